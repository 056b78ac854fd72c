# Madang. The two commands of the README are `make run` and `make test`; both set everything up.
# Nothing but Python 3.11 or newer (with pip and venv), make and git is needed beforehand.

PYTHON ?= python3
ARGS ?=
MADANG_INSTANCES ?= 10000
MADANG_FUZZ ?= 300
PORT ?= 8765

BIN := .venv/bin
UV_VERSION := $(shell sed -n 's/^required-version = "==\(.*\)"$$/\1/p' pyproject.toml)
# Two stamps: this uv is in .venv, and .venv holds what the lock says.
UV := .venv/.uv-$(UV_VERSION)
SYNCED := .venv/.synced
SAMPLE := slw-2024
# Tests are shared out between all cores; who is done first takes over from the others.
SHARED := -n auto --dist worksteal

# uv trusts the certificates this machine trusts (a company's proxy, for one), and never looks for
# another Python than the one .venv was made of.
export UV_SYSTEM_CERTS ?= 1
export UV_PYTHON_DOWNLOADS ?= never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# An activated environment elsewhere must not draw our packages into it.
unexport VIRTUAL_ENV UV_PROJECT_ENVIRONMENT PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.PHONY: help setup system run test check client nightly format lint types architecture wheel docs reference bench \
	bench-web lock clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

setup: $(SYNCED) ## make .venv with the madang command and all of its libraries, and the planner's pages
	@$(BIN)/python web/build.py

$(SYNCED): pyproject.toml uv.lock $(UV)
	$(BIN)/uv sync --locked
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Madang needs Python 3.11 or newer, and $(PYTHON) is not: install it, or name" \
	    "another one, as in: make setup PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make environments: install its venv package (on Debian and Ubuntu:" \
	    "apt-get install python3-venv), then call make again" >&2; exit 2; }
	@echo "Setting up .venv; the first time takes a minute or two."
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet "uv==$(UV_VERSION)"
	@touch $@

run: setup out/$(SAMPLE).plan.json ## plan the sample show and open the planner in the browser (PORT=8765, Ctrl-C ends it)
	$(BIN)/madang serve out/$(SAMPLE).plan.json --port $(PORT) --open

out/$(SAMPLE).plan.json: | $(SYNCED)
	@mkdir -p out
	$(BIN)/madang solve $(SAMPLE) -o $@

system: ## see that what the tests need of the system is there: PostgreSQL, Chromium, Korean fonts
	@wanted=""; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || wanted="$$wanted postgresql"; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  command -v google-chrome >/dev/null || wanted="$$wanted chromium"; \
	fc-list :lang=ko 2>/dev/null | grep -q . || wanted="$$wanted fonts-noto-cjk fontconfig"; \
	[ -z "$$wanted" ] || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing for the tests:$$wanted"; \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
	    --no-install-recommends $$wanted >/dev/null; \
	else \
	  echo "The tests need more of the system:$$wanted. Install these packages (Chromium may be" \
	    "Google Chrome; PostgreSQL 15 or newer), then run make test again." >&2; exit 1; \
	fi

test: setup system ## run all tests and the examples in the docstrings (ARGS="-k aisle" picks some)
	$(BIN)/python -m pytest $(SHARED) $(ARGS)

check: setup lint types architecture client wheel docs ## format, lint, types, architecture, client, wheel, docs

format: setup ## put the code into its format, mend what ruff can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

# The 400- and 60-line caps, the locks, the changelog fragments and the start of the command are
# tests like all others; they run here too, because they need no solver.
architecture: setup
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/python -m pytest -q tests/architecture

client: setup ## types and units of the planner's pages
	cd web/client && npm run --silent check && npm run --silent test

wheel: setup
	@rm -rf build/wheel
	$(BIN)/uv build --quiet --wheel --no-build-isolation --out-dir build/wheel
	$(BIN)/check-wheel-contents build/wheel/*.whl

docs: setup ## build the documentation into docs/_build
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going -b html docs docs/_build

reference: setup ## write the generated pages of docs/reference and the client's types anew
	$(BIN)/python docs/generate.py
	$(BIN)/python -m web.openapi

nightly: setup system ## the long runs: MADANG_INSTANCES=10000 random shows, 500 kills, 50 writers, an hour of broken files
	HYPOTHESIS_PROFILE=nightly MADANG_INSTANCES=$(MADANG_INSTANCES) \
	  $(BIN)/python -m pytest tests/property --timeout=0 $(SHARED) $(ARGS)
	MADANG_KILLS=500 $(BIN)/python -m pytest tests/plans/store/test_kill.py --timeout=0
	MADANG_WRITERS=50 $(BIN)/python -m pytest tests/web/routes/test_edits.py --timeout=0
	HYPOTHESIS_PROFILE=nightly MADANG_INSTANCES=1000 $(BIN)/python -m pytest tests/fuzz --timeout=0
	$(BIN)/uv sync --locked --inexact --group fuzz
	for reader in $$($(BIN)/python -m tests.fuzz.readers); do \
	  $(BIN)/python -m tests.fuzz.cover $$reader $(MADANG_FUZZ) || exit 1; done

bench: setup ## Madang beside its peers on the benchmark (MADANG_BENCH=quick: in minutes)
	$(BIN)/python bench/run.py $(ARGS)

bench-web: setup system ## the planner in the browser beside a hand-written canvas (ARGS=--write keeps the table)
	$(BIN)/python bench/web_run.py $(ARGS)

lock: $(UV) ## resolve the dependencies into uv.lock (ARGS=--upgrade takes newer ones)
	$(BIN)/uv lock $(ARGS)

clean: ## remove everything that was set up or built
	rm -rf .venv build dist out docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis
