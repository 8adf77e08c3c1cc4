"""Where settings and memories lie, also for those who have no home."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.config import Settings, config_path, load_settings
from timeline_tui.crash import kept
from timeline_tui.files.places import settings_folder, state_folder
from timeline_tui.memory import memory_path


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A user whom the system does not know, in a folder of somebody else's data."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", _nobody)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _nobody(uid: int) -> None:
    raise KeyError(uid)


def test_whoever_has_no_home_has_no_settings_and_no_memory(no_home: Path) -> None:
    assert settings_folder() is state_folder() is None
    assert config_path() is memory_path() is None
    assert load_settings(config_path()) == Settings()
    assert kept("a report") is None
    assert list(no_home.iterdir()) == []


def test_they_are_never_looked_for_beside_the_data(
    no_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "here")
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")

    for folder in (settings_folder(), state_folder()):
        assert folder is None or folder.is_absolute()
        assert folder is None or no_home not in folder.parents


def test_they_have_folders_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert settings_folder() == tmp_path / "config" / "timeline-tui"
    assert state_folder() == tmp_path / "state" / "timeline-tui"
