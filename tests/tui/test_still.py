"""A letter and its answer are one picture, unless the answer is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from textual.screen import Screen

from timeline_tui.tui.still import MOMENT, Still


class Picture:
    """Stands for a screen, its app and its timers: what is held back, and what ends that."""

    def __init__(self) -> None:
        self.held = 0
        self.due: list[Callable[[], None]] = []
        self.app = self

    @contextmanager
    def batch_update(self) -> Iterator[None]:
        """Draw nothing inside."""
        self.held += 1
        yield
        self.held -= 1

    def set_timer(self, after: float, callback: Callable[[], None]) -> Picture:
        """Call back in a moment."""
        assert after == MOMENT
        self.due.append(callback)
        return self

    def stop(self) -> None:
        """Do not call back."""
        self.due.clear()


def still_of(picture: Picture) -> Still:
    return Still(cast("Screen[None]", picture))


def test_nothing_is_drawn_until_the_answer_has_come() -> None:
    picture = Picture()
    still = still_of(picture)
    still.begin()
    assert picture.held == 1

    still.end()
    assert (picture.held, picture.due) == (0, [])


def test_an_answer_that_is_late_is_not_waited_for() -> None:
    picture = Picture()
    still = still_of(picture)
    still.begin()
    picture.due[0]()
    assert picture.held == 0

    still.end()  # it has come after all
    still.begin()
    assert picture.held == 1


def test_letters_that_follow_each_other_do_not_put_a_picture_off_again() -> None:
    picture = Picture()
    still = still_of(picture)
    still.begin()
    still.begin()

    assert (picture.held, len(picture.due)) == (1, 1)
    still.end()
    assert picture.held == 0
