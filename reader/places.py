"""Where the files that ship with the program are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder `resources`: inside the installed package, or beside it in a checkout."""
    return _shipped("resources")


def corpus() -> Path:
    """The folder `corpus` with the starter orders."""
    return _shipped("corpus")


def _shipped(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
