"""Dates in words, English and Arabic: `since October 2023`, `7–8 August 2023`, `c. 44 BCE`.

Words become EDTF text and `edtf` reads that, so what is shown as canonical is what was understood.
Every part of a text has to mean something, else it is rejected; nothing is guessed but what the
notes of the date tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline_tui.dates import edtf
from timeline_tui.dates.completion import completed, shared, written
from timeline_tui.dates.coordinate import to_civil, year_text
from timeline_tui.dates.phrases import is_known_word, read
from timeline_tui.dates.pieces import Piece
from timeline_tui.dates.reckoning import Context
from timeline_tui.dates.spelling import is_arabic, normal
from timeline_tui.dates.when import SECOND, Kind, Note, Precision, Stamp, When
from timeline_tui.errors import DateError

_HINT = "Write it as 7 August 2023, August 2023, 2023-08-07 or since October 2023."


class Meaning(NamedTuple):
    """What words mean: EDTF text, and what to tell about how it came to be."""

    edtf: str
    notes: frozenset[Note]


class _Doubted(NamedTuple):
    piece: Piece
    marks: str


def parse(text: str, context: Context, lang: str | None = None) -> When:
    """Give the date that words mean. Raises DateError."""
    words, is_inferred = _unbracketed(normal(text))
    try:
        meaning = _meaning(words, context)
        when = edtf.parse(meaning.edtf) if meaning else None
    except DateError as problem:
        place = problem.position if problem.text == text else 0
        raise DateError(problem.message, text=text, position=place, hint=problem.hint) from None
    if meaning is None or when is None:
        raise _unread(text)
    notes = when.notes | meaning.notes | ({Note.YEAR_INFERRED} if is_inferred else set())
    language = "ar" if is_arabic(text) else lang or "en"
    return when._replace(
        text=text,
        notes=notes,
        lang=language if re.search(r"[^\W\d_]", words) else None,
    )


def _unbracketed(words: str) -> tuple[str, bool]:
    """Take `25 January [2024]` as it is shown: a year that somebody inferred."""
    plain = re.sub(r"(?<=\S )\[(\d{4})\]", r"\1", words)
    return plain, plain != words


def _meaning(words: str, context: Context) -> Meaning | None:
    return (
        _one(words, context)
        or _range(words, context)
        or _bounded(words, context)
        or _set(words, context)
    )


# One date -----------------------------------------------------------------------------------------

_CIRCA = re.compile(
    r"(?:(?:circa|approximately|approx\.?|about|around|roughly|نحو|حوالي|قرابة)\s"
    r"|ca?\.\s?|ca?\s?(?=\d)|~\s?)(?P<date>.+)"
    r"|(?P<date2>.+?)(?:\s?\((?:circa|approximately|approx\.?)\)|\s(?:approximately|تقريبا)|\s?~)"
)
_PERHAPS = re.compile(
    r"(?:probably|possibly|perhaps|maybe|likely|presumably|ربما|يرجح|يحتمل|علي الارجح)\s"
    r"(?P<date>.+)"
    r"|(?P<date2>.+?)\s?(?:\(\?\)|\?)"
)


def _one(words: str, context: Context) -> Meaning | None:
    doubted = _doubted(words, context)
    return doubted and _told(doubted, context)


def _doubted(words: str, context: Context) -> _Doubted | None:
    """A piece with the doubts around it; EDTF's own doubts inside stay where they are."""
    piece = read(words, context)
    marks = ""
    while piece is None:
        for pattern, mark in ((_CIRCA, "~"), (_PERHAPS, "?")):
            match = pattern.fullmatch(words)
            if match and mark not in marks:
                words, marks = match["date"] or match["date2"], marks + mark
                break
        else:
            return None
        piece = read(words, context)
    return _Doubted(piece, marks)


def _told(doubted: _Doubted, context: Context) -> Meaning | None:
    piece = completed(doubted.piece, context)
    text = written(piece, doubted.marks)
    return None if text is None else Meaning(text, piece.notes)


# Before, after, since, until ----------------------------------------------------------------------


def _since(when: When) -> str:
    return f"{_single(when)}/.."


def _until(when: When) -> str:
    return f"../{_single(when)}"


def _before(when: When) -> str:
    stamp = _end(when, when.start)
    return f"[..{_unit(stamp, stamp.lo - 1)}]"


def _by(when: When) -> str:
    return f"[..{_end(when, when.start if when.kind is Kind.POINT else when.end).edtf}]"


def _after(when: When) -> str:
    stamp = _end(when, when.start if when.kind is Kind.POINT else when.end)
    return f"[{_unit(stamp, stamp.hi)}..]"


def _not_before(when: When) -> str:
    return f"[{_end(when, when.start).edtf}..]"


_BOUNDARIES: tuple[tuple[re.Pattern[str], Callable[[When], str]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?:since|from|starting|منذ|من|ابتداء من|اعتبارا من)\s(?P<date>.+)", _since),
        (r"(?P<date>.+?)\s(?:onwards?|فصاعدا)", _since),
        (r"(?:until|till|up to|to|through|حتي|الي|لغاية)\s(?P<date>.+)", _until),
        (r"(?:before|prior to|earlier than|قبل)\s(?P<date>.+)", _before),
        (r"(?:by|no later than|not after|بحلول)\s(?P<date>.+)", _by),
        (r"(?:after|later than|بعد)\s(?P<date>.+)", _after),
        (r"(?:not before|no earlier than)\s(?P<date>.+)", _not_before),
    )
)


def _bounded(words: str, context: Context) -> Meaning | None:
    for pattern, build in _BOUNDARIES:
        match = pattern.fullmatch(words)
        inner = match and (_one(match["date"], context) or _range(match["date"], context))
        if inner:
            if Note.AMBIGUOUS in inner.notes:
                raise _ambiguous()
            return Meaning(build(edtf.parse(inner.edtf)), inner.notes)
    return None


def _single(when: When) -> str:
    if when.kind is not Kind.POINT:
        raise DateError("a span cannot begin or end with a choice", hint="Name a day or a month.")
    return when.edtf


def _end(when: When, end: object) -> Stamp:
    if not isinstance(end, Stamp):
        raise DateError("there is no such end", hint="Name a day, a month or a year.")
    return end


def _unit(stamp: Stamp, moment: int) -> str:
    """The unit of a stamp's precision that holds a moment, as much in doubt as the stamp."""
    minutes = stamp.zone if isinstance(stamp.zone, int) else 0
    year, month, day, ns = to_civil(moment + minutes * 60 * SECOND)
    doubt = stamp.qualifier.uncertain + 2 * stamp.qualifier.approximate
    mark = ("", "?", "~", "%")[doubt]
    match stamp.precision:
        case precision if precision <= Precision.YEAR:
            return f"{year_text(year)}{mark}"
        case Precision.SUBYEAR | Precision.MONTH:
            return f"{year_text(year)}-{month:02}{mark}"
        case precision if precision <= Precision.DAY:
            return f"{year_text(year)}-{month:02}-{day:02}{mark}"
    # The pattern of the time of day is that of the stamp itself.
    seconds, fraction = divmod(ns, SECOND)
    digits = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:09}"
    clock, zone = re.fullmatch(r".*T([\d:.]+)(.*)", stamp.edtf).groups()  # type: ignore[union-attr]
    return f"{year_text(year)}-{month:02}-{day:02}T{digits[: len(clock)]}{zone}"


def _ambiguous() -> DateError:
    return DateError(
        "day and month could change places", hint="Write 2024-01-02, or set date_order: dmy."
    )


# Ranges and sets ----------------------------------------------------------------------------------

_BETWEEN_DATES = re.compile(
    r"\s?–\s?|\s-\s|\s(?:to|until|till|through|thru|الي|حتي)\s|(?<=[^\s-])-(?=[^\s-])"
)
_FROM = re.compile(r"(?:from|من)\s")
_BETWEEN = re.compile(r"(?:between|بين)\s(?P<first>.+?)\s(?:and\s|و\s?)(?P<last>.+)")
_OPEN_WORDS = frozenset(
    ("present", "the present", "now", "today", "ongoing", "current", "date", "الان", "اليوم")
)
_UNKNOWN_WORDS = frozenset(
    ("?", "unknown", "unknown start", "unknown end", "بداية غير معلومة", "نهاية غير معلومة")
)


def _range(words: str, context: Context) -> Meaning | None:
    words = _FROM.sub("", words, count=1) if _FROM.match(words) else words
    problem = None
    for match in _BETWEEN_DATES.finditer(words):
        try:
            found = _from_to(words[: match.start()], words[match.end() :], context)
        except DateError as error:
            problem = problem or error
            continue
        if found:
            return found
    if problem:
        raise problem
    return None


def _from_to(start: str, end: str, context: Context) -> Meaning | None:
    if start in _UNKNOWN_WORDS:
        last = _one(end, context)
        return last and Meaning(f"/{_single(edtf.parse(last.edtf))}", last.notes)
    if end in _UNKNOWN_WORDS or end in _OPEN_WORDS:
        first = _one(start, context)
        edge = ".." if end in _OPEN_WORDS else ""
        return first and Meaning(f"{_single(edtf.parse(first.edtf))}/{edge}", first.notes)
    pair = _pair(start, end, context)
    if pair is None:
        return None
    first, last = pair
    if Note.AMBIGUOUS in first.notes | last.notes:
        raise _ambiguous()
    ends = (_single(edtf.parse(part.edtf)) for part in pair)
    return Meaning("/".join(ends), first.notes | last.notes)


def _pair(start: str, end: str, context: Context) -> tuple[Meaning, Meaning] | None:
    """Two dates that share what only one of them says."""
    first, last = _doubted(start, context), _doubted(end, context)
    if first is None or last is None:
        return None
    pieces = shared(first.piece, last.piece, context)
    if pieces is None:
        return None
    told = (
        _told(_Doubted(pieces[0], first.marks), context),
        _told(_Doubted(pieces[1], last.marks), context),
    )
    return (told[0], told[1]) if told[0] and told[1] else None


def _set(words: str, context: Context) -> Meaning | None:
    if match := _BETWEEN.fullmatch(words):
        pair = _pair(match["first"], match["last"], context)
        if pair and Note.AMBIGUOUS in pair[0].notes | pair[1].notes:
            raise _ambiguous()
        return pair and Meaning(f"[{pair[0].edtf}..{pair[1].edtf}]", pair[0].notes | pair[1].notes)
    for separator, brackets in ((" or ", "[]"), (" او ", "[]"), (" and ", "{}"), (" و", "{}")):
        if separator in words:
            items = list(_items(words.split(separator), context))
            if not all(items):
                return None
            known = [item for item in items if item]
            notes: frozenset[Note] = frozenset().union(*(item.notes for item in known))
            if Note.AMBIGUOUS in notes:
                raise _ambiguous()
            inner = ",".join(item.edtf.replace("/", "..") for item in known)
            return Meaning(f"{brackets[0]}{inner}{brackets[1]}", notes)
    return None


def _items(texts: list[str], context: Context) -> Iterator[Meaning | None]:
    if len(texts) == 2 and (pair := _pair(texts[0], texts[1], context)):
        yield from pair
        return
    for text in texts:
        yield _one(text, context) or _range(text, context)


# What cannot be read ------------------------------------------------------------------------------


def _unread(text: str) -> DateError:
    """Say which word is not understood, or what EDTF had against a text without words."""
    letters = re.sub(r"[XYETSZ]", "", text)
    if not re.search(r"[^\W\d_]", letters):
        try:
            edtf.parse(text)
        except DateError as error:
            return error
    if "هـ" in text:
        return DateError(
            "Hijri dates are not converted", text=text, hint="Write the Gregorian one."
        )
    for match in re.finditer(r"[^\W\d_]+", text):
        if not is_known_word(normal(match[0])):
            message = f"{match[0]!r} is no part of a date"
            return DateError(message, text=text, position=match.start(), hint=_HINT)
    return DateError("not a date", text=text, hint=_HINT)
