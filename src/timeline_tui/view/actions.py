"""The one table of actions: keys, help, palette, footer and docs all read it.

An action with `apply` is a pure function on the view and is tested as a row of a table. The others
need the screen (focus, dialogs, leaving); the screen has a method of their name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from timeline_tui.view.state import ViewState

Apply: TypeAlias = Callable[[ViewState, int], ViewState]
"""What an action does to the view; the count typed before its key is 0 where there was none."""
MOST_STEPS = 1_000
"""So many steps at most are taken one by one."""


class Action(NamedTuple):
    """Something a person can do with a key, from the palette or through the help."""

    id: str
    keys: tuple[str, ...]
    """In Textual's names, the first one is shown."""
    title: str
    """Two or three words, for the footer and the palette."""
    tooltip: str
    """One sentence, for the help and the docs."""
    group: str
    apply: Apply | None = None
    is_jump: bool = False
    """Whether one may want to go back to where one was."""
    panel: str = ""
    """The panel that has to have the keyboard: `details`; nothing where it does not matter."""


def _repeated(step: Callable[[ViewState], ViewState]) -> Apply:
    """Give an action that takes a step as often as its count says."""

    def apply(state: ViewState, count: int) -> ViewState:
        for _ in range(min(max(count, 1), MOST_STEPS)):
            following = step(state)
            if following == state:
                break
            state = following
        return state

    return apply


ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "Next event", "Go to the next event.", "Move", lambda s, n: s.moved(n or 1)),
    Action("up", ("k", "up"), "Previous event", "Go to the previous event.", "Move", lambda s, n: s.moved(-(n or 1))),
    Action("page-down", ("space", "pagedown"), "Page down", "Go one page on.", "Move", lambda s, n: s.paged(n or 1)),
    Action("page-up", ("b", "pageup"), "Page up", "Go one page back.", "Move", lambda s, n: s.paged(-(n or 1))),
    Action("half-down", ("ctrl+d",), "Half a page down", "Go half a page on.", "Move", lambda s, n: s.paged((n or 1) / 2)),
    Action("half-up", ("ctrl+u",), "Half a page up", "Go half a page back.", "Move", lambda s, n: s.paged(-(n or 1) / 2)),
    Action(
        "first", ("g", "home"), "First event",
        "Go to the first event, or with a number before it to that one.", "Move",
        lambda s, n: s.at(max(n, 1) - 1), True,
    ),
    Action(
        "last", ("G", "end"), "Last event",
        "Go to the last event, or with a number before it to that one.", "Move",
        lambda s, n: s.at(n - 1) if n else s.at_last(), True,
    ),
    Action(
        "next-heading", ("right_curly_bracket",), "Next period",
        "Go to the first event under the next heading.", "Move", _repeated(ViewState.at_next_heading), True,
    ),
    Action(
        "previous-heading", ("left_curly_bracket",), "Previous period",
        "Go to the first event under this heading, or the one before.", "Move",
        _repeated(ViewState.at_previous_heading), True,
    ),
    Action(
        "next-gap", ("s",), "Next gap",
        "Go to the event that ends the next long silence.", "Move", _repeated(ViewState.at_next_gap), True,
    ),
    Action(
        "previous-gap", ("S",), "Previous gap",
        "Go to the event that ended the previous long silence.", "Move",
        _repeated(ViewState.at_previous_gap), True,
    ),
    Action("goto", ("at", "f5"), "Go to a date", "Ask for a date, and go to the first event from there on.", "Time"),
    Action("now", ("t",), "Now", "Go to the event that lies nearest to now.", "Time"),
    Action("day-later", ("d",), "A day later", "Go to the first event of the next day or later.", "Time"),
    Action("day-earlier", ("D",), "A day earlier", "Go to the last event of the day before or earlier.", "Time"),
    Action(
        "pan-later", ("l", "right"), "Pan later",
        "Go later by as much time as is in view, or by a tenth of all where that is in view.", "Time",
    ),
    Action(
        "pan-earlier", ("h", "left"), "Pan earlier",
        "Go earlier by as much time as is in view, or by a tenth of all where that is in view.", "Time",
    ),
    Action(
        "back", ("left_square_bracket",), "Back",
        "Go back to where you were before a jump or another filter.", "Time",
    ),
    Action("forward", ("right_square_bracket",), "Forward", "Go forward again.", "Time"),
    Action(
        "filter", ("slash", "f3"), "Filter",
        "Type a filter; Enter keeps it, Escape takes the one before.", "Filter",
    ),
    Action("keep", ("equals_sign",), "Keep value", "Show only what has this event's value in the active column.", "Filter"),
    Action("exclude", ("exclamation_mark",), "Exclude value", "Leave out what has this event's value in the active column.", "Filter"),
    Action("since", ("less_than_sign",), "From here on", "Show only what lasts or comes from this event on.", "Filter"),
    Action("until", ("greater_than_sign",), "Up to here", "Show only what began up to this event.", "Filter"),
    Action("clear", ("backslash",), "Clear filter", "Show everything again.", "Filter", lambda s, n: s.unfiltered(), True),
    Action("undo", ("u",), "Undo filter", "Take back the last change of the filter.", "Filter", _repeated(ViewState.undone), True),
    Action("redo", ("ctrl+r",), "Redo filter", "Bring back the change that was undone.", "Filter", _repeated(ViewState.redone), True),
    Action("column-next", ("tab",), "Next column", "Let the next column be the active one.", "Rows"),
    Action("column-previous", ("shift+tab",), "Previous column", "Let the column before be the active one.", "Rows"),
    Action("columns", ("C",), "Columns", "Choose the columns and their order.", "Rows"),
    Action(
        "date-style", ("a",), "Date style",
        "Show dates in short, in words, in EDTF, as they are written, or as seen from now.", "Rows",
    ),
    Action(
        "zone", ("A",), "Time zone",
        "Show times in the zone of each file, as stated, in UTC, in this machine's zone, or in one that you name.", "Rows",
    ),
    Action(
        "elapsed", ("T",), "Elapsed time",
        "Tell the time since the event before, or from the selected one, or not at all.", "Rows",
    ),
    Action("find", ("f",), "Find", "Type what to highlight without hiding the rest; Enter keeps it.", "Find"),
    Action("find-next", ("n",), "Next hit", "Go to the next event that was looked for.", "Find"),
    Action("find-previous", ("N",), "Previous hit", "Go to the event before that was looked for.", "Find"),
    Action("find-value", ("asterisk",), "Find the same", "Look for what this event has in the active column.", "Find"),
    Action(
        "details", ("enter", "f4"), "Details",
        "Show the event's details; where they are in sight, move into them.", "Details",
    ),
    Action("switch", ("f12",), "List or details", "Move between the list and the details.", "Details"),
    Action(
        "details-full", ("o",), "Full details",
        "Show the details in place of the list, or beside it again.", "Details", lambda s, n: s.toggled_full(),
    ),
    Action("details-down", ("J", "shift+down"), "Scroll details", "Scroll the details down.", "Details"),
    Action("details-up", ("K", "shift+up"), "Scroll details up", "Scroll the details up.", "Details"),
    Action(
        "link-next", ("j", "down"), "Next link", "Go to the next link in view, or scroll down.",
        "In the details", panel="details",
    ),
    Action(
        "link-previous", ("k", "up"), "Previous link", "Go to the link before in view, or scroll up.",
        "In the details", panel="details",
    ),
    Action(
        "link-follow", ("enter",), "Follow",
        "Follow the link: to an event, or to an address, which is shown first. Without one, go back to the list.",
        "In the details", panel="details",
    ),
    Action(
        "event-next", ("l", "right"), "Next event", "Show the next event of the list.",
        "In the details", panel="details",
    ),
    Action(
        "event-previous", ("h", "left"), "Previous event", "Show the event before in the list.",
        "In the details", panel="details",
    ),
    Action(
        "details-page-down", ("space", "pagedown", "ctrl+d"), "Page down", "Scroll one page down.",
        "In the details", panel="details",
    ),
    Action(
        "details-page-up", ("b", "pageup", "ctrl+u"), "Page up", "Scroll one page up.",
        "In the details", panel="details",
    ),
    Action("details-top", ("g", "home"), "Top", "Scroll to the first line.", "In the details", panel="details"),
    Action("details-end", ("G", "end"), "End", "Scroll to the last line.", "In the details", panel="details"),
    Action(
        "copy", ("y", "f10"), "Copy",
        "Copy the event, its date, a citation of its source, its link, or its file and line.", "Export",
    ),
    Action("export", ("x", "f2"), "Export", "Write the events that the list shows to a file.", "Export"),
    Action(
        "problems", ("tilde", "f6"), "Problems",
        "List what is wrong with the files, with file and line.", "Program",
    ),
    Action("command", ("colon",), "Command", "Type an action by its name, with Tab to complete it.", "Program"),
    Action("edit", ("e", "f7"), "Edit", "Open the event's file at its line in $VISUAL or $EDITOR, and reload it.", "Program"),
    Action("reload", ("R", "f8"), "Reload", "Read the files anew; a changed file is read by itself.", "Program"),
    Action("help", ("question_mark", "f1"), "Help", "Show every key and the filter language.", "Program"),
    Action("palette", ("ctrl+p",), "All actions", "Find an action by its name, and do it.", "Program"),
    Action("theme", ("f9",), "Theme", "Choose the colours; the choice is remembered.", "Program"),
    Action("suspend", ("ctrl+z",), "Suspend", "Go back to the shell for a while; fg comes back.", "Program"),
    Action("close", ("q",), "Quit", "Close what is open; with nothing open, quit.", "Program"),
    Action("quit", ("ctrl+q",), "Quit at once", "Quit at once.", "Program"),
)  # fmt: skip
"""Every action of the main screen, in the order of the help. A number typed before a key counts."""

GROUPS = tuple(dict.fromkeys(action.group for action in ACTIONS))

_KEY_NAMES = {
    "slash": "/", "backslash": "\\", "question_mark": "?", "asterisk": "*", "colon": ":", "tilde": "~", "space": "Space",
    "right_curly_bracket": "}", "left_curly_bracket": "{", "at": "@",
    "right_square_bracket": "]", "left_square_bracket": "[", "less_than_sign": "<", "greater_than_sign": ">", "pagedown": "PgDn", "pageup": "PgUp",
    "down": "↓", "up": "↑", "left": "←", "right": "→", "tab": "Tab", "enter": "Enter", "home": "Home", "end": "End", "escape": "Esc",
    "equals_sign": "=", "exclamation_mark": "!", "shift+tab": "Shift-Tab", "shift+down": "Shift-↓", "shift+up": "Shift-↑",
}  # fmt: skip


_ASCII_KEY_NAMES = {
    "left": "Left",
    "right": "Right",
    "down": "Down",
    "up": "Up",
    "shift+down": "Shift-Down",
    "shift+up": "Shift-Up",
}


def key_name(key: str, *, ascii_only: bool = False) -> str:
    """Give a key as people write it: `/`, `Ctrl-D`, `F1`."""
    if ascii_only and key in _ASCII_KEY_NAMES:
        return _ASCII_KEY_NAMES[key]
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    return key.upper() if len(key) > 1 else key
