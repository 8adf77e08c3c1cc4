"""What the bytes of a file were when they were read: their SHA-256, which a receipt names."""

from __future__ import annotations

SMALL = 1 << 18
"""Up to so many bytes are kept until somebody asks; more are counted through at once."""


class Fingerprint:
    """The SHA-256 of some bytes."""

    __slots__ = ("_data", "_sha256")

    def __init__(self, data: bytes = b"") -> None:
        self._data: bytes = data
        self._sha256 = ""
        # Start-up: the library loads for some milliseconds, and small files are read at start-up.
        if len(data) > SMALL:
            self._sha256 = _sha256(data)
            self._data = b""

    @property
    def sha256(self) -> str:
        """In hexadecimal."""
        if not self._sha256:
            self._sha256 = _sha256(self._data)
        return self._sha256


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # deferred: see above

    return sha256(data).hexdigest()
