"""Write the figures of the self-test into docs/security.md: `make security`.

With the name of a file, it takes what `selftest --hostile --json` wrote there, and tries nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent / "security.md"
BEFORE = {
    "terminal bytes": "307 forbidden sequences of 539 texts",
    "markup": "the application dies of one text",
    "yaml": "a process dies of 60 kB; 487 bytes take more than 25 s",
    "csv": "4 of 12 delimiters wrong; 40 kB take 7.5 s",
    "json": "2 of 318 uncaught, 3 more accepted",
    "dates": "parts of dates made up; errors that come later",
    "filters": "a pattern on 33 characters takes more than 5 s",
    "exports": "a link that runs, an attribute that is not closed",
    "links and programs": "-remote and smb:// opened by a click",
    "locked engine": "files read and written, tables dropped",
    "writes": "5 of 25 kills tear the file",
    "terminal faults": "23 of 52",
}
"""What was seen of Textual 8, Rich 15, PyYAML, the standard library and DuckDB 2 as they come."""
_TABLE = re.compile(r"(<!-- selftest -->\n).*?(<!-- /selftest -->)", re.DOTALL)


def page_with(told: dict[str, Any]) -> str:
    """Give the page with the figures of a run."""
    lines = ["| family | inputs | faults | the same parts as they come |", "|---|---|---|---|"]
    for each in told["families"]:
        if each["absent"]:
            lines.append(f"| {each['family']} | absent | | {each['absent']} |")
            continue
        name = f"{each['family']}: {each['note']}" if each["note"] else each["family"]
        before = BEFORE.get(each["family"], "")
        lines.append(f"| {name} | {each['inputs']:,} | {len(each['faults']):,} | {before} |")
    lines.append(f"| **total** | {told['inputs']:,} | {told['faults']:,} | |")
    minutes = sum(each["seconds"] for each in told["families"]) / 60
    size = "quick" if told["quick"] else "whole"
    head = f"The {size} run with seed {told['seed']}: {minutes:.0f} minutes of two processes."
    table = "\n".join([head, "", *lines, ""])
    return _TABLE.sub(lambda m: f"{m[1]}{table}{m[2]}", PAGE.read_text(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Write the page; give what the self-test ended with."""
    if arguments:
        told = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    else:
        words = [sys.executable, "-P", "-m", "timeline_tui", "selftest", "--hostile", "--json"]
        done = subprocess.run(words, stdout=subprocess.PIPE, check=False)  # noqa: S603 - our own words
        told = json.loads(done.stdout)
    PAGE.write_text(page_with(told), encoding="utf-8")
    for each in told["families"]:
        for fault in each["faults"]:
            sys.stderr.write(f"{each['family']}: {fault}\n")
    return bool(told["faults"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
