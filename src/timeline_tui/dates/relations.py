"""Relations to other events, as written, to bounds on distances in time.

    {after: talks.start, within: 24h}     a mapping
    #talks.start + <24h                   the same in one line

What follows from them together is the business of `constraints`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline_tui.dates.durations import Duration, duration
from timeline_tui.dates.when import DAY, Bounds, Rel
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.patterns import Late

SELF = ""
"""Stands for the id of the event that has the relation."""

_ANCHORS = ("after", "before", "during", "same_as")
_MEASURES = ("at_least", "within", "offset")
_KEYS = (*_ANCHORS, *_MEASURES, "for", "text")
_HINT = later('Write {after: talks.start, within: 24h} or "#talks.start + <24h".')
_LINE = Late(
    r"(?:(not before|after|before|during|same as)\s+)?"
    r"#([^\s+]+?\.(?:start|end)(?=-)|[^\s+]+)(?:\s*([+-])\s*(.+))?"
)
"""An id may hold a hyphen, so a minus has a blank before it or a point of the event."""
_SPEC = Late(r"(<=?|>=?)?\s*(.+?)(?:\s*\.\.\s*(.+))?")
_SIGNED = Late(r"\s*([+-]?)\s*(.+)")


class Dated(NamedTuple):
    """Where an event stands that others refer to."""

    bounds: Bounds
    """As stated: floating ones are civil, counted as if UTC."""
    zone: str | None = None
    """That of its file, where it floats."""


def parse_relation(value: object, anchors: Mapping[str, Dated] | None = None) -> tuple[Rel, ...]:
    """Give the bounds on distances that a relation means.

    Args:
        value: A mapping or one line of text, as written.
        anchors: Events by id; from a single day months and years are counted on the calendar.

    Raises DateError with a hint.

    """
    if isinstance(value, Mapping):
        return _from_mapping({str(key): part for key, part in value.items()}, anchors or {})
    if isinstance(value, str):
        return _from_line(value.strip(), anchors or {})
    raise DateError(tr("a relation is a mapping or a line of text"), hint=tr(_HINT))


class _Anchor(NamedTuple):
    event: str
    point: str


class _Distance(NamedTuple):
    """How far after (or before) its anchor something lies, in ns; None has no limit."""

    least: int | None
    most: int | None


def _from_mapping(value: dict[str, object], anchors: Mapping[str, Dated]) -> tuple[Rel, ...]:
    texts = {key: _text(key, part) for key, part in value.items()}
    named = [key for key in _ANCHORS if key in texts]
    measures = [key for key in _MEASURES if key in texts]
    if not named and "for" not in texts:
        raise DateError(tr("the relation names no other event"), hint=tr(_HINT))
    if measures and (len(named) != 1 or named[0] == "during"):
        message = tr("{key!r} needs one of after, before and same_as", key=measures[0])
        raise DateError(message, hint=tr(_HINT))
    sentence = texts.get("text") or _sentence(texts)
    rels: list[Rel] = []
    for key in named:
        anchor = _anchor(texts[key], "s" if key == "before" else "e")
        rels += _rels(key, anchor, texts, anchors, sentence)
    if "for" in texts:
        least, most = duration(texts["for"]).range()
        rels.append(Rel("e", SELF, "s", least, most, sentence))
    return tuple(rels)


def _text(key: str, part: object) -> str:
    if key not in _KEYS:
        raise DateError(
            tr("a relation has no {key!r}", key=key),
            hint=tr("It has {names}.", names=", ".join(_KEYS)),
        )
    if not isinstance(part, str) or not part.strip():
        raise DateError(tr("{key!r} is not a text", key=key), hint=tr(_HINT))
    return part.strip()


def _sentence(texts: Mapping[str, str]) -> str:
    return ", ".join(f"{key.replace('_', ' ')} {part}" for key, part in texts.items())


def _rels(
    key: str,
    anchor: _Anchor,
    texts: Mapping[str, str],
    anchors: Mapping[str, Dated],
    sentence: str,
) -> list[Rel]:
    match key:
        case "during":
            return [
                Rel("s", anchor.event, "s", 0, None, sentence),
                Rel("e", anchor.event, "e", None, 0, sentence),
            ]
        case "same_as":
            points = anchor.point if texts[key].endswith((".start", ".end")) else "se"
            sign, length = _signed(texts.get("offset", "0s"))
            distance = _exact(length, anchor, anchors, sign)
            signed = distance if sign > 0 else _mirrored(distance)
            return [Rel(point, anchor.event, point, *signed, sentence) for point in points]
        case _:
            sign = -1 if key == "before" else 1
            return [_beside(anchor, sign, _distance(texts, anchor, anchors, sign), sentence)]


def _distance(
    texts: Mapping[str, str], anchor: _Anchor, anchors: Mapping[str, Dated], sign: int
) -> _Distance:
    if "offset" in texts:
        back, length = _signed(texts["offset"])
        exact = _exact(length, anchor, anchors, sign * back)
        return exact if back > 0 else _mirrored(exact)
    least: int | None = 1
    most: int | None = None
    if "at_least" in texts:
        least = _exact(duration(texts["at_least"]), anchor, anchors, sign).least
    if "within" in texts:
        most = _exact(duration(texts["within"]), anchor, anchors, sign).most
        most = None if most is None else most - 1
    if least is not None and most is not None and least > most:
        raise DateError(tr("no distance is so long and so short"), hint=tr(_HINT))
    return _Distance(least, most)


def _beside(anchor: _Anchor, sign: int, distance: _Distance, sentence: str) -> Rel:
    """After an anchor my start counts, before it my end."""
    if sign > 0:
        return Rel("s", anchor.event, anchor.point, *distance, sentence)
    return Rel("e", anchor.event, anchor.point, *_mirrored(distance), sentence)


def _mirrored(distance: _Distance) -> _Distance:
    least, most = distance
    return _Distance(None if most is None else -most, None if least is None else -least)


def _signed(text: str) -> tuple[int, Duration]:
    match = _SIGNED.compiled.fullmatch(text)
    if match is None:
        raise DateError(tr("not a length of time"), text=text, hint=tr(_HINT))
    return (-1 if match[1] == "-" else 1), duration(match[2])


def _exact(length: Duration, anchor: _Anchor, anchors: Mapping[str, Dated], sign: int) -> _Distance:
    """A length as a distance: from a single day months are counted on the calendar."""
    dated = anchors.get(anchor.event)
    if length.months and dated is not None:
        lo, hi = dated.bounds[:2] if anchor.point == "s" else dated.bounds[2:]
        if hi - lo == DAY:
            ns = length.since(lo, sign)
            if dated.zone:
                ns = abs(_to_utc(lo + sign * ns, dated.zone) - _to_utc(lo, dated.zone))
            return _Distance(ns, ns)
    return _Distance(*length.range())


def _to_utc(moment: int, zone: str) -> int:
    from timeline_tui.dates.zones import to_utc  # few documents name a zone

    return to_utc(moment, zone)


def _anchor(text: str, default: str) -> _Anchor:
    bare = text.removeprefix("#")
    for suffix, point in ((".start", "s"), (".end", "e")):
        if bare.endswith(suffix):
            bare, default = bare.removesuffix(suffix), point
            break
    if not bare:
        raise DateError(tr("the relation names no other event"), text=text, hint=tr(_HINT))
    return _Anchor(bare, default)


def _from_line(text: str, anchors: Mapping[str, Dated]) -> tuple[Rel, ...]:
    match = _LINE.compiled.fullmatch(text)
    if match is None:
        raise DateError(tr("not a relation to another event"), text=text, hint=tr(_HINT))
    word, target, sign, spec = match.groups()
    if spec is None:
        return _from_word(word or "same as", target, text)
    if word:
        raise DateError(
            tr("either {word!r} or {sign!r}", word=word, sign=sign), text=text, hint=tr(_HINT)
        )
    direction = 1 if sign == "+" else -1
    anchor = _anchor(target, "e" if direction > 0 else "s")
    return (_beside(anchor, direction, _specified(spec, anchor, anchors, direction), text),)


def _from_word(word: str, target: str, text: str) -> tuple[Rel, ...]:
    if word == "not before":
        return (_beside(_anchor(target, "s"), 1, _Distance(0, None), text),)
    key = word.replace(" ", "_")
    anchor = _anchor(target, "s" if key == "before" else "e")
    return tuple(_rels(key, anchor, {key: target}, {}, text))


def _specified(spec: str, anchor: _Anchor, anchors: Mapping[str, Dated], sign: int) -> _Distance:
    match = _SPEC.compiled.fullmatch(spec)
    if match is None or (match[1] and match[3]):
        raise DateError(tr("not a distance"), text=spec, hint=tr(_HINT))
    least, most = _exact(duration(match[2]), anchor, anchors, sign)
    if match[3]:
        most = _exact(duration(match[3]), anchor, anchors, sign).most
        if least is not None and most is not None and most < least:
            raise DateError(tr("the distance ends before it begins"), text=spec, hint=tr(_HINT))
        return _Distance(least, most)
    match match[1]:
        case "<":
            return _Distance(1, None if most is None else most - 1)
        case "<=":
            return _Distance(0, most)
        case ">":
            return _Distance(None if least is None else least + 1, None)
        case ">=":
            return _Distance(least, None)
        case _:
            return _Distance(least, most)
