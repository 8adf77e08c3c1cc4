"""Every command with Arabic words: help, answers, complaints; what is data stays as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from timeline_tui.cli.front import COMMANDS
from timeline_tui.cli.tongue import given, language_of
from timeline_tui.text.bidi import SWITCH_OFF, Bidi, seen

Run = Callable[..., Any]
ARABIC = ("--lang", "ar")


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_is_arabic(words: tuple[str, ...], cli: Run) -> None:
    done = cli(*words, "--help", *ARABIC)

    assert done.code == 0
    assert done.out.startswith("الاستخدام: timeline-tui")
    assert "اعرض هذه الرسالة ثم اخرج." in done.out
    assert "exit" not in done.out
    assert cli(*ARABIC, *words, "--help").out == done.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "-q", "tga:talks"), 'لا يوجد حقل "tga". هل تقصد tag؟ للبحث'),
        (("list", "-q", "during:2024-13"), "لا يوجد شهر 13. الأشهر من 01 إلى 12"),
        (("list", "-q", "nothing-like-it"), "لا يطابق أيٌّ من 11 حدثًا"),
        (("list", "--limit", "2"), "عُرض 2 من 11 حدثًا (--limit)"),
        (("list", "--explain", "-q", "hour:9"), "يبدأ في الساعة 9"),
        (("list", "--tz", "Mars/City"), "لا توجد منطقة زمنية 'Mars/City'"),
        (("list", "--sort", "size"), "--sort: لا يوجد ترتيب 'size'"),
        (("list", "--foo"), "لا يوجد خيار"),
        (("list", "--limit", "0"), "قيمة غير صالحة لـ'--limit'"),
        (("list", "nowhere.yaml"), "nowhere.yaml غير موجود. تحقق من الاسم"),
        (("show",), "وسيط ناقص"),
        (("show", "tlaks"), "لا حدث يحمل المعرف 'tlaks'. هل تقصد talks؟"),
        (("export", "-o", "x.docx"), "x.docx: لا تنسيق بهذه اللاحقة. استخدم واحدًا من .yaml"),
        (("open",), "تحتاج الشاشة إلى طرفية"),
        (("lsit",), "لا يوجد ملف 'lsit'؛ هل تقصد list؟"),
        (("check", "broken.yaml"), "ملف واحد"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_told_is_arabic(words: tuple[str, ...], told: str, cli: Run) -> None:
    assert told in cli(*words, *ARABIC).err


def test_the_lines_of_check_keep_their_form(cli: Run) -> None:
    english = cli("check", "broken.yaml").out.splitlines()
    arabic = cli("check", "broken.yaml", *ARABIC).out.splitlines()

    assert len(english) == len(arabic)
    for one, other in zip(english, arabic, strict=True):
        start = one.partition(": error: " if ": error: " in one else ": warning: ")
        assert other.startswith("".join(start[:2]))
        assert one != other


def test_what_a_person_reads_of_stats_is_arabic_and_the_object_is_not(cli: Run) -> None:
    assert cli("stats", *ARABIC).out.startswith("11 حدثًا، من 2014-01-01 إلى 2024-02-11\n")
    assert json.loads(cli("stats", "--json", *ARABIC).out) == json.loads(cli("stats", "--json").out)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "yaml"])
def test_exports_for_programs_are_the_same_in_every_language(form: str, cli: Run) -> None:
    english = cli("export", "--format", form)

    assert cli("export", "--format", form, LANG="ar_IQ.UTF-8").out == english.out


def test_the_schema_is_the_same_in_every_language(cli: Run) -> None:
    assert cli("schema", *ARABIC).out == cli("schema").out


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "ar_IQ.UTF-8"}, "ar_IQ"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ar"}, "ar"),
        ({"LANG": "ar", "LC_MESSAGES": "ar", "LC_ALL": "C"}, "C"),
        ({"LANG": "ar", "LC_ALL": ""}, "ar"),
        ({"LANG": "ar_SY@euro"}, "ar_SY"),
        ({}, ""),
    ],
)
def test_the_locale_names_the_language(environ: dict[str, str], expected: str) -> None:
    assert language_of(environ) == expected


def test_the_locale_chooses_words_and_no_titles(cli: Run) -> None:
    done = cli("list", "--limit", "2", LANG="ar_IQ.UTF-8")

    assert "عُرض 2" in done.err
    assert "US-led coalition" in done.out
    assert "عُرض" not in cli("list", "--limit", "2", "--lang", "en", LANG="ar_IQ.UTF-8").err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["list", "--lang", "ar"], "ar"),
        (["--lang=ar", "list"], "ar"),
        (["--lang", "en", "--lang", "ar"], "ar"),
        (["list", "--", "--lang", "ar"], ""),
        (["list", "--lang"], ""),
        ([], ""),
    ],
)
def test_the_option_is_found_before_anything_is_parsed(arguments: list[str], expected: str) -> None:
    assert given(arguments, "--lang") == expected


def test_words_on_a_terminal_are_reordered_as_texts_are(terminal: Run) -> None:
    done = terminal("--help", *ARABIC)
    left = terminal("--help", *ARABIC, TERM_PROGRAM="Apple_Terminal")

    assert done.out.startswith(SWITCH_OFF)
    assert seen("الأحداث المطابقة فقط.", Bidi.APP, rtl=True) in done.out
    assert "الأحداث المطابقة فقط." in left.out
    assert SWITCH_OFF not in left.out


def test_a_message_runs_as_its_language_does_behind_its_place(terminal: Run) -> None:
    """And it is broken as it is read: its beginning stands on the first line."""
    done = terminal("check", "broken.yaml", *ARABIC, columns=60)

    first, second, *_ = done.out.removeprefix(SWITCH_OFF).splitlines()
    assert first == "broken.yaml:7:0: error: " + seen(
        "هذا السجل نص وليس حدثًا. اكتب الحدث", Bidi.APP
    )
    words = "مفاتيح وقيمًا: date: ..., title: ..."
    assert second == seen(words, Bidi.APP, rtl=True, are_words=True)


def test_a_language_that_nobody_speaks_is_told(cli: Run) -> None:
    notice = "neither the files nor the program have words in 'xx'"

    assert notice in cli("list", "--lang", "xx").err
    assert cli("list", "--lang", "xx").code == 0
    assert notice not in cli("list", "--lang", "xx", "--quiet").err
    for known in ("ar", "ar-IQ", "en", "en_GB"):
        assert cli("list", "--lang", known, "--quiet").err == ""
        assert "words in" not in cli("list", "--lang", known).err
    german = "- {date: 2024, title: {de: Eins}}"
    assert "words in" not in cli("list", "--lang", "de", stdin=german).err


def test_a_country_is_no_other_language(cli: Run) -> None:
    assert cli("list", "--lang", "ar_IQ").out == cli("list", "--lang", "ar").out
    assert cli("list", "--lang", "ar-EG").out == cli("list", "--lang", "ar").out
