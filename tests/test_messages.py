"""The catalogues hold every word that the code says, and nothing else."""

from __future__ import annotations

import gettext
import importlib.util
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_messages", ROOT / "docs" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
CATALOGUES = sorted(tool.LOCALE.glob(f"*/LC_MESSAGES/{tool.DOMAIN}.po"))
each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def placeholders(text: str) -> set[str]:
    """The names in braces; a text that is no template has none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_there_is_arabic() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["ar"]


@each_catalogue
def test_every_message_of_the_code_is_translated_and_no_other(path: Path) -> None:
    catalogue = [message for message in tool.read_catalogue(path) if message.id]

    ids = {tuple(each.id) if each.pluralizable else each.id for each in catalogue}
    assert ids == set(tool.messages())
    assert [each.id for each in catalogue if not tool.is_complete(each)] == []
    assert not any(each.fuzzy for each in catalogue)


@each_catalogue
def test_a_translation_says_the_same_values(path: Path) -> None:
    for message in tool.read_catalogue(path):
        if message.pluralizable:
            one, many = map(placeholders, message.id)
            # A form may say its number in words.
            assert all(placeholders(form) <= one | many for form in message.string)
            assert all(
                placeholders(form) >= (one | many) - {"count"} for form in message.string
            ) or (message.id[0] in tool_click())
        elif message.id:
            assert placeholders(message.string) == placeholders(message.id), message.id


def tool_click() -> set[str]:
    """Messages of click's whose forms name one of two values."""
    from timeline_tui.cli.tongue import CLICK_COUNTS

    return {one for one, _ in CLICK_COUNTS}


@each_catalogue
def test_a_translation_begins_and_ends_as_its_message(path: Path) -> None:
    """Blanks around a message are between it and its neighbours."""
    for message in tool.read_catalogue(path):
        if isinstance(message.id, str) and message.id:
            assert message.string.startswith(" ") == message.id.startswith(" "), message.id
            assert message.string.endswith(".") == message.id.endswith("."), message.id


@each_catalogue
def test_every_form_of_a_number_is_there(path: Path) -> None:
    catalogue = tool.read_catalogue(path)

    assert catalogue.num_plurals == 6
    counted = [each for each in catalogue if each.pluralizable]
    assert all(len(each.string) == 6 for each in counted)
    with path.with_suffix(".mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    assert [
        spoken.ngettext("{count:,} event", "{count:,} events", count).format(count=count)
        for count in (0, 1, 2, 3, 11, 100, 103, 111)
    ] == [
        *("لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"),
        *("103 أحداث", "111 حدثًا"),
    ]


@each_catalogue
def test_what_is_read_is_what_was_written(path: Path) -> None:
    catalogue = tool.read_catalogue(path)
    with path.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)

    for message in catalogue:
        if message.pluralizable:
            for index, form in enumerate(message.string):
                assert read._catalog[message.id[0], index] == form
        elif message.id:
            assert read.gettext(message.id) == message.string
    assert len(read._catalog) - 1 == sum(
        len(each.string) if each.pluralizable else 1 for each in catalogue if each.id
    )


@each_catalogue
def test_the_file_is_as_the_tool_writes_it(path: Path) -> None:
    catalogue = tool.brought_up_to_date(tool.read_catalogue(path))

    ids = [each.id for each in tool.read_catalogue(path) if each.id]
    assert ids == [each.id for each in catalogue if each.id]


def test_one_thing_has_one_name_in_arabic() -> None:
    """A silence is a gap, and what narrows the list is never called by another word."""
    told = tool.LOCALE.joinpath("ar", "LC_MESSAGES", f"{tool.DOMAIN}.po").read_text("utf-8")

    assert not [word for word in ("الصمت", "المرشح") if word in told]
