"""Lengths of time in the language in use."""

import pytest

from timeline_tui.dates.lengths import UNITS, told
from timeline_tui.text.catalogue import use


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("", ""),
        ("1 d", "يوم"),
        ("2 y", "سنتان"),
        ("3 y", "3 سنوات"),
        ("11 y", "11 سنة"),
        ("100 y", "100 سنة"),
        ("245 d", "245 يومًا"),
        ("2 y 9 mo", "سنتان و9 أشهر"),
        ("3 mo 2 d", "3 أشهر ويومان"),
        ("13.8 Gyr", "13.8 مليار سنة"),
        ("1–2.5 Myr", "1–2.5 مليون سنة"),
        ("250 ms", "250 ملي ثانية"),
        ("+11 d", "11 يومًا"),
        ("+0 d", "في اليوم نفسه"),
        ("+8–10 y", "8–10 سنوات"),
        ("<24 h", "أقل من 24 ساعة"),
        ("<2 h", "أقل من ساعتين"),
        ("≥ 2 d", "يومان على الأقل"),
        ("~9 y", "نحو 9 سنوات"),
        ("T", "الحدث المحدد"),
        ("T+0 d", "في اليوم نفسه"),
        ("T+3 d", "بعده بـ3 أيام"),
        ("T+11 d", "بعده بـ11 يومًا"),
        ("T+1 y", "بعده بسنة"),
        ("T+<24 h", "بعده بأقل من 24 ساعة"),
        ("T−8–10 y", "قبله بـ8–10 سنوات"),
        ("T−2 mo 2 d", "قبله بشهرين ويومين"),
        ("T+≥ 2 d", "بعده بيومين على الأقل"),
        ("T±<24 h", "أقل من 24 ساعة"),
    ],
)
def test_units_are_those_of_the_language(length: str, expected: str) -> None:
    use("ar")

    assert told(length) == expected


def test_a_preposition_changes_the_two() -> None:
    use("ar")

    assert told("2 y 2 mo", oblique=True) == "سنتين وشهرين"


@pytest.mark.parametrize("unit", UNITS)
def test_english_stays_as_it_is(unit: str) -> None:
    assert told(f"T+3 {unit}") == f"T+3 {unit}"
