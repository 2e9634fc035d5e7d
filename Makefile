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

# Tools of the few who keep the project have an environment of their own, and no pin.
TOOLS   := build/tools/bin
# uv resolves for every Python at once, and downwards: pip can do neither.
RESOLVE := $(TOOLS)/uv --quiet pip compile --no-python-downloads --all-extras --upgrade

.DEFAULT_GOAL := help
.PHONY: help run test check lint types validate package bundle bench cases grammar format readers attack peers measures constraints newest lowest hooks release-check clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

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

bundle: $(VENV)/.dev  ## a folder that needs no Python: build/bundle/gongkai
	rm -rf build/bundle
	$(PIP) wheel --no-deps --wheel-dir build/bundle/wheel .
	$(PYTHON) -m venv build/bundle/python
	build/bundle/python/bin/python -m pip --disable-pip-version-check --quiet install \
	  "$$(echo build/bundle/wheel/*.whl)[calendar,office,pdf]" pyinstaller
	build/bundle/python/bin/pyinstaller --noconfirm --log-level ERROR --name gongkai --collect-all gongkai \
	  --distpath build/bundle --workpath build/bundle/work --specpath build/bundle build/bundle/python/bin/gongkai
	cd build/bundle && env -i gongkai/gongkai -C ../../examples/demo report --month 9 > bundled.md
	cd build/bundle && python/bin/gongkai -C ../../examples/demo report --month 9 | cmp - bundled.md
	env -i build/bundle/gongkai/gongkai -C examples/demo calendar --as-of 2022-09-30 | cmp - tests/golden/demo-calendar-2022-09-30.ics
	@echo "build/bundle/gongkai: $$(du -sh build/bundle/gongkai | cut -f1); it runs where the C library is at least" \
	  "$$(find build/bundle/gongkai -type f \( -name '*.so*' -o -name gongkai \) -exec objdump -T {} + 2>/dev/null \
	      | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)"

bench: $(VENV)/.dev  ## speed, as ratios, beside the peers that are installed
	$(BIN)/python -m benchmarks.run

peers:  ## what make bench compares with, in an environment of its own
	$(PYTHON) -m venv build/peers
	PIP_CONSTRAINT= build/peers/bin/python -m pip --disable-pip-version-check --quiet install \
	  beancount beanquery todoman topydo

readers: $(VENV)/.dev build/node/node_modules/ical.js  ## a calendar file read by ical.js, too (needs node and npm)
	$(BIN)/python -m pytest -k "another_language" tests/test_calendar.py

cases: $(VENV)/.dev  ## write the expected outputs of the tests anew (read the diff!)
	$(BIN)/python -m pytest --update-cases

paper: $(VENV)/.dev  ## make the letter paper, templates/official.docx, from its measures
	$(BIN)/python -m tools.letter_paper

grammar: $(VENV)/.dev  ## write the parser of deadline phrases anew from its grammar
	$(BIN)/python -m tools.parser_generator gongkai/timing/deadlines.grammar gongkai/timing/parser.py

format: $(VENV)/.dev  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

attack: $(VENV)/.dev  ## an attack on the program: spoilt files, kills, hostile text, merges (a quarter of an hour)
	$(BIN)/python -m attack

measures: $(VENV)/.dev  ## how dense the package is, and how far one deadline cell walks
	$(BIN)/python -m tools.measures

.PHONY: browser
browser: $(VENV)/.dev build/axe  ## the board in a real browser, an installed Chromium
	$(BIN)/python -m pytest browser

# The rules of accessibility are half a megabyte of other people's script: fetched, not kept.
build/axe: browser/axe.txt
	rm -rf $@
	PIP_CONSTRAINT= $(PIP) install --no-deps --require-hashes --target $@ --requirement browser/axe.txt

constraints: $(TOOLS)/uv  ## write constraints.txt anew, with the newest versions
	$(RESOLVE) --universal --python-version 3.10 --custom-compile-command 'make constraints' \
	  --output-file constraints.txt pyproject.toml

newest:  ## the tests with the newest versions, whatever constraints.txt says
	rm -rf build/newest
	$(MAKE) test VENV=build/newest CONSTRAINTS=

lowest: $(TOOLS)/uv  ## the tests with the lowest versions that pyproject.toml allows
	rm -rf build/lowest
	$(RESOLVE) --resolution lowest-direct --python $(PYTHON) --output-file build/lowest.txt pyproject.toml
	$(MAKE) test VENV=build/lowest CONSTRAINTS=build/lowest.txt

hooks: $(VENV)/.dev $(TOOLS)/pre-commit  ## the hooks of .pre-commit-config.yaml, over everything
	$(TOOLS)/pre-commit run --all-files

release-check: VERSION = $(shell $(BIN)/python -c 'import gongkai; print(gongkai.__version__)')
release-check: $(VENV)/.dev $(TOOLS)/twine $(TOOLS)/check-wheel-contents $(TOOLS)/cyclonedx-py  ## what must hold before a tag
	@test -z "$$(git status --porcelain)" || { echo "There are changes that are not committed."; exit 1; }
	@grep -qE '^## \[$(VERSION)\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$$' CHANGELOG.md \
	  || { echo "CHANGELOG.md has no part for $(VERSION) with its day."; exit 1; }
	@! git rev-parse --quiet --verify refs/tags/v$(VERSION) \
	  || { echo "v$(VERSION) is tagged already."; exit 1; }
	$(MAKE) check
	rm -rf build/dist build/release
	$(BIN)/python -m hatchling build --directory build/dist
	$(TOOLS)/twine check --strict build/dist/*
	$(TOOLS)/check-wheel-contents build/dist
	$(TOOLS)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
	  --output-file build/dist/gongkai-$(VERSION).cdx.json build/office/bin/python
	$(PYTHON) -m venv build/release
	build/release/bin/python -m pip --disable-pip-version-check --quiet install build/dist/gongkai-$(VERSION).tar.gz
	cd build/release && bin/gongkai -C ../../examples/demo report --month 9 > report.md
	cmp build/release/report.md build/office/report.md
	@echo "gongkai $(VERSION) is ready: build/dist"

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

build/node/node_modules/%:
	npm install --prefix build/node --ignore-scripts --no-audit --no-fund --loglevel=error $*@2.2.1

$(TOOLS)/%:
	test -d build/tools || $(PYTHON) -m venv build/tools
	PIP_CONSTRAINT= build/tools/bin/python -m pip --disable-pip-version-check --quiet install $(or $(PACKAGE_OF_$*),$*)

PACKAGE_OF_cyclonedx-py := cyclonedx-bom
