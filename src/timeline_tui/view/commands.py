"""Commands as they are typed behind a colon: the actions by their ids and titles, and some more.

    :export    :next event    :12    :theme paper    :goto 2024-01-28    :set dates words

What a command does is not known here; a command is read into the id of an action and an argument.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline_tui.errors import CommandError
from timeline_tui.query.completion import Completion
from timeline_tui.text.catalogue import later, tr
from timeline_tui.view.actions import ACTIONS

FREE = frozenset({"filter", "find", "goto"})
"""Commands that take the rest of the line, or nothing, which asks for it."""
ALIASES = {"q": "quit", "h": "help"}
"""Short names that hands know from elsewhere."""

Choices = Mapping[str, Sequence[str]]
"""The words that a command or a setting takes."""


class Asked(NamedTuple):
    """What a command asks for."""

    name: str
    """The id of an action, `sort` or `set`."""
    argument: str = ""
    """What stands behind it; for `set` the name of a setting and its value, a blank between."""


class Table(NamedTuple):
    """What the commands of a run take."""

    sorts: Sequence[str] = ()
    """Orders of the list."""
    themes: Sequence[str] = ()
    settings: Choices = MappingProxyType({})
    """Settings that can be changed while the program runs, and what each can be."""


FIXED = {"lang": "--lang ar", "ascii": "--ascii", "bidi": "--bidi terminal"}
"""Settings that hold from the start of a run, and how they are given."""

_MORE = {
    "sort": later("Order of the list"),
    "set": later("Change a setting for this run"),
}
# What belongs to a panel asks for the keyboard to be there, and has titles of its own.
_OFFERED = tuple(action for action in ACTIONS if not action.panel)
_TITLES = {**{action.id: action.title for action in _OFFERED}, **_MORE}
_BY_TITLE = {action.title.lower(): action.id for action in _OFFERED}


def read_command(line: str, table: Table) -> Asked:
    """Give what a line asks for; a number goes to that event. Raises CommandError."""
    start = len(line) - len(line.lstrip(" :"))
    text = line[start:].rstrip()
    if text.isdecimal():
        return Asked("first", str(int(text)))
    named = _named(text)
    if named and named not in _MORE:
        return Asked(named)
    name, _, rest = text.partition(" ")
    name, rest = _named(name), rest.strip()
    if not name:
        raise _unknown(text, start)
    return _with_argument(name, rest, line, start, table)


def complete_command(line: str, cursor: int, table: Table) -> list[Completion]:
    """Give what can stand at the cursor of a command line."""
    before = line[:cursor]
    start = len(before) - len(before.lstrip(" :"))
    words = before[start:].split(" ")
    at = cursor - len(words[-1])
    end = cursor + len(line[cursor:].split(" ")[0])
    if len(words) == 1:
        offers = _commands(words[0], table)
    else:
        offers = ((choice, "") for choice in _choices(_named(words[0]), words[1:-1], table))
        offers = ((text, told) for text, told in offers if text.startswith(words[-1].lower()))
    found = [Completion(text, at, end, told) for text, told in offers]
    return [each for each in found if each.applied(line) != line]


def free_part(line: str) -> int | None:
    """Give where a part begins that is a filter; None where the command takes none."""
    start = len(line) - len(line.lstrip(" :"))
    name, blank, _ = line[start:].partition(" ")
    is_filter = _named(name) in ("filter", "find") and blank
    return start + len(name) + 1 if is_filter else None


def _with_argument(name: str, rest: str, line: str, start: int, table: Table) -> Asked:
    at = len(line.rstrip()) - len(rest)
    if name in FREE:
        return Asked(name, rest)
    if not rest and name not in _MORE:
        return Asked(name)
    words = rest.split()
    for number, word in enumerate(words):
        choices = _choices(name, words[:number], table)
        place = at + len(rest) - len(rest.split(maxsplit=number)[number])
        if not choices:
            message = tr("{name} takes nothing more", name=name)
            raise CommandError(message, start=place, end=len(line), hint=tr("Remove it."))
        if word not in choices:
            raise _wrong_choice(name, word, choices, place)
    if _choices(name, words, table):
        message = tr("something is missing after {words}", words=line[start:].rstrip())
        hint = _listed(_choices(name, words, table))
        raise CommandError(message, start=start, end=len(line), hint=hint)
    return Asked(name, " ".join(words))


def _choices(name: str, words: Sequence[str], table: Table) -> Sequence[str]:
    """Give what can follow a command and the words behind it; nothing where nothing can."""
    match name, list(words):
        case "sort", []:
            return table.sorts
        case "theme", []:
            return table.themes
        case "set", []:
            return tuple(table.settings)
        case "set", [setting]:
            return table.settings.get(setting, ())
    return ()


def _commands(typed: str, table: Table) -> Iterator[tuple[str, str]]:
    """Give the commands that start as typed, then those whose title does."""
    typed = typed.lower()
    by_id = [name for name in _TITLES if name.startswith(typed)]
    by_title = [
        name for name in _TITLES if name not in by_id and _TITLES[name].lower().startswith(typed)
    ]
    for name in sorted(by_id) + by_title:
        takes = name in FREE or _choices(name, (), table)
        yield name + (" " if takes else ""), tr(_TITLES[name])


def _named(text: str) -> str:
    """Give the command of an id, a title or a short name; nothing where there is none."""
    text = text.lower()
    if text in _TITLES:
        return text
    return _BY_TITLE.get(text) or ALIASES.get(text, "")


def _unknown(text: str, start: int) -> CommandError:
    if not text:
        return CommandError(tr("a command is missing"), hint=tr("Tab shows what there is."))
    name = text.partition(" ")[0]
    close = difflib.get_close_matches(name.lower(), _TITLES, n=1)
    close = close or [_BY_TITLE[t] for t in difflib.get_close_matches(text.lower(), _BY_TITLE, n=1)]
    hint = tr("Did you mean {name}?", name=close[0]) if close else tr("Tab shows what there is.")
    message = tr("there is no command {name}", name=f'"{name}"')
    return CommandError(message, start=start, end=start + len(name), hint=hint)


def _wrong_choice(name: str, word: str, choices: Sequence[str], at: int) -> CommandError:
    if name == "set" and word in FIXED:
        message = tr("{name} cannot change while the program runs", name=word)
        hint = tr("Start it with {option}, or keep it in the settings.", option=FIXED[word])
        raise CommandError(message, start=at, end=at + len(word), hint=hint)
    close = difflib.get_close_matches(word.lower(), choices, n=1)
    hint = tr("Did you mean {name}?", name=close[0]) if close else _listed(choices)
    message = tr("{name} takes no {word}", name=name, word=f'"{word}"')
    return CommandError(message, start=at, end=at + len(word), hint=hint)


def _listed(choices: Sequence[str]) -> str:
    return tr("There are {names}.", names=", ".join(choices))
