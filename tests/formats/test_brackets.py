"""Records in brackets, many in a line: a fault in one of them spares those around it."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from timeline_tui.events.document import Reading
from timeline_tui.files.source import Source
from timeline_tui.formats import json, yaml
from timeline_tui.formats.faults import is_cut_short
from timeline_tui.formats.options import ReadOptions


def read(text: str, module: ModuleType) -> Reading:
    return module.read(Source("file", text, "utf-8"), ReadOptions(), 0)


def titles(reading: Reading) -> list[str]:
    return [event.title.first for event in reading.events]


BAD_JSON = [
    '{"title": }',
    '{"title": @}',
    '{"title": "X}',
    '{"title": X"}',
    '{"title": "X"',
    '{"title": "X"}}',
    '{"title": "X"]}',
    '{"title": ["X"}',
    '{"title": "X" "date": 2024}',
    '{"title": "a "quoted" word"}',
    '{"title": "}", "date": }',
    '{"title": "\\", {", "date": }',
    '{"title": "X, "sources": [{"title": "no"}, {"title": "no"}]}',
    '{"sources": [{"title": "no"}, {"title": "no"}], "title": }',
    '{"x": {"title": "no"}, "y": {"title": "no", "title": }}',
    '{{"title": "X"}',
    '{"title": ' + "[" * 5000 + "}",
    '{"title": {"x": {"y": "z"}',
    "{'title': 'X'}",
    "@",
    "",
]
BAD_YAML = [
    "{title: @}",
    "{title: X, date: `}",
    "{title: 'X}",
    '{title: "X}',
    '{title: "\\q"}',
    "{title: X",
    "{title: X]}",
    "{title: [X}",
    "{title: 'X' Y}",
    "{title: *nowhere}",
    "{title: &x {a: *x}}",
    "{title: it's, sources: [{title: no}, {title: no}], date: @}",
    "{title: '}, {title: no', date: @}",
    "{title: " + "[" * 40 + "]" * 40 + "}",
    "{title: " + "[" * 3000 + "}",
    "{title: {x: {y: z}",
    "{title: " + "x" * 3000 + ", date: @}",
    "{title: X} @",
    "@",
]
LISTS = [
    "{records}",
    '{{"events": {records}}}',
    '{{"events": {records}, "timeline": {{"title": "T"}}}}',
    '\n\n{{"x": [1, {{"events": []}}],\n  "timeline": {{"title": "T", "events": {records}}}}}',
]
BLOCKS = [
    "events: {records}\ntimeline:\n  title: T\n",
    "timeline:\n  title: T\n  events: {records} # comment\nmore: [keys]\n",
    "timeline:\n  title: T\n  events: &all {records}\n--- x\n",
]
SEPARATORS = [", ", ",", ",\n", " ,\r\n    "]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    ("module", "bad", "around"),
    [
        *((json, bad, around) for bad in BAD_JSON for around in LISTS[:3]),
        *((yaml, bad, around) for bad in BAD_YAML for around in (*LISTS, *BLOCKS)),
    ],
)
def test_records_in_brackets_around_bad_ones_are_read(module, bad, around, separator) -> None:
    wholes = [f'{{"title": "{name}", "sources": [{{"title": "S"}}]}}' for name in "ABCD"]
    records = separator.join([wholes[0], wholes[1], bad, wholes[2], bad, wholes[3]])
    text = around.format(records=f"[{records}]")
    reading = read(text, module)

    assert [title for title in titles(reading) if title in "ABCD" and title] == list("ABCD")
    assert "no" not in titles(reading)
    assert len([each for each in reading.problems if each.rejected]) == 2
    assert not any(map(is_cut_short, reading.problems))
    lines = text.replace("\r\n", "\n").split("\n")
    for event in reading.events:
        assert event.title.first[:9] in lines[event.origin.line - 1]
    if '"T"' in around or "title: T" in around:
        assert reading.documents[0].title.first == "T"


PLACES = [
    (json, '[{"title": "A"}, {"title": @}, {"title": "B"}, {"title": @}]', [(1, 28), (1, 58)]),
    (json, '[\n{"title": "A"}, {"title": @},\n{"title": @}, {"title": "B"}]', [(2, 27), (3, 11)]),
    (json, '[{"title": "A"}, {"title": "B"}bad, {"title": @}]', [(1, 32), (1, 47)]),
    (json, '{"events": [{"title": "A"}, {"title": "B"}; ], "x": @}', [(1, 43), (1, 53)]),
    (json, '[{"title": "A"}, {"title": "B"},]', [(1, 32)]),
    (yaml, "events: [{title: A}, {title: @}, {title: B}, {title: @}]", [(1, 30), (1, 54)]),
    (yaml, "[{title: A}, {title: @}, {title: B}, {title: *no}]", [(1, 22), (1, 38), (1, 46)]),
    (yaml, "events: [{title: A}, {title: B, date: }bad,\n {title: @}]", [(1, 40), (2, 10)]),
    (yaml, "{events: [{title: A}, {title: B}, {title: @}], timeline: {by: @}}", [(1, 43), (1, 63)]),
]  # fmt: skip


@pytest.mark.parametrize(("module", "text", "places"), PLACES)
def test_what_is_left_out_of_a_line_is_named_with_its_column(module, text, places) -> None:
    reading = read(text, module)

    assert titles(reading) == ["A", "B"]
    assert sorted((each.line, each.column) for each in reading.problems) == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{title: A}, {title: B}]]{title: "E"}', ["A", "B"]),
        ("[{title: A}]\n--- [{title: @}, {title: B}]\n", ["A", "B"]),
        ("--- # comment\n[{title: @}, {title: A}]\n--- [{title: B}]\n", ["A", "B"]),
    ],
)
def test_records_of_a_root_in_brackets_are_read_once(text: str, expected: list[str]) -> None:
    reading = read(text, yaml)

    assert titles(reading) == expected
    assert len([each for each in reading.problems if each.rejected]) == 1


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([json, yaml]),
    st.integers(0, 5),
    st.integers(0, 60),
    st.text(st.sampled_from("""{}[]"',:\\@&*#!- \n\ta1"""), min_size=1, max_size=6),
)
def test_what_is_lost_beside_a_bad_record_is_told(module, which, place, garbage) -> None:
    # What stands behind the end of a list and a `#` is a comment, of which nothing is told.
    assume(module is json or not re.search(r"\]\s*#", garbage))
    names = "ABCDEF"
    records = [f'{{"title": "{name}", "x": [{{"y": "z"}}], "date": "2024"}}' for name in names]
    bad = records[which]
    records[which] = bad[: place % len(bad)] + garbage + bad[place % len(bad) :]
    reading = read(f"[{', '.join(records)}]", module)

    found = titles(reading)
    assert not [name for name in names if found.count(name) > 1]
    lost = [name for name in names if name not in found and name != names[which]]
    assert not lost or any(each.rejected for each in reading.problems)


MANY = 20_000
FLOODS = [
    (json, '{"title": }'),
    (json, '{"title": "X}'),
    (json, '{"title": "X"'),
    (json, '{"title": "X"} x'),
    (yaml, "{title: @}"),
    (yaml, "{title: 'X} Y"),
    (yaml, "{title: *no}"),
    (yaml, "{title: X} @"),
]


@pytest.mark.parametrize(("module", "bad"), FLOODS)
def test_a_line_full_of_faults_is_read_to_its_end(module: ModuleType, bad: str) -> None:
    whole = '{"title": "A", "date": "2024"}'
    text = "[" + ", ".join([bad if number % 3 == 1 else whole for number in range(MANY)]) + "]"
    reading = read(text, module)

    assert titles(reading).count("A") == MANY - MANY // 3 - (MANY % 3 > 1)
    assert len([each for each in reading.problems if each.rejected]) == MANY // 3 + (MANY % 3 > 1)


DEAR = [
    (json, '[{"a": "' + '\\"' * 500_000),
    (json, '[{"a": @' + "{" * 500_000),
    (json, '[{"a": @' + '{"' * 500_000),
    (json, '[{"a": @' + "[" * 250_000 + "}" * 250_000),
    (json, "[{" + '"a' * 250_000),
    (json, "\n".join(["["] + [" " * number + '{"a": @}' for number in range(1000)])),
    (yaml, "[{a: @" + "{" * 500_000),
    (yaml, "[{a: @" + " '''" * 250_000),
    (yaml, "[{a: @" + " 'a\"" * 250_000),
    (yaml, "[{a: @" + '\\"' * 250_000),
    (yaml, "[{a: @\n" * 100_000),
]


@pytest.mark.parametrize(("module", "text"), DEAR, ids=range(len(DEAR)))
def test_what_is_dear_to_follow_ends(module: ModuleType, text: str) -> None:
    assert any(each.rejected for each in read(text, module).problems)
