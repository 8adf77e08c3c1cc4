"""The details of one event, wrapped to the pane and scrolled in it; links can be walked.

The pane knows where its links lead and follows none of them: it says so, and others do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.events.document import Document
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.detail import MEASURE, Drawn, draw_detail
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.direction import said
from timeline_tui.render.links import Target, stops_of
from timeline_tui.render.pieces import Line, Piece, filled, piece
from timeline_tui.render.thumb import ASCII_THUMB, THUMB, thumb_lines
from timeline_tui.text.bidi import Bidi, order_of_words
from timeline_tui.text.safe import Drawable, blanks, own, stretch
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message
from timeline_tui.view.actions import ACTIONS
from timeline_tui.view.around import NOTHING_AROUND, Around
from timeline_tui.view.walk import Pane, Stop, Walk

PANEL = "details"
PICKED = own("▸")
ASCII_PICKED = own(">")
PICKED_RTL = own("◂")
ASCII_PICKED_RTL = own("<")
"""What stands before the link that is selected: at its right where it is read from there."""
GUTTER = 2
"""Cells before the text, where the sign of a link at the start of a line has its place."""
EDGE = 2
"""Cells behind it: a blank and the thumb."""
NARROWEST = 8
WHEEL_LINES = 3


class Detail(NamedTuple):
    """What the pane shows."""

    event: Event
    document: Document
    look: DetailLook = DetailLook(Highlights())
    around: Around = NOTHING_AROUND


class _View(NamedTuple):
    """What is in view."""

    lines: Sequence[Line] = ()
    """The whole text."""
    top: int = 0
    left: int = 0
    width: int = 0
    thumb: Drawable = THUMB
    thumbs: range = range(0)


class DetailPane(DrawnWidget, can_focus=True):
    """All that is known of the selected event."""

    DEFAULT_CSS = """
    DetailPane { height: 1fr; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(action.keys),
            f"screen.perform('{action.id}')",
            action.title,
            id=action.id,
            show=False,
        )
        for action in ACTIONS
        if action.panel == PANEL
    ]

    detail: reactive[Detail | None] = reactive(None)
    """The event that is shown."""
    empty_text: reactive[str] = reactive("")
    """What is said where there is no event."""
    walk: reactive[Walk] = reactive(Walk())
    """Where one is in its text."""

    @message
    class Followed(Message):
        """A link was clicked that was selected already."""

        target: Target

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: Drawn | None = None
        self._view = _View()
        self._stops: tuple[Stop, ...] = ()
        self._chosen = self._fitted = Walk()
        """Where a person went, and what that came to in the size that the pane was given."""
        self._left_at: dict[str, Walk] = {}
        """Where one was in the events that a link was followed from."""

    def watch_detail(self, before: Detail | None, after: Detail | None) -> None:
        """Draw the event anew; another one starts at its first line."""
        self.lay_out()
        if before is None or after is None or before.event != after.event:
            self.walk = self._left_at.pop(after.event.id, Walk()) if after else Walk()

    def watch_empty_text(self) -> None:
        """Say something else."""
        self.lay_out()

    def leave(self) -> None:
        """Remember where one is in this event, for when one comes back to it."""
        if self.detail is not None:
            self._left_at[self.detail.event.id] = self.walk

    def lay_out(self) -> None:
        """Let the text be wrapped anew when it is next looked at: several changes are one."""
        self._drawn = None

    @property
    def target(self) -> Target | None:
        """Where the selected link leads."""
        link = self.walk.link
        targets = self._text.targets
        return targets[link - 1] if 0 < link <= len(targets) else None

    def step(self, by: int) -> None:
        """Go so many links on, or scroll where none is in view."""
        self.walk = self.walk.stepped(self._pane, by)

    def scroll_lines(self, lines: int) -> None:
        """Move the text by so many lines."""
        self.walk = self.walk.scrolled(self._pane, lines)

    def scroll_pages(self, pages: int) -> None:
        """Move the text by so many pages, a line of the one before in view."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def scroll_to(self, *, at_end: bool) -> None:  # type: ignore[override]
        """Move to the first line, or to the last."""
        total = len(self._text.lines)
        self.scroll_lines(total if at_end else -total)

    def prepare(self) -> None:
        """Read once what all lines of a picture need."""
        pane, top = self._pane, min(self.walk.top, self._pane.last_top)
        thumb = ASCII_THUMB if self._ascii_only else THUMB
        thumbs = thumb_lines(top, pane.height, pane.lines)
        self._view = _View(self._text.lines, top, self._left, self.size.width - 1, thumb, thumbs)

    def line(self, y: int) -> tuple[Line, str]:
        """A line of the text, with the sign of the selected link and the scroll bar's thumb."""
        lines, top, left, width, thumb, thumbs = self._view
        number = top + y
        text = self._signed(lines[number], number) if number < len(lines) else []
        line = filled([*self._blanks(left), *text], width)
        return [*line, Piece(thumb if y in thumbs else own(" "), "thumb")], ""

    def on_resize(self, event: events.Resize) -> None:
        """Keep the last line at the bottom and the selected link in view, and come back from it."""
        self.lay_out()
        if self.size:  # it is in sight
            if self.walk != self._fitted:
                self._chosen = self.walk
            self._fitted = self._chosen.resized(self._pane)
            self.walk = self._fitted

    def on_click(self, event: events.Click) -> None:
        """Select the link that is clicked; a second click follows it."""
        at = event.get_content_offset(self)
        link = self._link_at(at.x, at.y) if at is not None else 0
        if link and link == self.walk.link and self.target is not None:
            self.post_message(self.Followed(self.target))
        elif link:
            self.walk = self.walk._replace(link=link)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    @property
    def _text(self) -> Drawn:
        """The event, drawn for the width of the pane."""
        if self._drawn is None:
            shown = self.detail
            self._drawn = (
                draw_detail(shown.event, shown.document, shown.look, self._measure, shown.around)
                if shown
                else Drawn([[], said([piece(self.empty_text, "muted")], order_of_words())])
            )
            self._stops = stops_of(self._drawn.lines)
        return self._drawn

    @property
    def _pane(self) -> Pane:
        return Pane(len(self._text.lines), self.size.height, self._stops)

    @property
    def _measure(self) -> int:
        """Cells of the longest line."""
        return max(NARROWEST, min(MEASURE, self.size.width - GUTTER - EDGE))

    @property
    def _left(self) -> int:
        """Cells before the gutter: the text stands in the middle of a pane that is wider."""
        return max(0, self.size.width - self._measure - GUTTER - EDGE) // 2

    @property
    def _ascii_only(self) -> bool:
        return self.detail is not None and self.detail.look.ascii_only

    def _signed(self, line: Line, number: int) -> Line:
        """A line behind its gutter; the selected link stands out and has a sign before it."""
        picked = self.walk.link
        whole = [*self._blanks(GUTTER), *line]
        places = [place for place, part in enumerate(whole) if picked and part.link == picked]
        if not places:
            return whole
        for place in places:
            whole[place] = whole[place]._replace(style=f"{whole[place].style} picked".strip())
        if not any(stop.link == picked and stop.first == number for stop in self._stops):
            return whole
        if self._is_read_from_the_right:
            sign = Piece(ASCII_PICKED_RTL if self._ascii_only else PICKED_RTL, "bar")
            after = places[-1] + 1
            behind = [
                part._replace(text=stretch(part.text, 1)) for part in whole[after : after + 1]
            ]
            whole[after : after + 1] = [sign, *behind]
        else:
            before = places[0] - 1
            place = before if whole[before].text.endswith(" ") else 0
            sign = Piece(ASCII_PICKED if self._ascii_only else PICKED, "bar")
            kept = whole[place]._replace(text=stretch(whole[place].text, 0, -1))
            whole[place : place + 1] = [kept, sign]
        return whole

    @property
    def _is_read_from_the_right(self) -> bool:
        """Whether the selected link is, and stands so."""
        is_ordered = self.detail is not None and self.detail.look.bidi is Bidi.APP
        return is_ordered and self.target is not None and self.target.is_rtl

    def _link_at(self, x: int, y: int) -> int:
        """The number of the link in a cell; 0 for none."""
        number = min(self.walk.top, self._pane.last_top) + y
        lines = self._text.lines
        cell = self._left + GUTTER
        for part in lines[number] if number < len(lines) else []:
            cell += cell_len(part.text)
            if x < cell:
                return part.link if x >= cell - cell_len(part.text) else 0
        return 0

    @staticmethod
    def _blanks(cells: int) -> Line:
        return [Piece(blanks(cells))] if cells else []
