"""How long it takes to make titles safe, beside writing them as JSON twice. Asserts nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from random import Random

from timeline_tui.selftest.naughty import naughty
from timeline_tui.text.safe import safe

TITLES = 100_000
TIMES = 5
ASCII = ["attack", "in", "Jordan", "kills", "three", "soldiers", "near", "the", "border", "(told)"]
KINDS = {
    "ASCII": ASCII,
    "mixed": [*ASCII[:5], "café", "—", "“quoted”", "naïve", "Zürich", "Łódź", "№ 5", "漢字"],
    "Arabic": ["وبدأت", "المحادثات", "في", "يناير", "بين", "بغداد", "وواشنطن،", "مؤكداً", "مُحَمَّد"],
}


def main() -> None:
    """Print a ratio for each kind of titles."""
    chance = Random(1)
    titles = {
        kind: [" ".join(chance.choices(words, k=8)) for _ in range(TITLES)]
        for kind, words in KINDS.items()
    }
    texts = [each.text for each in naughty() if len(each.text) < 200]
    titles["hostile"] = [f"{title} {chance.choice(texts)}" for title in titles["ASCII"]]
    for kind, some in titles.items():
        ours = _best(lambda some=some: [safe(title) for title in some])
        twice = 2 * _best(lambda some=some: json.dumps(some))
        told = f"{ours * 1000:6.0f} ms {ours / twice:5.2f} x two json.dumps   at most 1"
        print(f"safe: {TITLES:,} titles, {kind:8} {told}")


def _best(call: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
