"""The one table of acts, by the ids of the actions that they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from timeline_tui.tui.acts import copying, details, editing, filtering, going, program, reloading
from timeline_tui.tui.stage import Stage

Act: TypeAlias = Callable[[Stage], None]

ACTS: Mapping[str, Act] = {
    "goto": going.goto,
    "now": going.now,
    "day-later": going.day_later,
    "day-earlier": going.day_earlier,
    "back": going.back,
    "forward": going.forward,
    "filter": filtering.edit,
    "since": filtering.since,
    "until": filtering.until,
    "details": details.toggle,
    "details-down": details.scroll_down,
    "details-up": details.scroll_up,
    "copy": copying.copy,
    "export": program.export,
    "problems": program.problems,
    "edit": editing.edit_source,
    "reload": reloading.reload,
    "help": program.show_help,
    "palette": program.palette,
    "suspend": program.suspend,
    "theme": program.change_theme,
    "close": program.close,
}
"""Every action without a pure function of its own, but `quit`, which is the application's."""
