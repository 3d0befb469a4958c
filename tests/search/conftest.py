"""An index of two small orders."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_orders import TOPICS, harbours, lamps

from reader.search import SearchIndex


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    """An index of both orders."""
    index = SearchIndex(tmp_path / "index", TOPICS)
    with index.writing() as writing:
        writing.add(harbours())
        writing.add(lamps())
    return index
