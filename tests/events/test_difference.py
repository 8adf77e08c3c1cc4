"""How two readings differ."""

from dataclasses import replace

from timeline_tui.events.difference import Difference, difference
from timeline_tui.events.event import Event, Origin, Texts

ONE, TWO, THREE = (Event(name, title=Texts([("", name)])) for name in ("one", "two", "three"))


def test_events_are_told_apart_by_their_ids() -> None:
    changed = replace(TWO, place="Harbour")

    assert difference([ONE, TWO], [ONE, TWO]) == Difference()
    assert difference([ONE, TWO], [changed, THREE]) == Difference(added=1, removed=1, changed=1)


def test_another_line_of_the_file_is_no_change() -> None:
    assert difference([ONE], [replace(ONE, origin=Origin(0, 9))]) == Difference()
