"""A call that names files, or nothing: it has no option that would have to be parsed.

Most calls are such, and what parses options takes as long to import as a picture to draw. What they
do is what `open` does without an option; a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from timeline_tui.cli.output import can_draw, run
from timeline_tui.cli.supervisor import means_screen
from timeline_tui.cli.tongue import speak
from timeline_tui.crash import keep_warnings

COMPLETING = "_TIMELINE_TUI_COMPLETE"
"""The environment variable by which a shell asks for completions."""


def is_plain(arguments: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether a call opens files that are there on the screen, and says nothing else."""
    return (
        COMPLETING not in environ
        and "open" not in arguments
        and means_screen(arguments)
        and not any(word.startswith("-") for word in arguments)
        and all(map(os.path.lexists, arguments))
        and can_draw()
    )


def main(arguments: Sequence[str]) -> int:
    """Open files, or the sample; give the exit code."""
    keep_warnings()
    speak(arguments, os.environ)
    return run(lambda: _opened(tuple(arguments)))


def _opened(files: tuple[str, ...]) -> int:
    from timeline_tui.cli.opening import opened  # deferred: Ctrl-C and failures are told by now
    from timeline_tui.cli.values import Asked, Drawing, Inputs, Manner, Shown, View

    return opened(Inputs(files), Asked(), Shown(), View(), Drawing(), Manner())
