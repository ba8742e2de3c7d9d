# Every target works on a fresh clone: what is missing is set up first, in .venv and node_modules, and kept for the next time.
# Needed beforehand: make, and Python 3.11 or newer. Node.js and Chromium are used where present and fetched where not.
#
#   make serve   build the playbook, serve it at http://127.0.0.1:8000, rebuild on every edit   (PORT=8001 for another port)
#   make test    run the tests, in Chromium too, but for the slow ones     (ARGS=--all for all; ARGS="tests/bundle -k lock" for some)
#   make site    build the playbook into site/
#   make check   check the policy file
#   make lint    ruff and mypy
#   make bench   the site beside bare Pyodide, its building, the kernel, proofs (ARGS="--part site"; ARGS=--write for the docs)
#   make lighthouse   what Lighthouse says of the site on a telephone    (fetched into tools/lighthouse the first time)
#   make pictures     take the pictures of README and docs anew            (ARGS=--check only says which would change)
#   make lock    write the lock files anew                                 (UPGRADE=1 takes the newest versions)
#   make clean   remove everything that was set up or built

PORT ?= 8000
ARGS ?=
PYTHON ?= $(shell sh tools/find-python.sh)

BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# The notice is about MkDocs 2; mkdocs stays below 2 here, and Zensical is tested beside it.
export NO_MKDOCS_2_WARNING := 1

# A copied or moved checkout would otherwise go on running the code of the place it came from.
ifneq ($(wildcard .venv/pyvenv.cfg),)
ifneq ($(shell cat .venv/.place 2>/dev/null),$(CURDIR))
$(info The environment in .venv was made for another folder; it is made anew.)
$(shell rm -rf .venv)
endif
endif

.PHONY: serve test site check lint bench lighthouse pictures lock clean setup
.DELETE_ON_ERROR:

serve: setup
	@$(BIN)/leeway serve --port $(PORT)

# tools/chromium.sh and tools/nginx.sh say what they install, and do so only where it is missing.
test: setup
	@sh tools/chromium.sh
	@sh tools/nginx.sh
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

site: setup
	@$(BIN)/leeway build

check: setup
	@$(BIN)/leeway check

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: setup .venv/.bench
	@sh tools/chromium.sh
	@sh tools/nginx.sh
	@$(BIN)/python -m tools.bench $(ARGS)

lighthouse: setup
	@sh tools/chromium.sh
	@sh tools/nginx.sh
	@$(BIN)/python -m tools.bench_lighthouse $(ARGS)

pictures: setup
	@sh tools/chromium.sh
	@$(BIN)/python -m tools.pictures $(ARGS)

lock:
	@PYTHON="$(PYTHON)" UPGRADE="$(UPGRADE)" bash tools/lock.sh

clean:
	rm -rf .venv node_modules tools/lighthouse/node_modules site .leeway .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  docs/index.md docs/playbook docs/assets/leeway
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: .venv/.packages node_modules/.done

.venv/.packages: requirements.lock pyproject.toml tools/setup-python.sh
	@sh tools/setup-python.sh "$(PYTHON)"
	@touch $@

.venv/.bench: requirements-bench.lock .venv/.packages
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: -r $<
	@touch $@

node_modules/.done: package.json package-lock.json requirements-node.lock tools/setup-node.sh | .venv/.packages
	@sh tools/setup-node.sh
	@touch $@
