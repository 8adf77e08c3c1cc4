"""The corpus of naughty texts: enough of them, each once, and the same from the same seed."""

from __future__ import annotations

import json

from timeline_tui.selftest.naughty import naughty

FAMILIES = {
    *("control", "escape", "CSI", "OSC", "DCS", "APC", "PM", "SOS", "split", "bidi", "invisible"),
    *("no character", "surrogate", "flood", "wide", "markup", "page", "cell", "file", "program"),
    *("number", "date", "long", "mixed"),
}


def test_there_are_enough_and_each_is_there_once() -> None:
    corpus = naughty()

    assert len(corpus) >= 539
    assert len({each.text for each in corpus}) == len(corpus)
    assert len({each.name for each in corpus}) == len(corpus)
    assert {each.family for each in corpus} == FAMILIES
    assert all(each.name.isascii() and each.name.isprintable() for each in corpus)


def test_every_control_character_is_in_it() -> None:
    held = set("".join(each.text for each in naughty()))

    assert held >= {*map(chr, (*range(0x20), *range(0x7F, 0xA0)))}


def test_chance_follows_from_the_seed_and_touches_nothing_else() -> None:
    assert naughty(3) == naughty(3)
    listed = [[each for each in naughty(seed) if each.family != "mixed"] for seed in (3, 4)]
    assert listed[0] == listed[1]
    assert naughty(3) != naughty(4)


def test_a_file_of_json_can_hold_every_one() -> None:
    texts = [each.text for each in naughty()]

    assert json.loads(json.dumps(texts)) == texts
