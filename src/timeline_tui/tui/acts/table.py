"""The one table of acts, by the ids of the actions that they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from timeline_tui.tui.acts import (
    commanding,
    copying,
    details,
    editing,
    filtering,
    finding,
    going,
    program,
    reloading,
    rows,
)
from timeline_tui.tui.stage import Stage

Act: TypeAlias = Callable[[Stage], None]

ACTS: Mapping[str, Act] = {
    "goto": going.goto,
    "now": going.now,
    "day-later": going.day_later,
    "day-earlier": going.day_earlier,
    "pan-later": going.pan_later,
    "pan-earlier": going.pan_earlier,
    "back": going.back,
    "forward": going.forward,
    "filter": filtering.edit,
    "since": filtering.since,
    "until": filtering.until,
    "find": finding.edit,
    "find-next": finding.following,
    "find-previous": finding.previous,
    "find-value": finding.same_value,
    "details": details.enter,
    "switch": details.switch,
    "link-next": details.next_link,
    "link-previous": details.previous_link,
    "link-follow": details.follow,
    "event-next": details.next_event,
    "event-previous": details.previous_event,
    "details-page-down": details.page_down,
    "details-page-up": details.page_up,
    "details-top": details.to_top,
    "details-end": details.to_end,
    "details-down": details.scroll_down,
    "details-up": details.scroll_up,
    "copy": copying.copy,
    "column-next": rows.next_column,
    "column-previous": rows.previous_column,
    "columns": rows.columns,
    "date-style": rows.next_style,
    "zone": rows.next_clock,
    "elapsed": rows.next_elapsed,
    "keep": rows.keep_value,
    "exclude": rows.exclude_value,
    "export": program.export,
    "problems": program.problems,
    "command": commanding.edit,
    "edit": editing.edit_source,
    "reload": reloading.reload,
    "help": program.show_help,
    "palette": program.palette,
    "suspend": program.suspend,
    "theme": program.change_theme,
    "close": program.close,
}
"""Every action without a pure function of its own, but `quit`, which is the application's."""
