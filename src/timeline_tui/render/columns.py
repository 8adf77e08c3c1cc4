"""How wide the columns of the list are: what is most useful first, as far as there is room.

     bar  date          sign  elapsed  category       title                    place
     ▌    28 Jan         ≈     <24 h   ■ attack       Attack in Jordan kills…  Tower 22, Jordan

Date, elapsed time and title grow with the rows that come into view and do not shrink again, so that
nothing jumps to and fro; the others have the width that the survey of the events says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline_tui.render.survey import Survey
from timeline_tui.view.columns import CATEGORY, DATE, ELAPSED, LASTS, PLACE, TITLE

BAR = 2
"""Cells at the left, for the cursor."""
SIGN = 3
"""Cells behind the date, with the sign in their middle."""
GAP = 2
"""Cells between columns."""
MARGIN = 1
"""Cells that stay free at the right, so that no value touches the border; a title may."""
GLYPH = 1
"""Cells of a category without its word."""
START = "start"
"""What the date column needs where a length stands beside it."""
LEAST_DATE = 6
WHOLE_DATE = 30
"""Cells of a date that is not cut while anything else has room: a date is never half told."""
BESIDE_DATE = 20
"""Cells that are kept for everything else."""
LEAST_LENGTH = 5
"""So that the names of lengths and elapsed times fit above them."""
LEAST_TITLE = 8
WIDEST = 24
"""Cells beyond which no column grows but date and title."""
WIDEST_WITH_ROOM = 40
"""Where there is room that nothing else needs."""
LEAST_CATEGORY = 7
"""So that its name fits above it."""
WIDEST_CATEGORY = 16
TITLE_WHERE_CHOSEN = 16
"""Cells that the title keeps before a column that was chosen gets room."""
TITLE_BEFORE_CATEGORY = 24
"""Cells that the title keeps, where it needs them, before the category gets its word."""
TITLE_BEFORE_PLACE = 44
"""And before the place gets room."""
TITLE_BEFORE_OTHERS = 64
"""And before any other column does: whole titles say more than cut lists of tags."""
YIELDED = 8
"""A title that is cut anyway yields this part of its cells to a column that would be cut else."""
_BEFORE = {CATEGORY: TITLE_BEFORE_CATEGORY, PLACE: TITLE_BEFORE_PLACE}


class Column(NamedTuple):
    """A column and the cells that it takes, with those that part it from the next."""

    name: str
    start: int
    width: int
    """Of what is shown."""
    is_right: bool = False
    """Whether it stands to the right, as numbers do, and texts that are read from there."""
    decimals: int = 0
    """The most cells that a number in it takes from its decimal point on."""

    @property
    def end(self) -> int:
        """The first cell behind it."""
        return self.start + self.width


class Columns(NamedTuple):
    """The columns of a list, from left to right."""

    placed: tuple[Column, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    """What the columns that grow have needed so far."""
    total: int = 0
    """The width that they are laid out for."""
    has_split: bool = False
    """Whether the date column shows the start alone, and the length stands in another one."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that can be active."""
        return tuple(column.name for column in self.placed if column.name != ELAPSED)

    def at(self, cell: int) -> str:
        """The name of the column at a cell, or of the one before it."""
        before = [column.name for column in self.placed if column.start <= cell]
        names = [name for name in before if name != ELAPSED]
        return names[-1] if names else self.names[0] if self.names else ""

    def width_of(self, name: str) -> int:
        """How wide a column is; 0 where there is none of the name."""
        return next((column.width for column in self.placed if column.name == name), 0)


NO_COLUMNS = Columns()
"""What columns grow from."""


class Wanted(NamedTuple):
    """What columns are made of."""

    names: tuple[str, ...]
    """In their order, ELAPSED among them where it is asked for."""
    is_chosen: bool
    """Whether a person chose them: then every one is shown that fits at all."""
    needs: Mapping[str, int]
    """Cells that the columns need that grow: date, start, length, elapsed, title."""
    survey: Survey
    has_right_dates: bool = False
    """Whether dates are read from the right, and so begin at the right of their column."""


def grown(needs: Mapping[str, int], least: Columns) -> dict[str, int]:
    """Give what columns need, no less than before."""
    before = dict(least.widths)
    return {name: max(need, before.get(name, 0)) for name, need in needs.items()}


def laid_out(width: int, wanted: Wanted, least: Columns = NO_COLUMNS) -> Columns:
    """Give the columns for a width in cells."""
    needs = grown(wanted.needs, least)
    has_split = _splits(width, wanted, needs)
    names = [name for name in wanted.names if name != LASTS or has_split]
    date = max(needs.get(START if has_split else DATE, 0), LEAST_DATE)
    most = max(width * (3 if wanted.is_chosen else 2) // 5, min(WHOLE_DATE, width - BESIDE_DATE))
    widths = {
        DATE: min(date, max(LEAST_DATE, most)),
        ELAPSED: max(needs.get(ELAPSED, 0), LEAST_LENGTH),
        LASTS: max(needs.get(LASTS, 0), LEAST_LENGTH),
    }
    taken = sum(_cost(name, widths[name]) for name in widths if name in names)
    room = width - BAR - MARGIN - taken
    widths.update(_shared(room, names, wanted, needs))
    placed = tuple(_placed(names, widths, wanted))
    return Columns(placed, tuple(needs.items()), width, has_split)


def _splits(width: int, wanted: Wanted, needs: Mapping[str, int]) -> bool:
    """Whether start and length stand apart: where that was chosen, or ranges would be cut."""
    if DATE not in wanted.names:
        return LASTS in wanted.names
    has_lengths = LASTS in wanted.names and wanted.survey.fact(LASTS).present > 0
    return has_lengths and (wanted.is_chosen or needs.get(DATE, 0) > width * 2 // 5)


def _shared(
    room: int, names: list[str], wanted: Wanted, needs: Mapping[str, int]
) -> dict[str, int]:
    """Share out the room: to the others what leaves the title enough, to the title the rest."""
    fact, has_title = wanted.survey.fact(TITLE), TITLE in names
    title = max(needs.get(TITLE, 0), fact.widest, LEAST_TITLE) if has_title else 0
    usual = min(title, max(fact.typical, LEAST_TITLE))
    widths: dict[str, int] = {}
    if CATEGORY in names:
        widths[CATEGORY] = GLYPH
        room -= GLYPH + 1
    for name in _by_use(names):
        before = TITLE_WHERE_CHOSEN if wanted.is_chosen else _BEFORE.get(name, TITLE_BEFORE_OTHERS)
        kept = min(usual, before)
        spare = room - kept + (GLYPH + 1 if name == CATEGORY else 0)
        may_be_cut = wanted.is_chosen or name == CATEGORY
        more = kept // YIELDED if kept < usual else 0
        cells = _fitting(_need(name, wanted), spare - GAP, more, may_be_cut=may_be_cut)
        if cells:
            widths[name] = cells
            room = kept + spare - cells - GAP
    if title:
        behind = names[names.index(TITLE) + 1 :]
        room += 0 if any(map(widths.get, behind)) else MARGIN
        widths[TITLE] = max(LEAST_TITLE, min(title, room))
        room -= widths[TITLE]
    return _widened(widths, room, wanted)


def _widened(widths: dict[str, int], room: int, wanted: Wanted) -> dict[str, int]:
    """Give what room is left to the columns whose values are cut."""
    for name, cells in widths.items():
        fact = wanted.survey.fact(name)
        if name not in (TITLE, CATEGORY) and cells and room > 0:
            more = min(max(0, fact.widest - cells), room, max(0, WIDEST_WITH_ROOM - cells))
            widths[name] = cells + more
            room -= more
    return widths


def _by_use(names: Iterable[str]) -> list[str]:
    """The columns that share the room, the most useful first."""
    others = [name for name in names if name not in (DATE, ELAPSED, LASTS, TITLE, CATEGORY)]
    return [CATEGORY, *others] if CATEGORY in names else others


def _need(name: str, wanted: Wanted) -> int:
    typical = wanted.survey.fact(name).typical
    if name == CATEGORY:
        return max(LEAST_CATEGORY, min(typical, WIDEST_CATEGORY) + 2) if typical else 0
    return min(max(typical, min(len(name), 4)), WIDEST) if typical else 0


def _fitting(need: int, room: int, more: int, *, may_be_cut: bool) -> int:
    """What a column gets: all it needs, with `more` cells of the title; or what it is cut to.

    That is two thirds of its need at least, or nothing.
    """
    if need <= room + more:
        return need
    return room if may_be_cut and room >= max(1, need * 2 // 3) else 0


def _cost(name: str, cells: int) -> int:
    """The cells of a column with those behind it."""
    if name == DATE:
        return cells + SIGN
    return cells + GAP if cells else 0


def _placed(names: Iterable[str], widths: Mapping[str, int], wanted: Wanted) -> Iterable[Column]:
    start = BAR
    for name in names:
        cells = widths.get(name, 0)
        if cells:
            fact = wanted.survey.fact(name)
            is_right = fact.is_number or (fact.is_rtl and name != CATEGORY)
            is_right |= name in (ELAPSED, LASTS) or (name == DATE and wanted.has_right_dates)
            yield Column(name, start, cells, is_right, fact.decimals)
            is_glyph = name == CATEGORY and cells == GLYPH
            start += GLYPH + 1 if is_glyph else _cost(name, cells)
