"""`hour:`, `weekday:` and `month:`: which numbers a clause asks for, and what is said otherwise."""

import pytest

from timeline_tui.dates.months import MONTHS, WEEKDAYS
from timeline_tui.errors import QueryError
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import Falls
from timeline_tui.query.parser import parse

NIGHT = (0, 1, 2, 3, 4, 5, 6, 22, 23)
EVENING = (18, 19, 20, 21, 22, 23)

ASKED = [
    ("hour:9", (9,)),
    ("hour=9", (9,)),
    ("hour:09", (9,)),
    ("hour:٩", (9,)),
    ('hour:"9"', (9,)),
    ("hour:0", (0,)),
    ("hour:23", (23,)),
    ("hour:9..12", (9, 10, 11, 12)),
    ('hour:"9 .. 12"', (9, 10, 11, 12)),
    ("hour:9..9", (9,)),
    ("hour:22..6", NIGHT),
    ("hour:22..23,0..6", NIGHT),
    ("hour:14,9,9", (9, 14)),
    ("hour:18..", EVENING),
    ("hour:..1", (0, 1)),
    ("hour:>=18", EVENING),
    ("hour:>17", EVENING),
    ("hour:<2", (0, 1)),
    ("hour:<=1", (0, 1)),
    ("HOUR:9", (9,)),
    ("weekday:1", (1,)),
    ("weekday:7", (7,)),
    ("weekday:sat", (6,)),
    ("weekday:SAT", (6,)),
    ("weekday:saturday,sunday", (6, 7)),
    ("weekday:fri..sun", (5, 6, 7)),
    ("weekday:sat..mon", (1, 6, 7)),
    ("weekday:>=fri", (5, 6, 7)),
    ("weekday:السبت", (6,)),
    ("weekday:سبت", (6,)),
    ("weekday:الأحد", (7,)),
    ("weekday:أحد", (7,)),
    ("weekday:الاحد", (7,)),
    ("weekday:الجُمُعه", (5,)),
    ("weekday:الخميس..السبت", (4, 5, 6)),
    ("month:1", (1,)),
    ("month:jan", (1,)),
    ("month:january,feb", (1, 2)),
    ("month:sept", (9,)),
    ("month:nov..feb", (1, 2, 11, 12)),
    ("month:..mar", (1, 2, 3)),
    ("month:يناير", (1,)),
    ("month:جانفي", (1,)),
    ('month:"كانون الثاني"', (1,)),
    ('month:"كانون الثاني..شباط"', (1, 2)),
    ("month:آب", (8,)),
    ("month:اب", (8,)),
]

# Each row: the filter, the part of it that is underlined, and what is said.
WRONG = [
    ("hour:24", "24", 'there is no hour "24". Hours are 0 to 23.'),
    ("hour:-1", "-1", 'there is no hour "-1". Hours are 0 to 23.'),
    ("hour:9,24", "24", 'there is no hour "24". Hours are 0 to 23.'),
    ("hour:9..24", "24", 'there is no hour "24". Hours are 0 to 23.'),
    ('hour:"9..24"', "24", 'there is no hour "24". Hours are 0 to 23.'),
    ("hour:9pm", "9pm", 'there is no hour "9pm". Hours are whole: write hour:21.'),
    ("hour:12am", "12am", 'there is no hour "12am". Hours are whole: write hour:0.'),
    ("hour:09:30", "09:30", 'there is no hour "09:30". Hours are whole: write hour:9.'),
    ("hour:9,", "", "a value is missing here. Hours are 0 to 23."),
    ("hour:..", "..", "a range needs a value at one end. Write hour:9 or hour:22..6."),
    ("hour:>23", "hour:>23", "nothing lies beyond this value. Hours are 0 to 23."),
    ("hour:>9,10", "hour:>9,10", "a comparison takes one value. Join comparisons with OR."),
    ("hour:>9..10", "9..10", 'there is no hour "9..10". Hours are 0 to 23.'),
    ("hour=>9", "hour=>9", "= takes a value as it is. Write hour:9 or hour:22..6."),
    ("hour:/9/", "hour:/9/", "hour is no text. Write hour:9 or hour:22..6."),
    ("hour:", "hour:", 'a value is missing after "hour:". Write hour:9 or hour:22..6.'),
    ("weekday:0", "0", 'there is no weekday "0". Weekdays are mon to sun, or 1 (Monday) to 7.'),
    ("weekday:8", "8", 'there is no weekday "8". Weekdays are mon to sun, or 1 (Monday) to 7.'),
    ("weekday:x", "x", 'there is no weekday "x". Weekdays are mon to sun, or 1 (Monday) to 7.'),
    ("weekday:satrday", "satrday", 'there is no weekday "satrday". Did you mean saturday?'),
    ("month:0", "0", 'there is no month "0". Months are jan to dec, or 1 to 12.'),
    ("month:13", "13", 'there is no month "13". Months are jan to dec, or 1 to 12.'),
    ("month:januar", "januar", 'there is no month "januar". Did you mean january?'),
    ("month:2024-01", "2024-01",
     'there is no month "2024-01". For a date of one year write starts:2024-01.'),
    ("has:hour", "hour",
     "hour is a question and no field of an event. Write has:date, is:range or is:open."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), ASKED, ids=[row[0] for row in ASKED])
def test_a_clause_asks_for_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert parse(text) == Falls(text.lower().split(":")[0].split("=")[0], numbers)


@pytest.mark.parametrize("text", ["hour:!9", "weekday:!>2", "month:!jan..mar"])
def test_an_exclamation_mark_leaves_the_certain_ones(text: str) -> None:
    node = parse(text)

    assert isinstance(node, Falls)
    assert node.certain


@pytest.mark.parametrize(("text", "underlined", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_with_its_place(text: str, underlined: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)

    assert str(caught.value) == said
    assert text[caught.value.start : caught.value.end] == underlined


def test_every_name_that_a_date_may_have_can_be_asked_for() -> None:
    for part, names, first in (("month", MONTHS, 0), ("weekday", WEEKDAYS, 1)):
        for name, number in names.items():
            assert parse(f'{part}:"{name}"') == Falls(part, (number + first,))


def test_who_means_the_column_is_told_how_it_is_written() -> None:
    with pytest.raises(QueryError) as caught:
        parse("month:wet", Context(frozenset({"month"})))

    assert caught.value.hint == (
        "Months are jan to dec, or 1 to 12. For the column of the file write col:month:wet."
    )
