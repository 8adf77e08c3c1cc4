"""A stage whose files may change: another session takes the place of the one on screen.

Who looks at the files is made once the first events stand on the screen, so what it tells is
received by name (`on_reloader_...`) and not by class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from timeline_tui.memory import Memory
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import PREVIEW_LIMIT, Anchor, Session
from timeline_tui.tui.parts import StageOfParts
from timeline_tui.tui.searcher import Room
from timeline_tui.view.pages import Answer
from timeline_tui.view.rows import Row

if TYPE_CHECKING:
    from timeline_tui.tui.reloader import Reloader


class StageRenewed(StageOfParts):
    """A stage that follows its files; who draws it says how an answer is shown."""

    def __init__(self, session: Session, memory: Memory | None = None) -> None:
        super().__init__(session, memory)
        self._reloader: Reloader | None = None
        self._renewal: Reloader.Renewed | None = None
        """What was read anew and is not on screen yet."""

    def show_answer(self, answer: Answer, rows: tuple[Row, ...], generation: int) -> None:
        """Show what a filter gave, and its rows at hand."""
        raise NotImplementedError

    def tell_counts(self) -> None:
        """Say how many events there are, and how many match."""
        raise NotImplementedError

    @property
    def room(self) -> Room:
        """How much of an answer can be seen."""
        raise NotImplementedError

    def watch_over_files(self) -> None:
        """Notice from now on when the session's files change."""
        from timeline_tui.tui.reloader import Reloader  # deferred: start-up

        if self._reloader is None:
            self._reloader = Reloader()
            self.mount(self._reloader)
        self._reloader.watch_over(self.session)

    def on_reloader_changed(self) -> None:
        """Read the files anew, in the background."""
        from timeline_tui.tui.reloader import Asked  # deferred: start-up

        if self._reloader is None:
            return
        if self.answer.total > PREVIEW_LIMIT:
            self.say(tr("Reading the files again ..."), is_answer=False)
        asked = Asked(self._asked, self.asked[1], self.cursor_anchor, self.room)
        self._reloader.renew(self.session, asked)

    def on_reloader_renewed(self, message: Reloader.Renewed) -> None:
        """Take what was read anew."""
        self._renewal = message
        self._take_renewal()

    @on(events.ScreenResume)
    def _take_renewal(self) -> None:
        """Let the new session stand in for the old one, once no dialog speaks of that one."""
        message = self._renewal
        if message is None or self.app.screen is not self:
            return
        from timeline_tui.tui.acts import reloading  # deferred: start-up

        self._renewal = None
        self.unread = ()
        anchor, before = self.cursor_anchor, self.session
        self.session = message.session
        self.searcher.take(self.session)
        self.watch_over_files()
        self.found = message.found
        self.show_answer(message.answer, message.rows, self.searcher.generation)
        self.tell_counts()
        before.close()
        self.say(reloading.told(self.session, message.difference), is_answer=False)
        self._ask_after(anchor)

    def _ask_after(self, anchor: Anchor) -> None:
        """Ask once more: the filter and the cursor may have moved while the files were read."""
        held, self.held = self.held, anchor
        self.ask(self._asked)
        self.held = held

    def on_reloader_gone(self, message: Reloader.Gone) -> None:
        """Say that files are gone."""
        from timeline_tui.tui.acts import reloading  # deferred: start-up

        self.unread += reloading.missing(message.paths)
        self.tell_counts()
        self.say(reloading.gone(message.paths), is_warning=True, is_answer=False)

    def on_reloader_refused(self, message: Reloader.Refused) -> None:
        """Say why files cannot be read as they are now."""
        from timeline_tui.tui.acts import reloading  # deferred: start-up

        self.unread = reloading.unread(message.error, self.session.choices.paths)
        self.tell_counts()
        self.say(reloading.refused(message.error), is_warning=True, is_answer=False)
