"""Our own words on widgets of Textual's: broken as they are read, drawn as they are seen."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from support.screens import text_of
from timeline_tui.text.bidi import Bidi, seen, words_go_by
from timeline_tui.text.catalogue import use
from timeline_tui.tui.words import in_order, line_of_words, notice, words

SENTENCE = "x.md موجود. والضغط على Enter مرة أخرى يستبدله."


class Shown(App[None]):
    """One text on a widget that is as high as it must be."""

    CSS = "Static { height: auto; width: 24; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(words(self._text), id="text")


async def drawn(text: str) -> list[str]:
    app = Shown(text)
    async with app.run_test(size=(30, 6)):
        assert app.query_one("#text").size.height == len(text_of(app).split("\n\n")[0].splitlines())
        return [line for line in text_of(app).splitlines() if line]


async def test_a_sentence_is_broken_first_and_reordered_then() -> None:
    use("ar")
    words_go_by(Bidi.APP)

    assert await drawn(SENTENCE) == [
        seen("x.md موجود. والضغط على", Bidi.APP, rtl=True).rjust(24),
        seen("Enter مرة أخرى يستبدله.", Bidi.APP, rtl=True).rjust(24),
    ]


@pytest.mark.parametrize("bidi", [Bidi.TERMINAL, Bidi.OFF])
async def test_elsewhere_textual_breaks_it(bidi: Bidi) -> None:
    use("ar")
    words_go_by(bidi)

    assert await drawn(SENTENCE) == ["x.md موجود. والضغط على", "Enter مرة أخرى يستبدله."]


async def test_english_is_left_alone() -> None:
    words_go_by(Bidi.APP)

    assert await drawn("one [b]two[/b]\nthree") == ["one [b]two[/b]", "three"]


def test_a_notification_is_broken_for_its_width() -> None:
    use("ar")
    words_go_by(Bidi.APP)

    assert notice(SENTENCE, 60).plain.splitlines() == in_order(SENTENCE, 27)
    assert len(notice(SENTENCE, 200).plain.splitlines()) == 1
    assert notice("\x1b[31mred", 80).plain == "␛[31mred"


def test_one_line_stays_one_line() -> None:
    use("ar")
    words_go_by(Bidi.APP)

    assert line_of_words("Enter للإغلاق").plain == "قالغإلل Enter"


def test_a_sentence_goes_on_at_the_right_end_of_its_widest_line() -> None:
    use("ar")
    words_go_by(Bidi.APP)
    last = "".join(in_order("مرة أخرى", 20))

    assert in_order("والضغط على Enter مرة أخرى", 16)[1] == last.rjust(16)
    assert in_order("مرة أخرى", 20, is_filled=True) == [last.rjust(20)]
    assert in_order("one two three", 8, is_filled=True) == ["one two", "three"]
