"""The headless front door: a file per command, and `front`, which knows their names.

Modules here are named like built-in functions (`open`, `list`), so this one holds nothing itself.
"""

from timeline_tui.cli.front import main as main
