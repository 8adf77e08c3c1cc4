"""Work in a thread of its own that nobody who leaves has to wait for.

A thread of Python cannot be ended from outside: an exception that is raised in it arrives anywhere,
in the locks of imports and in what tidies up. So it is left alone instead. Only what reads is
detached: the program may end under it. What writes is waited for.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from contextvars import copy_context
from typing import TypeVar

Result = TypeVar("Result")

NAME = "detached"
"""What such threads are called."""


async def detached(work: Callable[[], Result]) -> Result:
    """Give what the work gives; whoever stops waiting for it leaves it behind."""
    done: Future[Result] = Future()
    context = copy_context()

    def run() -> None:
        with suppress(InvalidStateError):  # nobody waits any more
            try:
                done.set_result(context.run(work))
            except InvalidStateError:
                raise
            except BaseException as error:
                done.set_exception(error)

    threading.Thread(target=run, daemon=True, name=NAME).start()
    return await asyncio.wrap_future(done)


def is_any_left() -> bool:
    """Tell whether work goes on that was left behind.

    The interpreter must not shut down under it: the engine's own threads would be cut in two.
    """
    return any(thread.name == NAME for thread in threading.enumerate())
