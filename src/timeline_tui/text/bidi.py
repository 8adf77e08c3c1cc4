"""The order in which a text with right-to-left letters is drawn: the bidirectional algorithm.

Texts are stored, searched and copied in the order in which they are read. A terminal that does not
reorder draws that order from left to right, so that Arabic and Hebrew stand the wrong way round;
`visual` gives the order that such a terminal must be given (UAX #9, rules P2 to L4). Explicit
controls are made harmless by `text.safe` and have no meaning here. What a letter looks like beside
its neighbours is left to the terminal and its font.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypedDict
from unicodedata import bidirectional, category

from timeline_tui.text.patterns import Late
from timeline_tui.text.safe import NAME, Drawable, joined, own, safe, stretch

SWITCH_OFF, SWITCH_ON = "\x1b[8l", "\x1b[8h"
"""Tell a terminal that reorders to leave that to the program, and to do it again (ECMA-48 BDSM)."""

OBEYS_FROM = 5703
"""From this version on GNOME's terminals reorder, until they are told not to."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FROM_UTC = r"[+-]\d\d:\d\d(?!\d)"
_QUOTED = (
    "([\"'])(?=[^\"']*[A-Za-z0-9])(?! )[^\"'\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]*(?<! )\\1"
    rf"|(?<!\d)\d\d:\d\d(?::[\d.]+)? (?:UTC\b|[A-Z]\w+/[A-Z][\w/+-]+|{_FROM_UTC})"
    rf"|(?<![^\s(]){_FROM_UTC}"
)
"""Quoted words and dates without a right-to-left letter; a time with its zone; and a zone alone."""
_DAY = r"-?[0-9]{4,}-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?)?[?~%]?"
_FOREIGN = Late(
    rf"{_QUOTED}|(?<![0-9A-Za-z.-])(?:\[(?:\.\.)?{_DAY}(?:\.\.(?:{_DAY})?)?\]"
    rf"|{_DAY}(?:/(?:{_DAY}|\.\.))?)(?![0-9A-Za-z-])"
)
"""The same, and dates in figures: months and days do not trade places with years."""
_FOREIGN_OR_CODE = Late(
    f"{_QUOTED}|(?<![!-~])[0-9]+ (?:BCE|CE|BC|AD)(?![!-~])|[!-~]*[A-Za-z0-9][!-~]*"
)
"""The same, and words of ASCII; those that are letters and digits alone need no help."""
_LEFT_TO_RIGHT = "[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]*"
_TAILS = (
    Late(rf"(?<=[:.] ){_LEFT_TO_RIGHT}[A-Za-z]{_LEFT_TO_RIGHT}\Z"),
    Late(rf"[A-Za-z]{_LEFT_TO_RIGHT}[…~]\Z"),
)
"""What ends a line without a right-to-left letter: a title or an address, whole or cut."""
_APART = Late(" {3,}")
"""Parts words of ours that say different things on one line."""
_BEFORE_CODE, _BEHIND_CODE = "(\"'", ".,;:!?)\"'"
_OBJECT = own("\ufffc")
_KNOWN = frozenset(("L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "S", "WS", "ON"))
_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_MOST_OPEN = 63
"""So many brackets may be open at once before pairs are no longer looked for (rule BD16)."""
_CACHED = 4096


class Bidi(StrEnum):
    """Who brings right-to-left text into the order in which it is seen."""

    APP = "app"
    """The program, field by field."""
    TERMINAL = "terminal"
    """The terminal; the program only sets right-to-left paragraphs at the right."""
    OFF = "off"
    """Nobody: everything is drawn as if it were left-to-right text."""


class Cluster(NamedTuple):
    """A letter with its marks, as it is drawn."""

    text: Drawable
    at: int
    """The index of its first character in the text as it is read."""


class _Character(TypedDict):
    """A letter as the algorithm knows it; marks and joiners stay out of its sight."""

    ch: str
    level: int
    type: str
    orig: str
    cluster: Cluster


def bidi_for(setting: str, environ: Mapping[str, str]) -> Bidi:
    """Give who reorders: what is set, and for `auto` what the environment tells of the terminal."""
    if setting != "auto":
        return Bidi(setting)
    term = environ.get("TERM", "")
    if term == "dumb":
        return Bidi.OFF
    reorders = (
        # These reorder, and no escape sequence keeps them from it.
        "KONSOLE_VERSION" in environ
        or environ.get("TERM_PROGRAM") == "Apple_Terminal"
        or "MLTERM" in environ
        or term.startswith(("mlterm", "putty"))
        # kitty reorders within words.
        or term == "xterm-kitty"
        or "KITTY_WINDOW_ID" in environ
        or _is_out_of_reach(environ)
    )
    return Bidi.TERMINAL if reorders else Bidi.APP


def _is_out_of_reach(environ: Mapping[str, str]) -> bool:
    """Whether a terminal reorders around a multiplexer that lets no switch through."""
    version = environ.get("VTE_VERSION", "")
    is_multiplexed = "TMUX" in environ or "STY" in environ
    return is_multiplexed and version.isdecimal() and int(version) >= OBEYS_FROM


_of_words = Bidi.OFF


def words_go_by(bidi: Bidi) -> None:
    """Set who reorders words of ours on a terminal from here on."""
    global _of_words  # noqa: PLW0603 -- like the language of the words, it is the process's own
    _of_words = bidi


def order_of_words() -> Bidi:
    """Tell who reorders words of ours on a terminal."""
    return _of_words


def has_rtl(text: str) -> bool:
    """Tell whether a text holds anything that runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_rtl(text: str) -> bool:
    """Tell whether a text as a whole runs from right to left: its first letter decides."""
    if not has_rtl(text):
        return False
    # The name of a character has letters of its own, and the text has none of them.
    letters = NAME.sub("", text)
    strong = (kind for kind in map(bidirectional, letters) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def seen(
    text: Drawable, bidi: Bidi, rtl: bool | None = None, *, are_words: bool = False
) -> Drawable:
    """Give one line of text as it must be written for a reader to see it rightly.

    `rtl` is the direction of the line as a whole; None lets its first letter decide. In words of
    ours what is typed as it stands (options, dates, clauses) keeps its own order.
    """
    if bidi is not Bidi.APP or not has_rtl(text):
        return text
    base = is_rtl(text) if rtl is None else rtl
    return joined(*(cluster.text for cluster in ordered(text, base, are_words=are_words)))


def once(text: str, bidi: Bidi) -> str:
    """Give lines that are in order with what keeps a terminal from reordering them again."""
    return f"{SWITCH_OFF}{text}{SWITCH_ON}" if bidi is Bidi.APP and has_rtl(text) else text


def ordered(text: Drawable, rtl: bool, *, are_words: bool = False) -> tuple[Cluster, ...]:
    """Give what `visual` gives, with quoted foreign words in their own order, and code in words.

    In a sentence that runs from right to left, `"7-8 August 2023"` is a thing of its own: left to
    the algorithm alone its numbers would trade places with its words.
    """
    if rtl and are_words and _APART.compiled.search(text):
        return tuple(_each_apart(text))
    quotes = list(_own_order(text, are_words)) if rtl else []
    if not quotes:
        return visual(text, rtl)
    around, places = _without(text, quotes)
    found: list[Cluster] = []
    for cluster in visual(around, rtl):
        start, end = places[cluster.at]
        if cluster.text == _OBJECT and end - start > 1:
            letters = clusters(stretch(text, start, end))
            found += (each._replace(at=start + each.at) for each in letters)
        else:
            found.append(cluster._replace(at=start))
    return tuple(found)


def _each_apart(text: Drawable) -> Iterator[Cluster]:
    """Give words that stand apart each in its own order, the first of them at the right."""
    starts = [0, *(place for match in _APART.compiled.finditer(text) for place in match.span())]
    ends = [*starts[1:], len(text)]
    for start, end in zip(reversed(starts), reversed(ends), strict=True):
        part = stretch(text, start, end)
        found = visual(part, True) if part.isspace() else ordered(part, True, are_words=True)
        yield from (cluster._replace(at=start + cluster.at) for cluster in found)


def _own_order(text: str, are_words: bool) -> Iterator[tuple[int, int]]:
    at = 0
    tail = range(len(text), len(text)) if are_words else _tail(text)
    for match in (_FOREIGN_OR_CODE if are_words else _FOREIGN).compiled.finditer(text):
        if match.start() >= tail.start:
            break
        start, end = match.span()
        if not match[1]:
            start += len(match[0]) - len(match[0].lstrip(_BEFORE_CODE))
            end -= len(match[0]) - len(match[0].rstrip(_BEHIND_CODE))
            if text.startswith("..", end) and not text.startswith("...", end):
                end += 2  # an open end is a part of the date
            if text[start:end].isalnum():
                continue
        while end < len(text) and _belongs_to_what_is_before(text, end):
            end += 1  # marks are not parted from their letter
        if at <= start < end:
            yield start, end
            at = end
    start = max(at, tail.start)
    while start < tail.stop and (text[start].isspace() or _belongs_to_what_is_before(text, start)):
        start += 1
    if start < tail.stop:
        yield start, tail.stop


def _ends_sentence(words: str) -> bool:
    """Whether the last sign belongs to the sentence around words, and not to them."""
    if words[-1] == ")":
        return words.count(")") > words.count("(")
    return words[-1] in ".!?" and not words.endswith("...")


def _tail(text: str) -> range:
    """Give where the words stand that end a line and run from left to right as a whole."""
    match = next(filter(None, (tail.compiled.search(text) for tail in _TAILS)), None)
    if match is None:
        return range(len(text), len(text))
    words = match[0]
    while _ends_sentence(words):
        words = words[:-1]
    return range(match.start(), match.start() + len(words))


def _without(
    text: Drawable, spans: Sequence[tuple[int, int]]
) -> tuple[Drawable, list[tuple[int, int]]]:
    """Give a text with an object in place of each stretch, and what each character stands for."""
    parts: list[Drawable] = []
    places: list[tuple[int, int]] = []
    at = 0
    for start, end in (*spans, (len(text), len(text))):
        parts.append(stretch(text, at, start))
        places += ((place, place + 1) for place in range(at, start))
        if end > start:
            parts.append(_OBJECT)
            places.append((start, end))
        at = end
    return joined(*parts), places


@lru_cache(maxsize=_CACHED)
def visual(text: Drawable, rtl: bool) -> tuple[Cluster, ...]:
    """Give the letters of one line from left to right as they are seen, mirrored where need be.

    `rtl` is the direction of the paragraph that the line belongs to.
    """
    from bidi import algorithm  # deferred: most texts hold no right-to-left letter

    base = int(rtl)
    characters = [_character(cluster, base) for cluster in clusters(text)]
    storage = {
        "base_level": base,
        "base_dir": "LR"[base],
        "chars": characters,
        "runs": deque(),
    }
    algorithm.calc_level_runs(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(characters, "LR"[base], algorithm.MIRRORED)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return tuple(map(_drawn, characters))


def clusters(text: Drawable) -> Iterator[Cluster]:
    """Give the letters of a text with their marks, in the order in which they are read."""
    for start, stop in letters(text):
        yield Cluster(stretch(text, start, stop), start)


def letters(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the letters of any text, each up to where the next one begins."""
    start = 0
    for index in range(1, len(text)):
        if not _belongs_to_what_is_before(text, index):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _belongs_to_what_is_before(text: str, index: int) -> bool:
    character = text[index]
    if character.isascii():
        return False
    kind = category(character)
    return (
        kind in ("Mn", "Me", "Mc")
        or character in _JOINERS
        or ord(character) in _SKIN_TONES
        or (text[index - 1] == "\u200d" and kind == "So" and character != _OBJECT)
    )


def _character(cluster: Cluster, level: int) -> _Character:
    first = cluster.text[0]
    kind = bidirectional(first) or "L"
    if kind not in _KNOWN:
        kind = "ON"
    return {"ch": first, "level": level, "type": kind, "orig": kind, "cluster": cluster}


def _drawn(character: _Character) -> Cluster:
    """Give a letter with its marks; a joiner stands between the same two letters as before."""
    text, at = character["cluster"]
    if character["ch"] != text[0]:
        text = joined(safe(character["ch"]), stretch(text, 1))
    if character["level"] % 2 and text[-1] in _JOINERS:
        text = joined(stretch(text, -1), stretch(text, 0, -1))
    return Cluster(text, at)


def _resolve_brackets(characters: list[_Character], base: str, mirrored: Mapping[str, str]) -> None:
    """Let both brackets of a pair run the same way (rule N0), which the library leaves out."""
    for opening, closing in _bracket_pairs(characters, mirrored):
        inside = {_strong(each["type"]) for each in characters[opening + 1 : closing]}
        if base in inside:
            direction = base
        elif inside & {"L", "R"}:
            direction = _before(characters, opening, base)
        else:
            continue
        characters[opening]["type"] = characters[closing]["type"] = direction


def _bracket_pairs(
    characters: list[_Character], mirrored: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Give the places of brackets that belong together, in the order of the opening ones."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        letter = character["ch"]
        kind = category(letter) if character["type"] == "ON" and letter in mirrored else ""
        if kind == "Ps":
            if len(open_ones) == _MOST_OPEN:
                return []
            open_ones.append((mirrored[letter], index))
        elif kind == "Pe":
            depth = next((n for n, (end, _) in enumerate(reversed(open_ones)) if end == letter), -1)
            if depth >= 0:
                pairs.append((open_ones[-1 - depth][1], index))
                del open_ones[-1 - depth :]
    return sorted(pairs)


def _before(characters: list[_Character], index: int, base: str) -> str:
    """Give the direction of what stands before, which a number counts for as right-to-left."""
    strong = (_strong(each["type"]) for each in reversed(characters[:index]))
    return next(filter(None, strong), base)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
