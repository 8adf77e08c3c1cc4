"""How a person wants dates shown, apart from the language: months, digits, the list's column."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

from timeline_tui.dates.counting import is_arabic

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class DateLook(NamedTuple):
    """What was set for showing dates, and the moment that relative ones are told from."""

    months: str = "gregorian"
    """The Arabic names of months: `gregorian`, `levant`, or `both`."""
    digits: str = "latn"
    """The digits of Arabic text: `latn` (1 2 3) or `arab` (١ ٢ ٣)."""
    column: str = "short"
    """The style of the list's date column."""
    now: int | None = None
    """The moment of `relative`, in ns; only doors ask a clock."""
    offset: int = 0
    """How far the display zone's wall clock is ahead of UTC at `now`, in ns."""

    def on_wall(self) -> Self:
        """Give the same with its moment told by the wall clock, for bounds that float."""
        return self if self.now is None else self._replace(now=self.now + self.offset, offset=0)

    def numbered(self, text: str, lang: str) -> str:
        """Give a text of ours with the digits that were chosen for its language."""
        if self.digits != "arab" or not is_arabic(lang):
            return text
        return re.sub(r"(?<=\d)\.(?=\d)", "٫", text).translate(_ARABIC_DIGITS)


USUAL = DateLook()
"""How dates are shown if nothing was set."""
