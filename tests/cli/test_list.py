"""`list`: drawn on a terminal, one line per event in a pipe, objects on request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_tui.cli.cells import FIELDS
from timeline_tui.render.axis import BLOCKS
from timeline_tui.render.palette import GLYPHS
from timeline_tui.render.pieces import ELLIPSIS
from timeline_tui.render.rows import CURSOR, RULE, SIGN_COMPUTED

Run = Callable[..., Any]
HERE = Path(__file__).parent
BRIDGE = "bridge.yaml"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file beside the tests, or write it anew."""

    def compare(name: str, text: str) -> None:
        path = HERE / "goldens" / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", ["bridge", "sample"])
def test_a_terminal_gets_the_drawn_list(
    name: str, columns: int, terminal: Run, golden: Callable[[str, str], None]
) -> None:
    files = [BRIDGE] if name == "bridge" else []

    done = terminal("list", "--color", "never", *files, columns=columns)

    assert done.code == 0
    golden(f"{name}-{columns}.txt", done.out)


@pytest.mark.parametrize("name", ["bridge", "sample"])
def test_a_pipe_gets_one_line_per_event(
    name: str, cli: Run, golden: Callable[[str, str], None]
) -> None:
    done = cli("list", *([BRIDGE] if name == "bridge" else []))

    assert done.code == 0
    assert all(line.count("\t") == 4 for line in done.out.splitlines())
    golden(f"{name}.tsv", done.out)


def test_an_order_by_value_needs_no_headings(terminal: Run) -> None:
    by_time = terminal("list", "--color", "never", BRIDGE).out.splitlines()
    by_title = terminal("list", "--color", "never", "--sort", "title", BRIDGE).out.splitlines()

    assert by_title
    assert all(line.strip() for line in by_title)
    assert len(by_title) < len(by_time)


def test_ascii_draws_with_ascii_alone(terminal: Run, golden: Callable[[str, str], None]) -> None:
    done = terminal("list", "--color", "never", "--ascii", BRIDGE)

    golden("bridge-ascii.txt", done.out)
    assert not set(done.out) & {*GLYPHS, *BLOCKS[1:], RULE, ELLIPSIS, CURSOR, SIGN_COMPUTED}


def test_columns_is_honoured_on_a_terminal(terminal: Run) -> None:
    done = terminal("list", "--color", "never", BRIDGE, columns=120, COLUMNS="50")

    assert max(map(len, done.out.splitlines())) <= 50


def test_a_terminal_that_cannot_draw_gets_no_colours(terminal: Run) -> None:
    plain = terminal("list", "--color", "never", BRIDGE)

    assert terminal(BRIDGE, TERM="dumb").out == plain.out
    coloured = terminal("list", BRIDGE).out
    assert "\x1b[36m" in coloured


def test_a_date_that_matches_only_possibly_is_marked(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "during:1937-03-10")

    (line,) = done.out.splitlines()
    assert line.split("\t")[:2] == ["flood", "Mar 1937?"]


def test_a_word_that_looks_like_a_comparison_is_asked_about(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "duration>2d")

    assert done.code == 1
    assert done.err == "none of 6 events matches. Did you mean duration:>2d?\n"


def test_json_is_the_documented_envelope(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "during:1937-03-10..1937-05", "--json")

    envelope = json.loads(done.out)
    events = envelope.pop("events")
    assert envelope == {
        "schema_version": 1,
        "query": "during:1937-03-10..1937-05",
        "total": 6,
        "matched": 2,
        "possible": 1,
    }
    assert [(event["id"], event["match"]) for event in events] == [
        ("flood", "possible"),
        ("repair", "certain"),
    ]


def test_an_empty_answer_is_an_envelope_too(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "nothing-has-this", "--json")

    assert done.code == 1
    assert json.loads(done.out)["events"] == []


def test_jsonl_is_one_object_per_line(cli: Run) -> None:
    envelope = json.loads(cli("list", BRIDGE, "--json").out)

    lines = cli("list", BRIDGE, "--jsonl").out.splitlines()

    assert [json.loads(line) for line in lines] == envelope["events"]


def test_an_object_has_every_documented_key(cli: Run) -> None:
    keys = [
        "id",
        "title",
        "titles",
        "text",
        "texts",
        "date",
        "edtf",
        "earliest",
        "latest",
        "derived",
        "precision",
        "match",
        "basis",
        "zone",
        "notes",
        "category",
        "tags",
        "actors",
        "place",
        "sources",
        "relation",
        "file",
        "line",
    ]

    events = json.loads(cli("list", BRIDGE, "--json").out)["events"]

    assert all(event.keys() >= set(keys) for event in events)
    (flood,) = [event for event in events if event["id"] == "flood"]
    assert flood["title"] == "A flood\ttakes\nthe eastern pier"
    assert flood["height"] == "4.2"
    assert (flood["earliest"], flood["latest"]) == ("1937-03-01", "1937-04-01")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("id,edtf", "flood\t1937-03"),
        ("title,height", "A flood takes the eastern pier\t4.2"),
        ("date,category,tags", "Mar 1937\tdamage\t"),
        ("earliest,latest,derived", "1937-03-01\t1937-04-01\t"),
    ],
)
def test_fields_chooses_the_cells(fields: str, line: str, cli: Run) -> None:
    assert cli("list", BRIDGE, "-q", "flood", "--fields", fields).out == f"{line}\n"


def test_the_usual_fields_are_those_of_the_objects(cli: Run) -> None:
    assert cli("list", BRIDGE, "--fields", ",".join(FIELDS)).out == cli("list", BRIDGE).out


def test_fields_chooses_the_keys_of_objects(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "flood", "--fields", "id,edtf", "--jsonl")

    assert json.loads(done.out) == {"id": "flood", "edtf": "1937-03"}


def test_limit_is_announced(cli: Run, terminal: Run) -> None:
    done = cli("list", BRIDGE, "--limit", "2")

    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["charter", "opening"]
    assert "2 of 6 events listed (--limit)" in done.err
    assert "(--limit)" not in cli("list", BRIDGE, "--limit", "2", "--quiet").err
    assert "(--limit)" not in cli("list", BRIDGE, "--limit", "6").err
    drawn = terminal("list", BRIDGE, "--limit", "2", "--color", "never")
    assert "opened" in drawn.out.splitlines()[-1]


def test_explain_tells_the_resolved_range_and_leaves_stdout_alone(cli: Run) -> None:
    plain = cli("list", BRIDGE, "-q", "after:1937-03")

    done = cli("list", BRIDGE, "-q", "after:1937-03", "--explain")

    assert done.out == plain.out
    assert "after 1937-03-31" in done.err


def test_now_is_told_in_whole_seconds(cli: Run) -> None:
    """Nobody asked for the nanoseconds of the clock."""
    told = cli("list", BRIDGE, "-q", "since:now", "--explain").err

    assert re.search(r"since \d{4}-\d\d-\d\dT[\d:]+$", told.splitlines()[0])
    assert "." not in told.splitlines()[0]


def test_since_and_until_are_clauses_of_the_query(cli: Run) -> None:
    asked = cli("list", BRIDGE, "-q", "bridge since:1900 until:1950", "--jsonl", "--fields", "id")

    done = cli(
        "list",
        BRIDGE,
        "-q",
        "bridge",
        "--since",
        "1900",
        "--until",
        "1950",
        "--jsonl",
        "--fields",
        "id",
    )

    assert done.out == asked.out
    assert done.out


def test_now_decides_what_the_last_days_are(cli: Run) -> None:
    words = ("list", BRIDGE, "-q", 'during:"last 30d"', "--fields", "id")

    assert cli(*words, "--now", "2021-06-20").out == "closing\n"
    assert cli(*words, "--now", "2022-06-20").code == 1


def test_lang_chooses_the_title(cli: Run) -> None:
    done = cli("list", BRIDGE, "-q", "opening", "--lang", "de", "--fields", "title")

    assert done.out == "Die Eisenbrücke wird eröffnet\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["-q", "opening titel:bridge"],
            ["titel", "Did you mean title?", "  opening titel:bridge\n", "          ^^^^^^\n"],
        ),
        (["--since", "someday"], ["--since: ", "  since:someday\n", "^"]),
        (["--until", "2021", "--since", "x"], ["--since: "]),
        (["--since", '2023" OR "x'], ["--since: "]),
        (["--tz", "Europe/Wien"], ["--tz: there is no time zone 'Europe/Wien'"]),
        (["--tz", "Asia/Bagdad"], ["Did you mean Asia/Baghdad?"]),
        (["--now", "whenever"], ["--now: "]),
        (["--sort", "latset"], ["--sort: there is no order 'latset'. Did you mean latest?"]),
        (["--sort", "date"], ["--sort: there is no order 'date'. Did you mean earliest?"]),
        (["--fields", "id,titel"], ["--fields: there is no field 'titel'. Did you mean title?"]),
    ],
    ids=lambda value: " ".join(value) if value[0].startswith("-") else "",
)
def test_what_is_wrong_is_told_with_what_would_be_right(
    words: list[str], told: list[str], cli: Run
) -> None:
    done = cli("list", BRIDGE, *words)

    assert (done.code, done.out) == (2, "")
    for part in told:
        assert part in done.err


def test_problems_are_counted_in_one_line(cli: Run) -> None:
    done = cli("list", "broken.yaml")

    assert done.err == (
        "timeline-tui: 2 errors, 1 record left out. timeline-tui check lists them.\n"
    )
    assert cli("list", "broken.yaml", "--quiet").err == ""


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_listed(cli: Run) -> None:
    done = cli("list", BRIDGE, "nowhere.yaml")

    assert len(done.out.splitlines()) == 6
    assert "nowhere.yaml does not exist" in done.err


def test_fields_choose_the_columns_that_are_drawn(terminal: Run) -> None:
    done = terminal("list", "--color", "never", "--fields", "edtf,title,line,date", BRIDGE)

    first = next(line for line in done.out.splitlines() if "ferry" in line)
    assert first.split() == ["1384~", "A", "charter", "names", "a", "ferry", *first.split()[6:]]
    assert first.rstrip().endswith("c. 1384")


LONG = "z" * 9000


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        (f"{'x ' * 60}titel:a{' y' * 60}", "titel:"),
        (f"{'x ' * 60}during:someday", "someday"),
        (f"{'ع ' * 60}titel:a", "titel:"),
        (f"titel:{LONG}", "titel:"),
        (f"during:2024 is:{LONG}", None),
        (f"{LONG}:a", None),
        (f"({LONG}", "("),
        (f"place:>{LONG}", None),
        (f"during:{LONG}", None),
        ("x" * 100_000, None),
    ],
)
def test_a_long_filter_that_is_refused_is_shown_around_the_fault(
    query: str, wrong: str | None, cli: Run
) -> None:
    done = cli("list", BRIDGE, "-q", query)

    *_, shown, marks = done.err.splitlines()
    assert done.code == 2
    assert len(shown) < 200
    assert len(done.err) < 2000
    at = shown[marks.index("^") : len(marks)]
    assert at == wrong or (wrong is None and "…" in at)
