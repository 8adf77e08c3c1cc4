"""Search folding: two spellings that a reader takes for the same word become the same text.

Case, accents, Arabic diacritics, tatweel, the forms of alef, yeh, kaf and heh, and the digits of
every script are folded; characters that nobody sees (joiners, direction marks) are left out.
`folded_offsets` keeps the way back, so that a match can be shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    # Persian, Urdu and other forms stand beside the Arabic ones.
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیئېے", "ي"),
    **dict.fromkeys("ةہھەۃ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    "ؤ": "و",
    # Tatweel and high hamza.
    **dict.fromkeys("\u0640\u0674", ""),
    # The decimal comma between Arabic digits.
    "٫": ".",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u202f", " "),
}
_UNSEEN = "Cf"
"""The category of joiners, direction marks and soft hyphens."""


def fold(text: str) -> str:
    """Give the form of a text that search compares."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, unicodedata.normalize("NFC", text)))


def folded_offsets(text: str) -> tuple[str, list[int]]:
    """Give the folded text, and for each of its characters the index in `text` it comes from.

    The list has one more entry than the folded text: `len(text)`, for matches that reach the end.
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
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
    if unicodedata.category(character) == _UNSEEN:
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(
        _LETTERS.get(part, part) for part in decomposed if not unicodedata.combining(part)
    )
