"""The use-cases: read files, search them, page through what was found, export it, check them.

Both front doors call these and nothing below them.
"""

from timeline_tui.timeline.choices import Choices, sample_path
from timeline_tui.timeline.files import read
from timeline_tui.timeline.places import Anchor, Copies, Found, Moment, Place, position_of
from timeline_tui.timeline.session import MOST_BREAKS, PREVIEW_LIMIT, Session
from timeline_tui.timeline.targets import format_named, format_of, writable

__all__ = [
    "MOST_BREAKS",
    "PREVIEW_LIMIT",
    "Anchor",
    "Choices",
    "Copies",
    "Found",
    "Moment",
    "Place",
    "Session",
    "format_named",
    "format_of",
    "position_of",
    "read",
    "sample_path",
    "writable",
]
