"""Texts of single cells of the list: steady in every terminal, lengths, and the time that passed.

Terminals disagree on how wide some emoji are. What they disagree on is left out in the list, and
stands whole in the details.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_tui.dates import resolve
from timeline_tui.dates.lengths import told
from timeline_tui.dates.when import Bounds
from timeline_tui.errors import DateError
from timeline_tui.events.event import Event
from timeline_tui.text.patterns import Late
from timeline_tui.text.safe import Drawable, own, safe
from timeline_tui.view.columns import lasts
from timeline_tui.view.manner import Elapsed

_UNSTEADY = Late(
    "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
    "|(?<=[\u203c-\u3299\U0001f000-\U0001faff\ufe0f\U0001f3fb-\U0001f3ff])\u200d"
)
"""Variation selectors, skin tones, and joiners of emoji: one terminal counts two cells for a family
or a hand, another one as many as its parts have."""
_BLANKS = re.compile(r"\s\s|[^\S ]")
_ASCII = str.maketrans({"≥": ">", "–": "-", "−": "-", "±": "~", "µ": "u"})
"""What the signs of elapsed times become where only ASCII can be drawn."""


def steady(text: str) -> Drawable:
    """Give one line of text whose width terminals agree on, as far as that can be had."""
    if _BLANKS.search(text):
        text = " ".join(text.split())
    return safe(text if text.isascii() else _UNSTEADY.compiled.sub("", text))


def lasts_text(event: Event, *, ascii_only: bool = False) -> Drawable:
    """Give how long an event lasts, as far as known: `40 y`, `3–5 y`, `2 h`; else nothing."""
    if not lasts(event):
        return own("")
    from timeline_tui.dates.elapsed import between  # deferred: few lists need it

    slo, shi, elo, ehi = event.effective
    start, end = Bounds(slo, shi, slo, shi), Bounds(elo, ehi, elo, ehi)
    return _own(between(start, end, is_approximate=_is_rough(event)), ascii_only)


def elapsed_text(
    event: Event,
    other: Event | None,
    since: Elapsed,
    zones: Sequence[str | None] = (),
    *,
    ascii_only: bool = False,
) -> Drawable:
    """Give the time that passed since the event before (`+170 d`), or from a chosen one (`T−2 h`).

    `zones` are those of the documents: where one date floats and the other is an instant, the
    floating one is taken as civil time of its document. Nothing where nothing is known.
    """
    if other is None or since is Elapsed.OFF:
        return own("")
    from timeline_tui.dates.elapsed import from_anchor, gap  # deferred: asked for by a key

    if event is other:
        return _own("T" if event.when.is_dated or event.derived is not None else "", ascii_only)
    told_apart = _told(other, event)
    if told_apart is None and since is Elapsed.SELECTED and (back := _told(event, other)):
        told_apart = back[1], back[0]  # the selected one says how long after this one it was
    first, second = told_apart or _comparable(other, event, zones)
    tell = gap if since is Elapsed.PREVIOUS else from_anchor
    is_rough = _is_rough(event) or _is_rough(other)
    return _own(tell(first, second, is_approximate=is_rough), ascii_only)


def _told(first: Event, second: Event) -> tuple[Bounds, Bounds] | None:
    """Two moments as far apart as a relation says, where that is closer than the dates.

    "Less than 24 hours after" says more than two days that follow one another.
    """
    if second.relation is None:
        return None
    from timeline_tui.dates.relations import parse_relation  # deferred: few events have one

    try:
        rels = parse_relation(second.relation)
    except DateError:
        return None
    slo, shi, elo, ehi = first.effective
    if (slo, shi) != (elo, ehi):
        return None
    for rel in rels:
        least, most = second.effective.slo - shi + 1, second.effective.shi - 1 - slo
        if (rel.other, rel.mine, rel.point) != (first.id, "s", "s") or rel.hi is None:
            continue
        if rel.hi < most:
            least = max(least, rel.lo or 0)
            return Bounds(0, 1, 0, 1), Bounds(least, rel.hi, least, rel.hi)
    return None


def _own(text: str, ascii_only: bool) -> Drawable:
    text = told(text)
    return safe(text.translate(_ASCII) if ascii_only else text)


def _is_rough(event: Event) -> bool:
    return event.when.qualifier.approximate


def _comparable(first: Event, second: Event, zones: Sequence[str | None]) -> tuple[Bounds, Bounds]:
    """The bounds of two events on one clock: that of the wall where both hang on the same one."""
    pair = (first, second)
    named = [_zone_of(event, zones) if event.when.is_floating else "" for event in pair]
    if named[0] == named[1]:
        return first.effective, second.effective
    return _in_utc(first, named[0]), _in_utc(second, named[1])


def _zone_of(event: Event, zones: Sequence[str | None]) -> str | None:
    return zones[event.origin.document] if event.origin.document < len(zones) else None


def _in_utc(event: Event, zone: str | None) -> Bounds:
    if not zone or not event.when.is_floating:
        return event.effective
    if event.derived is None:
        return resolve(event.when, zone)
    from timeline_tui.dates.zones import to_utc  # deferred: few documents name a zone

    return Bounds(*(to_utc(bound, zone) for bound in event.derived))
