"""Lines to choose from."""

import pytest
from rich.cells import cell_len

from timeline_tui.render.choices import Choice, ChoiceLook, draw_choice
from timeline_tui.text.bidi import Bidi

COPY = Choice("date", "d", "date", "28 January 2024 (2024-01-28)")
LINES = [
    (COPY, ChoiceLook(titles=8), 30, True, "▌ d  date      28 January 202…"),
    (COPY, ChoiceLook(titles=8, ascii_only=True), 30, True, "> d  date      28 January 202~"),
    (Choice("last", "G End", "Last event"), ChoiceLook(8, keys_last=True), 30, False, "  Last event             G End"),
    (Choice("last", "G End", "Last event"), ChoiceLook(8, keys_last=True), 19, False, "  Last event  G End"),
    (Choice("x", "", "أول حدث"), ChoiceLook(), 16, False, "     أول حدث    "),
    (Choice("x", "", "أول حدث"), ChoiceLook(bidi=Bidi.APP), 16, False, "         ثدح لوأ"),
    (Choice("x", "j", "أول"), ChoiceLook(3, keys_last=True, bidi=Bidi.APP), 16, False, "        لوأ    j"),
    (Choice("x", "e", "الحدث، Markdown", "3 أسطر"), ChoiceLook(titles=17, bidi=Bidi.APP), 31, False, "  e    Markdown ،ثدحلا   رطسأ 3"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "look", "width", "selected", "expected"), LINES, ids=range(len(LINES))
)
def test_a_choice_fills_its_line(
    choice: Choice, look: ChoiceLook, width: int, selected: bool, expected: str
) -> None:
    text = "".join(part.text for part in draw_choice(choice, look, width, selected=selected))

    assert text == expected
    assert cell_len(text) == width
