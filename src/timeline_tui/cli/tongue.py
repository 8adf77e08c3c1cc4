"""Which language the command line speaks, and how click is made to speak it too.

Click asks gettext for its own few messages, in the language that the environment names; the
catalogue holds them as well.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from timeline_tui.config import Settings, config_path, load_settings
from timeline_tui.errors import ReadError
from timeline_tui.text.bidi import bidi_for, words_go_by
from timeline_tui.text.catalogue import DOMAIN, FOLDER, forms, later, spoken, use

CLICK_SAYS = (
    later("Usage:"),
    later("Options"),
    later("Show this message and exit."),
    later("Show the version and exit."),
    later("No such option: {name}"),
    later("No such option {name!r}."),
    later("Invalid value for {param_hint}: {message}"),
    later("Invalid value: {message}"),
    later("Missing argument"),
    later("Missing option"),
    later("Option {name!r} requires an argument."),
    later("Option {name!r} does not take a value."),
    later("{value!r} is not a valid {number_type}."),
    later("{value} is not in the range {range}."),
)
"""What people get to read of click's own; the forms differ from release to release."""
CLICK_COUNTS = (
    forms("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    forms("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    forms("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where an environment names the language of messages; the first that is set counts."""
_LANGUAGE = "LANGUAGE"
_FOUND = os.environ.get(_LANGUAGE)


def speak(arguments: Sequence[str], environ: Mapping[str, str]) -> None:
    """Choose the language of all words, and who reorders them on a terminal.

    An option is above the settings, and they are above the environment.
    """
    settings = Settings()
    with suppress(ReadError):  # told when the settings are needed
        settings = load_settings(config_path())
    use(given(arguments, "--lang") or settings.lang or language_of(environ))
    setting = given(arguments, "--bidi") or settings.bidi
    with suppress(ValueError):  # told when the options are parsed
        words_go_by(bidi_for(setting, environ))


def given(arguments: Sequence[str], option: str) -> str:
    """Give the value of an option as it stands on the command line; nothing where it does not."""
    value = ""
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option:
            value = "".join(arguments[number + 1 : number + 2])
        elif argument.startswith(f"{option}="):
            value = argument.partition("=")[2]
    return value


def language_of(environ: Mapping[str, str]) -> str:
    """Give the language that the environment names for messages: `ar_IQ`, `C`, or nothing."""
    value = next(filter(None, (environ.get(name, "") for name in VARIABLES)), "")
    return value.partition(".")[0].partition("@")[0]


@contextmanager
def click_speaks() -> Iterator[None]:
    """Let click find its messages in the catalogue that is in use."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    with _language(spoken()):
        yield


@contextmanager
def environment_as_found() -> Iterator[None]:
    """Put back what click is told by, for programs that are started from here."""
    with _language(_FOUND):
        yield


@contextmanager
def _language(value: str | None) -> Iterator[None]:
    before = os.environ.get(_LANGUAGE)
    _put(value)
    try:
        yield
    finally:
        _put(before)


def _put(value: str | None) -> None:
    if value is None:
        os.environ.pop(_LANGUAGE, None)
    else:
        os.environ[_LANGUAGE] = value
