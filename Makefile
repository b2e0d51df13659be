# Every target works on a fresh machine that has Python ≥ 3.11 and make; what else is needed goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard conduct_audit/locale/*/LC_MESSAGES/*.po)
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
DEMO ?= demo-output

.DEFAULT_GOAL := help
.PHONY: help demo coverage test check bench docs wheel clean

help:  ## show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN)  ## run the whole job on sample_data/ into demo-output/
	@rm -rf "$(DEMO)"
	@$(BIN)/conduct-audit demo -o "$(DEMO)"

test: $(DEV)  ## run the tests
	$(BIN)/pytest -n auto

coverage: $(DEV)  ## run the tests and measure the branches they reach (takes twice as long)
	$(BIN)/pytest -n auto --cov --cov-report=term-missing:skip-covered --cov-fail-under=95

check: $(DEV)  ## lint, types, layers, catalogues, README in step with the program
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.catalogues check
	$(BIN)/python -m tools.readme check

bench: $(DEV)  ## measure the program against what a user would do instead
	@for script in bench/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

docs: $(DEV)  ## bring the help in README and the message catalogues up to date
	$(BIN)/python -m tools.readme update
	$(BIN)/python -m tools.catalogues update

wheel: $(DEV)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean:  ## remove everything that was made, except ledgers and reports of your own
	rm -rf "$(VENV)" build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find conduct_audit/locale -name '*.mo' -delete

$(RUN): pyproject.toml hatch_build.py $(CATALOGUES) | $(BIN)/python
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(DEV): pyproject.toml hatch_build.py $(CATALOGUES) | $(BIN)/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(RUN)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "conduct-audit needs Python 3.11 or newer; say which: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
