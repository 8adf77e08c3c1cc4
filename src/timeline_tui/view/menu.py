"""Finding an action by what is typed: pure ranking over the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_tui.query.highlights import Highlights, Term
from timeline_tui.text.catalogue import tr
from timeline_tui.text.folding import fold
from timeline_tui.view.actions import Action, key_name


def matching(actions: Sequence[Action], text: str) -> list[Action]:
    """Give the actions in which every word of a text occurs, the nearest first.

    A title that begins with the text comes before one that holds its words, and that before a
    sentence, a key or the English title that does.
    """
    words = fold(text).split()
    ranked = [(rank, action) for action in actions if (rank := _rank(action, words)) is not None]
    return [action for _, action in sorted(ranked, key=lambda pair: pair[0])]


def sought(text: str) -> Highlights:
    """Give what stands out of titles while a text is typed."""
    return Highlights(tuple(Term("", word) for word in fold(text).split()))


def keys_of(action: Action, *, ascii_only: bool = False) -> str:
    """Give the keys of an action as people write them."""
    return " ".join(key_name(key, ascii_only=ascii_only) for key in action.keys)


def _rank(action: Action, words: list[str]) -> int | None:
    title, tooltip = fold(tr(action.title)), fold(tr(action.tooltip))
    keys = fold(keys_of(action))
    if title.startswith(" ".join(words)):
        return 0
    if all(word in title for word in words):
        return 1
    everything = f"{title} {tooltip} {fold(tr(action.group))} {keys} {fold(action.title)}"
    return 2 if all(word in everything for word in words) else None
