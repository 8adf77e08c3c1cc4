"""How far reading has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.formats.options import Progress, ReadOptions
from timeline_tui.formats.registry import read_files

TEXTS = {
    "a.csv": "date,title\n2024,One\n2025,Two\n",
    "a.yaml": "- {date: 2024, title: One}\n- {date: 2025, title: Two}\n",
    "a.json": '[{"date": "2024", "title": "One"}, {"date": "2025", "title": "Two"}]',
    "a.jsonl": '{"date": "2024", "title": "One"}\n{"date": "2025", "title": "Two"}\n',
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_events_of_every_format_are_counted(name: str, tmp_path: Path) -> None:
    """And those of several files together."""
    path = tmp_path / name
    path.write_text(TEXTS[name], encoding="utf-8")
    progress = Progress()

    read_files([str(path), str(path)], ReadOptions(progress=progress))

    assert (progress.file, progress.events) == (str(path), 4)
