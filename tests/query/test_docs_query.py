"""docs/query.md does not lie: every filter in its tables is tried, every name is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.dates import parse as parse_date
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.events.fields import FIELDS, TRAITS
from timeline_tui.query.durations import UNITS
from timeline_tui.query.echo import range_text
from timeline_tui.query.nodes import Everything
from timeline_tui.query.parser import DEEPEST, LONGEST, Context, parse
from timeline_tui.query.ranges import parse_range
from timeline_tui.query.values import SCALE
from timeline_tui.timeline import Choices, Session

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
CONTEXT = Context(
    fields=frozenset({"importance", "Event Id"}),
    now=from_civil(2024, 2, 11, (15 * 60 + 30) * 60 * 10**9),
    ref=from_civil(2023, 6, 1),
    events={
        "attack": Event("attack", parse_date("2024-01-28")),
        "talks": Event("talks", parse_date("2024-01-27/2024-01-29")),
    },
)


def tables() -> Iterator[tuple[list[str], list[list[str]]]]:
    """Give the header and the rows of each table."""
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        header, _, *rows = [
            [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in block.splitlines()
        ]
        yield header, rows


def rows(first: str, second: str) -> list[tuple[str, str]]:
    """Give the two cells of all rows under such a header, the first without backquotes."""
    return [
        (row[0].strip("`"), row[1])
        for header, body in tables()
        if header[0] == first and re.fullmatch(second, header[1])
        for row in body
    ]


FILTERS = rows("filter", "finds.*|also")
ALSO = [name for _, cell in rows("filter", "also") for name in re.findall("`(.*?)`", cell)]
RANGES = rows("range", "resolves to")
ERRORS = rows("filter", "what is said")
QUESTIONS = [
    (row[1].strip("`"), row[2])
    for header, body in tables()
    if header == ["question", "filter", "answer"]
    for row in body
]


def test_the_page_has_tables_of_each_kind() -> None:
    assert len(FILTERS) > 45
    assert len(RANGES) > 25
    assert len(ERRORS) > 14


@pytest.mark.parametrize("text", [row[0] for row in FILTERS])
def test_a_filter_of_the_page_can_be_asked(text: str) -> None:
    assert not isinstance(parse(text, CONTEXT), Everything)


@pytest.mark.parametrize("text", ALSO)
def test_another_way_to_write_a_verb_can_be_asked(text: str) -> None:
    assert parse(f"{text}2023" if text.endswith(":") else text, CONTEXT)


@pytest.mark.parametrize(("text", "shown"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_of_the_page_resolves_as_shown(text: str, shown: str) -> None:
    assert range_text(parse_range(text, CONTEXT)) == shown


@pytest.mark.parametrize(("text", "said"), ERRORS, ids=[row[0] for row in ERRORS])
def test_an_error_of_the_page_is_said_as_shown(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, CONTEXT)
    assert str(caught.value) == said


def test_every_field_verb_trait_unit_and_limit_is_on_the_page() -> None:
    quoted = set(re.findall(r"`([^`\s]+)`", PAGE))
    verbs = {f"{name}:" for entry in FIELDS for name in (entry.name, *entry.aliases)}

    assert verbs <= {f"{word.split(':')[0]}:" for word in quoted}
    assert {f"is:{trait}" for trait in TRAITS} <= quoted
    assert {forms[0] for forms in UNITS.values()} <= quoted
    assert set(SCALE) - {f"f{n}" for n in range(2, 9)} <= quoted
    assert f"{LONGEST:,}" in PAGE
    assert str(DEEPEST) in PAGE


@pytest.fixture(scope="module")
def sample() -> Iterator[Session]:
    with Session(Choices(paths=(str(ROOT / "data" / "events.yaml"),), now=CONTEXT.now)) as session:
        session.read()
        session.open()
        yield session


def test_there_are_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize(("query", "answer"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_a_question_to_the_sample_is_answered_as_shown(
    sample: Session, query: str, answer: str
) -> None:
    found = [hit.event.id + "?" * hit.possible for hit in sample.search(query).hits()]

    assert ", ".join(found) == answer
