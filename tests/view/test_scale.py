"""Ticks: labels that fit, never touch and are never cut, from nanoseconds to gigayears."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.dates.coordinate import from_civil, to_civil
from timeline_tui.dates.look import DateLook
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.view.scale import BLANK, ticks

YEAR = 365 * DAY
HOUR = DAY // 24
AT = from_civil(2024, 1, 28) + 5 * HOUR + 53 * 60 * SECOND + 12 * SECOND
AXES = {
    "deep time": (from_civil(-13_800_000_000), from_civil(2024)),
    "a million years": (from_civil(-999_000), from_civil(2024)),
    "ice ages": (from_civil(-250_000), from_civil(-1_000)),
    "a thousand years": (from_civil(-499), from_civil(501)),
    "a decade": (from_civil(2014), from_civil(2024, 2, 12)),
    "months": (from_civil(2023, 10, 20), from_civil(2024, 6, 20)),
    "weeks": (from_civil(2024, 1, 20), from_civil(2024, 2, 20)),
    "days BCE": (from_civil(-43, 3, 1), from_civil(-43, 3, 20)),
    "hours": (from_civil(2024, 1, 27) + 5 * HOUR, from_civil(2024, 1, 30)),
    "quarters": (AT, AT + 3 * HOUR),
    "minutes": (AT, AT + 180 * SECOND),
    "seconds": (AT, AT + 20 * SECOND),
    "half a second": (AT + 123 * 10**6, AT + 623 * 10**6),
    "past a second": (AT - 10**6, AT + 10**6 // 2),
    "300 us": (AT + 123_100_000, AT + 123_400_000),
    "300 ns": (AT + 123_456_300, AT + 123_456_600),
}


def drawn(
    lo: int,
    hi: int,
    cells: int,
    lang: str = "en",
    dates: DateLook | None = None,
    zone: str | None = None,
) -> str:
    line = ""
    for tick in ticks(lo, hi, cells, lang, dates or DateLook(), zone=zone):
        line += " " * (tick.cell - cell_len(line)) + tick.label
    return line


# fmt: off
TABLES = {
    ("en", 10): {
        "deep time":
            "  10 Ga",
        "a million years":
            "    500 ka",
        "ice ages":
            "  200 ka",
        "a thousand years":
            "     1",
        "a decade":
            "     2020",
        "months":
            "  2024",
        "weeks":
            "2024",
        "days BCE":
            "44 BCE",
        "hours":
            "2024",
        "quarters":
            "28 Jan",
        "minutes":
            "28 Jan",
        "seconds":
            "05:53",
        "half a second":
            "05:53:12",
        "past a second":
            "05:53:11",
        "300 us":
            "   200 µs",
        "300 ns":
            "   400 ns",
    },
    ("en", 40): {
        "deep time":
            "           10 Ga         5 Ga",
        "a million years":
            "       800 ka  600 ka  400 ka  200 ka",
        "ice ages":
            "        200 ka          100 ka",
        "a thousand years":
            "500 BCE             1",
        "a decade":
            "2014   2016    2018    2020    2022",
        "months":
            " Nov 2023  2024      Mar       May",
        "weeks":
            "  22 Jan 2024       5 Feb    12 Feb",
        "days BCE":
            "      4 Mar 44 BCE   11 Mar",
        "hours":
            "           28 Jan 2024   29 Jan",
        "quarters":
            "28 Jan 2024   07:00         08:00",
        "minutes":
            "28 Jan 2024             05:55",
        "seconds":
            "28 Jan 2024, 05:53        :25       :30",
        "half a second":
            "28 Jan, 05:53:12      400 ms  500 ms",
        "past a second":
            "28 Jan, 05:53:11          :12",
        "300 us":
            "28 Jan, 05:53:12.123      300 µs",
        "300 ns":
            "05:53:12.123456           500 ns",
    },
    ("en", 80): {
        "deep time":
            "          12 Ga       10 Ga      8 Ga        6 Ga       4 Ga        2 Ga",
        "a million years":
            "       900 ka  800 ka  700 ka  600 ka  500 ka  400 ka  300 ka  200 ka  100 ka",
        "ice ages":
            "250k BCE        200k BCE        150k BCE        100k BCE        50k BCE",
        "a thousand years":
            "        400 BCE         200 BCE         1              200             400",
        "a decade":
            "2014   2015    2016    2017    2018    2019    2020    2021    2022    2023",
        "months":
            "   Nov 2023  Dec       2024       Feb      Mar       Apr       May       Jun",
        "weeks":
            "     22 Jan 2024       29 Jan            5 Feb             12 Feb",
        "days BCE":
            "Mar 44 BCE      5 Mar    7 Mar   9 Mar    11 Mar  13 Mar  15 Mar   17 Mar",
        "hours":
            "27 Jan 2024           28 Jan         12:00         29 Jan        12:00",
        "quarters":
            "28 Jan 2024     06:30        07:00         07:30        08:00        08:30",
        "minutes":
            "28 Jan 2024, 05:53   05:54        :30           05:55        :30          05:56",
        "seconds":
            "28 Jan 2024, 05:53      :18     :20     :22     :24     :26     :28     :30",
        "half a second":
            "28 Jan 2024, 05:53:12       300 ms  350 ms  400 ms  450 ms  500 ms  550 ms",
        "past a second":
            "28 Jan 2024, 05:53:11           .9996     .9998      :12        .0002     .0004",
        "300 us":
            "28 Jan 2024, 05:53:12.123               250 µs       300 µs       350 µs",
        "300 ns":
            "28 Jan 2024, 05:53:12.123456            450 ns       500 ns       550 ns",
    },
    ("en", 200): {
        "deep time":
            "           13 Ga          12 Ga         11 Ga          10 Ga         9 Ga           8 Ga          7 Ga           6 Ga          5 Ga           4 Ga          3 Ga           2 Ga          1 Ga",
        "a million years":
            "         950k BCE  900k BCE  850k BCE  800k BCE  750k BCE  700k BCE  650k BCE  600k BCE  550k BCE  500k BCE  450k BCE  400k BCE  350k BCE  300k BCE  250k BCE  200k BCE  150k BCE  100k BCE  50k BCE   1",
        "ice ages":
            "        240k BCE        220k BCE        200k BCE        180k BCE        160k BCE        140k BCE        120k BCE        100k BCE        80k BCE         60k BCE         40k BCE         20k BCE",
        "a thousand years":
            "500 BCE  450 BCE    400 BCE   350 BCE   300 BCE   250 BCE   200 BCE  150 BCE   100 BCE   50 BCE     1        50        100       150       200       250       300       350       400       450",
        "a decade":
            "2014     Jul       2015      Jul       2016      Jul       2017      Jul       2018     Jul       2019      Jul       2020      Jul       2021      Jul       2022      Jul      2023      Jul",
        "months":
            "         Nov 2023                 Dec                      2024                      Feb                     Mar                      Apr                      May                      Jun",
        "weeks":
            "      21 Jan 2024  23 Jan       25 Jan       27 Jan       29 Jan             Feb          3 Feb        5 Feb        7 Feb        9 Feb       11 Feb       13 Feb       15 Feb       17 Feb       19 Feb",
        "days BCE":
            "Mar 44 BCE           3 Mar     4 Mar      5 Mar     6 Mar      7 Mar     8 Mar      9 Mar     10 Mar     11 Mar    12 Mar     13 Mar    14 Mar     15 Mar    16 Mar     17 Mar    18 Mar     19 Mar",
        "hours":
            "27 Jan 2024         12:00    15:00    18:00    21:00    28 Jan   03:00    06:00    09:00    12:00    15:00    18:00    21:00    29 Jan   03:00    06:00    09:00    12:00    15:00    18:00    21:00",
        "quarters":
            "28 Jan 2024       06:10      06:20      06:30       06:40      06:50      07:00      07:10      07:20      07:30      07:40      07:50      08:00       08:10      08:20      08:30      08:40",
        "minutes":
            "28 Jan 2024, 05:53  :30        :40        :50        05:54      :10        :20        :30        :40        :50         05:55      :10        :20        :30        :40        :50        05:56      :10",
        "seconds":
            "28 Jan 2024, 05:53:12    .5   :15  .5   :16  .5   :17  .5   :18  .5   :19  .5   :20  .5   :21  .5   :22  .5   :23  .5   :24  .5   :25  .5   :26  .5   :27  .5   :28  .5   :29  .5   :30  .5   :31  .5",
        "half a second":
            "28 Jan 2024, 05:53:12         200 ms  220 ms  240 ms  260 ms  280 ms  300 ms  320 ms  340 ms  360 ms  380 ms  400 ms  420 ms  440 ms  460 ms  480 ms  500 ms  520 ms  540 ms  560 ms  580 ms  600 ms",
        "past a second":
            "28 Jan 2024, 05:53:11     .9992         .9993        .9994        .9995         .9996        .9997        .9998         .9999        :12          .0001         .0002        .0003        .0004",
        "300 us":
            "28 Jan 2024, 05:53:12.123               160 µs       180 µs       200 µs        220 µs       240 µs       260 µs        280 µs       300 µs       320 µs        340 µs       360 µs       380 µs",
        "300 ns":
            "28 Jan 2024, 05:53:12.123456            360 ns       380 ns       400 ns        420 ns       440 ns       460 ns        480 ns       500 ns       520 ns        540 ns       560 ns       580 ns",
    },
    ("ar", 40): {
        "deep time":
            "           10 مليار سنة  5 مليار سنة",
        "a million years":
            "                   500 ألف سنة",
        "ice ages":
            "        200 ألف سنة     100 ألف سنة",
        "a thousand years":
            "500 ق.م             1",
        "a decade":
            "2014   2016    2018    2020    2022",
        "months":
            " نوفمبر 2023         مارس      مايو",
        "weeks":
            "               فبراير 2024",
        "days BCE":
            "      4 مارس 44 ق.م  11 مارس",
        "hours":
            "           28 يناير 2024",
        "quarters":
            "28 يناير 2024               08:00",
        "minutes":
            "28 يناير 2024           05:55",
        "seconds":
            "28 يناير 2024، 05:53      :25       :30",
        "half a second":
            "28 يناير، 05:53:12    400 ms  500 ms",
        "past a second":
            "28 يناير، 05:53:11        :12",
        "300 us":
            "05:53:12.123              300 µs",
        "300 ns":
            "05:53:12.123456           500 ns",
    },
    ("ar", 80): {
        "deep time":
            "                      10 مليار سنة                 5 مليار سنة",
        "a million years":
            "               800 ألف سنة     600 ألف سنة     400 ألف سنة     200 ألف سنة",
        "ice ages":
            "250 ألف ق.م     200 ألف ق.م     150 ألف ق.م     100 ألف ق.م     50 ألف ق.م",
        "a thousand years":
            "        400 ق.م         200 ق.م         1              200             400",
        "a decade":
            "2014   2015    2016    2017    2018    2019    2020    2021    2022    2023",
        "months":
            "   نوفمبر 2023         2024       فبراير   مارس      أبريل     مايو      يونيو",
        "weeks":
            "     22 يناير 2024     29 يناير          5 فبراير          12 فبراير",
        "days BCE":
            "            4 مارس 44 ق.م                 11 مارس                      18 مارس",
        "hours":
            "27 يناير 2024         28 يناير       12:00         29 يناير      12:00",
        "quarters":
            "28 يناير 2024   06:30        07:00         07:30        08:00        08:30",
        "minutes":
            "                     28 يناير 2024، 05:54       05:55        :30          05:56",
        "seconds":
            "28 يناير 2024، 05:53    :18     :20     :22     :24     :26     :28     :30",
        "half a second":
            "28 يناير 2024، 05:53:12     300 ms  350 ms  400 ms  450 ms  500 ms  550 ms",
        "past a second":
            "28 يناير 2024، 05:53:11         .9996     .9998      :12        .0002     .0004",
        "300 us":
            "28 يناير 2024، 05:53:12.123             250 µs       300 µs       350 µs",
        "300 ns":
            "28 يناير 2024، 05:53:12.123456          450 ns       500 ns       550 ns",
    },
    ("ar", 200): {
        "deep time":
            "           13 مليار سنة   12 مليار سنة  11 مليار سنة   10 مليار سنة  9 مليار سنة    8 مليار سنة   7 مليار سنة    6 مليار سنة   5 مليار سنة    4 مليار سنة   3 مليار سنة    2 مليار سنة   1 مليار سنة",
        "a million years":
            "                   900 ألف سنة         800 ألف سنة         700 ألف سنة         600 ألف سنة         500 ألف سنة         400 ألف سنة         300 ألف سنة         200 ألف سنة         100 ألف سنة",
        "ice ages":
            "        240 ألف ق.م     220 ألف ق.م     200 ألف ق.م     180 ألف ق.م     160 ألف ق.م     140 ألف ق.م     120 ألف ق.م     100 ألف ق.م     80 ألف ق.م      60 ألف ق.م      40 ألف ق.م      20 ألف ق.م",
        "a thousand years":
            "500 ق.م  450 ق.م    400 ق.م   350 ق.م   300 ق.م   250 ق.م   200 ق.م  150 ق.م   100 ق.م   50 ق.م     1        50        100       150       200       250       300       350       400       450",
        "a decade":
            "2014     يوليو     2015      يوليو     2016      يوليو     2017      يوليو     2018     يوليو     2019      يوليو     2020      يوليو     2021      يوليو     2022      يوليو    2023      يوليو",
        "months":
            "         نوفمبر 2023              ديسمبر                   2024                      فبراير                  مارس                     أبريل                    مايو                     يونيو",
        "weeks":
            "      21 يناير 2024             25 يناير     27 يناير     29 يناير           فبراير       3 فبراير     5 فبراير     7 فبراير     9 فبراير    11 فبراير    13 فبراير    15 فبراير    17 فبراير",
        "days BCE":
            "مارس 44 ق.م          3 مارس    4 مارس     5 مارس    6 مارس     7 مارس    8 مارس     9 مارس    10 مارس    11 مارس   12 مارس    13 مارس   14 مارس    15 مارس   16 مارس    17 مارس   18 مارس    19 مارس",
        "hours":
            "27 يناير 2024       12:00             18:00             28 يناير          06:00             12:00             18:00             29 يناير          06:00             12:00             18:00",
        "quarters":
            "28 يناير 2024     06:10      06:20      06:30       06:40      06:50      07:00      07:10      07:20      07:30      07:40      07:50      08:00       08:10      08:20      08:30      08:40",
        "minutes":
            "28 يناير 2024، 05:53           :40        :50        05:54      :10        :20        :30        :40        :50         05:55      :10        :20        :30        :40        :50        05:56      :10",
        "seconds":
            "28 يناير 2024، 05:53:12  .5   :15  .5   :16  .5   :17  .5   :18  .5   :19  .5   :20  .5   :21  .5   :22  .5   :23  .5   :24  .5   :25  .5   :26  .5   :27  .5   :28  .5   :29  .5   :30  .5   :31  .5",
        "half a second":
            "28 يناير 2024، 05:53:12       200 ms  220 ms  240 ms  260 ms  280 ms  300 ms  320 ms  340 ms  360 ms  380 ms  400 ms  420 ms  440 ms  460 ms  480 ms  500 ms  520 ms  540 ms  560 ms  580 ms  600 ms",
        "past a second":
            "28 يناير 2024، 05:53:11   .9992         .9993        .9994        .9995         .9996        .9997        .9998         .9999        :12          .0001         .0002        .0003        .0004",
        "300 us":
            "28 يناير 2024، 05:53:12.123             160 µs       180 µs       200 µs        220 µs       240 µs       260 µs        280 µs       300 µs       320 µs        340 µs       360 µs       380 µs",
        "300 ns":
            "28 يناير 2024، 05:53:12.123456          360 ns       380 ns       400 ns        420 ns       440 ns       460 ns        480 ns       500 ns       520 ns        540 ns       560 ns       580 ns",
    },
}
# fmt: on


@pytest.mark.parametrize(
    ("lang", "cells", "name"),
    [(*key, name) for key, table in TABLES.items() for name in table],
    ids=lambda value: str(value),
)
def test_labels_of_an_axis(lang: str, cells: int, name: str) -> None:
    assert drawn(*AXES[name], cells, lang) == TABLES[lang, cells][name]


@pytest.mark.parametrize(
    ("months", "digits", "expected"),
    [
        ("levant", "latn", "تشرين الثاني"),
        ("gregorian", "arab", "٢٠٢٣"),
        ("both", "arab", "نوفمبر"),
    ],
)
def test_months_and_digits_are_those_of_the_list(months: str, digits: str, expected: str) -> None:
    dates = DateLook(months=months, digits=digits)

    assert expected in drawn(*AXES["months"], 120, "ar", dates)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(-14 * 10**9 * YEAR, 10**9 * YEAR),
    st.integers(0, 62),
    st.integers(4, 220),
    st.sampled_from(["en", "ar"]),
    st.sampled_from(["gregorian", "levant", "both"]),
)
def test_labels_never_touch_and_are_never_cut(
    lo: int, magnitude: int, cells: int, lang: str, months: str
) -> None:
    marks = ticks(lo, lo + 3**magnitude + 1, cells, lang, DateLook(months=months))

    for left, right in itertools.pairwise(marks):
        assert right.cell >= left.end + BLANK
    for mark in marks:
        assert mark.cell >= 0
        assert mark.end <= cells
    assert not any(mark.is_context for mark in marks[1:])


@given(st.integers(from_civil(-3000), from_civil(3000)), st.integers(0, 58))
def test_a_wide_axis_tells_its_year(lo: int, magnitude: int) -> None:
    """Of hours the day, of days the year: whatever is seen, one knows when it is."""
    marks = ticks(lo, lo + 3**magnitude + 1, 120)

    assert marks
    first = marks[0]
    assert first.is_context or first.label.isdigit() or first.label.endswith(("BCE", "a", "now"))


def test_the_year_of_the_first_day_is_its_own() -> None:
    """The axis begins on the last day of the year before."""
    lo = from_civil(2023, 12, 31) - 4 * 365 * DAY - DAY

    for days in range(8):
        marks = ticks(lo + days * DAY, lo + (days + 40) * DAY, 60)
        assert marks[0].label.endswith(str(to_civil(marks[0].moment).year))


@pytest.mark.parametrize(
    ("lo", "hi", "cells", "expected"),
    [
        (-HOUR, DAY, 40, " 28 Jan 2024        12:00     18:00"),
        (
            -5 * SECOND,
            115 * SECOND,
            60,
            "  28 Jan 2024, 00:00     :45    00:01   :15    :30     :45",
        ),
        # Here the next label says itself what it is a part of.
        (-HOUR, 3 * DAY, 60, "27 Jan 2024         29 Jan    12:00     30 Jan    12:00"),
    ],
)
def test_what_is_pinned_holds_for_what_follows(lo: int, hi: int, cells: int, expected: str) -> None:
    """The axis begins just before midnight: what comes first is the new day."""
    midnight = from_civil(2024, 1, 28)

    assert drawn(midnight + lo, midnight + hi, cells) == expected


@pytest.mark.parametrize(
    ("zone", "lo", "expected"),
    [
        (
            None,
            from_civil(2024, 1, 28),
            "28 Jan 2024       06:00    09:00    12:00    15:00    18:00    21:00",
        ),
        (
            "UTC",
            from_civil(2024, 1, 28),
            "28 Jan 2024       06:00    09:00    12:00    15:00    18:00    21:00",
        ),
        (
            "Asia/Baghdad",
            from_civil(2024, 1, 28),
            "28 Jan 2024       09:00    12:00    15:00    18:00    21:00    29 Jan",
        ),
        (
            "Asia/Kathmandu",
            from_civil(2024, 1, 28),
            "28 Jan 2024       12:00    15:00    18:00    21:00    29 Jan   03:00",
        ),
        (
            "America/St_Johns",
            from_civil(2024, 1, 28),
            "          28 Jan 2024       06:00    09:00    12:00    15:00    18:00",
        ),
        (
            "America/New_York",
            from_civil(2024, 3, 10),
            "9 Mar 2024     10 Mar         06:00             12:00             18:00",
        ),
        (
            "America/New_York",
            from_civil(2024, 11, 3),
            "2 Nov 2024  3 Nov       03:00    06:00    09:00    12:00    15:00",
        ),
        (
            "Asia/Baghdad",
            from_civil(-43, 3, 15),
            "15 Mar 44 BCE     09:00    12:00    15:00    18:00    21:00    16 Mar",
        ),
    ],
)
def test_a_zone_has_a_clock_of_its_own(zone: str | None, lo: int, expected: str) -> None:
    """A day of UTC on the clocks of zones, one of them as they skip an hour or repeat one."""
    assert drawn(lo, lo + DAY, 72, zone=zone) == expected


def test_the_last_hour_of_two_alike_has_ticks_too() -> None:
    """All of the axis lies in the second half past one of the night on which clocks go back."""
    lo = from_civil(2024, 11, 3) + 6 * HOUR + 20 * 60 * SECOND

    assert drawn(lo, lo + 20 * 60 * SECOND, 60, zone="America/New_York") == (
        "3 Nov 2024     01:25          01:30          01:35"
    )


@given(
    st.integers(-14 * 10**9 * YEAR, 10**9 * YEAR),
    st.integers(0, 62),
    st.integers(4, 220),
    st.sampled_from(["UTC", "Asia/Baghdad", "America/New_York", "Asia/Kathmandu"]),
)
def test_labels_on_any_clock_stand_apart(lo: int, magnitude: int, cells: int, zone: str) -> None:
    marks = ticks(lo, lo + 3**magnitude + 1, cells, zone=zone)

    for left, right in itertools.pairwise(marks):
        assert right.cell >= left.end + BLANK
    assert all(mark.cell >= 0 and mark.end <= cells for mark in marks)


def test_no_axis_has_no_labels() -> None:
    assert ticks(5, 5, 80) == () == ticks(0, 10, 3)
