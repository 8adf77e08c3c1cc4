"""Relations in words: `less than 24 h after the start of “The talks begin”`, in English and Arabic.

Only mappings are told; a relation in one line is words already. What cannot be told is given as it
is written. What a relation means is the business of `relations`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from timeline_tui.dates.counting import close, counted, is_arabic

Name = Callable[[str], str]
"""Gives the title of an event by its id, or the id."""


class _Words(NamedTuple):
    """The phrases of one language: `{0}` is the other event, `{1}` and `{2}` are lengths."""

    quoted: str
    start: str
    end: str
    after: str
    after_less: str
    after_least: str
    after_between: str
    after_exactly: str
    not_before: str
    before: str
    before_less: str
    before_least: str
    before_between: str
    before_exactly: str
    by: str
    """How much before, exactly."""
    not_after: str
    during: str
    same_as: str
    lasting: str
    joined: str
    it: str
    its_start: str
    its_end: str
    this: str


_ENGLISH = _Words(
    quoted="“{}”",
    start="the start of {}",
    end="the end of {}",
    after="after {0}",
    after_less="less than {2} after {0}",
    after_least="at least {1} after {0}",
    after_between="{1} to {2} after {0}",
    after_exactly="{1} after {0}",
    not_before="not before {0}",
    before="before {0}",
    before_less="less than {2} before {0}",
    before_least="at least {1} before {0}",
    before_between="{1} to {2} before {0}",
    before_exactly="{1} before {0}",
    by="{}",
    not_after="not after {0}",
    during="during {0}",
    same_as="at the same time as {0}",
    lasting="for {}",
    joined=", ",
    it="it",
    its_start="its start",
    its_end="its end",
    this="this",
)
_ARABIC = _Words(
    quoted="«{}»",
    start="بداية {}",
    end="نهاية {}",
    after="بعد {0}",
    after_less="بعد أقل من {2} من {0}",
    after_least="بعد {1} على الأقل من {0}",
    after_between="بعد {1} إلى {2} من {0}",
    after_exactly="بعد {1} من {0}",
    not_before="ليس قبل {0}",
    before="قبل {0}",
    before_less="قبل {0} بأقل من {2}",
    before_least="قبل {0} بما لا يقل عن {1}",
    before_between="قبل {0} بمدة {1} إلى {2}",
    before_exactly="قبل {0} {1}",
    by="بـ{}",
    not_after="ليس بعد {0}",
    during="خلال {0}",
    same_as="بالتزامن مع {0}",
    lasting="لمدة {}",
    joined="، ",
    it="ذلك",
    its_start="بدايته",
    its_end="نهايته",
    this="هذا",
)
_UNITS = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), ("s", "second")),
    **dict.fromkeys(("m", "min", "minute", "minutes"), ("min", "minute")),
    **dict.fromkeys(("h", "hour", "hours"), ("h", "hour")),
    **dict.fromkeys(("d", "day", "days"), ("d", "day")),
    **dict.fromkeys(("w", "week", "weeks"), ("w", "week")),
    **dict.fromkeys(("mo", "month", "months"), ("mo", "month")),
    **dict.fromkeys(("y", "yr", "year", "years"), ("y", "year")),
}
_PART = re.compile(r"(\d+)\s*([a-z]+)\s*", re.ASCII | re.IGNORECASE)
_NOTHING = re.compile(r"0+\s*[a-z]+", re.ASCII | re.IGNORECASE)


def display_relation(relation: Mapping[str, str], lang: str, name: Name = str) -> str:
    """Give a relation in words; nothing where it has a form that is not told here.

    Args:
        relation: A mapping as written, without the words of its source.
        lang: `en` or `ar`.
        name: Gives the title of an event by its id.

    """
    words = _ARABIC if is_arabic(lang) else _ENGLISH
    return _sentence(relation, lang, words, lambda target: _other(target, words, name))


def display_distance(relation: Mapping[str, str], lang: str, *, of_this: bool = False) -> str:
    """Give the same where the other event stands beside it: `less than 24 h after its start`.

    `of_this` is for the other event's own page: `less than 24 h after the start of this`.
    """
    words = _ARABIC if is_arabic(lang) else _ENGLISH

    def other(target: str) -> str:
        _, point = _point(target)
        if of_this:
            return _point_of(point, words).format(words.this)
        return {"": words.it, "s": words.its_start, "e": words.its_end}[point]

    return _sentence(relation, lang, words, other)


def _sentence(relation: Mapping[str, str], lang: str, words: _Words, other: Name) -> str:
    told = [
        _told(key, relation, lang, words, other(relation[key]))
        for key in ("after", "before", "during", "same_as")
        if key in relation
    ]
    if "for" in relation:
        told.append(words.lasting.format(_length(relation["for"], lang)))
    return words.joined.join(told) if told and all(told) else ""


def _told(key: str, relation: Mapping[str, str], lang: str, words: _Words, other: str) -> str:
    least, most = relation.get("at_least", ""), relation.get("within", "")
    offset = relation.get("offset", "")
    if key in ("during", "same_as"):
        form = str(getattr(words, key))
        return "" if offset else form.format(other)
    if offset:
        is_back = offset.startswith("-")
        direction = "before" if (key == "before") != is_back else "after"
        length = _length(offset.lstrip("+- "), lang)
        length = close(words.by.format(length)) if direction == "before" else length
        return _phrase(words, f"{direction}_exactly", other, length)
    if least and _NOTHING.fullmatch(least.strip()) and not most:
        return str(words.not_before if key == "after" else words.not_after).format(other)
    form = {(False, False): "", (False, True): "_less", (True, False): "_least"}.get(
        (bool(least), bool(most)), "_between"
    )
    return _phrase(words, f"{key}{form}", other, _length(least, lang), _length(most, lang))


def _phrase(words: _Words, form: str, *parts: str) -> str:
    return str(getattr(words, form)).format(*parts, *[""] * (3 - len(parts)))


def _other(target: str, words: _Words, name: Name) -> str:
    bare, point = _point(target)
    return _point_of(point, words).format(words.quoted.format(name(bare)))


def _point_of(point: str, words: _Words) -> str:
    return {"s": words.start, "e": words.end}.get(point, "{}")


def _point(target: str) -> tuple[str, str]:
    """The id that a relation names, and `s` or `e` where it names one of its points."""
    bare = target.strip().removeprefix("#")
    for suffix, point in ((".start", "s"), (".end", "e")):
        if bare.endswith(suffix):
            return bare.removesuffix(suffix), point
    return bare, ""


def _length(text: str, lang: str) -> str:
    """Give a length with its units counted; one of another form as it is written."""
    parts = list(_PART.finditer(text))
    if "".join(part[0] for part in parts) != text or any(
        part[2].lower() not in _UNITS for part in parts
    ):
        return text
    lengths = [(int(part[1]), *_UNITS[part[2].lower()]) for part in parts]
    if is_arabic(lang):
        return " و".join(counted(number, unit, lang, oblique=True) for number, _, unit in lengths)
    return " ".join(f"{number} {short}" for number, short, _ in lengths)
