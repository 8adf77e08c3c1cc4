"""Where in sort order something changes: how neighbours are told that go together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, cast

from timeline_tui.store.engine import Engine

Key: TypeAlias = "int | None"


def changes(
    engine: Engine, first: str, second: str
) -> tuple[Sequence[int], Sequence[Key], Sequence[Key]]:
    """Give where either of two columns changes, in sort order: each `ord`, and what they hold.

    The columns are numbers, in SQL, of a row `e` of `events`. Raises EngineError, Interrupted.
    """
    found = engine.rows(
        f"""
        SELECT ord, one, two
        FROM (
            SELECT e.ord, {first} AS one, {second} AS two,
                lag(one) OVER (ORDER BY e.ord) AS one_above,
                lag(two) OVER (ORDER BY e.ord) AS two_above
            FROM events e
        )
        WHERE ord = 0
            OR one IS DISTINCT FROM one_above
            OR two IS DISTINCT FROM two_above
        ORDER BY ord
        """
    )
    rows = cast("list[tuple[int, Key, Key]]", found)
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
