# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export DEBUG ?= 1
INSTALL := $(if $(shell command -v uv),uv pip install --python $(BIN)/python,$(BIN)/python -m pip install --disable-pip-version-check) --quiet --require-hashes

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

.PHONY: help run install test check format bench lock messages missing

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }

$(VENV)/.runs: requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed: requirements-dev.txt $(VENV)/.runs
	$(INSTALL) -r requirements-dev.txt
	@touch $@

%.mo: %.po | $(VENV)/.runs
	@$(BIN)/python manage.py compilemessages
	@touch $@

install: $(VENV)/.installed $(CATALOGUES)  ## make .venv and install what the lock names

run: $(VENV)/.runs $(CATALOGUES)  ## migrate, load the sample project, serve it, print where
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_sample
	@echo
	@echo "  Redline is at http://127.0.0.1:$(PORT)/ (stop it with Ctrl+C)"
	@echo
	@$(BIN)/gunicorn --config python:config.serving --bind 127.0.0.1:$(PORT) --log-level warning

test: install  ## run the tests on SQLite, and on PostgreSQL where there is one
	$(BIN)/python -m tests.run

bench: install  ## measure the detector beside its peers, imports, exports, and the review page in Chromium
	$(BIN)/python -m tests.bench.detector
	$(BIN)/python -m tests.bench.imports
	$(BIN)/python -m tests.bench.page
	$(BIN)/python -m tests.bench.exports

format: install  ## put the code into the project's format
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

check: install  ## format, lint, types, templates, missing migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files 'templates/*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run

messages: install  ## bring the catalogues of the interface in step with the code
	$(BIN)/python manage.py makemessages

missing: install  ## list what the catalogues have not translated
	$(BIN)/python manage.py makemessages --missing

lock: install  ## write requirements*.txt anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
