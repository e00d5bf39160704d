# Two commands are all a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-slow mutants snapshots lint lock pages clean

demo: $(READY)
	@$(BIN)/throughcare demo --to output

test: $(READY) lint
	@$(BIN)/pytest -n auto --dist worksteal -m "not slow"

test-slow: $(READY)
	@$(BIN)/pytest -n auto --dist worksteal -m slow

# Small faults made in the rules and in the reading of cases: which does no test find?
SIZE := 100
SEED := 1
JOBS := 1
mutants: $(READY)
	@nice -n 15 $(BIN)/python -m tests.mutants --size $(SIZE) --seed $(SEED) --jobs $(JOBS)

# The text of the samples' documents, kept for review: after a change of words that is meant.
snapshots: $(READY)
	@$(BIN)/python -m tests.documents.snapshots

lint: $(READY)
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check . && $(BIN)/mypy --no-error-summary

# The environment is made again whenever the lock or the project's metadata changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Throughcare needs Python 3.11 or newer. Try: make PYTHON=python3.12 demo")'
	@echo "Setting up (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# After a change of dependencies: writes the pinned, hashed lock for every platform.
lock:
	@uv pip compile pyproject.toml --group dev --extra sign --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet -o requirements.lock

# The pictures of pages that the README shows.
pages: $(READY)
	@$(BIN)/python bench/pages.py
	@PYTHONPATH=. $(BIN)/python bench/screens.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .mutants
