"""No markup on data: what the code may not call, and what may be handed to what Textual parses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "timeline_tui"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "selftest" not in path.parts]
SINKS = {"Static", "Label", "Button", "Checkbox", "Collapsible", "OptionList", "notify", "add_row"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}
MADE = {"Content", "words", "line_of_words", "notice", "safe", "piece", "assemble", "styled"}
"""What gives text that nothing parses any more."""
STREAMS = {"output.py"}
"""The one module that writes to a terminal."""


def _name(call: ast.expr) -> str:
    if isinstance(call, ast.Call):
        return _name(call.func)
    return call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")


def _is_plain(value: ast.expr) -> bool:
    """Tell whether a value is our own literal, or was made by what never parses."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Call):
        return _name(value) in MADE or (
            _name(value) == "join" and _is_plain(getattr(value.func, "value", value))
        )
    return False


def faults(source: str, file: str = "x.py") -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                is_sink = isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES
                if is_sink and not _is_plain(node.value):
                    yield f"{file}:{node.lineno}: {_name(target)}"
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("markup"):
            yield from (f"{file}:{node.lineno}: {a.name}" for a in node.names if a.name == "escape")
        if not isinstance(node, ast.Call):
            continue
        name, first = _name(node), node.args[:1]
        owner = _name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        bad = (
            (name == "escape" and owner == "markup")
            or (name == "from_markup" and not all(isinstance(a, ast.Constant) for a in first))
            or (name in SINKS and first and not _is_plain(first[0]))
            or (name == "print" and not owner)
            or (name in ("echo", "secho") and owner == "click")
            or (name == "write" and owner in ("stdout", "stderr") and file not in STREAMS)
        )
        if bad:
            yield f"{file}:{node.lineno}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_data_is_handed_to_what_parses_it(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"), path.name)) == []


BAD = [
    "Static(title)",
    "Static(f'[b]{title}[/b]')",
    "Label(event.title)",
    "self.app.notify(text)",
    "table.add_row(cell)",
    "frame.border_title = name",
    "frame.border_subtitle = f'{name}'",
    "widget.tooltip = text",
    "Content.from_markup(f'[b]{x}')",
    "Text.from_markup(x)",
    "from rich.markup import escape",
    "markup.escape(x)",
    "print(x)",
    "click.echo(x)",
    "sys.stdout.write(x)",
]
GOOD = [
    "Static()",
    "Static('ours')",
    "Static(words(x), id='a')",
    "Static(Content(safe(x)))",
    "self.app.notify(notice(x, 80))",
    "frame.border_title = line_of_words(x)",
    "Content.from_markup('[b]$t[/b]', t=x)",
    "html.escape(x)",
]


@pytest.mark.parametrize("source", BAD)
def test_the_lint_finds(source: str) -> None:
    assert list(faults(source))


@pytest.mark.parametrize("source", GOOD)
def test_the_lint_lets_pass(source: str) -> None:
    assert list(faults(source)) == []
