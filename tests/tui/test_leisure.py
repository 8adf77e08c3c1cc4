"""The garbage collector works in pauses, and only where there is something to let go."""

import gc
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from textual.screen import Screen
from textual.timer import Timer

from timeline_tui.tui.leisure import MANY, MOST, WORTH, Leisure


class Clock:
    """Stands for a timer, and for the screen that makes it."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fire: Callable[[], object] = lambda: None

    def set_interval(self, _: float, callback: Callable[[], object], *, pause: bool) -> Timer:
        """Be the timer."""
        self.calls.append("paused" if pause else "runs")
        self.fire = callback
        return cast("Timer", self)

    def reset(self) -> None:
        """Begin anew."""
        self.calls.append("reset")

    def pause(self) -> None:
        """Wait for nothing."""
        self.calls.append("pause")


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Put the collector back as it was."""
    threshold, was_on = gc.get_threshold(), gc.isenabled()
    yield Clock()
    gc.unfreeze()
    gc.set_threshold(*threshold)
    (gc.enable if was_on else gc.disable)()


def leisure_on(clock: Clock) -> Leisure:
    return Leisure(cast("Screen[None]", clock))


def test_nothing_is_put_off_before_all_is_loaded(clock: Clock) -> None:
    """The collector is off until then."""
    leisure_on(clock).put_off()

    assert clock.calls == []


def test_a_pause_is_waited_for_where_there_is_something_to_let_go(clock: Clock) -> None:
    """And one is enough, until there is more."""
    leisure = leisure_on(clock)
    leisure.begin()
    leisure.put_off()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == MOST
    assert clock.calls == ["paused"]

    kept: list[Any] = [[] for _ in range(WORTH)]
    leisure.put_off()
    assert clock.calls == ["paused", "reset"]

    clock.fire()
    leisure.put_off()
    assert clock.calls == ["paused", "reset", "pause"]
    assert len(kept) == WORTH


def test_many_events_are_not_walked_through(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """That would hold up the screen."""
    monkeypatch.setattr(gc, "get_count", lambda: (MANY, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda: clock.calls.append("collect"))
    leisure_on(clock).begin()

    assert clock.calls == ["paused"]


def test_files_that_are_read_again_begin_no_second_clock(clock: Clock) -> None:
    """It goes on with the one it has."""
    leisure = leisure_on(clock)
    leisure.begin()
    leisure.begin()

    assert clock.calls == ["paused"]
