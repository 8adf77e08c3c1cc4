"""The menu of what can be copied of an event, with what each choice gives."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from timeline_tui.render.choices import Choice, ChoiceLook
from timeline_tui.render.rows import Look
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.text.safe import safe_lines
from timeline_tui.timeline import Copies
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.widgets.choices import ChoiceList
from timeline_tui.tui.widgets.sample_box import SampleBox
from timeline_tui.tui.words import line_of_words

TITLES = 18
"""Cells of the column of titles."""


class CopyScreen(Dialog[Choice | None]):
    """Ask what to copy."""

    PANEL = "copy"

    def __init__(self, copies: Copies, look: Look) -> None:
        super().__init__()
        self._copies = copies
        self._look = look

    def compose(self) -> ComposeResult:
        """The choices, and what the one under the cursor gives."""
        with Vertical(classes="dialog -whole") as frame:
            frame.border_title = line_of_words(tr("Copy"))
            frame.border_subtitle = line_of_words(tr("Enter copies, Esc closes"))
            choices = ChoiceList(choices_of(self._copies), id="choices")
            choices.look = ChoiceLook(
                titles=TITLES, ascii_only=self._look.ascii_only, bidi=self._look.bidi
            )
            yield choices
            preview = SampleBox(id="preview")
            preview.ascii_only, preview.bidi = self._look.ascii_only, self._look.bidi
            preview.wraps = True
            yield preview

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(ChoiceList).focus()
        self._show(self.query_one(ChoiceList).choices[0])

    @on(ChoiceList.Moved)
    def _moved(self, message: ChoiceList.Moved) -> None:
        self._show(message.choice)

    @on(ChoiceList.Chosen)
    def _chosen(self, message: ChoiceList.Chosen) -> None:
        if message.choice.is_open:
            self.dismiss(message.choice)

    def _show(self, choice: Choice) -> None:
        text = getattr(self._copies, choice.id) if choice.is_open else choice.note
        preview = self.query_one(SampleBox)
        preview.is_ours = choice.id == "citation"
        preview.lines = tuple(safe_lines(text))


def choices_of(copies: Copies) -> tuple[Choice, ...]:
    """Give what can be copied, with the first line of each, or why there is nothing."""
    more = copies.sources - 1
    others = trn("and {count:,} more", "and {count:,} more", more) if more > 0 else ""
    lines = copies.event.count("\n") + 1
    size = trn("{count:,} line", "{count:,} lines", lines)
    no_source = tr("this event names no source")
    return (
        Choice("event", "e", tr("event, Markdown"), size),
        _choice("date", "d", tr("date"), copies.date, tr("this event has no date")),
        _choice("citation", "c", tr("first source"), copies.citation, no_source, others),
        _choice("link", "l", tr("link"), copies.link, tr("no source gives an address")),
        Choice("place", "f", tr("file and line"), copies.place),
    )


def _choice(name: str, key: str, title: str, text: str, lacking: str, more: str = "") -> Choice:
    note = f"{more}: {text}" if more and text else text
    return Choice(name, key, title, note or lacking, bool(text))
