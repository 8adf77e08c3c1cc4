"""Relations between events."""

from timeline_tui.events.document import Reading


def with_derived(reading: Reading) -> Reading:
    """Give the reading with derived bounds."""
    return reading
