"""The user's settings: `timeline-tui/config.toml` in the configuration folder of the platform.

Nothing is ever read from the folder of the data. A missing file is no setting at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline_tui.errors import ReadError

THEMES = ("ink", "paper")
"""The names of the themes, the default first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set."""

    theme: str = THEMES[0]
    lang: str | None = None
    """The language that is preferred for titles and texts."""
    ascii: bool = False
    """Draw with ASCII alone."""


def config_path() -> Path:
    """Give where the settings are looked for."""
    from platformdirs import user_config_path  # deferred: start-up

    return user_config_path("timeline-tui") / "config.toml"


def load_settings(path: Path) -> Settings:
    """Read the settings; raises ReadError naming the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: the settings cannot be read: {error}") from error
    import tomllib  # deferred: most people have no settings

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReadError(f"{path}: the settings cannot be read: {error}") from error
    return _checked(values, path)


def _checked(values: dict[str, object], path: Path) -> Settings:
    theme = values.pop("theme", THEMES[0])
    lang = values.pop("lang", None)
    ascii_only = values.pop("ascii", False)
    if values:
        raise ReadError(
            f"{path}: there is no setting {next(iter(values))!r}",
            hint="The settings are theme, lang and ascii.",
        )
    if not isinstance(theme, str) or theme not in THEMES:
        raise ReadError(f"{path}: there is no theme {theme!r}", hint=f"Use {' or '.join(THEMES)}.")
    if lang is not None and not isinstance(lang, str):
        raise ReadError(f"{path}: lang must be a text", hint='For example lang = "ar".')
    if not isinstance(ascii_only, bool):
        raise ReadError(f"{path}: ascii must be true or false")
    return Settings(theme, lang, ascii_only)
