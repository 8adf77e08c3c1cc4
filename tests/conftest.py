"""What every test may use."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from timeline_tui.text.bidi import Bidi, words_go_by
from timeline_tui.text.catalogue import use

# Whether a change is good must not hang on chance: where it is decided, the random cases are always
# the same ones. At a desk they are new each time, and what they find becomes a row of a table. Nor
# must it hang on how busy a machine is.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


# Tests that were started in the background are told to ignore Ctrl-C, and so is what they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """The language is the process's own: no test leaves another one behind."""
    yield
    use(None)
    words_go_by(Bidi.OFF)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write the golden files anew (then read them)"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file beside the test; `--update-goldens` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "goldens" / f"{name}.txt"
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
