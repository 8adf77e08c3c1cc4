"""Write what the docs show of the program: keys, situations, the README's screen and its picture.

Run with `make docs`. A test compares keys.md and the text of the screen with what this gives.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from pathlib import Path

from textual.pilot import Pilot

from timeline_tui.selftest.terminal import SITUATIONS
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.view.actions import ACTIONS, GROUPS, key_name
from timeline_tui.view.panels import PANELS

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
SIZE = (118, 32)
SHOWN = "attack"
"""The event whose details the picture shows."""
_BLOCK = re.compile(r"(<!-- screen -->\n```\n).*?(```\n<!-- /screen -->)", re.DOTALL)
SECURITY = DOCS / "security.md"
_SITUATIONS = re.compile(r"(<!-- situations -->\n).*?(<!-- /situations -->)", re.DOTALL)
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def keys_page() -> str:
    """Give docs/keys.md: the table of actions, group by group."""
    lines = [
        "# Keys",
        "",
        "Every action is in the palette (Ctrl-P) too. A number before a key repeats it: `5j`.",
        "",
    ]
    for group in GROUPS:
        lines += [f"## {group}", "", "| key | does |", "|---|---|"]
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(f"`{key_name(key)}`" for key in action.keys).replace("|", r"\|")
                lines.append(f"| {keys} | {action.tooltip} |")
        lines.append("")
    for panel in PANELS.values():
        if panel.keys:
            lines += [f"## {panel.title}", "", "| key | does |", "|---|---|"]
            for keys, meaning in panel.keys:
                lines.append(f"| {' '.join(f'`{key_name(key)}`' for key in keys)} | {meaning} |")
            lines.append("")
    return "\n".join([*lines, _MOUSE])


def screen() -> tuple[str, str]:
    """Give the sample's screen as text and as an SVG picture that refers to nothing outside."""
    # The details name the file: named from here, the screen does not hang on where it lies.
    with contextlib.chdir(DOCS.parent):
        return asyncio.run(_screen())


async def _screen() -> tuple[str, str]:
    app = TimelineApp(Session(Choices(("data/events.yaml",))), "ink")
    async with app.run_test(size=SIZE) as pilot:
        await settled(app, pilot)
        main = app.screen
        if not isinstance(main, MainScreen):
            raise TypeError("the main screen is not on top")
        while main.detail is None or main.detail.event.id != SHOWN:
            await pilot.press("j")
        await settled(app, pilot)
        text = "\n".join(strip_text(app, line) for line in range(SIZE[1]))
        return text, _FONTS.sub("", app.export_screenshot(title="timeline-tui", simplify=True))


async def settled(app: TimelineApp, pilot: Pilot[None]) -> None:
    """Wait until every worker has come back and what it found is drawn."""
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


def strip_text(app: TimelineApp, line: int) -> str:
    """Give one line of the screen as text."""
    return app.screen._compositor.render_strips()[line].text.rstrip()


def readme_with(text: str) -> str:
    """Give the README with another screen in its place."""
    return _BLOCK.sub(lambda m: f"{m[1]}{text}\n{m[2]}", README.read_text(encoding="utf-8"))


def security_page() -> str:
    """Give docs/security.md with the situations of the terminal as they are tried."""
    lines = ["| situation | exit code |", "|---|---|"]
    for each in SITUATIONS:
        code = each.code if each.code >= 0 else f"SIGKILL's; the screen's is {128 + 1}"
        lines.append(f"| {each.name} | {code} |")
    table = "\n".join([f"{len(SITUATIONS)} situations:", "", *lines, ""])
    page = SECURITY.read_text(encoding="utf-8")
    return _SITUATIONS.sub(lambda m: f"{m[1]}{table}{m[2]}", page)


_MOUSE = """## While typing

In the line of the filter (`/`), of what to find (`f`) and of commands (`:`).

| key | does |
|---|---|
| `Enter` | Keep what is typed, as it is typed; on an offer that was moved to, take that. |
| `Tab` | Take the offer that was moved to, else the first; with nothing offered, show what can stand here. |
| `Shift-Tab` | Move to the offer before. |
| `↑` `↓` | Move among the offers. With none on the screen: in an empty line go back to what was typed before, else move the cursor of the list. |
| `Ctrl-P` `Ctrl-N` | Go back to what was typed before, in this run or an earlier one, and forward again. |
| `Esc` | Put the offers away, until the next word; without them, take what was before. |

## Mouse

The wheel scrolls, a click selects the row and the column, a second click opens the details or
follows a link, and a click on the overview goes to that time; with the button held the list follows
the mouse. Nothing needs the mouse. To mark text
with the terminal's own means, hold Shift while you drag (Option in iTerm2, Fn in Terminal.app);
with `--no-mouse` or the setting `mouse = false` the mouse is the terminal's alone. See
[the screen](screen.md).
"""  # noqa: E501 (a table is read row by row)


if __name__ == "__main__":
    (DOCS / "keys.md").write_text(keys_page(), encoding="utf-8")
    SECURITY.write_text(security_page(), encoding="utf-8")
    drawn, picture = screen()
    README.write_text(readme_with(drawn), encoding="utf-8")
    (DOCS / "screen.svg").write_text(picture, encoding="utf-8")
