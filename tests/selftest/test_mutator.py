"""The mutator: what a seed gives is the same everywhere, and changes something."""

from __future__ import annotations

from hashlib import sha256

import pytest

from timeline_tui.selftest.mutator import (
    BYTE_CHANGES,
    CHANGES,
    LONGEST,
    Chance,
    Vocabulary,
    mutant,
    mutant_bytes,
    mutant_file,
)

VOCABULARY = Vocabulary(("- ", ": ", '"', "&a "), (("[", "]"), ("{a: ", "}")))
TEXT = "- id: a\n  date: 2024-01-28\n  title: 'One'\n- [b, c]\n"


def test_a_seed_gives_the_same_mutants_with_every_release_of_python() -> None:
    """The digests were made once; another one would make every figure of a seed another."""
    all_of_them = sha256()
    for number in range(300):
        chance = Chance(7, "test", number)
        all_of_them.update(mutant_file(TEXT, chance, VOCABULARY, (TEXT, "a,b\n1,2\n")))

    assert all_of_them.hexdigest()[:16] == "cc9d17fc986ff392"


def test_mutants_of_a_seed_are_many() -> None:
    mutants = {mutant_file(TEXT, Chance(1, number), VOCABULARY) for number in range(500)}

    assert len(mutants) > 420
    assert max(map(len, mutants)) <= 4 * LONGEST
    assert max(map(len, mutants)) > 3_000


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("text", ["", "x", TEXT])
def test_every_change_works_on_every_text_and_changes_some(change, text: str) -> None:
    changed = [change(text, Chance(number), VOCABULARY, (text,)) for number in range(60)]

    assert all(isinstance(each, str) for each in changed)
    if text == TEXT:
        assert sum(each != text for each in changed) > 10


@pytest.mark.parametrize("change", BYTE_CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("data", [b"", b"x", TEXT.encode()])
def test_every_change_of_bytes_works(change, data: bytes) -> None:
    changed = [change(data, Chance(number)) for number in range(60)]

    assert all(isinstance(each, bytes) for each in changed)
    if len(data) > 1:
        assert sum(each != data for each in changed) > 20


def test_without_brackets_nothing_is_nested() -> None:
    for number in range(200):
        assert isinstance(mutant("a", Chance(number), Vocabulary(("b",))), str)
        assert isinstance(mutant_bytes(b"", Chance(number)), bytes)


def test_chance_is_even_and_never_leaves_its_limits() -> None:
    chance = Chance("even")
    seen = [chance.below(4) for _ in range(4_000)]

    assert {each: 900 < seen.count(each) < 1_100 for each in range(4)} == dict.fromkeys(
        range(4), True
    )
    assert Chance(1).below(0) == 0
    for length in (0, 1, 7, 500):
        for _ in range(200):
            start, end = chance.span(length)
            assert 0 <= start <= end <= length
