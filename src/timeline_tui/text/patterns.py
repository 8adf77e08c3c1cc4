"""Regular expressions that are compiled when they are used: most runs need few of them."""

from __future__ import annotations

import re
from functools import cached_property


class Late:
    """A pattern that is compiled when it is used first."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._source, self._flags)
