"""The lighthouse orders, compared once."""

from __future__ import annotations

import pytest

from reader.comparison import Comparison
from tests.comparison.paired_orders import paired


@pytest.fixture(scope="session")
def lighthouses() -> Comparison:
    return paired()
