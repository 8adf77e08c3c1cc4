"""Search folding: two spellings that a reader takes for the same word become the same text.

Case, accents, Arabic diacritics, tatweel, the forms of alef, yeh and teh marbuta, and the digits
of every script are folded. `folded_offsets` keeps the way back, so that a match can be shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ک": "ك",
    "ـ": "",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "\u00a0": " ",
    "\u202f": " ",
}


def fold(text: str) -> str:
    """Give the form of a text that search compares."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, unicodedata.normalize("NFC", text)))


def folded_offsets(text: str) -> tuple[str, list[int]]:
    """Give the folded text, and for each of its characters the index in `text` it comes from.

    The list has one more entry than the folded text: `len(text)`, for matches that reach the end.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        piece = character.lower() if character.isascii() else _folded_character(character)
        pieces.append(piece)
        offsets.extend([index] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), offsets


@lru_cache(maxsize=8192)
def _folded_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(
        _LETTERS.get(part, part) for part in decomposed if not unicodedata.combining(part)
    )
