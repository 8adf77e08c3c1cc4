"""The family of links and programs: which addresses may be opened, and what an editor is given."""

from __future__ import annotations

import os
import random
import re
from urllib.parse import urlsplit

from timeline_tui.files.editor import editor_command
from timeline_tui.selftest.tally import Tally
from timeline_tui.text.urls import safe_url

FAMILY = "links and programs"
"""What the family is called."""

REFUSED = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "smb://host/share",
    "ssh://-oProxyCommand=x/",
    "ftp://host/x",
    "view-source:https://example.org/",
    "ms-msdt:/id",
    "-remote",
    "--new-window=x",
    "//example.org/x",
    "/etc/passwd",
    "example.org",
    "",
    " https://example.org/",
    "https://example.org/a b",
    "https://example.org/\u00a0x",
    "https://example.org/\u3164x",
    "https://example.org/\u00adx",
    "https://example.org/\ufeff",
    "https://example.org/\U000e0041",
    "https://example.org/\ud800",
    "https://exam\u202eple.org/",
    "https://exam\u200bple.org/",
    "https://example.org/x\u0301\u0301\u0301\u0301\u0301\u0301",
    "http://x/\x1b]2;t\x1b\\",
    "http://x/\x9b31m",
    "http://x/\x07",
    "http://x/\r\nHost: y",
    'http://x"onmouseover="alert(1)',
    "http://x/'onclick='y",
    "http://x/<script>",
    "http://x/`id`",
    "http://x/{y}",
    "http://x/|y",
    "http:\\\\evil.example\\",
    "http://good.example\\@evil.example/",
    "http://user@evil.example/",
    "http://user:password@evil.example/",
    "http://good.example%40evil.example@x/",
    "http://good.example%2f@evil.example/",
    "http://exam%70le.org/",
    "http://exam\uff05ple.org/",
    "http://a\u2100b.example/",
    "http://evil.example\uff0fgood.example/",
    "http:///path",
    "http:/x",
    "http:x",
    "http://",
    "http://./",
    "http://[::1",
    "http://[fe80::1%25eth0]/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http://a..b/",
    "http://-x.example/",
    f"http://{'a' * 64}.example/",
    f"http://example.org/{'a' * 5000}",
    "http://example.org/%action",
    "mailto:",
    "mailto:nobody",
    "mailto:a@b?attach=/etc/passwd",
    "mailto:a@b?body=x%0d%0aBcc:%20c@d",
    "mailto:a@b,c@d",
    "mailto:-x@b --attach=/etc/passwd",
    "mailto:m\u00fcller@example.org",
)
"""Addresses that are no links."""

ALLOWED = (
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("HTTPS://Example.ORG/A", "https://example.org/A"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    ("http://example.org./", "http://example.org./"),
    ("http://m\u00fcller.example/", "http://xn--mller-kva.example/"),
    ("https://\u0430pple.example/", "https://xn--pple-43d.example/"),
    ("https://\u0645\u062b\u0627\u0644.example/", "https://xn--mgbh0fb.example/"),
    ("http://exam\u3002ple.org/", "http://exam.ple.org/"),
    (
        "https://example.org/\u0647\u062c\u0648\u0645",
        "https://example.org/\u0647\u062c\u0648\u0645",
    ),
    ("https://example.org/a%20b", "https://example.org/a%20b"),
    ("https://example.org/(a)_[b]", "https://example.org/(a)_[b]"),
    ("https://example.org/@someone", "https://example.org/@someone"),
    ("http://[::1]/", "http://[::1]/"),
    ("http://127.0.0.1/", "http://127.0.0.1/"),
    ("http://my_host.example/", "http://my_host.example/"),
    ("mailto:someone@example.org", "mailto:someone@example.org"),
)
"""Addresses that are links, and what is opened for them."""

NAMES = (
    "-c.yaml",
    "+c.yaml",
    "+!touch pwn",
    "--cmd=x",
    "a; touch pwn; $(touch pwn2).yaml",
    "`touch pwn`.yaml",
    "|touch pwn",
    "ftp://host/x.yaml",
    "a\nb.yaml",
    "a b:7",
    "~",
    "$HOME",
    "a'b\"c.yaml",
    "\udcff.yaml",
)
"""Names of files that an editor or a shell could take for something else."""

EDITORS = ("vi", "nano", "emacs -nw", "hx", "code --wait", "unknown", "vi; touch pwn")
"""Settings of editors that they are tried with."""

_CHARACTERS = (
    "ab-.:/@?#[]%\\ \t\n\"'<>`{}|^&=;+"
    "\x00\x1b\x7f\x9b\xa0\u0301\u202e\u200d\u2100\uff0f\u3002\ud800"
)
_PLAIN = re.compile("[^\x00-\x20\x7f-\xa0\"'<>`{}|\\\\^\u200b-\u200f\u202a-\u202e\ud800-\udfff]+")
_RANDOM = 20_000


def links(seed: int) -> Tally:
    """Try addresses of two lists, then random ones, and names of files in editors."""
    faults = [f"{text!r} may be opened." for text in REFUSED if safe_url(text) is not None]
    for text, opened in ALLOWED:
        if safe_url(text) != opened:
            faults.append(f"{text!r} is opened as {safe_url(text)!r}, not {opened!r}.")
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    passed = 0
    for _ in range(_RANDOM):
        text = _mutant(chance)
        found = safe_url(text)
        if found is not None:
            passed += 1
            faults += _wrong(text, found)
    edited = [(setting, name) for setting in EDITORS for name in NAMES]
    faults += [fault for setting, name in edited for fault in _mistaken(setting, name)]
    listed = len(REFUSED) + len(ALLOWED)
    note = f"{listed} listed, {passed} of the random ones pass, {len(edited)} names for editors"
    return Tally(FAMILY, listed + _RANDOM + len(edited), tuple(faults), note)


def _mistaken(setting: str, name: str) -> list[str]:
    """Give what is wrong with the command that opens a file of a name in an editor."""
    whole = os.path.abspath(name)
    words = editor_command(setting, name, 3)
    is_named = words[-1:] in ([whole], [f"{whole}:3"]) and os.path.isabs(words[-1])
    is_alone = not any(name in word for word in words[:-1])
    return [] if is_named and is_alone else [f"{setting!r} is given {words!r} for {name!r}."]


def _mutant(chance: random.Random) -> str:
    good, bad = chance.choice(ALLOWED)[0], chance.choice(REFUSED)
    letters = list(chance.choice((good, good, bad))[:80])
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(letters))
        letters[place : place + chance.randint(0, 2)] = chance.choice(_CHARACTERS)
    return "".join(letters)


def _wrong(text: str, found: str) -> list[str]:
    """Give what is wrong with what would be opened."""
    try:
        parts = urlsplit(found)
    except ValueError:
        return [f"{text!r} is opened as {found!r}, which is no address."]
    is_named = parts.scheme == "mailto" or (bool(parts.hostname) and "@" not in parts.netloc)
    if parts.scheme not in ("http", "https", "mailto") or not is_named:
        return [f"{text!r} is opened as {found!r}."]
    if not _PLAIN.fullmatch(found) or not parts.netloc.isascii():
        return [f"{text!r} is opened as {found!r}, which hides something."]
    if safe_url(found) != found:
        return [f"{text!r} is opened as {found!r}, which is not opened as itself."]
    return []
