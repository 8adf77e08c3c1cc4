"""The overview as text."""

import pytest

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.render.axis import ASCII_BLOCKS, block, density_line, tick_line
from timeline_tui.view.rows import Density

DENSITY = Density(
    from_civil(2014),
    from_civil(2024),
    total=(1, 0, 0, 0, 0, 0, 0, 4, 8, 2),
    matched=(0, 0, 0, 0, 0, 0, 0, 2, 8, 0),
)


def test_matches_are_bright_and_the_rest_is_dim() -> None:
    assert [(part.text, part.style) for part in density_line(DENSITY)] == [
        ("▁", "all"),
        ("······", "rule"),
        ("▂█", "hits"),
        ("▂", "all"),
    ]


def test_what_the_list_shows_is_set_off() -> None:
    shown = (from_civil(2021, 6, 1), from_civil(2022, 6, 1))

    styles = [part.style for part in density_line(DENSITY, shown)]

    assert styles == ["all", "rule", "hits shown", "all"]


def test_ascii_alone_draws_it_too() -> None:
    text = "".join(part.text for part in density_line(DENSITY, ascii_only=True))

    assert text == ".      :@:"
    assert text.isascii()


@pytest.mark.parametrize(
    ("count", "peak", "expected"),
    [
        (1, 1, "▅"),
        (1, 1000, "▁"),
        (500, 1000, "▄"),
        (1000, 1000, "█"),
        (999, 1000, "█"),
        (1, 8, "▁"),
    ],
)
def test_something_always_shows(count: int, peak: int, expected: str) -> None:
    assert block(count, peak) == expected


def test_every_block_has_an_ascii_form() -> None:
    assert len(ASCII_BLOCKS) == 8


def test_the_tick_line_is_as_wide_as_the_strip() -> None:
    assert tick_line(DENSITY, 40)[0].text == "2014   2016     2018   2020     2022    "
