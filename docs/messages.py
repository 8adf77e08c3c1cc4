"""The catalogue of the interface's words: `make messages` brings it up to date with the code.

Messages are found by reading the code, never by running it: the texts of `tr`, `later`, `trn` and
`forms`, the table of actions, and the docstrings of commands, which are their help. New ones come
into the `.po` files without a translation, ones that the code no longer has go out, and the `.mo`
files are compiled from what is there. The tests use the same functions to see that nothing is
missing.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1] / "src" / "timeline_tui"
LOCALE = SOURCE / "locale"
DOMAIN = "timeline_tui"
ONE = ("tr", "later")
TWO = ("trn", "forms")
TABLES = {"Action": (2, 3, 4)}
"""Rows of tables that hold words: their title, their sentence and their group."""
COMMANDS = ("command", "front")
"""Functions whose docstring is what the help of a command says."""
HEADER = "# The words of timeline-tui. `make messages` keeps this file in step with the code."

_KEPT = ("Plural-Forms", "Content-Type")
_NOISE = re.compile(
    rb'"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb'|Last-Translator|Language-Team|Generated-By): .*"\n'
)
"""Lines of a header that say nothing, or something else on every machine."""

Id: TypeAlias = str | tuple[str, str]


def messages() -> dict[Id, list[tuple[str, int]]]:
    """Give every message of the code, and the files and lines in which it stands."""
    found: dict[Id, list[tuple[str, int]]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(SOURCE.parents[1]).as_posix()
        for message, line in _messages_in(tree):
            found.setdefault(message, []).append((name, line))
    # One message may be counted in one place and not in another: gettext has one entry for both.
    counted = {message[0] for message in found if isinstance(message, tuple)}
    return {message: places for message, places in found.items() if message not in counted}


def read_catalogue(path: Path) -> Catalog:
    """Give what a `.po` file holds."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def brought_up_to_date(catalogue: Catalog) -> Catalog:
    """Give a catalogue with exactly the messages of the code, and the translations that it has."""
    fresh = Catalog(
        locale=catalogue.locale,
        domain=DOMAIN,
        header_comment=HEADER,
        fuzzy=False,
        charset="utf-8",
    )
    fresh.mime_headers = [(name, value) for name, value in catalogue.mime_headers if name in _KEPT]
    for message in sorted(messages(), key=_first):
        known = catalogue.get(_first(message))
        fresh.add(message, known.string if _fits(known, message) and known else None)
    return fresh


def written(catalogue: Catalog) -> bytes:
    """Give a catalogue as the text of a `.po` file."""
    out = BytesIO()
    write_po(out, catalogue, width=100, no_location=True)
    return _NOISE.sub(b"", out.getvalue())


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Bring every catalogue up to date; give 1 where a translation is missing."""
    missing = 0
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = brought_up_to_date(read_catalogue(path))
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        untranslated = [each for each in catalogue if each.id and not is_complete(each)]
        missing += len(untranslated)
        told = f"{len(catalogue)} messages, {len(untranslated)} not translated"
        sys.stdout.write(f"{path.parts[-3]}: {told}\n")
    return 1 if missing else 0


def is_complete(message: Message) -> bool:
    """Tell whether a message is translated, in every form that its language counts in."""
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(strings)


def _messages_in(tree: ast.Module) -> Iterator[tuple[Id, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if node.func.id in ONE and len(texts) == 1 and isinstance(texts[0], str):
                yield texts[0], node.lineno
            elif node.func.id in TWO and len(texts) >= 2:
                yield (str(texts[0]), str(texts[1])), node.lineno
            for place in TABLES.get(node.func.id, ()):
                cell = node.args[place] if place < len(node.args) else None
                if isinstance(cell, ast.Constant) and isinstance(cell.value, str):
                    yield cell.value, node.lineno
        elif isinstance(node, ast.FunctionDef) and node.name in COMMANDS:
            help_text = ast.get_docstring(node, clean=False) if node.decorator_list else None
            if help_text:
                yield cleandoc(help_text), node.lineno


def _first(message: Id) -> str:
    return message if isinstance(message, str) else message[0]


def _fits(known: Message | None, message: Id) -> bool:
    return known is not None and known.pluralizable == isinstance(message, tuple)


if __name__ == "__main__":
    sys.exit(main())
