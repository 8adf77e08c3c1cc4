"""Relations in words: each form, in English and Arabic."""

import pytest

from timeline_tui.dates.telling import display_distance, display_relation

TITLES = {"talks": "The talks begin", "a-b.c": "Odd"}
ROWS = [
    ({"after": "talks"}, "after “The talks begin”", "بعد «The talks begin»"),
    (
        {"after": "talks.start", "within": "24h"},
        "less than 24 h after the start of “The talks begin”",
        "بعد أقل من 24 ساعة من بداية «The talks begin»",
    ),
    (
        {"after": "#talks.end", "at_least": "2d"},
        "at least 2 d after the end of “The talks begin”",
        "بعد يومين على الأقل من نهاية «The talks begin»",
    ),
    (
        {"after": "talks", "at_least": "2 days", "within": "1w"},
        "2 d to 1 w after “The talks begin”",
        "بعد يومين إلى أسبوع من «The talks begin»",
    ),
    (
        {"after": "talks.start", "at_least": "0d"},
        "not before the start of “The talks begin”",
        "ليس قبل بداية «The talks begin»",
    ),
    (
        {"after": "talks", "offset": "3mo"},
        "3 mo after “The talks begin”",
        "بعد 3 أشهر من «The talks begin»",
    ),
    (
        {"after": "talks", "offset": "-11h"},
        "11 h before “The talks begin”",
        "قبل «The talks begin» بـ11 ساعة",
    ),
    ({"before": "x", "offset": "+1y"}, "1 y before “x”", "قبل «x» بسنة"),
    ({"before": "x", "within": "2h 30m"}, "less than 2 h 30 min before “x”", "قبل «x» بأقل من ساعتين و30 دقيقة"),
    ({"before": "x", "at_least": "0d"}, "not after “x”", "ليس بعد «x»"),
    ({"before": "x", "at_least": "1w"}, "at least 1 w before “x”", "قبل «x» بما لا يقل عن أسبوع"),
    ({"during": "a-b.c"}, "during “Odd”", "خلال «Odd»"),
    ({"same_as": "x.end"}, "at the same time as the end of “x”", "بالتزامن مع نهاية «x»"),
    ({"after": "x", "for": "2d"}, "after “x”, for 2 d", "بعد «x»، لمدة يومين"),
    ({"for": "P1M"}, "for P1M", "لمدة P1M"),
    ({"same_as": "x", "offset": "2d"}, "", ""),
    ({}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "english", "arabic"), ROWS, ids=[str(row[0]) for row in ROWS])
def test_a_relation_in_words(relation: dict[str, str], english: str, arabic: str) -> None:
    def name(event: str) -> str:
        return TITLES.get(event, event)

    assert display_relation(relation, "en", name) == english
    assert display_relation(relation, "ar-IQ", name) == arabic


BESIDE = [
    ({"after": "talks"}, "after it", "after this"),
    (
        {"after": "talks.start", "within": "24h"},
        "less than 24 h after its start",
        "less than 24 h after the start of this",
    ),
    ({"before": "#talks.end", "at_least": "2d"}, "at least 2 d before its end", "at least 2 d before the end of this"),
    ({"during": "talks"}, "during it", "during this"),
    ({"same_as": "x", "offset": "2d"}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "its", "this"), BESIDE, ids=[str(row[0]) for row in BESIDE])
def test_a_relation_beside_the_title_of_the_other(
    relation: dict[str, str], its: str, this: str
) -> None:
    assert display_distance(relation, "en") == its
    assert display_distance(relation, "en", of_this=True) == this


def test_a_relation_beside_a_title_in_arabic() -> None:
    relation = {"after": "talks.start", "within": "24h"}

    assert display_distance(relation, "ar") == "بعد أقل من 24 ساعة من بدايته"
    assert display_distance(relation, "ar", of_this=True) == "بعد أقل من 24 ساعة من بداية هذا"
