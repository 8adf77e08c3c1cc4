"""All that is known of an event, drawn at the widths of a pane, a narrow screen and a full one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from timeline_tui.dates import DAY, DateLook, parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import UNDATED, Bounds
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, Texts, Value
from timeline_tui.query.highlights import Highlights, Term
from timeline_tui.render.clocks import AS_STATED, Clocks
from timeline_tui.render.detail import Drawn, draw_detail, plain_lines
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.links import Target
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import tr, use
from timeline_tui.timeline import Choices, Session
from timeline_tui.view.manner import Clock

Golden = Callable[[str, str], None]
ROOT = Path(__file__).resolve().parents[2]
LO, HI = from_civil(2024, 1, 25), from_civil(2024, 2, 2)
TALKS = Event(
    "talks",
    when=parse("after 24 January 2024", ref="2024-02-11"),
    derived=Bounds(LO, HI, LO, HI),
)
RELATED = """
timeline: {timezone: Asia/Baghdad}
events:
  - {id: opening, date: 2024-01-05, title: The opening}
  - {id: early, date: 2024-01-03, title: Too early, relation: {after: opening}}
  - {id: lost, title: Lost, relation: {after: nobody, within: 2d}}
  - {id: own, title: Its own, relation: {before: own}}
  - {id: odd, title: Odd, relation: {sometime: later}}
  - {id: part, title: Part, relation: {during: opening, for: 2h, text: while it lasted}}
  - {id: line, title: In a line, relation: "#opening + <24h"}
  - {id: later, date: 2024-01-16, title: Later, relation: {after: "#opening.end", at_least: 2d}}
"""


def detail(event: Event, lang: str, dates: DateLook) -> str:
    look = DetailLook(Highlights(), lang, dates=dates)
    return plain_lines(draw_detail(event, Document("a.yaml"), look, 80).lines)


def session(path: str) -> Session:
    read = Session(Choices((path,)))
    read.read()
    return read


def drawn(
    read: Session,
    name: str,
    width: int,
    beside: tuple[str, str] = ("", ""),
    *,
    ascii_only: bool = False,
) -> Drawn:
    event = read.event(name)
    assert event is not None
    look = DetailLook(Highlights(), None, ascii_only, name=read.name)
    around = read.around(event, *map(read.event, beside))
    return draw_detail(event, read.document_of(event), look, width, around)


@pytest.mark.parametrize(
    ("lang", "months", "digits", "computed"),
    [
        ("en", "levant", "arab", "≈ 25 January – 1 February 2024 (computed)"),
        ("ar", "gregorian", "latn", "≈ 25 يناير – 1 فبراير 2024 (محسوب)"),
        ("ar", "levant", "arab", "≈ ٢٥ كانون الثاني – ١ شباط ٢٠٢٤ (محسوب)"),
        ("ar", "both", "latn", "≈ 25 كانون الثاني/يناير – 1 شباط/فبراير 2024 (محسوب)"),
    ],
)
def test_what_was_computed_stands_beside_the_stated_date(
    lang: str, months: str, digits: str, computed: str
) -> None:
    assert computed in detail(TALKS, lang, DateLook(months, digits)).splitlines()


def test_the_details_have_the_whole_phrase_whatever_the_list_has() -> None:
    dates = DateLook(column="relative", now=from_civil(2024, 2, 11) + DAY // 2)

    assert "after 24 January 2024" in detail(TALKS, "en", dates).splitlines()
    assert "بعد 24 يناير 2024" in detail(TALKS, "ar", dates).splitlines()


def test_a_date_without_letters_stands_where_those_of_its_language_do() -> None:
    event = Event("e", parse("2014"), "2014")
    look = DetailLook(Highlights(), "ar", bidi=Bidi.APP)

    lines = plain_lines(draw_detail(event, Document("a.yaml"), look, 40).lines).splitlines()

    assert "2014".rjust(40) in lines


def test_no_date_is_said_in_the_language_of_dates() -> None:
    nothing = Event("e", when=UNDATED)

    assert "no date" in detail(nothing, "en", DateLook())
    assert "بلا تاريخ" in detail(nothing, "ar", DateLook())


@pytest.mark.parametrize("width", [30, 60, 84])
def test_the_attack_of_the_sample(
    width: int, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = drawn(session("data/events.yaml"), "attack", width, ("talks", "mps"))

    golden(f"attack-{width}", plain_lines(found.lines) + "\n")
    assert [target.event_id for target in found.targets] == ["talks", "talks", "mps"]


def test_ascii_has_signs_of_its_own(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = drawn(session("data/events.yaml"), "talks", 60, ("announce", "attack"), ascii_only=True)

    golden("talks-ascii", plain_lines(found.lines) + "\n")


@pytest.mark.parametrize(
    "name", ["opening", "early", "lost", "own", "odd", "part", "line", "later"]
)
def test_relations_are_told_from_both_ends_and_as_they_stand(
    name: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("related.yaml").write_text(RELATED, encoding="utf-8")

    golden(f"related-{name}", plain_lines(drawn(session("related.yaml"), name, 60).lines) + "\n")


def test_every_field_is_laid_out_whatever_it_holds(golden: Golden) -> None:
    event = Event(
        "e",
        parse("2024-01-05"),
        "2024-01-05",
        Texts([("", "First")]),
        extra={
            "measures": {"dead": "3", "injured": {"men": "10", "women": "12, perhaps"}},
            "list": ["a", "b", "c"],
            "members": [
                "one, with a comma",
                "and another that is so long that it needs a second line",
            ],
            "a very long name of a field": "value",
            "homepage": "https://example.org/a/path/that/is/longer/than/one/line?of=the&pane=yes",
            "nested": [{"a": "1", "b": {"c": ["d", {"e": "f"}]}}, {"a": "2"}],
            "lines": "line one\nline two",
            "nothing": None,
        },
    )
    found = draw_detail(event, Document("a.yaml"), DetailLook(Highlights()), 60)

    golden("fields", plain_lines(found.lines) + "\n")
    assert [target.address[:19] for target in found.targets] == ["https://example.org"]


@pytest.mark.parametrize(
    ("clocks", "date"),
    [
        (AS_STATED, ["2 January 2010, 17:26:58 -08:00"]),
        (
            Clocks(zone=None, zones=(None,)),
            ["3 January 2010, 01:26:58 UTC", 'in the file: "2010-01-02T17:26:58-08:00"'],
        ),
        (
            Clocks(Clock.CHOSEN, "Asia/Baghdad"),
            ["3 January 2010, 04:26:58 +03:00", 'in the file: "2010-01-02T17:26:58-08:00"'],
        ),
    ],
)
def test_a_date_is_told_on_the_clock_of_the_list(clocks: Clocks, date: list[str]) -> None:
    text = "2010-01-02T17:26:58-08:00"
    look = DetailLook(Highlights(), clocks=clocks)

    lines = draw_detail(Event("e", parse(text), text), Document("a.yaml"), look, 80).lines

    shown = plain_lines(lines).splitlines()
    assert shown[2 : 2 + len(date)] == date
    assert f"EDTF          {text}" in shown


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({}, "° counted from the publication, 11 February 2024"),
        (
            {"published_basis": "inferred"},
            "° counted from the publication, 11 February 2024 (inferred)",
        ),
    ],
)
def test_what_counts_from_the_publication_says_from_which_day(
    extra: dict[str, Value], told: str
) -> None:
    event = Event("e", parse("last Thursday", ref="2024-02-11"), "last Thursday")
    document = Document("a.yaml", published="2024-02-11", extra=tuple(extra.items()))

    assert told in plain_lines(draw_detail(event, document, DetailLook(Highlights()), 80).lines)
    lost = replace(document, published="some day")
    assert "° counted from the publication\n" in plain_lines(
        draw_detail(event, lost, DetailLook(Highlights()), 80).lines
    )


def test_what_is_beyond_edtf_is_not_called_so() -> None:
    assert "ISO 8601      2018-01-31T02:00:31.800Z" in detail(
        Event("e", parse("2018-01-31T02:00:31.800Z")), "en", DateLook()
    )


def test_a_field_without_end_says_how_much_is_left_out() -> None:
    event = Event("e", extra={"many": [{"key": str(number)} for number in range(5_000)]})

    lines = draw_detail(event, Document("a.yaml"), DetailLook(Highlights()), 60).lines

    assert len(lines) < 600
    assert "… 4,500 more in the file" in plain_lines(lines)


def test_the_text_of_every_language_is_there() -> None:
    event = Event(
        "e",
        title=Texts([("", "Title")]),
        text=Texts([("en", "In English."), ("de", "Auf Deutsch.")]),
    )

    text = plain_lines(
        draw_detail(event, Document("a.yaml"), DetailLook(Highlights(), "de"), 60).lines
    )

    assert text.index("Auf Deutsch.") < text.index("English\n") < text.index("In English.")


def test_the_address_of_a_source_is_a_link() -> None:
    source = Source(title="Gazette, see http://example.org/x.", url="javascript:alert(1)")

    found = draw_detail(
        Event("e", sources=(source,)), Document("a.yaml"), DetailLook(Highlights()), 60
    )

    assert found.targets == (
        Target(address="http://example.org/x"),
        Target(address="javascript:alert(1)"),
    )


def test_a_hidden_event_is_said_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "related.yaml"
    path.write_text(RELATED, encoding="utf-8")
    read = session(str(path))
    event = read.event("opening")
    assert event is not None
    around = read.around(event)._replace(is_hidden=True)

    lines = draw_detail(event, Document("a"), DetailLook(Highlights()), 60, around).lines

    assert plain_lines(lines).startswith("The filter hides this event")


HIDING = Event(
    "hiding",
    title=Texts([("", "invoice \u202efdp.exe")]),
    text=Texts([("", "A *zero\u200bwidth* space, `a\u2066b` and https://example.org/\u202ea.")]),
    place="Am\xadman",
    sources=(Source(quote="It\u200eis.\n\ufeff", title="The\u2066Gazette", url="a:\u202eb"),),
    extra={"own\u200bfield": ["a\u061c", "b,c"], "deep": {"k\u200be": "v\u200bw"}},
)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_what_cannot_be_seen_is_named(golden: Golden, ascii_only: bool) -> None:
    look = DetailLook(Highlights(), ascii_only=ascii_only)
    told = draw_detail(HIDING, Document("a\u202e.yaml"), look, 60)

    golden(f"unseen{'-ascii' if ascii_only else ''}", plain_lines(told.lines) + "\n")
    assert told.targets[-1] == Target(address="a:\u202eb")


@pytest.mark.parametrize("width", [24, 31, 60])
def test_names_of_characters_are_measured(width: int) -> None:
    lines = draw_detail(HIDING, Document("a.yaml"), DetailLook(Highlights()), width).lines
    assert max(sum(cell_len(part.text) for part in line) for line in lines) <= width


@pytest.mark.parametrize("width", [8, 12, 20, 31])
def test_no_line_is_wider_than_its_room(
    width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    read = session("data/events.yaml")

    for event in read.reading.events:
        for line in drawn(read, event.id, width).lines:
            assert sum(cell_len(part.text) for part in line) <= max(width, 22)


def test_what_a_filter_looks_for_stands_out_wherever_it_is() -> None:
    event = Event(
        "e",
        title=Texts([("", "Of iron")]),
        text=Texts([("", "A *bridge* of iron.")]),
        sources=(Source(quote="The bridge.", title="Of bridges"),),
        extra={"note": "a bridge"},
    )
    look = DetailLook(Highlights((Term("", "bridge"),)))

    lines = draw_detail(event, Document("a.yaml"), look, 60).lines

    marks = [part for line in lines for part in line if "match" in part.style.split()]
    assert [part.text for part in marks] == ["bridge"] * 4
    assert [part.style for part in marks][1] == "em match"


def test_what_is_looked_for_stands_out_beside_what_the_filter_looks_for() -> None:
    event = Event("a", title=Texts((("", "Talks begin"),)), place="In the talks room")
    sought = Highlights((Term("", "talks"),))
    look = DetailLook(Highlights((Term("", "begin"),), sought=sought))
    lines = draw_detail(event, Document("a.yaml"), look, 80).lines

    styles = {part.text: part.style for line in lines for part in line}
    assert (styles["Talks"], styles["begin"]) == ("strong found", "strong match")
    assert styles["talks"] == "found"


def test_the_own_fields_are_called_so_in_the_language_and_those_of_a_file_as_they_are() -> None:
    event = Event("a", place="Baghdad", category=("talks",), extra={"place_of_birth": "Ur"})
    use("ar")
    try:
        lines = draw_detail(event, Document("a.yaml"), DetailLook(Highlights(), "ar"), 80).lines
        told = plain_lines(lines)
        assert tr("place") in told
        assert tr("category") in told
    finally:
        use(None)
    assert "place " not in told
    assert "place_of_birth" in told
