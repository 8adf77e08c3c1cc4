"""Pieces to whole dates: what the ends of a range share, and what a missing year must be.

Then each piece is written as EDTF. Words are not read here.
"""

from __future__ import annotations

import re

from timeline_tui.dates import reckoning
from timeline_tui.dates.coordinate import civil_from_days, days_from_civil, days_in_month, year_text
from timeline_tui.dates.pieces import Piece, Share
from timeline_tui.dates.reckoning import Context
from timeline_tui.dates.stamps import GROUPINGS
from timeline_tui.dates.when import Note
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr


def completed(piece: Piece, context: Context) -> Piece:
    """Give a piece with its year, counted from the day of publication. Raises DateError."""
    if piece.number is not None:
        return piece
    if piece.weekday is not None and piece.month is None and not piece.whole:
        days = reckoning.weekday_of(context, piece.weekday, piece.direction)
        year, month, day = civil_from_days(days)
        return piece._replace(
            year=year,
            month=month,
            day=day,
            weekday=None,
            notes=piece.notes | {Note.RELATIVE},
        )
    if piece.year is None and piece.month is not None:
        first, months = GROUPINGS.get(piece.month, (piece.month, 1))
        year = reckoning.year_of(context, first, piece.day, piece.direction, months)
        piece = piece._replace(year=year, notes=piece.notes | {Note.YEAR_INFERRED})
    if piece.is_julian and piece.year is not None:
        year, month, day = reckoning.from_julian(piece.year, piece.month or 1, piece.day or 1)
        notes = piece.notes | {Note.JULIAN}
        piece = piece._replace(year=year, month=month, day=day, is_julian=False, notes=notes)
    return _weekday_checked(piece)


def shared(first: Piece, last: Piece, context: Context) -> tuple[Piece, Piece] | None:
    """Give two pieces of which each has what only the other says; None where none fits.

    "7–8 August 2023", "August 7–8, 2023", "Dec–Jan 2024", "44–31 BCE", "1939–45", "05:53–06:10".
    """
    if last.clock and last == Piece(clock=last.clock) and not first.clock:
        return None
    first, last = _shared_clock(first, last)
    if first.number is not None:
        completed_first = _numbered(first, last)
        if completed_first is None:
            return None
        first = completed_first
    if _is_year(first) and last.number is not None:
        year = _later_year(first, last.number)
        return None if year is None else (first, Piece(year))
    if last.month is None and (last.number is not None or last.day is not None):
        if first.day is None or (last.number is not None and first.year is not None):
            return None
        day = last.day or last.number
        last = last._replace(month=first.month, day=day, number=None)
    if _is_year(first) and _is_year(last) and last.has_era and not first.has_era:
        first = _in_era(first, last)
    return _shared_year(first, last, context)


def written(piece: Piece, marks: str) -> str | None:
    """Give a complete piece in EDTF with doubts (`?`, `~`); None where it says too little."""
    text = piece.whole
    if piece.year is not None and (piece.day is None or piece.month is not None):
        parts = (f"{part:02}" for part in (piece.month, piece.day) if part is not None)
        text = "-".join((year_text(piece.year), *parts))
    if not text:
        return None
    if piece.share is not None:
        text = _share(piece, piece.share, text)
        is_rough = piece.share.of == 3 and text[0] != "["
        marks += "~" if is_rough and "~" not in marks else ""
    if piece.clock:
        # A day that can be two has its time in both.
        text = re.sub(r"-\d\d(?=[],]|$)", rf"\g<0>{piece.clock}", text)
    return _marked(text, marks)


def as_end(piece: Piece, text: str) -> str:
    """What stands for a piece, written as `text`, at an end of a span; nothing where `text` can.

    Late January is all of January there, with a doubt; the 5th century BCE is `-0450S2`.
    """
    if piece.share:
        whole = piece._replace(share=None)
        text = written(whole, "") or ""
        text = as_end(whole, text) if text.startswith("[") else text
        return text and f"{text}~"
    years = _years(text) if text.startswith("[-") else None
    if years and len(years) in (100, 1000) and not years[-1] % len(years):
        return f"{year_text(years[-1] - len(years) // 2)}S{5 - len(str(len(years)))}"
    return ""


def _weekday_checked(piece: Piece) -> Piece:
    if piece.weekday is None or piece.year is None or piece.month is None or piece.day is None:
        return piece
    if (days_from_civil(piece.year, piece.month, piece.day) + 3) % 7 == piece.weekday:
        return piece
    return piece._replace(notes=piece.notes | {Note.WEEKDAY_MISMATCH})


def _shared_clock(first: Piece, last: Piece) -> tuple[Piece, Piece]:
    if not last.clock or last != Piece(clock=last.clock):
        return first, last
    clock, zone = _clock_and_zone(last.clock)
    own, own_zone = _clock_and_zone(first.clock)
    return (
        first._replace(clock=f"{own}{own_zone or zone}"),
        first._replace(clock=f"{clock}{zone or own_zone}"),
    )


def _clock_and_zone(clock: str) -> tuple[str, str]:
    match = re.fullmatch(r"(T[\d:.]+|)(.*)", clock)
    return (match[1], match[2]) if match else ("", "")


def _numbered(first: Piece, last: Piece) -> Piece | None:
    """What a bare number before a dash is, by what follows the dash."""
    if last.month is not None and last.day is not None:
        parts = Piece(last.year, last.month, first.number, notes=last.notes)
        return parts._replace(weekday=first.weekday)
    if last.has_era and _is_year(last):
        return Piece(first.number)
    return None


def _later_year(first: Piece, number: int) -> int | None:
    """The year that 45 is after 1939, and 37 after 14 CE; None where it would not be later."""
    year = first.year or 0
    if first.has_era and 0 < year < number:
        return number
    later = year - year % 100 + number
    return later if number < 100 and 1000 <= year < later else None


def _is_year(piece: Piece) -> bool:
    return piece.year is not None and piece.month is None and piece.day is None


def _in_era(first: Piece, last: Piece) -> Piece:
    if last.year is not None and last.year <= 0 and first.year is not None:
        return first._replace(year=1 - first.year, has_era=True)
    return first


def _shared_year(first: Piece, last: Piece, context: Context) -> tuple[Piece, Piece] | None:
    if first.month is None or last.month is None:
        return first, last
    if first.year is None and last.year is not None:
        year = last.year - (_in_year(first) > _in_year(last))
        return first._replace(year=year), last
    if last.year is None:
        first = completed(first, context)
        if first.year is not None:
            year = first.year + (_in_year(first) > _in_year(last))
            inferred = first.notes & {Note.YEAR_INFERRED}
            last = last._replace(year=year, notes=last.notes | inferred)
    return first, last


def _in_year(piece: Piece) -> tuple[int, int]:
    month = piece.month or 1
    return (GROUPINGS[month][0] if month > 12 else month), piece.day or 1


_SEASON_CODES = range(21, 25)
_YEAR_CODES = {2: 40, 3: 37, 4: 33}
_MONTH_ENDS = {2: (15,), 3: (10, 20)}
_LENGTHS = {
    (10, 2): (5, 5),
    (10, 3): (4, 3, 3),
    (100, 2): (50, 50),
    (100, 3): (34, 33, 33),
    (100, 4): (25, 25, 25, 25),
}
"""How many years the halves, thirds and quarters of a decade and of a century have."""


def _share(piece: Piece, share: Share, text: str) -> str:
    """A third, half or quarter of a date, in EDTF."""
    if _is_year(piece):
        return f"{text}-{_YEAR_CODES[share.of] + share.place}"
    if piece.year is not None and piece.month is not None:
        return _share_in_year(piece.year, piece.month, share)
    years = _years(text)
    if years and (lengths := _LENGTHS.get((len(years), share.of))):
        first = years[sum(lengths[: share.place])]
        return f"[{year_text(first)}..{year_text(first + lengths[share.place] - 1)}]"
    raise _indivisible()


def _share_in_year(year: int, month: int, share: Share) -> str:
    """A third of a season is a month; months have halves and thirds."""
    if month in _SEASON_CODES and share.of == 3:
        years, index = divmod(GROUPINGS[month][0] - 1 + share.place, 12)
        return f"{year_text(year + years)}-{index + 1:02}"
    if month > 12 or share.of not in _MONTH_ENDS:
        raise _indivisible()
    ends = (0, *_MONTH_ENDS[share.of], days_in_month(year, month))
    first, last = ends[share.place] + 1, ends[share.place + 1]
    start = f"{year_text(year)}-{month:02}"
    return f"[{start}-{first:02}..{start}-{last:02}]"


def _indivisible() -> DateError:
    return DateError(
        tr("such a time has no such part"),
        hint=tr("Early, mid and late are known of months, years, decades and centuries."),
    )


def _years(text: str) -> range | None:
    """The years of a decade or century in EDTF."""
    if masked := re.fullmatch(r"(\d+)(X+)", text):
        width: int = 10 ** len(masked[2])
        return range(int(masked[1]) * width, (int(masked[1]) + 1) * width)
    ends = re.fullmatch(r"\[(-?\d{4})\.\.(-?\d{4})\]", text)
    return range(int(ends[1]), int(ends[2]) + 1) if ends else None


def _marked(text: str, marks: str) -> str:
    if not marks:
        return text
    if "T" in text:
        raise DateError(tr("a time of day has no EDTF for doubts"), hint=tr("Leave the time away."))
    mark = "%" if {"?", "~"} <= set(marks) else marks[0]
    if text[0] != "[":
        return f"{text}{mark}"
    return re.sub(r"[^\[\],.]+", rf"\g<0>{mark}", text)
