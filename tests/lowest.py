"""Print the lower bound of every dependency as an exact version, for `make lowest`."""

import tomllib
from pathlib import Path

SETTINGS = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))

if __name__ == "__main__":
    for requirement in SETTINGS["project"]["dependencies"]:
        print(requirement.replace(">=", "=="))
