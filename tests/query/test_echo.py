"""The echo: what was understood, with dates resolved, as a golden line per filter."""

import pytest

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.events.fields import TRAITS
from timeline_tui.query.echo import echo
from timeline_tui.query.parser import Context, parse
from timeline_tui.text.catalogue import use

CONTEXT = Context(
    fields=frozenset({"importance", "Event Id", "type", "month"}),
    now=from_civil(2024, 2, 11),
    ref=from_civil(2024, 2, 11),
)

GOLDENS = [
    ("", "everything"),
    ("attack", "attack"),
    ('"two words" x', '"two words" AND x'),
    ("/talks?/i", "text matches /talks?/i"),
    ("tag:attack OR category:diplomacy during:2023",
     "tags attack OR (category diplomacy AND during 2023-01-01 to 2023-12-31)"),
    ("(a OR b) -c", "(a OR b) AND NOT c"),
    ("-(a b)", "NOT (a AND b)"),
    ("tag:a,\"b c\"", 'tags a or "b c"'),
    ("title:talks", "title with talks"),
    ("title=talks", "title exactly talks"),
    ("col:type:x", "type with x"),
    ("title:/x/", "title matches /x/"),
    ("importance:>5", "importance > 5"),
    ("importance:1..5", "importance 1 to 5"),
    ("importance:..5 importance:1..", "importance up to 5 AND importance from 1"),
    ("precision:<=month", "precision <= month"),
    ("has:place no:tags", "has place AND no tags"),
    ("is:open", "is open"),
    # Dates.
    ("2023..", "during 2023-01-01 or later"),
    ("during:2024-01 is:possible", "during 2024-01-01 to 2024-01-31 AND only possibly"),
    ("during:2024-01 -is:possible", "during 2024-01-01 to 2024-01-31 AND certainly"),
    ("..2023", "during 2023-12-31 or earlier"),
    ("since:2024-01", "since 2024-01-01"),
    ("after:2024-01", "after 2024-01-31"),
    ("until:2023-10", "until 2023-10-31"),
    ("before:2024", "before 2024-01-01"),
    ("starts:>2024-01", "starts 2024-02-01 or later"),
    ("date:!2024-01-28T05:53", "certainly during 2024-01-28T05:53 to 2024-01-28T05:54 (exclusive)"),
    ("date:2024-01-28T05:53+03:00", "during 2024-01-28T02:53 to 2024-01-28T02:54 (exclusive, UTC)"),
    ("date:>=2024-01-28T05:53+03:00", "since 2024-01-28T02:53 (UTC)"),
    ('during:"last 30d"', "during 2024-01-12 to 2024-02-11"),
    ("after:2024-01-28T05:53", "since 2024-01-28T05:54"),
    ("until:2024-01-28T05:53", "before 2024-01-28T05:54"),
    ("since:..2023", "any time"),
    ("is:floating -is:range", "is without a time zone AND NOT is a range"),
    ("before:..2023", "before an open start (matches nothing)"),
    ("follows:(tag:a b)<24h c", "follows (tags a AND b) by less than 24h AND c"),
    ("near:!(a)~3d", "certainly near (a) by at most 3d"),
    ("-precedes:(a)", "NOT precedes (a)"),
    ("around:2024-01-28~24h", "around 2024-01-27 to 2024-01-29"),
    ("after:2023..", "after an open end (matches nothing)"),
    # Hours, weekdays, months; lengths.
    ("hour:9", "starts at hour 9"),
    ("hour:9,14", "starts at hours 9 or 14"),
    ("hour:22..6", "starts at hours 22 to 6"),
    ("hour:>=18", "starts at hours 18 to 23"),
    ("weekday:sat,sun", "starts on Saturday or Sunday"),
    ("weekday:!fri..sun", "certainly starts on Friday to Sunday"),
    ("-month:nov..feb", "NOT starts in November to February"),
    ("month:3,jan", "starts in January or March"),
    ("duration:>2d", "lasts longer than 2 d"),
    ("duration:>=36h", "lasts at least 1 d 12 h"),
    ("duration:<1h", "lasts less than 1 h"),
    ("duration:!<=P1Y2M", "certainly lasts at most 1 y 2 mo"),
    ("duration:1d..3d", "lasts 1 d to 3 d"),
    ("duration:1d..", "lasts at least 1 d"),
    ("duration:2d", "lasts 2 d to 3 d (exclusive)"),
    ("duration:0s", "lasts 0 s to 1 s (exclusive)"),
    ("col:month:3", "month with 3"),
    # Around and before the year 1.
    ("during:-44..14", "during 45 BCE to 14 CE"),
    ("during:-44", "during 45 BCE"),
    ("during:0000", "during 1 BCE"),
    ("since:-44", "since 45 BCE"),
    ("after:-44", "after 45 BCE"),
    ("until:-44", "until 45 BCE"),
    ("before:-44", "before 45 BCE"),
    ("before:0001", "before 1 CE"),
    ("during:-0043-03-15", "during -0043-03-15 (-0043 is 44 BCE)"),
    ("since:-0043-03-15", "since -0043-03-15 (-0043 is 44 BCE)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOLDENS, ids=[row[0] or "empty" for row in GOLDENS])
def test_a_filter_is_echoed_as(text: str, expected: str) -> None:
    assert echo(parse(text, CONTEXT)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date:2023", "في الفترة من 2023-01-01 إلى 2023-12-31"),
        ("during:2023..", "في 2023-01-01 وما بعده"),
        ("since:2023-01-01", "منذ 2023-01-01"),
        ("before:2024", "قبل 2024-01-01"),
        ("after:2024-01", "بعد 2024-01-31"),
        ("tag:a is:open", "الوسوم: a وطرفه مفتوح"),
        ("has:place line:>5", "المكان مذكور والسطر أكبر من 5"),
        ("(a OR b) c", "(a أو b) وc"),
        ("importance:1..5", "importance: من 1 إلى 5"),
        ("starts:2023", "يبدأ في الفترة من 2023-01-01 إلى 2023-12-31"),
        ("follows:(a)", "يلي (a)"),
        ("duration:>2d", "يدوم أطول من يومين"),
        ("duration:>=P1Y2M", "يدوم سنة وشهرين على الأقل"),
        ("importance:1", "importance فيه: 1"),
    ],
)
def test_it_is_said_in_the_language_in_use(text: str, expected: str) -> None:
    use("ar")

    assert echo(parse(text, CONTEXT)) == expected


def test_every_trait_is_said() -> None:
    for trait in TRAITS:
        assert echo(parse(f"a is:{trait}", CONTEXT)).startswith("a AND ")
