"""Two spellings that a reader takes for the same word fold to the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.text.folding import fold, folded_offsets

SAME = [
    ("case", "Austin", "AUSTIN"),
    ("accents", "Café Zürich", "cafe zurich"),
    ("composed or not", "e\u0301", "é"),
    ("arabic diacritics", "مُحَمَّد", "محمد"),
    ("alef", "أحمد إلى آب", "احمد الى اب"),
    ("yeh", "على", "علي"),
    ("teh marbuta", "السلطة", "السلطه"),
    ("tatweel", "محـــمد", "محمد"),
    ("arabic digits", "٢٠٢٤", "2024"),
    ("persian digits and letters", "۲۰۲۴ یک", "2024 يك"),
    ("sharp s", "Straße", "STRASSE"),
    ("full width", "ＡＢＣ", "abc"),
    ("dashes", "7–8", "7-8"),
]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_variants_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("attack", "attach"), ("سلام", "كلام"), ("1", "2")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, offsets = folded_offsets(text)

    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_a_match_is_found_in_the_original() -> None:
    folded, offsets = folded_offsets("قال مُحَمَّد إن")
    start = folded.index(fold("محمد"))

    assert "قال مُحَمَّد إن"[offsets[start] : offsets[start + 4]] == "مُحَمَّد"
