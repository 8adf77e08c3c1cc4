"""Opening an address in the browser of the desktop, when a person has said so twice.

A browser that would draw in this terminal is not started: it would draw over the screen.
"""

from __future__ import annotations

import webbrowser

from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe


def open_address(address: str) -> str:
    """Open an address that `safe_url` allowed; give in words what came of it."""
    try:
        browser = webbrowser.get()
        draws_here = type(browser) is webbrowser.GenericBrowser
        is_open = not draws_here and browser.open(address)
    except (webbrowser.Error, OSError):
        is_open = False
    if is_open:
        return tr("Opened {address}", address=safe(address))
    return tr("There is no browser with a window here: y copies the address.")
