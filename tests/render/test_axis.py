"""The overview as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.look import DateLook
from timeline_tui.dates.when import DAY
from timeline_tui.render.axis import (
    ASCII_BLOCKS,
    BLOCKS,
    EMPTY,
    density_lines,
    frame_line,
    set_off,
    shown_cells,
    tick_line,
)
from timeline_tui.render.pieces import Line, Piece, width_of
from timeline_tui.render.rows import Look
from timeline_tui.text.safe import Drawable
from timeline_tui.view.rows import Density

DENSITY = Density(
    from_civil(2014),
    from_civil(2024),
    total=(1, 0, 0, 0, 0, 0, 0, 16, 64, 4),
    matched=(0, 0, 0, 0, 0, 0, 0, 4, 64, 0),
)
LOOK = Look()


def styled(line: Line) -> list[tuple[str, str]]:
    return [(part.text, part.style) for part in line]


def text(line: Line) -> str:
    return "".join(part.text for part in line)


def test_matches_are_bright_and_the_rest_is_dim() -> None:
    """The rest of a cell stands behind its matches."""
    assert styled(density_lines(DENSITY, 1)[0]) == [
        ("▁", "all"),
        ("······", "rule"),
        ("▂", "hits rest-part"),
        ("█", "hits"),
        ("▂", "all"),
    ]


def test_two_lines_have_twice_the_heights() -> None:
    upper, lower = map(styled, density_lines(DENSITY, 2))

    assert upper == [("        ", "rule"), ("█", "hits"), (" ", "rule")]
    assert lower == [
        ("▂", "all"),
        ("······", "rule"),
        ("▄", "hits rest"),
        ("█", "hits"),
        ("▄", "all"),
    ]


def test_ascii_alone_draws_it_too() -> None:
    line = text(density_lines(DENSITY, 1, ascii_only=True)[0])

    assert line == ".      :@:"
    assert line.isascii()
    assert len(ASCII_BLOCKS) == len(BLOCKS) == 9


@pytest.mark.parametrize(
    ("count", "peak", "expected"),
    [
        (1, 1, "▄"),
        (1, 1000, "▁"),
        (250, 1000, "▄"),
        (1000, 1000, "█"),
        (999, 1000, "█"),
        (1, 64, "▁"),
        (4, 64, "▂"),
    ],
)
def test_heights_go_by_the_square_root(count: int, peak: int, expected: str) -> None:
    """One bin of a thousand leaves one of ten its eighth, and one event is seen."""
    density = Density(0, 2, (count, peak), (0, 0))

    assert text(density_lines(density, 1)[0])[0] == expected


counts = st.lists(st.integers(0, 10**6), min_size=1, max_size=40)


@given(counts, st.data(), st.integers(1, 3), st.booleans())
def test_what_is_there_is_seen(
    total: list[int], data: st.DataObject, height: int, ascii_only: bool
) -> None:
    """Each line is as wide as there are bins, and a bin is empty where it has no events alone."""
    matched = [data.draw(st.integers(0, count)) for count in total]
    lines = density_lines(
        Density(0, 1, tuple(total), tuple(matched)), height, ascii_only=ascii_only
    )

    assert [len(text(line)) for line in lines] == [len(total)] * height
    styles = [part.style for part in lines[-1] for _ in part.text]
    for letter, style, count, hits in zip(text(lines[-1]), styles, total, matched, strict=True):
        assert (letter in (EMPTY, " ")) == (count == 0)
        assert style.startswith("hits") == (hits > 0)


@pytest.mark.parametrize(
    ("shown", "framed"),
    [
        (None, ""),
        ((30, 60), "   └─┘"),
        ((30, 50), "   └┘"),
        ((35, 36), "   ▴"),
        ((-500, 10), "▴"),
        ((900, 901), "         ▴"),
        ((-500, 500), "└────────┘"),
    ],
)
def test_the_frame_is_where_the_list_is(shown: tuple[int, int] | None, framed: str) -> None:
    """What lies outside stands at the edge."""
    density = Density(0, 100, (1,) * 10, (1,) * 10)

    assert text(frame_line(shown_cells(density, shown))) == framed


def test_the_frame_has_an_ascii_form() -> None:
    assert text(frame_line(range(1, 5), ascii_only=True)) == " `--'"
    assert text(frame_line(range(1, 2), ascii_only=True)) == " ^"


def test_on_two_lines_what_the_list_shows_is_set_off_in_the_labels() -> None:
    """Labels are not parted."""
    line = [("2014", "axis"), ("    ", ""), ("2016", "axis"), ("  ", "")]

    pieces = [Piece(Drawable(text), style) for text, style in line]

    assert styled(set_off(pieces, range(6, 10))) == [
        ("2014", "axis"),
        ("  ", ""),
        ("  ", "shown"),
        ("2016", "axis shown"),
        ("  ", ""),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0, 0, "2014    2016     2018    2020     2022     "),
        (0, 3, "2014    2016     2018    2020    +3 outside"),
        (1234, 0, "+1,234  2016     2018    2020     2022     "),
        (2, 3, "+2 outside       2018    2020    +3 outside"),
    ],
)
def test_what_lies_outside_is_counted_on_its_side(before: int, after: int, expected: str) -> None:
    density = DENSITY._replace(before=before, after=after)

    assert text(tick_line(density, 43, LOOK)) == expected
    assert "+3" in text(tick_line(density._replace(after=3), 20, LOOK))
    assert "outside" not in text(tick_line(density, 20, LOOK))


def test_the_axis_tells_its_year_beside_what_is_outside() -> None:
    lo = from_civil(2024, 1, 20)
    density = DENSITY._replace(lo=lo, hi=from_civil(2024, 7, 1), before=3, after=4)

    assert text(tick_line(density, 60, LOOK)).split() == [
        *("+3", "outside", "Mar", "2024", "Apr", "May", "+4", "outside"),
    ]


@pytest.mark.parametrize(
    ("is_on_clock", "zone", "expected"),
    [
        (True, None, "28 Jan 2024          12:00      18:00"),
        (True, "Asia/Baghdad", "28 Jan 2024     12:00     18:00      29 Jan"),
        (False, "Asia/Baghdad", "28 Jan 2024          12:00      18:00"),
    ],
)
def test_instants_are_told_by_the_clock_of_the_list(
    is_on_clock: bool, zone: str | None, expected: str
) -> None:
    """Civil dates stand where they are, whatever the zone."""
    lo = from_civil(2024, 1, 28)
    density = DENSITY._replace(lo=lo, hi=lo + DAY, is_on_clock=is_on_clock)

    assert text(tick_line(density, 43, Look(zone=zone))).rstrip() == expected


def test_labels_are_in_the_language_and_digits_of_the_list() -> None:
    density = DENSITY._replace(lo=from_civil(2024, 1, 20), hi=from_civil(2024, 3, 1))
    look = Look(lang="ar", dates=DateLook(months="levant", digits="arab"))

    line = [part for part in tick_line(density, 140, look) if part.style != ""]

    # Each label is a piece of its own, so that a line of them is not turned round as a whole.
    assert line[0].text.endswith("كانون الثاني ٢٠٢٤")
    assert {part.style for part in line} == {"context", "axis"}


@given(st.integers(10, 220), st.integers(0, 10**6), st.integers(0, 10**6), st.booleans())
def test_the_tick_line_is_as_wide_as_the_strip(
    width: int, before: int, after: int, ascii_only: bool
) -> None:
    density = DENSITY._replace(before=before, after=after)

    line = tick_line(density, width, Look(ascii_only=ascii_only, lang="ar"))

    if not before or not after or width > 20:
        assert width_of(line) == width


def test_small_units_have_an_ascii_form() -> None:
    density = DENSITY._replace(lo=1000, hi=400_000)

    assert "µs" in text(tick_line(density, 80, LOOK))
    assert text(tick_line(density, 80, Look(ascii_only=True))).isascii()
