"""Files are written in one place: nothing else in the program opens one for writing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "timeline_tui"

FORBIDDEN = {
    "write_text", "write_bytes", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile",
    "TemporaryDirectory", "SpooledTemporaryFile", "copyfile", "copy2", "copytree", "copyfileobj",
    "rename", "renames", "link", "symlink", "hardlink_to", "symlink_to", "touch", "truncate",
    "ftruncate", "unlink", "rmtree", "rmdir", "removedirs", "mkfifo", "mknod", "save_screenshot",
    "deliver_screenshot", "deliver_text", "deliver_binary",
}  # fmt: skip
OF_OS = {"replace", "remove", "write", "sendfile", "writev", "pwrite"}
"""What strings and streams have too, so that only `os.` counts."""
FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}

ALLOWED = {
    ("files/disk.py", "write"), ("files/disk.py", "replace"), ("files/disk.py", "link"),
    ("files/disk.py", "unlink"), ("files/disk.py", "O_WRONLY"), ("files/disk.py", "O_CREAT"),
    ("files/disk.py", "rename"), ("files/atomic.py", "link"), ("files/atomic.py", "unlink"),
    ("files/leftovers.py", "unlink"),
    ("files/leftovers.py", "mkdtemp"),
    ("files/leftovers.py", "rmtree"),
    ("cli/output.py", "O_WRONLY"),  # /dev/null in place of a pipe that is closed
    ("cli/opening.py", "O_RDWR"),  # /dev/tty
    ("cli/opening.py", "open"),  # the terminal, for what the interpreter says
    ("cli/supervisor.py", "write"),  # to the terminal
    ("cli/supervisor.py", "O_WRONLY"), ("cli/supervisor.py", "O_RDWR"),
    ("files/inside.py", "fdopen"),  # the pipe that a child answers in
    ("tui/terminal.py", "write"),
    ("cli/options.py", "write_text"),  # click's help
}  # fmt: skip
"""What stands where it belongs."""


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give what writes in a module, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FLAGS:
            yield node.attr, node.lineno
        if not isinstance(node, ast.Call):
            continue
        name, of = "", ""
        if isinstance(node.func, ast.Attribute):
            name = node.func.attr
            of = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
        elif isinstance(node.func, ast.Name):
            name = node.func.id
        if name in ("open", "fdopen") and of != "os" and _writes(node):
            yield name, node.lineno
        if name == "fdopen" and _writes(node):
            yield name, node.lineno
        if name in FORBIDDEN or (of == "os" and name in OF_OS):
            yield name, node.lineno


def _writes(node: ast.Call) -> bool:
    """Tell whether an `open` writes: a mode that is no constant counts as one that does."""
    modes = [word.value for word in node.keywords if word.arg == "mode"]
    is_method = isinstance(node.func, ast.Attribute) and node.func.attr == "open"
    modes += node.args[0:1] if is_method else node.args[1:2]
    return any(
        set(mode.value) & set("wax+") if isinstance(mode, ast.Constant) and isinstance(mode.value, str)
        else not is_method
        for mode in modes
    )  # fmt: skip


MODULES = [
    path for path in sorted(SOURCE.rglob("*.py")) if path.relative_to(SOURCE).parts[0] != "selftest"
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_the_writer_writes(path: Path) -> None:
    where = path.relative_to(SOURCE).as_posix()
    found = calls(ast.parse(path.read_text(encoding="utf-8")))

    assert [(name, line) for name, line in found if (where, name) not in ALLOWED] == []


@pytest.mark.parametrize(
    "text",
    [
        "open(path, 'w')", "open(path, mode='ab')", "open(path, mode)", "path.open('w')",
        "path.write_text(text)", "os.open(path, os.O_WRONLY | os.O_CREAT)", "os.replace(a, b)",
        "tempfile.mkstemp()", "path.touch()", "os.fdopen(number, 'w')", "shutil.copyfile(a, b)",
    ],
)  # fmt: skip
def test_what_writes_is_seen(text: str) -> None:
    assert list(calls(ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    ["open(path)", "open(path, 'rb')", "path.open(encoding='utf-8')", "'a'.replace('a', 'b')"],
)
def test_what_reads_is_let_be(text: str) -> None:
    assert not list(calls(ast.parse(text)))
