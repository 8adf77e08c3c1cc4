"""Citations: what a source states of itself, and no more."""

import pytest

from timeline_tui.events.event import Source
from timeline_tui.formats.citation import citation
from timeline_tui.text.catalogue import use

CITED = [
    (
        Source(
            "Talks begin", "They met.", url="https://news.example/1",
            extra=(("author", "A. Writer"), ("publisher", "The Paper"), ("date", "2024-01-27"), ("page", "3")),
        ),
        "A. Writer, “Talks begin”, The Paper, 2024-01-27, page 3. https://news.example/1. Quoted: “They met.”",
    ),
    (Source("A title"), "“A title”, [no date]."),
    (Source(url="https://x.example"), "[no date]. https://x.example."),
    (Source(quote="Words"), "[a source without a title], [no date]. Quoted: “Words”"),
    (
        Source("T", url="https://x.example", extra=(("accessed", "2024-02-01"), ("Authors", ["A", "B"]))),
        "A, B, “T”, [no date]. https://x.example (accessed 2024-02-01).",
    ),
    (Source("مقال", "بعد أقل\nمن 24 ساعة"), "“مقال”, [no date]. Quoted: “بعد أقل من 24 ساعة”"),
    (Source("a\x1b[31mb\x9bc"), "“a␛[31mb\ufffdc”, [no date]."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CITED, ids=range(len(CITED)))
def test_a_source_is_cited_as_it_states_itself(source: Source, expected: str) -> None:
    assert citation(source) == expected


def test_words_of_ours_are_in_the_language_in_use() -> None:
    """What the source says of itself stays as it says it."""
    use("ar")
    extra = (("date", "May 2024"), ("page", "3"), ("accessed", "2024-02-01"))

    assert citation(CITED[3][0]) == "[مصدر بلا عنوان]، [بلا تاريخ]. نص الاقتباس: “Words”"
    assert citation(Source("T", url="https://x.example", extra=extra)) == (
        "“T”، May 2024، الصفحة 3. https://x.example (اطُّلع عليه في 2024-02-01)."
    )
