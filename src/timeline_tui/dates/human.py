"""Dates in words, English and Arabic: `since October 2023`, `7–8 August 2023`, `c. 44 BCE`.

Words become EDTF text and `edtf` reads that, so what is shown as canonical is what was understood.
Every part of a text has to mean something, else it is rejected; nothing is guessed but what the
notes of the date tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline_tui.dates import edtf
from timeline_tui.dates.completion import as_end, completed, shared, written
from timeline_tui.dates.coordinate import to_civil, year_text
from timeline_tui.dates.phrases import is_known_word, read
from timeline_tui.dates.pieces import Pattern, Piece, words_of
from timeline_tui.dates.reckoning import Context
from timeline_tui.dates.spelling import is_arabic, normal
from timeline_tui.dates.when import SECOND, Edge, Kind, Note, Precision, Stamp, When
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.patterns import Late

LONGEST = 500
"""Characters; words that go on longer are no date."""
_HINT = later("Write it as 7 August 2023, August 2023, 2023-08-07 or since October 2023.")


class Meaning(NamedTuple):
    """What words mean: EDTF text, and what to tell about how it came to be."""

    edtf: str
    notes: frozenset[Note]
    end: str = ""
    """EDTF for an end of a span, where the date itself is a choice of days or years."""

    @property
    def when(self) -> When:
        """The date in EDTF."""
        return edtf.parse(self.edtf)


class _Doubted(NamedTuple):
    piece: Piece
    marks: str


def parse(text: str, context: Context, lang: str | None = None) -> When:
    """Give the date that words mean. Raises DateError."""
    if len(text) > LONGEST:
        raise _unread(text)
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


_PERIOD = Pattern(
    r"(?:(?:in|during|في|خلال)\s)?(?:the period|الفترة)\s(?:الممتدة\s)?"
    r"(?P<date>(?:from|between|من|بين|ما بين)\s.+)",
    ("period", "الفترة"),
)


def _meaning(words: str, context: Context) -> Meaning | None:
    if period := _PERIOD.fullmatch(words, words_of(words)):
        words = period["date"]
    return (
        _one(words, context)
        or _range(words, context)
        or _bounded(words, context)
        or _set(words, context)
    )


# One date -----------------------------------------------------------------------------------------

_CIRCA = re.compile(
    r"(?:(?:circa|approximately|approx\.?|about|around|roughly|نحو|حوالي|قرابة|زهاء|تقريبا)\s"
    r"|ca?\.\s?|ca?\s?(?=\d)|~\s?)(?P<date>.+)"
    r"|(?P<date2>.+?)(?:\s?\((?:circa|approximately|approx\.?)\)|\s(?:approximately|تقريبا)|\s?~)"
)
_ABOUT_AGO = re.compile(r"(?P<ago>قبل|منذ)\s(?:نحو|حوالي|قرابة)\s(?P<count>.+)")
_PERHAPS = re.compile(
    r"(?:probably|possibly|perhaps|maybe|likely|presumably"
    r"|ربما|يرجح|يحتمل|علي الارجح|من المرجح|من المحتمل)\s"
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
    if piece is None and (about := _ABOUT_AGO.fullmatch(words)):
        words, marks = f"{about['ago']} {about['count']}", "~"
        piece = read(words, context)
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
    if text is None:
        return None
    return Meaning(text, piece.notes, as_end(piece, text) if text[0] == "[" else "")


# Before, after, since, until ----------------------------------------------------------------------


def _since(date: Meaning) -> str:
    return f"{_single(date)}/.."


def _until(date: Meaning) -> str:
    return f"../{_single(date)}"


def _before(date: Meaning) -> str:
    stamp = _first(date.when)
    return f"[..{_unit(stamp, stamp.lo - 1)}]"


def _by(date: Meaning) -> str:
    return f"[..{_last(date.when).edtf}]"


def _after(date: Meaning) -> str:
    stamp = _last(date.when)
    return f"[{_unit(stamp, stamp.hi)}..]"


def _not_before(date: Meaning) -> str:
    return f"[{_first(date.when).edtf}..]"


_END_OF = r"(?:the\s)?(?:end of\s(?:the\s)?|نهاية\s)"
_START_OF = r"(?:the\s)?(?:(?:beginning|start) of\s(?:the\s)?|بداية\s)"
_UNTIL = r"(?:until|till|up to|up until|to|through|thru|حتي|الي غاية|الي|لغاية)"
_BOUNDARIES: tuple[tuple[Pattern, Callable[[Meaning], str]], ...] = tuple(
    (Pattern(pattern, words.split()), build)
    for words, pattern, build in (
        (
            "since from starting منذ من ابتداء اعتبارا",
            r"(?:since|from|starting|منذ|من|ابتداء من|اعتبارا من)\s(?P<date>.+?)"
            r"(?:\s(?:on|onwards?|فصاعدا))?",
            _since,
        ),
        ("onward onwards فصاعدا", r"(?P<date>.+?)\s(?:onwards?|فصاعدا)", _since),
        ("end نهاية", rf"{_UNTIL}\s{_END_OF}(?P<date>.+)", _until),
        ("until till up to through thru حتي الي لغاية", rf"{_UNTIL}\s(?P<date>.+)", _until),
        ("end نهاية", rf"(?:before|by|قبل|بحلول)\s{_END_OF}(?P<date>.+)", _by),
        (
            "on in",
            r"(?:on or before|in or before|before or in)\s(?P<date>.+)",
            _by,
        ),
        ("on in", r"(?:on or after|in or after|after or in)\s(?P<date>.+)", _not_before),
        ("beginning start بداية", rf"(?:after|بعد)\s{_START_OF}(?P<date>.+)", _not_before),
        (
            "before prior earlier قبل pre",
            r"(?:(?:before|prior to|earlier than|قبل)\s|pre[\s-])(?P<date>.+)",
            _before,
        ),
        (
            "by no not بحلول",
            r"(?:by|(?:no|not) later than|not after|بحلول)\s(?P<date>.+)",
            _by,
        ),
        ("after later بعد post", r"(?:(?:after|later than|بعد)\s|post[\s-])(?P<date>.+)", _after),
        ("no not", r"(?:not before|(?:no|not) earlier than)\s(?P<date>.+)", _not_before),
        (
            "latest earlier before",
            r"(?P<date>.+?)\s(?:at the latest|or earlier|or before)",
            _by,
        ),
        (
            "earliest later after",
            r"(?P<date>.+?)\s(?:at the earliest|or later|or after)",
            _not_before,
        ),
    )
)


def _bounded(words: str, context: Context) -> Meaning | None:
    known = words_of(words)
    for pattern, build in _BOUNDARIES:
        match = pattern.fullmatch(words, known)
        inner = match and (_one(match["date"], context) or _range(match["date"], context))
        if inner:
            if Note.AMBIGUOUS in inner.notes:
                raise _ambiguous()
            return Meaning(build(inner), inner.notes)
    return None


def _single(date: Meaning) -> str:
    if date.when.kind is Kind.POINT:
        return date.edtf
    if date.end:
        return date.end
    raise DateError(
        tr("a span cannot begin or end with a choice"), hint=tr("Name a day or a month.")
    )


def _first(when: When) -> Stamp:
    return _end(when.start)


def _last(when: When) -> Stamp:
    return _end(when.start if when.kind is Kind.POINT else when.end)


def _end(end: Stamp | Edge) -> Stamp:
    if not isinstance(end, Stamp):
        raise DateError(tr("there is no such end"), hint=tr("Name a day, a month or a year."))
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
        tr("day and month could change places"),
        hint=tr("Write 2024-01-02, or set date_order: dmy."),
    )


# Ranges and sets ----------------------------------------------------------------------------------

_BETWEEN_DATES = re.compile(
    r"\s?[–→]\s?|\s[-/]\s|(?<=[^\s-])-(?=[^\s-])"
    r"|\s(?:to|until|till|through|thru|الي غاية|الي|و?حتي)\s"
)
_FROM = re.compile(r"(?:from|since|من|منذ)\s")
_BETWEEN = Late(r"(?:between|(?:ما\s)?بين)\s(?P<first>.+?)\s(?:and\s|&\s|و\s?)(?P<last>.+)")
_OPEN_WORDS = frozenset(
    (
        *("", "present", "the present", "the present day", "now", "today", "ongoing", "current"),
        *("date", "الان", "حتي الان", "اليوم", "الوقت الحاضر"),
    )
)
"""What stands for an end that is open; nothing at all after a dash."""
_DECADE_AT_END = Pattern(r".*(?<!\d)(\d\d)\d0'?s", ("s",))
_CENTURY_AT_END = Pattern(
    r".*[a-z]([\s-](?:centur(?:y|ies)|cent\.?|c\.)(?:\s.+)?)", ("century", "centuries", "cent", "c")
)
_CENTURY_AT_START = Pattern(r"القرن(?:ين|ان)?\s(.+)", ("القرن", "القرنين", "القرنان"))
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
        return last and Meaning(f"/{_single(last)}", last.notes)
    if end in _UNKNOWN_WORDS or end in _OPEN_WORDS:
        first = _one(start, context)
        edge = ".." if end in _OPEN_WORDS else ""
        return first and Meaning(f"{_single(first)}/{edge}", first.notes)
    pair = _pair(start, end, context)
    if pair is None:
        return None
    first, last = pair
    if Note.AMBIGUOUS in first.notes | last.notes:
        raise _ambiguous()
    return Meaning("/".join(map(_single, pair)), first.notes | last.notes)


def _pair(start: str, end: str, context: Context) -> tuple[Meaning, Meaning] | None:
    """Two dates that share what only one of them says."""
    told = _chain([start, end], context)
    return (told[0], told[1]) if told else None


def _chain(texts: list[str], context: Context) -> list[Meaning] | None:
    """Dates each of which shares with the next what only one of them says."""
    found = [_doubted(text, context) for text in _with_centuries(_with_decades(texts))]
    doubted = [each for each in found if each is not None]
    if len(doubted) < len(texts):
        return None
    for index in range(len(texts) - 2, -1, -1):
        pieces = shared(doubted[index].piece, doubted[index + 1].piece, context)
        if pieces is None:
            return None
        for place, piece in enumerate(pieces, index):
            doubted[place] = doubted[place]._replace(piece=piece)
    told = [_told(each, context) for each in doubted]
    known = [each for each in told if each is not None]
    return known if len(known) == len(texts) else None


_AGES_APART = 1000
"""Years before our era that lie so far apart are no two guesses at one date."""
_EITHER = Pattern(r"(?:either|both|اما)\s(?P<date>.+)", ("either", "both", "اما"))
_SEPARATORS = ((" or ", "[]"), (" او ", "[]"), (" and ", "{}"), (" & ", "{}"), (" و", "{}"))


def _with_decades(texts: list[str]) -> list[str]:
    """Give the decades after the first their century: `70s` of `1960s–70s`."""
    full = _DECADE_AT_END.fullmatch(texts[0], words_of(texts[0]))
    if full is None:
        return texts
    return [texts[0], *(re.sub(r"(?<!\d)'?(?=\d0'?s$)", full[1], text) for text in texts[1:])]


def _with_centuries(texts: list[str]) -> list[str]:
    """Say of each that it is a century where one of them does: `18th–19th century`."""
    *others, last = texts
    if head := _CENTURY_AT_END.fullmatch(last, words_of(last)):
        ordinal = r"[a-z\d](?:st|nd|rd|th)$"
        return [
            *(f"{text}{head[1]}" if re.search(ordinal, text) else text for text in others),
            last,
        ]
    if head := _CENTURY_AT_START.fullmatch(texts[0], words_of(texts[0])):
        era = re.search(r"\s(?:ق\.?\s?م\.?|قبل الميلاد)$", last)
        ended = [f"{text}{era[0] if era else ''}" for text in (head[1], *others[1:])]
        return [f"القرن {text.removeprefix('القرن ')}" for text in (*ended, last)]
    return texts


def _set(words: str, context: Context) -> Meaning | None:
    if match := _BETWEEN.compiled.fullmatch(words):
        pair = _pair(match["first"], match["last"], context)
        if pair and Note.AMBIGUOUS in pair[0].notes | pair[1].notes:
            raise _ambiguous()
        ends = pair and "..".join(map(_single, pair))
        return pair and Meaning(f"[{ends}]", pair[0].notes | pair[1].notes)
    if either := _EITHER.fullmatch(words, words_of(words)):
        words = either["date"]
    for separator, brackets in _SEPARATORS:
        if separator in words:
            parts = re.split(rf"{separator}\s?", words)
            listed = re.split(rf",?{separator}\s?|,\s", words)
            items = _items(parts, context) or _items(listed, context)
            return _joined(items, brackets) if items else None
    return None


def _items(texts: list[str], context: Context) -> list[Meaning] | None:
    if not _are_ages_apart(texts, context) and (chain := _chain(texts, context)):
        return chain
    items = [_one(text, context) or _range(text, context) for text in texts]
    known = [item for item in items if item]
    return known if len(known) == len(texts) else None


def _are_ages_apart(texts: list[str], context: Context) -> bool:
    """Whether an era at the end is that of the last year alone: `1984 or 44 BCE`."""
    first, last = read(texts[0], context), read(texts[-1], context)
    if first is None or last is None or first.year is None or last.year is None:
        return False
    is_one_sided = last.has_era and last.year <= 0 < first.year and not first.has_era
    return is_one_sided and first.year + last.year >= _AGES_APART


def _joined(items: list[Meaning], brackets: str) -> Meaning:
    notes: frozenset[Note] = frozenset().union(*(item.notes for item in items))
    if Note.AMBIGUOUS in notes:
        raise _ambiguous()
    is_choice = brackets == "[]"
    inner = ",".join(_member(item, is_choice) for item in items)
    return Meaning(f"{brackets[0]}{inner}{brackets[1]}", notes)


def _member(item: Meaning, is_choice: bool) -> str:
    """One of several may itself be one of several; all of several may not."""
    if item.edtf[0] == "[":
        return item.edtf.strip("[]") if is_choice else _single(item)
    return item.edtf.replace("/", "..")


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
            tr("Hijri dates are not converted"), text=text, hint=tr("Write the Gregorian one.")
        )
    for match in re.finditer(r"[^\W\d_]+", text):
        if not is_known_word(normal(match[0])):
            message = tr("{word!r} is no part of a date", word=match[0])
            return DateError(message, text=text, position=match.start(), hint=tr(_HINT))
    return DateError(tr("not a date"), text=text, hint=tr(_HINT))
