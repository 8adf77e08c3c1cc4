"""The words of the interface in the language that was chosen: one gettext catalogue for all doors.

English stands in the code and is the key. A run speaks one language, so the catalogue in use is the
process's own, as gettext has it: it is chosen once, before anything is said.
"""

from __future__ import annotations

from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "timeline_tui"
FOLDER = Path(__file__).resolve().parents[1] / "locale"
"""Where the catalogues lie: `LANG/LC_MESSAGES/timeline_tui.mo`."""

_in_use = NullTranslations()


def use(lang: str | None) -> None:
    """Speak a language from here on (`ar`, `ar_IQ`); English where there is no catalogue for it."""
    global _in_use  # noqa: PLW0603 (see above)
    languages = [lang.replace("-", "_")] if lang else []
    _in_use = translation(DOMAIN, str(FOLDER), languages, fallback=True)


def tr(message: str, **values: object) -> str:
    """Give a message in the language in use, with values in place of its `{names}`."""
    said = _in_use.gettext(message)
    return said.format(**values) if values else said


def trn(one: str, many: str, count: int, **values: object) -> str:
    """Give the form of a message that fits a count; `{count}` is the count, others are values."""
    return _in_use.ngettext(one, many, count).format(count=count, **values)


def later(message: str) -> str:
    """Mark a message of a table for the catalogue; it is translated where it is said."""
    return message
