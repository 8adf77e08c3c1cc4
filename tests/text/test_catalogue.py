"""The language that the program speaks."""

from __future__ import annotations

import pytest

from timeline_tui.text.catalogue import (
    catalogue_for,
    forms,
    later,
    runs_left,
    spoken,
    tr,
    trn,
    use,
)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ar", "ar"),
        ("ar_IQ", "ar"),
        ("ar-EG", "ar"),
        ("AR", "ar"),
        ("en", ""),
        ("en_GB", ""),
        ("C", ""),
        ("xx", ""),
        ("../ar", ""),
        ("z" * 9000, ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_language_has_a_catalogue_or_none(lang: str | None, expected: str) -> None:
    assert catalogue_for(lang) == expected


def test_arabic_is_spoken_until_something_else_is() -> None:
    use("ar")
    arabic = tr("Help"), trn("{count:,} event", "{count:,} events", 2), spoken(), runs_left()
    use("fr")
    english = tr("Help"), trn("{count:,} event", "{count:,} events", 2), spoken(), runs_left()

    assert arabic == ("المساعدة", "حدثان", "ar", True)
    assert english == ("Help", "2 events", "en", False)


def test_values_take_the_place_of_their_names_in_any_language() -> None:
    use("ar")

    assert tr("there is no time zone {name!r}", name="X") == "لا توجد منطقة زمنية 'X'"
    # What the catalogue does not know is said as it is.
    assert tr("no such {thing}", thing="thing") == "no such thing"


def test_messages_of_tables_are_marked_and_nothing_else() -> None:
    use("ar")

    assert later("Help") == "Help"
    assert forms("{count} a", "{count} b") == ("{count} a", "{count} b")
