"""The commonest texts are read without the grammar, and to the same dates."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import DateError, When, edtf
from timeline_tui.dates.quick import quick_date

READ = [
    "2023-08-07",
    "0001-01-01",
    "9999-12-31",
    "2024-02-29",
    "0001-01-01T00:00:00.000000001Z",
    "9999-12-31T23:59:59.999999999Z",
    "2024-01-28T02:53:00.1Z",
    "2024-01-28T02:53:00.1234567Z",
    "1969-12-31T23:59:59.999999999Z",
]
LEFT = [
    "",
    "2024-01-28T02:53:00Z",
    "2023",
    "2023-08",
    "2023-02-29",
    "0000-01-01",
    "-043-03-15",
    "2024-W04-7",
    "2024-W04-7T02:53:00.123456789Z",
    "2024-01-28T24:00:00Z",
    "2024-01-28T24:00:00.000000000Z",
    "2016-12-31T23:59:60Z",
    "2024-01-28T02:53Z",
    "2024-01-28T02:53:00",
    "2024-01-28 02:53:00Z",
    "2024-01-28T02:53:00z",
    "2024-01-28T02:53:00,123Z",
    "2024-01-28T02:53:00.Z",
    "2024-01-28T02:53:00.1_3Z",
    "2024-01-28T02:53:00. 13Z",
    "2024-01-28T02:53:00.1234567891Z",
    "2024-01-28T02:53:00+03:00",
    "2024-01-28T02:53:00+0Z",
    "2024-01-28T025300.1Z",
    "٢٠٢٤-٠١-٢٨",
    "2024-0١-28",
    "2024-01-28T02:53:00.١Z",
]


@pytest.mark.parametrize("text", READ)
def test_days_and_instants_are_read_without_the_grammar(text: str) -> None:
    assert quick_date(text) is not None
    assert quick_date(text) == _without_shortcut(text)


@pytest.mark.parametrize("text", LEFT)
def test_everything_else_is_left_to_the_grammar(text: str) -> None:
    assert quick_date(text) is None


def _without_shortcut(text: str) -> When | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edtf, "quick_date", lambda _: None)
        try:
            return edtf.parse(text)
        except DateError:
            return None


DIGITS = st.text("0123456789", min_size=1, max_size=10)
TEXTS = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")),
    st.builds(
        lambda at, digits: f"{at:%Y-%m-%dT%H:%M:%S}.{digits}Z".rjust(21 + len(digits), "0"),
        st.datetimes(),
        DIGITS,
    ),
)
NOISE = st.sampled_from("0123456789-:.TZz,+W _٣")


@st.composite
def _nearly(draw: st.DrawFn) -> str:
    """A text of the right form with a character or two that are not."""
    text = list(draw(TEXTS))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(text) - 1))
        if draw(st.booleans()):
            text[place] = draw(NOISE)
        elif draw(st.booleans()) and len(text) > 1:
            del text[place]
        else:
            text.insert(place, draw(NOISE))
    return "".join(text)


@settings(max_examples=1500, deadline=None)
@given(_nearly())
@example("2024-01-28T02:53:00.123456789Z")
@example("2000-01-01T00:00:00.000000 Z")
@example("2000-01-01T00:00:00.000000٣Z")
def test_the_short_way_and_the_grammar_agree(text: str) -> None:
    found = quick_date(text)

    assert found is None or found == _without_shortcut(text)
