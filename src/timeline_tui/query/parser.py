"""Text to tree, by recursive descent.

    either  = all ("OR" all)*                 `|` is OR
    all     = one ("AND"? one)*               a blank is AND, and binds tighter than OR
    one     = ("-" | "NOT")* ( "(" either ")" | sequence | clause | text )
    sequence = ("follows:" | "precedes:" | "near:") "(" either ")" distance?

What a single clause means stands in `clauses`; dates in `ranges`.
"""

from __future__ import annotations

from timeline_tui.errors import QueryError
from timeline_tui.query.clauses import clause_node, text_node
from timeline_tui.query.context import Context
from timeline_tui.query.dated import bare_range
from timeline_tui.query.nodes import And, Everything, Node, Not, Or, Place, Regex
from timeline_tui.query.sequences import is_sequence, refuse_distance, sequence_node
from timeline_tui.query.tokens import Clause, How, Mark, Sign, Text, Token, tokens
from timeline_tui.query.written import Written
from timeline_tui.text.catalogue import later, tr

__all__ = ["DEEPEST", "LONGEST", "MOST_PARTS", "Context", "parse"]

LONGEST = 10_000
"""How many characters a filter may have."""
DEEPEST = 64
"""How deep parentheses and negations may be nested."""

_NAMES = {Sign.OPEN: "(", Sign.CLOSE: ")", Sign.MINUS: "-"}

MOST_PARTS = 150
"""How many words and clauses a filter may have: the engine goes through all of them at once."""
MOST_SEQUENCES = 16
"""How many of them may be sequences, each of which is a search of its own."""
LONGEST_PATTERN = 1_000
"""How many characters a pattern may have."""


def parse(text: str, context: Context = Context()) -> Node:  # noqa: B008 (frozen)
    """Give what a filter asks for; an empty one asks for everything. Raises QueryError."""
    if len(text) > LONGEST:
        raise QueryError(
            tr("a filter has at most {most:,} characters", most=LONGEST),
            start=LONGEST,
            end=len(text),
            hint=tr("Make it shorter."),
        )
    return _Parser(text, context).whole()


class _Parser:
    """The tokens of one filter, and how many of them are read."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context
        self._tokens = tokens(text)
        self._next = 0
        self._depth = 0
        self._parts = 0
        self._sequences = 0

    def whole(self) -> Node:
        if not self._tokens:
            return Everything()
        node = self._either()
        extra = self._peek()
        if extra is not None:
            raise _error(tr("this parenthesis was never opened"), extra, tr("Remove it."))
        return node

    def _either(self) -> Node:
        parts = [self._all()]
        while self._at(Sign.OR):
            self._advance()
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Node:
        parts = [self._one()]
        while (token := self._peek()) is not None:
            if isinstance(token, Mark) and token.sign in (Sign.OR, Sign.CLOSE):
                break
            if isinstance(token, Mark) and token.sign is Sign.AND:
                self._advance()
            elif isinstance(token, Mark) and token.sign is Sign.OPEN:
                self._expect_gap(token)
            parts.append(self._one())
        return _joined(And, parts)

    def _one(self) -> Node:
        token = self._peek()
        match token:
            case Mark(sign=Sign.MINUS | Sign.NOT):
                return self._negated(token)
            case Mark(sign=Sign.OPEN):
                return self._group(token)
            case Mark() | None:
                raise self._missing(token)
            case Clause() if is_sequence(token) and self._opens_behind(token):
                return self._sequence(token)
            case Clause():
                self._advance()
                return self._counted(token, clause_node(token, self._text, self._context))
            case Text():
                self._advance()
                return self._counted(token, text_node(token, self._context))

    def _counted(self, token: Token, node: Node) -> Node:
        """Give a word or clause as long as there are not too many, and it is not too long."""
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise _error(
                tr("a filter has at most {most} words and clauses", most=MOST_PARTS),
                token,
                tr("Values of one field count once in a list: tag:a,b,c."),
            )
        if isinstance(node, Regex) and len(node.pattern) > LONGEST_PATTERN:
            raise _error(
                tr("a pattern has at most {most:,} characters", most=LONGEST_PATTERN),
                token,
                tr("Make it shorter."),
            )
        return node

    def _negated(self, token: Mark) -> Node:
        self._advance()
        self._deepen(token)
        part = self._peek()
        if token.sign is Sign.MINUS:
            self._check_minus(token, part)
        node = self._one()
        self._depth -= 1
        return Not(node, Place(token.start, self._tokens[self._next - 1].end))

    def _check_minus(self, minus: Mark, part: Token | None) -> None:
        if part is None or part.start != minus.end:
            hint = tr('Write -word; to search for a minus write "-".')
            raise _error(tr("nothing stands right after this minus"), minus, hint)
        if isinstance(part, Text) and part.how is How.BARE and ".." in part.text:
            at = Place(minus.start, part.end)
            text = f"-{part.text}"
            if bare_range(part.text, at, self._context) is None and bare_range(
                text, at, self._context
            ):
                raise QueryError(
                    tr("a minus before a word means not"),
                    start=at.start,
                    end=at.end,
                    hint=tr("For years before the year 1 write during:{year}.", year=text),
                )

    def _group(self, opening: Mark) -> Node:
        self._advance()
        self._deepen(opening)
        if self._at(Sign.CLOSE):
            raise QueryError(
                tr("nothing stands between these parentheses"),
                start=opening.start,
                end=self._tokens[self._next].end,
                hint=tr("Write what to search for."),
            )
        node = self._either()
        if not self._at(Sign.CLOSE):
            raise _error(tr("this parenthesis is never closed"), opening, tr("Close it with )."))
        self._advance()
        self._depth -= 1
        return node

    def _opens_behind(self, clause: Clause) -> bool:
        following = self._tokens[self._next + 1 : self._next + 2]
        return any(
            isinstance(token, Mark) and token.sign is Sign.OPEN and token.start == clause.end
            for token in following
        )

    def _sequence(self, clause: Clause) -> Node:
        """`follows:(...)<24h`: the filter in the parentheses, and the distance right behind."""
        self._advance()
        self._sequences += 1
        if self._sequences > MOST_SEQUENCES:
            raise _error(
                tr("a filter has at most {most} sequences", most=MOST_SEQUENCES),
                clause,
                tr("Take some of them out."),
            )
        opening = self._tokens[self._next]
        assert isinstance(opening, Mark)
        return sequence_node(clause, self._group(opening), self._adjacent())

    def _adjacent(self) -> Written:
        """What stands right behind the token that was read last, which it takes; or nothing."""
        end = self._tokens[self._next - 1].end
        behind = self._peek()
        if not isinstance(behind, Text | Clause):
            return Written("", end)
        if behind.start != end:
            refuse_distance(Written(self._text[behind.start : behind.end], behind.start))
            return Written("", end)
        self._advance()
        return Written(self._text[end : behind.end], end)

    def _deepen(self, token: Mark) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _error(
                tr("parentheses and negations are nested more than {most} deep", most=DEEPEST),
                token,
                tr("Make it simpler."),
            )

    def _expect_gap(self, opening: Mark) -> None:
        """A parenthesis right behind a word is more likely a part of its text."""
        before = self._tokens[self._next - 1]
        if before.end == opening.start and not isinstance(before, Mark):
            hint = tr("Put one there, or quote the whole text.")
            raise _error(tr("a blank is missing before this parenthesis"), opening, hint)

    def _missing(self, found: Mark | None) -> QueryError:
        before = self._tokens[self._next - 1] if self._next else None
        if isinstance(before, Mark):
            word = self._text[before.start : before.end]
            return _error(
                tr("something to look for is missing after {word}", word=word),
                before,
                tr(_TO_QUOTE),
            )
        if found is None:
            return QueryError(tr("something to look for is missing"), hint=tr(_TO_QUOTE))
        word = self._text[found.start : found.end]
        if found.sign is Sign.CLOSE:
            return _error(tr("this parenthesis was never opened"), found, tr("Remove it."))
        return _error(
            tr("something to look for is missing before {word}", word=word), found, tr(_TO_QUOTE)
        )

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _at(self, sign: Sign) -> bool:
        token = self._peek()
        return isinstance(token, Mark) and token.sign is sign

    def _advance(self) -> None:
        self._next += 1


_TO_QUOTE = later("Write a word, or quote OR, AND and NOT to search for them.")


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """Give one node for all parts, those of the same kind merged into it."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat), Place(parts[0].at.start, parts[-1].at.end))


def _error(message: str, token: Token, hint: str) -> QueryError:
    return QueryError(message, start=token.start, end=token.end, hint=hint)
