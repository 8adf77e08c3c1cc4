"""What every test may use."""

import os

import pytest
from hypothesis import settings

# Whether a change is good must not hang on chance: where it is decided, the random cases are always
# the same ones. At a desk they are new each time, and what they find becomes a row of a table.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write the golden files anew (then read them)"
    )
