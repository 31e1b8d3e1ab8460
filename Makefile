# Two commands do everything: `make demo` and `make test`. See README.md.
.DEFAULT_GOAL := help
.PHONY: help demo test check lock clean install

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name) 2>/dev/null)))
HOME_OF_DEMO := $(if $(SPRACHLOTSE_HOME),$(SPRACHLOTSE_HOME),$(CURDIR)/.demo)

help:  ## Show what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

demo: $(VENV)/ready  ## Translate the demo municipality, offline
	SPRACHLOTSE_HOME="$(HOME_OF_DEMO)" $(BIN)/sprachlotse demo

test: $(VENV)/ready  ## Run the tests
	$(BIN)/pytest -q -n auto --dist loadfile -m "not cms and not prefect"
	$(BIN)/pytest -q -m "cms or prefect"  # one CMS, one server; and its threads draw random numbers, which Hypothesis blames tests for

check: $(VENV)/ready  ## Check format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(VENV)/ready  ## Create .venv from the lock

# The lock names every package with version and hash and no index; torch stays out (see pyproject.toml).
lock:  ## Renew requirements.lock (needs uv)
	uv lock --upgrade
	uv export --quiet --frozen --all-groups --no-emit-project --no-header --format requirements.txt -o requirements.lock

$(VENV)/ready: requirements.lock pyproject.toml
ifneq ($(UV),)
	$(UV) venv --quiet --clear --no-python-downloads --python '>=3.11,<3.14' $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-deps -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --no-deps -r requirements.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	touch $@

clean:  ## Remove .venv and the demo's data
	rm -rf $(VENV) .demo
