# One command for everything. Needs only make and Python 3.10 or newer (make PYTHON=python3.12 …).

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
REPORT := build/2022-09.md

.DEFAULT_GOAL := help
.PHONY: help run test check lint types validate package bench cases format fuzz clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.run  ## what is due, and the September report, of the plan in data/
	$(BIN)/gongkai due
	@mkdir -p $(dir $(REPORT))
	$(BIN)/gongkai report --month 9 --output $(REPORT)
	@cat $(REPORT)
	@echo && echo "The September report is in $(REPORT)"

test: $(VENV)/.dev  ## the tests
	$(BIN)/python -m pytest

check: lint types test validate package  ## everything that CI checks

lint: $(VENV)/.dev  ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## types
	$(BIN)/mypy

validate: $(VENV)/.run  ## the data: the plan and the example
	$(BIN)/gongkai validate
	$(BIN)/gongkai -C examples/demo validate

package: $(VENV)/.dev  ## the wheel, installed and used outside this folder
	rm -rf build/wheel build/office
	$(PIP) wheel --no-deps --wheel-dir build/wheel .
	$(PYTHON) -m venv build/office
	build/office/bin/python -m pip --disable-pip-version-check --quiet install build/wheel/*.whl
	cd build/office && bin/gongkai -C ../../examples/demo report --month 9 > report.md

bench: $(VENV)/.dev  ## speed, as ratios
	$(BIN)/python -m benchmarks.run

cases: $(VENV)/.dev  ## write the expected outputs of the tests anew (read the diff!)
	$(BIN)/python -m pytest --update-cases

format: $(VENV)/.dev  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fuzz: $(VENV)/.dev  ## 50,000 mutations of the data files
	$(BIN)/python -m pytest tests/test_fuzz.py --mutations 50000

clean:  ## remove all that the other targets made
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed is remembered in a stamp, so that the second run starts at once.
$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("gongkai needs Python 3.10 or newer" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/.run
	$(PIP) install --editable '.[dev]'
	@touch $@
