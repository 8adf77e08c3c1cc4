"""From what stands after `during:` and its sisters to a half-open stretch of time.

    2023    2023-08..2023-10    2023..    2023-08-07..+3d    2024-01-01/P1M    "7-8 August 2023"
    last 30d    last month    this year    today    "3d ago"    -2h    yesterday@pub    -44..14
    #attack    #talks.start..#attack    pub-1w..pub

Both ends include the whole period that they name. Nothing that cannot be read falls back to now,
and no clock is read: the moment to count from is in the context.
"""

from __future__ import annotations

import re

from timeline_tui.dates.coordinate import to_civil, year_text
from timeline_tui.dates.when import NEG, POS, Kind, Note, Stamp, When
from timeline_tui.errors import DateError, QueryError
from timeline_tui.query.anchors import anchored, is_anchored, known
from timeline_tui.query.context import Context
from timeline_tui.query.durations import UNIT_OF, Duration, duration, one, period, shifted
from timeline_tui.query.nodes import Range
from timeline_tui.query.written import Written, stripped, wrong
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.folding import fold

EXAMPLES = later('Write 2023, 2023-08..2023-10, "last 30d" or "7-8 August 2023".')

_SIGNED_YEAR = re.compile(r"[+-]\d{1,4}", re.ASCII)
_SIGNED_DATE = re.compile(r"([+-])(\d{1,4})((?:-\d\d){0,2})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,3}", re.ASCII)
_SUFFIXES = re.compile(r"(.*?[^@\s])\s*((?:@[a-z]+)+)", re.DOTALL | re.IGNORECASE)
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NOW = (["now"], [fold("الآن")])
_FULLY_OPEN = Range(NEG, POS)


def parse_range(text: str, context: Context = Context()) -> Range:  # noqa: B008 (frozen)
    """Give the stretch of time that a text names. Raises QueryError, counted within the text."""
    part = stripped(text, 0)
    if not part.text:
        raise QueryError(tr("a date or range is missing"), end=len(text), hint=tr(EXAMPLES))
    anchor = known(part, context) if part.text[0] == "#" else None
    if anchor is not None:
        found = anchor
    elif "/" in part.text and not _is_span(part.text):
        found = _interval(part, context)
    elif ".." in part.text and part.text[0] not in "[{":
        found = _span(part, context)
    else:
        found = _period(part, context)
    if not NEG <= found.lo <= found.hi <= POS:
        raise wrong(part, tr("this is farther away than 292 billion years"), tr(EXAMPLES))
    return found


def _words(text: str) -> list[str]:
    """Give the folded words, at least one: some texts fold to nothing."""
    return fold(text).split() or [""]


def _is_span(text: str) -> bool:
    """Tell whether `..` parts the text, and is not an open end of `2023/..`."""
    return ".." in text and "/.." not in text and "../" not in text and text[0] not in "[{"


# Two ends.


def _span(part: Written, context: Context) -> Range:
    written = part.text.split("..", 1)
    left = stripped(written[0], part.at)
    right = stripped(written[1], part.at + len(written[0]) + 2)
    if not left.text and not right.text:
        raise wrong(part, tr("a range needs a date at one end"), tr(EXAMPLES))
    if ".." in right.text:
        raise wrong(right, tr("a range has two ends"), tr(EXAMPLES))
    first = _end(left, right, context) if left.text else _FULLY_OPEN
    length = duration(right.text[1:]) if right.text[:1] == "+" else None
    if length is not None and left.text and left.text[0] not in "+-":
        return _ordered(first, Range(first.lo, shifted(first.lo, length), first.is_civil), right)
    last = _end(right, left, context) if right.text else _FULLY_OPEN
    return _ordered(first, last, right)


def _end(part: Written, other: Written, context: Context) -> Range:
    """Give an end; beside a signed year a short number is a year too: `-44..14`."""
    if _SHORT_YEAR.fullmatch(part.text) and _SIGNED_YEAR.fullmatch(other.text):
        return _date(part, context, part.text.zfill(4))
    return _period(part, context)


def _interval(part: Written, context: Context) -> Range:
    """`a/b`, where one of them may be a length."""
    written = part.text.split("/")
    lengths = [duration(part.strip()) if part[:1] in "Pp" else None for part in written]
    if len(written) != 2 or not any(lengths):
        return _date(part, context)
    left = stripped(written[0], part.at)
    right = stripped(written[1], part.at + len(written[0]) + 1)
    match lengths:
        case [None, Duration() as length]:
            first = _period(left, context)
            last = Range(first.lo, shifted(first.lo, length), first.is_civil)
        case [Duration() as length, None]:
            last = _period(right, context)
            first = Range(shifted(last.hi, length, -1), last.hi, last.is_civil)
        case _:
            raise wrong(part, tr("a length needs a date beside it"), tr("Write 2024-01-01/P1M."))
    return _ordered(first, last, right)


def _ordered(first: Range, last: Range, right: Written) -> Range:
    if first != _FULLY_OPEN and last != _FULLY_OPEN and first.is_civil != last.is_civil:
        raise wrong(
            right, tr("one end has a time zone and the other has none"), tr("Give it to both.")
        )
    if last.hi <= first.lo:
        raise wrong(right, tr("the end lies before the start"), tr("Write the earlier date first."))
    return Range(first.lo, last.hi, first.is_civil and last.is_civil)


# One period.


def _period(part: Written, context: Context) -> Range:
    if not part.text:
        raise QueryError(
            tr("a date is missing here"), start=part.at, end=part.at + 1, hint=tr(EXAMPLES)
        )
    if is_anchored(part.text):
        return anchored(part, context)
    signed = _SIGNED_DATE.fullmatch(part.text)
    if signed is not None:
        sign, year, rest = signed.groups()
        return _date(part, context, f"{'-' if sign == '-' else ''}{year.zfill(4)}{rest}")
    suffixes = _SUFFIXES.fullmatch(part.text)
    base = stripped(suffixes[1], part.at) if suffixes else part
    marks = fold(suffixes[2]).split("@")[1:] if suffixes else []
    found = _relative(base, "pub" in marks, context)
    units = [mark for mark in marks if mark != "pub"]
    if found is None:
        if units:
            raise _unknown_mark(part, units[0])
        return _date(base, context if "pub" in marks else _on_clock(base, context))
    for mark in units:
        if mark not in UNIT_OF:
            raise _unknown_mark(part, mark)
        found = Range(*period(found.lo, UNIT_OF[mark]))
    return found


def _relative(part: Written, from_publication: bool, context: Context) -> Range | None:
    """Give what is counted from now or from the publication; None where nothing is."""
    words = _words(part.text)
    sign = {"-": -1, "+": 1}.get(part.text[0], 0)
    length = duration(part.text[1:]) if sign else None
    if words[-1] == "ago" and len(words) > 1:
        sign, length = -1, duration(" ".join(part.text.split()[:-1]))
    is_count = words[0] in ("last", "next", "this") and len(words) > 1
    is_now = words in _NOW
    if length is None and not is_count and not is_now and " ".join(words) not in _DAYS:
        return None
    if is_count and words[1] not in UNIT_OF and duration(" ".join(words[1:])) is None:
        return None  # "last Thursday" is a date in words
    anchor = _anchor(part, from_publication, context)
    if length is not None:
        return _named(shifted(anchor, length, sign), length)
    if is_now:
        return Range(anchor, anchor + 1)
    if not is_count:
        lo, _ = period(anchor, "day")
        return Range(*period(shifted(lo, one("day"), _DAYS[words[0]]), "day"))
    return _counted(part, words[0], " ".join(part.text.split()[1:]), anchor)


def _counted(part: Written, word: str, what: str, anchor: int) -> Range:
    """`last 30d`, `next month`, `this year`."""
    unit = UNIT_OF.get(fold(what))
    if unit is not None:
        lo, hi = period(anchor, unit)
        step = {"last": -1, "this": 0, "next": 1}[word]
        return Range(*(period(shifted(lo, one(unit), step), unit) if step else (lo, hi)))
    length = duration(what)
    if length is None or word == "this":
        raise wrong(
            part,
            tr("{word} needs a unit behind it", word=word),
            tr('Write "this month", "last 30d" or "next 2w".'),
        )
    # Whole days: an event of today is within the last 30 days, however late in the day it is.
    here = _named(anchor, length)
    there = _named(shifted(anchor, length, 1 if word == "next" else -1), length)
    return Range(min(here.lo, there.lo), max(here.hi, there.hi))


def _named(moment: int, length: Duration) -> Range:
    """The day of a moment that was counted in days and longer units, else the moment itself."""
    if length.has_clock:
        return Range(moment, moment + 1)
    return Range(*period(moment, "day"))


def _anchor(part: Written, from_publication: bool, context: Context) -> int:
    """The moment to count from, as the clock on the wall shows it."""
    if from_publication:
        if context.ref is None:
            hint = tr("Add published: to the file, or count from now without @pub.")
            raise wrong(part, tr("no file says when it was published"), hint)
        return context.ref
    if context.now is None:
        raise wrong(part, tr("there is no clock to count from"), tr(EXAMPLES))
    # The zone database costs start-up time that only relative dates need.
    from timeline_tui.dates.zones import offset_at

    try:
        return context.now + offset_at(context.now, context.zone)
    except DateError as error:
        raise wrong(part, error.message, error.hint) from None


def _on_clock(part: Written, context: Context) -> Context:
    """Give a context in which words such as `اليوم` and `two weeks ago` count from now.

    Weekdays and dates without a year count from the publication, as they do in files.
    """
    if context.now is None or not part.text[0].isalpha():
        return context
    from timeline_tui import dates  # its readers cost start-up time that other filters do not need
    from timeline_tui.dates.months import WEEKDAYS

    on_clock = context._replace(ref=_anchor(part, False, context))
    try:
        when = dates.parse(part.text, ref=_reference(on_clock), zone=context.zone)
    except DateError:
        return context
    has_weekday = not {fold(name) for name in WEEKDAYS}.isdisjoint(_words(part.text))
    return context if has_weekday or Note.RELATIVE not in when.notes else on_clock


def _date(part: Written, context: Context, text: str = "") -> Range:
    """A date as files write it, from its earliest to its latest bound; `text` is its full form."""
    from timeline_tui import dates  # its readers cost start-up time that other filters do not need

    try:
        when = dates.parse(text or part.text, ref=_reference(context), zone=context.zone)
    except DateError as error:
        raise _unreadable(part, error) from None
    if when.kind is Kind.UNDATED:
        raise wrong(part, tr("this is no date or range"), tr(EXAMPLES))
    if Note.AMBIGUOUS in when.notes:
        raise wrong(
            part, tr("day and month cannot be told apart"), tr("Write the year first: 2024-02-01.")
        )
    bounds = when.bounds
    return Range(bounds.slo, bounds.ehi, _is_civil(part, when))


def _is_civil(part: Written, when: When) -> bool:
    zoned = {end.zone is not None for end in (when.start, when.end) if isinstance(end, Stamp)}
    if len(zoned) > 1:
        raise wrong(
            part, tr("one end has a time zone and the other has none"), tr("Give it to both.")
        )
    return not any(zoned)


def _reference(context: Context) -> str | None:
    if context.ref is None:
        return None
    year, month, day, _ = to_civil(context.ref)
    return f"{year_text(year)}-{month:02}-{day:02}"


# What is wrong.


def _unknown_mark(part: Written, mark: str) -> QueryError:
    at = part.at + fold(part.text).rindex(f"@{mark}")
    hint = tr("After @ stands pub or, behind a relative time, a unit: -2d@pub, -2h@d.")
    return wrong(Written(f"@{mark}", at), tr("@{mark} cannot stand here", mark=mark), hint)


def _unreadable(part: Written, error: DateError) -> QueryError:
    text = part.text
    if _SHORT_YEAR.fullmatch(text):
        hint = tr(
            'For days write "last {number}d", for the year write {year}.',
            number=text,
            year=text.zfill(4),
        )
        return wrong(part, tr("{word} alone is no date", word=text), hint)
    words = _words(text)
    if words[0] in ("last", "next", "this", "ago"):
        return wrong(
            part,
            tr("{word} alone is no date", word=text),
            tr('Write "last 30d", "last month" or "next 2w".'),
        )
    if duration(text) is not None:
        hint = tr('Write "last {length}", "next {length}" or 2024-01-01/P1M.', length=text)
        return wrong(part, tr("this is a length of time and no date"), hint)
    start = min(part.at + error.position, part.at + len(text) - 1)
    message = tr("this is no date") if error.message == tr("not an EDTF date") else error.message
    return QueryError(
        message, start=start, end=part.at + len(text), hint=error.hint or tr(EXAMPLES)
    )
