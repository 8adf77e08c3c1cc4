"""Markdown drawn by ourselves: what it looks like, and that no text can hurt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.query.highlights import Highlights, Term
from timeline_tui.render.detail import plain_lines
from timeline_tui.render.links import Links
from timeline_tui.render.markdown import LONGEST_SHOWN, draw_markdown

Golden = Callable[[str, str], None]
NOTHING = Highlights()
TORTURE = (Path(__file__).parent / "torture.md").read_text(encoding="utf-8")


def shown(text: str, width: int = 60, *, ascii_only: bool = False) -> str:
    return plain_lines(draw_markdown(text, width, Links(), NOTHING, ascii_only=ascii_only))


@pytest.mark.parametrize("width", [30, 60, 84])
def test_every_part_of_the_subset(width: int, golden: Golden) -> None:
    golden(f"markdown-{width}", shown(TORTURE, width) + "\n")


def test_ascii_draws_bullets_bars_and_rules_of_its_own() -> None:
    text = shown("- one\n  - two\n\n> said\n\n---", ascii_only=True)

    assert text == "* one\n  - two\n\n| said\n\n" + "-" * 24


ROWS = [
    ("plain words\nof one paragraph\n\nand another", "plain words of one paragraph\n\nand another"),
    ("a_snake_case and 2 * 3 * 4", "a_snake_case and 2 * 3 * 4"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("<!-- hidden? -->\n\n<img src=x>", "<!-- hidden? -->\n\n<img src=x>"),
    ("[a](b) [c](<d e>)", "a <b> c <d e>"),
    ("[https://a.example](https://a.example)", "https://a.example"),
    ("[https://a.example](https://b.example)", "https://a.example <https://b.example>"),
    ("![a cat](cat.png) ![](x.png)", "[image: a cat] <cat.png> [image] <x.png>"),
    ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
    ("- a\n- b\n\n  c", "• a\n\n• b\n\n  c"),
    ("9. a\n10. b", "9. a\n10. b"),
    ("> a\n\nb", "▏ a\n\nb"),
    ("    code  here", "  code  here"),
    ("\x1b[31mred\x1b[0m *x*", "␛[31mred␛[0m x"),
    ("a\u202eb *c*", "a‹U+202E›b c"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_text_becomes(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_styles_are_kept_within_one_another() -> None:
    lines = draw_markdown("**a *b* `c`** ~~d~~", 60, Links(), NOTHING)

    assert [(part.text, part.style) for part in lines[0] if part.text.strip()] == [
        ("a ", "strong"),
        ("b", "strong em"),
        ("c", "strong code"),
        ("d", "struck"),
    ]


def test_a_link_is_one_link_with_its_address() -> None:
    links = Links()
    lines = draw_markdown(
        "see [*the* report](https://example.org/a) and https://b.example.", 20, links, NOTHING
    )

    assert [target.address for target in links.targets] == [
        "https://example.org/a",
        "https://b.example",
    ]
    numbered = [
        "".join(part.text for line in lines for part in line if part.link == n) for n in (1, 2)
    ]
    assert numbered == ["the report<https://example.org/a>", "https://b.example"]


def test_a_phrase_is_found_across_styles_and_lines() -> None:
    look = Highlights((Term("text", "big iron bridge"),))
    lines = draw_markdown("a big\n*iron* bridge", 60, Links(), look)

    assert "".join(part.text for part in lines[0] if "match" in part.style) == "big iron bridge"


NESTED = "".join("  " * depth + "- a\n" for depth in range(60)) + "end *here*"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("*" + "a" * 150_000, "too long to be laid out as Markdown"),
        ("[" * 50_000, "too long to be laid out as Markdown"),
        ("|".join("a" * 200) + "\n" + "|".join("-" * 200), "too long to be laid out as Markdown"),
        ("> " * 200 + "deep", "nested too deep to be laid out as Markdown"),
        (NESTED, "nested too deep to be laid out as Markdown"),
    ],
)
def test_what_cannot_be_read_in_a_blink_is_shown_as_it_is_written(text: str, told: str) -> None:
    found = shown(text)

    assert found.startswith(told)
    written = "".join(text.split())
    assert "".join(found.partition("written")[2].split()) == written


def test_a_text_without_end_says_how_much_is_left_out() -> None:
    found = shown("word " * (LONGEST_SHOWN // 5) + "x" * 10)

    assert found.endswith("… 10 characters more are in the file")


SCRAPS = [
    "a",
    "word ",
    "*",
    "_",
    "**",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "<",
    ">",
    "> ",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "    ",
    "#",
    "---",
    "!",
    "\\",
    "&amp;",
    "日本",
    "محا",
    "~~",
    "\x1b",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*SCRAPS, "|", "|-|"]), max_size=40).map("".join), st.integers(8, 60)
)
def test_no_text_breaks_the_drawing(text: str, width: int) -> None:
    for line in draw_markdown(text, width, Links(), Highlights((Term("text", "a"),))):
        assert sum(cell_len(part.text) for part in line) <= max(width, 16)
        assert all(part.text.isprintable() for part in line)


def test_the_parser_is_loaded_only_for_a_text_with_signs() -> None:
    code = (
        "import sys\n"
        "from timeline_tui.render.markdown import draw_markdown\n"
        "from timeline_tui.render.links import Links\n"
        "from timeline_tui.query.highlights import Highlights\n"
        "draw_markdown(sys.argv[1], 60, Links(), Highlights())\n"
        "print('markdown_it' in sys.modules)\n"
    )

    def loaded(text: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, text], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert (
        loaded("A well-known text - with hyphens, 25 January (see https://a.example).") == "False"
    )
    assert loaded("A *known* text") == "True"
