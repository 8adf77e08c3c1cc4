"""Events, rows and screens for the tests of the screen."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from textual.app import App
from textual.message import Message

from timeline_tui.dates import parse
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.events.event import Event, Texts
from timeline_tui.view.rows import EventRow, HeadingRow, Hit, Row

JANUARY = Period(Precision.MONTH, 2024, 1)


def made(number: int, *, title: str = "", date: str = "") -> Event:
    """An event of its own making."""
    date = date or f"2024-01-{number % 28 + 1:02}"
    return Event(
        f"e{number}",
        parse(date),
        date,
        Texts([("", title or f"event {number}")]),
        category=("word",),
        place="Harbour",
    )


def listed(count: int) -> dict[int, Row]:
    """Rows of a list with one heading."""
    rows: list[Row] = [HeadingRow(0, JANUARY)]
    rows += [EventRow(number + 1, number, Hit(made(number)), JANUARY) for number in range(count)]
    return {row.row: row for row in rows}


def text_of(app: App[object]) -> str:
    """What stands on the screen, without colours."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def told(message: Message) -> tuple[object, ...]:
    """What a message says, to compare it: its class and its fields."""
    assert is_dataclass(message)
    return type(message), *(getattr(message, each.name) for each in fields(message))
