"""Opening what a user names: a regular file or standard input, checked before it is read.

Nothing here can hang on a pipe or a device, and nothing guesses: text is what its mark says, else
UTF-8, also with some broken characters, else Windows-1252; both with a notice. A few NUL characters
are let through in UTF-8, or in an encoding that is named. What the text means is the business of
`formats`.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from timeline_tui.errors import ReadError
from timeline_tui.files.fingerprint import Fingerprint
from timeline_tui.files.reasons import reason_of
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.text.patterns import Late

STDIN = "-"
"""How standard input is named."""

LIMIT = 512 * 2**20
"""How many bytes a file may have."""

PART = 2**20
"""How many bytes are asked for at once, where it is not known how many there are."""

NUL_SHARE = 100
"""Of so many characters one may be NUL: UTF-16 without a mark and binary files hold more."""

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_SURROGATE = Late("[\ud800-\udfff]")
_WHOLE = Late("[^\x00-\x7f\ufffd]")
_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (
        b"\x1f\x8b",
        later("{path} is compressed with gzip"),
        later("Unpack it first: gunzip -k FILE."),
    ),
    (
        b"PK\x03\x04",
        later("{path} is a zip archive or an office document"),
        later("Unpack it, or save it as CSV."),
    ),
    (b"PAR1", later("{path} is a Parquet file"), later("Save it as CSV or JSON.")),
    (b"SQLite format 3\x00", later("{path} is a database"), later("Export the table as CSV.")),
    (b"%PDF", later("{path} is a PDF"), later("Only text can be read.")),
)


class Source(NamedTuple):
    """The text of a file, decoded."""

    path: str
    """As the user named it; `-` is standard input."""
    text: str
    encoding: str
    """The name of the encoding it was read in: `utf-8`, `utf-16`, `utf-32`, `cp1252`."""
    notices: tuple[str, ...] = ()
    """What a reader should know about how it was decoded."""
    fingerprint: Fingerprint | None = None
    """Of the bytes before they were decoded."""


def open_source(
    path: str, *, encoding: str = "", limit: int = LIMIT, stdin: BinaryIO | None = None
) -> Source:
    """Give the text of a regular file, or of standard input for `-`.

    `limit` counts bytes. Raises ReadError with what is wrong and what to do about it.
    """
    if path == STDIN:
        data = _read_stdin(stdin or sys.stdin.buffer, limit)
    else:
        data = read_bytes(path, limit)
    if not data.strip():
        raise ReadError(
            tr("{path} is empty", path=_shown(path)), hint=tr("Nothing can be shown of it.")
        )
    return _decoded(path, data, encoding)._replace(fingerprint=Fingerprint(data))


def _read_stdin(stream: BinaryIO, limit: int) -> bytes:
    try:
        with _waiting(stream):
            data = _read(stream, limit + 1)
    except (OSError, ValueError) as error:
        raise _unopened(_shown(STDIN), error) from error
    if len(data) > limit:
        raise _too_large(STDIN, len(data), limit)
    return data


def read_bytes(path: str, limit: int) -> bytes:
    """Give the bytes of a regular file; raises ReadError, also where they are too many."""
    try:
        # Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)
            _require_regular(path, status.st_mode)
            if status.st_size > limit:
                raise _too_large(path, status.st_size, limit)
            with open(descriptor, "rb", closefd=False) as stream:
                data = _read(stream, limit + 1, status.st_size)
        finally:
            os.close(descriptor)
    except ReadError:
        raise
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if len(data) > limit:
        raise _too_large(path, len(data), limit)
    return data


def _read(stream: BinaryIO, most: int, expected: int = 0) -> bytes:
    """Give what a stream holds, and at most so many bytes.

    It is read in parts, since whoever reads many bytes at once must have room for as many.
    """
    parts: list[bytes] = []
    size = max(expected + 1, PART)
    # A file that the kernel makes may have nothing to say yet.
    while most > 0 and (part := stream.read(min(size, most)) or b""):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


@contextmanager
def _waiting(stream: BinaryIO) -> Iterator[None]:
    """Let reads wait for what comes: another program may have told the pipe not to."""
    try:
        descriptor = stream.fileno()
        was_waiting = os.get_blocking(descriptor)
    except (OSError, ValueError):
        yield
        return
    os.set_blocking(descriptor, True)
    try:
        yield
    finally:
        os.set_blocking(descriptor, was_waiting)


def _require_regular(path: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise ReadError(
            tr("{path} is a folder", path=path),
            hint=tr("Name the files in it: {path}/*.", path=path),
        )
    if stat.S_ISFIFO(mode):
        raise ReadError(
            tr("{path} is a pipe", path=path),
            hint=tr("Give it as standard input: - < {path}.", path=path),
        )
    raise ReadError(
        tr("{path} is a device, not a file", path=path),
        hint=tr("Name a file, or - for standard input."),
    )


def _unopened(path: str, error: OSError | ValueError) -> ReadError:
    match error:
        case FileNotFoundError():
            hint = tr("Check the name; names with blanks need quotes.")
            return ReadError(tr("{path} does not exist", path=path), hint=hint)
        case PermissionError():
            return ReadError(
                tr("{path} may not be read", path=path), hint=tr("Check its permissions.")
            )
        case OSError() if error.strerror:
            hint = tr("Check the name and the disk.")
            return ReadError(
                tr("{path} cannot be read: {reason}", path=path, reason=reason_of(error)), hint=hint
            )
        case _:
            return ReadError(tr("{path!r} is no file name", path=path), hint=tr("Check the name."))


def _too_large(path: str, size: int, limit: int) -> ReadError:
    shown = max(size // 2**20, 1)
    if size == limit + 1:
        text = tr("{path} is too large: more than {size} MiB", path=_shown(path), size=shown)
    else:
        text = tr("{path} is too large: {size} MiB", path=_shown(path), size=shown)
    return ReadError(
        text,
        hint=tr(
            "At most {limit} MiB are read; split it into several files.",
            limit=max(limit // 2**20, 1),
        ),
    )


def _decoded(path: str, data: bytes, encoding: str) -> Source:
    if encoding:
        return _decoded_as(path, data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded_as(path, data, "utf-8-sig" if name == "utf-8" else name)
    _refuse_binary(path, data)
    try:
        return Source(path, data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        mended = _mended(path, data, error)
        if mended is None and b"\0" in data:
            raise _holds_nul(path) from error
        return mended or _decoded_as_western(path, data, error)


def _decoded_as(path: str, data: bytes, encoding: str) -> Source:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        hint = tr("Known are utf-8, utf-16, cp1252, cp1256, iso-8859-1 and many more.")
        raise ReadError(
            tr("there is no encoding {encoding!r}", encoding=encoding), hint=hint
        ) from None
    except UnicodeError as error:
        name = encoding.removesuffix("-sig")
        if isinstance(error, UnicodeDecodeError):
            text = tr(
                "{path} is not {encoding} at byte {place}",
                path=_shown(path),
                encoding=name,
                place=error.start,
            )
        else:
            text = tr("{path} is not {encoding}", path=_shown(path), encoding=name)
        raise ReadError(
            text,
            hint=tr("Name the right one with --encoding."),
        ) from error
    if _is_binary(text.count("\0"), len(text)):
        raise _binary(path, later("{path} is no text: it holds NUL characters"))
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    text, halves = _SURROGATE.compiled.subn("\ufffd", text)
    if not halves:
        return Source(path, text, name)
    notice = trn(
        "{count} half of a character is shown as \ufffd",
        "{count} halves of characters are shown as \ufffd",
        halves,
    )
    return Source(path, text, name, (notice,))


def _refuse_binary(path: str, data: bytes) -> None:
    for start, what, hint in _BINARY:
        if data.startswith(start):
            raise ReadError(tr(what, path=_shown(path)), hint=tr(hint))
    if _is_binary(data.count(b"\0"), len(data)):
        raise _holds_nul(path)


def _is_binary(nuls: int, length: int) -> bool:
    return nuls > 0 and nuls * NUL_SHARE >= length


def _holds_nul(path: str) -> ReadError:
    return _binary(path, later("{path} is no text: it holds NUL bytes"))


def _binary(path: str, what: str) -> ReadError:
    return ReadError(
        tr(what, path=_shown(path)),
        hint=tr("If it is UTF-16 without a mark, add --encoding utf-16-le."),
    )


def _mended(path: str, data: bytes, error: UnicodeDecodeError) -> Source | None:
    """UTF-8 with few broken characters among whole ones: other encodings hold next to no whole."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong >= len(_WHOLE.compiled.findall(text)):
        return None
    notice = trn(
        "{count} place is not UTF-8 and is shown as \ufffd, in line {line}",
        "{count} places are not UTF-8 and are shown as \ufffd, from line {line} on",
        wrong,
        line=_line_of(data, error),
    )
    return Source(path, text, "utf-8", (notice,))


def _line_of(data: bytes, error: UnicodeDecodeError) -> int:
    return data.count(b"\n", 0, error.start) + 1


def _decoded_as_western(path: str, data: bytes, error: UnicodeDecodeError) -> Source:
    text = data.decode("cp1252", "replace")
    line = _line_of(data, error)
    notices = [
        tr(
            "not UTF-8 from line {line} on: read as Windows-1252 (--encoding names another)",
            line=line,
        )
    ]
    unknown = text.count("\ufffd")
    if unknown:
        notices.append(
            trn(
                "{count} byte has no meaning in Windows-1252 and is shown as \ufffd",
                "{count} bytes have no meaning in Windows-1252 and are shown as \ufffd",
                unknown,
            )
        )
    return Source(path, text, "cp1252", tuple(notices))


def _shown(path: str) -> str:
    return tr("standard input") if path == STDIN else path
