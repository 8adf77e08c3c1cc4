"""The themes: readable on every ground, apart for every eye, and in no colour at all."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.theme import Theme

from support.screens import text_of
from timeline_tui import config
from timeline_tui.memory import Memory
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.drawn import PieceScreen
from timeline_tui.tui.themes import ABOUT, ANSI, OKABE, THEMES

Settle = Callable[[Pilot[None]], Awaitable[None]]
Vector = tuple[float, float, float]
RGB = [theme for theme in THEMES if theme is not ANSI]

TEXT, QUIET = 7.0, 4.5
"""Contrast that body text and quieter text need (WCAG 2.2, AAA and AA)."""
APART = 12.0
"""Distance in CIELAB from which two hues are told apart at a glance."""

# Machado, Oliveira and Fernandes 2009, severity 1.
BLIND = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}  # fmt: skip


def linear(colour: str) -> Vector:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    lights = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour: Vector) -> Vector:
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x, y, z = (
        root(0.4124 * red + 0.3576 * green + 0.1805 * blue, 0.9505),
        root(0.2126 * red + 0.7152 * green + 0.0722 * blue, 1.0),
        root(0.0193 * red + 0.1192 * green + 0.9505 * blue, 1.089),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def root(value: float, white: float) -> float:
    part = value / white
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def seen(colour: str, matrix: tuple[Vector, Vector, Vector]) -> Vector:
    parts = linear(colour)
    red, green, blue = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)
    return lab((red, green, blue))


def grounds(theme: Theme) -> list[str]:
    return [
        str(theme.background),
        str(theme.surface),
        str(theme.panel),
        theme.variables["selected"],
    ]


@pytest.mark.parametrize("theme", RGB, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    named = theme.variables
    quiet = [
        *(named[name] for name in ("quiet", "date", "heading", "computed", "hit")),
        *(named[f"category-{number}"] for number in range(6)),
        str(theme.accent),
        str(theme.error),
    ]

    for ground in grounds(theme):
        assert contrast(str(theme.foreground), ground) >= TEXT
        assert [colour for colour in quiet if contrast(colour, ground) < QUIET] == []
    assert contrast(named["match-text"], named["match-back"]) >= TEXT


def test_the_high_contrast_theme_is_just_that() -> None:
    theme = next(theme for theme in THEMES if theme.name == "contrast")

    for ground in grounds(theme):
        assert contrast(str(theme.foreground), ground) >= 15
        assert contrast(theme.variables["quiet"], ground) >= TEXT


@pytest.mark.parametrize("blindness", BLIND)
def test_categories_stay_apart_without_red_and_green(blindness: str) -> None:
    colours = [OKABE.variables[f"category-{number}"] for number in range(6)]
    shown = [seen(colour, BLIND[blindness]) for colour in colours]

    distances = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(shown, 2)
    ]
    assert min(distances) >= APART


def test_the_settings_and_the_chooser_know_the_same_themes() -> None:
    names = tuple(theme.name for theme in THEMES)

    assert names == config.THEMES
    assert names == tuple(ABOUT)


def app_with(theme: str | None = None, memory: Memory | None = None) -> TimelineApp:
    return TimelineApp(Session(Choices()), theme, memory)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_theme_can_be_shown(theme: Theme, settle: Settle) -> None:
    app = app_with(theme.name)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)

        assert app.theme == theme.name


async def test_no_colour_means_none(settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is selected is reversed, and what matches is underlined."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = TimelineApp(Session(Choices(query="austin")), "ink")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        styles = _styles(app)

        assert all(style.color is None or style.color.is_default for style in styles)
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in styles)
        assert any(style.reverse for style in styles)
        assert any(style.underline and style.bold for style in styles)


@pytest.mark.parametrize("style", ["hits rest", "hits rest-part"])
async def test_a_part_that_matches_is_told_from_all_of_it_without_colours(
    style: str, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_with()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, PieceScreen)
        styles = [app.screen.piece_style(each) for each in ("all", style, "hits")]

        assert [(bool(each.dim), bool(each.bold)) for each in styles] == [
            (True, False),
            (False, False),
            (False, True),
        ]


async def test_an_empty_no_color_asks_for_nothing(
    settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = app_with("ink")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)

        assert any(style.color and style.color.triplet for style in _styles(app))


def _styles(app: TimelineApp) -> list[object]:
    strips = app.screen._compositor.render_strips()
    background = app.screen.background_colors[1]
    return [
        segment.style
        for strip in strips
        for segment in _filtered(app, list(strip), background)
        if segment.style is not None
    ]


def _filtered(app: TimelineApp, segments: list[object], background: object) -> list[object]:
    for each in app._filters:
        if each.enabled:
            segments = each.apply(segments, background)
    return segments


@pytest.mark.parametrize(
    ("term", "colorterm", "expected"),
    [("xterm-256color", "truecolor", "ink"), ("xterm-256color", "", "ink"), ("linux", "", "ansi")],
)
def test_an_old_terminal_gets_its_own_colours(
    term: str, colorterm: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)

    assert app_with().theme == expected
    assert app_with("paper").theme == "paper"


async def test_a_theme_that_was_chosen_is_remembered(settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    app = app_with("ink", Memory(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f9", "down", "down")
        await settle(pilot)
        assert app.theme == "contrast"
        await pilot.press("escape")
        await settle(pilot)
        assert app.theme == "ink"

        await pilot.press("f9", "2")
        await settle(pilot)
        assert app.theme == "paper"

    assert app_with(None, Memory(path)).theme == "paper"
    assert app_with("okabe", Memory(path)).theme == "okabe"


@pytest.mark.parametrize("command", ["theme paper", "set theme paper"])
async def test_a_theme_that_was_named_is_remembered(
    command: str, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "memory.json"
    app = app_with("ink", Memory(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("colon", *("space" if each == " " else each for each in command), "enter")
        await settle(pilot)

    assert app_with(None, Memory(path)).theme == "paper"


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (40, 12)], ids=str)
async def test_the_choice_of_a_theme_leaves_the_keys_whole(
    size: tuple[int, int], settle: Settle
) -> None:
    app = app_with()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = text_of(app).splitlines()[-2:]
        await pilot.press("f9")
        await settle(pilot)

        assert isinstance(app.screen, ModalScreen)
        assert text_of(app).splitlines()[-2:] == before
        assert "5  ansi" in text_of(app)


async def test_sixteen_colours_look_alike_whenever_they_are_chosen(settle: Settle) -> None:
    """What only they need is not read before."""
    looks = []
    for first in ("ansi", "paper"):
        app = app_with(first)
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            app.theme = "ansi"
            await settle(pilot)
            await pilot.press("slash")
            await settle(pilot)
            looks.append([str(style) for style in _styles(app)])

    assert looks[0] == looks[1]
    assert any("reverse" in style for style in looks[0])


@pytest.mark.parametrize("name", ["app.tcss", "ansi.tcss", "ascii.tcss"])
def test_only_names_of_colours_stand_in_the_stylesheets(name: str) -> None:
    text = resources.files("timeline_tui.tui").joinpath(name).read_text("utf-8")

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;}])", text) == []
