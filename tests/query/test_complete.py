"""Completion: what is offered at the cursor, and which part of the filter it replaces."""

import pytest

from timeline_tui.events.fields import FIELDS, TRAITS
from timeline_tui.query.complete import complete
from timeline_tui.query.context import Context
from timeline_tui.query.parser import parse

CONTEXT = Context(fields=frozenset({"importance", "Event Id", "near"}))

# The cursor is at `_`; then the first offers, applied.
OFFERS = [
    ("ta_", ["tags:"]),
    ("tag_", ["tags:"]),
    ("loc_", ["place:"]),
    ("x OR (pl_", ["x OR (place:"]),
    ("-cat_", ["-category:"]),
    ("st_ x", ["starts: x"]),
    ("st_rts:2023", ["starts:2023"]),
    ("S_", ["source:", "since:", "starts:"]),
    ("imp_", ["importance:"]),
    ("ev_", ['col:"Event Id":']),
    ("nea_", ["near:(", 'col:"near":']),
    ("is:op_", ["is:open"]),
    ("-is:op_", ["-is:open"]),
    ("is:open,ra_", ["is:open,range"]),
    ("has:pl_", ["has:place"]),
    ("no:da_", ["no:date"]),
    ("has:ev_", ['has:"col:Event Id"']),
    ("precision:<=mo_", ["precision:<=month"]),
    ("precision:year.._", ["precision:year..gigayear"]),
    ("weekday:sa_", ["weekday:sat"]),
    ("weekday:Satur_", ["weekday:sat"]),
    ("weekday:!fri..s_", ["weekday:!fri..sat", "weekday:!fri..sun"]),
    ("month:jan,_", ["month:jan,jan"]),
    ("hou_", ["hour:"]),
    ("dur_", ["during:", "duration:"]),
    ("has:dur_", ["has:duration"]),
    ("has:hou_", []),
    ("title:x_", []),
    ('"tag_', []),
    ('"a b" ta_', ['"a b" tags:']),
    ("/ta_", []),
    ("qqq_", []),
]


@pytest.mark.parametrize(("typed", "expected"), OFFERS, ids=[row[0] for row in OFFERS])
def test_what_is_offered(typed: str, expected: list[str]) -> None:
    cursor = typed.index("_")
    text = typed.replace("_", "")
    offers = complete(text, cursor, CONTEXT)

    applied = [text[: o.replace_start] + o.text + text[o.replace_end :] for o in offers]
    assert applied[: len(expected)] == expected
    assert expected or not applied


def test_an_empty_filter_is_offered_every_field_with_its_description() -> None:
    offers = complete("", 0, CONTEXT)

    assert [o.text for o in offers[: len(FIELDS)]] == [f"{entry.name}:" for entry in FIELDS]
    assert all(o.description for o in offers)


def test_every_trait_is_offered_after_is() -> None:
    assert [o.text for o in complete("is:", 3, CONTEXT)] == list(TRAITS)


@pytest.mark.parametrize("keyword", ["has:", "is:", "precision:", "weekday:", "month:"])
def test_what_is_offered_can_be_read(keyword: str) -> None:
    offers = list(complete(keyword, len(keyword), CONTEXT))

    assert offers
    for offer in offers:
        assert parse(keyword + offer.text, CONTEXT)
