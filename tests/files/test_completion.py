"""Completing the name of a file."""

from pathlib import Path

import pytest

from timeline_tui.files.completion import Completion, completed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("reports", "resources", ".hidden"):
        (tmp_path / name).mkdir()
    for name in ("view.md", "view.yaml", "notes.txt", ".secret.md", "reports/a.md", "ورشة.md"):
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


TYPED = [
    ("re", "re", ("reports/", "resources/")),
    ("rep", "reports/", ("reports/",)),
    ("reports/", "reports/a.md", ("a.md",)),
    ("vi", "view.", ("view.md", "view.yaml")),
    ("notes", "notes", ()),
    (".s", ".secret.md", (".secret.md",)),
    ("~/rep", "~/reports/", ("reports/",)),
    ("~", "~/", ()),
    ("~nobody-here", "~nobody-here", ()),
    ("none/", "none/", ()),
    ("ور", "ورشة.md", ("ورشة.md",)),
    ("\0", "\0", ()),
]


@pytest.mark.parametrize(
    ("typed", "text", "candidates"), TYPED, ids=[repr(row[0]) for row in TYPED]
)
def test_a_name_is_completed_as_far_as_it_is_sure(
    typed: str, text: str, candidates: tuple[str, ...], folder: Path
) -> None:
    wanted = completed(typed, lambda name: name.endswith((".md", ".yaml")))

    assert wanted == Completion(text, candidates)


def test_an_empty_name_offers_all_but_the_hidden(folder: Path) -> None:
    assert completed("").candidates == (
        "notes.txt", "reports/", "resources/", "view.md", "view.yaml", "ورشة.md",
    )  # fmt: skip
