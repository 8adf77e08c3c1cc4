"""Which addresses may be shown as links: an allow-list, checked character by character.

What would be shown otherwise than it is, what a mail program could take for more than a recipient,
and what Python's own list of browsers would replace is no link.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from timeline_tui.text.safe import safe

LONGEST = 4096
"""Characters of an address that a person can still look at."""

_SCHEMES = ("http", "https", "mailto")
_FORBIDDEN = re.compile(
    "[\x00-\x20\x7f-\x9f\\s\u2800\"'<>`{}|\\\\^\u200b-\u200f\u202a-\u202e\u2060-\u206f]|%action"
)
_HOST = re.compile(r"[0-9a-z_](?:[0-9a-z_.-]*[0-9a-z_])?\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
_RECIPIENT = re.compile(r"[\w.!#$%&*+/=~-]+@[0-9A-Za-z_.-]+", re.ASCII)


def safe_url(text: str) -> str | None:
    """Give the address with its host in ASCII (punycode), or None if it may not be a link."""
    if len(text) > LONGEST or _FORBIDDEN.search(text) or safe(text) != text:
        return None
    try:
        parts = urlsplit(text)
        if parts.scheme == "mailto":
            return text if _RECIPIENT.fullmatch(text.partition(":")[2]) else None
        if parts.scheme not in _SCHEMES or not parts.hostname or "@" in parts.netloc:
            return None
        host = parts.hostname.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except (ValueError, UnicodeError):
        return None
    if not _HOST.fullmatch(host):
        return None
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return parts._replace(netloc=netloc).geturl()
