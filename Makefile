# `make run` starts the bot, `make test` runs all the tests; both set up everything first.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed

.PHONY: run test lint audit bench lock clean

run: $(STAMP)
ifdef Q
	@$(VENV)/bin/python bot.py ask "$(Q)"
else
	@$(VENV)/bin/python bot.py run
endif

test: $(STAMP)
	$(VENV)/bin/python -m pytest -q

lint: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/bandit -c pyproject.toml -q -ll -ii -r bot.py handlers stats

# Known weaknesses of the pinned versions; asks the package index, so it stands apart from lint.
audit: $(STAMP)
	$(VENV)/bin/pip-audit --no-deps --disable-pip --progress-spinner off -r requirements.lock

bench: $(STAMP)
	$(VENV)/bin/python -m tests.bench

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@echo "Setting up $(VENV) (once; about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $(STAMP)

# Write the versions that are installed now, after an upgrade that passed the tests.
lock:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/bin/python -m pip install --quiet --upgrade . --group dev
	$(VENV)/bin/python -m pip uninstall --quiet --yes statistics-bot
	$(VENV)/bin/python -m pip freeze --exclude pip --exclude setuptools > requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache
