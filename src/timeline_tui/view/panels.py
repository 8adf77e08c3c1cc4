"""What helps where: for each part of the screen and each dialog, its own keys and the actions near.

The help shows the panel that has the keyboard first, and docs/keys.md every panel's own keys.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.text.catalogue import later


class Panel(NamedTuple):
    """A part of the screen, or a dialog, as the help knows it."""

    title: str
    groups: tuple[str, ...] = ()
    """Groups of actions that help there."""
    keys: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Keys of its own in Textual's names, and what they do there."""


_CHOOSE = (
    (("down", "up"), later("Go to the next or the previous line.")),
    (("enter",), later("Choose the line under the cursor.")),
    (("escape",), later("Close, and do nothing.")),
)
_READ = (
    (("j", "k", "down", "up"), later("Scroll by a line.")),
    (("space", "b", "pagedown", "pageup"), later("Scroll by a page.")),
    (("g", "G", "home", "end"), later("Go to the first or the last line.")),
    (("slash",), later("Type words: only what holds them is shown.")),
    (("escape", "q"), later("Close.")),
)

_LINE = (
    (("tab",), later("Take the first offer.")),
    (("ctrl+p", "ctrl+n"), later("Take what was kept before, or after that.")),
)

PANELS: dict[str, Panel] = {
    "list": Panel(later("In the list"), ("Move", "Time")),
    "details": Panel(later("In the details"), ("In the details", "Details")),
    "filter": Panel(
        later("While typing a filter"),
        (),
        (
            (("enter",), later("Keep the filter, or take the offer that you went to.")),
            (("escape",), later("Close the offers; then take the filter before.")),
            (("up", "down"), later("Go among the offers; without any, move the list's cursor.")),
            *_LINE,
        ),
    ),
    "find": Panel(
        later("While typing what to find"),
        (),
        (
            (("enter",), later("Keep it, or take the offer that you went to.")),
            (("escape",), later("Close the offers; then find what was found before.")),
            (("up", "down"), later("Go among the offers; without any, move the list's cursor.")),
            *_LINE,
        ),
    ),
    "command": Panel(
        later("While typing a command"),
        (),
        (
            (("enter",), later("Do it, or take the offer that you went to.")),
            (("escape",), later("Close the offers; then do nothing.")),
            (("up", "down"), later("Go among the offers; without any, through earlier commands.")),
            *_LINE,
        ),
    ),
    "columns": Panel(
        later("In the choice of columns"),
        (),
        (
            (("j", "k", "down", "up"), later("Go to the next or the previous line.")),
            (("space",), later("Show the column, or hide it.")),
            (("J", "K", "shift+down", "shift+up"), later("Move the column.")),
            (("0",), later("Take the usual columns.")),
            (("enter",), later("Keep what is shown.")),
            (("escape", "q"), later("Take the columns before.")),
        ),
    ),
    "export": Panel(
        later("In the export dialog"),
        (),
        (
            (("enter",), later("Write the file; a second time, replace one that exists.")),
            (("tab",), later("Complete the path; ~ is your home.")),
            (("down", "up"), later("Choose the next or the previous format.")),
            (("escape",), later("Close without writing.")),
        ),
    ),
    "goto": Panel(
        later("While typing a date"),
        (),
        (
            (("enter",), later("Go there.")),
            (("escape",), later("Stay.")),
        ),
    ),
    "copy": Panel(later("In the copy menu"), (), _CHOOSE),
    "theme": Panel(later("In the choice of themes"), (), _CHOOSE),
    "palette": Panel(later("In the list of all actions"), (), _CHOOSE),
    "problems": Panel(
        later("In the list of problems"),
        (),
        ((("a",), later("Show every place, or only the first ones.")), *_READ),
    ),
    "help": Panel(later("In the help"), (), _READ),
}
