"""Citations and what the order does to them; the cases stand in fixtures/references.md."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.documents import Order
from reader.structure import find_references, outline


@pytest.mark.cases("references.md")
def test_references(order: Callable[..., Order], source: str, expected: str) -> None:
    found = find_references(outline(order(source)))
    assert "\n".join(f"{ref.kind} {ref.target} {ref.relation or ''}".rstrip() for ref in found) == expected


def test_a_reference_stands_where_it_says(order: Callable[..., Order]) -> None:
    read = outline(order("Section 1. Ends. (a) 🕯 Executive Order 11234 of May 4, 1931 (Lamps), is revoked."))
    (found,) = find_references(read)
    assert found.label == "1(a)"
    assert found.quote == found.span.of(read.text) == "Executive Order 11234"
