"""The act that reads the files anew, and what is said of files that changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline_tui.events.difference import Difference
from timeline_tui.events.problems import Problem, UnreadError
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.timeline import Session
from timeline_tui.tui.reloader import Reloader
from timeline_tui.tui.stage import Stage


def reload(stage: Stage) -> None:
    """Read the files anew, whether or not they look changed."""
    if not stage.session.is_renewable:
        stage.say(tr("Standard input cannot be read a second time."), is_warning=True)
    elif stage.found is not None:
        stage.post_message(Reloader.Changed())


def told(session: Session, changes: Difference) -> str:
    """Say how many events there are, and how many are other than before."""
    count = len(session.reading.events)
    events = trn("{count:,} event", "{count:,} events", count)
    name = names(session.choices.paths) or tr("the sample")
    what = _counts(changes)
    if not what:
        return tr("{name} was read again: {events}, nothing changed", name=name, events=events)
    return tr("{name} changed: {events} ({what})", name=name, events=events, what=what)


def gone(paths: Sequence[str]) -> str:
    """Say that files are gone, and that the list stays."""
    return tr("{name} is gone. The list shows what was read.", name=names(paths))


def refused(error: Exception) -> str:
    """Say why files cannot be read as they are now, and that the list stays."""
    return tr("{error} The list shows what was read before.", error=_sentence(str(error)))


def missing(paths: Sequence[str]) -> tuple[Problem, ...]:
    """Give what is wrong with files that are gone."""
    hint = tr("The list shows what was read; the file is read again as soon as it is back.")
    return tuple(Problem(path, 0, 0, tr("the file is gone"), hint) for path in paths)


def unread(error: Exception, paths: Sequence[str]) -> tuple[Problem, ...]:
    """Give what is wrong with files that cannot be read as they are now."""
    if isinstance(error, UnreadError):
        problems = error.problems
    else:
        problems = (Problem(names(paths) or tr("the sample"), 0, 0, str(error).rstrip(".")),)
    shown = tr("The list shows what was read before; the file is read again once it is changed.")
    return tuple(each._replace(hint=f"{each.hint} {shown}".lstrip()) for each in problems)


def names(paths: Sequence[str]) -> str:
    """Name files without their folders."""
    return ", ".join(Path(path).name or path for path in paths)


def _counts(changes: Difference) -> str:
    changed = tr("{count:,} changed", count=changes.changed) if changes.changed else ""
    parts = (
        f"+{changes.added:,}" if changes.added else "",
        f"-{changes.removed:,}" if changes.removed else "",
        changed,
    )
    return ", ".join(part for part in parts if part)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
