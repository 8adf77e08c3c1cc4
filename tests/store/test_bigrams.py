"""What is looked up is what is found by looking: the index of pairs is held to naive search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import parse
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Texts
from timeline_tui.query.nodes import And, Everything, Has, Node, Not, Or, Word
from timeline_tui.store import bigrams, many
from timeline_tui.store.bigrams import Bigrams
from timeline_tui.store.engine import Engine
from timeline_tui.store.few import FEW
from timeline_tui.store.schema import MARK
from timeline_tui.store.store import Store

LETTERS = "aab bé\u0301اسم末𝄞"
"""Of one to four bytes, some of which begin or end alike."""
texts = st.text(LETTERS, max_size=12)


def index_of(given: Sequence[str]) -> Bigrams:
    cells = [f"{MARK}{text}{MARK}".encode() if text else b"" for text in given]
    return Bigrams(b"".join(cells), np.array([len(cell) for cell in cells], np.int64))


@given(
    held=st.lists(texts, max_size=40),
    words=st.lists(st.text(LETTERS, max_size=5), min_size=1, max_size=3),
    part=st.integers(1, 40),
)
@settings(max_examples=300, deadline=None)
def test_a_word_is_in_the_texts_that_hold_it(held: list[str], words: list[str], part: int) -> None:
    """However few bytes are sorted at a time: pairs and texts lie across their borders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bigrams, "PART", part)
        index = index_of(held)

    assert index.marks(words) == bytes(all(word in text for word in words) for text in held)


def opened() -> Store:
    words = [f"{chr(97 + n % 26)}{chr(97 + n // 7 % 26)}{n % 11}" for n in range(FEW + 200)]
    events = tuple(
        Event(f"e{number}", parse(str(1000 + number)), title=Texts([("", f"{word} Öl")]))
        for number, word in enumerate(words)
    )
    return Store.open(Reading((Document("a.yaml"),), events))


@pytest.fixture(scope="module")
def plain() -> Iterator[Store]:
    with opened() as store:
        yield store


@pytest.fixture(scope="module")
def indexed() -> Iterator[Store]:
    with opened() as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "BATCH", 64)
        store.index()
        yield store


WORDS = [
    Word("a"),
    Word("ÖL"),
    Word(" öl"),
    Word("c\x1ed"),
    Word(""),
    Word("nowhere"),
    And((Word("b"), Word("7"))),
    And((Word("b"), Everything())),
    Or((Word("b"), Word("7"))),
    Not(Word("b")),
    And((Word("b"), Has("title"))),
]


@pytest.mark.parametrize("node", WORDS)
def test_an_index_changes_no_answer(plain: Store, indexed: Store, node: Node) -> None:
    found, expected = (
        [hit.event.id for hit in store.search(node).hits()] for store in (indexed, plain)
    )

    assert found == expected


def test_words_are_looked_up_without_the_engine(
    indexed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is what the index is for."""
    monkeypatch.setattr(Engine, "arrays", None)

    assert indexed.search(Word("öl")).matched == FEW + 200
    with pytest.raises(TypeError):
        indexed.search(Has("title"))


def test_more_than_is_worth_an_index_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "MOST_BYTES", 10)
    events = tuple(Event(f"e{number}", parse("2024")) for number in range(FEW + 1))
    with Store.open(Reading((Document("a.yaml"),), events)) as store:
        store.index()
        monkeypatch.setattr(many.Bigrams, "marks", None)

        assert store.search(Word("e7")).matched == 11  # e7, e70 to e79
