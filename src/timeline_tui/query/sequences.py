"""What a sequence filter asks for: `follows:(tag:talks)<24h`, `near:(...)~3d`, and what is wrong.

The filter in its parentheses is read by the parser; here stands what is around it.
"""

from __future__ import annotations

from timeline_tui.errors import QueryError
from timeline_tui.query.complaints import clause_error
from timeline_tui.query.durations import duration
from timeline_tui.query.names import SEQUENCES
from timeline_tui.query.nodes import InSequence, Length, Node, Place
from timeline_tui.query.tokens import Clause
from timeline_tui.query.written import Written, wrong
from timeline_tui.text.catalogue import later, tr


def is_sequence(clause: Clause) -> bool:
    """Tell whether a clause is the head of a sequence filter, its parenthesis still to come."""
    is_named = clause.name.lower() in SEQUENCES and not clause.is_column
    return is_named and clause.sign == ":" and clause.prefix in ("", "!") and not _value(clause)


def sequence_node(clause: Clause, part: Node, written: Written) -> InSequence:
    """Give what a sequence filter asks for; `written` is what stands right behind it.

    Raises QueryError.
    """
    verb = clause.name.lower()
    text = written.text
    at = Place(clause.start, written.at + len(text))
    sign = SEQUENCES[verb][0]
    if not text:
        if verb == "near":
            raise wrong(written._replace(at=at.start, text=verb), *map(tr, _NO_DISTANCE))
        return InSequence(verb, part, certain=bool(clause.prefix), at=at)
    length = duration(text[1:]) if text[0] == sign and "," not in text else None
    if length is None:
        hint = tr("Write {example}, without blanks.", example=f"{verb}:(...){SEQUENCES[verb]}")
        raise wrong(
            written,
            tr("a distance such as {distance} was expected here", distance=SEQUENCES[verb]),
            hint,
        )
    if not (length.months or length.ns) and verb != "near":
        raise wrong(
            written,
            tr("nothing is less than no time apart"),
            tr("Write {example}.", example=SEQUENCES[verb]),
        )
    distance = Length(length.months, length.ns)
    return InSequence(verb, part, text[1:], distance, bool(clause.prefix), at)


def refuse_distance(written: Written) -> None:
    """Raise QueryError for a distance behind a blank: it would be a word to search for."""
    text = written.text
    if text[:1] in ("<", "~") and duration(text[1:]) is not None:
        hint = tr(
            'Write it right behind the parenthesis; to search for the text, quote it: "{text}".',
            text=text,
        )
        raise wrong(written, tr("a blank stands before this distance"), hint)


def no_group(clause: Clause) -> QueryError:
    """Give the error of a clause of that name without a parenthesis right behind its colon."""
    name = clause.name.lower()
    end = clause.value_start - len(clause.prefix)
    hint = tr("Write {example}.", example=f"{name}:(tag:talks){SEQUENCES[name]}")
    return clause_error(
        clause, tr("{name}: takes a filter in parentheses", name=name), hint, end=end
    )


def _value(clause: Clause) -> str:
    return clause.values[0].text if clause.values else ""


_NO_DISTANCE = (later("near: needs a distance"), later("Write near:(tag:talks)~3d."))
