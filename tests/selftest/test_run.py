"""What runs the families: one that misbehaves is a fault of its own, and the others are run."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from timeline_tui.selftest.families import FAMILIES, Family, family_of
from timeline_tui.selftest.run import Outcome, runs
from timeline_tui.selftest.tally import Kept, Tally
from timeline_tui.selftest.trials import Trials, Watch, last_tried

HERE = Path(__file__).resolve().parent


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The families of `families_at_fault` can be imported by the processes too."""
    monkeypatch.setenv("PYTHONPATH", str(HERE))


def family(name: str, *, watched: bool = False, seconds: int = 60) -> Family:
    return Family(
        name.replace("_", " "), "families_at_fault", name, seconds=seconds, is_watched=watched
    )


def told(*families: Family, seed: int = 7) -> dict[str, Outcome]:
    return {run.family.function: run for run in runs(families, quick=True, seed=seed)}


def test_a_family_that_misbehaves_is_one_fault_and_the_others_are_run() -> None:
    seen = told(
        family("raising"),
        family("noisy"),
        family("killed", watched=True),
        family("endless", watched=True, seconds=1),
        family("fine"),
    )

    assert seen["fine"].tally == Tally("fine", 7, (), "a note")
    assert seen["raising"].tally.faults == ("it ended with code 1: RecursionError: too deep",)
    assert "it ended with code 3" in seen["noisy"].tally.faults[0]
    (fault,) = seen["killed"].tally.faults
    assert fault.endswith("(an input of seed 7): it was killed by SIGSEGV")
    assert [each.data for each in seen["killed"].tally.kept] == [b"deadly"]
    (fault,) = seen["endless"].tally.faults
    assert "had not come to an end after 1 s" in fault
    assert seen["endless"].tally.kept == (Kept("endless.txt", b"round and round"),)


def test_an_input_at_fault_is_named_and_kept() -> None:
    tally = told(family("at_fault", watched=True))["at_fault"].tally

    assert tally.inputs == 4
    assert [each.data for each in tally.kept] == [b"bad\x1b[31m", b"raises"]
    assert "(input 2 of seed 7): b'bad\\x1b[31m' is bad" in tally.faults[0]
    assert "ZeroDivisionError at families_at_fault.py" in tally.faults[1]


def test_an_input_that_takes_too_long_is_a_fault() -> None:
    trials = Trials("slow", 1, Watch(), limit=0.0)
    trials.attempt(b"x", list)

    assert trials.tally().faults[0].endswith("it took 0.0 s")


def test_what_looks_at_the_outcome_takes_no_time_of_an_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    for clock in ("perf_counter", "process_time"):
        monkeypatch.setattr(f"timeline_tui.selftest.trials.time.{clock}", lambda: now[0])
    trials = Trials("aside", 1, Watch(), limit=3.0)

    def check() -> list[str]:
        now[0] += 2
        with trials.aside():
            now[0] += 40
        return []

    trials.attempt(b"x", check)

    assert not trials.tally().faults


def test_a_slow_machine_is_given_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.selftest.trials.slowness", lambda: math.inf)
    trials = Trials("slow", 1, Watch(), limit=0.0)
    trials.attempt(b"x", list)

    assert not trials.tally().faults


def test_what_was_tried_last_is_known_whatever_it_holds(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "input")
    for data in (b"a long one " * 9, b"", b"\x00\xff\n"):
        watch.trying("x.bin", data)

        assert last_tried(tmp_path / "input") == Kept("x.bin", data)
    assert last_tried(tmp_path / "nowhere") is None


def test_every_family_has_a_name_of_its_own_and_a_function_or_a_reason() -> None:
    assert len({each.key for each in FAMILIES}) == len(FAMILIES)
    for each in FAMILIES:
        assert bool(each.absent) != bool(each.function)
        assert family_of(each.key) is family_of(each.name) is each


def test_the_families_of_the_docs_are_those_of_the_code() -> None:
    page = (HERE.parents[1] / "docs" / "security.md").read_text(encoding="utf-8")
    table = page.partition("<!-- selftest -->")[2].partition("<!-- /selftest -->")[0]
    rows = [
        line.split("|")[1].partition(":")[0].strip() for line in table.splitlines() if "|" in line
    ]

    assert rows[2:] == [*(each.name for each in FAMILIES), "**total**"]
