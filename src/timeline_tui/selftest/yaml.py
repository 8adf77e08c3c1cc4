"""The family of YAML: bombs, scalars that YAML 1.1 would change, and mutants of timelines.

A fault is an error that nobody caught, a process that dies, more than two seconds, a value that is
not the text of the file, and a good event beside a bad one that is lost while nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from timeline_tui.selftest.desk import Desk
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant, mutant_file
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch

FAMILY = "yaml"
"""What the family is called."""

SAMPLES = (
    """\
timeline:
  title: {en: Voyages, ar: "رحلات"}
  published: 2024-02-11
  timezone: Asia/Baghdad

events:
  - id: sails
    date: 7-8 August 2023
    title: The ship sails
    text: |
      Two lines
      of *text*.
    category: voyage
    tags: [ship, "sea, open"]
    sources:
      - {title: A log, url: https://example.org/log, quote: '"so"', page: 7}

  - id: lands
    date: {start: 2023-09-01, end: 2023-09-03}
    relation: {after: sails.start, within: 40d}
    title: >-
      It lands
      at last
    place: Basra
""",
    """\
- {date: 1984?, title: A doubt, tags: [a, b]}
- date: [1667,1668]
  title: 'One of two'
- date: "-0043-03-15"
  title: "Ides \\u00e9 \\x41"
- start: 2001
  end: present
  title: Still going on
""",
    """\
&defaults
category: &kind talks
---
events:
  - &first {date: 2024-01-28T02:53:00Z, title: First, category: talks}
  - <<: *first
    title: Second
  - ? date
    : 2024
    ? title
    : !!str Third
...
---
- date: 25 January
  title: "Fourth"   # a comment
""",
)
"""Timelines to be mutated; among them is every part of YAML that people use."""

VOCABULARY = Vocabulary(
    (
        *("- ", ": ", "? ", " #", "#", "|\n", "|+\n", ">-\n", "|9\n", "&a ", "*a ", "*a"),
        *("<<: *a\n", "!!str ", "!!python/object/apply:os.system ", "!!binary "),
        *("!!timestamp ", "!x!y ", "! ", "---\n", "--- ", "...\n", "%YAML 1.2\n"),
        *("%YAML 3.0\n", "%TAG ! tag:x,2024:\n", "\t", "\n\t", "~", "null", "NO", "012"),
        *("1:30", "=", "<<", ".inf", "2024-02-30", "{", "}", "[", "]", ",", "'", '"', "''"),
        *('\\"', '"\\x1b', '"\\uD800"', "\\", "@", "`", "%", "\n", "\n\n", "\n  ", "events:\n"),
        *("timeline:\n", "- date: ", "\n  title: ", "{date: 2024}", "  ", "      "),
    ),
    (("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ('"', '"'), ("!a ", ""), ("&b ", "")),
)
"""What means something in YAML, in our own choice."""

SURPRISES = (
    *("NO", "no", "No", "yes", "Yes", "on", "off", "y", "n", "true", "FALSE", "True"),
    *("12:30:45", "1:30", "190:20:30", "0044", "0755", "010", "08", "0o17", "0x1F"),
    *("0b101", "1_000", "1e3", "1.0", "1.", ".5", "+1", "-1", "-0", "1e999", ".inf"),
    *("-.INF", ".nan", ".NaN", "685_230.15", "2024", "-0044", "2024-01-01", "2024-1-1"),
    *("2024-02-30", "2024-13-01", "0000-01-01", "9999-12-31", "2024-01-28T25:00:00Z"),
    *("2024-01-28T02:53:00.123456789Z", "=", "<", "1984?", "1560~", "2004-06?-11", "156X"),
    *("..", "2024/..", "+1y", "12e03", "1,000", "None", "nil", "Null!", "a:b", "c:\\d"),
    *("x#y", "$HOME", "(x)", "http://a.example/?b", "٢٠٢٤", "é", "<<x", "~x", "0.1e-2"),
    *("+.inf", "0xZZ", "T25:00", "2024-W05-1", "1e-3", "0.0", "00:00", "-.5", "a - b"),
    *("1 2", "2024-01-28 02:53:00 +3", "9" * 900, "\u200f\u0645\u0631"),
)
"""Plain scalars that a reader by YAML 1.1 or 1.2 takes for something else, or fails on."""

_GOOD = "- {{date: 20{number:02}, title: good {number}}}\n"
_TITLES = [f"good {number}" for number in range(20)]
_BEFORE, _AFTER = (
    "".join(_GOOD.format(number=number) for number in part) for part in (range(10), range(10, 20))
)
_TRIED_AS = ("x: {}", "- {}", "title: {}", "date: {}", "{}: x", "tags: [{}]", "{}")


def yaml(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try scalars, bombs, and as many mutants of whole timelines as of single events."""
    trials = Trials(FAMILY, seed, watch)
    with Desk() as desk:
        for text in SURPRISES:
            data = f"- date: 2020\n  x: {text}\n  {text}: y\n  title: {text}\n".encode()
            trials.attempt(data, partial(_changed, desk, data, text), "yaml")
        for text, kept in bombs():
            data = text.encode()
            trials.attempt(data, partial(desk.keeps, data, "yaml", _TITLES[:kept]), "yaml")
        for number in range(mutants):
            data = mutant_file(
                SAMPLES[number % len(SAMPLES)], _chance(seed, number), VOCABULARY, SAMPLES
            )
            trials.attempt(data, partial(desk.survives, data, "yaml"), "yaml")
            data = _between(_chance(seed, number, "between"))
            trials.attempt(data, partial(desk.keeps, data, "yaml", _TITLES), "yaml")
    bombs_tried = trials.tried - len(SURPRISES) - 2 * mutants
    return trials.tally(f"{len(SURPRISES)} scalars, {bombs_tried} bombs, {2 * mutants:,} mutants")


def bombs() -> Iterator[tuple[str, int]]:
    """Give texts made to cost more than they weigh, and how many good events stand before."""
    for opening in ("[", "{a: ", "- ", "? ", "[{a: ", "- a: ", "!a ", "&a [", '{"', "[? "):
        for depth in (40, 30_000):
            yield _BEFORE + "- " + opening * depth, 10
    yield _BEFORE + "- title: x\n" + "".join(f"{' ' * n}a:\n" for n in range(2, 1_500)), 10
    yield _BEFORE + "- " + "[" * 33 + "]" * 33 + "\n" + _AFTER, 10
    yield from ((_BEFORE + text, 10) for text in _many())
    yield from ((_BEFORE + text, 10) for text in _shared())


def _many() -> Iterator[str]:
    """Much of one thing."""
    for style in ("", "'", '"'):
        yield f"- title: {style}{'x' * 20_000_000}{style}\n"
    yield "- title: |\n" + "    line\n" * 400_000
    yield "- {" + "k" * 1_000_000 + ": x}\n"
    yield "- ? " + "k" * 1_000_000 + "\n  : x\n"
    yield "- {" + "".join(f"{n * (2**61 - 1)}: x, " for n in range(20_000)) + "}\n"
    yield "- {" + "a: x, " * 20_000 + "}\n"
    yield "- [" + "".join(f"&a{n} x, " for n in range(50_000)) + "]\n"
    yield "---\n- {date: 2024}\n" * 20_000
    yield "- !!python/object:x y\n" * 20_000
    yield "#\n" * 200_000 + " " * 1_000_000 + "\n" * 200_000
    yield '- title: "' + "\\u0041" * 200_000 + '"\n'
    yield "- title: '" + "''" * 400_000 + "'\n"
    yield "- title: " + "a: " * 50_000 + "\n"
    yield "".join(f"%TAG !a{n}! x\n" for n in range(5_000)) + "---\n- x\n"
    yield "- just a text\n" * 50_000


def _shared() -> Iterator[str]:
    """Aliases and merges: a few bytes that stand for many."""
    names = "abcdefghi"
    laughs = "- &a [" + "x, " * 9 + "]\n"
    for before, name in pairwise(names):
        laughs += f"- &{name} [" + f"*{before}, " * 9 + "]\n"
    yield laughs
    yield "- &a [" + "x, " * 9_000 + "]\n- [" + "*a, " * 9_000 + "]\n"
    merges = "- &a {k: v}\n"
    for before, name in pairwise(names):
        merges += f"- &{name} {{<<: [" + ", ".join([f"*{before}"] * 9) + f"], {name}: x}}\n"
    yield merges
    yield (
        "- &a {"
        + ", ".join(f"k{n}: v" for n in range(500))
        + "}\n"
        + "- {<<: ["
        + "*a, " * 500
        + "]}\n"
    )
    yield "- &a {" + ", ".join(f"k{n}: v" for n in range(5_000)) + "}\n" + "- {<<: *a}\n" * 2_000
    yield "- &a [*a]\n"
    yield "- &a {<<: *a}\n"
    yield "- &a {? *a : x}\n"
    yield "- *nobody\n"


def _changed(desk: Desk, data: bytes, text: str) -> Iterator[str]:
    """Give what of a scalar is not as it was written: as a value, as a key and as a title."""
    reading = desk.read(data, "yaml")
    if reading is None or len(reading.events) != 1:
        yield "the event is not read"
        return
    event = reading.events[0]
    values = (
        event.extra.get("x"),
        event.title.first,
        text if event.extra.get(text) == "y" else None,
    )
    for value in values:
        if value != text:
            yield f"{text[:40]!r} is read as {str(value)[:40]!r}"


def _between(chance: Chance) -> bytes:
    """Give a file with something bad between good events."""
    if chance.is_often(0.5):
        words = "".join(chance.pick(VOCABULARY.words) for _ in range(1 + chance.below(6)))
        bad = "- " + chance.pick(_TRIED_AS).format(words) + "\n"
    else:
        bad = mutant("- date: 2024\n  title: bad\n  text: |\n    x\n", chance, VOCABULARY, SAMPLES)
    # Otherwise the next event would begin in a line of this one.
    end = "" if bad.endswith("\n") else "\n"
    return f"{_BEFORE}{bad}{end}{_AFTER}".encode("utf-8", "replace")


def _chance(seed: int, *what: object) -> Chance:
    return Chance(FAMILY, seed, *what)
