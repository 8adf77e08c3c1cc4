"""The program's door: `timeline-tui` and `python -m timeline_tui` come in here."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; without arguments it takes those of the process."""
    # Starting makes many objects that stay, and the collector would walk through them again and
    # again: a tenth of the time to the first event. The screen turns it on once it stands.
    gc.disable()
    from timeline_tui.cli import main as run

    return run(args)


if __name__ == "__main__":
    sys.exit(main())
