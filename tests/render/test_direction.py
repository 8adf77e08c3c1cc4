"""Fields, paragraphs and rows in their own direction: as wide as before, every letter in style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates import parse
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.events.apart import Distance
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, Texts
from timeline_tui.query.highlights import Highlights, Term
from timeline_tui.render.columns import Column, Columns
from timeline_tui.render.detail import draw_detail, plain_lines
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.direction import paragraph, reordered, text_of
from timeline_tui.render.kin import KinLook, draw_kin, draw_neighbours
from timeline_tui.render.links import Links
from timeline_tui.render.paragraphs import set_beside, set_column, set_members
from timeline_tui.render.pieces import Piece, gathered, marked, piece, width_of
from timeline_tui.render.rows import Look, draw_row
from timeline_tui.text.bidi import Bidi, seen
from timeline_tui.text.catalogue import use
from timeline_tui.view.around import Neighbour
from timeline_tui.view.rows import EventRow, Hit

TITLE = "قرار (رقم 5) عن العراق"
QUOTE = "ستبدأ اللجنة (العسكرية) بحث مستقبل الوجود العسكري هناك CNN"
YEAR = Period(Precision.YEAR, 2023)
COLUMNS = Columns(
    (
        Column("date", 2, 14),
        Column("category", 19, 12),
        Column("title", 33, 30),
        Column("place", 65, 10),
    )
)
EVENT = Event(
    "e",
    parse("7-8 August 2023"),
    "7-8 August 2023",
    Texts([("ar", TITLE), ("en", "A decision")]),
    category=("دبلوماسية",),
    place="بغداد",
    sources=(Source(quote=QUOTE, title="News", lang="ar"),),
)
LOGICAL, REORDERED = Bidi.OFF, Bidi.APP
LETTERS = "abאבعر12 ()،…\u064e"


def row(bidi: Bidi, highlights: Highlights | None = None) -> list[Piece]:
    look = Look(lang="ar", bidi=bidi, highlights=highlights or Highlights())
    return draw_row(EventRow(0, 0, Hit(EVENT), YEAR), COLUMNS, look, 76, selected=False)


def detail(bidi: Bidi, width: int = 40) -> list[str]:
    look = DetailLook(Highlights(), "ar", bidi=bidi)
    return plain_lines(draw_detail(EVENT, Document("a.yaml"), look, width).lines).splitlines()


def in_style(line: list[Piece], style: str) -> str:
    return "".join(part.text for part in line if part.style == style)


def test_each_field_of_a_row_is_reordered_in_its_own_column() -> None:
    logical, drawn = text_of(row(LOGICAL)), text_of(row(REORDERED))

    assert width_of(row(REORDERED)) == width_of(row(LOGICAL)) == 76
    for field in ("7–8 أغسطس", "دبلوماسية", TITLE, "بغداد"):
        assert logical.index(field) == drawn.index(seen(field, Bidi.APP))


def test_what_the_terminal_reorders_is_left_to_it() -> None:
    assert row(Bidi.TERMINAL) == row(LOGICAL)


def test_a_title_is_cut_where_its_reader_stops() -> None:
    look = Look(lang="ar", bidi=REORDERED)
    narrow = Columns((Column("date", 2, 14), Column("title", 19, 8)))

    drawn = text_of(draw_row(EventRow(0, 0, Hit(EVENT), YEAR), narrow, look, 40, selected=False))

    assert seen("قرار (ر…", Bidi.APP) in drawn


def test_what_a_filter_looks_for_is_marked_on_the_same_letters() -> None:
    sought = Highlights((Term("title", "العراق"),))

    assert in_style(row(REORDERED, sought), "match") == seen("العراق", Bidi.APP)
    assert in_style(row(LOGICAL, sought), "match") == "العراق"


def test_a_mark_across_both_directions_stays_on_its_letters() -> None:
    line = marked("about العراق in 2024", [(3, 9)], "title")

    drawn = reordered(line, REORDERED)

    # "ut" and the first three letters of the Arabic word, which stand at its right end.
    assert [part for part in drawn if part.style == "match"] == [
        piece("ut ", "match"),
        piece("علا", "match"),
    ]


@given(
    st.text(LETTERS, max_size=30),
    st.lists(st.integers(0, 30), max_size=4),
    st.integers(8, 30),
)
def test_nothing_changes_but_the_order(text: str, cuts: list[int], width: int) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    line = marked(text, list(zip(ends[::2], ends[1::2], strict=False)), "title")

    drawn = reordered(line, REORDERED)

    def letters(part: list[Piece]) -> list[tuple[str, str]]:
        mirrored = str.maketrans(")", "(")
        return sorted((letter.translate(mirrored), p.style) for p in part for letter in p.text)

    assert width_of(drawn) == width_of(line)
    if "\u064e" not in text:  # a mark is drawn in the style of its letter
        assert letters(drawn) == letters(line)
    for each in (*paragraph(line, width, REORDERED), *set_beside(line, width, bidi=REORDERED)):
        assert width_of(each) <= width


def test_a_paragraph_is_broken_as_it_is_read() -> None:
    lines = [text_of(line) for line in paragraph([piece(QUOTE)], 24, REORDERED)]

    # The line that begins with Latin letters still belongs to a paragraph that runs left.
    assert lines == [
        seen("ستبدأ اللجنة (العسكرية)", Bidi.APP).rjust(24),
        seen("بحث مستقبل الوجود", Bidi.APP).rjust(24),
        "CNN كانه يركسعلا".rjust(24),
    ]


def test_a_paragraph_stands_on_the_side_where_its_reader_begins() -> None:
    assert text_of(paragraph([piece("بدء")], 10, Bidi.APP)[0]) == "       ءدب"
    assert text_of(paragraph([piece("بدء")], 10, Bidi.TERMINAL)[0]) == "       بدء"
    assert text_of(paragraph([piece("بدء")], 10, Bidi.OFF)[0]) == "بدء"
    assert text_of(paragraph([piece("so بدء")], 10, Bidi.APP)[0]) == "so ءدب"


def test_a_text_in_a_column_goes_on_where_its_lines_begin() -> None:
    """At the right end of the widest line of the column, whichever text that is in."""
    seen_lines = ["ةيركسعلا ةنجللا ثحب", "يركسعلا دوجولا"]

    beside = set_beside([piece("بحث اللجنة العسكرية الوجود العسكري")], 22, bidi=REORDERED)
    column = set_column([[[piece("what is wider than both")]], [[piece("بدء")]]], REORDERED)

    assert [text_of(line) for line in beside] == [seen_lines[0], seen_lines[1].rjust(19)]
    assert [text_of(line) for line in column] == ["what is wider than both", "ءدب".rjust(23)]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, ["A long title · stated · Arabic"]),
        (29, ["A long title · stated", "Arabic"]),
        (20, ["A long title", "stated · Arabic"]),
        (15, ["A long title", "stated · Arabic"]),
        (10, ["A long", "title", "stated", "Arabic"]),
    ],
)
def test_a_separator_stands_only_between_two_things_on_a_line(
    width: int, expected: list[str]
) -> None:
    members = [[piece("A long title")], [piece("stated")], [piece("Arabic")]]

    assert list(map(text_of, gathered(members, width, piece(" · ")))) == expected


def test_a_list_has_its_bullets_where_the_reader_of_each_item_begins() -> None:
    event = Event("e", actors=("الحكومة العراقية", "بغداد", "US, forces"))
    look = DetailLook(Highlights(), bidi=REORDERED)

    lines = plain_lines(draw_detail(event, Document("a.yaml"), look, 40).lines).splitlines()

    assert [line[14:] for line in lines if "•" in line] == [
        "ةيقارعلا ةموكحلا •",
        "           دادغب •",
        "• US, forces",
    ]


def test_members_stand_where_their_reader_begins() -> None:
    members = [[piece("مذكور")], [piece("العربية")]]

    lines = set_members(members, 10, piece(" · "), bidi=REORDERED)

    assert [text_of(line) for line in lines] == ["     روكذم", "   ةيبرعلا"]


def test_a_quote_has_its_bar_on_the_side_where_its_reader_begins() -> None:
    lines = [line for line in detail(REORDERED) if "▕" in line]

    assert len(lines) == 2
    assert all(line.endswith(" ▕") and len(line) == 40 for line in lines)
    assert not any("▏" in line for line in detail(REORDERED))
    assert sum(line.startswith("▏ ") for line in detail(LOGICAL)) == 2


@pytest.mark.parametrize("bidi", [Bidi.APP, Bidi.TERMINAL])
def test_titles_are_set_at_the_right_and_fields_after_their_names(bidi: Bidi) -> None:
    lines = detail(bidi)

    assert lines[0] == seen(TITLE, bidi).rjust(40)
    assert lines[1] == "A decision"
    assert f"place         {seen('بغداد', bidi)}" in lines


@pytest.mark.parametrize("width", [30, 60])
def test_how_far_a_neighbour_is_stands_before_its_title_as_it_is_read(width: int) -> None:
    use("ar")
    title = "حوار التعاون الأمني المشترك بين الولايات المتحدة والعراق في واشنطن"
    other = Event("o", parse("2023-08-07"), title=Texts([("ar", title)]))
    look = KinLook(width, Links(), DetailLook(Highlights(), "ar", bidi=REORDERED))

    lines = draw_neighbours(None, Neighbour(other, Distance("11 d", 1)), look)

    first, *rest = [text_of(line) for line in lines]
    assert first.endswith(f"{seen('بعده بـ11 يومًا', Bidi.APP)} →")
    assert width_of(lines[0]) == width
    assert all(seen("بعده", Bidi.APP) not in line for line in rest)
    assert seen("حوار", Bidi.APP) in (rest[0] if width == 30 else first)


def test_what_is_said_of_others_begins_where_the_pane_does() -> None:
    relation = {"after": "other", "text": "بعد أقل من يوم"}
    event = Event("e", parse("2024"), title=Texts([("", "Talks")]), relation=relation)
    look = DetailLook(Highlights(), "ar", bidi=REORDERED)

    lines = draw_kin(event, (), KinLook(40, Links(), look))

    assert [width_of(line) for line in lines] == [40]
