"""The dialog that chooses the columns of the list and their order; the rows behind follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from timeline_tui.render.captions import caption
from timeline_tui.render.direction import said_beside, text_of
from timeline_tui.render.pieces import fitted, piece
from timeline_tui.render.survey import Survey
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import Drawable, joined, own
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.words import content, line_of_words, stacked, words
from timeline_tui.view.columns import Arrangement

TICK, NO_TICK = own("■"), own("□")
ASCII_TICK, ASCII_NO_TICK = own("x"), own(".")
POINTER, ASCII_POINTER = own("▌"), own(">")
BLANK = own(" ")
NAME = 18
"""Cells of a column's name."""
PART = 8
"""Cells of how many events have it."""


class ColumnsScreen(Dialog[tuple[str, ...] | None]):
    """Choose columns; gives those that are shown, in their order, or nothing where it was left.

    No columns at all mean that the program chooses.
    """

    PANEL = "columns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "Close", show=False),
        Binding("enter", "keep", "Keep", show=False),
        Binding("space", "switch", "Show or hide", show=False),
        Binding("j,down", "look(1)", show=False),
        Binding("k,up", "look(-1)", show=False),
        Binding("J,shift+down", "move(1)", show=False),
        Binding("K,shift+up", "move(-1)", show=False),
        Binding("0", "usual", "The usual ones", show=False),
    ]

    def __init__(
        self,
        arrangement: Arrangement,
        survey: Survey,
        show: Callable[[tuple[str, ...]], None],
        *,
        usual: tuple[str, ...],
        is_usual: bool,
        ascii_only: bool,
    ) -> None:
        super().__init__()
        self._usual = usual
        self._survey = survey
        self._show = show
        self._ascii_only = ascii_only
        self.arrangement = arrangement
        """The columns as they are chosen so far."""
        self.is_usual = is_usual
        """Whether the choice is still the program's."""

    def compose(self) -> ComposeResult:
        """The columns, a line each."""
        with Vertical(classes="dialog side") as frame:
            frame.border_title = line_of_words(tr("Columns"))
            frame.border_subtitle = line_of_words(tr("Enter keeps, Esc takes back"))
            with VerticalScroll(id="text"):
                yield Static(id="columns")
            yield Static(
                words(tr("Space shows or hides, J K move, 0 takes the usual ones")), id="told"
            )

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(VerticalScroll).focus()
        self._draw()

    def action_look(self, by: int) -> None:
        """Look at another column."""
        self.arrangement = self.arrangement.at(self.arrangement.cursor + by)
        self._draw()

    def action_switch(self) -> None:
        """Show the column or do so no longer."""
        self._change(self.arrangement.toggled())

    def action_move(self, by: int) -> None:
        """Move the column."""
        self._change(self.arrangement.moved(by))

    def action_usual(self) -> None:
        """Leave the choice to the program again."""
        usual = Arrangement.of(self._usual, self._survey.offered)
        self.arrangement = usual.at(self.arrangement.cursor)
        self.is_usual = True
        self._show(())
        self._draw()

    def action_keep(self) -> None:
        """Keep the choice."""
        self.dismiss(() if self.is_usual else self.arrangement.columns)

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def _change(self, arrangement: Arrangement) -> None:
        if arrangement != self.arrangement:
            self.arrangement, self.is_usual = arrangement, False
            self._show(arrangement.columns)
        self._draw()

    def _draw(self) -> None:
        lines = [self._line(number) for number in range(len(self.arrangement.names))]
        self.query_one("#columns", Static).update(stacked(lines))
        scroll, cursor = self.query_one(VerticalScroll), self.arrangement.cursor
        top, height = scroll.scroll_offset.y, scroll.size.height
        if height and not top <= cursor < top + height:
            scroll.scroll_to(y=cursor if cursor < top else cursor - height + 1, animate=False)

    def _line(self, number: int) -> Content:
        name = self.arrangement.names[number]
        marks = (ASCII_TICK, ASCII_NO_TICK) if self._ascii_only else (TICK, NO_TICK)
        mark = marks[name not in self.arrangement.shown]
        pointer = ASCII_POINTER if self._ascii_only else POINTER
        is_here = number == self.arrangement.cursor
        part = part_of(self._survey.fact(name).present, self._survey.total)
        text = joined(
            *(pointer if is_here else BLANK, BLANK, mark, BLANK),
            *(fitted(_beside(caption(name), NAME), NAME), BLANK, _beside(part, PART)),
        )
        return content(text, style="bold" if is_here else "")


def _beside(text: str, width: int) -> Drawable:
    """Words as they are seen in a column of so many cells."""
    return text_of(said_beside([piece(text)], width, order_of_words()))


def part_of(present: int, total: int) -> str:
    """Give how many of so many events have something in a column; 0 % is none, and all are all."""
    if present >= total:
        return tr("in all")
    part = min(max(1, round(100 * present / total)), 99) if present else 0
    return tr("in {part} %", part=part)
