"""The family of tables: delimiters, encodings, quotes that stay open, and mutants.

A fault is an error that nobody caught, more than two seconds, a cell that is not the text of the
file, and a good row beside a bad one that is lost while nothing is said.
"""

from __future__ import annotations

import csv as stdlib
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO

from timeline_tui.formats.table import DELIMITERS, delimiter_of
from timeline_tui.selftest.desk import Desk
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant, mutant_file
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch

FAMILY = "csv"
"""What the family is called."""

SAMPLES = (
    'date,title,place,tags\n2024-01-28,Attack,"Tower 22, Jordan",a; b\n2014,Founded,,\n',
    'Datum;Was;Wieviel\r\n28.01.2024;"Er sagte ""ja""";1,5\r\n1912;Untergang;-3,25\r\n',
    "start\tend\tname\n2001\t2003-05\tOne\n\t\tNo date\n-0043-03-15\t\tIdes\n",
    'Time|Source|Text\n2024-01-28T02:53:00Z|a|b; c, d\n1706410380|b|"two\nlines"\n',
    "id,date,edtf,earliest,latest,precision,match,title\na,2024,2024,2024-01-01,2025-01-01,year,"
    "certain,'=1+1\n",
)
"""Tables to be mutated; the last is one of our own exports."""

VOCABULARY = Vocabulary(
    (
        *(",", ";", "\t", "|", "\n", "\r\n", "\r", '"', '""', '"""', "'", "''", '",', ',"'),
        *('\n"', '"\n', '\\"', " ", "\n\n", ",,,,", "=1+1", "'=1", "@x", "-1", "sep=;\n", "#"),
        *("date", "title", "id", "edtf", "earliest", "match", "2024-01-28", "01/02/2024"),
        *("1706410380", "[1]", "{"),
    ),
    (('"', '"'), (",", ""), ('"",', ""), ("\n", ""), ('"\n', "")),
)
"""What means something in a table, in our own choice."""

DELIMITED = (
    ("date,title\n2024,A\n", ","),
    ("date;title\n2024;A, B\n", ";"),
    ("date\ttitle\n2024\tA, B; C\n", "\t"),
    ("date|title\n2024|A, B; C\n", "|"),
    ('date,title\n2024,"a;b;c"\n2025,"it\'s ; too"\n', ","),
    ('date,title\n2024,"two\nlines"\n', ","),
    ('date;title\n2024;"say ""hi"", ""x"""\n', ";"),
    ("date\n2024\n2025\n", ","),
    ("title;date\r\n1,5;2024\r\n2,5;2025\r\n", ";"),
    ("it's,date\nisn't,2024\n", ","),
    ("it's;date\nisn't, is it;2024\n", ";"),
    ("date\ttitle\n2024\t\n\tA\n", "\t"),
    ("date,title,a|b\n2024,A,c|d\n", ","),
    ('"date","title"\n"2024","A; B"\n', ","),
    ('"date";"title"\n"2024";"A, B"\n', ";"),
    ("date;title\n2024;http://a.example/?b=c,d|e\n", ";"),
    ("date,title\n2024,\n2025,\n", ","),
    ("date;title;x\n2024;a,b,c;\n2025;a,b,c;\n", ";"),
    ('title,date\n"a\n\nb",2024\n"c",2025\n', ","),
    ("date|title\n2024|'a'\n2025|\"b\"\n", "|"),
)
"""Tables, and what separates their cells."""

ENCODINGS = (
    ("utf-8", "Zoë نص 中", True),
    ("utf-8-sig", "Zoë نص 中", True),
    ("utf-16", "Zoë نص 中", True),
    ("utf-32", "Zoë نص 中", True),
    ("cp1252", "Zoë – “x” €", True),
    ("utf-16-le", "Zoë نص 中", False),
    ("utf-16-be", "Zoë نص 中", False),
    ("utf-32-le", "Zoë نص 中", False),
    ("iso-8859-6", "نص", False),
    ("cp1256", "نص", False),
    ("shift_jis", "ゾエ", False),
    ("gb18030", "中文", False),
    ("koi8-r", "Зоя", False),
    ("cp037", "Zoe", False),
)
"""Encodings, a title, and whether it must be read; else it must be told that it may be wrong."""


_ROWS = [f"20{number:02},good {number},x" for number in range(20)]
_TITLES = [f"good {number}" for number in range(20)]
_ROW = '2024-01-28,"bad, and ""worse""",x'
_CELLS = (
    *("", "a", "a b", '"', '""', "a,b", "a;b", "a\tb", "a|b", "a\nb", "a\r\nb", "'", "'=1", "=1+1"),
    *(
        "\\",
        '\\"',
        "2024",
        "é",
        "نص",
        "\u202e",
        "\x1b[31m",
        "[1]",
        '{"a": 1}',
        "#",
        "~",
        "x" * 200_000,
    ),
)
_HEADER = ("date", "title", "first", "second", "third")


def csv(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try delimiters, encodings, bombs, tables of odd cells, and mutants."""
    trials = Trials(FAMILY, seed, watch)
    with Desk() as desk:
        for text, mark in DELIMITED:
            trials.attempt(text.encode(), partial(_misread, desk, text, mark), "csv")
        for encoding, title, is_known in ENCODINGS:
            data = f"date,title\n2024,{title}\n".encode(encoding)
            trials.attempt(data, partial(_decoded, desk, data, title, is_known), "csv")
        for text in bombs():
            data = text.encode()
            trials.attempt(data, partial(desk.keeps, data, "csv", _TITLES[:10]), "csv")
        listed = trials.tried
        for number in range(mutants):
            chance = Chance(FAMILY, seed, number)
            data = mutant_file(chance.pick(SAMPLES), chance, VOCABULARY, SAMPLES)
            trials.attempt(data, partial(desk.survives, data, "csv"), "csv")
            data = _between(chance)
            trials.attempt(data, partial(desk.keeps, data, "csv", _TITLES), "csv")
            rows = [[chance.pick(_CELLS) for _ in _HEADER[2:]] for _ in range(4)]
            mark = chance.pick(DELIMITERS)
            data = _table(rows, mark)
            trials.attempt(data, partial(_changed, desk, data, mark, rows), "csv")
    return trials.tally(
        f"{len(DELIMITED)} delimiters, {len(ENCODINGS)} encodings, "
        f"{listed - len(DELIMITED) - len(ENCODINGS)} bombs, {2 * mutants:,} mutants, "
        f"{mutants:,} tables of odd cells"
    )


def bombs() -> Iterator[str]:
    """Give tables made to cost more than they weigh, with ten good rows before."""
    good = "date,title,x\n" + "\n".join(_ROWS[:10]) + "\n"
    for bad in (
        '2024,"open\n' + "2025,row,x\n" * 50_000,
        '2024,"open\n' * 20_000,
        '2024,a "b,x\n' * 20_000 + '"',
        '"' * 1_000_001,
        '"' * 1_000_000 + "\n",
        '","' * 300_000,
        "," * 1_000_000,
        ",\n" * 200_000,
        "\n" * 1_000_000,
        "\r" * 1_000_000,
        "x" * 20_000_000,
        '2024,"' + "x" * 20_000_000 + '",x\n',
        '2024,"' + "x\n" * 2_000_000 + '",x\n',
        ";|\t," * 100_000 + "\n",
        "'" * 40_000 + "\n",
        "a;b," * 10_000 + "\n" + "c|d\t" * 10_000 + "\n",
        "2024,x,x,more,and more\n" * 50_000,
        "2024\n" * 50_000,
    ):
        yield good + bad


def _misread(desk: Desk, text: str, mark: str) -> Iterator[str]:
    """Give what of a table is not as the standard library reads it with the right delimiter."""
    if delimiter_of(text) != mark:
        yield f"cells are separated by {mark!r}, not {delimiter_of(text)!r}"
    header, *rows = stdlib.reader(StringIO(text, newline=""), delimiter=mark)
    reading = desk.read(text.encode(), "csv")
    told = [] if reading is None else [each.date or "" for each in reading.events]
    place = header.index("date")
    if told != [row[place] for row in rows]:
        yield f"the dates are read as {told!r}"


def _decoded(desk: Desk, data: bytes, title: str, is_known: bool) -> Iterator[str]:
    reading = desk.read(data, "csv")
    titles = [] if reading is None else [each.title.first for each in reading.events]
    is_told = reading is None or bool(reading.problems)
    if titles != [title] and (is_known or not is_told):
        yield f"{title!r} is read as {titles!r}"


def _between(chance: Chance) -> bytes:
    """Give a table with something bad between good rows."""
    bad = mutant(_ROW, chance, VOCABULARY, SAMPLES)
    before, after = "\n".join(_ROWS[:10]), "\n".join(_ROWS[10:])
    return f"date,title,note\n{before}\n{bad}\n{after}\n".encode("utf-8", "replace")


def _table(rows: Sequence[Sequence[str]], mark: str) -> bytes:
    out = StringIO(newline="")
    table = stdlib.writer(out, delimiter=mark, lineterminator="\n")
    table.writerow(_HEADER)
    for number, row in enumerate(rows):
        table.writerow([f"20{number:02}", f"good {number}", *row])
    return out.getvalue().encode()


def _changed(desk: Desk, data: bytes, mark: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give what of a sound table is not as it was written."""
    reading = desk.read(data, "csv")
    events = () if reading is None else reading.events
    if len(events) != len(rows):
        yield f"{len(events)} of {len(rows)} rows are read ({mark!r})"
        return
    for event, row in zip(events, rows, strict=True):
        for name, cell in zip(_HEADER[2:], row, strict=True):
            found = event.extra.get(name) or ""
            if found != cell:
                yield f"{cell[:40]!r} is read as {str(found)[:40]!r} ({mark!r})"
