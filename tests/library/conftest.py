"""A library in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_orders import TAXONOMY, order_file

from reader.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path / "library", TAXONOMY)


@pytest.fixture
def ferries(library: Library, tmp_path: Path) -> Library:
    """A library with one order, eo-30001."""
    outcome = library.import_paths([order_file(tmp_path / "in", "ferries.md")])
    assert [entry.id for entry in outcome.added] == ["eo-30001"]
    return library
