# One command for everything. Needs only make and Python 3.10 or newer (make PYTHON=python3.12 …).

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
REPORT := build/2022-09.md

# Everything that pip installs here, for building too, is the version that constraints.txt names.
# `make CONSTRAINTS= test` takes the newest instead. (Older pips read the first name for building.)
CONSTRAINTS := constraints.txt
export PIP_CONSTRAINT       := $(CONSTRAINTS)
export PIP_BUILD_CONSTRAINT := $(CONSTRAINTS)

# uv resolves for every Python at once, and downwards: pip can do neither.
UV      := build/uv/bin/uv
RESOLVE := $(UV) --quiet pip compile --no-python-downloads --all-extras --upgrade

.DEFAULT_GOAL := help
.PHONY: help run test check lint types validate package bench cases format fuzz constraints newest lowest clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

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
	cd build/office && bin/gongkai explain unknown-unit > page.txt

bench: $(VENV)/.dev  ## speed, as ratios
	$(BIN)/python -m benchmarks.run

cases: $(VENV)/.dev  ## write the expected outputs of the tests anew (read the diff!)
	$(BIN)/python -m pytest --update-cases

format: $(VENV)/.dev  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fuzz: $(VENV)/.dev  ## 50,000 mutations of the data files
	$(BIN)/python -m pytest tests/test_fuzz.py --mutations 50000

constraints: $(UV)  ## write constraints.txt anew, with the newest versions
	$(RESOLVE) --universal --python-version 3.10 --custom-compile-command 'make constraints' \
	  --output-file constraints.txt pyproject.toml

newest:  ## the tests with the newest versions, whatever constraints.txt says
	rm -rf build/newest
	$(MAKE) test VENV=build/newest CONSTRAINTS=

lowest: $(UV)  ## the tests with the lowest versions that pyproject.toml allows
	rm -rf build/lowest
	$(RESOLVE) --resolution lowest-direct --python $(PYTHON) --output-file build/lowest.txt pyproject.toml
	$(MAKE) test VENV=build/lowest CONSTRAINTS=build/lowest.txt

clean:  ## remove all that the other targets made
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed is remembered in a stamp, so that the second run starts at once.
$(VENV)/.run: pyproject.toml $(CONSTRAINTS)
	@$(PYTHON) -c 'import sys; sys.exit("gongkai needs Python 3.10 or newer" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(CONSTRAINTS) | $(VENV)/.run
	$(PIP) install --editable '.[dev]'
	@touch $@

$(UV):
	$(PYTHON) -m venv build/uv
	PIP_CONSTRAINT= build/uv/bin/python -m pip --disable-pip-version-check --quiet install uv
