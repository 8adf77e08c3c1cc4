"""What is said of the list as a whole: how many match, whose clock it is, why nothing is there."""

from __future__ import annotations

from pathlib import Path

from timeline_tui.text.catalogue import tr, trn
from timeline_tui.tui.stage import Stage
from timeline_tui.view.manner import zone_words
from timeline_tui.view.pages import Answer


def empty(stage: Stage) -> str:
    """Give why the list is empty, where it is."""
    if not stage.session.is_read:
        return _reading(stage)
    if stage.found is None:  # the engine is not there yet, or has not answered
        return tr("Loading ...")
    if query := stage.answer.query:
        if meant := stage.session.meant(query):
            return tr("Nothing matches. Did you mean {query}?", query=meant)
        if stage.is_typing:
            return tr("Nothing matches. Esc takes the filter back.")
        return tr("Nothing matches. u undoes, \\ clears the filter.")
    if stage.problems:
        return tr("No events. ~ lists what went wrong.")
    return tr("No events.")


def _reading(stage: Stage) -> str:
    """Give which file is being read, and how many events there are so far."""
    progress = stage.session.progress
    told = tr("Reading {file} ...", file=Path(progress.file).name or progress.file)
    if not progress.file:
        told = tr("Reading ...")
    if not (made := progress.events):
        return told
    return f"{told} {trn('{count:,} event', '{count:,} events', made)}"


def counts(stage: Stage, answer: Answer) -> str:
    """Give how many events match, how many of them only possibly, what went wrong, and the zone.

    Nothing while the files are being read.
    """
    session, matched = stage.session, answer.layout.matched
    if stage.searcher.is_open or matched:
        told = tr("{count:,} of {total:,}", count=matched, total=answer.total)
    elif answer.total:  # nothing was looked for yet, so nothing can be said of what matches
        told = trn("{count:,} event", "{count:,} events", answer.total)
    else:
        return ""
    if answer.possible:
        possible = trn("{count:,} only possibly", "{count:,} only possibly", answer.possible)
        told += tr(", ") + possible
    dot = " - " if stage.look.ascii_only else " · "
    if problems := len(stage.problems):
        told += dot + trn("{count} problem (~)", "{count} problems (~)", problems)
    return f"{told}{dot}{zone_words(stage.manner, session.zone, session.zones)}"
