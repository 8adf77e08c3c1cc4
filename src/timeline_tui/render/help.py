"""The help as sections of entries: what helps here first, then all the rest. It draws nothing.

Everything comes from tables: actions, panels, fields, and the signs that rows are drawn with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.events.fields import FIELDS, TRAITS
from timeline_tui.render import rows
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.folding import fold
from timeline_tui.view.actions import ACTIONS, GROUPS, key_name
from timeline_tui.view.menu import keys_of
from timeline_tui.view.panels import PANELS

KEYS, EXAMPLES = 17, 27
"""Cells of the left column."""


class Entry(NamedTuple):
    """Something on the left, and what it means."""

    left: str
    right: str


class Section(NamedTuple):
    """Entries under a title."""

    title: str
    entries: tuple[Entry, ...]
    column: int = KEYS
    """Cells of the left column."""


ASKING = ("filter", "find")
"""Panels in which the filter language comes first."""


def help_sections(panel: str, *, ascii_only: bool = False, words: str = "") -> list[Section]:
    """Give the help, what concerns a panel first; with words, only entries that hold them all."""
    wanted = fold(words).split()
    return [
        narrowed
        for section in _sections(panel, ascii_only)
        if (narrowed := _narrowed(section, wanted)).entries
    ]


def _sections(panel: str, ascii_only: bool) -> Iterator[Section]:
    here = PANELS.get(panel)
    near = here.groups if here is not None else ()
    if here is not None:
        own = [Entry(_keys(keys, ascii_only), tr(meaning)) for keys, meaning in here.keys]
        actions = (entry for group in near for entry in _actions(group, ascii_only))
        yield Section(tr(here.title), (*own, *actions))
    language = _language()
    if panel in ASKING:
        yield from language
    yield Section(tr("Signs"), _signs(ascii_only))
    for group in GROUPS:
        if group not in near:
            yield Section(tr(group), tuple(_actions(group, ascii_only)))
    if panel not in ASKING:
        yield from language


def _actions(group: str, ascii_only: bool) -> Iterator[Entry]:
    for action in ACTIONS:
        if action.group == group:
            yield Entry(keys_of(action, ascii_only=ascii_only), tr(action.tooltip))


def _keys(keys: tuple[str, ...], ascii_only: bool) -> str:
    return " ".join(key_name(key, ascii_only=ascii_only) for key in keys)


def _signs(ascii_only: bool) -> tuple[Entry, ...]:
    return tuple(
        Entry(sign.translate(_ASCII_SIGNS) if ascii_only else sign, tr(meaning))
        for sign, meaning in ((tr(sign), meaning) for sign, meaning in _SIGNS)
    )


def _language() -> tuple[Section, ...]:
    return (
        Section(
            tr("The filter"),
            tuple(Entry(example, tr(meaning)) for example, meaning in _EXAMPLES),
            EXAMPLES,
        ),
        Section(
            tr("Fields"),
            tuple(Entry(f"{field.name}:", tr(field.description)) for field in FIELDS),
        ),
        Section("is:", tuple(Entry(f"is:{trait}", tr(told)) for trait, told in TRAITS.items())),
    )


def _narrowed(section: Section, words: list[str]) -> Section:
    kept = tuple(
        entry
        for entry in section.entries
        if all(word in fold(f"{section.title} {entry.left} {entry.right}") for word in words)
    )
    return section._replace(entries=kept)


_ASCII_SIGNS = str.maketrans(
    {
        rows.SIGN_COMPUTED: rows.ASCII_SIGN_COMPUTED,
        rows.SIGN_INFERRED: rows.ASCII_SIGN_INFERRED,
        "→": "->",
        "—": "-",
        "≥": ">=",
    }
)
_SIGNS = (
    (rows.SIGN_INFERRED, later("something about the date is inferred")),
    (rows.SIGN_COMPUTED, later("computed from how events lie to one another")),
    (rows.SIGN_POSSIBLE, later("the event matches the filter only possibly")),
    (later("c. 44 BCE"), later("about; the source says so itself")),
    (later("1984 (?)  1984 ~"), later("the source doubts it")),
    (later("Oct →"), later("it goes on, or its end is not stated")),
    ("—", later("no date")),
    ("09:30 +03:00", later("a time of another zone than the first line names")),
    (later("+3 d  T+3 d"), later("later than the event before, than the selected one")),
    (later("<24 h  ≥ 2 d"), later("less than so far apart, at least so far")),
)
_EXAMPLES = (
    ("austin talks", later("both words, anywhere")),
    ('"security dialogue"', later("the phrase")),
    ("embargo OR sanctions", later("either")),
    ("-tag:attack", later("not tagged attack")),
    ("category:attack,military", later("any of the terms")),
    ("place=Washington", later("the whole value")),
    ("title:/^joint/i", later("a regular expression")),
    ("during:2023..", later("overlaps the range; more verbs below")),
    ('within:"7-8 August 2023"', later("dates as files write them")),
    ("since:!2024-01-25", later("certain matches only")),
    ("has:relation no:place", later("present, missing")),
)
