"""Tables: delimiters, names, dates, rows that are wrong, and our own tables back again."""

from __future__ import annotations

import csv as stdlib
import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from made import NASTY, RECORDS, events_of, selection_of

from timeline_tui.dates.when import Kind
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Source as EventSource
from timeline_tui.events.event import StartEnd, Texts
from timeline_tui.events.problems import Severity
from timeline_tui.files.source import Source
from timeline_tui.formats import csv, table
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import by_name, read_files
from timeline_tui.formats.table import delimiter_of, names_of
from timeline_tui.view.rows import Selection


def read(text: str, **options: str) -> Reading:
    return csv.read(Source("file.csv", text, "utf-8"), ReadOptions(**options), 0)


def written(selection: Selection, **options) -> str:
    out = io.StringIO(newline="")
    csv.write(selection, out, **options)
    return out.getvalue()


DELIMITED = [
    ("date,title\n2024,A\n2025,B\n", ","),
    ("date;title\n2024;A, B\n2025;C\n", ";"),
    ("date\ttitle\n2024\tA, B; C\n", "\t"),
    ("Time|Source|Text\n1|a|b; c, d\n2|a|b; c\n", "|"),
    ('date,title\n2024,"a;b;c"\n2025,"it\'s ; too"\n', ","),
    ('date,title\n2024,"two\nlines"\n2025,"three\n\nlines"\n', ","),
    ('date,title\n2024,"say ""hi"", x"\n', ","),
    ("date\n2024\n2025\n", ","),
    ("title;date\r\n1,5;2024\r\n2,5;2025\r\n", ";"),
    ("it's,date\nisn't,2024\n", ","),
    ("", ","),
]


@pytest.mark.parametrize(("text", "delimiter"), DELIMITED)
def test_the_delimiter_is_the_one_with_rows_of_one_length(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_delimiter_can_be_named() -> None:
    text = "date:title\n2024:A\n"

    assert read(text, delimiter=":").events[0].title.first == "A"
    assert read(text.replace(":", "\t"), delimiter="tab").events[0].title.first == "A"
    reading = read("date,title\n2024,A\n", delimiter="::")
    assert reading.events[0].title.first == "A"
    assert "cannot separate cells" in reading.problems[0].text


def test_columns_without_a_name_or_with_the_same_get_one() -> None:
    assert names_of(["a", "", " b ", "a", "", "a"]) == [
        "a",
        "column 2",
        "b",
        "a 2",
        "column 5",
        "a 3",
    ]


def test_a_row_becomes_an_event() -> None:
    (event,) = read(
        "\ufeffid,Date,Headline,title.ar,tags,type,url,importance,,empty\n"
        '1,2024-01-28,A,ب,"a; b;c",x; y,https://a.example,9,z,\n'.removeprefix("\ufeff")
    ).events

    assert (event.id, event.date) == ("1", "2024-01-28")
    assert event.title == Texts([("", "A"), ("ar", "ب")])
    assert (event.tags, event.category) == (("a", "b", "c"), ("x", "y"))
    assert event.sources == (EventSource(url="https://a.example"),)
    assert event.extra == {"importance": "9", "column 9": "z"}
    assert event.origin.line == 2


def test_date_and_time_may_stand_in_two_columns() -> None:
    events = read("date,time,title\n01/22/2012,07:52:33,A\n01/21/2012,,B\n").events

    assert [event.when.edtf for event in events] == ["2012-01-22T07:52:33", "2012-01-21"]
    assert events[0].date == "01/22/2012 07:52:33"


def test_year_and_month_may_stand_in_two_columns() -> None:
    events = read("YEAR,MONTH,MISSIONS\n1965,10,15751\n1966,1,17970\n").events

    assert [event.when.edtf for event in events] == ["1965-10", "1966-01"]
    assert events[0].extra == {"MONTH": "10", "MISSIONS": "15751"}


ORDERS = [
    ("1/25/2024\n1/2/2024\n", "mdy", "2024-01-02"),
    ("25/1/2024\n1/2/2024\n", "dmy", "2024-02-01"),
    ("3/4/2024\n1/2/2024\n", "", "[2024-01-02,2024-02-01]"),
    ("25/1/2024\n1/25/2024\n1/2/2024\n", "", "[2024-01-02,2024-02-01]"),
]


@pytest.mark.parametrize(("column", "order", "last"), ORDERS)
def test_the_order_of_day_and_month_is_proven_for_the_whole_column(column, order, last) -> None:
    reading = read("date\n" + column)

    assert reading.documents[0].date_order == order
    assert reading.events[-1].when.edtf == last


GUESSES = [
    ("Flight Date,Time of day\n1990-01-08,Day\n1990-01-09,Night\n", "Flight Date"),
    ("dateAdded,dueDate\n2021-11-03,2021-11-17\n", "dateAdded"),
    ("launch_year,launch_date\n1967,1967-06-29\n1968,1968-06-29\n", "launch_date"),
    ("Member,Resignation Date\nA,1/15/2018\n", "Resignation Date"),
    ("update,reign.start\nno,0026-01-16\n", "reign.start"),
    ("datetime,flight_date\n2024,2025\n", "datetime"),
]


@pytest.mark.parametrize(("text", "column"), GUESSES)
def test_a_column_whose_name_and_values_speak_of_time_gives_the_dates(text, column) -> None:
    reading = read(text)

    assert reading.documents[0].date_field == column
    assert all(event.when.is_dated for event in reading.events)


def test_without_any_date_the_events_stay_and_a_problem_names_the_columns() -> None:
    reading = read("name,value\nA,1\nB,2\n")

    assert [event.title.first for event in reading.events] == ["A", "B"]
    (problem,) = reading.problems
    assert (problem.text, problem.line) == ("no column holds dates", 1)
    assert "--date-field" in problem.hint
    assert "name, value" in problem.hint


def test_columns_can_be_named() -> None:
    text = "Show,Ends,Guest,date\n2024,2025,A,1999\n"
    reading = read(text, date_field="show", end_field="Ends", title_field="Guest")
    (event,) = reading.events

    assert (event.date, event.title.first) == (StartEnd("2024", "2025"), "A")
    assert reading.documents[0].date_field == "Show"


def test_a_column_that_does_not_exist_is_a_problem() -> None:
    reading = read("date,title\n2024,A\n", date_field="Datum")

    assert reading.events[0].date == "2024"
    assert reading.problems[0].text == "there is no field 'Datum'"
    assert "date, title" in reading.problems[0].hint
    near = read("date,title\n2024,A\n", title_field="Titel").problems[0]
    assert near.hint == "Did you mean title? The first record has date, title."


def test_numbers_that_count_from_1970_are_declared() -> None:
    reading = read("Time|Text\n1327218753|A\n1327218781|B\n")

    assert [event.when.edtf for event in reading.events] == [
        "2012-01-22T07:52:33Z",
        "2012-01-22T07:53:01Z",
    ]
    assert (
        reading.problems[0].text == "the numbers of 'Time' are read as seconds since 1970, in UTC"
    )
    assert reading.problems[0].severity is Severity.WARNING


def test_an_impossible_date_is_a_problem_and_not_another_date() -> None:
    reading = read("date,title\n1234 19:01:01,A\n2024-02-30,B\n2024,C\n")

    assert [event.when.kind for event in reading.events] == [Kind.UNDATED, Kind.UNDATED, Kind.POINT]
    assert [problem.line for problem in reading.problems] == [2, 3]


def test_rows_of_another_length_are_kept_and_named() -> None:
    reading = read("date,title\n2024,A,x,y\n2025\n2026,C\n")

    assert reading.events[0].extra == {"column 3": "x", "column 4": "y"}
    assert [event.date for event in reading.events] == ["2024", "2025", "2026"]
    assert [(each.line, each.severity) for each in reading.problems] == [
        (2, Severity.WARNING),
        (3, Severity.WARNING),
    ]


def test_many_rows_of_another_length_are_counted() -> None:
    reading = read("date,title\n" + "2024,A,x\n" * 50)

    assert len(reading.problems) == 21
    assert reading.problems[-1].text.startswith("30 more rows")


def test_blank_rows_are_no_events() -> None:
    reading = read("date,title\n\n2024,A\n,\n  \n2025,B\n")

    assert [event.date for event in reading.events] == ["2024", "2025"]


def test_a_quote_that_is_never_closed_costs_nothing() -> None:
    rows = "".join(f"20{n:02},T{n}\n" for n in range(10, 60))
    reading = read(f'date,title\n2001,"open\n{rows}')

    assert len(reading.events) == 51
    assert reading.events[0].title.first == '"open'
    (problem,) = reading.problems
    assert problem.line == 2
    assert "opens in line 2 is not closed" in problem.text


def test_a_cell_over_many_lines_is_suspected() -> None:
    reading = read('date,title\n2001,"' + "x\n" * 150 + '"\n2002,B\n')

    assert [event.origin.line for event in reading.events] == [2, 153]
    assert "runs over 151 lines" in reading.problems[0].text
    assert reading.problems[0].severity is Severity.WARNING


def test_a_cell_may_be_long_and_the_limit_of_others_is_given_back(monkeypatch) -> None:
    before = stdlib.field_size_limit()
    reading = read(f"date,title\n2024,{'x' * 200_000}\n")

    assert len(reading.events[0].title.first) == 200_000
    monkeypatch.setattr(table, "LONGEST_CELL", 1000)
    reading = read(f"date,title\n2024,A\n2025,{'x' * 2000}\n2026,C\n", delimiter=",")
    assert [event.date for event in reading.events] == ["2024", "2026"]
    assert (reading.problems[0].line, reading.problems[0].rejected) == (3, True)
    assert "more than 1,000 characters" in reading.problems[0].text
    assert stdlib.field_size_limit() == before


def test_a_quote_that_swallows_rows_up_to_another_is_named_too() -> None:
    reading = read('date,title,x\n2001,"open,1\n2002,b,2\n2003,"c",3\n2004,d,4\n')

    assert [event.date for event in reading.events] == ["2001", "2002", "2003", "2004"]
    (problem,) = reading.problems
    assert problem.line == 2
    assert "opens in line 2 is not closed: a quote in line 4 opens again" in problem.text


def test_blanks_behind_a_quote_of_several_lines_do_no_harm() -> None:
    reading = read('date,title,x\n2001,"two\nlines" ,1\n2002,b,2\n')

    assert [event.date for event in reading.events] == ["2001", "2002"]
    assert reading.problems == ()


def test_no_row_is_lost_among_many_quotes_that_are_not_closed(monkeypatch) -> None:
    text = "date,title\n" + "".join(f'20{n:02},"T{n}\n20{n:02},"b"T{n}\n' for n in range(10, 99))

    assert len(read(text).events) == 178
    monkeypatch.setattr(table, "_READ_AGAIN", -150)
    reading = read(text)
    assert len(reading.events) == 178
    assert "too many quotes are not closed" in reading.problems[-1].text


def test_a_row_with_too_many_cells_is_left_out(monkeypatch) -> None:
    monkeypatch.setattr(table, "MOST_CELLS", 50)
    long = '2002,"' + "x," * 60 + '"\n'
    reading = read("date,title\n2001,A\n" + "x," * 60 + "\n" + long + "2003,B\n")

    assert [event.date for event in reading.events] == ["2001", "2002", "2003"]
    assert [(each.line, each.rejected) for each in reading.problems] == [(3, True)]
    assert "more than 50 cells" in reading.problems[0].text


def test_a_column_that_stands_twice_is_told() -> None:
    reading = read("date,title,x,,x,x\n2001,A,1,2,3,4\n")

    assert reading.events[0].extra == {"x": "1", "column 4": "2", "x 2": "3", "x 3": "4"}
    assert [each.text for each in reading.problems] == [
        "the column 'x' stands twice: the second is 'x 2'",
        "the column 'x' stands twice: the second is 'x 3'",
    ]


@pytest.mark.parametrize("text", ["date,title\n", "date\n", "\n\n"])
def test_a_table_without_rows_is_valid(text: str) -> None:
    assert (read(text).events, read(text).problems) == ((), ())


GOLDEN = """\
id,date,start,end,edtf,earliest,latest,precision,match,title.en,title.ar,text,category,tags,actors,\
place,basis,inferred,relation,sources,zone,notes,file,line,importance,nested,original_notes
a,25 January,,,2024-01-25,2024-01-25,2024-01-26,day,certain,'=1+1,ب,Long,x,a; b,,P,stated,,\
"{""after"": ""b""}","[{""title"": ""T"", ""quote"": ""Q""}]",,year-inferred,file.yaml,1,9,\
"{""k"": [""v""]}",mine
b,,-0044,2025,'-0044/2025,-0044-01-01,2026-01-01,year,certain,B,,,x; y,"[""c;d""]",,,,,,,,,file.yaml,2,,,
"""


def test_a_table_shows_what_is_written_and_what_is_understood() -> None:
    events = events_of(
        {
            "id": "a",
            "date": "25 January",
            "title": {"en": "=1+1", "ar": "ب"},
            "text": "Long",
            "category": "x",
            "tags": ["a", "b"],
            "place": "P",
            "basis": "stated",
            "relation": {"after": "b"},
            "sources": [{"title": "T", "quote": "Q"}],
            "importance": "9",
            "nested": {"k": ["v"]},
            "notes": "mine",
        },
        {
            "id": "b",
            "start": "-0044",
            "end": "2025",
            "title": {"en": "B"},
            "category": ["x", "y"],
            "tags": ["c;d"],
        },
    )

    assert written(selection_of(events)) == GOLDEN
    assert "=1+1" in written(selection_of(events), formula_guard=False).split(",")
    assert written(selection_of(events), delimiter="\t").startswith("id\tdate\t")


def test_our_own_table_reads_back() -> None:
    events = events_of(
        {
            "id": "a",
            "date": "2024-01-28",
            "title": {"en": "=1", "ar": "ب"},
            "tags": ["x;y", "z"],
            "k": {"a": ["b"]},
        },
        {
            "id": "b",
            "start": "2024",
            "end": "present",
            "relation": {"after": "a"},
            "sources": [{"title": "T"}],
        },
        {
            "id": "c",
            "date": "[1667,1668]",
            "text": "two\nlines",
            "category": ["[x"],
            "m": '{"a": 1}',
            "n": '"q"',
        },
        {"id": "d", "title": "'quoted", "end_date": "2025", "inferred": ["year"], "place": "-1+1"},
    )

    for options in ({}, {"delimiter": "\t"}, {"delimiter": ";"}):
        assert list(read(written(selection_of(events), **options)).events) == events


def test_a_date_that_needs_a_header_is_read_from_its_canonical_form() -> None:
    (back,) = read(written(selection_of(events_of({"id": "a", "date": "25 January"})))).events

    assert (back.date, back.extra) == ("2024-01-25", {"date_as_written": "25 January"})


def test_any_text_is_read_back() -> None:
    texts = [text for text in NASTY if text.strip()]
    events = events_of(
        *({"id": str(n), "title": text, "tags": [text]} for n, text in enumerate(texts))
    )

    back = read(written(selection_of(events))).events

    assert [event.title for event in back] == [event.title for event in events]
    assert [event.tags for event in back] == [event.tags for event in events]


@settings(max_examples=60, deadline=None)
@example([{"TITLE": {" ": "~", "": "x", "ar": "y"}, "TEXT": {"1": "z"}}])
@given(RECORDS)
def test_a_table_reads_back_with_the_same_ids_titles_tags_and_dates(records) -> None:
    events = events_of(*records)

    back = read(written(selection_of(events))).events

    assert [event.id for event in back] == [event.id for event in events]
    # A table has one order of languages for all its rows.
    assert [dict(event.title) for event in back] == [dict(event.title) for event in events]
    assert [event.tags for event in back] == [event.tags for event in events]
    assert [event.when.bounds for event in back] == [event.when.bounds for event in events]


@pytest.mark.parametrize("text", ["a\rb", "\rb", "a\r", "a\r\nb", "a\nb", "\r"])
def test_a_break_in_a_cell_ends_no_row(text: str, tmp_path: Path) -> None:
    events = events_of({"id": "x", "date": "2024", "note": text}, {"id": "y", "date": "2025"})
    path = tmp_path / "a.csv"
    path.write_bytes(written(selection_of(events)).encode())
    read = read_files([str(path)]).events

    assert [event.id for event in read] == ["x", "y"]
    assert read[0].extra == events[0].extra


@pytest.mark.parametrize("text", ["a\rb", "\r", "a\r", "\r\nb", 'a\r"b'])
def test_a_lone_carriage_return_in_a_cell_ends_no_row(text: str) -> None:
    """The standard library leaves such a cell without quotes, and reads it as two rows."""
    event = events_of({"date": "2024", "title": f"x{text}", "field": text})[0]

    out = written(selection_of([event]))

    assert len(list(stdlib.reader(io.StringIO(out, newline="")))) == 2
    assert list(read(out).events) == [event]


def test_the_basis_of_a_source_is_one_line_like_any_other() -> None:
    event = events_of({"date": "2024", "sources": [{"title": "A", "basis": " stated\n"}]})[0]

    assert event.basis == "stated"
    assert list(read(written(selection_of([event]))).events) == [event]


def test_a_few_nul_characters_stay_in_their_cells_and_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"20{number:02},good {number}\n" for number in range(40))
    path.write_bytes(f"date,title\n{rows}2024,A\0B\n2024\0,C\0\n".encode())

    reading = read_files([str(path)])

    assert [event.title.first for event in reading.events][40:] == ["A\0B", "C\0"]
    nul, date = reading.problems
    assert (nul.line, nul.column, nul.severity) == (42, 7, Severity.WARNING)
    assert nul.text == "3 NUL characters are kept, and shown as \u2400"
    assert date.line == 43


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl", "csv", "tsv"])
def test_a_nul_reads_back_from_every_format(form: str, tmp_path: Path) -> None:
    events = events_of({"id": "x", "title": "A\0B", "text": "\0", "a\0": "b\0", "tags": ["\0"]})
    path = tmp_path / f"a.{form}"
    with path.open("w", encoding="utf-8", newline="") as out:
        by_name(form).write(selection_of(events + events_of({"title": "x" * 900})), out)

    assert read_files([str(path)]).events[0] == events[0]
