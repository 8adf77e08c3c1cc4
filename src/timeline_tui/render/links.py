"""Links in a drawn text: what can be followed, numbered in the order of reading.

A piece that is part of a link bears its number. Nothing is opened here, and no address is judged:
what may be opened is asked of `text.urls` when somebody follows one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.render.pieces import Line, Piece, named_piece, piece
from timeline_tui.text.bidi import is_rtl
from timeline_tui.view.walk import Stop


class Target(NamedTuple):
    """Where a link leads: to an event, or out of the program."""

    event_id: str = ""
    address: str = ""
    """As written, where it leads out."""
    is_rtl: bool = False
    """Whether the words that lead there run from right to left."""


class Links:
    """The targets of a text, collected while it is drawn."""

    def __init__(self) -> None:
        self._targets: list[Target] = []

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets; the link of number n has the place n - 1."""
        return tuple(self._targets)

    def to_event(self, event_id: str, *, is_rtl: bool = False) -> int:
        """Give the number of a new link to an event, whose title may run from right to left."""
        return self._added(Target(event_id=event_id, is_rtl=is_rtl))

    def to_address(self, address: str) -> int:
        """Give the number of a new link to an address."""
        return self._added(Target(address=address))

    def _added(self, target: Target) -> int:
        self._targets.append(target)
        return len(self._targets)


def stops_of(lines: Sequence[Line]) -> tuple[Stop, ...]:
    """Give where the links of drawn lines stand, from the top."""
    found: dict[int, Stop] = {}
    for number, line in enumerate(lines):
        for part in line:
            if part.link:
                first = found[part.link].first if part.link in found else number
                found[part.link] = Stop(part.link, first, number)
    return tuple(found.values())


_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
_TRAILING = ".,;:!?…*_~"
"""What ends a sentence and no address, where an address ends with it."""
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}


def with_addresses(text: str, style: str, links: Links, *, ascii_only: bool = False) -> Line:
    """Give running text in which addresses are links."""
    line: Line = []
    at = 0
    for match in _ADDRESS.finditer(text):
        address = _bare(match[0])
        end = match.start() + len(address)
        if match.start() > at:
            line.append(_whole(text[at : match.start()], style, ascii_only))
        linked = _whole(address, f"{style} link".strip(), ascii_only)
        line.append(linked._replace(link=links.to_address(address)))
        at = end
    if at < len(text) or not line:
        line.append(_whole(text[at:], style, ascii_only))
    return line


def _bare(address: str) -> str:
    """An address without the signs that belong to the sentence around it."""
    lone = {last: address.count(last) - address.count(first) for last, first in _PAIRS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if lone.get(last, 0) > 0:
            lone[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]


def event_link(title: str, event_id: str, links: Links) -> Piece:
    """Give the title of an event as a link to it."""
    return piece(title, "link")._replace(link=links.to_event(event_id, is_rtl=is_rtl(title)))


def address_link(address: str, links: Links, *, ascii_only: bool = False) -> Piece:
    """Give an address as a link."""
    shown = _whole(address, "link", ascii_only)
    return shown._replace(link=links.to_address(address))


def _whole(text: str, style: str, ascii_only: bool) -> Piece:
    return named_piece(text, style, ascii_only=ascii_only, is_whole=True)
