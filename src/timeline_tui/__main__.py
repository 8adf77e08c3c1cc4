"""The program's door: `timeline-tui` and `python -m timeline_tui` come in here."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program and give its exit code."""
    # Starting makes many objects that stay, and the collector would walk through them again and
    # again: a tenth of the time to the first event. The screen turns it on once it stands.
    gc.disable()
    from timeline_tui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
