"""A widget that shows lines of pieces: the bridge from `render` to Textual's line API.

The colours of a piece are those of a class (`piece--date`), set in `app.tcss` from the theme. They
belong to the screen and not to each widget, and are worked out when a piece is drawn in them: as
component classes, all fifty would be, again and again before the first picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.geometry import Region
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.render.direction import said
from timeline_tui.render.pieces import Line, Piece, piece, width_of
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.safe import blanks

NOTHING = Style()
KEPT = 512
"""How many lines a widget keeps as they were drawn."""
Result = TypeVar("Result")
"""What a screen gives when it is closed."""


class DrawnStrip(Strip):
    """A line as it was drawn, that is freed when nothing shows it any more.

    Those of Textual, once they were shown as a whole, hold themselves: they wait for the garbage
    collector, thousands in a second of typing, and it for a moment at which somebody waits for it.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Give the parts between cells; the line itself where it is not cut."""
        asked = list(cuts)
        return [self] if asked == [self.cell_length] else super().divide(asked)


class Tone(NamedTuple):
    """The colours of a piece, and those of a blank in them."""

    style: Style
    ground: object
    """Two blanks look alike where this is equal."""

    @classmethod
    def of(cls, style: Style) -> Tone:
        """Give the tone of a style; a blank shows more of it than its ground where it is lined."""
        is_lined = style.underline or style.underline2 or style.strike or style.overline
        return cls(style, style if is_lined or style.reverse else style.bgcolor)


class PieceScreen(Screen[Result]):
    """A screen that knows the colours of pieces."""

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name, id, classes)
        self.forget_colours()

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes."""
        super().notify_style_update()
        self.forget_colours()

    @property
    def piece_styles(self) -> dict[str, Style]:
        """The colours worked out so far; another dictionary once they were forgotten."""
        return self._piece_styles

    def forget_colours(self) -> None:
        """Work the colours out anew when they are asked for."""
        self._piece_styles: dict[str, Style] = {}

    def piece_style(self, names: str) -> Style:
        """Give the colours of one style or of several, parted by blanks; later ones win."""
        style = self._piece_styles.get(names)
        if style is None:
            style = Style()
            for name in names.split():
                style += self._class_style(f"piece--{name}")
            self._piece_styles[names] = style
        return style

    def _class_style(self, name: str) -> Style:
        """Give what the styles say of a class, as Textual asks them for a component class."""
        node = DOMNode(classes=name)
        node._attach(self)
        self.app.stylesheet.apply(node)
        return node.styles.partial_rich_style


class DrawnWidget(Widget):
    """A widget whose lines are given by `line`; it neither wraps nor parses what it is given."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._base: Style | None = None
        self._width = -1
        self._beside = (0, 0)
        """How many blanks are drawn before and behind each line."""
        self._colours: dict[str, Style] | None = None
        """Those of the screen when lines were drawn last."""
        self._is_native = False
        """Whether the terminal's own colours are used."""
        self._filters: Sequence[LineFilter] = []
        """What Textual changes colours by, where the terminal has others."""
        self._ground = Color(0, 0, 0)
        """What is below colours that are mixed."""
        self._tones: dict[tuple[str, str], Tone] = {}
        self._strips: dict[tuple[tuple[Piece, ...], str], Strip] = {}
        """Lines that were drawn: most of a screen stays as it is when a key is pressed."""

    def notify_style_update(self) -> None:
        """Forget the widget's own colours when they change."""
        super().notify_style_update()
        self._base = None

    def lay_out(self) -> None:
        """Work out once per width what all lines depend on; nothing unless a widget has such."""

    def prepare(self) -> None:
        """Work out once per picture what all its lines need; nothing unless a widget has such."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, laid out for the width: a first frame comes before any word of a resize."""
        width = self.size.width
        if width != self._width:
            self._width = width
            self._strips.clear()
            self.lay_out()
        self._renew()
        self.prepare()
        # Where nothing but blanks is beside the lines they are given as they were kept, with all
        # that the terminal was told of them; else Textual makes others of them.
        _, right, _, left = self.styles.padding
        is_bare = self.styles.gutter == (0, right, 0, left)
        is_whole = is_bare and crop.column_span == (0, left + width + right)
        beside = (left, right) if is_whole else (0, 0)
        if beside != self._beside:
            self._beside = beside
            self._strips.clear()
        if not is_whole:
            return super().render_lines(crop)
        return [self.render_line(y) for y in crop.line_range]

    def line(self, y: int) -> tuple[Line, str]:
        """The pieces of a visible line and the style of the whole line; both may be empty."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line over the widget's width; without colours on a screen that has none."""
        return self.draw(*self.line(y))

    def draw(self, pieces: Line, whole: str = "") -> Strip:
        """Give pieces their colours, or what was drawn of the same ones before."""
        key = (tuple(pieces), whole)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            strip = self._strips[key] = self._drawn_strip(pieces, whole)
        return strip

    def _renew(self) -> None:
        """Forget what was drawn in other colours."""
        screen, is_native = self.screen, self.app.native_ansi_color
        colours = screen.piece_styles if isinstance(screen, PieceScreen) else None
        filters = self.get_line_filters()
        if self._base is None or colours is not self._colours or filters != self._filters:
            self._base, self._colours, self._is_native = self.rich_style, colours, is_native
            self._filters, self._ground = filters, self.background_colors[1]
            self._tones.clear()
            self._strips.clear()

    def _drawn_strip(self, pieces: Line, whole: str) -> Strip:
        segments, width = self._segments(pieces, whole), self._width
        cells = sum(cell_len(part.text) for part in pieces)
        if cells != width:
            strip = Strip(segments, cells)
            segments = [*strip.adjust_cell_length(width, self._tone("", whole).style)]
        if self._beside != (0, 0):
            ground = self._tone("", "").style
            left, right = (Segment(" " * count, ground) for count in self._beside)
            segments = [part for part in (left, *segments, right) if part.text]
        return DrawnStrip(segments, width + sum(self._beside))

    def _segments(self, pieces: Line, whole: str) -> list[Segment]:
        """Give pieces their colours; blanks go with what stands beside them on the same ground.

        A terminal is told the colours of every segment, in some forty bytes.
        """
        segments: list[Segment] = []
        text, last, is_blank = "", None, True
        for part in pieces:
            if not part.text:
                continue
            tone, blank = self._tone(part.style, whole), part.text.isspace()
            if last is None or ((blank or is_blank) and tone.ground == last.ground):
                text += part.text
                last = last if last is not None and blank else tone
                is_blank = is_blank and blank
            else:
                segments.append(Segment(text, last.style))
                text, last, is_blank = part.text, tone, blank
        return [*segments, Segment(text, last.style)] if last is not None else segments

    def _tone(self, names: str, whole: str) -> Tone:
        tone = self._tones.get((names, whole))
        if tone is None:
            sample = [Segment("", self._style(names, whole))]
            for each in self._filters:
                sample = each.apply(sample, self._ground)
            tone = self._tones[names, whole] = Tone.of(sample[0].style or NOTHING)
        return tone

    def _style(self, names: str, whole: str) -> Style:
        """Give the colours of a piece in a line of a style."""
        base, screen = self._base or self.rich_style, self.screen
        if not isinstance(screen, PieceScreen):
            return base
        line = screen.piece_style(whole)
        # Reversed, every colour would be a ground of its own: there the line has the last word.
        last = line if self._is_native else NOTHING
        return base + line + screen.piece_style(names) + last


class AtRight(DrawnWidget):
    """A few words that end where the widget does."""

    words: reactive[str] = reactive("")

    def line(self, y: int) -> tuple[Line, str]:
        """Blanks, and the words."""
        shown = said([piece(self.words, "muted")], order_of_words())
        return [Piece(blanks(self.size.width - width_of(shown))), *shown], ""
