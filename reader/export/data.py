"""A comparison as plain data: what the JSON and CSV files hold, and what scripts are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.alignment import Bitext, Link
from reader.comparison import (
    Authorities,
    ChangeRow,
    Comparison,
    DutyRow,
    FacingRow,
    Reading,
    TopicRow,
    authorities,
    changes,
    citation,
    duties,
    facing_rows,
)
from reader.directives import Directive
from reader.spans import Span
from reader.structure import Outline
from reader.topics import Mention

LINEAGE = ("revokes", "supersedes", "amends", "continues")
"""What one order may do to another."""

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
        "links": [link_data(link) for link in bitext.links],
        "unmatched": {"left": list(bitext.only_left), "right": list(bitext.only_right)},
    }


def link_data(link: Link) -> dict[str, Any]:
    """One link: labels, relation, score and reasons."""
    return {
        "left": list(link.left),
        "right": list(link.right),
        "relation": link.relation.value,
        "score": round(link.score, 3),
        "reasons": list(link.reasons),
    }


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """The whole comparison: identities, rows with all words, links, changes, topics, duties, authorities.

    Places are code points of the reading text of their side.
    """
    return {
        "left": order_data(comparison.left),
        "right": order_data(comparison.right),
        **links_data(comparison.bitext),
        "links": [_link(comparison, number) for number in range(len(comparison.bitext.links))],
        "moved": [number for number, link in enumerate(comparison.bitext.links) if link.moved],
        "rows": [_row(comparison, row) for row in facing_rows(comparison)],
        "differences": [_change(comparison, row) for row in changes(comparison)],
        "topics": [_topic(row) for row in comparison.topics],
        "directives": [_duty_row(row) for row in duties(comparison)],
        "authorities": _authorities(authorities(comparison)),
    }


def _link(comparison: Comparison, number: int) -> dict[str, Any]:
    """A link with the headings it stands under and what a person said of it; `rows` have its words."""
    link = comparison.bitext.links[number]
    left, right = comparison.left.outline, comparison.right.outline
    return {
        **link_data(link),
        "left headings": headings(left, link.left),
        "right headings": headings(right, link.right),
        "moved": link.moved,
        "topic": link.topic,
        "left phrases": [span.of(left.text) for span in link.left_phrases],
        "right phrases": [span.of(right.text) for span in link.right_phrases],
        "by hand": link.hand,
        "author": link.author or None,
        "note": link.note or None,
    }


def headings(tree: Outline, labels: Iterable[str]) -> list[str]:
    """The heading of each of these segments; empty for one without."""
    return [tree.heading(at) if (at := tree.index(label)) is not None else "" for label in labels]


def _row(comparison: Comparison, row: FacingRow) -> dict[str, Any]:
    """Two passages that face one another, or one alone; every segment of both orders is in one row."""
    return {
        "verdict": row.verdict.value if row.verdict else None,
        "moved": row.moved,
        "link": row.link,
        "left": _segment(comparison.left.outline, row.left),
        "right": _segment(comparison.right.outline, row.right),
    }


def _segment(tree: Outline, at: int | None) -> dict[str, Any] | None:
    if at is None:
        return None
    label, heading, text = _cells(tree, at)
    own = tree.segments[at].own
    return {"label": label, "heading": heading, "text": text, "start": own.start, "end": own.end}


def _change(comparison: Comparison, row: ChangeRow) -> dict[str, Any]:
    """Words removed on the left and inserted on the right, each with its place."""
    return {
        "kind": row.kind.value,
        "link": row.link,
        "left": _words(comparison.left.outline, row.left, row.left_words),
        "right": _words(comparison.right.outline, row.right, row.right_words),
    }


def _words(tree: Outline, span: Span, words: str) -> dict[str, Any]:
    label = tree.segments[tree.at(span.start)].label
    return {"label": label, "start": span.start, "end": span.end, "words": words}


def _topic(row: TopicRow) -> dict[str, Any]:
    return {
        "topic": row.topic.id,
        "name": row.topic.label,
        "left": len(row.left),
        "right": len(row.right),
        "left effect": row.left_effect.value if row.left_effect else None,
        "right effect": row.right_effect.value if row.right_effect else None,
        "opposed": row.opposed,
        "left mentions": [_mention(mention) for mention in row.left],
        "right mentions": [_mention(mention) for mention in row.right],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "label": mention.label,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": mention.quote,
        "effect": mention.effect.value if mention.effect else None,
        "reason": mention.reason,
    }


def _duty_row(row: DutyRow) -> dict[str, Any]:
    """A duty of either order, or one of each that correspond."""
    return {
        "left": _duty(row.left) if row.left else None,
        "right": _duty(row.right) if row.right else None,
        "score": row.score,
        "reason": row.reason,
    }


def _duty(duty: Directive) -> dict[str, Any]:
    return {
        "label": duty.label,
        "actors": list(duty.actors),
        "with": list(duty.partners),
        "modal": duty.modal,
        "action": duty.action,
        "deadline": duty.deadline,
        "due": duty.due.isoformat() if duty.due else None,
        "recurs": duty.recurs,
    }


def _authorities(shared: Authorities) -> dict[str, Any]:
    return {
        "both": list(shared.both),
        "only left": list(shared.only_left),
        "only right": list(shared.only_right),
        "places": [
            {
                "name": line.name,
                "group": line.group.value,
                "left": [place.label for place in line.left],
                "right": [place.label for place in line.right],
            }
            for line in shared.lines
        ],
    }


def order_data(reading: Reading) -> dict[str, Any]:
    """Identity of one order, its dated duties, and what it does to other orders."""
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
        "lineage": [
            {"relation": reference.relation, "target": citation(reference), "label": reference.label}
            for reference in reading.references
            if reference.relation in LINEAGE
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
