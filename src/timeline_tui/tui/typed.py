"""A line to type in, drawn as it is seen: Arabic and Hebrew run from right to left in it.

What stands in it, is copied and is pasted keeps the order of reading; the arrows go by that order
too. Letters, cursor, selection and the place of a mistake are brought to where they are seen.
"""

from __future__ import annotations

from collections import deque
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from timeline_tui.render.typed import Typed, typed, typed_line
from timeline_tui.text.bidi import order_of_words

SEEN = 64
"""Keys that a line remembers to have seen."""
FAULT, SELECTED, CURSOR = "typed-line--fault", "input--selection", "input--cursor"


class TypedLine(Input):
    """A line of text in the order in which it is seen, safe to draw whatever is pasted into it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {FAULT}
    DEFAULT_CSS = """
    TypedLine > .typed-line--fault { color: $error; text-style: underline; }
    """

    fault: reactive[range] = reactive(range(0))
    """The characters that could not be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seen: deque[events.Key] = deque(maxlen=SEEN)
        self._behind: list[events.Key] | None = None
        """What is typed while a key that was handed on has not done its work."""

    def has_seen(self, key: events.Key) -> bool:
        """Whether a key came by here of late, and did nothing to the line."""
        return any(key is each for each in self._seen)

    @property
    def content_width(self) -> int:
        """How many cells the text takes, and the place where it goes on.

        No less than the line has: with every other width the whole screen would be laid out anew,
        for each letter.
        """
        taken = self._placed.width + 1 if self.value else super().content_width
        return max(taken, self.scrollable_content_region.width)

    async def _on_key(self, event: events.Key) -> None:
        """Do in its turn what a key does to the line: letters behind it must not overtake it.

        Textual does so once the key has come up to the app, and takes letters at once.
        """
        self._seen.append(event)
        if self._behind is not None:
            event.stop()
            event.prevent_default()
            self._behind.append(event)
            return
        if event.is_printable:
            return  # it is Textual's turn, as for every class above this one
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    async def action_submit(self) -> None:
        """Hand Enter on."""
        await super().action_submit()
        self.wait()

    def wait(self) -> None:
        """Keep what is typed until the screen has done what it was told, for whoever it is then.

        Those between hear of it first, and may tell the screen something else.
        """
        above = [node for node in self.ancestors if isinstance(node, Widget)]
        self._behind = self._behind or []
        self.call_later(self._go_on, [*above, *above])

    def _go_on(self, above: list[Widget]) -> None:
        """Give what was typed meanwhile to whoever has the keyboard, once all above have heard."""
        for place, node in enumerate(above, 1):
            if node.call_later(self._go_on, above[place:]):
                return  # those that are closed hear nothing any more
        behind, self._behind = self._behind or [], None

        def type_again() -> None:
            for event in behind:
                self.app.post_message(events.Key(event.key, event.character))

        self.app.call_later(type_again)  # a key comes up to whoever it is from, and no further

    def render_line(self, y: int) -> Strip:
        """Draw what of the text is in sight."""
        if y or not self.value:
            return super().render_line(y)
        first, room = self.scroll_offset.x, self.scrollable_content_region.width + 1
        line = typed_line(self._placed, first, first + room, self._marks())
        letters = next(self._placed.between(first, first + room), None)
        before = first - letters.cell if letters else 0
        strip = Strip([Segment(part.text, self._style_of(part.style)) for part in line])
        strip = strip.crop(before, before + room).extend_cell_length(room)
        return strip.apply_style(self.rich_style)

    def scroll_to_region(self, region: Region, **how: Any) -> Offset:
        """Scroll to the cursor; to the beginning of the line while the cursor is in sight there.

        At the first letter of an Arabic word the rest of the word stands to the left of it.
        """
        if region.right <= self.scrollable_content_region.width:
            region = Region(0, region.y, region.right, region.height)
        return super().scroll_to_region(region, **how)

    @property
    def _placed(self) -> Typed:
        return typed(self.value, order_of_words())

    def _marks(self) -> list[tuple[range, str]]:
        end = len(self.value)
        marks = [(range(min(self.fault.start, end - 1), self.fault.stop), FAULT)]
        if self.has_focus:
            marks.append((range(*sorted(self.selection)), SELECTED))
            if self._cursor_visible:
                marks.append((range(self.cursor_position, self.cursor_position + 1), CURSOR))
        return marks

    def _style_of(self, names: str) -> Style:
        styles = (self.get_component_rich_style(name, partial=True) for name in names.split())
        return sum(styles, Style())

    # What Textual asks of its own line, which takes the order of reading for that of seeing.

    def _position_to_cell(self, position: int) -> int:
        return self._placed.cell_of(position)

    def _cell_offset_to_index(self, offset: int) -> int:
        return self._placed.letter_at(offset + self.scroll_offset.x)
