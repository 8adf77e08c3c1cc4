"""A document: one source of events, with what its dates count from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_tui.events.event import Event, Texts, Value
from timeline_tui.events.problems import Problem
from timeline_tui.events.ties import Tie
from timeline_tui.files.fingerprint import Fingerprint


@dataclass(frozen=True, slots=True)
class Document:
    """One file (or standard input) and what it says about itself."""

    path: str
    """As the user named it; `-` is standard input."""
    format: str = ""
    """The name of the format it was read in: `yaml`, `json`, `jsonl`, `csv`."""
    encoding: str = "utf-8"
    title: Texts = Texts()
    published: str = ""
    """The date that "25 January" and "last Thursday" count from, as written (ISO)."""
    timezone: str = ""
    """IANA name in which floating dates are resolved; nothing is UTC."""
    date_order: str = ""
    """`dmy`, `mdy` or `ymd` for dates like 01/02/2024; nothing keeps both readings."""
    date_field: str = ""
    """The column or key that gave the dates."""
    extra: tuple[tuple[str, Value], ...] = ()
    """Every other key of the timeline's header."""
    fingerprint: Fingerprint | None = field(default=None, compare=False, repr=False)
    """Of the bytes that were read."""


class Reading(NamedTuple):
    """What came of reading files: events in file order, and everything that was wrong."""

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    precedences: tuple[tuple[int, int], ...] = ()
    """Pairs (i, j) of places in `events`: i certainly starts no later than j."""
    ties: tuple[Tie, ...] = ()
    """What events say of how they lie to one another, whether it stands or not."""
