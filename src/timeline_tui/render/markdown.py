"""The text of an event as Markdown: a safe subset, drawn to lines of pieces.

Paragraphs, headings, emphasis, code, lists, quotes, tables, rules, links and images. A link is its
text followed by its address, an image its description; nothing is loaded and nothing is opened.
HTML is shown as the text that it is. `markdown-it` reads, and what is drawn is decided here.

A text without Markdown signs never loads the parser, and one that holds too much to be read in a
blink is set as plain paragraphs, which is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_tui.query.highlights import Highlights
from timeline_tui.render.links import Links, with_addresses
from timeline_tui.render.paragraphs import (
    NO_MARGIN,
    Margin,
    highlighted,
    indent,
    nested,
    set_paragraph,
    set_verbatim,
)
from timeline_tui.render.pieces import Line, Piece, named_piece, piece, width_of
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.text.patterns import Late
from timeline_tui.text.safe import own, repeated, safe, stretch

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BULLETS = ("•", "◦", "▪")
ASCII_BULLETS = ("*", "-", "+")
BAR = own("▏ ")
ASCII_BAR = own("| ")
RULE = own("─")
ASCII_RULE = own("-")
RULE_CELLS = 24

LONGEST = 100_000
"""Characters up to which a text is read as Markdown."""
MOST_SIGNS = 5_000
"""Signs up to which it is: reading takes time for each of them."""
WIDEST = 100
"""Bars in one line of a table: a row may stand for as many cells as its head has columns."""
DEEPEST = 60
"""Lists and quotes within one another, counted as the parser counts them."""
LONGEST_SHOWN = 200_000
"""Characters of a text that are shown at all."""
TOO_MUCH = later("too long to be laid out as Markdown: shown as it is written")
TOO_DEEP = later("nested too deep to be laid out as Markdown: shown as it is written")

_SIGN = Late(r"[][*_`<>&|\\#~!]")
_MARKED = re.compile(
    r"[*_`\[<&|\\]|~~|^ {0,3}(?:[-+*#>=]|\d{1,9}[.)](?:\s|$))|^(?: {4}|\t)\S| {2}$", re.MULTILINE
)
"""What only Markdown makes something of; a text without it is paragraphs."""


def draw_markdown(
    text: str,
    width: int,
    links: Links,
    highlights: Highlights,
    *,
    field: str = "text",
    ascii_only: bool = False,
    bidi: Bidi = Bidi.OFF,
) -> list[Line]:
    """Give a text as lines of at most `width` cells."""
    shown = _clean(text)
    drawer = _Drawer(width, links, highlights, field, ascii_only, bidi)
    if not _MARKED.search(shown):
        drawer.draw_plain(shown)
    elif _is_too_much(shown):
        drawer.say(tr(TOO_MUCH))
        drawer.draw_plain(shown)
    elif (tokens := _read(shown)) is None:
        drawer.say(tr(TOO_DEEP))
        drawer.draw_plain(shown)
    else:
        drawer.draw(tokens)
    left = len(text) - LONGEST_SHOWN
    if left > 0:
        drawer.say(
            trn(
                "… {count} character more is in the file",
                "… {count} characters more are in the file",
                left,
            )
        )
    return drawer.lines


def _clean(text: str) -> str:
    return text[:LONGEST_SHOWN].replace("\r\n", "\n").replace("\r", "\n").rstrip()


def _is_too_much(text: str) -> bool:
    """Whether reading a text as Markdown would take longer than a blink."""
    return (
        len(text) > LONGEST
        or sum(1 for _ in _SIGN.compiled.finditer(text)) > MOST_SIGNS
        or any(line.count("|") > WIDEST for line in text.split("\n"))
    )


def _read(text: str) -> list[Token] | None:
    """The tokens of a text; None where it is nested deeper than the parser goes."""
    tokens = _parser().parse(text)
    if any(token.level >= DEEPEST - 2 for token in tokens):
        return None  # what lies deeper was left out
    return tokens


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # deferred: many texts hold no Markdown signs

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    # Addresses are shown as they are written; which of them may be opened is asked later.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


class _Drawer:
    """Lines that grow block by block; what is open around a block is its margin and its style."""

    def __init__(
        self,
        width: int,
        links: Links,
        highlights: Highlights,
        field: str,
        ascii_only: bool,
        bidi: Bidi,
    ) -> None:
        self.lines: list[Line] = []
        self._width = width
        self._links = links
        self._highlights = highlights
        self._field = field
        self._ascii_only = ascii_only
        self._bidi = bidi
        self._margins: list[Margin] = [NO_MARGIN]
        self._styles: list[str] = [""]
        self._lists: list[bool] = []
        """For each open list whether it has bullets."""
        self._is_apart = False
        """Whether a blank line comes before the next block."""
        self._last_margin: Line = []

    # Blocks.

    def say(self, words: str) -> None:
        """Add a remark of our own."""
        self._add(set_paragraph([piece(words, "muted")], self._width, bidi=self._bidi))

    def draw_plain(self, text: str) -> None:
        """Add a text as the paragraphs that blank lines make of it."""
        for paragraph in re.split(r"\n[ \t]*\n", text):
            words = " ".join(line.strip() for line in paragraph.split("\n"))
            if words:
                self._paragraph(self._with_addresses(words.replace("\t", " "), ""))

    def draw(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of a text."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._table(tokens[at:end])
                at = end
            elif token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self._close(token)
            else:
                self._block(token)
            at += 1

    def _open(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type == "bullet_list_open")
            case "list_item_open":
                self._enter(self._bullet(token), self._styles[-1])
            case "blockquote_open":
                bar = [Piece(ASCII_BAR if self._ascii_only else BAR, "rule")]
                self._enter(Margin(bar, bar), "quote")
            case "heading_open":
                self._is_apart = True
                self._styles.append("heading" if int(token.tag[1:]) < 3 else "strong")
            case _:
                pass

    def _close(self, token: Token) -> None:
        match token.type:
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._is_apart = not self._lists
            case "list_item_close" | "blockquote_close":
                self._margins.pop()
                self._styles.pop()
                self._is_apart = self._is_apart or token.type == "blockquote_close"
            case "heading_close":
                self._styles.pop()
                self._is_apart = True
            case "paragraph_close":
                self._is_apart = not token.hidden
            case _:
                pass

    def _block(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._paragraph(self._inline(token.children or [], self._styles[-1]))
            case "fence" | "code_block":
                self._code(token)
            case "hr":
                sign = ASCII_RULE if self._ascii_only else RULE
                cells = min(RULE_CELLS, self._width - self._margins[-1].width)
                self._is_apart = True
                self._add([[*self._take_margin().first, Piece(repeated(sign, cells), "rule")]])
                self._is_apart = True
            case _:
                # A block that is not drawn here is shown as it is written.
                self._paragraph([self._whole(token.content, self._styles[-1])])

    def _code(self, token: Token) -> None:
        self._is_apart = True
        margin = nested(self._take_margin(), indent(2), self._width)
        lines: list[Line] = []
        told = [token.info.strip()] if token.info.strip() else []
        for number, text in enumerate([*told, *token.content.removesuffix("\n").split("\n")]):
            style = "muted" if told and not number else "code"
            code = [self._whole(text.replace("\t", "    "), style)]
            if style == "code":
                code = highlighted(code, self._field, self._highlights)
            lines += set_verbatim(code, self._width, margin, self._bidi)
            margin = Margin(margin.rest, margin.rest)
        self._add(lines)
        self._is_apart = True

    def _table(self, tokens: Sequence[Token]) -> None:
        from timeline_tui.render.tables import Table, set_table  # deferred: few texts have one

        rows: list[list[Line]] = []
        right: list[bool] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                right.append("right" in str(token.attrGet("style") or ""))
            elif token.type == "inline":
                cell = self._inline(token.children or [], self._styles[-1])
                rows[-1].append(highlighted(cell, self._field, self._highlights))
        self._is_apart = True
        table = Table(rows[0], rows[1:], right)
        rule = ASCII_RULE if self._ascii_only else RULE
        self._add(set_table(table, self._width, self._take_margin(), rule, self._bidi))
        self._is_apart = True

    def _paragraph(self, words: Line) -> None:
        for line in _split_at_breaks(highlighted(words, self._field, self._highlights)):
            self._add(set_paragraph(line, self._width, self._take_margin(), self._bidi))
        self._is_apart = True

    def _add(self, lines: Iterable[Line]) -> None:
        margin = self._margins[-1].rest
        if self._is_apart and self.lines:
            # The bars of a quote go on over a blank line within it.
            shared = list(_common(self._last_margin, margin))
            self.lines.append(shared if any(part.style == "rule" for part in shared) else [])
        self._is_apart = False
        self._last_margin = margin
        self.lines += lines

    # Margins.

    def _enter(self, inner: Margin, style: str) -> None:
        self._margins.append(nested(self._margins[-1], inner, self._width))
        self._styles.append(style)

    def _take_margin(self) -> Margin:
        """The margin of the innermost block; what is before its first line is there once."""
        taken = self._margins[-1]
        self._margins = [Margin(margin.rest, margin.rest) for margin in self._margins]
        return taken

    def _bullet(self, token: Token) -> Margin:
        if self._lists and not self._lists[-1]:
            mark = f"{token.info}{token.markup} "
        else:
            depth = sum(self._lists) - 1
            bullets = ASCII_BULLETS if self._ascii_only else BULLETS
            mark = f"{bullets[max(0, depth) % len(bullets)]} "
        return Margin([Piece(safe(mark), "label")], indent(len(mark)).rest)

    # Running text.

    def _inline(self, tokens: Sequence[Token], style: str) -> Line:
        return list(self._pieces(tokens, style))

    def _pieces(self, tokens: Sequence[Token], style: str) -> Iterator[Piece]:
        styles = [style]
        links: list[tuple[int, str]] = []
        said: list[str] = []
        for token in tokens:
            link = links[-1][0] if links else 0
            now = " ".join(dict.fromkeys(filter(None, styles)))
            match token.type:
                case "text" if link:
                    said.append(token.content)
                    yield self._whole(token.content, now)._replace(link=link)
                case "text":
                    yield from self._with_addresses(token.content, now)
                case "code_inline":
                    said.append(token.content)
                    yield self._whole(token.content, f"{now} code".strip())._replace(link=link)
                case "softbreak":
                    yield Piece(own(" "), now, link)
                case "hardbreak":
                    yield BREAK
                case "strong_open":
                    styles.append("strong")
                case "em_open":
                    styles.append("em")
                case "s_open":
                    styles.append("struck")
                case "strong_close" | "em_close" | "s_close":
                    styles.pop()
                case "link_open":
                    address = str(token.attrGet("href") or "")
                    links.append((self._links.to_address(address), address))
                    styles.append("link")
                    said = []
                case "link_close":
                    styles.pop()
                    number, address = links.pop()
                    yield from self._address_of(number, address, "".join(said))
                case "image":
                    yield from self._image(token, now, link)
                case _:
                    yield self._whole(token.content, now)._replace(link=link)

    def _image(self, token: Token, style: str, link: int) -> Iterator[Piece]:
        address = str(token.attrGet("src") or "")
        number = link or self._links.to_address(address)
        words = tr("[image: {alt}]", alt=token.content) if token.content else tr("[image]")
        yield self._whole(words, f"{style} link".strip())._replace(link=number)
        yield from self._address_of(number, address, words)

    def _address_of(self, number: int, address: str, said: str) -> Iterator[Piece]:
        """What follows the text of a link: its address, unless that is its text."""
        if address and said not in (address, address.removeprefix("mailto:")):
            yield Piece(own(" "))
            yield self._whole(f"<{address}>" if said else address, "muted")._replace(link=number)

    def _with_addresses(self, text: str, style: str) -> Line:
        return with_addresses(text, style, self._links, ascii_only=self._ascii_only)

    def _whole(self, text: str, style: str) -> Piece:
        return named_piece(text, style, ascii_only=self._ascii_only, is_whole=True)


BREAK = Piece(own("\n"))
"""Where a paragraph has a line break of its own; it is never drawn."""


def _common(one: Line, other: Line) -> Iterator[Piece]:
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            return
        yield mine


def _split_at_breaks(words: Line) -> list[Line]:
    lines: list[Line] = [[]]
    for part in words:
        if part.text == BREAK.text:
            lines.append([])
        else:
            lines[-1].append(part)
    return [_stripped(line) for line in lines if width_of(line)]


def _stripped(line: Line) -> Line:
    """A line without the blank that a link leaves before a text that it has none of."""
    first = line[0]
    before = len(first.text) - len(first.text.lstrip(" "))
    return [first._replace(text=stretch(first.text, before)), *line[1:]]
