"""What languages are called."""

import pytest

from timeline_tui.text.catalogue import use
from timeline_tui.text.languages import NAMES, is_spoken, language_name


@pytest.mark.parametrize(
    ("tag", "english", "arabic"),
    [
        ("ar", "Arabic", "العربية"),
        ("EN", "English", "الإنجليزية"),
        ("ar-IQ", "Arabic (IQ)", "العربية (IQ)"),
        ("pt_BR", "Portuguese (BR)", "البرتغالية (BR)"),
        ("xx", "xx", "xx"),
        ("", "", ""),
    ],
)
def test_a_language_has_a_name_in_the_language_in_use(tag: str, english: str, arabic: str) -> None:
    assert language_name(tag) == english
    use("ar")
    assert language_name(tag) == arabic


def test_every_name_is_of_one_language() -> None:
    assert len(set(NAMES.values())) == len(NAMES)


def test_the_language_of_the_interface_is_known_whatever_the_country() -> None:
    tags = ("en-GB", "ar_IQ", "")

    assert list(map(is_spoken, tags)) == [True, False, False]
    use("ar")
    assert list(map(is_spoken, tags)) == [False, True, False]
