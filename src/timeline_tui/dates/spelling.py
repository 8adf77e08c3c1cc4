"""One spelling for many: digits, dashes, blanks, letters that are written in several ways.

Only for reading dates; the text as it was written is kept beside it. Search has its own folding.
"""

from __future__ import annotations

import re
import unicodedata

from timeline_tui.text.patterns import Late

# Direction marks, zero-width characters, tatweel and Arabic vowel signs say nothing about a date.
_GONE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640\u064b-\u0652]")
_SAME = str.maketrans(
    {
        # A hyphen may stand within a date, a dash only between two.
        **dict.fromkeys("‐‑−﹣－", "-"),
        **dict.fromkeys("‒—―", "–"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("’ʼ‘", "'"),
        "≈": "~",
        "ى": "ي",
        "،": ",",
        "؟": "?",
        "٫": ".",
        "٬": ",",
        "…": "..",
    }
)
_ARABIC = Late("[\u0620-\u064a\u066e-\u06d3]")


def normal(text: str) -> str:
    """Give a text in lower case with plain digits, `-` and `–` alone, and single blanks."""
    if not text.isascii():
        text = _GONE.sub("", unicodedata.normalize("NFC", text)).translate(_SAME)
        text = "".join(_digit(character) for character in text)
    return " ".join(text.casefold().split())


def is_arabic(text: str) -> bool:
    """Tell whether a text has Arabic letters; its digits do not count."""
    return not text.isascii() and _ARABIC.compiled.search(text) is not None


def _digit(character: str) -> str:
    if character.isascii() or not character.isdecimal():
        return character
    return str(unicodedata.decimal(character))
