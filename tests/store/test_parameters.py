"""Data never becomes a part of a statement: values are parameters, names are generated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from timeline_tui.errors import TimelineError
from timeline_tui.store.engine import Engine
from timeline_tui.store.ranking import ORDERS
from timeline_tui.timeline import Choices, Session

STORE = Path(__file__).resolve().parents[2] / "src" / "timeline_tui" / "store"
CANARY = "zq7canary"

EVENTS = """\
timeline: {title: zq7canary, timezone: Asia/Baghdad}
events:
- id: zq7canary-one
  date: 2024-01-01T10:00
  title: zq7canary
  text: zq7canary text
  place: zq7canary
  category: zq7canary
  tags: [zq7canary]
  actors: [zq7canary]
  sources: [{title: zq7canary, url: "https://zq7canary.example"}]
  zq7canary_field: zq7canary
  zq7canary_number: 5
- {id: zq7canary-two, date: 2024-01-02, title: Second, relation: {after: zq7canary-one}}
"""
FIELDS = ["title", "text", "place", "category", "tags", "actors", "source", "id", "file", "basis"]
FIELDS += ["zq7canary_field", "zq7canary_number"]
QUERIES = ["zq7canary", '"zq7canary text"', "-zq7canary", "/zq7canary.*/", "/zq7CANARY/i"]
QUERIES += ["follows:(zq7canary)<24h", "near:(tag:zq7canary)~3d", "around:#zq7canary-one~24h"]
QUERIES += [
    "since:#zq7canary-one",
    "zq7canary_number:>3",
    "zq7canary_number:1..9",
    "has:zq7canary_field",
]
QUERIES += [f"{field}{sign}" for field in FIELDS
            for sign in (":zq7canary", "=zq7canary", ":/zq7c.*y/", ":zq7canary,zq7canary-one")]  # fmt: skip

DATA = {"text", "values", "value", "pattern", "title", "extra", "path", "id", "record", "query"}
"""What of a node, an event or a document is data."""
HOLDS = {"_hold", "hold", "tr", "clean", "folded", "ord", "len"}
"""What gives a parameter's place, a number or a message for it."""


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that any engine runs."""
    seen: list[str] = []
    real = Engine._asked

    def asked(engine: Engine, sql: str, *others: object) -> object:
        seen.append(sql)
        return real(engine, sql, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "_asked", asked)
    return seen


def test_no_statement_holds_anything_of_the_data_or_of_a_filter(
    statements: list[str], tmp_path: Path
) -> None:
    path = tmp_path / f"{CANARY}.yaml"
    path.write_text(EVENTS)
    answered = 0
    for sort in ORDERS:
        with Session(Choices((str(path),), sort=sort)) as session:
            session.read()
            session.open()
            for query in QUERIES:
                with suppress(TimelineError):  # not every field takes every question
                    ask(session, query)
                    answered += 1

    assert answered > 20 * len(ORDERS)
    assert len(statements) > 500
    assert [sql for sql in statements if CANARY in sql.lower()] == []
    assert [sql for sql in statements if ";" in sql] == []


def ask(session: Session, query: str) -> None:
    results = session.search(query)
    results.layout()
    results.density(20)
    results.facets("category")
    results.position_of(f"{CANARY}-one")
    results.page(0, 9)
    session.offers(query, len(query), None, query)
    list(results.hits())


def built_of_data(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give what of the data stands in an f-string that is no message."""
    messages = [
        node
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name(call.func) in {"_error", "QueryError", "ValueError"}
        for node in ast.walk(call)
    ]
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr) and text not in messages and _is_sql(text):
            for value in text.values:
                if isinstance(value, ast.FormattedValue):
                    yield from _data_in(value.value)


def _is_sql(text: ast.JoinedStr) -> bool:
    words = "".join(str(part.value) for part in text.values if isinstance(part, ast.Constant))
    return bool(re.search(r"\b[A-Z]{2,}\b|\be\.|\(", words))


def _data_in(node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Call) and _name(node.func) in HOLDS:
        return
    if isinstance(node, ast.Attribute) and node.attr in DATA:
        yield node.attr, node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _data_in(child)


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", sorted(STORE.glob("*.py")), ids=lambda path: path.stem)
def test_no_statement_is_built_of_data(path: Path) -> None:
    assert list(built_of_data(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text", ["f'SELECT {node.text}'", "f\"e.id = '{event.id}'\"", "f'x IN ({str(node.values)})'"]
)
def test_a_statement_built_of_data_is_seen(text: str) -> None:
    assert list(built_of_data(ast.parse(text)))
