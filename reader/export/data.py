"""A comparison as plain data: what the JSON and CSV files hold, and what scripts are told."""

from __future__ import annotations

from typing import Any

from reader.alignment import Bitext
from reader.comparison import Comparison, Reading, authorities, facing_rows
from reader.structure import Outline

CSV_COLUMNS = (
    "verdict",
    "moved",
    "score",
    "left",
    "left heading",
    "left text",
    "right",
    "right heading",
    "right text",
    "reasons",
)


def links_data(bitext: Bitext) -> dict[str, Any]:
    """All links, and the labels that have no counterpart."""
    return {
        "links": [
            {
                "left": list(link.left),
                "right": list(link.right),
                "relation": link.relation.value,
                "score": round(link.score, 3),
                "reasons": list(link.reasons),
            }
            for link in bitext.links
        ],
        "unmatched": {"left": list(bitext.only_left), "right": list(bitext.only_right)},
    }


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """The whole comparison: both orders' identities, links, topics with effects, duties and authorities."""
    shared = authorities(comparison)
    return {
        "left": order_data(comparison.left),
        "right": order_data(comparison.right),
        **links_data(comparison.bitext),
        "moved": [number for number, link in enumerate(comparison.bitext.links) if link.moved],
        "topics": [
            {
                "topic": row.topic.id,
                "name": row.topic.label,
                "left": len(row.left),
                "right": len(row.right),
                "left effect": row.left_effect.value if row.left_effect else None,
                "right effect": row.right_effect.value if row.right_effect else None,
                "opposed": row.opposed,
            }
            for row in comparison.topics
        ],
        "authorities": {
            "both": list(shared.both),
            "only left": list(shared.only_left),
            "only right": list(shared.only_right),
        },
    }


def order_data(reading: Reading) -> dict[str, Any]:
    """Identity of one order and its dated duties."""
    facts = reading.order.identity
    return {
        "file": reading.order.file,
        "number": facts.number,
        "title": facts.title,
        "date": facts.date.isoformat() if facts.date else None,
        "signatory": facts.signatory,
        "edition": facts.edition.value,
        "labels": list(reading.outline.labels),
        "deadlines": [
            {
                "label": duty.label,
                "actors": list(duty.actors),
                "action": duty.action,
                "deadline": duty.deadline,
                "due": duty.due.isoformat() if duty.due else None,
            }
            for duty in reading.directives
            if duty.deadline
        ],
    }


def csv_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """One row a passage, as in `CSV_COLUMNS`; every segment of both orders exactly once."""
    rows: list[tuple[str, ...]] = []
    for row in facing_rows(comparison):
        link = comparison.bitext.links[row.link] if row.link is not None else None
        rows.append(
            (
                row.verdict.value if row.verdict else "",
                "moved" if row.moved else "",
                f"{link.score:.2f}" if link else "",
                *_cells(comparison.left.outline, row.left),
                *_cells(comparison.right.outline, row.right),
                "; ".join(link.reasons) if link else "",
            )
        )
    return rows


def _cells(tree: Outline, at: int | None) -> tuple[str, str, str]:
    if at is None:
        return "", "", ""
    segment = tree.segments[at]
    return segment.label, tree.heading(at), segment.body.of(tree.text)
