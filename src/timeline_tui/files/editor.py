"""The command that opens a file at a line in a person's editor; nothing is run here."""

from __future__ import annotations

import os
from collections.abc import Mapping

_PLUS = ("vi", "vim", "nvim", "view", "ex", "nano", "pico", "emacs", "emacsclient", "mg", "jed",
         "joe", "micro", "kak", "ne", "mcedit", "gedit", "geany", "vis", "gvim")  # fmt: skip
"""Editors that take the line as `+N` before the file."""
_COLON = ("hx", "helix", "subl", "sublime_text", "zed", "amp", "lite-xl")
"""Editors that take it behind the name: `FILE:N`."""
_CODE = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
"""Editors that take it as `-g FILE:N`."""
_WAITS = ("subl", "sublime_text", "zed", *_CODE)
"""Editors that return at once unless they are told to wait."""


def editor_setting(environ: Mapping[str, str]) -> str:
    """Give the editor that a person has set: `$VISUAL`, else `$EDITOR`, else nothing."""
    return environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()


def editor_command(setting: str, path: str, line: int) -> list[str]:
    """Give the words of the command; nothing where the setting cannot be split into words.

    `line` counts from 1; 0 opens the file where the editor likes.
    """
    import shlex  # deferred: start-up

    try:
        words = shlex.split(setting)
    except ValueError:
        return []
    if not words:
        return []
    name = os.path.basename(words[0]).lower().removesuffix(".exe")
    if name in _WAITS and not {"-w", "--wait"} & set(words):
        words.append("--wait")
    # A name that begins with a dash or a plus would be an option, and one such as `ftp://x` a place
    # that some editors fetch from: a whole path is neither.
    file = os.path.abspath(path)
    if not line:
        return [*words, file]
    if name in _PLUS:
        return [*words, f"+{line}", file]
    if name in _COLON:
        return [*words, f"{file}:{line}"]
    if name in _CODE:
        return [*words, "-g", f"{file}:{line}"]
    return [*words, file]
