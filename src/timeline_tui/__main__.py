"""The program's door: `timeline-tui` and `python -m timeline_tui` come in here."""

from __future__ import annotations

import sys

from timeline_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
