# Everything a person types here. `make help` prints the list.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
NEXT_PYTHON ?= python3.13
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help run test check bench audit sheet explore mutate drill clock messages test-next test-newest lock sbom clean

help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Newsroom needs Python 3.11 or newer; $(PYTHON) is older."; exit 1; }
	$(PYTHON) -m venv $(VENV)

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.run-ready: deploy/locks/requirements.lock | $(BIN)/python
	$(PIP) --require-hashes -r deploy/locks/requirements.lock
	@touch $@

$(VENV)/.dev-ready: deploy/locks/requirements-dev.lock | $(BIN)/python
	$(PIP) --require-hashes -r deploy/locks/requirements-dev.lock
	@touch $@ $(VENV)/.run-ready

run: $(VENV)/.run-ready ## The newsroom with demo stories on http://127.0.0.1:8000 (PORT=…)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) seed_demo --if-empty
	@$(MANAGE) serve --port $(PORT) --with-parent

test: $(VENV)/.dev-ready system-packages check ## All checks, and all tests on SQLite, PostgreSQL, Valkey and in Chromium
	$(BIN)/python -m tests.run

.PHONY: system-packages
system-packages:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  for pair in age:age chromium:chromium fribidi:libfribidi0 msgfmt:gettext nginx:nginx varnishd:varnish pgbouncer:pgbouncer; do \
	    case $${pair%%:*} in \
	      fribidi) ldconfig -p | grep -q libfribidi.so && continue ;; \
	      *) command -v $${pair%%:*} >/dev/null && continue ;; \
	    esac; \
	    missing="$$missing $${pair##*:}"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    policy=/usr/sbin/policy-rc.d; \
	    if [ ! -e $$policy ]; then : no server is to run because of a test; \
	      printf '#!/bin/sh\nexit 101\n' >$$policy; chmod +x $$policy; trap "rm -f $$policy" EXIT; \
	    fi; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	  fi; \
	fi

check: $(VENV)/.dev-ready ## Linters, types, imports and house rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint templates
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run --verbosity 0
	$(BIN)/python -m pytest tests/house

bench: $(VENV)/.dev-ready ## What is fast and what is not, beside a baseline in the same run
	$(BIN)/python -m bench

$(VENV)/.audit-ready: requirements-audit.txt audit/package.json | $(VENV)/.dev-ready
	$(PIP) -r requirements-audit.txt
	@if command -v npm >/dev/null; then cd audit && npm install --no-audit --no-fund --silent; else echo "!! No npm here: Nu, Lighthouse and Readability will not run"; fi
	@touch $@

audit: $(VENV)/.audit-ready ## Every kind of page before other people's tools: one table (TOOLS=…)
	$(BIN)/hadolint deploy/container/Containerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/container/compose.yaml
	$(BIN)/python -m audit $(TOOLS)

sheet: $(VENV)/.audit-ready ## Every kind of page as pictures, on one sheet to leaf through
	$(BIN)/python -m audit sheet

explore: $(VENV)/.dev-ready ## Walks the desk's rules through every scene within seven acts
	$(BIN)/python -m tests.flow

mutate: $(VENV)/.dev-ready ## Small wrong changes in what decides: the tests should notice (half an hour)
	$(BIN)/python -m tests.mutants

drill: $(VENV)/.dev-ready ## What the paper bears: kill -9 at named points (KILLS=…), each part taken away
	$(BIN)/python -m tests.drill

clock: $(VENV)/.run-ready ## Publishes what is due, folds shares, renders pictures, until stopped
	$(MANAGE) clock

messages: $(VENV)/.dev-ready ## Collects and compiles the translated strings
	$(MANAGE) makemessages -l ar --no-location $(foreach out,$(VENV) .venv-next var tests bench audit pictures articles/migrations/*,--ignore '$(out)')
	$(MANAGE) compilemessages -l ar --ignore '.venv*'

test-next: ## The suite on Python 3.13 with Django 6.1, where a 3.13 is present (NEXT_PYTHON=…)
	@$(NEXT_PYTHON) --version >/dev/null 2>&1 || { echo "!! NOT RUN · no Python 3.13 on this machine"; exit 0; }; \
	$(NEXT_PYTHON) -m venv .venv-next && \
	{ echo 'Django>=6.1,<6.2'; grep -v '^Django==' requirements.txt; grep -v '^-r' requirements-dev.txt; } > .venv-next/requirements.txt && \
	.venv-next/bin/python -m pip install --quiet --disable-pip-version-check -r .venv-next/requirements.txt && \
	.venv-next/bin/python -m tests.run

test-newest: ## The suite with the newest release of everything
	$(PYTHON) -m venv .venv-newest
	{ sed 's/==.*//' requirements.txt; grep -v '^-r' requirements-dev.txt | sed 's/==.*//'; } > .venv-newest/requirements.txt
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade -r .venv-newest/requirements.txt
	.venv-newest/bin/python -m pip freeze
	.venv-newest/bin/python -m tests.run

lock: $(VENV)/.audit-ready ## Writes deploy/locks anew: every version with its hashes, for every platform
	@for one in requirements requirements-production requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	    --python-version 3.11 $$one.txt --output-file deploy/locks/$$one.lock >/dev/null || exit 1; \
	done

sbom: $(VENV)/.audit-ready ## What a paper runs, as CycloneDX (var/sbom.json), and its licences (docs/licences.md)
	@mkdir -p var
	$(PYTHON) -m venv --clear var/sbom-venv
	var/sbom-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r deploy/locks/requirements-production.lock
	$(BIN)/cyclonedx-py environment --output-file var/sbom.json var/sbom-venv/bin/python
	$(BIN)/python deploy/licences.py var/sbom.json docs/licences.md

clean: ## Removes what was installed and made here, the demo database too
	rm -rf $(VENV) .venv-next .venv-newest var .pytest_cache .mypy_cache .ruff_cache .hypothesis
