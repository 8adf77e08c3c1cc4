"""Lengths of time in the language in use."""

import pytest

from timeline_tui.render import lengths
from timeline_tui.render.lengths import UNITS, told

ARABIC = {
    "{number} y": "{number} سنة",
    "{number} mo": "{number} ش",
    "{number} d": "{number} ي",
    "{number} h": "{number} س",
    "{number} Gyr": "{number} مليار سنة",
    "T": "0",
    "T{length}": "{length}",
}


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak some Arabic, whatever the catalogue holds."""

    def say(message: str, /, **values: object) -> str:
        return ARABIC.get(message, message).format(**values)

    monkeypatch.setattr(lengths, "tr", say)
    monkeypatch.setattr(lengths, "spoken", lambda: "ar")


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("", ""),
        ("11 d", "11 ي"),
        ("3 mo 2 d", "3 ش 2 ي"),
        ("+8–10 y", "+8–10 سنة"),
        ("<24 h", "<24 س"),
        ("≥ 2 d", "≥ 2 ي"),
        ("13.8 Gyr", "13.8 مليار سنة"),
        ("T", "0"),
        ("T+3 d", "+3 ي"),
        ("T−8–10 y", "−8–10 سنة"),
        ("T±<24 h", "±<24 س"),
    ],
)
@pytest.mark.usefixtures("arabic")
def test_units_are_those_of_the_language(length: str, expected: str) -> None:
    assert told(length) == expected


@pytest.mark.parametrize("unit", UNITS)
def test_english_stays_as_it_is(unit: str) -> None:
    assert told(f"T+3 {unit}") == f"T+3 {unit}"
