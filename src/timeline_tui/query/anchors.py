"""Stretches of time that something else names: an event, the cursor, the publication.

    #attack   #talks.start   #attack.end+24h   here-1w   pub   pub+2d

An event stands for its whole extent as far as it is known, derived bounds before stated ones;
`.start` and `.end` are the stretches in which it begins and ends. `around` widens any range.
"""

from __future__ import annotations

import re
from itertools import islice

from timeline_tui.dates.when import NEG, POS, SECOND, Bounds, is_known
from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.query.context import Context
from timeline_tui.query.durations import Duration, duration, period, shifted
from timeline_tui.query.nodes import Range
from timeline_tui.query.written import Written, wrong
from timeline_tui.text.catalogue import later, tr

HERE = "here"
PUBLICATION = "pub"

_NAMED = re.compile(rf"@?({HERE}|{PUBLICATION})(?![^\W\d_])", re.IGNORECASE)
_OFFSET = re.compile(r"(?P<name>.*[^\s+-])\s*(?P<sign>[+-])\s*(?P<length>[\dpP][^+-]*)", re.DOTALL)
_DISTANCE = re.compile(r"(?P<what>.*[^\s~])\s*(?P<sign>[~\s])\s*(?P<length>[\dpP]\S*)", re.DOTALL)
_COMPARED = 1_000
"""So many ids are looked at for one that is alike."""


def is_anchored(text: str) -> bool:
    """Tell whether a text begins with an anchor."""
    return text[:1] == "#" or bool(_NAMED.match(text))


def anchored(part: Written, context: Context) -> Range:
    """Give the stretch that a text beginning with an anchor names. Raises QueryError."""
    found = known(part, context)
    if found is None:
        name, length, _ = _parted(part)
        raise _unknown(part if length is None else name, context)
    return found


def known(part: Written, context: Context) -> Range | None:
    """Give the stretch of an anchor that exists; None for any other text.

    Raises QueryError where it exists and has no such stretch.
    """
    found = _unmoved(part, context)
    if found is not None:
        return found
    name, length, times = _parted(part)
    found = None if length is None else _unmoved(name, context)
    if found is None or length is None:
        return None
    return Range(_moved(found.lo, length, times), _moved(found.hi, length, times), found.is_civil)


def _parted(part: Written) -> tuple[Written, Duration | None, int]:
    """Give an anchor, the length that moves it, and which way."""
    offset = _OFFSET.fullmatch(part.text)
    if offset is None:
        return part, None, 1
    name = Written(offset["name"], part.at)
    return name, duration(offset["length"]), 1 if offset["sign"] == "+" else -1


def distance(text: str, context: Context) -> tuple[str, Duration] | None:
    """Give what `around:` is around, and how far: the last `~DURATION`, or one behind a blank.

    None where there is no distance, or where the whole text is an id that looks like one.
    """
    match = None if text[1:] in context.events else _DISTANCE.fullmatch(text)
    length = duration(match["length"]) if match else None
    if match is None or length is None:
        return None
    # Behind a blank only what begins with an anchor: "last 30d" is a range of its own.
    is_told = match["sign"] == "~" or is_anchored(text)
    return (match["what"], length) if is_told else None


def widened(found: Range, by: Duration) -> Range:
    """Give a stretch with as much before it and after it; open ends stay open."""
    lo, hi = _moved(found.lo, by, -1), _moved(found.hi, by, 1)
    return Range(max(NEG, lo), min(POS, hi), found.is_civil)


def _unmoved(part: Written, context: Context) -> Range | None:
    """Give the stretch of an anchor without an offset; None where it is none."""
    if part.text[0] != "#":
        named = _NAMED.fullmatch(part.text)
        return None if named is None else _named(part, named[1].lower(), context)
    name = part.text[1:]
    event = context.events.get(name)
    if event is not None:
        return _extent(part, event, "")
    base, _, point = name.rpartition(".")
    event = context.events.get(base) if point in ("start", "end") else None
    return None if event is None else _extent(part, event, point)


def _named(part: Written, name: str, context: Context) -> Range:
    if name == PUBLICATION:
        if context.ref is None:
            hint = tr("Add published: to the file, or write a date.")
            raise wrong(part, tr("no file says when it was published"), hint)
        return Range(*period(context.ref, "day"))
    event = context.events.get(context.here) if context.here else None
    if event is None:
        hint = tr("here is the event under the cursor of the screen; write #id or a date.")
        raise wrong(part, tr("there is no cursor here"), hint)
    return _extent(part, event, "")


def _extent(part: Written, event: Event, point: str) -> Range:
    if not event.when.is_dated and event.derived is None:
        raise wrong(
            part,
            tr("{id} has no date to count from", id=event.id),
            tr("Name another event, or a date."),
        )
    bounds: Bounds = event.effective
    match point:
        case "start":
            lo, hi = bounds.slo, bounds.shi
        case "end":
            lo, hi = bounds.elo, bounds.ehi
        case _:
            lo, hi = bounds.slo, bounds.ehi
    if event.derived is not None:
        lo, hi = _whole(lo, -1), _whole(hi, 1)
    if hi <= NEG + 1 or lo >= POS - 1:
        is_open = (
            later("the end of {id} is open") if hi > NEG + 1 else later("the start of {id} is open")
        )
        raise wrong(part, tr(is_open, id=event.id), tr("Write #{id} for all of it.", id=event.id))
    return Range(lo, hi, event.when.is_floating)


def _whole(moment: int, step: int) -> int:
    """Give a computed bound without the nanosecond that "strictly after" costs."""
    return moment + step if (moment + step) % SECOND == 0 else moment


def _moved(moment: int, by: Duration, times: int) -> int:
    return shifted(moment, by, times) if is_known(moment) else moment


def _unknown(part: Written, context: Context) -> QueryError:
    if part.text[0] != "#":
        hint = tr("Write here, pub, or one of them and a length: pub+2d.")
        return wrong(part, tr("this cannot be read as a moment and a length"), hint)
    name = part.text[1:]
    if not name:
        return wrong(
            part, tr("the id of an event is missing after #"), tr("Write #id: after:#talks.")
        )
    import difflib  # deferred: most filters name no event, and few of those a wrong one

    alike = difflib.get_close_matches(name, islice(context.events, _COMPARED), n=1)
    meant = (
        tr("Did you mean #{id}?", id=alike[0])
        if alike
        else tr("The details of an event name its id.")
    )
    return wrong(part, tr('no event has the id "{id}"', id=name), meant)
