"""A span out of two dates that were written apart, as start and end.

Here is also what people write where an end is open or unknown. Reading the two dates themselves is
the business of the parser.
"""

from __future__ import annotations

from timeline_tui.dates.when import Edge, Kind, Note, Stamp, When
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

_OPEN = frozenset(("..", "open", "present", "ongoing", "now", "today", "current", "to date"))
_UNKNOWN = frozenset(("?", "unknown"))


def edge(text: str) -> Edge | None:
    """Give the edge that a text written as an end stands for; None where it is to be read."""
    folded = text.strip().casefold()
    if folded in _OPEN:
        return Edge.OPEN
    return Edge.UNKNOWN if folded in _UNKNOWN else None


def combine(start: When | Edge, end: When | Edge, *, text: str = "") -> When:
    """Give the span from the start of one date to the end of another.

    An edge stands for an end without a date. `text` is what was written, where it is not simply
    both texts. Raises DateError where the end lies wholly before the start.
    """
    first = _stamp(start, at_end=False)
    last = _stamp(end, at_end=True)
    if isinstance(first, Stamp) and isinstance(last, Stamp) and last.hi <= first.lo:
        hint = tr("Check which one is the start.")
        raise DateError(
            tr("the end lies before the start"), text=text or _text(start, end), hint=hint
        )
    dates = [part for part in (start, end) if isinstance(part, When)]
    notes: frozenset[Note] = frozenset().union(*(part.notes for part in dates))
    return When(
        text=text or _text(start, end),
        kind=Kind.SPAN,
        start=first,
        end=last,
        notes=notes,
        lang=next((part.lang for part in dates if part.lang), None),
        edtf=_edtf(first, last),
    )


def _stamp(part: When | Edge, *, at_end: bool) -> Stamp | Edge:
    if isinstance(part, Edge):
        return part
    match part.kind:
        case Kind.UNDATED:
            return Edge.UNKNOWN
        case Kind.POINT:
            return part.start
        case Kind.SPAN:
            return part.end if at_end else part.start
        case Kind.ONE_OF | Kind.ALL_OF:
            return _hull(part, at_end)


def _hull(part: When, at_end: bool) -> Stamp | Edge:
    if not (isinstance(part.start, Stamp) and isinstance(part.end, Stamp)):
        return part.end if at_end else part.start
    if part.kind is Kind.ALL_OF:
        return part.end if at_end else part.start
    # Which one it is stays open, so the end of the span lies somewhere in all of them. There is no
    # EDTF for that.
    precision = min(part.start.precision, part.end.precision)
    return part.start._replace(hi=part.end.hi, precision=precision, edtf="")


def _edtf(first: Stamp | Edge, last: Stamp | Edge) -> str:
    ends = [part.value if isinstance(part, Edge) else part.edtf for part in (first, last)]
    is_known = all(ends[i] or isinstance(part, Edge) for i, part in enumerate((first, last)))
    return "/".join(ends) if is_known else ""


def _text(start: When | Edge, end: When | Edge) -> str:
    return " / ".join(
        part.value if isinstance(part, Edge) else part.text for part in (start, end)
    ).strip()
