# make demo: build a graph of the example articles and show it.  make test: run all tests.  make help: the rest.
# Needs Python 3.11, 3.12 or 3.13 and a Python package index; everything is installed into .venv, once.

VENV := .venv
BIN := $(VENV)/bin
FITTING := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
# PYTHON=/path/to/python chooses the interpreter; by default the newest that fits.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c '$(FITTING)' >/dev/null 2>&1 && { echo "$$python"; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help demo test lint types notebooks docs benchmark wheel clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/installed ## build a graph of examples/articles, show it, write graph.ttl and graph.html
	@$(BIN)/python -m kg.demo examples/articles

test: $(VENV)/installed-dev ## run all tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/installed-dev ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev ## check types
	$(BIN)/mypy

notebooks: $(VENV)/installed-dev ## run the notebooks
	$(BIN)/python -m pytest tests/notebooks

docs: $(VENV)/installed-docs ## build the documentation into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "build/site/index.html: open it in a browser; no network is needed"

benchmark: $(VENV)/installed-dev ## measure speed and memory; with QUICK=1 within two minutes
	$(BIN)/python -m benchmarks.all $(if $(QUICK),--quick)

wheel: $(VENV)/installed-dev ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean: ## remove what was made here, the environment too
	rm -rf $(VENV) build dist kg-graph graph.ttl graph.html .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "No Python 3.11, 3.12 or 3.13 with venv and pip found."; \
	  echo "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.13), or name it: make demo PYTHON=/path/to/python"; \
	  exit 1; fi
	@echo "Making $(VENV) with $(PYTHON)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing newskg and what it needs into $(VENV): a minute or two, once…"
	@$(PIP) -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing newskg and the tools for developing it into $(VENV): a minute or two, once…"
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/installed $(VENV)/installed-docs

$(VENV)/installed-docs: pyproject.toml | $(BIN)/python
	@echo "Installing newskg and the tools for its documentation into $(VENV): a minute or two, once…"
	@$(PIP) -e '.[docs]'
	@touch $@ $(VENV)/installed
