"""A dialog that shows lines and scrolls: the help and the list of problems."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from timeline_tui.events.fields import FIELDS, TRAITS
from timeline_tui.events.problems import Problem
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.safe import safe
from timeline_tui.view.actions import ACTIONS, GROUPS, key_name

KEYS, EXAMPLES = 16, 27
"""Cells of the left column."""
LEAST_WIDTH = 30
SCROLL_BAR = 2


class TextScreen(ModalScreen[None]):
    """Lines in a frame; Escape, q or Enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark,f1", "dismiss", "Close", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("b", "scroll('page_up')", show=False),
        Binding("g", "scroll('home')", show=False),
        Binding("G", "scroll('end')", show=False),
    ]

    def __init__(self, title: str, lines: Callable[[int], Sequence[Content]]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        """Gives the lines for a width in cells."""

    def compose(self) -> ComposeResult:
        """The frame and the lines in it."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Esc closes")
            with VerticalScroll(id="text"):
                yield Static()

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lay the lines out for the width."""
        width = self.query_one(VerticalScroll).content_region.width - SCROLL_BAR
        self.query_one(Static).update(Content("\n").join(self._lines(max(width, LEAST_WIDTH))))

    def action_scroll(self, how: str) -> None:
        """Scroll by a line, a page, or to an end."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{how}")(animate=False)


def help_lines(width: int) -> list[Content]:
    """Give the help for a width: every action of the table, then the filter language."""
    lines: list[Content] = [Content("A number before a key repeats it: 5j."), Content("")]
    for group in GROUPS:
        lines += [Content.styled(group, "bold"), Content("")]
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(key_name(key) for key in action.keys)
                lines += _entry(keys, action.tooltip, KEYS, width)
        lines.append(Content(""))
    lines += [Content.styled(tr("Dates"), "bold"), Content("")]
    for sign, meaning in _SIGNS:
        lines += _entry(sign, tr(meaning), KEYS, width)
    lines.append(Content(""))
    lines += [Content.styled("The filter", "bold"), Content("")]
    for example, meaning in _EXAMPLES:
        lines += _entry(example, meaning, EXAMPLES, width)
    lines += [Content(""), Content.styled("Fields", "bold"), Content("")]
    for field in FIELDS:
        lines += _entry(f"{field.name}:", field.description, KEYS, width)
    lines += [Content(""), Content.styled("is:", "bold"), Content("")]
    for trait, meaning in TRAITS.items():
        lines += _entry(f"is:{trait}", meaning, KEYS, width)
    return lines


def problem_lines(problems: Sequence[Problem], _width: int) -> list[Content]:
    """Give one line per problem, with file, line and hint."""
    if not problems:
        return [Content("Everything was read, and nothing seems wrong.")]
    return [
        line for problem in sorted(problems) for line in (Content(safe(str(problem))), Content(""))
    ]


def _entry(left: str, right: str, column: int, width: int) -> list[Content]:
    """Two columns, the right one wrapped under itself."""
    first, *rest = textwrap.wrap(right, max(LEAST_WIDTH - column, width - column - 1)) or [""]
    entry = Content.assemble((f"{left:<{column}} ", "bold"), first)
    return [entry, *(Content(" " * (column + 1) + line) for line in rest)]


_SIGNS = (
    ("°", later("something about the date is inferred (' in ASCII)")),
    ("≈", later("computed from how events lie to one another (= in ASCII)")),
    ("?", later("the event matches the filter only possibly")),
    ("c. 44 BCE", later("about; the source says so itself")),
    ("1984 (?)  1984 ~", later("the source doubts it")),
    ("Oct →", later("it goes on, or its end is not stated")),
    ("—", later("no date")),
    ("09:30 +03:00", later("a time of another zone than the first line names")),
    ("+3 d  T+3 d", later("later than the event before, than the selected one")),
    ("<24 h  ≥ 2 d", later("less than so far apart, at least so far")),
)
_EXAMPLES = (
    ("austin talks", "both words, anywhere"),
    ('"security dialogue"', "the phrase"),
    ("embargo OR sanctions", "either"),
    ("-tag:attack", "not tagged attack"),
    ("category:attack,military", "any of the terms"),
    ("place=Washington", "the whole value"),
    ("title:/^joint/i", "a regular expression"),
    ("during:2023..", "overlaps the range; more verbs below"),
    ('within:"7-8 August 2023"', "dates as files write them"),
    ("since:!2024-01-25", "certain matches only"),
    ("has:relation no:place", "present, missing"),
)
