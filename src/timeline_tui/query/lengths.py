"""Lengths of time as a filter asks for them: how long a month may be, and how they are said."""

from __future__ import annotations

from timeline_tui.dates.coordinate import days_from_civil
from timeline_tui.dates.lengths import told
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.query.nodes import Length, Lengths
from timeline_tui.text.catalogue import tr

_CYCLE = 4800
"""The months after which the calendar repeats."""
_CYCLE_DAYS = 146_097
_UNITS = (
    *(("d", DAY), ("h", 3600 * SECOND), ("min", 60 * SECOND), ("s", SECOND)),
    *(("ms", 10**6), ("us", 10**3), ("ns", 1)),
)


def extent(length: Length) -> tuple[int, int]:
    """Give the least and the greatest ns of a length: months and years differ."""
    if not length.months:
        return length.ns, length.ns
    cycles, months = divmod(length.months, _CYCLE)
    firsts = [
        days_from_civil(2000 + number // 12, number % 12 + 1, 1)
        for number in range(_CYCLE + months)
    ]
    days = [end - start for start, end in zip(firsts, firsts[months:], strict=False)]
    least, most = (found(days) + cycles * _CYCLE_DAYS for found in (min, max))
    return least * DAY + length.ns, most * DAY + length.ns


def in_words(lengths: Lengths) -> str:
    """Give lengths as they follow `lasts`: `longer than 2 d`, `1 d to 3 d`."""
    low, high = lengths.low, lengths.high
    if low is not None and high is not None:
        if lengths.below:
            both = tr("{first} to {last}", first=_text(low), last=_text(high))
            return f"{both} ({tr('exclusive')})"
        return tr("{first} to {last}", first=_text(low), last=_text(high))
    if low is not None:
        if lengths.above:
            return tr("longer than {length}", length=_text(low))
        return tr("at least {length}", length=_text(low))
    if high is not None:
        if lengths.below:
            return tr("less than {length}", length=_text(high))
        return tr("at most {length}", length=_text(high))
    return tr("any time")


def _text(length: Length) -> str:
    years, months = divmod(length.months, 12)
    parts = [(years, "y"), (months, "mo")]
    rest = length.ns
    for unit, ns in _UNITS:
        count, rest = divmod(rest, ns)
        parts.append((count, unit))
    units = " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"
    return told(units, oblique=True)
