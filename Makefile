# make run    opens the sample timeline       make test   runs the tests
# make check  everything that must be green   make bench  prints ratios, asserts nothing

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOWEST := .venv-lowest
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
FILES ?=

.PHONY: run test check selftest security format lint types layers lowest bench bench-dates docs messages clean

run: $(READY)
	@$(BIN)/timeline-tui $(FILES)

test: $(READY)
	$(BIN)/python -m pytest -n 4

check: format lint types layers test

# Hostile files, texts, filters, terminals and disks; in less than three minutes.
selftest: $(READY)
	$(BIN)/timeline-tui selftest --hostile --quick

# All of them, in less than fifteen minutes; the figures go into docs/security.md.
security: $(READY)
	$(BIN)/python docs/selftest.py

format: $(READY)
	$(BIN)/ruff format --check src tests benchmarks docs

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks docs

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

# The tests again with every dependency at the lower bound that pyproject.toml names.
lowest: $(READY)
	$(PYTHON) -m venv $(LOWEST)
	$(BIN)/python tests/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/pip install --quiet --disable-pip-version-check -c $(LOWEST)/constraints.txt -e '.[dev]'
	$(LOWEST)/bin/python -m pytest -n 4

bench: $(READY) bench-dates
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/loop.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/safe.py

bench-dates: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/dates.py

docs: $(READY)
	$(BIN)/python docs/generate.py

# Brings src/timeline_tui/locale up to date with the code; says how many translations are missing.
messages: $(READY)
	$(BIN)/python docs/messages.py

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "timeline-tui needs Python 3.11 or newer: install it, then run make again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian or Ubuntu, apt install python3-venv." >&2; exit 1; }
	@echo "Setting up in $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
