"""Where this program keeps what is a person's own: settings, and what it remembers.

Both are folders below the person's home or where the environment puts them, and never below the
folder of the data: where no home is known, there are no such folders.
"""

from __future__ import annotations

from pathlib import Path

_OWN = "timeline-tui"


def settings_folder() -> Path | None:
    """Give the folder of the settings; None where no home is known."""
    from platformdirs import user_config_path  # deferred: start-up

    try:
        return _whole(user_config_path(_OWN))
    except RuntimeError:  # some users have no home: those that only a container knows
        return None


def state_folder() -> Path | None:
    """Give the folder of what is kept from run to run; None where no home is known."""
    from platformdirs import user_state_path  # deferred: start-up

    try:
        return _whole(user_state_path(_OWN))
    except RuntimeError:
        return None


def _whole(path: Path) -> Path | None:
    # Otherwise it would be looked for in the folder that happens to be the current one.
    return path if path.is_absolute() else None
