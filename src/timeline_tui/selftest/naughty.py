"""Texts that other people's files may hold and that must never be more than text.

They are made by rule: every control character, every kind of escape sequence in each of its
forms, everything invisible, what markups, formulas, shells and readers of files take for their own,
what looks like a number or a date and is none, and texts that are merely too long.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from itertools import count, product
from typing import NamedTuple, TypeAlias


class Naughty(NamedTuple):
    """One text and what is wrong with it."""

    family: str
    """Which rule made it."""
    name: str
    """What it is, in ASCII; no other has the same."""
    text: str


ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
LONGEST = 20_000
"""Characters of the longest text."""

_INTRODUCERS = {"CSI": "[", "OSC": "]", "DCS": "P", "APC": "_", "PM": "^", "SOS": "X"}
"""The letter behind ESC; the same place of C1 holds each of them as one character."""
_MODES = (
    *(1, 2, 3, 5, 6, 7, 12, 25, 47, 66, 69, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016),
    *(1047, 1048, 1049, 2004, 2026, 2027, 2031, 2048, 9001),
)
_REQUESTS = (
    *("c", "0c", ">c", "=c", ">0q", "5n", "6n", "?6n", "?15n", "?26n", "?996n", "?2026$p", "4$p"),
    *("14t", "16t", "18t", "19t", "20t", "21t", "22;0t", "23;0t", "8;1;1t", "3;0;0t", "2t"),
    *("?u", ">31u", "<u", "=5;1u", "!p", '61"p', "x", "1$w", "2$w", "?1$u"),
)
_COMMANDS = {
    "window title and icon": "0;seized",
    "icon name": "1;seized",
    "window title": "2;seized",
    "palette": "4;1;rgb:00/00/00",
    "asking for the palette": "4;1;?",
    "folder": "7;file://host/tmp",
    "link": "8;;https://example.org/",
    "link that runs": "8;;javascript:alert(1)",
    "notification": "9;seized",
    "progress": "9;4;3;100",
    "foreground": "10;#000000",
    "asking for the foreground": "10;?",
    "background": "11;#ffffff",
    "pointer": "22;wait",
    "font": "50;#1",
    "clipboard": "52;c;c2VpemVk",
    "asking for the clipboard": "52;c;?",
    "colours back": "104",
    "prompt": "133;A",
    "notification with a title": "777;notify;title;seized",
    "file from iTerm": "1337;File=inline=1:AA==",
    "clipboard of iTerm": "1337;Copy=:c2VpemVk",
    "a number that nobody knows": "99999;x",
    "no number": ";x",
}
_STRINGS = {
    "asking for a setting": ("DCS", "$qm"),
    "asking for a capability": ("DCS", "+q544e"),
    "sixel": ("DCS", "q#0;2;0;0;0#0~~"),
    "tmux passthrough": ("DCS", "tmux;\x1b\x1b]52;c;c2VpemVk\x07"),
    "user keys": ("DCS", "0;1|17/71"),
    "kitty picture": ("APC", "Ga=T,f=24,s=1,v=1;AAAA"),
    "screen title": ("APC", "seized"),
    "privacy": ("PM", "seized"),
    "start of string": ("SOS", "seized"),
}
_BIDI = {
    0x61C: "ALM",
    0x200E: "LRM",
    0x200F: "RLM",
    **dict(zip(range(0x202A, 0x202F), ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True)),
    **dict(zip(range(0x2066, 0x206A), ("LRI", "RLI", "FSI", "PDI"), strict=True)),
}
_INVISIBLE = (
    *(0xA0, 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x2000, 0x2007, 0x200A),
    *(0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x2061, 0x2062, 0x2063),
    *(0x2064, 0x206A, 0x206F, 0x2800, 0x3000, 0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0),
    *(0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0x1BCA0, 0x1D173, 0x1D17A, 0xE0001, 0xE0020, 0xE0041),
    *(0xE007F, 0xE0100, 0xE01EF),
)
_NO_CHARACTERS = (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0x100000)
_SURROGATES = ("\ud800", "\udbff", "\udc00", "\udfff", "\ude00\ud83d", "\udc80\udcff", "\udc1b")
_MARKS = {
    "acute": 0x301,
    "enclosing circle": 0x20DD,
    "Cyrillic millions": 0x489,
    "Hebrew points": 0x5B4,
    "fatha": 0x64E,
    "Quranic sign": 0x6DF,
    "superscript alef": 0x670,
    "Syriac": 0x730,
    "Thaana": 0x7A6,
    "nukta": 0x93C,
    "virama": 0x94D,
    "Bengali": 0x9C1,
    "Thai": 0xE34,
    "Tibetan": 0xF72,
    "Burmese": 0x1037,
    "musical": 0x1D167,
    "half marks": 0xFE20,
    "kana voicing": 0x3099,
    "grapheme joiner": 0x34F,
}
_WIDE = (
    *("漢字かな交じり", "한국어 시간표", "ＦＵＬＬ　ＷＩＤＴＨ", "ﾊﾝｶｸ", "\u1112\u1161\u11ab", "\U00020000\U0002a6d6"),
    *("👩‍👩‍👧‍👦", "👨🏿‍🚒", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🇯🇴🇺🇸", "🇯", "🇯🇯🇯"),
    *("❤️", "❤︎", "1️⃣", "#️⃣", "👍🏽", "\U0001f3fd", "‍👩", "👩‍", "a‍b", "👩‍\u0301👧", "☺️️️", "⚠️⚠", "🫠", "\U0001fae8"),
    *("﷽", "𒐫", "꧅", "⸻", "ǅ ß ẞ ﬃ İ ı", "Ω Ω K K", "é é", "ａ＇ｂ＂ｃ"),
    *("مُحَمَّدٌ رَسُولُ", "لا إله", "می‌خواهم", "نص English نص", "שָׁלוֹם עולם", "ܫܠܡܐ", "ދިވެހި", "हिन्दी", "தமிழ்", "ខ្មែរ", "བོད་"),
)  # fmt: skip
_MARKUP = (
    *("[@click=app.quit]x[/]", "[ @click=app.quit]x[/]", "[@click=screen.export]x", "[@click=app.bell()]x[/@click]"),
    *("[bold]x[/bold]", "[b]x[/b]", "[b]x", "[/b]", "[/]", "a [/] b", "[/foo]", "\\[/x]", "\\\\[/x]", "[x='", "[x=' y", '[x="'),
    *("[link=https://example.org]x[/link]", "[link=", "[link='https://example.org/", "[link=javascript:x]y[/]", "[@hover=x]"),
    *("[red on blue]x[/]", "[#ff0000]x", "[on #zz]", "[$primary]x[/]", "[reverse]x[/reverse]", "[not bold]x", "[conceal]x[/]"),
    *("[[", "]]", "[[b]]", "[[[b]x[/b]]]", "[b][i][/b][/i]", "[", "]", "[]", "[ ]", "[b", "b]", "C:\\[tmp]", "a[0]", "[1912-04-15]", "[?]"),
    *(":bomb:", ":smile: :heart:", "[b]:warning:[/b]", "$name", "${name}", "$$", "[b]$t[/b]", "[@click=(1).__class__]x[/]"),
    *("{0}", "{}", "{name!r}", "{0.__class__.__mro__}", "%s", "%(x)s", "%n%n%n", "%99999999d", "%%", "{{", "}}", "{", "\\N{BELL}"),
    *("&amp;", "&#27;", "&#x9b;", "&lt;b&gt;", "&", "&;", "&nbsp;"),
)  # fmt: skip
_PAGES = (
    *("# heading", "*x* **y** _z_", "`x`", "```\nx", "> quote", "- item", "1. item", "| a | b |", "---", "***", "~~x~~", "\\*"),
    *("[x](https://example.org)", "[x](javascript:alert(1))", "![x](https://example.org/a.png)", "[x](-remote)", "<https://example.org>"),
    *("[x]: https://example.org", "[^1]", "<!-- x -->", "<!--", "-->", "<b>x</b>", "<script>alert(1)</script>", "</script>", "</title>"),
    *("<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='x", "<style>*{display:none}</style>", "<br>", "<a", "]]>"),
    *("<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<iframe src='x'>", "javascript:alert(1)", "data:text/html,x"),
)  # fmt: skip
_CELLS = (
    *("=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "'=1", "=HYPERLINK(\"x\")", "|x", "%x"),
    *('"', '""', '"x', 'x"', '"x","y"', ",", ";", "a,b", "a;b", "a\tb", "a\r\nb", "a\nb", "\r", "\n\n", "sep=;", "\ufeffa,b", " x ", "\\"),
)  # fmt: skip
_FILES = (
    *("- x", "? x", "a: b", "!!python/object:os.system x", "&a", "*a", "<<", "<<: *a", "|", ">", "%YAML 1.1", "---", "...", "{a: b", "[a, b"),
    *("~", "null", "Null", "true", "yes", "no", "off", "NO", "on", "0x1F", "0o17", "017", "1_000", "12:30:45", "'", "''", "!", "# x", "x #y"),
    *('{"a": 1}', '{"__proto__": {}}', '\\u0000', "\\x1b[31m", "\\e[31m", "\\033[31m", '["a"', "NaN", "Infinity", "-0", "1e999"),
    *("BEGIN:VEVENT", "END:VCALENDAR", "x\r\nBEGIN:VALARM", "SUMMARY;X=\"y\":z", "DTSTART:20200101", "a\\nb", "a\\,b\\;c"),
)  # fmt: skip
_PROGRAMS = (
    *("'; DROP TABLE events; --", "' OR '1'='1", '"; ATTACH \'x\'; --', "\\'; --", "x'); SELECT 1; --", "/* x", "%", "_", "$1", "?"),
    *("$(touch pwn)", "`touch pwn`", "; touch pwn", "| touch pwn", "&& touch pwn", "> pwn", "$HOME", "~root", "!!", "*", "-rf", "--help", "-"),
    *("../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "\\\\host\\share", "C:\\CON", "con", "nul.txt", ".", "..", "a/b", "a\\b", "a:b"),
    *("(", ")", "((", "(a+)+$", "(?=x)", "[a-", "a{99999}", "\\", "\\1", "tag:", "tag:x OR", "-", "NOT", "since:", "\"x", "a..b", "/x/", "~x"),
    *("import os", "__import__('os')", "eval(x)", "x if x else", "lambda: 0", "<%= x %>", "{{7*7}}", "#{7*7}", "${jndi:ldap://x}"),
)  # fmt: skip
_NUMBERS = (
    *("0", "-0", "00", "1.0", "1,5", "1e1000000", "-1e-1000000", "9" * 400, "0.1" * 99, "NaN", "inf", "0x", "١٢٣", "１２", "Ⅻ", "½", "²", "一", "1 000"),
)  # fmt: skip
_DATES = (
    *("2023-02-30", "2023-13-01", "0000-00-00", "9999-99-99", "24:00", "2023-06-31T25:61:61", "2016-12-31T23:59:60Z", "1582-10-10"),
    *("-99999999999999999999-01-01", "+1000000000000000-12-31", "Y9" + "9" * 60, "Y1E999999999", "today", "31 Nov", "Feb 30", "99/99/99"),
    *("2023-1-1-1-1", "20230", "1/2/3", "2020/2019", "2020-01-01/..", "../..", "/", "?", "????", "XXXX-XX-XX", "2020~?%", "{2020,2021", "[2020..", "P1Y"),
    *("in 99999999999 years", "99999999999999 days ago", "before before 2020", "the day before yesterday of", "٢٠٢٠-٠١-٠١", "2020年1月1日"),
    *("2020-01-01T00:00:00+99:99", "2020-01-01T00:00:00[Europe/Nowhere]", "2020-01-01T00:00:00." + "1" * 90, "1" * 4000, "after after:x"),
)  # fmt: skip


_Rule: TypeAlias = Iterator[tuple[str, str, str]]
"""Families, names and texts."""


def naughty(seed: int = 0) -> tuple[Naughty, ...]:
    """Give every text; those that chance puts together follow from the seed."""
    rules = (
        _controls,
        _escapes,
        _control_sequences,
        _commands,
        _strings,
        _split,
        _unseen,
        _floods,
        _listed,
        _long,
        partial(_mixed, random.Random(seed)),  # noqa: S311 - chance, not secrecy
    )
    found = {text: (family, name) for rule in rules for family, name, text in rule()}
    named: dict[str, Naughty] = {}
    for text, (family, name) in found.items():
        others = (f"{name} {number}" for number in count(2))
        unique = name if name not in named else next(each for each in others if each not in named)
        named[unique] = Naughty(family, unique, text)
    return tuple(named.values())


def _controls() -> _Rule:
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        yield "control", f"U+{code:04X}", f"a{chr(code)}b"
    yield "control", "every C0", "".join(map(chr, range(0x20)))
    yield "control", "every C1", "".join(map(chr, range(0x7F, 0xA0)))
    yield "control", "backspaces over what stands before", "safe" + "\b" * 4 + "evil"
    yield "control", "a line over the line", "safe\revil"


def _escapes() -> _Rule:
    for code in range(0x20, 0x7F):
        yield "escape", f"ESC {chr(code)}", f"a{ESC}{chr(code)}b"
    for kind, sign in product("()*+-./", "0AB<"):
        yield "escape", f"charset {kind}{sign}", f"{ESC}{kind}{sign}qqq"
    for words in ("%G", "%@", "#8", " F", " G", "[c", "Z"):
        yield "escape", f"ESC {words} alone", f"{ESC}{words}"


def _control_sequences() -> _Rule:
    for final in range(0x40, 0x7F):
        yield from _both("CSI", f"CSI 1 {chr(final)}", f"1;2{chr(final)}")
    for mode, way in product(_MODES, "hl"):
        yield "CSI", f"mode {mode}{way}", f"{ESC}[?{mode}{way}"
    for request in _REQUESTS:
        yield from _both("CSI", f"request {request}", request)
    for words in ("2J", "H", "999;999H", "10A", "3J", "1;1r", "31;5;7m", "38;2;0;0;0m", "8m", "4h"):
        yield from _both("CSI", f"drawing {words}", words)


def _commands() -> _Rule:
    for name, words in _COMMANDS.items():
        yield "OSC", f"{name}, ended by BEL", f"a{ESC}]{words}{BEL}b"
        yield "OSC", f"{name}, ended by ST", f"a{ESC}]{words}{ST}b"
        yield "OSC", f"{name}, in C1", f"a\x9d{words}\x9cb"
        yield "OSC", f"{name}, without an end", f"a{ESC}]{words}"


def _strings() -> _Rule:
    for name, (kind, words) in _STRINGS.items():
        yield from _both(kind, name, f"{words}{ST}")
        yield kind, f"{name}, without an end", f"a{ESC}{_INTRODUCERS[kind]}{words}"


def _both(kind: str, name: str, words: str) -> _Rule:
    """Give a sequence as ESC and a letter begin it, and as one character of C1 does."""
    letter = _INTRODUCERS[kind]
    yield kind, name, f"a{ESC}{letter}{words}b"
    yield kind, f"{name}, in C1", f"a{chr(ord(letter) + 0x40)}{words}b"


def _split() -> _Rule:
    """Give sequences that only what stands beside them makes whole."""
    for kind, letter in _INTRODUCERS.items():
        yield "split", f"{kind} begun", f"a{ESC}{letter}"
        yield "split", f"{kind} without its ESC", f"{letter}2;x{BEL}"
        for name, between in (
            *(("a break", "\n"), ("NUL", "\0"), ("a mark", "\u0301"), ("ZWSP", "\u200b")),
            *(("ESC", ESC), ("cancel", "\x18"), ("a tab", "\t"), ("DEL", "\x7f")),
        ):
            yield "split", f"{kind} parted by {name}", f"a{ESC}{between}{letter}2;x{BEL}{ST}b"
    yield "split", "ESC at the end", f"a{ESC}"
    yield "split", "ESC at the beginning", f"{ESC}a"
    yield "split", "nothing but ESC", ESC * 50
    yield "split", "UTF-8 read as Latin-1", "\xc2\x9b31m \xc3\xa9 \xe2\x80\xae"
    yield "split", "the end of a paste", f"{ESC}[201~q\r{ESC}[200~"


def _unseen() -> _Rule:
    for code, name in _BIDI.items():
        yield "bidi", name, f"invoice{chr(code)}fdp.exe"
    yield "bidi", "a date overridden", "\u202e2002-40-21\u202c"
    yield "bidi", "isolates that never end", "\u2067\u2066\u2068" * 30 + "x"
    for code in _INVISIBLE:
        yield "invisible", f"U+{code:04X}", f"a{chr(code)}b"
    tags = "".join(chr(0xE0000 + ord(each)) for each in "do as I say")
    yield "invisible", "words in tags", f"plain{tags}"
    bits = "".join(chr(0xFE00 + number % 16) for number in range(200))
    yield "invisible", "words in variation selectors", f"a{bits}"
    yield "invisible", "nothing but ZWSP", "\u200b" * 90
    for code in _NO_CHARACTERS:
        yield "no character", f"U+{code:04X}", f"a{chr(code)}b"
    for text in _SURROGATES:
        yield "surrogate", ascii(text), f"a{text}b"


def _floods() -> _Rule:
    for name, code in _MARKS.items():
        yield "flood", f"{name}", f"a{chr(code) * 60}b"
        yield "flood", f"{name} at the beginning", chr(code) * 9
    every = "".join(chr(code) for code in (*range(0x300, 0x370), *range(0x1AB0, 0x1ACE)))
    yield "flood", "one of each", "".join(f"{letter}{every}" for letter in "zalgo")
    mixed = "".join(chr(code) for code in _MARKS.values())
    yield "flood", "scripts in turn", f"a{mixed * 5}b"


def _listed() -> _Rule:
    lists = {
        "wide": _WIDE,
        "markup": _MARKUP,
        "page": _PAGES,
        "cell": _CELLS,
        "file": _FILES,
        "program": _PROGRAMS,
        "number": _NUMBERS,
        "date": _DATES,
    }
    for family, texts in lists.items():
        yield from ((family, f"{family} {ascii(text)[:40]}", text) for text in texts)
    yield "cell", "nothing", ""
    yield "cell", "blanks", "   "


def _long() -> _Rule:
    yield "long", "letters", "a" * LONGEST
    yield "long", "words", "word " * (LONGEST // 5)
    yield "long", "wide letters", "漢" * (LONGEST // 4)
    yield "long", "brackets", "[" * (LONGEST // 4)
    yield "long", "markup", "[b]" * (LONGEST // 8)
    yield "long", "escapes", f"{ESC}[31m" * (LONGEST // 8)
    yield "long", "lines", "x\n" * (LONGEST // 8)
    yield "long", "marks", "a" + "\u0301" * (LONGEST // 2)
    yield "long", "joined emoji", "👩‍" * (LONGEST // 8)
    yield "long", "right to left", "שלום " * (LONGEST // 20)


def _mixed(chance: random.Random) -> _Rule:
    """Give texts of everything at once, as a mutator would find them."""
    parts = (
        *(f"{ESC}[", f"{ESC}]", "\x9b", "\x9d", f"{ESC}P", BEL, ST, "\x9c", "31m", "52;c;eA==", "2J"),
        *("[@click=x]", "[/]", "[b]", "\u202e", "\u2066", "\u200d", "\ufe0f", "\u0301" * 7, "\ud800"),
        *("\n", "\r", "\t", "\0", " ", "a", "é", "漢", "ن", "👩", "\\", "'", '"', "{", "<", "&", "%"),
    )  # fmt: skip
    for number in range(60):
        words = "".join(chance.choices(parts, k=chance.randint(3, 14)))
        yield "mixed", f"mixed {number}", words
