"""Two spellings that a reader takes for the same word fold to the same text."""

import unicodedata

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
    ("alef with marks", "ٱلقرآن ٲ ٳ ٵ", "القران ا ا ا"),
    ("hamza above, composed or not", "ا\u0654حمد ي\u0654 و\u0654", "احمد ي و"),
    ("superscript alef", "هٰذا", "هذا"),
    ("koranic marks", "قُلۡ هُوَ ٱللَّهُ أَحَدٌ", "قل هو الله احد"),
    ("hamza on waw and yeh", "مؤتمر الرئيس", "موتمر الرييس"),
    ("yeh, persian and urdu", "علی علے", "علي علي"),
    ("heh, persian and urdu", "ہ ھ ە ۃ ۀ", "ه ه ه ه ه"),
    ("kaf", "کتاب ڪتاب", "كتاب كتاب"),
    ("presentation forms", "ﻣﺤﻤﺪ ﻻ ﻵ ﷲ", "محمد لا لا الله"),
    ("joiners and direction marks", "می\u200cخواهم \u202bX\u202c \u2066Y\u2069", "ميخواهم x y"),
    ("soft hyphen", "co\u00adoperate", "cooperate"),
    ("a mark of the byte order", "\ufefftitle", "title"),
    ("teh marbuta", "السلطة", "السلطه"),
    ("tatweel", "محـــمد", "محمد"),
    ("arabic digits", "٢٠٢٤", "2024"),
    ("persian digits and letters", "۲۰۲۴ یک", "2024 يك"),
    ("sharp s", "Straße", "STRASSE"),
    ("full width", "ＡＢＣ", "abc"),
    ("superscript digits", "m² ①", "m2 1"),
    ("decimal comma", "٣٫٥", "3.5"),
    ("roman numerals", "Ⅻ", "XII"),
    ("ligatures", "Ærø œuvre ﬁn", "aero oeuvre fin"),
    ("letters with a stroke", "Łódź Đà Ø Þór Sigurður", "lodz da o thor sigurdur"),
    ("turkish", "İstanbul ışık", "istanbul isik"),
    ("greek and cyrillic", "ΌΣΟΣ Ёж", "οσος еж"),
    ("final sigma", "ΟΔΟΣ", "οδος"),
    ("dashes", "7–8 7‑8 −5", "7-8 7-8 -5"),
    ("quotation marks", "“it’s”", '"it\'s"'),
    ("blanks", "a\u00a0b\u2003c\u3000d", "a b c d"),
]


@pytest.mark.parametrize(("one", "other"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_variants_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("attack", "attach"), ("سلام", "كلام"), ("1", "2")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_digits_of_every_script_are_digits() -> None:
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) == "Nd":
            assert fold(character) == str(unicodedata.decimal(character)), hex(code)


def test_every_arabic_diacritic_is_left_out() -> None:
    for code in (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE)):
        if unicodedata.category(chr(code)) == "Mn":
            assert fold(f"ك{chr(code)}ت") == "كت", hex(code)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_both_ways_to_fold_are_one(text: str) -> None:
    assert folded_offsets(text)[0] == fold(text)


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
