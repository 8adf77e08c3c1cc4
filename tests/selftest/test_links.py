"""The family of links: each row of its two lists, and random addresses."""

from __future__ import annotations

import pytest

from timeline_tui.selftest import links as links_module
from timeline_tui.selftest.links import ALLOWED, EDITORS, NAMES, REFUSED, links
from timeline_tui.text.urls import safe_url


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_is_no_link(text: str) -> None:
    assert safe_url(text) is None


@pytest.mark.parametrize(("text", "opened"), ALLOWED, ids=ascii)
def test_what_is_opened(text: str, opened: str) -> None:
    assert safe_url(text) == opened
    assert safe_url(opened) == opened


def test_no_address_passes_that_may_not() -> None:
    tally = links(11)

    assert tally.faults == ()
    assert tally.inputs > 20_000


def test_a_check_that_lets_all_pass_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links_module, "safe_url", lambda text: text)

    assert len(links(11).faults) > len(REFUSED)


def test_an_editor_that_is_given_the_bare_name_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        links_module, "editor_command", lambda setting, path, line: [*setting.split(), path]
    )

    assert len(links(11).faults) == len(EDITORS) * len(NAMES)
