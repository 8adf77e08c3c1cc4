"""Other events in the details: relations from both ends, and the neighbours in the list.

What does not stand (a contradiction, an id that is nobody's) is told as such and never as a truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.dates.counting import close
from timeline_tui.dates.lengths import told
from timeline_tui.events.apart import Distance
from timeline_tui.events.event import Event, Value
from timeline_tui.events.ties import Lie, Standing, Tie
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.direction import at_right, paragraph, reordered
from timeline_tui.render.knowledge import separator
from timeline_tui.render.links import Links, event_link
from timeline_tui.render.paragraphs import Margin, highlighted, indent, set_beside, set_column
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ELLIPSIS,
    Line,
    Piece,
    cut,
    cut_line,
    filled,
    gathered,
    piece,
    wrapped,
)
from timeline_tui.render.rows import ASCII_SIGNS, headline
from timeline_tui.render.values import LABEL, labelled, plain
from timeline_tui.text.bidi import Bidi, is_rtl
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.text.safe import Drawable, safe
from timeline_tui.view.around import Kin, Neighbour

BEFORE, ASCII_BEFORE = "←", "<-"
AFTER, ASCII_AFTER = "→", "->"
SIGN_WRONG = "! "
LONGEST_TITLE = 160
"""Cells of the title of another event, which may be the first line of a long text."""
MOST = 100
"""So many events that say something of the shown one are told of."""

LIES: dict[tuple[Lie, bool], str] = {
    (Lie.AFTER, True): later("follows"),
    (Lie.AFTER, False): later("followed by"),
    (Lie.BEFORE, True): later("precedes"),
    (Lie.BEFORE, False): later("preceded by"),
    (Lie.PART, True): later("part of"),
    (Lie.PART, False): later("has part"),
    (Lie.SAME, True): later("same time"),
    (Lie.SAME, False): later("same time"),
    (Lie.LASTING, True): later("lasting"),
}
"""How a relation is called, from the end that states it and from the other."""
OTHERWISE = later("relation")
FAILURES: dict[Standing, str] = {
    Standing.CONTRADICTED: later("contradicts dates or other relations, and decides nothing"),
    Standing.UNKNOWN: later("no such event was read"),
    Standing.SELF: later("names the event itself, and decides nothing"),
    Standing.UNREADABLE: later("cannot be understood, and decides nothing"),
}
_ASCII = str.maketrans(
    {"≥": ">=", "·": "-", "–": "-", "µ": "u", "“": '"', "”": '"', "«": '"', "»": '"'}
)


class KinLook(NamedTuple):
    """What decides how other events are drawn."""

    width: int
    links: Links
    detail: DetailLook

    def own(self, words: str) -> str:
        """Give words of our own as they can be drawn."""
        words = self.detail.dates.numbered(words, self.detail.lang or "")
        return words.translate(_ASCII).translate(ASCII_SIGNS) if self.detail.ascii_only else words

    def title(self, event: Event) -> Drawable:
        """Give what another event is called: its title, or what stands in for it."""
        ellipsis = ASCII_ELLIPSIS if self.detail.ascii_only else ELLIPSIS
        title = " ".join(headline(event, self.detail.lang).split()) or event.id
        return cut(safe(title), LONGEST_TITLE, ellipsis)

    def column(self, texts: Sequence[Sequence[Line]]) -> list[Line]:
        """Give broken texts behind a label; those from right to left begin where the pane does."""
        bidi = self.detail.bidi
        return set_column(texts, bidi, least=self.width - LABEL if bidi is Bidi.APP else 0)

    @property
    def lang(self) -> str:
        """The language of relations in words."""
        return self.detail.lang or "en"


def draw_kin(event: Event, kin: tuple[Kin, ...], look: KinLook) -> list[Line]:
    """Give what an event says of others, the words of its source, and what others say of it."""
    lines: list[Line] = []
    for each in kin:
        if each.is_told_here:
            lines += _kin(each, look)
    lines += _source_words(event.relation, look)
    others = [each for each in kin if not each.is_told_here]
    for each in others[:MOST]:
        lines += _kin(each, look)
    if len(others) > MOST:
        left = len(others) - MOST
        more = trn("… and {count} more", "… and {count} more", left)
        told = look.column([wrapped([piece(more, "muted")], look.width - LABEL)])
        lines += labelled("", told, look.width)
    return lines


def _kin(kin: Kin, look: KinLook) -> list[Line]:
    tie = kin.tie
    name = tr(LIES.get((tie.lie, kin.is_told_here), OTHERWISE))
    fails = tie.standing in FAILURES
    dot = separator(ascii_only=look.detail.ascii_only)
    told = [gathered(members, look.width - LABEL, dot) for members in _told(kin, look)]
    if fails:
        told.append(wrapped([piece(tr(FAILURES[tie.standing]), "error")], look.width - LABEL))
    label = f"{SIGN_WRONG}{name}" if fails else name
    style = "error" if fails else "label"
    return labelled(label, look.column(told), look.width, style, look.detail.bidi)


def _told(kin: Kin, look: KinLook) -> Iterator[list[Line]]:
    """Give which event it is, and below it how it lies to this one: each by its members."""
    tie = kin.tie
    measure = _measure(tie, look, of_this=not kin.is_told_here)
    if kin.event is not None:
        yield [[event_link(look.title(kin.event), kin.event.id, look.links)]]
    elif tie.other:
        yield [[piece(f'"{tie.other}"')]]
    # What is stated of the distance is never wider than what the dates leave.
    is_apart = tie.lie in (Lie.AFTER, Lie.BEFORE) and tie.reach is None
    apart = _apart(kin.distance) if is_apart and kin.event is not None else ""
    holds = tie.standing is Standing.HOLDS
    words = [piece(look.own(measure), "stated" if holds else "")] if measure else []
    if apart and holds:
        words.append(piece(look.own(apart), "muted"))
    if words:
        yield [highlighted([each], "relation", look.detail.highlights) for each in words]


def _measure(tie: Tie, look: KinLook, *, of_this: bool) -> str:
    """What the relation says of how far the other is, in words."""
    if not isinstance(tie.said, dict) or tie.standing in (Standing.SELF, Standing.UNREADABLE):
        return plain(tie.said)
    parts = {key: plain(value) for key, value in tie.said.items()}
    if [value.removeprefix("#") for value in parts.values()] == [tie.other]:
        return ""  # the name of the relation has said it
    from timeline_tui.dates.telling import display_distance  # deferred: few events have one

    return display_distance(parts, look.lang, of_this=of_this) or plain(tie.said)


def _apart(distance: Distance) -> str:
    if distance.text == "0 d":
        return tr("on the same day")
    return tr("{length} apart", length=told(distance.text)) if distance.text else ""


def _source_words(relation: Value, look: KinLook) -> list[Line]:
    """The words in which the source says how the event lies to others."""
    words = relation.get("text") if isinstance(relation, dict) else None
    if not words:
        return []
    quoted = piece(look.own("“{}”").format(plain(words)), "quote")
    said = highlighted([quoted], "relation", look.detail.highlights)
    return labelled("", look.column([wrapped(said, look.width - LABEL)]), look.width)


def draw_neighbours(
    previous: Neighbour | None, following: Neighbour | None, look: KinLook
) -> list[Line]:
    """Give the events beside this one in the list, and how far they are."""
    both = (
        (previous, ASCII_BEFORE if look.detail.ascii_only else BEFORE, tr("previous")),
        (following, ASCII_AFTER if look.detail.ascii_only else AFTER, tr("next")),
    )
    bidi = look.detail.bidi
    rows = [
        (arrow, look.own(_how_far(each.distance) or word), each)
        for each, arrow, word in both
        if each is not None
    ]
    column = max((cell_len(f"{arrow} {words}") for arrow, words, _ in rows), default=0) + 2
    is_above = column > look.width // 2
    lines: list[Line] = []
    for arrow, words, each in rows:
        link = event_link(look.title(each.event), each.event.id, look.links)
        told = reordered([piece(words, "date")], bidi)
        if bidi is Bidi.APP and is_rtl(words) and is_rtl(link.text):
            label = [*told, piece(f" {arrow}", "date")]
            lines += _from_the_right(label, link, look.width, 0 if is_above else column)
            continue
        label = [piece(f"{arrow} ", "date"), *told]
        if is_above:
            lines.append(cut_line(label, look.width))
            lines += set_beside([link], look.width, indent(2), bidi)
        else:
            margin = Margin(filled(label, column), indent(column).rest)
            lines += set_beside([link], look.width, margin, bidi)
    return lines


def _from_the_right(label: Line, title: Piece, width: int, column: int) -> list[Line]:
    """A neighbour as it is read from the right: behind its label there, or below it."""
    room = width - (column or 2)
    told = [filled(line, room) for line in paragraph([title], room, Bidi.APP)]
    if not column:
        return [at_right(cut_line(label, width), width), *told]
    return [[*told[0], *at_right(label, column)], *told[1:]]


def _how_far(distance: Distance) -> str:
    if distance.text == "0 d":
        return tr("the same day")
    if not distance.text:
        return ""
    if not distance.order:
        return tr("{length} apart", length=told(distance.text))
    length = told(distance.text, oblique=True)
    side = later("{length} later") if distance.order > 0 else later("{length} before")
    return close(tr(side, length=length))
