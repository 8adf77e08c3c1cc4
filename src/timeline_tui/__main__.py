"""The program's door: `timeline-tui` and `python -m timeline_tui` come in here."""

import os
import sys

try:
    _here = os.getcwd()
except OSError:  # it is gone
    _here = ""
if __name__ == "__main__" and not sys.flags.safe_path and sys.path[:1] in ([""], [_here]):
    # `python -m` would look for every module beside the files of strangers first. Before anything
    # else is imported, so that not even `__future__` is found there.
    del sys.path[0]

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Ctrl-C ends what is still being imported without a word of Python's about it. `cli.output.run`
    # makes an exception of it again, once there is something to tidy up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import gc
from collections.abc import Sequence

INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; without arguments it takes those of the process."""
    # Starting makes many objects that stay, and the collector would walk through them again and
    # again: a tenth of the time to the first event. The screen turns it on once it stands.
    gc.disable()
    try:
        return _watched(args)
    except KeyboardInterrupt:  # behind what handles it
        return INTERRUPTED
    finally:
        if args is None:
            _let_interrupts_end_it()


def _let_interrupts_end_it() -> None:
    """Have Ctrl-C end what the interpreter does at its end, without a word of Python's about it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _watched(args: Sequence[str] | None) -> int:
    """Run the program, in a child of its own where a screen may be opened."""
    from timeline_tui.cli import main as run
    from timeline_tui.cli.supervisor import fill_streams, means_screen, supervised

    if args is not None:
        return run(args)
    fill_streams()
    return supervised(lambda _: run()) if means_screen(sys.argv[1:]) else run()


if __name__ == "__main__":
    sys.exit(main())
