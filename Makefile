# Needs Python 3.11 or later, git and make; pip brings the rest into $(VENV).
# Another Python: PYTHON=python3.12 make test (with a new VENV, or after make clean).

PYTHON ?= python3
VENV ?= .venv
WORKERS ?= auto

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
CONSTRAINED := -c constraints.txt -c constraints-dev.txt
# A stamp is as old as the last installation from these files; nothing is done while they stand.
INPUTS := pyproject.toml constraints.txt constraints-dev.txt
RUN := $(VENV)/.sessionkit-run
DEV := $(VENV)/.sessionkit-dev
CODE := $(wildcard sessionkit tests bench)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench screens format clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(RUN) ## make a workspace of invented cases and open it
	@$(BIN)/sessionkit demo
	@echo 'To open it again: . $(BIN)/activate; sessionkit --workspace demo-workspace'

test: $(DEV) ## run all the tests
	@$(BIN)/python -m pytest -n $(WORKERS)

check: $(DEV) ## format, lint, types and floors, changing nothing
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy $(CODE)
	@$(BIN)/lint-imports --no-logo

bench: $(DEV) ## print the figures to hold, as measured on this machine
	@$(BIN)/python -m bench

screens: $(DEV) ## take the screens, the walk in docs/ and the README's picture anew
	@SESSIONKIT_GOLDEN=write $(BIN)/python -m pytest -q -n $(WORKERS) tests/tui/test_looks.py tests/tui/test_whole_walk.py
	@$(BIN)/python -m tests.tui.picture

format: $(DEV) ## lay out the code and mend what can be mended by machine
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

clean: ## remove what make made: the virtual environment, caches, builds
	@rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The building tools come first and by their pinned versions, so that building fetches nothing more.
$(RUN): $(INPUTS) | $(BIN)/pip
	@echo "Installing sessionkit into $(VENV)"
	@$(PIP) install $(CONSTRAINED) hatchling editables
	@$(PIP) install $(CONSTRAINED) --no-build-isolation --editable .
	@touch $@

$(DEV): $(INPUTS) | $(BIN)/pip
	@echo "Installing sessionkit and its tools into $(VENV)"
	@$(PIP) install $(CONSTRAINED) hatchling editables
	@$(PIP) install $(CONSTRAINED) --no-build-isolation --editable '.[dev]'
	@touch $(RUN) $@

# pip is the last thing that venv makes: an environment that was begun and not finished is made again.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sessionkit needs Python 3.11 or later. Name one: PYTHON=python3.12 make ...")'
	@$(PYTHON) -m venv $(VENV)
