"""Where the machine says which zone it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.files.localtime import local_zone


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Asia/Baghdad", "Asia/Baghdad"),
        (":Asia/Baghdad", "Asia/Baghdad"),
        (":/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("EST5EDT,M3.2.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0"),
    ],
)
def test_the_environment_comes_first(named: str, zone: str, tmp_path: Path) -> None:
    assert local_zone({"TZ": named}, tmp_path / "localtime") == zone


def test_else_it_is_where_the_link_leads(tmp_path: Path) -> None:
    target = tmp_path / "zoneinfo" / "America" / "New_York"
    target.parent.mkdir(parents=True)
    target.touch()
    link = tmp_path / "localtime"
    link.symlink_to(target)

    assert local_zone({}, link) == "America/New_York"


def test_without_either_nothing_is_said(tmp_path: Path) -> None:
    copied = tmp_path / "localtime"
    copied.touch()

    assert local_zone({}, copied) == ""
    assert local_zone({}, tmp_path / "missing") == ""
