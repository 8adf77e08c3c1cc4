"""The receipt of an export: what it was made of, what it says, and how to make it again.

It stands where its format has a place for it, else in a file beside the export. It holds no clock
time, so that the same command over the same files gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline_tui import __version__
from timeline_tui.events.event import Value
from timeline_tui.events.keys import normal
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.safe import safe

RECEIPT = "receipt"
"""The key under which it stands."""

TOOL = "timeline-tui"
AGAIN = later("Again with")
"""Before the command."""
ENDING = ".receipt.json"
"""What the file beside an export is called, behind the name of the export."""


class Input(NamedTuple):
    """A file that was read."""

    file: str
    """As the user named it; `-` is standard input."""
    sha256: str
    """Of its bytes, in hexadecimal; nothing where it could not be read."""


class Receipt(NamedTuple):
    """What an export was made of and how to make it again."""

    inputs: tuple[Input, ...] = ()
    query: str = ""
    since: str = ""
    until: str = ""
    zone: str = "UTC"
    """The zone that filters and headings count in."""
    sort: str = ""
    total: int = 0
    matched: int = 0
    """Certainly or only possibly."""
    possible: int = 0
    undated: int = 0
    """How many of those that match have no date."""
    rejected: int = 0
    """How many records were left out on reading, and files that could not be read."""
    lost: tuple[str, ...] = ()
    """What the format could not hold, in sentences."""
    command: str = ""
    """What makes the same bytes again, for a shell; nothing where no command can."""

    @property
    def excluded(self) -> int:
        """How many events do not match."""
        return self.total - self.matched

    def value(self) -> dict[str, object]:
        """Give it as an object whose texts are drawable but for the query, which stays."""
        return {
            "tool": f"{TOOL} {__version__}",
            "inputs": [
                {"file": readable(each.file), "sha256": each.sha256 or None} for each in self.inputs
            ],
            "query": self.query,
            "window": {"since": self.since or None, "until": self.until or None},
            "zone": self.zone,
            "sort": self.sort,
            "total": self.total,
            "matched": self.matched,
            "possible": self.possible,
            "excluded": self.excluded,
            "undated": self.undated,
            "rejected": self.rejected,
            "lost": list(self.lost),
            "command": self.command or None,
        }

    def facts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give it for people: each thing with what is said of it, what says nothing left out.

        What is said is in the language in use; the names of the things are still to be translated.
        """
        bounds = (("since", self.since), ("until", self.until))
        window = ", ".join(f"{verb} {bound}" for verb, bound in bounds if bound)
        inputs = (
            f"{readable(each.file)} (SHA-256 {each.sha256 or tr('unread')})" for each in self.inputs
        )
        return [
            (later("Made by"), (f"{TOOL} {__version__}",)),
            (later("From"), tuple(inputs)),
            (later("Query"), (self.query or tr("everything"),)),
            *([(later("Window"), (window,))] if window else []),
            (later("Zone"), (self.zone,)),
            (later("Order"), (self.sort,)),
            (later("Events"), (self.counts(),)),
            *([(later("Not held"), tuple(map(tr, self.lost)))] if self.lost else []),
            *([(AGAIN, (self.command,))] if self.command else []),
        ]

    def counts(self) -> str:
        """Give the numbers in one line."""
        return tr(
            "{matched:,} of {total:,} match, {possible:,} of them only possibly; "
            "{excluded:,} excluded, {undated:,} undated, {rejected:,} rejected",
            matched=self.matched,
            total=self.total,
            possible=self.possible,
            excluded=self.excluded,
            undated=self.undated,
            rejected=self.rejected,
        )


def is_receipt(value: Value) -> bool:
    """Tell whether a value of a file is a receipt that an export has put there."""
    if not isinstance(value, dict):
        return False
    tool = value.get("tool")
    is_ours = isinstance(tool, str) and tool.startswith(f"{TOOL} ")
    return is_ours and {"inputs", "query", "lost", "command"} <= value.keys()


def without_receipt(header: Mapping[str, Value]) -> Mapping[str, Value]:
    """Give a header without the receipt of the export that it was written by."""
    return {
        key: value
        for key, value in header.items()
        if normal(key) != RECEIPT or not is_receipt(value)
    }


def beside(path: str) -> str:
    """Give the name of the file that holds the receipt of an export."""
    return path + ENDING


def shell(words: Iterable[str]) -> str:
    """Give words as a line for a shell; what cannot be seen is written as an escape in `$'...'`."""
    return " ".join(map(_quoted, words))


def readable(path: str) -> str:
    """Give a file name as text: bytes that are none, and what cannot be seen, as signs."""
    return safe(path, max(len(path), 1))


def _quoted(word: str) -> str:
    if word.isprintable() and readable(word) == word:
        from shlex import quote  # deferred: start-up

        return quote(word)
    return f"$'{''.join(map(_escaped, word))}'"


def _escaped(character: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    import unicodedata  # deferred: start-up

    if character.isprintable() and not unicodedata.category(character).startswith("M"):
        return character
    # Octal ends after three digits, whatever follows; hexadecimal would take in a letter behind it.
    return "".join(f"\\{byte:03o}" for byte in _bytes(character))


def _bytes(character: str) -> bytes:
    try:
        return os.fsencode(character)
    except UnicodeEncodeError:
        return character.encode("utf-8", "replace")


def command(options: Sequence[tuple[str, str]], flags: Sequence[str], paths: Sequence[str]) -> str:
    """Give the export with some options over some files as a line for a shell."""
    words = [TOOL, "export"]
    for name, value in options:
        if value:
            # A value that begins with a dash would be taken for an option.
            words += [f"{name}={value}"] if value.startswith("-") else [name, value]
    stop = ["--"] if any(path.startswith("-") and path != "-" for path in paths) else []
    return shell([*words, *flags, *stop, *paths])


def receipt_file(receipt: Receipt) -> str:
    """Give the text of the file that stands beside an export."""
    from timeline_tui.formats.json_text import json_text  # deferred: few need it

    return json_text(receipt.value(), indent=2) + "\n"
