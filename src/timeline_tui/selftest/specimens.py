"""Files that hold every naughty text in every field, each behind a mark by which it is known again.

A mark says which field and which text: `Zt02az` stands before text 42 of the titles. What bears no
mark on the screen was never shown, and a screen that shows nothing proves nothing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

PACK = 24
"""Texts that one event of the packed file holds in each of its lists."""
HELD = 120
"""Characters of a text that stands beside many others."""
LONGEST_NAME = 120
"""Bytes of the name of a file."""

ROW_FIELDS = {"t": "title", "p": "place", "c": "category", "g": "tags", "a": "actors"}
"""What a list that is wide enough shows."""
MORE_FIELDS = {"i": "id", "w": "a field of its own", "x": "text"}
"""What commands print of an event besides."""
DETAIL_FIELDS = {
    "C": "category",
    "G": "tags",
    "A": "actors",
    "X": "text",
    "W": "a field of its own",
    "N": "the name of a field",
    "S": "source",
    "Q": "quote",
    "U": "address",
    "O": "more of a source",
}
"""What the details show, of the packed file."""
BAD_FIELDS = {"d": "a date that is none"}
"""What is told of problems."""
HEAD_FIELDS = {
    "j": "the title of a document",
    "y": "a day of publication",
    "z": "the time zone of a document",
    "o": "an order of dates",
    "k": "more of a document",
    "n": "the name of more of a document",
    "s": "a source in one line",
    "l": "a relation",
    "r": "a title in several languages",
    "b": "a list where a text belongs",
}
"""What commands print of a document's head, and of an event that is written in other ways."""
FILE_FIELDS = {"f": "the name of a file"}
"""What names of files are told in."""
SETTING_FIELDS = {"V": "a setting"}
"""What is told of settings that are no good."""
ZONE_FIELDS = {"B": "a time zone"}
"""What is typed as a zone."""
TYPED_FIELDS = {
    "F": "filter",
    "H": "filter of an earlier run",
    "T": "find",
    "M": "command",
    "P": "palette",
    "D": "go to",
    "E": "export",
}
"""What is typed."""

_MARK = re.compile(r"Z([A-Za-z])([0-9a-f]{3})z")


class Shown(NamedTuple):
    """A text that was seen in a field."""

    field: str
    number: int


def mark(field: str, number: int) -> str:
    """Give the mark of a field's text."""
    return f"Z{field}{number:03x}z"


def marks_in(text: str) -> Iterator[tuple[Shown, int]]:
    """Give the marks in a text, and where what they mark begins."""
    for found in _MARK.finditer(text):
        yield Shown(found[1], int(found[2], 16)), found.end()


def write_specimens(folder: Path, texts: Sequence[str], packed: Sequence[int]) -> None:
    """Write every file into a folder; some of the texts, by their numbers, are packed."""
    _write(folder / "rows.json", {"title": "\x1bc[b]rows", "events": [*_rows(texts)]})
    _write(folder / "packed.json", {"title": "\x1bc", "events": [*_packed(texts, packed)]})
    _write(folder / "bad.json", [*_bad(texts)])
    _write(folder / "few.json", [*_rows(texts[:3])])


def write_names(folder: Path, texts: Sequence[str]) -> list[str]:
    """Write small files whose names are the texts, as far as there can be such; give them."""
    names = []
    for number, text in enumerate(texts):
        raw = text.replace("/", "\u2044").replace("\0", "").encode("utf-8", "surrogatepass")
        name = os.fsdecode(mark("f", number).encode() + raw[:LONGEST_NAME] + b".json")
        with suppress(OSError, ValueError):
            (folder / name).write_text('[{"date": "nonsense", "title": "x"}, {"title": "y"}]')
            names.append(name)
    return names


def write_heads(folder: Path, texts: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """Write a file for each of some texts, which stands all over its head; give their names."""
    names = []
    for number in numbers:
        text = texts[number][:HELD]
        marked = {field: mark(field, number) + text for field in HEAD_FIELDS}
        event = {
            "id": "e",
            "date": "2001",
            "title": {"en": marked["r"], "ar": text, text: text},
            "place": [[marked["b"]], {text: text}],
            "source": marked["s"],
            "relation": marked["l"],
        }
        head = {
            "title": marked["j"],
            "published": marked["y"],
            "timezone": marked["z"],
            "date_order": marked["o"],
            marked["n"]: marked["k"],
            "events": [event, text, {"date": [text]}, {"date": {"start": text, text: text}}],
        }
        names.append(f"head{number}.json")
        _write(folder / names[-1], head)
    return names


def write_memory(folder: Path, texts: Sequence[str], chosen: Sequence[int]) -> None:
    """Write what an earlier run would have remembered."""
    lines = [mark("H", number) + texts[number][:HELD] for number in chosen]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "memory.json", {"filters": lines, "finds": lines, "commands": lines})


def _write(path: Path, root: Any) -> None:  # whatever JSON holds
    path.write_text(json.dumps(root), encoding="ascii")


def _rows(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give an event for each text, which stands in all of its fields."""
    for number, text in enumerate(texts):
        yield {
            "id": mark("i", number) + text,
            "date": f"2001-01-01T{number // 60 % 24:02}:{number % 60:02}",
            "title": mark("t", number) + text,
            "place": mark("p", number) + text,
            "category": [mark("c", number) + text],
            "tags": [mark("g", number) + text],
            "actors": [mark("a", number) + text],
            "text": f"{mark('x', number)}{text}",
            "weapon": mark("w", number) + text,
        }


def packs(numbers: Sequence[int]) -> int:
    """Give how many events so many texts are packed in."""
    return -(-len(numbers) // PACK)


def _packed(texts: Sequence[str], numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Give events that hold many texts each; those that are alike stand in different ones."""
    count = packs(numbers)
    for event in range(count):
        some = [(number, texts[number]) for number in numbers[event::count]]
        yield {
            "id": f"packed{event}",
            "date": f"2001-01-01T{event // 60:02}:{event % 60:02}",
            "title": {"en": some[0][1], "ar": some[-1][1]},
            "category": _listed("C", some),
            "tags": _listed("G", some),
            "actors": _listed("A", some),
            "text": "\n\n".join(f"{mark('X', number)}\n{text[:HELD]}" for number, text in some),
            "relation": f"before {some[0][1]}",
            "sources": [
                {
                    "title": mark("S", number) + text[:HELD],
                    "quote": mark("Q", number) + text[:HELD],
                    "url": f"https://example.org/{mark('U', number)}{text[:HELD]}",
                    "page": mark("O", number) + text[:HELD],
                }
                for number, text in some
            ],
            **{
                f"{mark('N', number)}{text[:60]}": mark("W", number) + text[:HELD]
                for number, text in some
            },
        }


def _listed(field: str, some: Sequence[tuple[int, str]]) -> list[str]:
    return [mark(field, number) + text[:HELD] for number, text in some]


def _bad(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give events whose dates are none."""
    for number, text in enumerate(texts):
        yield {"title": "bad", "date": mark("d", number) + text[:HELD]}
