"""Which key of a record means which field: the one place where files' own names are understood.

A field has one canonical key and other usual ones, in order of preference. Values are not looked
at here, so that the work is done once per set of keys and not once per record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline_tui.events.fields import BY_NAME, DATE_KEYS, END_KEYS, START_KEYS

ROLES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", *BY_NAME["id"].keys),
    "basis": ("basis",),
    "inferred": ("inferred",),
    "title": ("title", *BY_NAME["title"].keys),
    "category": ("category", *BY_NAME["category"].keys),
    "tags": ("tags", *BY_NAME["tags"].keys),
    "actors": ("actors", *BY_NAME["actors"].keys),
    "place": ("place", *BY_NAME["place"].keys),
    "text": ("text", *BY_NAME["text"].keys),
    "sources": BY_NAME["source"].keys,
    "relation": ("relation", *BY_NAME["relation"].keys),
}
"""For each field that is no date: the keys it may have, the canonical one first."""

RELATION_KEYS = frozenset(("after", "before", "during", "same_as", "at_least", "within", "offset"))
"""A mapping under a date key that has one of these is a relation to other events."""

# These say little by themselves: a letter has `from` and `to`, a record of a year a `year`.
_WEAK_DATES = ("time", "day", "year")
_WEAK_START = ("from",)
_WEAK_END = ("to", "until")
_LANGUAGE = re.compile(r"(title|text)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_SEPARATORS = re.compile(r"[\s_-]+")


class Chosen(NamedTuple):
    """The keys that a user names for a field; an empty name leaves it to the usual ones."""

    date: str = ""
    end: str = ""
    title: str = ""


class DateKeys(NamedTuple):
    """One way in which a record may write its date; a part that it has no key for is empty."""

    start: str = ""
    end: str = ""
    time: str = ""
    """A time of day that belongs to `start`."""
    month: str = ""
    """A month that belongs to `start`, which is then a year."""
    day: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the date stands in one field."""
        return not (self.end or self.time or self.month)


class Plan(NamedTuple):
    """What the keys of a record mean."""

    dates: tuple[DateKeys, ...]
    """The ways to its date; the first that is filled in counts."""
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    """Fields and their keys; the first key that is filled in counts."""
    languages: tuple[tuple[str, str, str], ...]
    """Texts that stand in one field per language: field, language, key (`title.ar`)."""


def normal(key: str) -> str:
    """Give the form in which keys are compared: without case, blanks, hyphens and underscores."""
    return _SEPARATORS.sub("", key).lower()


@lru_cache(maxsize=1024)
def plan_of(keys: tuple[str, ...], chosen: Chosen) -> Plan:
    """Give what the keys of a record mean."""
    present = _present(keys)
    roles = []
    for role, names in ROLES.items():
        if role == "title" and chosen.title:
            names = (chosen.title, *names)
        found = _found(present, names)
        if found:
            roles.append((role, found))
    languages = [
        (match[1].lower(), match[2], key) for key in keys if (match := _LANGUAGE.fullmatch(key))
    ]
    return Plan(tuple(_date_ways(present, chosen)), tuple(roles), tuple(languages))


def has_date_key(keys: Iterable[str]) -> bool:
    """Tell whether a record with these keys has one that usually holds a date."""
    return bool(plan_of(tuple(keys), Chosen()).dates)


_DATE = {normal(key) for key in (*DATE_KEYS, *START_KEYS, *END_KEYS)}


@lru_cache(maxsize=4096)
def is_date_key(key: str) -> bool:
    """Tell whether a key usually holds a date or one end of it."""
    return normal(key) in _DATE


def _present(keys: tuple[str, ...]) -> dict[str, str]:
    present: dict[str, str] = {}
    for key in keys:
        name = normal(key)
        # `title` wins over `Title` wherever it stands.
        if name not in present or key == name:
            present[name] = key
    return present


def _found(present: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    keys = (present.get(normal(name)) for name in names)
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _date_ways(present: Mapping[str, str], chosen: Chosen) -> list[DateKeys]:
    starts = _found(present, (key for key in START_KEYS if key not in _WEAK_START))
    ends = _found(present, (key for key in END_KEYS if key not in _WEAK_END))
    any_ends = ends + _found(present, _WEAK_END)
    if chosen.end:
        ends = any_ends = _found(present, (chosen.end,))
    if chosen.date:
        return _chosen_ways(present, chosen, any_ends)
    strong_end = "".join(ends[:1]) if chosen.end or not starts else ""
    any_end = "".join(any_ends[:1])
    strong = _found(present, (key for key in DATE_KEYS if key not in _WEAK_DATES))
    ways = [DateKeys(key, strong_end, _clock_key(present, key)) for key in strong]
    ways += [DateKeys(key, any_end) for key in starts]
    ways += _weak_ways(present, strong_end)
    ways += [DateKeys(key, any_end) for key in _found(present, _WEAK_START)]
    if not ways and ends:
        ways = [DateKeys("", ends[0])]
    return ways


def _chosen_ways(
    present: Mapping[str, str], chosen: Chosen, any_ends: tuple[str, ...]
) -> list[DateKeys]:
    found = _found(present, (chosen.date,))
    pairs = chosen.end or normal(chosen.date) in map(normal, START_KEYS)
    end = "".join(any_ends[:1]) if pairs else ""
    return [DateKeys(key, end, _clock_key(present, key)) for key in found]


def _weak_ways(present: Mapping[str, str], end: str) -> list[DateKeys]:
    year, month = present.get("year"), present.get("month")
    if year is not None and month is not None:
        return [DateKeys(year, end, month=month, day=present.get("day", ""))]
    keys = _found(present, _WEAK_DATES)
    return [DateKeys(key, end, _clock_key(present, key)) for key in keys]


def _clock_key(present: Mapping[str, str], key: str) -> str:
    return present.get("time", "") if normal(key) in ("date", "day") else ""
