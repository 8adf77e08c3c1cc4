"""EDTF text to a date: intervals and sets of what `stamps` reads, in strict canonical form.

Levels 0 to 2 of ISO 8601-2 Annex A, and beyond them fractions of a second to nine digits, hours
and minutes alone, times in intervals and sets, 24:00, and blanks after the commas of a set. Words
of any language are not read here.
"""

from __future__ import annotations

import re

from timeline_tui.dates.quick import quick_date
from timeline_tui.dates.stamps import stamp
from timeline_tui.dates.when import NEG, POS, Edge, Kind, Note, Precision, Stamp, When
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

_NONE: frozenset[Note] = frozenset()
_CLOSING = {"[": "]", "{": "}"}
_WHOLE_SECOND = Precision.SECOND


_LOOSE = r"(?<![,\s])\s|[tz]|^[^\[{].*:\d\d,|T[\d:.]+[+-]\d\d\d"
"""Where a text that `read` understands leaves EDTF; the last character of a match is the place."""


def parse(text: str) -> When:
    """Give the date that an EDTF text means. Raises DateError with position and hint."""
    when = read(text)
    if when.edtf != text and (loose := re.search(_LOOSE, text)):
        hint = tr("Write it as {date}.", date=when.edtf)
        raise DateError(tr("not an EDTF date"), text=text, position=loose.end() - 1, hint=hint)
    return when


def read(text: str) -> When:
    """Give the date that a text means in EDTF or in the spelling of RFC 3339 and its kin.

    That is a blank for the `T`, a comma before the fraction, small letters, a blank before the
    zone, and an offset without a colon. Raises DateError.
    """
    return quick_date(text) or general(text)


def general(text: str) -> When:
    """Give the same by the grammar alone. Raises DateError."""
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    if not text:
        raise DateError(tr("no date"), hint=tr("Write it as 2024-01-28, 2024-01 or 2024."))
    only = stamp(text)
    return When(text, Kind.POINT, only, Edge.SAME, (), _notes(only), None, only.edtf)


def _interval(text: str) -> When:
    before, _, after = text.partition("/")
    if "/" in after:
        raise DateError(
            tr("an interval has two ends"),
            text=text,
            position=len(before) + 1 + after.index("/"),
            hint=tr("Write it as 2023-08-07/2023-08-08."),
        )
    start = _end(before, 0, text)
    end = _end(after, len(before) + 1, text)
    if not isinstance(start, Stamp) and not isinstance(end, Stamp):
        raise DateError(
            tr("an interval needs a date at one end"), text=text, hint=tr("Write it as 2023-10/..")
        )
    if isinstance(start, Stamp) and isinstance(end, Stamp) and end.hi <= start.lo:
        raise _reversed(text, len(before) + 1)
    notes = _notes(start, end, is_alone=False)
    return When(text, Kind.SPAN, start, end, (), notes, None, f"{_text(start)}/{_text(end)}")


def _end(text: str, at: int, whole: str) -> Stamp | Edge:
    match text:
        case "":
            return Edge.UNKNOWN
        case "..":
            return Edge.OPEN
        case _:
            return stamp(text, at, whole)


def _set(text: str) -> When:
    if text[-1] != _CLOSING[text[0]]:
        raise DateError(
            tr("the set is not closed"),
            text=text,
            position=len(text),
            hint=tr("Write {mark} at the end.", mark=_CLOSING[text[0]]),
        )
    items = set_items(text)
    start = min(items, key=lambda item: _lo(item[0]))[0]
    end = max(items, key=lambda item: _hi(item[1]))[1]
    parts = tuple(sorted((_lo(first), _hi(last)) for first, last in items))
    kind = Kind.ONE_OF if text[0] == "[" else Kind.ALL_OF
    stamps = [part for item in items for part in item]
    edtf = text[0] + ",".join(map(_item_text, items)) + text[-1]
    return When(text, kind, start, end, parts, _notes(*stamps, is_alone=False), None, edtf)


def set_items(text: str) -> list[tuple[Stamp | Edge, Stamp | Edge]]:
    """Give first and last date of every part of a set, as written; a single date is both.

    `text` is in brackets. Raises DateError.
    """
    items = []
    at = 1
    written = text[1:-1].split(",")
    for index, part in enumerate(written):
        bare = part.strip(" ")
        place = at + len(part) - len(part.lstrip(" "))
        item = _item(bare, place, text)
        if (item[0] is Edge.OPEN and index) or (item[1] is Edge.OPEN and index + 1 < len(written)):
            raise DateError(
                tr("only the first and the last of a set can be open"),
                text=text,
                position=place,
                hint=tr("Write [..1667,1670] or [1667,1670..]."),
            )
        items.append(item)
        at += len(part) + 1
    return items


def _item(text: str, at: int, whole: str) -> tuple[Stamp | Edge, Stamp | Edge]:
    before, dots, after = text.partition("..")
    if not dots:
        only = stamp(text, at, whole)
        return only, only
    if not before and not after:
        hint = tr("Write [..1667] or [1667..].")
        raise DateError(tr("a set needs a date"), text=whole, position=at, hint=hint)
    start = stamp(before, at, whole) if before else Edge.OPEN
    end = stamp(after, at + len(before) + 2, whole) if after else Edge.OPEN
    if isinstance(start, Stamp) and isinstance(end, Stamp) and end.hi <= start.lo:
        raise _reversed(whole, at + len(before) + 2)
    return start, end


def _item_text(item: tuple[Stamp | Edge, Stamp | Edge]) -> str:
    start, end = item
    if start is end:
        return _text(start)
    return "..".join(part.edtf if isinstance(part, Stamp) else "" for part in item)


def _text(part: Stamp | Edge) -> str:
    return part.edtf if isinstance(part, Stamp) else part.value


def _lo(part: Stamp | Edge) -> int:
    return part.lo if isinstance(part, Stamp) else NEG


def _hi(part: Stamp | Edge) -> int:
    return part.hi if isinstance(part, Stamp) else POS


def _notes(*ends: Stamp | Edge, is_alone: bool = True) -> frozenset[Note]:
    """Whether strict EDTF has no such form, and whether there was a leap second."""
    notes = _NONE
    for end in ends:
        if isinstance(end, Stamp) and end.precision > Precision.DAY:
            if not is_alone or end.precision != _WHOLE_SECOND:
                notes |= {Note.DIALECT}
            if ":60" in end.edtf[16:20]:
                notes |= {Note.LEAP_SECOND}
    return notes


def _reversed(text: str, position: int) -> DateError:
    return DateError(
        tr("the end lies before the start"),
        text=text,
        position=position,
        hint=tr("Write the earlier date first."),
    )
