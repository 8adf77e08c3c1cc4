"""Walks through every screen and every command that prints, with naughty texts in all they show.

A walk is a program in a terminal, keys, and what came of each of them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from timeline_tui.formats.registry import FORMATS
from timeline_tui.selftest.grammar import LINES, SCREEN, Grammar, forbidden
from timeline_tui.selftest.ptys import FaultError, Screen, environment
from timeline_tui.selftest.specimens import (
    HELD,
    Shown,
    mark,
    marks_in,
    write_heads,
    write_memory,
    write_names,
)

BEFORE = ""
"""Python that every program of a walk runs first; a test breaks things by it."""
WIDE, TALL = 400, 300
"""A terminal on which a page holds hundreds of events."""
QUIET = 0.06
"""Seconds of rest after which a key has been answered."""
ALONE = 0.25
"""The same behind Escape, which may begin a sequence."""
PATIENCE = 20
"""Times that an answer is waited for which has to come."""
TOLD = 3
"""Pieces that are told of one step."""

_PROGRAM = "import sys; from timeline_tui.__main__ import main; sys.exit(main(sys.argv[1:]))"
_PRINTER = """
import json, sys
from timeline_tui.cli import main
for number, words in enumerate(json.load(open(sys.argv[1]))):
    try:
        print("<REFUSED>" if main(words) == 2 else "")
    except SystemExit:
        pass
    except BaseException as error:
        print("CRASHED", type(error).__name__)
    print(f"<END{number}>", flush=True)
print("<ALL>", flush=True)
"""
_SETTINGS = """
import json, os, sys
from pathlib import Path
from timeline_tui.cli import main
place = Path("config/timeline-tui/config.toml")
place.parent.mkdir(parents=True, exist_ok=True)
for number, (settings, variables) in enumerate(json.load(open(sys.argv[1]))):
    place.write_text(settings, encoding="utf-8", errors="surrogatepass")
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        main(["list", "few.json"])
    except SystemExit:
        pass
    except BaseException as error:
        print("CRASHED", type(error).__name__)
    os.environ.clear()
    os.environ.update(before)
    print(f"<END{number}>", flush=True)
print("<ALL>", flush=True)
"""
_ENDED = b"<ALL>"
_LONGEST = 240.0
"""Seconds that all commands of a walk may take."""
_SEQUENCES = re.compile(r"\x1b\[[\d;:]*m")
_MOVES = re.compile(r"\x1b\[[^@-~]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\r")
TOGETHER = 5
"""Texts that are pasted at once, each cut to SHORT."""
SHORT = 30
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


class Walk(NamedTuple):
    """What was seen on a walk, and what was wrong."""

    name: str
    shown: frozenset[Shown]
    faults: tuple[str, ...]
    text: str = ""
    """All that was drawn, without colours; places begin a line."""
    has_link: bool = False
    """Whether a link of the terminal's own was written."""


class Walker:
    """A program that is walked through, key by key."""

    def __init__(self, name: str, home: Path, words: Sequence[str], size: tuple[int, int]) -> None:
        self.name = name
        self.home = home
        self.faults: list[str] = []
        self.screen = Screen(
            [sys.executable, "-P", "-c", BEFORE + _PROGRAM, *words],
            environment(home),
            size,
            folder=home,
        )
        self._checked = 0
        self._copies = 0

    def begin(self, text: str) -> None:
        """Wait for the first events."""
        self.screen.until(text)
        self.screen.until_idle(4 * QUIET)
        self.check("at the start")

    def step(self, keys: str, copies: int = 0, name: str = "") -> None:
        """Type keys, wait for what they show and look at it."""
        self.screen.keys(keys)
        self.screen.until_idle(ALONE if keys.endswith("\x1b") else QUIET)
        self.check(name or f"after {keys[:40]!a}", copies)
        if self.screen.code() is not None:
            raise FaultError(f"it ended with code {self.screen.code()} {name or ascii(keys[:40])}")

    def check(self, when: str, copies: int = 0) -> None:
        """Hold what was written since the last time against the grammar."""
        new = bytes(self.screen.written[self._checked :])
        self._checked = len(self.screen.written)
        self._copies += copies
        pieces = [*islice(forbidden(new, SCREEN, self._copies), TOLD)]
        self._copies = max(0, self._copies - new.count(b"\x1b]52;"))
        for piece in pieces:
            near = new[max(0, piece.offset - 30) : piece.offset + 20]
            self.faults.append(f"{self.name}, {when}: {piece.what} in {near!r}")

    def walk(self, steps: Callable[[], None]) -> Walk:
        """Take the steps, leave, and give what was seen."""
        try:
            steps()
            self.screen.keys("\x11")
            if (code := self.screen.ended()) != 0:
                self.faults.append(f"{self.name}: exit code {code}, not 0{_crash(self.home)}")
            self.check("at the end")
        except (FaultError, OSError) as error:
            self.faults.append(f"{self.name}: {error}")
        finally:
            self.screen.close()
        return seen(self.name, bytes(self.screen.written), self.faults)


def seen(name: str, written: bytes, faults: Sequence[str]) -> Walk:
    """Give what can be read in what was written to a terminal."""
    text = _SEQUENCES.sub("", written.decode("utf-8", "replace"))
    text = _MOVES.sub("\n", text)
    shown = frozenset(shown for shown, _ in marks_in(text))
    return Walk(name, shown, tuple(faults), text, b"\x1b]8;" in written)


def _crash(home: Path) -> str:
    """Give the end of a report of a crash, where there is one."""
    for report in home.rglob("crash-*.txt"):
        return f": {report.read_text()[-600:]}"
    return ""


def through_list(home: Path, texts: Sequence[str], lines: int = TALL) -> Walk:
    """Page through every event, then look at so many lines of the first in every style of dates."""
    walker = Walker("list", home, ["rows.json"], (WIDE, TALL))

    def steps() -> None:
        walker.begin(f"{len(texts):,} of {len(texts):,}")
        for _ in range(len(texts) // (TALL // 2) + 2):
            walker.step(" ")
        walker.screen.resize(WIDE, lines)
        for key in ("g", *"aaaa", "T", "T", "\t", "=", "u", "!", "u", "*", "n", "\x1b", "<", "u"):
            walker.step(key)

    return walker.walk(steps)


def through_details(home: Path, count: int, lines: int = 600) -> Walk:
    """Show every packed event in full, then so many lines of one, its links and what it copies."""
    walker = Walker("details", home, ["packed.json"], (200, 600))

    def steps() -> None:
        walker.begin(f"{count:,} of {count:,}")
        for key in ("\r", "\r", "o"):
            walker.step(key)
        for _ in range(count - 1):
            before = len(walker.screen.written)
            walker.screen.keys("l")
            for _ in range(PATIENCE):  # a machine that is busy answers late
                walker.step("")
                if len(walker.screen.written) > before:
                    break
        walker.screen.resize(200, lines)
        for key in ("h", "j", "j", "\r"):
            walker.step(key)
        walker.step("y", copies=1, name="copying an address")
        walker.step("\x1b")
        for key in ("y", "j", "j", "j", "j", "\x1b"):
            walker.step(key)
        for choice in "edclf":
            walker.step("y")
            walker.step(choice, copies=1, name=f"copying {choice}")
        for key in ("C", "j", " ", "\r"):
            walker.step(key)

    return walker.walk(steps)


def through_problems(home: Path, texts: Sequence[str]) -> Walk:
    """Read every problem, and open the screens that show nothing of a file."""
    walker = Walker("problems", home, ["bad.json"], (WIDE, TALL))

    def steps() -> None:
        walker.begin(f"{len(texts):,} of {len(texts):,}")
        walker.step("~")
        walker.step("a")
        for _ in range(len(texts) // TALL + 4):
            walker.step(" ")
        walker.step(f"/{PASTE}[b]\u202e[/]{PASTED}\r")
        walker.step("\x1b\x1b")
        for keys in ("?", "\x1b", "\x10", "\x1b", "\x1b[20~", "\x1b"):
            walker.step(keys)

    return walker.walk(steps)


def through_lines(home: Path, texts: Sequence[str], chosen: Sequence[int]) -> Walk:
    """Paste chosen texts into every line that can be typed in, and walk through earlier ones."""
    write_memory(home / "state" / "timeline-tui", texts, chosen)
    walker = Walker("lines", home, ["few.json"], (WIDE, 40))

    def steps() -> None:
        walker.begin("3 of 3")
        walker.step("/")
        for _ in chosen:
            walker.step("\x10")
        walker.step("\x1b\x1b")
        for first in range(0, len(chosen), TOGETHER):
            for field, opened, ends in _LINES:
                numbers = chosen[first : first + TOGETHER]
                pasted = "".join(mark(field, each) + texts[each][:SHORT] for each in numbers)
                walker.step(opened)
                walker.step(f"{PASTE}{pasted}{PASTED}", name=f"pasting {numbers} for {field}")
                for key in ends:
                    walker.step(key, name=f"{key!r} behind {numbers} for {field}")

    return walker.walk(steps)


def through_clicks(home: Path, texts: Sequence[str], rows: int) -> Walk:
    """Page through every event and click on rows; nothing may come of it but another row."""
    walker = Walker("clicks", home, ["rows.json"], (WIDE, TALL))
    before = {each.name for each in home.iterdir()}

    def steps() -> None:
        walker.begin(f"{len(texts):,} of {len(texts):,}")
        for row in range(min(rows, TALL - 10)):
            for column in (14, 60, 120):
                where = f"{column};{row + 4}"
                walker.screen.keys(f"\x1b[<0;{where}M\x1b[<0;{where}m")
        walker.step("\x1b")
        for _ in range(len(texts) // (TALL // 2) + 2):
            walker.step(" ")
        made = {each.name for each in home.iterdir()} - before - {"state", "config"}
        if made:
            raise FaultError(f"a click has made {sorted(made)}")

    return walker.walk(steps)


_LINES = (
    ("F", "/", ("\r", "\\", "\x1b")),
    ("T", "f", ("\r", "\x1b")),
    ("M", ":", ("\r", "\x1b")),
    ("P", "\x10", ("\x1b",)),
    ("D", "@", ("\r", "\x1b")),
    ("E", "x\x15", ("\x1b[H", "\t", "\x1b")),
)
"""Lines to type in: the field, the keys that open one, and the keys behind what is typed."""


def through_names(home: Path, texts: Sequence[str]) -> Walk:
    """Open files with naughty names, and read the names wherever they are told."""
    names = write_names(home, texts)
    walker = Walker("names", home, ["--", *names], (WIDE, TALL))

    def steps() -> None:
        count = 2 * len(names)
        walker.begin(f"{count:,} of {count:,}")
        for key in (
            "~",
            "a",
            *(" " for _ in range(3 * len(names) // TALL + 4)),
            "\x1b",
            "\r",
            "y",
            "\x1b",
        ):
            walker.step(key)
        walker.step("o")
        for _ in range(5):
            walker.step("l")
        walker.step(f"x\x15{PASTE}{names[0].encode('utf-8', 'replace').decode()}{PASTED}\r\r")
        walker.step("\x1b")

    return walker.walk(steps)


def through_small(home: Path, texts: Sequence[str], words: Sequence[str]) -> Walk:
    """Look at all there is on a small terminal, and name zones that are none."""
    walker = Walker(f"small {' '.join(words)}".strip(), home, [*words, "rows.json"], (60, 16))

    def steps() -> None:
        walker.screen.until("\x1b[?1049h")
        walker.screen.until_idle(4 * QUIET)
        walker.step(" ")
        for number, text in enumerate(texts):
            walker.step("G" if number % 2 else " ")
            walker.step("AAAA")
            walker.step(f"{PASTE}{mark('B', number)}{text[:SHORT]}{PASTED}", name="pasting a zone")
            walker.step("\r")
            walker.step("\x1b")
        for keys in ("\r", "\r", "o", " ", "l", " ", "l", "G", "\x1b", "~", " ", "G", "\x1b"):
            walker.step(keys)
        for keys in ("?", "\x1b", "C", "\x1b", "y", "\x1b", "x", "\x1b", "\t", "="):
            walker.step(keys)

    return walker.walk(steps)


def through_settings(home: Path, texts: Sequence[str]) -> Walk:
    """List events under settings and variables that are no good."""
    settings = []
    for number, text in enumerate(texts):
        told = _toml(mark("V", number) + text[:HELD])
        value = mark("L", number) + text[:HELD].replace("\0", "")
        value = value.encode("utf-8", "replace").decode()
        settings += [
            *((f"{name} = {told}\n", {}) for name in ("theme", "tz", "lang", "bidi")),
            (f"{told} = 1\n", {}),
            (f"{text[:HELD]}\n", {}),
            *(("", {name: value}) for name in ("TZ", "LANG", "TERM", "COLUMNS", "NO_COLOR")),
        ]
    return _walk_of_lines("settings", home, _SETTINGS, settings)


def _toml(text: str) -> str:
    """Give a text as TOML holds it, which knows no halves of characters."""
    whole = text.encode("utf-8", "replace").decode()
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in whole) + '"'


def through_commands(
    home: Path, commands: Sequence[Sequence[str]], *, may_be_refused: bool = False
) -> Walk:
    """Run commands that print, with a terminal to print on.

    What is refused shows nothing of a file: it tries nothing, unless that is what is to be tried.
    """
    walk = _walk_of_lines("commands", home, _PRINTER, commands)
    found = () if may_be_refused else re.finditer(r"<REFUSED>\s*<END(\d+)>", walk.text)
    told = (f"{ascii(commands[int(each[1])])[:90]}: it was refused" for each in found)
    return walk._replace(faults=(*walk.faults, *told))


def through_heads(home: Path, texts: Sequence[str], chosen: Sequence[int]) -> Walk:
    """Run every command that prints on files with naughty texts all over their heads."""
    names = write_heads(home, texts, chosen)
    commands: list[list[str]] = []
    for name in names:
        commands += [
            ["list", name],
            ["list", name, "--json"],
            ["list", name, "--explain", "--since", "pub"],
            ["show", "e", name],
            ["show", "e", name, "--json"],
            ["stats", name],
            ["stats", name, "--json"],
            ["check", name],
            *(["export", name, "--format", form.name] for form in FORMATS),
        ]
    # A day of publication that is none is told where dates count from it.
    return through_commands(home, commands, may_be_refused=True)


def _walk_of_lines(name: str, home: Path, program: str, commands: Sequence[Any]) -> Walk:
    (home / "commands.json").write_text(json.dumps(commands))
    words = [sys.executable, "-P", "-c", BEFORE + program, "commands.json"]
    screen = Screen(words, environment(home), (200, 100), folder=home)
    faults = []
    try:
        screen.ended(_LONGEST)
    except FaultError as error:
        faults.append(f"{name}: {error}")
    finally:
        screen.close()
    begins, written = 0, bytes(screen.written)
    if _ENDED not in written:
        faults.append(f"commands: {written.count(b'<END')} of {len(commands)} came to an end")
    for found in re.finditer(rb"<END(\d+)>\r\n|\Z", written):
        part, begins = written[begins : found.start()], found.end()
        command = ascii(commands[int(found[1])])[:90] if found[1] else "the end"
        faults += _printed(part, LINES, command)
    return seen(name, written, faults)


def _printed(part: bytes, grammar: Grammar, command: str) -> Iterator[str]:
    for piece in islice(forbidden(part, grammar), TOLD):
        near = part[max(0, piece.offset - 30) : piece.offset + 20]
        yield f"{command}: {piece.what} in {near!r}"
    if b"CRASHED" in part or b"Traceback" in part:
        yield f"{command}: it crashed: {part[-120:]!r}"
