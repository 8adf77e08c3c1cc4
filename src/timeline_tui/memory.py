"""What is remembered from one run to the next: `timeline-tui/memory.json` in the state folder.

It is a convenience and never in the way: a memory that cannot be read is empty, one that cannot be
written is let go, and both are told by what `keep` gives. Entries are plain JSON values by name.
What another run kept meanwhile stays: an entry is merged into the file as it is then.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from timeline_tui.errors import WriteError
from timeline_tui.files.alone import alone_in
from timeline_tui.files.atomic import write_atomically
from timeline_tui.files.places import state_folder

LARGEST = 1 << 20
"""Bytes of a memory; a larger file is not ours and counts as empty."""


def memory_path() -> Path | None:
    """Give where the memory lies; None where no home is known."""
    folder = state_folder()
    return folder / "memory.json" if folder else None


class Memory:
    """Named entries in one file; without a path it lasts as long as the run."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._entries: dict[str, object] | None = None
        self._writing = Lock()

    def recall(self, name: str) -> object:
        """Give an entry as it was kept, or None; the file is read once, at the first question."""
        if self._entries is None:
            self._entries = self._read()
        return self._entries.get(name)

    def keep(self, name: str, change: Callable[[object], object]) -> bool:
        """Change an entry and write the file; give whether it was written.

        `change` gets the entry as it stands in the file now, or None, and gives what is to stand.
        """
        with self._writing:  # one thread after the other: none loses what another has kept
            if self._path is None:
                return self._changed(dict(self._entries or {}), name, change)
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with alone_in(str(self._path.parent)):  # and one run after the other
                return self._changed(self._read(), name, change)

    def _changed(
        self, entries: dict[str, object], name: str, change: Callable[[object], object]
    ) -> bool:
        entries[name] = change(entries.get(name))
        self._entries = entries
        return self._path is None or _written(self._path, entries)

    def _read(self) -> dict[str, object]:
        if self._path is None or not self._path.is_file():
            return {}
        import json  # deferred: start-up

        try:
            with self._path.open(encoding="utf-8") as file:
                text = file.read(LARGEST + 1)
            entries = json.loads(text) if len(text) <= LARGEST else None
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}


def _written(path: Path, entries: dict[str, object]) -> bool:
    import json  # deferred: start-up

    text = json.dumps(entries, ensure_ascii=False, indent=1)
    try:
        write_atomically(str(path), lambda out: out.write(text + "\n"), replace=True)
    except WriteError:
        return False
    return True
