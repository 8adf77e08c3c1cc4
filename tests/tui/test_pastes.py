"""What is pasted is no key, however it arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.tui.pastes import END, LARGEST, START, Pasted, PasteFilter


def split(*chunks: str) -> tuple[str, list[Pasted]]:
    """What is typed, and what is pasted."""
    paste = PasteFilter()
    pieces = [piece for chunk in chunks for piece in paste.feed(chunk)]
    typed = "".join(piece for piece in pieces if isinstance(piece, str))
    return typed, [piece for piece in pieces if isinstance(piece, Pasted)]


EXAMPLES = [
    ("abc", "abc", []),
    ("\x1b", "\x1b", []),
    (f"a{START}b{END}c", f"a{START}c", ["b"]),
    (f"{START}{END}", START, [""]),
    (f"{START}one{END}{START}two{END}", START * 2, ["one", "two"]),
    (f"{START}\x1b[31mred\x1b[0m q\x11{END}", START, ["[31mred[0m q"]),
    (f"{START}a\tb\r\nc\x00\x07\x7f\x9b\u009d{END}", START, ["a\tb\r\nc"]),
    (f"{START}in {START} in{END}q", f"{START}q", ["in [200~ in"]),
    (f"{START}out{END}q\x11{END}", START, ["out[201~q"]),
    (f"{START}out{END}q\x11{START}in{END}", START, ["out[201~q[200~in"]),
    (f"{START}a{END}{START}b{END}q\x11{START}c{END}", START * 2, ["a", "b[201~q[200~c"]),
    (f"{START}\u0646\u0635 \U0001f600{END}", START, ["\u0646\u0635 \U0001f600"]),
]


@pytest.mark.parametrize(("text", "typed", "pasted"), EXAMPLES)
def test_a_paste_holds_no_controls_and_is_not_typed(
    text: str, typed: str, pasted: list[str]
) -> None:
    assert split(text) == (typed, [Pasted(each, False) for each in pasted])


PAUSED = [
    ((f"{START}out{END}", f"q\x11{END}j"), f"{START}j", ["out", "q"]),
    ((f"{START}out{END}", f"q{END}r{END}"), START, ["out", f"q{END[1:]}r"]),
    ((f"{START}out{END}", f"q{END}{START}in{END}j"), f"{START * 2}j", ["out", "q", "in"]),
    ((f"{START}out{END}", "q", END), f"{START}q", ["out", ""]),
    ((f"rest{END}q",), "q", ["rest"]),
]


@pytest.mark.parametrize(("chunks", "typed", "pasted"), PAUSED)
def test_what_stands_before_an_end_that_never_began_is_pasted(
    chunks: tuple[str, ...], typed: str, pasted: list[str]
) -> None:
    assert split(*chunks) == (typed, [Pasted(each, False) for each in pasted])


@given(st.text(alphabet="\x1b[201~ab\x9b"), st.data())
def test_it_does_not_matter_where_a_paste_is_torn(text: str, data: st.DataObject) -> None:
    inner = text.replace(END, "")
    whole = f"x{START}{inner}{END}"
    at = data.draw(st.integers(0, len(whole)))

    assert split(whole[:at], whole[at:]) == split(whole)
    assert "\x1b" not in split(whole)[1][0].text


def test_a_paste_that_is_too_long_is_cut_and_says_so() -> None:
    text = "x" * LARGEST

    assert split(f"{START}{text}{END}")[1] == [Pasted(text, False)]
    assert split(START, text, "yz", f"{END}q") == (f"{START}q", [Pasted(text, True)])


def test_a_paste_without_an_end_can_be_ended() -> None:
    paste = PasteFilter()
    list(paste.feed(f"{START}abc"))

    assert paste.is_open
    assert paste.abandoned() == Pasted("abc", False)
    assert list(paste.feed("q")) == ["q"]
