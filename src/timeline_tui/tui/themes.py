"""The themes: for dark and for light rooms, for eyes that need more, and for old terminals.

Every text can be read on every ground it may stand on (tests measure the contrast). `okabe` takes
its hues from the palette of Okabe and Ito, which stay apart for eyes that do not tell red from
green. `ansi` names the terminal's own sixteen colours, so it looks as the person has set those.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.theme import Theme

from timeline_tui.text.catalogue import later


class Palette(NamedTuple):
    """The colours of one theme by what they are for."""

    foreground: str
    background: str
    surface: str
    panel: str
    selected: str
    """The ground of the selected row."""
    quiet: str
    """What is read second."""
    faint: str
    """Rules, and what is only a ground for something else."""
    accent: str
    date: str
    heading: str
    computed: str
    hit: str
    """The matches in the overview."""
    match_text: str
    match_back: str
    error: str
    success: str
    categories: Sequence[str]


def _theme(name: str, colours: Palette, *, dark: bool, ansi: bool = False) -> Theme:
    variables = {
        "date": colours.date,
        "quiet": colours.quiet,
        "faint": colours.faint,
        "heading": colours.heading,
        "hit": colours.hit,
        "match-text": colours.match_text,
        "match-back": colours.match_back,
        "selected": colours.selected,
        "computed": colours.computed,
        "stated": colours.success,
        "inferred": colours.categories[4],
        "assumed": colours.heading,
        "link": colours.date,
        "code": colours.categories[5],
        **{f"category-{number}": colour for number, colour in enumerate(colours.categories)},
        "screen-selection-background": colours.match_back,
        "screen-selection-foreground": colours.match_text,
        "scrollbar": colours.faint,
        "scrollbar-hover": colours.quiet,
        "scrollbar-active": colours.accent,
        "scrollbar-background": colours.surface,
        "scrollbar-background-hover": colours.surface,
        "scrollbar-background-active": colours.surface,
        "scrollbar-corner-color": colours.surface,
    }
    if ansi:
        variables |= {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
    else:  # in sixteen colours the cursor is drawn reversed
        variables |= {
            "input-cursor-background": colours.accent,
            "input-cursor-foreground": colours.match_text,
            "input-selection-background": colours.match_back,
            "input-selection-foreground": colours.match_text,
        }
    return Theme(
        name=name,
        primary=colours.date,
        secondary=colours.heading,
        accent=colours.accent,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        success=colours.success,
        warning=colours.accent,
        error=colours.error,
        dark=dark,
        ansi=ansi,
        variables=variables,
    )


_INK = Palette(
    foreground="#dedbce", background="#16181d", surface="#1b1e25", panel="#232731",
    selected="#2b3140", quiet="#98a1ae", faint="#4a515c", accent="#e6c384", date="#8fb8d8",
    heading="#d6b27c", computed="#bfaae6", hit="#e6c384", match_text="#16181d",
    match_back="#e6c384", error="#f28490", success="#a0c574",
    categories=("#7fb4ca", "#f07f8b", "#a0c574", "#dfa8d6", "#eab07a", "#7fcfc0"),
)  # fmt: skip
_PAPER = Palette(
    foreground="#2c2a26", background="#fbf9f3", surface="#f4f0e6", panel="#ece6d8",
    selected="#e6dfcd", quiet="#655f50", faint="#bdb5a2", accent="#8a4704", date="#285a80",
    heading="#744a0c", computed="#5a3f93", hit="#9a4a00", match_text="#2c2a26",
    match_back="#f2cf7e", error="#a01f32", success="#3d6320",
    categories=("#285a80", "#a01f32", "#3d6320", "#7b3477", "#86460a", "#17645a"),
)  # fmt: skip
_CONTRAST = Palette(
    foreground="#ffffff", background="#000000", surface="#000000", panel="#1c1c1c",
    selected="#262626", quiet="#d0d0d0", faint="#8a8a8a", accent="#ffd75f", date="#9fdcff",
    heading="#ffd75f", computed="#d9bfff", hit="#ffd75f", match_text="#000000",
    match_back="#ffd75f", error="#ff9e9e", success="#a8f08a",
    categories=("#8fd3ff", "#ff9e9e", "#a8f08a", "#ffb3f0", "#ffc27a", "#7ff0dc"),
)  # fmt: skip
_OKABE = Palette(
    foreground="#e4e4e0", background="#12151c", surface="#181c25", panel="#20252f",
    selected="#2a3040", quiet="#a3abb8", faint="#4c5361", accent="#f0c040", date="#9ac7e8",
    heading="#f0e442", computed="#d9a6c6", hit="#e69f00", match_text="#12151c",
    match_back="#f0c040", error="#ff8f5c", success="#17b890",
    categories=("#56b4e9", "#e69f00", "#17b890", "#f0e442", "#ff7a3d", "#e3a5cb"),
)  # fmt: skip
_ANSI = Palette(
    foreground="ansi_default", background="ansi_default", surface="ansi_default",
    panel="ansi_default", selected="ansi_default", quiet="ansi_default", faint="ansi_default",
    accent="ansi_yellow", date="ansi_cyan", heading="ansi_default", computed="ansi_magenta",
    hit="ansi_yellow", match_text="ansi_black", match_back="ansi_yellow", error="ansi_red",
    success="ansi_green",
    categories=(
        "ansi_bright_blue", "ansi_red", "ansi_green", "ansi_magenta", "ansi_yellow", "ansi_cyan",
    ),
)  # fmt: skip

INK = _theme("ink", _INK, dark=True)
PAPER = _theme("paper", _PAPER, dark=False)
CONTRAST = _theme("contrast", _CONTRAST, dark=True)
OKABE = _theme("okabe", _OKABE, dark=True)
ANSI = _theme("ansi", _ANSI, dark=True, ansi=True)

THEMES = (INK, PAPER, CONTRAST, OKABE, ANSI)
"""Every theme, in the order in which they are offered."""

ABOUT = {
    "ink": later("for dark rooms"),
    "paper": later("for light rooms"),
    "contrast": later("bright on black"),
    "okabe": later("hues for eyes that do not tell red from green"),
    "ansi": later("the terminal's own sixteen colours"),
}
"""What each theme is for."""
