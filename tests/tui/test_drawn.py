"""Lines in their colours: what a terminal is told of them."""

from __future__ import annotations

import sys
from importlib import resources

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region

from timeline_tui.render.palette import STYLES
from timeline_tui.render.pieces import Line, Piece
from timeline_tui.text.safe import Drawable
from timeline_tui.tui.drawn import DrawnStrip, DrawnWidget, PieceScreen

LINES: list[Line] = [
    [Piece(Drawable("  ")), Piece(Drawable("one"), "date"), Piece(Drawable(" "), "title")],
    [Piece(Drawable("one"), "date"), Piece(Drawable(" ")), Piece(Drawable("two"), "title")],
    [Piece(Drawable("one"), "date"), Piece(Drawable("  "), "link"), Piece(Drawable("."), "date")],
    [Piece(Drawable("one"), "date"), Piece(Drawable("  "), "match"), Piece(Drawable(""), "date")],
]


class Lines(DrawnWidget):
    def line(self, y: int) -> tuple[Line, str]:
        return (LINES[y], "") if y < len(LINES) else ([], "")


class Shown(PieceScreen):
    def compose(self) -> ComposeResult:
        yield Lines()


class DrawnApp(App[None]):
    CSS = """
    .piece--date { color: green; }
    .piece--title { color: red; }
    .piece--link { text-style: underline; }
    .piece--match { background: yellow; }
    """

    def get_default_screen(self) -> Shown:
        return Shown()


async def test_blanks_go_with_what_stands_beside_them_unless_they_are_seen() -> None:
    app = DrawnApp()
    async with app.run_test(size=(8, 5)) as pilot:
        await pilot.pause()
        widget = app.screen.query_one(Lines)

        told = [[part.text for part in widget.render_line(y)] for y in range(len(LINES))]

    assert told[0][0] == "  one "
    assert told[1][:2] == ["one ", "two"]
    assert told[2][:3] == ["one", "  ", "."]
    assert told[3][:2] == ["one", "  "]


async def test_blanks_beside_the_lines_are_kept_with_them() -> None:
    """What Textual would draw around them, drawn once: padding at the sides, and no more."""
    app = DrawnApp()
    async with app.run_test(size=(12, 5)) as pilot:
        widget = app.screen.query_one(Lines)
        told = {}
        for name, padding in (("sides", (0, 3, 0, 1)), ("all", (1, 3, 0, 1)), ("none", 0)):
            widget.styles.padding = padding
            await pilot.pause()
            told[name] = [strip.text for strip in widget.render_lines(widget.region)]

        assert told["sides"][0] == f"   one {' ' * 5}"
        assert told["all"][:2] == [" " * 12, told["sides"][0]]
        assert told["none"][0] == f"  one {' ' * 6}"
        widget.styles.padding = (0, 3, 0, 1)
        await pilot.pause()
        crop = Region(1, 0, 8, 5)
        assert [strip.text for strip in widget.render_lines(crop)] == [
            text[1:9] for text in told["sides"]
        ]


async def test_other_colours_are_drawn_anew() -> None:
    app = DrawnApp()
    async with app.run_test(size=(8, 5)) as pilot:
        await pilot.pause()
        widget = app.screen.query_one(Lines)
        before = widget.render_line(0)
        same = widget.render_line(0)

        app.screen.notify_style_update()
        widget.refresh()
        await pilot.pause()

        assert same is before
        assert widget.render_line(0) is not before


def test_a_line_that_was_shown_whole_holds_nothing_of_itself() -> None:
    """It would wait for the garbage collector."""
    strip = DrawnStrip([Segment("a line")], 6)
    before = sys.getrefcount(strip)

    assert list(strip.divide([6])) == [strip]
    assert [part.text for part in strip.divide([2, 6])] == ["a ", "line"]
    assert sys.getrefcount(strip) == before


def test_every_style_of_a_piece_has_its_colours() -> None:
    rules = resources.files("timeline_tui.tui").joinpath("app.tcss").read_text("utf-8")

    assert [name for name in STYLES if name and f"\n.piece--{name} {{" not in rules] == []
