# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check --quiet --quiet
UV     := .venv-lock/bin/uv
# No line of the lock names where a package was found, nor the machine that locked it.
LOCK   := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --no-header --no-annotate

PICTURE := build/rotterdam.html

.DEFAULT_GOAL := help
.PHONY: help setup run test bench lint format lock lock-upgrade docs clean
.DELETE_ON_ERROR:

help:  ## show this list
	@echo "Kansrijk. Needs only Python 3.11 or newer and make."
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16 | sed 's/^/  make /'

setup: $(VENV)/.dev-ready  ## make .venv with everything to run, test and develop

run: $(VENV)/.run-ready  ## draw the picture of Rotterdam in 2025 as a page
	@mkdir -p $(dir $(PICTURE))
	@$(VENV)/bin/kansrijk picture Rotterdam --year 2025 --out $(PICTURE)
	@echo "The picture is in $(PICTURE): open it in a browser."

test: $(VENV)/.dev-ready  ## run all tests and checks
	@$(PY) -m pytest

bench: $(VENV)/.bench-ready  ## measure the engine, also against another one
	@if [ -f bench/__main__.py ]; then $(PY) -m bench; else echo "Nothing to measure yet (bench/)."; fi

lint: $(VENV)/.dev-ready  ## check style, types, floors and licences
	@$(PY) -m pytest tests/project --quiet

format: $(VENV)/.dev-ready  ## put the code in the common style
	@$(PY) -m ruff check --fix --quiet . || true
	@$(PY) -m ruff format --quiet .

docs: $(VENV)/.dev-ready  ## write the generated reference pages anew
	@if [ -f tools/docs.py ] || [ -f tools/docs/__main__.py ]; then $(PY) -m tools.docs; \
	else echo "No generator yet (tools/docs.py): the reference pages are written by hand."; fi

lock: $(UV)  ## lock the requirements again, keeping versions where possible
	@cd requirements && for name in run dev bench; do \
	  echo "Locking requirements/$$name.txt ..."; ../$(LOCK) $(UPGRADE) $$name.in -o $$name.txt; done

lock-upgrade: UPGRADE := --upgrade
lock-upgrade: lock  ## lock the newest versions

clean:  ## remove what was built; keeps the source
	@rm -rf build dist $(VENV) .venv-lock .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache .kansrijk src/*.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the virtual environment: one .venv; a stamp a purpose, renewed when a lock or pyproject.toml changes ---

$(PY):
	@echo "Making $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kansrijk needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

define install
	@echo "Installing requirements/$(1).txt ..."
	@$(PIP) install --require-hashes -r requirements/$(1).txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
endef

$(VENV)/.run-ready: requirements/run.txt pyproject.toml | $(PY)
	$(call install,run)

$(VENV)/.dev-ready: requirements/dev.txt pyproject.toml | $(PY)
	$(call install,dev)

$(VENV)/.bench-ready: requirements/bench.txt pyproject.toml | $(PY)
	$(call install,bench)

$(UV):
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip --disable-pip-version-check --quiet --quiet install uv
