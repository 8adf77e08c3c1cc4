"""The act that copies what a person chooses of an event."""

from __future__ import annotations

from timeline_tui.render.choices import Choice
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.tui.stage import Stage


def copy(stage: Stage) -> None:
    """Ask what of the event that is shown to copy, and hand it to the terminal's clipboard."""
    hit = stage.shown
    if hit is None:
        stage.say(tr("No event is selected."), is_warning=True)
        return
    from timeline_tui.tui.screens.copy import CopyScreen  # deferred: start-up

    copies = stage.session.copies(hit)

    def put(choice: Choice | None) -> None:
        if choice is not None:
            text: str = getattr(copies, choice.id)
            # The terminal is asked (OSC 52): that works over SSH, and it says nothing back.
            stage.app.copy_to_clipboard(text)
            stage.say(tr("Copied: {what}, {size}", what=choice.title, size=_size(text)))

    stage.app.push_screen(CopyScreen(copies, stage.look), put)


def _size(text: str) -> str:
    return trn("{count:,} character", "{count:,} characters", len(text))
