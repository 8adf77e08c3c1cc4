"""Situations of the terminal are told in the docs; the self-test runs them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from timeline_tui.selftest.terminal import SITUATIONS
from timeline_tui.selftest.traces import left_behind, strange

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_situation_has_a_name_of_its_own_and_stands_in_the_docs() -> None:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)

    names = [each.name for each in SITUATIONS]
    assert len(names) == len(set(names)) >= 52
    assert generator.security_page() == (DOCS / "security.md").read_text(encoding="utf-8")


LEFT = [
    (b"", []),
    (b"\x1b[?1049h\x1b[?25l\x1b[?1049l\x1b[?25h", []),
    (b"\x1b[?1049h\x1b[?1000h\x1b[?1000l", ["the second screen"]),
    (b"\x1b[?1049h\x1b[?1047l", []),
    (b"\x1b[?25l", ["the cursor hidden"]),
    (b"\x1b[?7l", ["lines that do not break"]),
    (b"\x1b[>1u", ["another keyboard protocol"]),
    (b"\x1b[>1u\x1b[<u", []),
    (b"\x1b[8l", ["letters that it does not reorder"]),
]


@pytest.mark.parametrize(("written", "left"), LEFT)
def test_what_a_terminal_was_left_with(written: bytes, left: list[str]) -> None:
    assert list(left_behind(written)) == left


STRANGE = [
    (b"", False),
    (b"text\r\n\x1b[0m\x1b[?1000l\x1b[?1002l\x1b[?1003l", False),
    (b"text\xe2\x82\x1b[?1000l\x1b[?1002l", False),
    (b"text\x1b[38;5\x1b[?1000l\x1b[?1002l", False),
    (b"text\x1b[38;5", False),
    (b"\x1b]52;c;cQ==\x07", False),
    (b"\x1b]0;title\x07\x1b[?1000l", True),
    (b"\x1b[38;5text\x1b[?1000l\x1b[?1002l", True),
]


@pytest.mark.parametrize(("written", "is_strange"), STRANGE)
def test_what_is_not_the_programs_own_whatever_cut_it_off(written: bytes, is_strange: bool) -> None:
    assert bool(list(strange(written))) is is_strange
