"""The families of terminal bytes and of markup: naughty texts in every field, on every screen.

The program runs in a real terminal. What it writes must fit the grammar of what it may write, and
what a file holds must stand on the screen letter by letter, however much it looks like markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline_tui.formats.registry import FORMATS
from timeline_tui.selftest import walks
from timeline_tui.selftest.naughty import Naughty, naughty
from timeline_tui.selftest.ptys import FaultError
from timeline_tui.selftest.specimens import (
    BAD_FIELDS,
    DETAIL_FIELDS,
    FILE_FIELDS,
    HEAD_FIELDS,
    MORE_FIELDS,
    ROW_FIELDS,
    SETTING_FIELDS,
    TYPED_FIELDS,
    ZONE_FIELDS,
    Shown,
    mark,
    marks_in,
    packs,
    write_specimens,
)
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.walks import SHORT, Walk
from timeline_tui.text.safe import safe

BYTES, MARKUP = "terminal bytes", "markup"
"""What the families are called."""
SMALL: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("--lang", "ar"), ("--ascii", "--bidi", "terminal")),
    (
        ("--lang", "ar"),
        ("--ascii",),
        *(("--bidi", order) for order in ("app", "terminal", "off")),
        (),
    ),
)
"""How a small screen is asked for, in the quick run and in the whole one."""
AT_ONCE = 2
"""Walks at the same time."""
LONGEST = 40
"""Characters of a text that is looked for letter by letter."""
MOST = 40
"""Faults that are told of one walk."""
_LITERAL = {"markup", "page", "program", "file", "cell", "number", "date"}
"""Families of texts that somebody's parser would take for its own."""
_ARGUMENTS = (
    ("list", "few.json", "-q"),
    ("list", "few.json", "--explain", "-q"),
    ("list", "few.json", "--since"),
    ("list", "few.json", "--now"),
    ("list", "few.json", "--tz"),
    ("list", "few.json", "--sort"),
    ("list", "few.json", "--fields"),
    ("list", "few.json", "--delimiter"),
    ("list", "few.json", "--encoding"),
    ("list", "few.json", "--date-field"),
    ("list", "few.json", "--limit"),
    ("list",),
    ("check",),
    ("stats", "few.json", "-q"),
    ("show", "few.json"),
    ("export", "few.json", "--format"),
    ("export", "few.json", "-q", "x", "-o"),
    ("completions",),
)
"""Commands that tell of a word that is given to them."""


def terminal_bytes(quick: bool, seed: int) -> Tally:
    """Show every text on every screen and print it by every command; tell what acted."""
    corpus = naughty(seed)
    texts = [each.text for each in corpus]
    typable = [number for number, text in enumerate(texts) if not _has_surrogates(text[:SHORT])]
    chosen = typable[seed % 90 :: 90] if quick else typable[seed % 19 :: 19]
    named = [text for each, text in zip(corpus, texts, strict=True) if each.family != "long"]
    named = named[:: 8 if quick else 4]
    packed = range(seed % 6, len(texts), 6) if quick else range(len(texts))
    jobs: list[Callable[[Path], Walk]] = [
        partial(walks.through_details, count=packs(packed), lines=60 if quick else 600),
        partial(walks.through_commands, commands=[*_printing(packs(packed), quick)]),
        partial(walks.through_list, texts=texts, lines=60 if quick else walks.TALL),
        partial(walks.through_lines, texts=texts, chosen=chosen),
        partial(walks.through_problems, texts=texts),
        partial(walks.through_names, texts=named),
        partial(
            walks.through_commands,
            commands=[*_refused(texts[seed % 7 :: 97 if quick else 19])],
            may_be_refused=True,
        ),
    ]
    heads = chosen[:: 8 if quick else 3]
    jobs.append(partial(walks.through_heads, texts=texts, chosen=heads))
    few = [texts[number] for number in heads]
    jobs += [partial(walks.through_small, texts=few, words=words) for words in SMALL[not quick]]
    told = texts[seed % 31 :: 197 if quick else 31]
    jobs.append(partial(walks.through_settings, texts=told))
    walked = _walked(jobs, texts, packed)
    every = range(len(texts))
    faults = [fault for walk in walked for fault in walk.faults[:MOST]]
    expected: tuple[tuple[Iterable[str], Sequence[int]], ...] = (
        ((*ROW_FIELDS, *MORE_FIELDS, *BAD_FIELDS), every),
        (DETAIL_FIELDS, packed),
        (FILE_FIELDS, range(len(named))),
        (TYPED_FIELDS, chosen),
        (ZONE_FIELDS, range(len(few))),
        (HEAD_FIELDS, heads),
        (SETTING_FIELDS, range(len(told))),
    )
    for fields, numbers in expected:
        faults += unseen(walked, fields, numbers)
    shown = {(walk.name, *each) for walk in walked for each in walk.shown}
    places = {(name, field) for name, field, _ in shown}
    note = f"{len(texts)} texts, {len(places)} fields on screens and in commands"
    return Tally(BYTES, len(shown), tuple(faults), note)


def markup(quick: bool, seed: int) -> Tally:
    """Show what looks like markup in a list and let a pointer click on it; tell what was parsed."""
    corpus = [each for each in naughty(seed) if _is_literal(each)]
    texts = [each.text for each in corpus]
    jobs: list[Callable[[Path], Walk]] = [
        partial(walks.through_clicks, texts=texts, rows=40 if quick else len(texts)),
        partial(walks.through_commands, commands=[["list", "rows.json"], ["check", "bad.json"]]),
        partial(walks.through_problems, texts=texts),
    ]
    walked = _walked(jobs, texts, ())
    faults = [fault for walk in walked for fault in walk.faults[:MOST]]
    inputs = 0
    for walk, fields in zip(walked, (ROW_FIELDS, ROW_FIELDS, BAD_FIELDS), strict=True):
        literal = shown_letter_by_letter(walk, texts)
        for field, name in fields.items():
            for number in range(len(texts)):
                inputs += 1
                if Shown(field, number) not in literal:
                    faults.append(
                        f"{walk.name}: {texts[number]!r} as {name} is not shown as it is written."
                    )
    faults += [f"{walk.name}: a link was written" for walk in walked if walk.has_link]
    note = f"{len(texts)} texts in {len(ROW_FIELDS)} fields, clicked on, printed and complained of"
    return Tally(MARKUP, inputs, tuple(faults), note)


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= each <= "\udfff" for each in text)


def _is_literal(each: Naughty) -> bool:
    is_plain = each.text.isascii() and each.text.isprintable()
    return each.family in _LITERAL and is_plain and 0 < len(each.text) <= LONGEST


def _walked(
    jobs: Sequence[Callable[[Path], Walk]], texts: Sequence[str], packed: Sequence[int]
) -> list[Walk]:
    with (
        TemporaryDirectory(prefix="timeline-tui-") as name,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        homes = [Path(name) / str(number) for number in range(len(jobs))]
        for home in homes:
            home.mkdir()
            write_specimens(home, texts, packed)
        return list(pool.map(_taken, jobs, homes))


def _taken(job: Callable[[Path], Walk], home: Path) -> Walk:
    try:
        return job(home)
    except (FaultError, OSError) as error:
        return Walk("a walk", frozenset(), (str(error),))


def unseen(walked: Iterable[Walk], fields: Iterable[str], numbers: Sequence[int]) -> Iterator[str]:
    """Give the fields in which not every text came on a screen: what is not shown is not tried."""
    shown = frozenset().union(*(walk.shown for walk in walked))
    for field in fields:
        missing = [number for number in numbers if Shown(field, number) not in shown]
        if missing:
            what = _FIELDS[field]
            yield f"{len(missing)} texts were never shown as {what}: {mark(field, missing[0])}."


_FIELDS = {
    **ROW_FIELDS,
    **MORE_FIELDS,
    **DETAIL_FIELDS,
    **BAD_FIELDS,
    **FILE_FIELDS,
    **HEAD_FIELDS,
    **TYPED_FIELDS,
    **ZONE_FIELDS,
    **SETTING_FIELDS,
}


def shown_letter_by_letter(walk: Walk, texts: Sequence[str]) -> set[Shown]:
    """Give what stands on a screen as it is written, whole or cut off."""
    found = set()
    for shown, end in marks_in(walk.text):
        wanted = safe(texts[shown.number]).rstrip()
        drawn = walk.text[end : end + len(wanted)]
        cut = drawn.find("…")
        if drawn == wanted or (cut > 0 and drawn[:cut] == wanted[:cut]):
            found.add(shown)
    return found


def _printing(count: int, quick: bool) -> Iterator[list[str]]:
    """Give the commands that print what a file holds."""
    fields = "id,date,title,place,category,tags,actors,text,weapon,sources,file"
    yield ["list", "rows.json"]
    yield ["list", "rows.json", "--fields", fields]
    for style in ("--json", "--jsonl"):
        yield ["list", "rows.json", style]
    for form in FORMATS:
        yield ["export", "rows.json", "-o", "-", "--format", form.name]
    yield ["stats", "rows.json"]
    yield ["stats", "packed.json", "--json"]
    yield ["check", "bad.json"]
    yield ["check", "packed.json"]
    for event in range(0, count, 6 if quick else 1):
        yield ["show", f"packed{event}", "packed.json"]
        yield ["show", f"packed{event}", "packed.json", "--json"]


def _refused(texts: Sequence[str]) -> Iterator[list[str]]:
    """Give commands that something is wrong with."""
    for shell in ("bash", "zsh", "fish"):
        yield ["completions", shell]
    for text in texts:
        word = text[:200].replace("\0", "")
        if word == "-" or _has_surrogates(word):
            continue  # standard input is a keyboard, and no system hands over half a character
        for words in _ARGUMENTS:
            yield [*words, word]
        yield ["list", "few.json", f"--{word}"]
