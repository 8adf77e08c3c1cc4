"""Opening files: what is refused, how text is decoded."""

from __future__ import annotations

import gzip
import io
import os
import socket
import threading
from pathlib import Path

import pytest

from timeline_tui.errors import ReadError
from timeline_tui.files.source import PART, open_source

DECODED = [
    (b"plain", "plain", "utf-8"),
    ("\u0645\u0631\u062d\u0628\u0627".encode(), "\u0645\u0631\u062d\u0628\u0627", "utf-8"),
    (b"\xef\xbb\xbfmarked", "marked", "utf-8"),
    ("wide é".encode("utf-16"), "wide é", "utf-16"),
    (b"\xfe\xff" + "wide é".encode("utf-16-be"), "wide é", "utf-16"),
    ("wider é".encode("utf-32"), "wider é", "utf-32"),
    (b"\x00\x00\xfe\xff" + "wider".encode("utf-32-be"), "wider", "utf-32"),
    (b"caf\xe9 \x80", "café €", "cp1252"),
    (b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8"),
    (b"a\0b" + b"x" * 98, "a\0b" + "x" * 98, "utf-8"),
    ("ن\0".encode() + b"x" * 98, "ن\0" + "x" * 98, "utf-8"),
    (("a\0" + "x" * 99).encode("utf-16"), "a\0" + "x" * 99, "utf-16"),
    (b"\xef\xbb\xbf", "", "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), DECODED)
def test_a_mark_wins_then_utf_8_then_windows_1252(tmp_path: Path, data, text, encoding) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)

    source = open_source(str(file))

    assert (source.text, source.encoding) == (text, encoding)
    assert bool(source.notices) == (encoding == "cp1252")


def test_a_notice_names_the_line_and_the_meaningless_bytes(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"one\ntwo \xe9\nthree \x81\x8d\n")

    source = open_source(str(file))

    assert source.text == "one\ntwo é\nthree \ufffd\ufffd\n"
    assert source.notices[0].startswith("not UTF-8 from line 2 on")
    assert source.notices[1].startswith("2 bytes have no meaning")


@pytest.mark.parametrize("broken", [b"\xff", b"\xed\xa0\x80", b"\xe2\x82", b"\xc3"])
def test_a_broken_character_does_not_cost_the_whole_ones(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes("مرحبا\n".encode() + b"a" + broken + b"b\n")

    source = open_source(str(file))

    assert source.encoding == "utf-8"
    assert source.text.startswith("مرحبا\na\ufffd")
    assert source.notices[0].endswith(("in line 2", "from line 2 on"))


def test_an_encoding_that_is_named_is_used(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes("كتاب".encode("cp1256"))

    source = open_source(str(file), encoding="cp1256")

    assert (source.text, source.encoding, source.notices) == ("كتاب", "cp1256", ())


def test_standard_input_is_a_source_too() -> None:
    source = open_source("-", stdin=io.BytesIO(b"text"))

    assert (source.path, source.text) == ("-", "text")


REFUSED = [
    (b"", "is empty", "Nothing"),
    (b" \n\t\n", "is empty", "Nothing"),
    (b"text\x00text", "is no text", "--encoding"),
    ("wide".encode("utf-16-le"), "is no text", "utf-16-le"),
    ("wide\0".encode("utf-16"), "NUL", ""),
    (b"a\0b" + b"x" * 97, "NUL", "utf-16-le"),
    (b"caf\xe9\0" + b"x" * 95, "NUL", "utf-16-le"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\x9c" * 90, "NUL", ""),
    (b"\xff\xfea", "is not utf-16", "--encoding"),
    (b"\x1f\x8b\x08\x00", "gzip", "Unpack"),
    (gzip.compress(b"0" * 100_000, mtime=0)[:90], "gzip", "Unpack"),
    (b"PK\x03\x04", "zip", "CSV"),
    (b"SQLite format 3\x00", "database", "CSV"),
    (b"%PDF-1.7", "PDF", "text"),
    (b"\xff\xfe\x00\xd8", "is not utf-16", "--encoding"),
    (b"\xff\xfe\x00\x00\x00\xd8\x00\x00", "is not utf-32", "--encoding"),
    (b"\xef\xbb\xbfa\xed\xa0\x80", "is not utf-8", "--encoding"),
    (b"PAR1\x00", "Parquet", "CSV"),
    (b"x" * 101, "too large", "At most"),
]


@pytest.mark.parametrize(("data", "message", "hint"), REFUSED)
def test_what_is_no_text_is_refused_with_a_hint(tmp_path: Path, data, message, hint) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)

    with pytest.raises(ReadError) as caught:
        open_source(str(file), limit=100)

    assert message in caught.value.message
    assert hint in caught.value.hint
    with pytest.raises(ReadError, match=r"standard input"):
        open_source("-", limit=100, stdin=io.BytesIO(data))


def test_no_kind_of_file_but_a_regular_one_is_read(tmp_path: Path) -> None:
    fifo, loop, link = (tmp_path / name for name in ("fifo", "loop", "link"))
    os.mkfifo(fifo)
    loop.symlink_to(loop)
    link.symlink_to(tmp_path)
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(tmp_path / "socket"))
    expected = {
        str(fifo): "is a pipe",
        str(loop): "cannot be read",
        str(link): "is a folder",
        str(tmp_path): "is a folder",
        str(tmp_path / "socket"): "cannot be read",
        str(tmp_path / "missing"): "does not exist",
        str(tmp_path / "fifo" / "under"): "cannot be read",
        "/dev/zero": "is a device",
        "/dev/null": "is a device",
        "/dev/random": "is a device",
        "/dev/full": "is a device",
        "/dev/ptmx": "is a device",
        "/proc/self": "is a folder",
        "/proc/self/auxv": "is no text",
        "/proc/self/mem": "cannot be read",
        "nul\0name": "is no file name",
        "x" * 300: "cannot be read",
    }

    for path, message in expected.items():
        with pytest.raises(ReadError) as caught:
            open_source(path)
        assert message in caught.value.message, path
        assert caught.value.hint, path


def test_a_terminal_is_a_device(tmp_path: Path) -> None:
    main, side = os.openpty()
    try:
        with pytest.raises(ReadError, match="is a device"):
            open_source(os.ttyname(side))
        with pytest.raises(ReadError, match="is a device"):
            open_source(f"/dev/fd/{side}")
    finally:
        os.close(main)
        os.close(side)


def test_a_pipe_by_its_number_is_a_pipe_and_waits_for_nobody() -> None:
    reading, writing = os.pipe()
    try:
        with pytest.raises(ReadError, match="is a pipe"):
            open_source(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
        os.close(writing)


def test_a_file_that_the_kernel_makes_is_read_though_it_claims_to_be_empty() -> None:
    assert os.stat("/proc/self/status").st_size == 0
    assert "Name:" in open_source("/proc/self/status").text


@pytest.mark.parametrize(
    ("size", "holds", "expected"),
    [(3, b"grown since", "grown since"), (300, b"shrunk", "shrunk"), (3, b"x" * 101, "too large")],
)
def test_what_counts_of_a_file_that_changes_is_what_was_read(
    tmp_path: Path, monkeypatch, size: int, holds: bytes, expected: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(holds)
    whole = os.fstat

    def earlier(descriptor: int) -> os.stat_result:
        status = list(whole(descriptor))
        status[6] = min(size, 100)
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", earlier)

    if expected == "too large":
        with pytest.raises(ReadError, match=expected):
            open_source(str(file), limit=100)
    else:
        assert open_source(str(file), limit=100).text == expected


def test_a_pipe_that_does_not_wait_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    writer = threading.Thread(target=_write_slowly, args=(writing,))
    with open(reading, "rb") as stream:
        writer.start()
        source = open_source("-", stdin=stream)
        writer.join()
        assert not os.get_blocking(reading)

    assert source.text == "first second third"


def _write_slowly(descriptor: int) -> None:
    with open(descriptor, "wb", buffering=0) as stream:
        for part in (b"first ", b"second ", b"third"):
            stream.write(part)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    file.chmod(0)

    with pytest.raises(ReadError, match="may not be read"):
        open_source(str(file))


def test_an_encoding_that_does_not_exist_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")

    for encoding in ("klingon", "hex", "bz2", "zip", "undefined", "../../etc", "é", "x" * 9999):
        with pytest.raises(ReadError, match=r"no encoding|is not"):
            open_source(str(file), encoding=encoding)


def test_an_encoding_that_does_not_fit_says_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"abc\xff")

    with pytest.raises(ReadError, match=r"is not utf-8 at byte 3"):
        open_source(str(file), encoding="utf-8")


def test_halves_of_characters_that_an_encoding_lets_pass_are_replaced_and_told(tmp_path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"a\\ud800b")

    source = open_source(str(file), encoding="unicode_escape")

    assert source.text == "a\ufffdb"
    assert source.notices == ("1 half of a character is shown as \ufffd",)


class _Refusing(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise IsADirectoryError(21, "Is a directory")


def test_standard_input_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ReadError, match="standard input cannot be read: Is a directory"):
        open_source("-", stdin=_Refusing())


def test_no_room_is_taken_for_more_than_there_is(tmp_path: Path) -> None:
    """Who reads the most that a file may have at once must have room for as much."""

    class Asked(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    stream = Asked(b"- title: a\n" * 1_000_000)

    source = open_source("-", stdin=stream)

    assert len(source.text) == 11_000_000
    assert 0 < stream.most <= PART
