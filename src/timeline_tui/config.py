"""The user's settings: `timeline-tui/config.toml` in the configuration folder of the platform.

Nothing is ever read from the folder of the data. A missing file is no setting at all.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from timeline_tui.errors import ReadError
from timeline_tui.files.places import settings_folder
from timeline_tui.text.catalogue import tr

THEMES = ("ink", "paper", "contrast", "okabe", "ansi")
"""The names of the themes, the usual one first."""
MONTHS = ("gregorian", "levant", "both")
"""The Arabic names of months, the default first."""
DIGITS = ("latn", "arab")
"""The digits of Arabic dates by the names of Unicode, the default first."""
BIDI = ("auto", "terminal", "app", "off")
"""Who brings right-to-left text into the order in which it is seen, the default first."""
DATES = ("short", "words", "edtf", "written", "relative")
"""What the list's date column shows, the default first."""

LARGEST = 1 << 20
"""Bytes of the settings; whoever has more has named another file."""


class Settings(NamedTuple):
    """What a user may set."""

    theme: str | None = None
    """The colours of the screen; None is what was chosen last, else what the terminal can show."""
    lang: str | None = None
    """The language that is preferred for titles and texts."""
    ascii: bool = False
    """Draw with ASCII alone."""
    mouse: bool = True
    """Whether the screen takes the mouse; the terminal's own marking needs Shift then."""
    months: str = MONTHS[0]
    """Which Arabic names months have."""
    digits: str = DIGITS[0]
    """Which digits Arabic dates are written with."""
    dates: str = DATES[0]
    """What the list's date column shows."""
    remember: bool = True
    """Whether what was typed is remembered from one run to the next."""
    bidi: str = BIDI[0]
    """Who brings right-to-left text into the order in which it is seen."""


def config_path() -> Path | None:
    """Give where the settings are looked for; None where no home is known."""
    folder = settings_folder()
    return folder / "config.toml" if folder else None


def load_settings(path: Path | None) -> Settings:
    """Read the settings; raises ReadError naming the key that is wrong."""
    if path is None or not os.path.lexists(path):
        return Settings()
    # Deferred: most people have no settings.
    import tomllib

    from timeline_tui.files.source import read_bytes

    data = read_bytes(str(path), LARGEST)
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadError(
            tr("{path}: the settings cannot be read: {reason}", path=path, reason=error)
        ) from error
    return _checked(values, path)


def _checked(values: dict[str, object], path: Path) -> Settings:
    unknown = next((name for name in values if name not in Settings._fields), None)
    if unknown is not None:
        *names, last = Settings._fields
        hint = tr("The settings are {names} and {last}.", names=", ".join(names), last=last)
        raise ReadError(
            tr("{path}: there is no setting {name!r}", path=path, name=unknown), hint=hint
        )
    lang = values.get("lang")
    if lang is not None and not isinstance(lang, str):
        raise ReadError(
            tr("{path}: lang must be a text", path=path), hint=tr('For example lang = "ar".')
        )
    return Settings(
        theme=_one_of(values, "theme", THEMES, path) if "theme" in values else None,
        lang=lang,
        ascii=_truth(values, "ascii", path, default=False),
        mouse=_truth(values, "mouse", path, default=True),
        months=_one_of(values, "months", MONTHS, path),
        digits=_one_of(values, "digits", DIGITS, path),
        dates=_one_of(values, "dates", DATES, path),
        remember=_truth(values, "remember", path, default=True),
        bidi=_one_of(values, "bidi", BIDI, path),
    )


def _truth(values: dict[str, object], name: str, path: Path, *, default: bool) -> bool:
    value = values.get(name, default)
    if not isinstance(value, bool):
        raise ReadError(tr("{path}: {name} must be true or false", path=path, name=name))
    return value


def _one_of(values: dict[str, object], name: str, choices: tuple[str, ...], path: Path) -> str:
    value = values.get(name, choices[0])
    if not isinstance(value, str) or value not in choices:
        *others, last = choices
        hint = tr("Use {names} or {last}.", names=", ".join(others), last=last)
        raise ReadError(
            tr("{path}: {name} cannot be {value!r}", path=path, name=name, value=value), hint=hint
        )
    return value
