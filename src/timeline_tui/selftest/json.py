"""The family of JSON and JSON Lines: what is no JSON, bombs, and mutants.

A second reader, the standard library's, says what is JSON: what it refuses must be told, and what
it accepts must be read whole. A fault is also an error that nobody caught, and more than two
seconds.
"""

from __future__ import annotations

import json as stdlib
from collections.abc import Iterator
from functools import partial

from timeline_tui.selftest.desk import Desk, untold
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant, mutant_bytes
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch

FAMILY = "json"
"""What the family is called."""

SAMPLES = (
    """\
{"timeline": {"title": {"en": "Voyages", "ar": "رحلات"}, "published": "2024-02-11"},
 "events": [
  {"id": "a", "date": "7-8 August 2023", "title": "The ship \\u00e9 sails", "tags": ["x", "y; z"]},
  {"id": "b", "date": {"start": "2023", "end": null}, "title": "B", "n": -0.5e+10, "ok": true}
]}
""",
    """\
[
{"date": 2024, "title": "One", "text": "two\\nlines \\"quoted\\" \\\\ \\ud83d\\ude00"},
{"timestamp": 1706410380, "message": {"deep": [[["x"]]]}, "": "no key"},
{"name": "Three", "start": "2001", "end": "present", "sources": [{"url": "https://a.example"}]}
]
""",
    """\
{"schema_version": 1, "timeline": null, "query": "x", "total": 1, "matched": 1, "possible": 0,
 "events": [{"id": "a", "title": "A", "titles": {}, "date": "2024", "edtf": "2024",
 "earliest": "2024-01-01", "latest": "2025-01-01", "derived": null, "match": "certain", "line": 1}]}
""",
    '{"date": "2024", "title": "One"}\n{"date": "2025", "title": "Two", "x": [1, 2]}\n',
)
"""Texts to be mutated; the third is of our own exports."""

VOCABULARY = Vocabulary(
    (
        *("{", "}", "[", "]", ",", ":", '"', '\\"', "\\", "\\u0000", "\\ud800", "\\udc00", "\\x"),
        *("null", "true", "false", "NaN", "-Infinity", "Infinity", "nan", "undefined", "None"),
        *("-", "+1", "01", "1.", ".5", "1e999", "1E+", "0x1F", "1_0", "'a'", "//", "/*", "#"),
        *("\n", "\r", "\t", "\x0b", '"a": 1,', '"date": 2024,', '"events": [', "{}", "[]", "},{"),
        *("}\n{", "\ufeff", "\u2028"),
    ),
    (("[", "]"), ('{"a":', "}"), ('[{"":', "}]"), ('"', '"'), ("\\", ""), ("-", "")),
)
"""What means something in JSON, in our own choice."""

_GOOD = [f'{{"date": "20{number:02}", "title": "good {number}"}}' for number in range(20)]
_TITLES = [f"good {number}" for number in range(20)]
_BAD = '{"date": "2024", "title": "bad", "x": [1, {"y": null}]}'


def json(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try bombs, mutants of whole files, and mutants between good events, as JSON and as lines."""
    trials = Trials(FAMILY, seed, watch)
    with Desk() as desk:
        for text in bombs():
            data = text.encode()
            for ending in ("json", "jsonl"):
                trials.attempt(data, partial(desk.keeps, data, ending, _TITLES[:10]), ending)
        listed = trials.tried
        for number in range(mutants):
            chance = Chance(FAMILY, seed, number)
            text = mutant(chance.pick(SAMPLES), chance, VOCABULARY, SAMPLES)
            data = text.encode("utf-8", "replace")
            trials.attempt(data, partial(_unlike, desk, data), "json")
            data = mutant_bytes(data, chance)
            trials.attempt(data, partial(desk.survives, data, chance.pick(_ENDINGS)), "json")
            bad = mutant(_BAD, chance, VOCABULARY, SAMPLES)
            data = _list(bad)
            trials.attempt(data, partial(desk.keeps, data, "json", _TITLES), "json")
            data = _lines(bad)
            trials.attempt(data, partial(desk.keeps, data, "jsonl", _TITLES), "jsonl")
    return trials.tally(f"{listed} bombs, {4 * mutants:,} mutants")


_ENDINGS = ("json", "jsonl")


def bombs() -> Iterator[str]:
    """Give texts made to cost more than they weigh, with ten good events before."""
    before = "[\n" + ",\n".join(_GOOD[:10]) + ",\n"
    for opening in ("[", '{"a":', '[{"a":', '{"a":{"b":['):
        for depth in (40, 990, 100_000):
            yield before + opening * depth
            yield before + '{"x": ' + "[" * depth + "]" * depth + "}]"
    for bad in (
        '{"x": ' + "9" * 100_000 + "}]",
        '{"x": -' + "1" * 5_000 + "e" + "9" * 5_000 + "}]",
        '{"x": "' + "x" * 20_000_000 + '"}]',
        '{"x": "' + "x" * 1_000_000,
        '{"x": "' + "\\u0041" * 300_000 + '"}]',
        '{"x": "' + '\\"' * 300_000 + '"}]',
        '{"' + "k" * 1_000_000 + '": 1}]',
        "{" + '"a": 1, ' * 50_000 + '"b": 1}]',
        "{" + ", ".join(f'"{n * (2**61 - 1)}": 1' for n in range(20_000)) + "}]",
        "[" + "1, " * 300_000 + "1]]",
        " " * 2_000_000 + "{}]",
        "{}, " * 50_000 + "{}]",
        "x, " * 50_000 + "{}]",
        "{" * 1 + '"a" ' * 50_000 + "}]",
        '{"x": [' + "NaN, " * 20_000 + "1]}]",
    ):
        yield before + bad
    yield "\n".join(_GOOD[:10]) + "\n" + ("[" * 1_000 + "\n") * 200
    yield "\n".join(_GOOD[:10]) + "\n" + '{"a": ' * 5_000 + "\n" + "x\n" * 50_000


def _list(bad: str) -> bytes:
    return ("[\n" + ",\n".join([*_GOOD[:10], bad, *_GOOD[10:]]) + "\n]\n").encode(
        "utf-8", "replace"
    )


def _lines(bad: str) -> bytes:
    return ("\n".join([*_GOOD[:10], bad, *_GOOD[10:]]) + "\n").encode("utf-8", "replace")


def _unlike(desk: Desk, data: bytes) -> Iterator[str]:
    """Give where the reader says something else than the standard library's."""
    reading = desk.read(data, "json")
    expected = _records(data.decode("utf-8-sig"))
    if reading is None:
        return
    yield from untold(reading)
    if reading.problems:
        return
    if expected is None:
        yield "it is no JSON, and nothing is said"
    elif len(reading.events) != expected:
        yield f"{len(reading.events)} of {expected} records are events, and nothing is said"


def _records(text: str) -> int | None:
    """Give how many records a text has for the standard library; None where it is no JSON."""
    try:
        root = stdlib.loads(text, parse_int=str, parse_constant=_refused)
    except (ValueError, RecursionError):
        return _records_of_lines(text)
    if isinstance(root, dict):
        root = {key.strip().lower(): value for key, value in root.items()}
        inner = root.get("timeline")
        root = root.get("events", inner.get("events") if isinstance(inner, dict) else None)
    return len(root) if isinstance(root, list) else 1


def _records_of_lines(text: str) -> int | None:
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        for line in lines:
            stdlib.loads(line, parse_int=str, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    return len(lines)


def _refused(name: str) -> float:
    raise ValueError(name)
