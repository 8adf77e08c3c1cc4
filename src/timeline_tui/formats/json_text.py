"""Values to JSON text."""

from __future__ import annotations

import json
import re

_NOT_RAW = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_text(value: object, indent: int | None = None) -> str:
    """Give a value as JSON in which nothing can act on a terminal."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _NOT_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
