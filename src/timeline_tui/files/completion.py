"""Completing the name of a file as a shell does: by what its folder holds. Nothing is opened."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

MOST = 10_000
"""So many names of a folder are looked at."""


class Completion(NamedTuple):
    """What a name can become."""

    text: str
    """The name with all that its candidates have in common."""
    candidates: tuple[str, ...] = ()
    """The last parts that it could have, folders with their slash; sorted."""


def completed(text: str, is_wanted: Callable[[str], bool] = lambda _: True) -> Completion:
    """Complete a name; `~` is the home of its user and stays as it is written.

    Folders are always candidates, files where `is_wanted` says so of their name, and hidden ones
    once their dot is typed.
    """
    folder, slash, start = text.rpartition("/")
    if text.startswith("~") and not slash:
        return Completion(f"{text}/" if os.path.expanduser(text) != text else text)
    place = os.path.expanduser(folder + slash) if slash else os.curdir
    found = sorted(
        name
        for name in _names(place)
        if name.startswith(start)
        and (start.startswith(".") or not name.startswith("."))
        and (name.endswith("/") or is_wanted(name))
    )
    common = _common(found) if found else start
    return Completion(folder + slash + common, tuple(found))


def _common(names: list[str]) -> str:
    """What sorted names begin with, all of them."""
    first, last = names[0], names[-1]
    return next((first[:at] for at in range(len(first), 0, -1) if last.startswith(first[:at])), "")


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                f"{entry.name}/" if _is_folder(entry) else entry.name
                for entry, _ in zip(entries, range(MOST), strict=False)
            ]
    except (OSError, ValueError):
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
