"""The words of the interface in the language that was chosen: one gettext catalogue for all doors.

English stands in the code and is the key. A run speaks one language, so the catalogue in use is the
process's own, as gettext has it: it is chosen once, before anything is said.
"""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

from timeline_tui.text.bidi import has_rtl

DOMAIN = "timeline_tui"
FOLDER = Path(__file__).resolve().parents[1] / "locale"
"""Where the catalogues lie: `LANG/LC_MESSAGES/timeline_tui.mo`."""
ENGLISH = "en"
RIGHT_TO_LEFT = ("ar",)
"""The languages of catalogues that run from right to left."""

LONGEST = 8
"""Letters that the name of a language has at most."""

_in_use = NullTranslations()
_spoken = ENGLISH


def use(lang: str | None) -> None:
    """Speak a language from here on (`ar`, `ar_IQ`); English where there is no catalogue for it."""
    global _in_use, _spoken  # noqa: PLW0603 (see above)
    name = catalogue_for(lang)
    _in_use = translation(DOMAIN, str(FOLDER), [name]) if name else NullTranslations()
    _spoken = name or ENGLISH


def catalogue_for(lang: str | None) -> str:
    """Give the name of the catalogue for a language; nothing for English and unknown ones."""
    name = _language(lang or "")
    is_there = (
        name.isalpha()
        and len(name) <= LONGEST
        and name != ENGLISH
        and (FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file()
    )
    return name if is_there else ""


def is_english(lang: str) -> bool:
    """Tell whether a language is the one that stands in the code: it needs no catalogue."""
    return _language(lang) == ENGLISH


def spoken() -> str:
    """Give the language in use: `en`, `ar`."""
    return _spoken


def runs_left() -> bool:
    """Tell whether the language in use runs from right to left."""
    return _spoken in RIGHT_TO_LEFT


def direction(text: str) -> bool | None:
    """Tell whether words of ours run from right to left, whatever name they begin with.

    None leaves it to their first letter, as that of a text from a file.
    """
    return True if runs_left() and has_rtl(text) else None


def _language(tag: str) -> str:
    return tag.replace("-", "_").partition("_")[0].lower()


def tr(message: str, /, **values: object) -> str:
    """Give a message in the language in use, with values in place of its `{names}`."""
    said = _in_use.gettext(message)
    return said.format(**values) if values else said


def trn(one: str, many: str, /, count: int, **values: object) -> str:
    """Give the form of a message that fits a count; `{count}` is the count, others are values."""
    return _in_use.ngettext(one, many, count).format(count=count, **values)


def later(message: str, /) -> str:
    """Mark a message of a table for the catalogue; it is translated where it is said."""
    return message


def forms(one: str, many: str, /) -> tuple[str, str]:
    """Mark the two English forms of a counted message of a table; `trn` says the one that fits."""
    return one, many
