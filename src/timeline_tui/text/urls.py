"""Which addresses may be shown as links: an allow-list, checked character by character."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "mailto")
_FORBIDDEN = re.compile("[\x00-\x20\x7f-\x9f\"'<>`{}|\\\\^\u200b-\u200f\u202a-\u202e\u2060-\u206f]")


def safe_url(text: str) -> str | None:
    """Give the address with its host in ASCII (punycode), or None if it may not be a link."""
    if _FORBIDDEN.search(text) or text.startswith("-"):
        return None
    try:
        parts = urlsplit(text)
        if parts.scheme == "mailto":
            return text if "@" in parts.path and text.isascii() else None
        if parts.scheme not in _SCHEMES or not parts.hostname or "@" in parts.netloc:
            return None
        host = parts.hostname.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        return None
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return parts._replace(netloc=netloc).geturl()
