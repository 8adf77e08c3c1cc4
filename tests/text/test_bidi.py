"""The order in which right-to-left text is drawn, and who is trusted to bring it about."""

from __future__ import annotations

import bidi
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.text.bidi import Bidi, bidi_for, has_rtl, is_rtl, ordered, seen, visual
from timeline_tui.text.safe import named, safe

# What is read, and what a terminal that draws from left to right must be given for it.
TEXTS = [
    ("arabic", "بدء المحادثات", "تاثداحملا ءدب"),
    ("hebrew", "הכרזה על המדינה", "הנידמה לע הזרכה"),
    ("farsi, ZWNJ", "می\u200cخواهم کتاب\u200cها", "اه\u200cباتک مهاوخ\u200cیم"),
    ("latin alone", "Talks begin (1948)", "Talks begin (1948)"),
    ("date in front", "1948-05-14: הכרזה", "הזרכה :1948-05-14"),
    ("date behind", "הכרזה (1948-05-14)", "(1948-05-14) הזרכה"),
    ("latin with a word", "the word שלום (peace) here", "the word םולש (peace) here"),
    ("arabic with a name", "تقرير CNN (USA) عن العراق", "قارعلا نع CNN (USA) ريرقت"),
    ("brackets around", "(بغداد)", "(دادغب)"),
    ("brackets in latin", "foo عربي (عربي) bar", "foo (يبرع) يبرع bar"),
    ("square in round", "قرار [رقم (5)]", "[(5) مقر] رارق"),
    ("guillemets", "قال «نعم» ثم مضى", "ىضم مث «معن» لاق"),
    ("quotes", 'قال "نعم" ثم', 'مث "معن" لاق'),
    ("arabic digits", "في ١٢٣ يوم", "موي ١٢٣ يف"),
    ("range", "7–8 أغسطس 2023", "2023 سطسغأ 8–7"),
    ("per cent", "زيادة 5% عن 2023", "2023 نع %5 ةدايز"),
    ("marks", "مُحَمَّدٌ رَسُول", "لوسُرَ دٌمَّحَمُ"),
    ("niqqud", "שָׁלוֹם עֲלֵיכֶם", "םכֶילֵעֲ םוֹלשָׁ"),
    ("time", "الساعة 14:30 مساء", "ءاسم 14:30 ةعاسلا"),
    ("ellipsis", "تصاعد دعوات…", "…تاوعد دعاصت"),
    ("emoji", "نعم 👩\u200d🚀 لا", "ال 👩\u200d🚀 معن"),
    ("colon", "العراق: محادثات, ثم C++", "++C مث ,تاثداحم :قارعلا"),
]
IDS = [name for name, _, _ in TEXTS]
WITHOUT_MARKS = "abאבשعرب12٣٤ ()[]<>,.:/-+%$\"…–«»'é漢"


@pytest.mark.parametrize(("_name", "read", "drawn"), TEXTS, ids=IDS)
def test_a_text_is_drawn_as_its_reader_sees_it(_name: str, read: str, drawn: str) -> None:
    assert seen(read, Bidi.APP) == drawn


@pytest.mark.parametrize(("_name", "read", "_drawn"), TEXTS, ids=IDS)
@pytest.mark.parametrize("bidi", [Bidi.TERMINAL, Bidi.OFF])
def test_elsewhere_the_order_of_reading_stays(
    _name: str, read: str, _drawn: str, bidi: Bidi
) -> None:
    assert seen(read, bidi) == read


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ('في الملف: "7-8 August 2023"', '"7-8 August 2023" :فلملا يف'),
        ("التاريخ '25 January' خطأ", "أطخ '25 January' خيراتلا"),
        ('قال "نعم (2)" ثم', 'مث "(2) معن" لاق'),
        ('بين "2023" و"2024"', '"2024"و "2023" نيب'),
        ('في الملف: "1977-01-21 – 1977-09-23"', '"1977-01-21 – 1977-09-23" :فلملا يف'),
        ("التواريخ من 2024-02-11.", ".2024-02-11 نم خيراوتلا"),
        ("من 2024-01-28T05:53Z و2024-02", "2024-02و 2024-01-28T05:53Z نم"),
        ("قبل 11 فبراير ([..2024-02-10])", "([..2024-02-10]) رياربف 11 لبق"),
        ("منذ 2023-10/..", "2023-10/.. ذنم"),
        ("29 فبراير، 09:47:28 -06:00", "09:47:28 -06:00 ،رياربف 29"),
        ("2 يناير، 17:26:58.660 UTC", "17:26:58.660 UTC ،رياني 2"),
        ("2 يناير، 17:26 Asia/Baghdad", "17:26 Asia/Baghdad ،رياني 2"),
        ("2 يناير، ١٧:٢٦ +٠٣:٠٠", "١٧:٢٦ +٠٣:٠٠ ،رياني 2"),
        ("10 يناير، 09:00–10:30 +03:00", "10:30 +03:00–09:00 ،رياني 10"),
        ("### 31 يناير 2018: 20 km NNE of Lima, …", "20 km NNE of Lima, … :2018 رياني 31 ###"),
        ("2 يناير، 02:00 UTC: M 1 - Lima, …", "M 1 - Lima, … :02:00 UTC ،رياني 2"),
        ("[بلا تاريخ]. https://a.b/c…", "https://a.b/c… .[خيرات الب]"),
        ("2 يناير، 02:00 UTC (2018-01-02T0…", "(2018-01-02T0… 02:00 UTC ،رياني 2"),
        ("تقرير CNN…", "CNN… ريرقت"),
        ("(انظر: 3 News.)", "(.3 News :رظنا)"),
        ("تأخير (-03:00)", "(-03:00) ريخأت"),
    ],
)
def test_quoted_foreign_words_keep_their_own_order(read: str, drawn: str) -> None:
    assert seen(read, Bidi.APP) == drawn


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ("اكتبه هكذا: 2023-08-07 أو منذ.", ".ذنم وأ 2023-08-07 :اذكه هبتكا"),
        ("الخيار --force يستبدله", "هلدبتسي --force رايخلا"),
        ("اكتب [..1667] أو #id.", ".#id وأ [..1667] بتكا"),
        ("وauto يراعي NO_COLOR", "NO_COLOR يعاري autoو"),
        ("خيار واحد (--limit)", "(--limit) دحاو رايخ"),
        ("field:value أو during:2023..", "during:2023.. وأ field:value"),
        ("مثل 44 BCE أو 2w+.", ".2w+ وأ 44 BCE لثم"),
        ("أو set   Tab للإكمال، Esc للخروج", "جورخلل Esc ،لامكإلل Tab   set وأ"),
    ],
)
def test_what_is_typed_as_it_stands_keeps_its_order_in_our_words(read: str, drawn: str) -> None:
    assert seen(read, Bidi.APP, rtl=True, are_words=True) == drawn


@given(st.text(WITHOUT_MARKS, max_size=24), st.booleans(), st.booleans())
def test_quotes_lose_no_letter(text: str, rtl: bool, are_words: bool) -> None:
    clusters = ordered(text, rtl, are_words=are_words)

    assert sorted(cluster.at for cluster in clusters) == list(range(len(text)))
    assert cell_len("".join(cluster.text for cluster in clusters)) == cell_len(text)


@given(st.text(WITHOUT_MARKS, max_size=24), st.booleans())
def test_the_order_is_that_of_another_implementation(text: str, rtl: bool) -> None:
    """The library's other half is written in Rust and shares nothing with what is used here."""
    expected = bidi.get_display(text, base_dir="R" if rtl else "L")

    assert "".join(text[cluster.at] for cluster in visual(text, rtl)) == expected


@given(st.text(WITHOUT_MARKS + "\u064e\u0651\u05b0\u0301👩🏽☀\ufe0f", max_size=24), st.booleans())
@example("\ufe0f1", True)
@example("1☀\ufe0f1", True)
@example("1👩\u200d", True)
@example("a\ufe0f\u200d1", True)
@example("🏽\ufe0f1", True)
def test_marks_stay_with_their_letters_and_nothing_is_lost(text: str, rtl: bool) -> None:
    text = safe(text)  # a sign for emoji behind anything else is no longer one
    clusters = visual(text, rtl)

    in_order = sorted(clusters, key=lambda cluster: cluster.at)
    assert sum(len(cluster.text) for cluster in in_order) == len(text)
    for cluster in in_order:
        end = cluster.at + len(cluster.text)
        assert cluster.text[1:] == text[cluster.at + 1 : end]
    assert cell_len("".join(cluster.text for cluster in clusters)) == cell_len(text)


@given(st.text(max_size=40), st.booleans())
def test_any_text_at_all_can_be_ordered(text: str, rtl: bool) -> None:
    assert sum(len(cluster.text) for cluster in visual(text, rtl)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Talks", False),
        ("العراق", True),
        ("1948: הכרזה", True),
        ("«العراق» CNN", True),
        ("CNN: العراق", False),
        ("123 (45)", False),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected


def test_what_runs_left_to_right_needs_no_library() -> None:
    assert not has_rtl("Straße, 東京, नमस्ते 👩‍🚀")
    assert has_rtl("a א")


@pytest.mark.parametrize(
    ("setting", "environ", "expected"),
    [
        ("auto", {"TERM": "xterm-256color"}, Bidi.APP),
        ("auto", {}, Bidi.APP),
        ("auto", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, Bidi.APP),
        ("auto", {"KONSOLE_VERSION": "230805"}, Bidi.TERMINAL),
        ("auto", {"TERM_PROGRAM": "Apple_Terminal"}, Bidi.TERMINAL),
        ("auto", {"TERM_PROGRAM": "iTerm.app"}, Bidi.APP),
        ("auto", {"MLTERM": "3.9.3"}, Bidi.TERMINAL),
        ("auto", {"TERM": "mlterm"}, Bidi.TERMINAL),
        ("auto", {"TERM": "putty-256color"}, Bidi.TERMINAL),
        ("auto", {"TERM": "xterm-kitty"}, Bidi.TERMINAL),
        ("auto", {"TERM": "screen", "KITTY_WINDOW_ID": "1"}, Bidi.TERMINAL),
        ("auto", {"TERM": "dumb"}, Bidi.OFF),
        # No escape sequence gets through to the terminal around these.
        ("auto", {"TMUX": "/tmp/t,1,0", "VTE_VERSION": "7600"}, Bidi.TERMINAL),
        ("auto", {"STY": "1.pts", "VTE_VERSION": "7600"}, Bidi.TERMINAL),
        ("auto", {"TMUX": "/tmp/t,1,0", "VTE_VERSION": "5600"}, Bidi.APP),
        ("auto", {"TMUX": "/tmp/t,1,0"}, Bidi.APP),
        ("app", {"KONSOLE_VERSION": "230805"}, Bidi.APP),
        ("terminal", {}, Bidi.TERMINAL),
        ("off", {"KONSOLE_VERSION": "230805"}, Bidi.OFF),
    ],
)
def test_the_environment_tells_who_reorders(
    setting: str, environ: dict[str, str], expected: Bidi
) -> None:
    assert bidi_for(setting, environ) is expected


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_name_of_a_character_decides_no_direction(ascii_only: bool) -> None:
    text = named("\u200fבדיקה\u202e", ascii_only=ascii_only)
    first, last = ("<", ">") if ascii_only else ("‹", "›")
    assert is_rtl(text)
    assert seen(text, Bidi.APP) == f"{first}U+202E{last}הקידב{first}U+200F{last}"


@given(st.text("ab1%'\"(.\u0301\u200d אב", max_size=24), st.booleans(), st.booleans())
@example("א Zf11bz%\u0301 ב", True, True)
@example("\u200d1(", True, True)
def test_no_letter_is_lost_in_another_order(text: str, rtl: bool, are_words: bool) -> None:
    clusters = ordered(text, rtl, are_words=are_words)
    turned = str.maketrans("()", "((")
    drawn = "".join(cluster.text for cluster in clusters)
    assert sorted(drawn.translate(turned)) == sorted(text.translate(turned))
