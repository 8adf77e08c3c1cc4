"""Work that nobody has to wait for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import ContextVar
from threading import Event

import pytest

from timeline_tui.tui.detached import detached, is_any_left

WHO: ContextVar[str] = ContextVar("WHO")


async def test_its_result_arrives_and_it_knows_where_it_was_called() -> None:
    WHO.set("me")

    assert await detached(WHO.get) == "me"


async def test_its_error_arrives() -> None:
    with pytest.raises(ZeroDivisionError):
        await detached(lambda: 1 // 0)


async def test_who_leaves_does_not_wait() -> None:
    begun, end, ended = Event(), Event(), Event()

    def work() -> None:
        begun.set()
        end.wait(30)
        ended.set()

    task = asyncio.create_task(detached(work))
    await asyncio.to_thread(begun.wait)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    assert not ended.is_set()
    assert is_any_left()
    end.set()
    assert ended.wait(30)
