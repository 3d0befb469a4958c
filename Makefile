# make run: open the reader on the starter corpus.   make test: checks and all tests, offscreen.
# make env: the virtual environment alone.           make check: ruff, mypy, import-linter.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: run test env check long screenshot fit-aligner clean

run: env
	@$(BIN)/python tools/qt_libraries.py $(if $(filter offscreen minimal,$(QT_QPA_PLATFORM)),,--window)
	@$(BIN)/python main.py

test: check
	@$(BIN)/python tools/qt_libraries.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto

long: env
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m long

check: env
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

env: $(READY)

# Made anew only when pyproject.toml changes; an interrupted try leaves no .ready behind.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 2; }
	@echo "Making the environment in $(VENV) (the first time takes a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

# Fits resources/alignment/weights.csv to hand-made links and prints fitted and left-out figures. numpy, which only
# this needs, goes into a folder of its own (build/ is thrown away by make clean).
GOLD   ?= ../shared/gold/alignment
ORDERS ?= ../shared/orders
fit-aligner: env
	@test -d "$(GOLD)" -a -d "$(ORDERS)" || \
	  { echo "No hand-made links at $(GOLD) or no orders at $(ORDERS): make fit-aligner GOLD=... ORDERS=..."; exit 2; }
	@test -d build/fit/numpy || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --target build/fit 'numpy>=1.26,<3'
	@PYTHONPATH=build/fit $(BIN)/python tools/fit_aligner.py "$(GOLD)" "$(ORDERS)"

screenshot: env
	@$(BIN)/python tools/screenshot.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
