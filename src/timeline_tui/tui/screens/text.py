"""A dialog that shows lines and scrolls: the help and the list of problems. `/` narrows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.scrollbar import ScrollBarRender
from textual.widgets import Input, Static

from timeline_tui.events.problems import Group, Problem, Severity, grouped
from timeline_tui.render.direction import said_beside, text_of
from timeline_tui.render.help import help_sections
from timeline_tui.render.pieces import piece
from timeline_tui.text.bidi import Bidi, has_rtl, order_of_words
from timeline_tui.text.catalogue import forms, later, tr, trn
from timeline_tui.text.folding import fold
from timeline_tui.text.safe import blanks, joined, own
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.words import content, in_order, line_of_words, stacked

INDENT = 2
"""Cells before the places of problems that are alike."""
LEAST_WIDTH = 30
ENTRY = "bold $accent"
NOTHING = own("")
SCROLL_BAR = 2
SEVERITIES = {Severity.ERROR: later("error"), Severity.WARNING: later("warning")}
COUNTED = {
    Severity.ERROR: forms("{count:,} error", "{count:,} errors"),
    Severity.WARNING: forms("{count:,} warning", "{count:,} warnings"),
}
LEFT_OUT = forms("{count:,} record left out", "{count:,} records left out")
FIRST_PLACES = 12
"""So many places of problems that are alike are shown at first."""


class Asked(NamedTuple):
    """How much of the lines is wanted."""

    width: int
    """In cells."""
    words: str = ""
    """Only what holds them; nothing is everything."""
    whole: bool = False
    """Whether to spare nothing."""


Lines: TypeAlias = Callable[[Asked], Sequence[Content]]


class _WholeCells(ScrollBarRender):
    """A scroll bar of whole cells, which needs no glyphs."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


class TextScreen(Dialog[None]):
    """Lines in a frame; Escape, q or Enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,question_mark", "cancel", "Close", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("b", "scroll('page_up')", show=False),
        Binding("g", "scroll('home')", show=False),
        Binding("G", "scroll('end')", show=False),
        Binding("slash", "narrow", show=False),
        Binding("a", "whole", show=False),
    ]

    def __init__(self, title: str, lines: Lines, *, panel: str) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._panel = panel
        self._asked = Asked(LEAST_WIDTH)

    @property
    def panel(self) -> str:
        """The help, or the problems."""
        return self._panel

    def compose(self) -> ComposeResult:
        """The frame, the lines in it, and the line for words."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(self._title)
            frame.border_subtitle = line_of_words(tr("/ narrows, Esc closes"))
            with VerticalScroll(id="text") as scroll:
                scroll.vertical_scrollbar.renderer = _WholeCells  # type: ignore[misc]
                yield Static()
            yield TypedLine(
                id="words", placeholder=line_of_words(tr("Only what holds these words")).plain
            )

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lay the lines out for the width."""
        width = self.query_one(VerticalScroll).content_region.width - SCROLL_BAR
        self._ask(self._asked._replace(width=max(width, LEAST_WIDTH)))

    def action_scroll(self, how: str) -> None:
        """Scroll by a line, a page, or to an end."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{how}")(animate=False)

    def action_narrow(self) -> None:
        """Let words be typed."""
        self.set_class(True, "-narrowed")
        self.set_focus(self.query_one(TypedLine))

    def action_whole(self) -> None:
        """Spare nothing, or be short again."""
        self._ask(self._asked._replace(whole=not self._asked.whole))

    def action_cancel(self) -> None:
        """Show everything again, and then close."""
        if self.has_class("-narrowed"):
            self.query_one(TypedLine).value = ""
            self.set_class(False, "-narrowed")
            self.query_one(VerticalScroll).focus()
        else:
            self.dismiss(None)

    @on(Input.Changed)
    def _words_changed(self, event: Input.Changed) -> None:
        self._ask(self._asked._replace(words=event.value))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(Input.Submitted)
    def _words_kept(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        lines = self._lines(asked) or [line_of_words(tr("Nothing holds these words."))]
        self.query_one(Static).update(stacked(lines))


def help_lines(panel: str, ascii_only: bool, asked: Asked) -> list[Content]:
    """Give the help: what concerns a panel, every action of the table, the filter language."""
    lines: list[Content] = []
    if not asked.words:
        lines = [line_of_words(tr("A number before a key repeats it: 5j.")), Content("")]
    for section in help_sections(panel, ascii_only=ascii_only, words=asked.words):
        lines += [line_of_words(section.title).stylize("bold $heading"), Content("")]
        for entry in section.entries:
            lines += _entry(entry.left, entry.right, section.column, asked.width)
        lines.append(Content(""))
    return lines[:-1]


def problem_lines(problems: Sequence[Problem], asked: Asked) -> list[Content]:
    """Give what is wrong, with file, line and hint; what is alike is told once, with its places."""
    if not problems:
        return [line_of_words(tr("Everything was read, and nothing seems wrong."))]
    words = fold(asked.words).split()
    kept = [each for each in problems if all(word in fold(_told(each)) for word in words)]
    lines: list[Content] = []
    for group in grouped(kept):
        told = _alike(group, asked) if group.size > 1 else _laid(_told(group.first), asked.width)
        lines += [*told, Content("")]
    return lines[:-1]


def _told(problem: Problem) -> str:
    """Give a problem as `check` does, its severity in the language in use."""
    severity = f": {problem.severity}: "
    return str(problem).replace(severity, f": {tr(SEVERITIES[problem.severity])}: ", 1)


def _laid(text: str, width: int) -> list[Content]:
    return [content(line) for line in in_order(text, width, is_filled=True)]


def _alike(group: Group, asked: Asked) -> list[Content]:
    first = group.first
    hint = f" {first.hint}" if first.hint else ""
    counts = [trn(*COUNTED[first.severity], group.size)]
    counts += [trn(*LEFT_OUT, group.rejected)] if group.rejected else []
    counts += [] if group.is_same else [tr("such as")]
    told = f"{tr(', ').join(counts)}: {first.text}.{hint}"
    shown = group.places if asked.whole else group.places[:FIRST_PLACES]
    left = len(group.places) - len(shown)
    more = trn(
        ", and {count:,} more place: a shows it", ", and {count:,} more places: a shows them", left
    )
    places = ", ".join(shown) + (more if left else "")
    below = in_order(places, asked.width - INDENT, is_filled=True)
    gap = blanks(INDENT)
    return [
        *_laid(told, asked.width),
        *(content(joined(line, gap) if has_rtl(places) else joined(gap, line)) for line in below),
    ]


def _entry(left: str, right: str, column: int, width: int) -> list[Content]:
    """Two columns, the right one wrapped under itself."""
    room, bidi = max(LEAST_WIDTH - column, width - column - 1), order_of_words()
    first, *rest = in_order(right, room, is_filled=bidi is Bidi.APP) or [NOTHING]
    name, indent = text_of(said_beside([piece(left)], column, bidi)), blanks(column + 1)
    below = [content(joined(indent, line)) for line in rest]
    missing = column - cell_len(name)
    if missing < 0:
        return [content(name, style=ENTRY), content(joined(indent, first)), *below]
    return [content(joined(name, blanks(missing + 1)), style=ENTRY) + content(first), *below]
