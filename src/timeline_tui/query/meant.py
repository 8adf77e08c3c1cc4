"""What was probably meant by a filter that is no error and yet finds nothing."""

from __future__ import annotations

import re

from timeline_tui.query.context import Context
from timeline_tui.query.names import field_named
from timeline_tui.query.tokens import How, Text, tokens

_COMPARISON = re.compile(r"([^<>]+)([<>])(.+)", re.DOTALL)


def meant(query: str, context: Context) -> str:
    """Give a filter with `mag>4.5` written as the comparison that it looks like, `mag:>4.5`.

    Nothing where no word of it begins with the name of a field. Raises QueryError for a filter
    that is one.
    """
    result = query
    for token in reversed(tokens(query)):
        if not isinstance(token, Text) or token.how is not How.BARE:
            continue
        match = _COMPARISON.fullmatch(token.text)
        if match is not None and field_named(match[1], context) is not None:
            sign_at = token.start + match.start(2)
            result = f"{result[:sign_at]}:{result[sign_at:]}"
    return "" if result == query else result
