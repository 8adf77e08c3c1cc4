"""The time zone of the machine, by its name: where the platform says it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

LOCALTIME = Path("/etc/localtime")
"""A link into the zone database, where the machine has one."""
_FOLDER = "zoneinfo/"


def local_zone(environment: Mapping[str, str] = os.environ, link: Path = LOCALTIME) -> str:
    """Give the IANA name of the machine's zone: from `TZ`, else from the link; else nothing."""
    named = environment.get("TZ", "").removeprefix(":")
    if named:
        return named.rpartition(_FOLDER)[2]
    try:
        target = str(link.resolve(strict=True))
    except OSError:
        return ""
    return target.partition(_FOLDER)[2].removeprefix("posix/").removeprefix("right/")
