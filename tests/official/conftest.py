"""A library to take official texts in, and manners that do not wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.official import Manners
from reader.topics import Taxonomy, Topic


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path / "library", Taxonomy({"lamps": Topic("lamps", "Lamps", alternatives=("lamp",))}))


@pytest.fixture
def quick() -> Manners:
    """Waits a few thousandths of a second where a person's program waits seconds."""
    return Manners(apart=0.0, patience=5.0, tries=3, first_wait=0.005, longest_wait=1.5)
