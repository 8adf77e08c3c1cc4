"""The headless front door: a file per command, and `front`, which knows their names.

Modules here are named like built-in functions (`open`, `list`), so this one holds nothing but the
door itself, which imports what is behind it when it is opened.
"""

from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run the program; give its exit code."""
    import os
    import sys

    from timeline_tui.cli import plain

    arguments = sys.argv[1:] if args is None else args
    if plain.is_plain(arguments, os.environ):
        return plain.main(arguments)
    from timeline_tui.cli.front import main as run

    return run(arguments)
