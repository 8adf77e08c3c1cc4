"""The settings file: what it may say, and what is said of mistakes in it."""

import os
from functools import partial
from pathlib import Path

import pytest

from timeline_tui.config import LARGEST, Settings, load_settings
from timeline_tui.errors import ReadError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Settings()),
        ('theme = "paper"\n', Settings(theme="paper")),
        ('lang = "ar"\nascii = true\n', Settings(lang="ar", ascii=True)),
        ('months = "both"\ndigits = "arab"\n', Settings(months="both", digits="arab")),
        ('dates = "relative"\n', Settings(dates="relative")),
        ('theme = "okabe"\nmouse = false\n', Settings(theme="okabe", mouse=False)),
        ('bidi = "terminal"\n', Settings(bidi="terminal")),
        ("remember = false\n", Settings(remember=False)),
    ],
)
def test_settings_are_read(text: str, expected: Settings, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")

    assert load_settings(path) == expected


def test_no_file_is_no_setting(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = \n", "cannot be read"),
        ('theme = "neon"\n', "theme cannot be 'neon'"),
        ("colour = 1\n", "no setting 'colour'"),
        ("lang = 1\n", "lang must be a text"),
        ('months = "roman"\n', "months cannot be 'roman'"),
        ('digits = "arabext"\n', "digits cannot be 'arabext'"),
        ("dates = 3\n", "dates cannot be 3"),
        ('bidi = "on"\n', "bidi cannot be 'on'"),
        ('ascii = "yes"\n', "ascii must be true or false"),
        ("remember = 1\n", "remember must be true or false"),
        ("mouse = 0\n", "mouse must be true or false"),
    ],
)
def test_a_mistake_is_named(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ReadError, match=told):
        load_settings(path)


def test_what_would_be_right_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('dates = "long"\n', encoding="utf-8")

    with pytest.raises(ReadError) as caught:
        load_settings(path)

    assert caught.value.hint == "Use short, words, edtf, written or relative."


def test_settings_that_are_no_file_of_text_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"

    for make, told in (
        (os.mkfifo, "is a pipe"),
        (os.mkdir, "is a folder"),
        (partial(os.symlink, "/dev/zero"), "is a device"),
        (partial(_filled, "#" * (LARGEST + 1)), "is too large"),
        (partial(_filled, "x = " + "[" * 50_000), "cannot be read"),
        (partial(_filled, "x = " + "1" * 50_000), "cannot be read"),
        (partial(_filled, "\ufffe\xff"), "cannot be read|no setting"),
    ):
        make(path)
        with pytest.raises(ReadError, match=told):
            load_settings(path)
        path.rmdir() if path.is_dir() else path.unlink()


def _filled(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")
