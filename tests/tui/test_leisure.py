"""The garbage collector works in pauses, and only where there is something to let go."""

import gc
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from textual.screen import Screen
from textual.timer import Timer

from timeline_tui.tui.leisure import BREATH, MANY, MOST, PAUSE, WORTH, Leisure


class Clock:
    """Stands for the timers, and for the screen that makes them."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fire: dict[str, Callable[[], object]] = {}

    def set_interval(self, after: float, callback: Callable[[], object], *, pause: bool) -> Timer:
        """Make a timer."""
        assert pause
        name = {BREATH: "breath", PAUSE: "pause"}[after]
        self.calls.append(f"{name} made")
        self.fire[name] = callback
        return cast("Timer", Ticking(self.calls, name))


class Ticking:
    """Stands for one timer."""

    def __init__(self, calls: list[str], name: str) -> None:
        self._calls = calls
        self._name = name

    def reset(self) -> None:
        """Begin anew."""
        self._calls.append(f"{self._name} begins")

    def pause(self) -> None:
        """Wait for nothing."""
        self._calls.append(f"{self._name} ends")


MADE = ["breath made", "pause made"]


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
    assert clock.calls == MADE

    kept: list[Any] = [[] for _ in range(WORTH)]
    leisure.put_off()
    assert clock.calls == [*MADE, "breath begins", "pause begins"]

    clock.calls.clear()
    clock.fire["breath"]()
    leisure.put_off()
    clock.fire["pause"]()
    leisure.put_off()
    assert clock.calls == ["breath ends", "pause ends"]
    assert len(kept) == WORTH


def test_a_breath_is_for_what_is_new_and_a_pause_for_all(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who types on does not wait for what was kept long ago."""
    looked: list[int] = []
    leisure_on(clock).begin()
    monkeypatch.setattr(gc, "collect", lambda generation=2: looked.append(generation))
    clock.fire["breath"]()
    clock.fire["pause"]()

    assert looked == [0, 2]


def test_many_events_are_not_walked_through(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """That would hold up the screen."""
    monkeypatch.setattr(gc, "get_count", lambda: (MANY, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda: clock.calls.append("collect"))
    leisure_on(clock).begin()

    assert clock.calls == MADE


def test_files_that_are_read_again_begin_no_second_clock(clock: Clock) -> None:
    """It goes on with the one it has."""
    leisure = leisure_on(clock)
    leisure.begin()
    leisure.begin()

    assert clock.calls == MADE
