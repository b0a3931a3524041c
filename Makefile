# Two commands for a newcomer: `make demo` and `make test`. Both make their own environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint types floors unit coverage golden docs bench soak clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable . --group dev
	touch $(READY)

demo: $(READY) ## write a sample vault that is alive today, build it, show who is due
	@if [ -e demo-vault ]; then \
		echo "demo-vault is there already and keeps what you changed in it; to have it made" \
			"anew, delete it first: rm -r demo-vault"; \
		$(BIN)/vaultnet build --vault demo-vault && $(BIN)/vaultnet show due --vault demo-vault; \
	else \
		$(BIN)/vaultnet demo demo-vault; \
	fi

test: lint types floors unit ## everything that must hold before a commit

lint: $(READY) ## style, and documentation that is generated from the program
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pymarkdown scan sample-vault/Network docs README.md CHANGELOG.md CONTRIBUTING.md

types: $(READY) ## mypy, strict, over package, tests and benchmarks
	$(BIN)/mypy

floors: $(READY) ## imports go down only, no circles, one door per library
	$(BIN)/lint-imports --no-logo

unit: $(READY) ## all tests, with branch coverage
	$(BIN)/pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term

golden: $(READY) ## rewrite the sample vault's generated notes; look at the diff
	$(BIN)/vaultnet build --vault sample-vault --today 2026-11-25

docs: $(READY) ## rewrite the parts of the documentation that come from the program
	$(BIN)/python -m tests.generated_docs

bench: $(READY) ## time the program against the floors of the file system
	mkdir -p bench-out
	$(BIN)/python -m benchmarks.bench --out bench-out/table.md

soak: $(READY) ## the long trials of writing back: every crash point, long duels, fuzzing; hours
	$(BIN)/python -m tests.trials.soak

clean: ## remove what the other targets made
	rm -rf $(VENV) demo-vault bench-out .mypy_cache .ruff_cache .pytest_cache .coverage*
