"""Rows in their columns: which there are at which width, aligned whatever stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.dates import DateLook, parse
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.events.event import Event, Origin, Texts
from timeline_tui.query.highlights import Highlights, Term
from timeline_tui.render.captions import captioned
from timeline_tui.render.cells import elapsed_text, lasts_text, steady
from timeline_tui.render.columns import NO_COLUMNS, Column, Columns
from timeline_tui.render.direction import text_of
from timeline_tui.render.palette import category_marks
from timeline_tui.render.pieces import piece, width_of
from timeline_tui.render.rows import Look, columns_for, date_style, draw_row, sign_of
from timeline_tui.render.survey import survey
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import use
from timeline_tui.timeline import Choices, Session
from timeline_tui.view.columns import LASTS
from timeline_tui.view.manner import Clock, Elapsed, Manner
from timeline_tui.view.rows import EventRow, Hit, Row

YEAR = Period(Precision.YEAR, 2024)

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_707_609_600 * 10**9
REIGNS = """start,end,title,category,place,cause
-0026-01-16,0014-08-19,Augustus,Julio-Claudian,Rome,Assassination
0014-09-18,0037-03-16,Tiberius,Julio-Claudian,Rome,Assassination
0069-01-15,0069-04-16,Otho,Flavian,Terentinum,Suicide
0193-12-31,,Unknown end,Severan,,
"""
QUAKES = """date,title,category,place,mag,status
2018-02-07T01:26:13.840Z,"M 2.0 - 4km W of Castaic, CA",earthquake,"4km W of Castaic, CA",2,automatic
2018-02-07T01:13:57.750Z,"M 1.6 - 2km E of San Marino",earthquake,"2km E of San Marino",1.6,automatic
2018-02-06T23:01:13.890Z,"M 0.5 - 11km NE of Aguanga",explosion,"11km NE of Aguanga",-0.54,reviewed
"""
ODD = """
- {id: a, title: Nobody knows when, tags: [one, two]}
- {id: b, date: "1984?", title: Doubted}
- {id: c, date: "1984~", title: Roughly then}
- {id: d, date: 1984/.., title: Still going on}
- {id: e, date: before 1984-05-01, basis: inferred, title: Inferred}
- {id: f, date: not a date, title: Not understood}
"""
FILES = {
    "sample": (ROOT / "data" / "events.yaml").read_text(encoding="utf-8"),
    "reigns": REIGNS,
    "quakes": QUAKES,
    "odd": ODD,
}
ENDINGS = {"sample": "yaml", "reigns": "csv", "quakes": "csv", "odd": "yaml"}


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], tuple[Look, Sequence[Row]]]:
    """The rows of a file by its name, and the look that the screen has of them."""

    def give(name: str) -> tuple[Look, Sequence[Row]]:
        path = tmp_path / f"{name}.{ENDINGS[name]}"
        path.write_text(FILES[name], encoding="utf-8")
        session = Session(Choices((str(path),), now=NOW))
        session.read()
        _, rows = session.preview(0)
        look = Look(
            category_marks(session.categories),
            dates=DateLook(now=NOW),
            survey=session.survey,
            zone=session.zone,
            zones=session.zones,
        )
        return look, rows

    return give


def drawn(look: Look, rows: Sequence[Row], width: int) -> list[str]:
    """The lines of rows that follow one another."""
    beside: list[tuple[Row, Event | None]] = []
    before: Event | None = None
    for row in rows:
        beside.append((row, before))
        before = row.hit.event if isinstance(row, EventRow) else before
    columns = columns_for(width, beside, look)
    lines = [
        "".join(
            part.text for part in draw_row(row, columns, look, width, selected=False, other=other)
        )
        for row, other in beside
    ]
    assert {cell_len(line) for line in lines} == {width}
    return lines


@pytest.mark.parametrize("name", FILES)
def test_rows_look_calm_at_every_width(
    name: str,
    opened: Callable[[str], tuple[Look, Sequence[Row]]],
    golden: Callable[[str, str], None],
) -> None:
    look, rows = opened(name)
    blocks = []
    for width in (40, 60, 80, 120, 200):
        lines = drawn(look, rows, width)
        blocks += [f"{width} cells", *(f"{line}|" for line in lines), ""]

    golden(f"rows-{name}", "\n".join(blocks))


@pytest.mark.parametrize("elapsed", [Elapsed.PREVIOUS, Elapsed.SELECTED])
def test_elapsed_times_stand_in_a_column_behind_the_date(
    elapsed: Elapsed,
    opened: Callable[[str], tuple[Look, Sequence[Row]]],
    golden: Callable[[str, str], None],
) -> None:
    look, rows = opened("sample")
    look = look._replace(manner=Manner(elapsed=elapsed))

    golden(f"elapsed-{elapsed}", "\n".join([*drawn(look, rows, 80), ""]))


def test_ascii_alone(
    opened: Callable[[str], tuple[Look, Sequence[Row]]], golden: Callable[[str, str], None]
) -> None:
    look, rows = opened("sample")
    manner = Manner(elapsed=Elapsed.PREVIOUS)
    marks = category_marks([*look.marks], ascii_only=True)
    text = "\n".join(
        [*drawn(look._replace(ascii_only=True, manner=manner, marks=marks), rows, 100), ""]
    )

    golden("rows-ascii", text)
    assert text.isascii()


# Columns.


def names(look: Look, rows: Sequence[Row], width: int) -> list[str]:
    columns = columns_for(width, [(row, None) for row in rows], look)
    return [column.name for column in columns.placed]


def test_what_the_title_says_already_has_no_column(
    opened: Callable[[str], tuple[Look, Sequence[Row]]],
) -> None:
    look, rows = opened("quakes")

    assert names(look, rows, 200) == ["date", "category", "title", "mag", "status"]


def test_start_and_length_stand_apart_where_ranges_would_be_cut(
    opened: Callable[[str], tuple[Look, Sequence[Row]]],
) -> None:
    look, rows = opened("reigns")

    assert "(lasts)" in names(look, rows, 60)
    assert "(lasts)" not in names(look, rows, 120)
    # Where a person chose the columns, no end is left out without its length.
    chosen = look._replace(manner=Manner(columns=("date", "title")))
    assert names(chosen, rows, 60) == ["date", "title"]
    assert any("–" in line for line in drawn(chosen, rows, 60))


def test_chosen_columns_stand_in_their_order(
    opened: Callable[[str], tuple[Look, Sequence[Row]]],
) -> None:
    look, rows = opened("quakes")
    chosen = look._replace(manner=Manner(columns=("mag", "title", "date")))

    assert names(chosen, rows, 80) == ["mag", "title", "date"]


def listed(events: Sequence[Event], width: int, look: Look) -> list[Column]:
    look = look._replace(survey=survey(events, look.lang))
    beside = [(EventRow(n, n, Hit(event), YEAR), None) for n, event in enumerate(events)]
    return list(columns_for(width, beside, look).placed)


def changes(title: str, **extra: str) -> list[Event]:
    """Events with titles that get longer, and fields that tell them apart."""
    return [
        Event(
            f"e{n}",
            parse(f"2024-01-{n:02}"),
            title=Texts([("", f"{title} {'x' * n}")]),
            extra={name: value.format(n) for name, value in extra.items()},
        )
        for n in range(1, 31)
    ]


def test_a_value_has_all_its_cells_or_no_column() -> None:
    events = changes("A title as long as paths often are: " + "y" * 40, commit="{:012}")

    for width in range(40, 140):
        widths = {column.name: column.width for column in listed(events, width, Look())}
        assert widths.get("commit", 12) == 12, width
        assert "commit" not in widths or widths["title"] >= 56, width


@pytest.mark.parametrize("name", ["gender", "actors"])
def test_a_long_title_of_few_events_keeps_no_room_from_other_columns(name: str) -> None:
    events = changes("Short", **{name: "{:06}"} if name == "gender" else {})
    if name == "actors":
        events = [replace(event, actors=(f"Person {n:03}",)) for n, event in enumerate(events)]
    events[0] = replace(events[0], title=Texts([("", "Long " * 30)]))

    assert name in [column.name for column in listed(events, 80, Look())]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (["1.35", "5.3", "2", "-0.5"], [" 1.35", " 5.3 ", " 2   ", "-0.5 "]),
        (["7", "12", "1,000"], ["    7", "   12", "1,000"]),
        (["0.12345678", "1.5", "3"], ["0.12345678", "       1.5", "         3"]),
    ],
)
def test_numbers_stand_in_line_by_their_decimal_point(numbers: list[str], shown: list[str]) -> None:
    events = [
        Event(f"e{n}", title=Texts([("", "A title")]), extra={"n": number})
        for n, number in enumerate(numbers)
    ]
    look = Look(survey=survey(events), manner=Manner(columns=("n", "title")))
    rows = [EventRow(n, n, Hit(event), YEAR) for n, event in enumerate(events)]

    assert [line[2 : 2 + len(shown[0])] for line in drawn(look, rows, 60)] == shown


def test_no_value_touches_the_border() -> None:
    events = changes("Title", gender="{:06}")

    for width in range(40, 120):
        last = listed(events, width, Look())[-1]
        assert last.end < width or last.name == "title", width


def test_a_column_of_texts_from_the_right_begins_there() -> None:
    titles = ["مقتل ثلاثة جنود", "بدء المحادثات", "NATO", "حوار"]
    events = [Event(f"e{n}", title=Texts([("", title)])) for n, title in enumerate(titles)]

    assert {column.name: column.is_right for column in listed(events, 60, Look())}["title"]
    assert not listed(events[2:3], 60, Look())[-1].is_right


@pytest.mark.parametrize(
    ("date", "column", "shown"),
    [
        ("2024-02-08", "short", " 8 Feb"),
        ("2024-02-11", "short", "11 Feb"),
        ("2024-02-07/2024-02-08", "short", " 7–8 Feb"),
        ("2024-02-08", "words", " 8 February 2024"),
        ("8 February 2024", "written", "8 February 2024"),
        ("2024", "short", "2024"),
        ("-0004", "short", " 5 BCE"),
    ],
)
def test_numbers_of_one_digit_stand_in_line_with_those_of_two(
    date: str, column: str, shown: str
) -> None:
    look = Look(dates=DateLook(column=column))
    row = EventRow(0, 0, Hit(Event("e", parse(date))), YEAR)

    assert drawn(look, [row], 60)[0].rstrip() == f"  {shown}"


def test_columns_grow_and_do_not_shrink() -> None:
    def row(number: int, date: str) -> tuple[Row, None]:
        return EventRow(number, number, Hit(Event(f"e{number}", parse(date)))), None

    look = Look(dates=DateLook(column="words"))
    wide = columns_for(80, [row(0, "28 September 2024")], look)

    assert columns_for(80, [row(1, "2024")], look, wide) == wide
    assert columns_for(80, [row(1, "2024")], look).width_of("date") < wide.width_of("date")


def test_a_click_finds_its_column() -> None:
    look = Look(manner=Manner(columns=("date", "category", "title")))
    event = Event("e", parse("2024-01-28"), title=Texts([("", "A title")]), category=("word",))
    columns = columns_for(60, [(EventRow(0, 0, Hit(event), YEAR), None)], look)

    found = [columns.at(cell) for cell in range(60)]

    assert list(dict.fromkeys(found)) == ["date", "category", "title"]
    assert NO_COLUMNS.at(3) == ""


def test_the_survey_looks_at_a_sample() -> None:
    events = [Event(f"e{n}", extra={"n": str(n % 7), "always": "x"}) for n in range(5_000)]

    facts = survey(events)

    assert facts.total < 700
    assert "n" in facts.usual
    assert facts.fact("n").is_number
    assert "always" not in facts.usual
    assert "always" in facts.offered


def test_names_of_columns_stand_beside_the_period() -> None:
    look = Look(manner=Manner(columns=("date", "category", "title")))
    event = Event("e", parse("2024-01-28"), title=Texts([("", "A title")]), category=("word",))
    columns = columns_for(60, [(EventRow(0, 0, Hit(event), YEAR), None)], look)

    line = captioned([piece(" 2024", "heading")], columns, "title", "…")

    assert "".join(part.text for part in line) == " 2024      category title"
    assert [part.text for part in line if "active" in part.style] == ["title"]
    marked = captioned([piece(" 2024", "heading")], columns, "date", "…")
    assert [part.text for part in marked if "active" in part.style] == [" 2024"]
    long = captioned([piece(" the whole second half of 2024", "heading")], columns, "", "…")
    assert "".join(part.text for part in long) == " the whole second half of 2024"
    assert captioned(line[:1], NO_COLUMNS, "title", "…") == line[:1]
    alone = captioned([piece(" ")], columns, "date", "…")
    assert "".join(part.text for part in alone) == "  date     category title"
    assert [part.text for part in alone if "active" in part.style] == ["date"]


def test_a_name_at_the_right_of_its_column_needs_no_more_room_than_its_own() -> None:
    columns = Columns((Column("date", 2, 6), Column("lasts", 10, 9, is_right=True)), total=40)

    line = captioned([piece(" January 1977", "heading")], columns, "", "…")
    long = captioned([piece(" September 1977", "heading")], columns, "", "…")

    assert "".join(part.text for part in line) == " January 1977 lasts"
    assert "".join(part.text for part in long) == " September 1977"


# Cells.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("  two   blanks\nand a line ", "two blanks and a line"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("❤\ufe0f", "❤"),
        ("👍🏽", "👍"),
        ("🏳\ufe0f\u200d🌈", "🏳🌈"),
        ("🇮🇶", "🇮🇶"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("كَتَبَ", "كَتَبَ"),
        ("\x1b[31m", "␛[31m"),
    ],
)
def test_what_terminals_disagree_on_is_left_out(text: str, shown: str) -> None:
    assert steady(text) == shown


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("-0026-01-16/0014-08-19", "40 y"),
        ("1977-01-21/1977-09-23", "245 d"),
        ("1914/1918", "3–5 y"),
        ("2024-01-28T10:00/2024-01-28T12:30", "2 h 30 min"),
        ("2024-01-28", ""),
        ("2024-01-28/..", ""),
    ],
)
def test_a_length_is_as_precise_as_it_is_known(date: str, text: str) -> None:
    assert lasts_text(Event("e", parse(date))) == text


@pytest.mark.parametrize(
    ("first", "second", "previous", "selected"),
    [
        ("2023-08-08", "2024-01-25", "+170 d", "T+170 d"),
        ("2024-01-25", "2024-01-25", "+0 d", "T+0 d"),
        ("2024", "2014", "", "T−9–11 y"),
        ("2024-01-28T10:00Z", "2024-01-28T12:00Z", "+2 h", "T+2 h"),
        ("2014", "2024~", "+~10 y", ""),
        ("", "2024", "", ""),
    ],
)
def test_elapsed_times_are_honest(first: str, second: str, previous: str, selected: str) -> None:
    one, two = (Event(text, parse(text)) if text else Event("") for text in (first, second))

    assert elapsed_text(two, one, Elapsed.PREVIOUS).lstrip("+") == previous.lstrip("+")
    if selected:
        assert elapsed_text(two, one, Elapsed.SELECTED) == selected


def test_the_selected_event_is_zero_and_without_another_nothing_is_told() -> None:
    one = Event("a", parse("2024"))

    assert elapsed_text(one, one, Elapsed.SELECTED) == "T"
    assert elapsed_text(Event("u"), Event("u"), Elapsed.SELECTED) == ""
    assert elapsed_text(one, None, Elapsed.PREVIOUS) == ""
    assert elapsed_text(one, one, Elapsed.OFF) == ""


def test_a_relation_may_say_more_than_the_dates() -> None:
    first = Event("first", parse("2024-01-27"))
    told = Event("told", parse("2024-01-28"), relation={"after": "first.start", "within": "24h"})

    assert elapsed_text(told, first, Elapsed.PREVIOUS) == "<24 h"
    assert elapsed_text(replace(told, relation=None), first, Elapsed.PREVIOUS) == "+1 d"
    assert elapsed_text(replace(told, relation="nonsense"), first, Elapsed.PREVIOUS) == "+1 d"
    assert elapsed_text(told, first, Elapsed.SELECTED) == "T+<24 h"
    assert elapsed_text(first, told, Elapsed.SELECTED) == "T−<24 h"


def test_lengths_have_the_digits_of_dates() -> None:
    use("ar")
    look = Look(lang="ar", dates=DateLook(digits="arab"))
    event, before = Event("e", parse("2024-01-15/2024-01-29")), Event("b", parse("2024-01-01"))
    row = EventRow(0, 0, Hit(event), YEAR)

    def line(manner: Manner) -> str:
        shown = look._replace(manner=manner)
        columns = columns_for(60, [(row, before)], shown)
        return text_of(draw_row(row, columns, shown, 60, selected=False, other=before))

    assert "١٤ يومًا" in line(Manner(columns=("title", LASTS)))
    assert "١٤ يومًا" in line(Manner(elapsed=Elapsed.PREVIOUS, columns=("title",)))


def test_a_floating_date_counts_in_the_zone_of_its_file() -> None:
    wall = Event("w", parse("2024-01-28T12:00"), origin=Origin(0, 1))
    instant = Event("i", parse("2024-01-28T10:00Z"), origin=Origin(0, 2))

    assert elapsed_text(instant, wall, Elapsed.PREVIOUS, ("Asia/Baghdad",)) == "+1 h"
    assert elapsed_text(wall, instant, Elapsed.PREVIOUS, (None,)) == "+2 h"


# Dates.


@pytest.mark.parametrize(
    ("event", "style", "sign"),
    [
        (Event("e", parse("2024-01-28")), "date", " "),
        (Event("e", parse("2024-01-28"), basis="inferred"), "inferred", "°"),
        (Event("e", parse("25 January", ref="2024-02-11")), "inferred", "°"),
        (Event("e", parse("2024-01"), derived=parse("2024-01-28").bounds), "computed", "≈"),
        (Event("e", parse("1984?")), "doubted", " "),
        (Event("e", parse("1984~")), "doubted", " "),
        (Event("e", parse("1984/..")), "open", " "),
        (Event("e"), "undated", " "),
    ],
)
def test_how_a_date_is_known_is_told_by_colour_and_sign(
    event: Event, style: str, sign: str
) -> None:
    look = Look()

    assert date_style(event, look) == style
    assert sign_of(event, possible=False, look=look) == sign
    assert sign_of(event, possible=True, look=look) == "?"
    relative = Look(dates=DateLook(column="relative", now=NOW))
    assert (sign_of(event, possible=False, look=relative) == "~") is (style == "doubted")


@pytest.mark.parametrize(
    ("clock", "zone", "text"),
    [
        (Clock.DOCUMENT, "Asia/Baghdad", "28 Jan, 05:53"),
        (Clock.STATED, "Asia/Baghdad", "28 Jan, 02:53 UTC"),
        (Clock.UTC, None, "28 Jan, 02:53"),
        (Clock.CHOSEN, "Asia/Tokyo", "28 Jan, 11:53"),
    ],
)
def test_an_instant_never_stands_without_its_zone_being_known(
    clock: Clock, zone: str | None, text: str
) -> None:
    event = Event("e", parse("2024-01-28T02:53Z"))
    look = Look(manner=Manner(clock=clock), zone=zone, zones=(zone,))

    shown = drawn(look, [EventRow(0, 0, Hit(event), YEAR)], 60)[0]

    assert " ".join(shown.split()) == text


@pytest.mark.parametrize("column", ["short", "words"])
def test_another_file_has_its_own_zone_and_tells_it(column: str) -> None:
    row = EventRow(0, 0, Hit(Event("e", parse("2024-01-28T02:53Z"), origin=Origin(1, 1))), YEAR)
    dates = DateLook(column=column)
    look = Look(zone="Asia/Baghdad", zones=("Asia/Baghdad", "Asia/Tokyo"), dates=dates)

    assert "11:53 +09:00" in drawn(look, [row], 60)[0]
    # The zone in force stands in the header.
    assert "11:53" in drawn(look._replace(zone="Asia/Tokyo"), [row], 60)[0]
    assert "+09:00" not in drawn(look._replace(zone="Asia/Tokyo"), [row], 60)[0]


# Whatever stands in a row, it is as wide as the list.

WILD = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"aé語ك한ไ",
                "\u0301",
                "\u0650",
                "👨",
                "\u200d",
                "\ufe0f",
                "🏽",
                "🇮",
                "🇶",
                " ",
                "❤",
                "\t",
            ]
        ),
        max_size=40,
    ).map("".join),
)


@given(
    title=WILD,
    category=WILD,
    place=WILD,
    tag=WILD,
    width=st.integers(20, 220),
    looked_for=st.sampled_from(["", "a", "語", "ك"]),
    bidi=st.sampled_from([Bidi.OFF, Bidi.APP]),
    elapsed=st.sampled_from(list(Elapsed)),
)
def test_every_row_has_exactly_the_width(
    title: str,
    category: str,
    place: str,
    tag: str,
    width: int,
    looked_for: str,
    bidi: Bidi,
    elapsed: Elapsed,
) -> None:
    texts = Texts([("", title)])
    event = Event(
        "e",
        parse("2023-08-07/2024-08-08"),
        title=texts,
        category=(category,),
        place=place,
        tags=(tag,),
    )
    terms = (Term("", looked_for),) if looked_for else ()
    look = Look(
        category_marks([category]),
        Highlights(terms),
        bidi=bidi,
        manner=Manner(elapsed=elapsed, columns=("date", "category", "title", "place", "tags")),
    )
    row = EventRow(0, 0, Hit(event), YEAR)
    columns = columns_for(width, [(row, event)], look)

    line = draw_row(row, columns, look, width, selected=True, other=event, active="title")

    assert cell_len("".join(part.text for part in line)) == width
    assert width_of(line) == width
    assert isinstance(columns, Columns)
