# Every task of the project. `make` lists them; README.md says them without make, also for Windows.

SHELL    := /bin/bash
PYTHON   ?= $(or $(firstword $(shell command -v python3.11 python3)),python3.11)
CHROMIUM ?= /usr/bin/chromium
OFFICE   ?= /usr/bin/soffice
VENV     := .venv
BIN      := $(VENV)/bin
PIP      := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
NEXT     := 2.0.0
AUDIT    := 2.10.1
METHODS  := 2.1.1
SQLFMT   := $(BIN)/python -m sqlfmt --no-progressbar
# A small store is asked a third faster by one thread than by two, and two or three tests run at a
# time. `make browser` and the next DuckDB run with as many as the product has.
ALONE    := LAGESBILD_THREADS=1

# Where the heavy tests are, so that seven thousand others need not be read to find them.
HEAVY     = $(shell grep -rl --include='*.py' 'mark\.heavy' tests)

.DEFAULT_GOAL := tasks
.NOTPARALLEL:
.PHONY: tasks run demo test check lint format fast next slow spoil browser bench methods audit docs hooks chromium office

tasks:  ## List the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s%s\n", $$1, $$2 }' Makefile

run: $(VENV)/run  ## Start Lägesbild on this machine, with the demo boards if nothing is loaded
	@$(BIN)/python -m lagesbild serve --demo-if-empty

demo: $(VENV)/run  ## Load the demo boards' export files
	@$(BIN)/python -m lagesbild demo

test: check slow  ## Everything that must pass: what .ci/run runs

check: lint fast  ## What takes some minutes: formats, rules, types, layers, tests without a browser

lint: $(VENV)/test  ## Formats, rules, types and who may import whom
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(SQLFMT) --check queries
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

format: $(VENV)/test  ## Format Python and SQL
	@$(BIN)/python -m ruff format .
	@$(BIN)/python -m ruff check --fix .
	@$(SQLFMT) queries

fast: $(VENV)/test  ## The tests that need no browser and take under ten seconds each
	@$(ALONE) $(BIN)/python -m pytest -m "not browser and not heavy" -n 3 --dist loadgroup

next: $(VENV)/next/duckdb-$(NEXT).dist-info  ## The query tests on the next DuckDB
	@PYTHONPATH=$(VENV)/next $(BIN)/python -m pytest tests/queries/test_cases.py -n 2

slow: $(VENV)/test chromium office  ## The tests in a browser, and those that kill, spoil, fill and open documents
	@$(ALONE) $(BIN)/python -m pytest $(HEAVY) -m heavy -n 3 --dist worksteal
	@$(ALONE) $(BIN)/python -m pytest tests/browser -n 3 --dist worksteal

spoil: $(VENV)/test  ## Load ten thousand spoiled files, four times what every run does
	@$(ALONE) LAGESBILD_SPOILED_BATCHES=20 $(BIN)/python -m pytest tests/ingest/test_mutated_files.py -n 2

browser: $(VENV)/test chromium  ## The tests in a browser
	@$(BIN)/python -m pytest tests/browser -n 3 --dist worksteal

bench: $(VENV)/test  ## Measure speed and memory against the baselines in bench/
	@$(BIN)/python -m bench

methods: $(VENV)/methods/statsforecast-$(METHODS)  ## Hold the forecast beside a library's methods on public series (some ten minutes)
	@$(VENV)/methods/bin/python -W ignore -m bench.forecast --methods

audit: $(VENV)/audit/pip_audit-$(AUDIT)  ## Look up known faults in the packages; needs a network that reaches their registry
	@$(VENV)/audit/bin/python -m pip_audit --strict --disable-pip --no-deps --progress-spinner off \
		--requirement constraints.txt

docs: $(VENV)/run  ## Write anew the pages of docs/ that follow from the code
	@$(BIN)/python -m docs.generate

hooks: $(VENV)/test  ## Let git run `make lint` before every commit
	@$(BIN)/python -m pre_commit install

# The two stamps: what running needs, and what testing needs on top. Pip runs only when a list of
# requirements is newer than its stamp, so a second `make run` starts at once.

$(VENV)/run: requirements.txt constraints.txt
	@$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || { \
		echo 'Lägesbild needs Python 3.11 with its module venv. On Debian 12 and Ubuntu:'; \
		echo '    sudo apt-get install python3.11 python3.11-venv'; \
		echo 'If it lies elsewhere, say where: make run PYTHON=/path/to/python3.11'; \
		exit 1; }
	@echo 'Installing what Lägesbild needs in $(VENV) (once, about a minute) …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/test: $(VENV)/run requirements-dev.txt
	@echo 'Installing what the tests need in $(VENV) (once) …'
	@$(PIP) --requirement requirements-dev.txt
	@touch $@

$(VENV)/next/duckdb-$(NEXT).dist-info: | $(VENV)/test
	@rm -rf $(VENV)/next
	@$(PIP) --no-deps --target $(VENV)/next duckdb==$(NEXT)

$(VENV)/audit/pip_audit-$(AUDIT): | $(VENV)/run
	@$(PYTHON) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip --disable-pip-version-check install --quiet pip-audit==$(AUDIT)
	@touch $@

$(VENV)/methods/statsforecast-$(METHODS): | $(VENV)/run
	@$(PYTHON) -m venv $(VENV)/methods
	@$(VENV)/methods/bin/python -m pip --disable-pip-version-check install --quiet \
		--requirement <(grep -E '^(duckdb|pyarrow|numpy)==' constraints.txt) statsforecast==$(METHODS)
	@touch $@

# What the tests need of the system: the browser, and the office programs that documents are opened
# in. Installed by apt where they are missing, never skipped.
NEEDS = test -x $(1) || { \
		command -v apt-get >/dev/null || { \
			echo 'The tests need $(3) at $(1), and apt-get is not here.'; \
			echo 'Install it, and say where it lies: make test $(2)=/path/to/it'; \
			exit 1; }; \
		if [ "$$(id -u)" = 0 ]; then as_root=; \
		elif command -v sudo >/dev/null; then as_root=sudo; \
		else \
			echo 'The tests need $(3). Let an administrator run: apt-get install $(4)'; \
			exit 1; \
		fi; \
		echo 'Installing $(3) for the tests (once) …'; \
		$$as_root apt-get update --quiet=2 && \
		$$as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install --quiet=2 --yes --no-install-recommends $(4) >/dev/null; }

chromium:
	@$(call NEEDS,$(CHROMIUM),CHROMIUM,Chromium,chromium)

office:
	@$(call NEEDS,$(OFFICE),OFFICE,LibreOffice,libreoffice-calc-nogui libreoffice-writer-nogui)
