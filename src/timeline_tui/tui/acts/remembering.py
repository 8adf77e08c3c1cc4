"""Acts on what was typed before: it is walked through, and kept for other runs."""

from __future__ import annotations

from functools import partial

from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.view.recall import with_line

ENTRIES = {Mode.FILTER: "filters", Mode.FIND: "finds", Mode.COMMAND: "commands"}
"""The names under which lines are remembered."""


def recall(stage: Stage, mode: Mode) -> None:
    """Ask what earlier runs remembered, the first time that the line is used so."""
    if mode not in stage.recalled:
        stage.recalled.add(mode)
        stage.keeper.recall(ENTRIES[mode])


def recalled(stage: Stage, name: str, entry: object) -> None:
    """Take in what earlier runs remembered; one may have gone back to it already."""
    bar = stage.query_one(FilterBar)
    for mode, known in ENTRIES.items():
        if known == name:
            before = stage.recalls[mode]
            recall = stage.recalls[mode] = before.before(entry)
            is_there = stage.is_typing and bar.mode is mode
            if recall.line != before.line and is_there and bar.line_input.value == before.line:
                bar.put(recall.line, len(recall.line))


def keep(stage: Stage, mode: Mode, line: str) -> None:
    """Remember a line that was kept."""
    stage.recalls[mode] = stage.recalls[mode].added(line.strip())
    if line.strip():
        stage.remember(ENTRIES[mode], partial(with_line, line=line.strip()))


def walk(stage: Stage, by: int) -> None:
    """Put a line that was typed before in the line, or what was being typed."""
    bar = stage.query_one(FilterBar)
    line = bar.line_input.value
    recall = stage.recalls[bar.mode].walked(by, line)
    stage.recalls[bar.mode] = recall
    if recall.line != line:
        bar.put(recall.line, len(recall.line))


def is_walking(stage: Stage) -> bool:
    """Tell whether the arrows walk: in an empty line, and on one that was walked to."""
    bar = stage.query_one(FilterBar)
    line, recall = bar.line_input.value, stage.recalls[bar.mode]
    return not line or (recall.place is not None and line == recall.line)
