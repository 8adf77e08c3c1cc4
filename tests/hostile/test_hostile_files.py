"""Every input that ever broke something, here or elsewhere: read, listed and exported again.

`files.txt` says of each what it did. A new one is put into `files` under its hash.
"""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.selftest import csv, json, yaml
from timeline_tui.selftest.desk import Desk
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant_file

HERE = Path(__file__).resolve().parent
FILES = sorted((HERE / "files").iterdir())
TOLD = dict(line.split("  ", 1) for line in (HERE / "files.txt").read_text().splitlines())


def test_every_file_is_told_of_and_has_its_hash_for_a_name() -> None:
    assert {path.name for path in FILES} == TOLD.keys()
    for path in FILES:
        assert path.stem == sha256(path.read_bytes()).hexdigest()[:12]


@pytest.mark.parametrize("path", FILES, ids=lambda path: TOLD[path.name])
def test_it_does_so_no_more(path: Path) -> None:
    with Desk() as desk:
        assert list(desk.survives(path.read_bytes(), path.suffix[1:])) == []


def test_the_program_lists_and_exports_them_all(tmp_path: Path) -> None:
    for words in (["list"], ["check"], ["export", "--format", "html", "-o", "all.html"]):
        done = subprocess.run(
            [sys.executable, "-m", "timeline_tui", *words, *map(str, FILES)],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == (1 if words == ["check"] else 0), done.stderr[-300:]
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stderr


MADE = [("yaml", yaml.SAMPLES, yaml.VOCABULARY), ("csv", csv.SAMPLES, csv.VOCABULARY)]
MADE += [("json", json.SAMPLES, json.VOCABULARY), ("jsonl", json.SAMPLES[3:], json.VOCABULARY)]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), made=st.sampled_from(MADE), more=st.binary(max_size=40))
def test_other_mutants_survive_too(
    seed: int, made: tuple[str, tuple[str, ...], Vocabulary], more: bytes
) -> None:
    ending, samples, vocabulary = made
    chance = Chance("hypothesis", seed)
    data = mutant_file(chance.pick(samples), chance, vocabulary, samples)
    place = chance.below(len(data) + 1)
    with Desk() as desk:
        assert list(desk.survives(data[:place] + more + data[place:], ending)) == []
