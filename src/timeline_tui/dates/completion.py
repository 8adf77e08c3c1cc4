"""Pieces to whole dates: what the ends of a range share, and what a missing year must be.

Then each piece is written as EDTF. Words are not read here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline_tui.dates import reckoning
from timeline_tui.dates.coordinate import civil_from_days, days_from_civil, days_in_month, year_text
from timeline_tui.dates.pieces import Piece
from timeline_tui.dates.reckoning import Context
from timeline_tui.dates.stamps import GROUPINGS
from timeline_tui.dates.when import Note
from timeline_tui.errors import DateError


def completed(piece: Piece, context: Context) -> Piece:
    """Give a piece with its year, counted from the day of publication. Raises DateError."""
    if piece.weekday is not None and piece.month is None and not piece.whole:
        days = reckoning.weekday_of(context, piece.weekday, piece.direction)
        year, month, day = civil_from_days(days)
        return replace(
            piece,
            year=year,
            month=month,
            day=day,
            weekday=None,
            notes=piece.notes | {Note.RELATIVE},
        )
    if piece.year is None and piece.month is not None:
        first = GROUPINGS[piece.month][0] if piece.month > 12 else piece.month
        year = reckoning.year_of(context, first, piece.day, piece.direction)
        piece = replace(piece, year=year, notes=piece.notes | {Note.YEAR_INFERRED})
    if piece.is_julian and piece.year is not None:
        year, month, day = reckoning.from_julian(piece.year, piece.month or 1, piece.day or 1)
        notes = piece.notes | {Note.JULIAN}
        piece = replace(piece, year=year, month=month, day=day, is_julian=False, notes=notes)
    return _weekday_checked(piece)


def shared(first: Piece, last: Piece, context: Context) -> tuple[Piece, Piece] | None:
    """Give two pieces of which each has what only the other says; None where none fits.

    "7–8 August 2023", "August 7–8, 2023", "Dec–Jan 2024", "44–31 BCE", "05:53–06:10".
    """
    first, last = _shared_clock(first, last)
    if first.number is not None:
        completed_first = _numbered(first.number, last)
        if completed_first is None:
            return None
        first = completed_first
    if last.month is None and (last.number is not None or last.day is not None):
        if first.day is None or (last.number is not None and first.year is not None):
            return None
        day = last.day or last.number
        last = replace(last, month=first.month, day=day, number=None)
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
    if piece.third is not None:
        text = _third(piece, text)
        marks += "" if text[0] == "[" or "~" in marks else "~"
    if piece.clock:
        # A day that can be two has its time in both.
        text = re.sub(r"-\d\d(?=[],]|$)", rf"\g<0>{piece.clock}", text)
    return _marked(text, marks)


def _weekday_checked(piece: Piece) -> Piece:
    if piece.weekday is None or piece.year is None or piece.month is None or piece.day is None:
        return piece
    if (days_from_civil(piece.year, piece.month, piece.day) + 3) % 7 == piece.weekday:
        return piece
    return replace(piece, notes=piece.notes | {Note.WEEKDAY_MISMATCH})


def _shared_clock(first: Piece, last: Piece) -> tuple[Piece, Piece]:
    if not last.clock or last != Piece(clock=last.clock):
        return first, last
    clock, zone = _clock_and_zone(last.clock)
    own, own_zone = _clock_and_zone(first.clock)
    return (
        replace(first, clock=f"{own}{own_zone or zone}" if own else ""),
        replace(first, clock=f"{clock}{zone or own_zone}"),
    )


def _clock_and_zone(clock: str) -> tuple[str, str]:
    match = re.fullmatch(r"(T[\d:.]+|)(.*)", clock)
    return (match[1], match[2]) if match else ("", "")


def _numbered(number: int, last: Piece) -> Piece | None:
    """What a bare number before a dash is, by what follows the dash."""
    if last.month is not None and last.day is not None:
        return Piece(last.year, last.month, number, notes=last.notes)
    if last.has_era and _is_year(last):
        return Piece(number)
    return None


def _is_year(piece: Piece) -> bool:
    return piece.year is not None and piece.month is None and piece.day is None


def _in_era(first: Piece, last: Piece) -> Piece:
    if last.year is not None and last.year <= 0 and first.year is not None:
        return replace(first, year=1 - first.year, has_era=True)
    return first


def _shared_year(first: Piece, last: Piece, context: Context) -> tuple[Piece, Piece] | None:
    if first.month is None or last.month is None:
        return first, last
    if first.year is None and last.year is not None:
        year = last.year - (_in_year(first) > _in_year(last))
        return replace(first, year=year), last
    if last.year is None:
        first = completed(first, context)
        if first.year is not None:
            year = first.year + (_in_year(first) > _in_year(last))
            inferred = first.notes & {Note.YEAR_INFERRED}
            last = replace(last, year=year, notes=last.notes | inferred)
    return first, last


def _in_year(piece: Piece) -> tuple[int, int]:
    month = piece.month or 1
    return (GROUPINGS[month][0] if month > 12 else month), piece.day or 1


def _third(piece: Piece, text: str) -> str:
    third = piece.third or 0
    if _is_year(piece):
        return f"{text}-{37 + third}"
    if piece.year is not None and piece.month is not None and piece.month <= 12:
        last = (10, 20, days_in_month(piece.year, piece.month))[third]
        return f"[{text}-{10 * third + 1:02}..{text}-{last:02}]"
    if re.fullmatch(r"\d{3}X", text):
        first, last = ((0, 3), (4, 6), (7, 9))[third]
        return f"[{text[:3]}{first}..{text[:3]}{last}]"
    raise DateError(
        "early, mid and late are known of years, months and decades", hint="Write a range."
    )


def _marked(text: str, marks: str) -> str:
    if not marks:
        return text
    if "T" in text:
        raise DateError("a time of day has no EDTF for doubts", hint="Leave the time away.")
    mark = "%" if {"?", "~"} <= set(marks) else marks[0]
    if text[0] != "[":
        return f"{text}{mark}"
    return re.sub(r"[^\[\],.]+", rf"\g<0>{mark}", text)
