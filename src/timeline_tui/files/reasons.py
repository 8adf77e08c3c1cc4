"""Why the system refused something, in the language in use."""

from __future__ import annotations

from timeline_tui.text.catalogue import later, tr

KNOWN = (
    later("Permission denied"),
    later("Operation not permitted"),
    later("Read-only file system"),
    later("No space left on device"),
    later("Disk quota exceeded"),
    later("Input/output error"),
    later("Is a directory"),
    later("Not a directory"),
    later("No such file or directory"),
    later("File name too long"),
    later("Too many levels of symbolic links"),
    later("Invalid argument"),
    later("Bad file descriptor"),
)
"""What systems say most often; anything else is told as they say it."""


def reason_of(error: OSError) -> str:
    """Give why the system refused something."""
    return tr(error.strerror) if error.strerror else type(error).__name__
