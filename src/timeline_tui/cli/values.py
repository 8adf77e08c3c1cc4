"""What the options of a command say, as frozen values; `options` has the options themselves.

Whoever gets these needs no parser.
"""

from __future__ import annotations

from typing import NamedTuple

SORTS = ("earliest", "latest", "title", "category", "place", "file")
"""The orders of a list, the default first; the engine has them in SQL."""


class Inputs(NamedTuple):
    """What is read, and how."""

    files: tuple[str, ...] = ()
    input_format: str = ""
    date_field: str = ""
    end_field: str = ""
    title_field: str = ""
    delimiter: str = ""
    encoding: str = ""


class Asked(NamedTuple):
    """Which events are asked for."""

    query: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""


class Listing(NamedTuple):
    """How the events that were found are listed."""

    limit: int | None = None
    explain: bool = False
    fields: str = ""
    json: bool = False
    jsonl: bool = False


class Shown(NamedTuple):
    """Which columns the screen shows."""

    fields: str = ""


class View(NamedTuple):
    """How dates and words are read and shown."""

    tz: str = ""
    lang: str = ""
    now: str = ""


class Drawing(NamedTuple):
    """How lines are drawn."""

    color: str = "auto"
    ascii: bool = False
    theme: str | None = None
    no_mouse: bool = False
    bidi: str | None = None


class Target(NamedTuple):
    """Where an export goes, and in which format."""

    format: str = ""
    output: str = ""
    force: bool = False
    no_formula_guard: bool = False
    no_receipt: bool = False


class Manner(NamedTuple):
    """How strictly and how talkatively a command behaves."""

    strict: bool = False
    quiet: bool = False
