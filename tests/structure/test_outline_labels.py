"""Labels and headings of small orders, rule by rule; the cases stand in fixtures/."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.documents import Kind, Order
from reader.structure import Outline, outline


def shown(found: Outline) -> str:
    """Each label with its heading, then each warning."""
    lines = []
    for i, segment in enumerate(found.segments):
        heading = " ".join(found.heading(i).split())
        named = heading and not segment.label.split("#")[0].endswith(heading)
        lines.append(f"{segment.label} = {heading}" if named else segment.label)
    return "\n".join(lines + [f"! {warning}" for warning in found.warnings])


@pytest.mark.cases("labels.md")
def test_labels(order: Callable[..., Order], source: str, expected: str) -> None:
    assert shown(outline(order(source))) == expected


@pytest.mark.cases("headings.md")
def test_headings(order: Callable[..., Order], source: str, expected: str) -> None:
    assert shown(outline(order(source))) == expected


@pytest.mark.cases("pages.md")
def test_pages(order: Callable[..., Order], source: str, expected: str) -> None:
    assert shown(outline(order(source, Kind.FACT_SHEET))) == expected
