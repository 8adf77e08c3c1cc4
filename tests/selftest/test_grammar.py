"""The grammar of what may be written to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.cli.supervisor import RESET, VISIBLE
from timeline_tui.selftest.grammar import LINES, SCREEN, Grammar, forbidden
from timeline_tui.selftest.naughty import naughty

ALLOWED = [
    b"",
    b"plain text, with a line\nand another\r\n",
    "نص عربي │ é 漢字 👩‍👩‍👧 ❤️ می‌خواهم".encode(),
    "a\u0301\u0302\u0303\u0304".encode(),
    "␛[31m ␇ \ufffd ·".encode(),
    b"\x1b[m\x1b[0m\x1b[1;38;2;10;20;30;48;5;7mred\x1b[0m\x1b[4:3m",
    b"\x1b[H\x1b[2;14H\x1b[2J\x1b[K\x1b[3A\x1b[4B\x1b[5C\x1b[6D\x1b[7G",
    b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?1016h\x1b[?1004h",
    b"\x1b[?2004h\x1b[?2048$p\x1b[?2026$p\x1b[?2026h\x1b[?2026l\x1b[?2048h",
    b"\x1b[>1u\x1b[<u\x1b[?u\x1b[c\x1b[14t\x1b[16t\x1b[18t\x1b[8l\x1b[8h",
    b"\x1b]8;id=12;https://example.org/a?b=c#d\x1b\\link\x1b]8;;\x1b\\",
    b"\x1b]22;pointer\x07",
    RESET.encode(),
    VISIBLE.encode(),
]

REFUSED = [
    # Sequences that others have a use for, and the same ones cut off.
    (b"ab\x1bc", [2]),
    (b"\x1b", [0]),
    (b"ab\x1b[", [2]),
    (b"ab\x1b[31", [2]),
    (b"ab\x1b]8;;", [2]),
    (b"ab\x1b[?1049", [2]),
    (b"\x1b\x1b[0mx", [0]),
    (b"\x1b[0m\x1b[6n", [4]),
    (b"\x1b[>c", [0]),
    (b"\x1b[0c", [0]),
    (b"\x1b[?6n", [0]),
    (b"\x1b[?1;2c", [0]),
    (b"\x1b[?12h", [0]),
    (b"\x1b[?1049;25h", [0]),
    (b"\x1b[?47h", [0]),
    (b"\x1b[1;5r", [0]),
    (b"\x1b[21t", [0]),
    (b"\x1b[8;50;100t", [0]),
    (b"\x1b[99999;1H", [0]),
    (b"\x1b[4h", [0]),
    (b"\x1b[!p", [0]),
    (b"\x1b(0", [0]),
    (b"\x1b7\x1b8\x1bM", [0, 2, 4]),
    (b"\x1b]0;title\x07x\x1b]2;title\x1b\\", [0, 11]),
    (b"\x1b]8;;javascript:x\x1b\\", [0]),
    (b"\x1b]8;id=1;javascript:x\x1b\\", [0]),
    (b"\x1b]8;id=1;https://example.org/\x07", [0]),
    (b"\x1b]8;id=1;https://example.org/ x\x1b\\", [0]),
    (b"\x1b]8;id=1;https://x/\x1b]2;x\x07\x1b\\", [0, 19, 25]),
    (b"\x1b]22;x\x1b\\", [0]),
    (b"\x1b]52;c;cQ==\x07", [0]),
    (b"\x1b]52;c;?\x07", [0]),
    (b"\x1bPq~\x1b\\", [0, 4]),
    # Controls.
    (b"a\x00b", [1]),
    (b"a\tb", [1]),
    (b"a\rb", [1]),
    (b"a\r\r\r\n", [1]),
    (b"a\x07\x08\x0b\x0c\x0e\x0f\x7f", [1, 2, 3, 4, 5, 6, 7]),
    ("é\u009b31m".encode(), [2]),
    ("\u009dx\u009c\u0085".encode(), [0, 3, 5]),
    # What is no UTF-8, and what is no letter.
    (b"a\x9b31m", [1]),
    (b"a\xff", [1]),
    (b"\xc3", [0]),
    (b"\xe2\x82", [0]),
    (b"\xc0\x9b", [0, 1]),
    (b"\xed\xa0\x80", [0, 1, 2]),
    ("a\u202eb\u2066c\u200fd".encode(), [1, 5, 9]),
    ("a\u200bb\u00adc\ufeff\U000e0041\u3164".encode(), [1, 5, 8, 11, 15]),
    ("a\u2028b".encode(), [1]),
    ("a\ufffeb\ufdd0\U0001ffff".encode(), [1, 5, 8]),
    (("a" + "\u0301" * 9).encode(), [9]),
    (("a" + "\u0301\u064e\u05b4\u093c\U0001d167b").encode(), [10]),
]


@pytest.mark.parametrize("written", ALLOWED, ids=ascii)
def test_what_this_program_writes(written: bytes) -> None:
    assert list(forbidden(written)) == []


@pytest.mark.parametrize(("written", "offsets"), REFUSED, ids=lambda each: ascii(each)[:60])
def test_what_it_never_writes(written: bytes, offsets: list[int]) -> None:
    assert [each.offset for each in forbidden(written)] == offsets


@pytest.mark.parametrize("written", ALLOWED, ids=ascii)
def test_a_sequence_that_is_cut_off_does_not_pass(written: bytes) -> None:
    """A part of a sequence acts together with whatever is written next."""
    end = written.rfind(b"\x1b")
    if end >= 0 and not written[end:].startswith(b"\x1b\\"):
        assert list(forbidden(written[: end + 1])) != []
        assert list(forbidden(written[: end + 2])) != []


def test_the_clipboard_is_set_as_often_as_somebody_asked() -> None:
    copy = b"\x1b]52;c;cQ==\x07"

    assert list(forbidden(copy, copies=1)) == []
    assert [each.offset for each in forbidden(copy * 3, copies=2)] == [2 * len(copy)]
    assert list(forbidden(b"\x1b]52;c;!!\x07", copies=1)) != []
    assert list(forbidden(b"\x1b]52;p;cQ==\x07", copies=1)) != []


def test_commands_have_colours_and_tabs_and_nothing_else() -> None:
    assert list(forbidden(b"a\tb\x1b[1;31mc\x1b[0m\r\n\x1b[8lx\x1b[8h", LINES)) == []
    for words in (b"\x1b[2J", b"\x1b[H", b"\x1b[?25l", b"\x1b[K", b"\x1b]8;;\x1b\\", b"\rx"):
        assert list(forbidden(words, LINES)) != []


@pytest.mark.parametrize("grammar", [SCREEN, LINES], ids=["screen", "lines"])
def test_most_of_the_corpus_would_be_found_if_it_were_written_as_it_is(grammar: Grammar) -> None:
    families = {"control", "escape", "OSC", "DCS", "APC", "PM", "SOS", "split", "bidi", "flood"}
    corpus = [each for each in naughty() if each.family in families]

    found = [
        each.name
        for each in corpus
        if list(forbidden(each.text.encode("utf-8", "surrogatepass"), grammar))
    ]
    assert len(found) > 0.9 * len(corpus)


@given(st.binary(max_size=60))
def test_bytes_without_sequences_pass_only_as_text(written: bytes) -> None:
    if b"\x1b" not in written and not list(forbidden(written)):
        assert all(each >= " " for each in written.decode().replace("\r\n", "").replace("\n", ""))
