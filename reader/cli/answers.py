"""What each verb says, as plain data ready for JSON: the contract with scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.directives import find_directives
from reader.documents import Order
from reader.structure import Outline, find_references, outline
from reader.topics import Taxonomy, find_topics

if TYPE_CHECKING:
    from reader.comparison import Comparison
    from reader.library import Entry, ImportOutcome
    from reader.official import GetOutcome, Record
    from reader.search import Results

Answer = dict[str, Any]
_OF_IMPORT = ("imported", "skipped", "refused")


def outline_answer(order: Order) -> Answer:
    """Identity, labels in document order, reading text and warnings of one order."""
    tree = outline(order)
    facts = order.identity
    return {
        "number": facts.number,
        "title": facts.title,
        "date": facts.date.isoformat() if facts.date else None,
        "kind": facts.kind.value,
        "signatory": facts.signatory,
        "labels": list(tree.labels),
        "text": tree.text,
        "warnings": [*order.warnings, *tree.warnings],
    }


def topics_answer(tree: Outline, taxonomy: Taxonomy) -> Answer:
    """Every mention of a topic; offsets are code points of the reading text."""
    return {
        "mentions": [
            {
                "topic": mention.topic,
                "label": mention.label,
                "start": mention.span.start,
                "end": mention.span.end,
                "quote": mention.quote,
                "effect": mention.effect.value if mention.effect else None,
            }
            for mention in find_topics(tree, taxonomy)
        ]
    }


def directives_answer(tree: Outline) -> Answer:
    """Who must do what by when."""
    return {
        "directives": [
            {
                "label": directive.label,
                "actors": list(directive.actors),
                "with": list(directive.partners),
                "modal": directive.modal,
                "action": directive.action,
                "deadline": directive.deadline,
                "due": directive.due.isoformat() if directive.due else None,
                "recurs": directive.recurs,
            }
            for directive in find_directives(tree)
        ]
    }


def references_answer(tree: Outline) -> Answer:
    """What is cited, and what is done to it."""
    return {
        "references": [
            {
                "kind": reference.kind,
                "target": reference.target,
                "label": reference.label,
                "start": reference.span.start,
                "end": reference.span.end,
                "quote": reference.quote,
                "relation": reference.relation,
            }
            for reference in find_references(tree)
        ]
    }


def align_answer(comparison: Comparison) -> Answer:
    """All links of a pair, and what has no counterpart."""
    from reader.export import links_data

    return links_data(comparison.bitext)


def compare_answer(comparison: Comparison) -> Answer:
    """Everything the comparison says, as the JSON export holds it."""
    from reader.export import comparison_data

    return comparison_data(comparison)


def entry_answer(entry: Entry) -> Answer:
    """One order of the library."""
    return {
        "id": entry.id,
        "number": entry.number,
        "title": entry.title,
        "date": entry.date.isoformat() if entry.date else None,
        "kind": entry.kind.value,
        "signatory": entry.signatory,
        "edition": entry.edition.value,
        "words": entry.words,
    }


def search_answer(query: str, results: Results) -> Answer:
    """The clauses found, best first; offsets are code points of each order's reading text."""
    return {
        "query": query,
        "total": results.total,
        "hits": [
            {
                "id": hit.order_id,
                "title": hit.title,
                "label": hit.label,
                "heading": hit.heading,
                "start": hit.span.start,
                "end": hit.span.end,
                "snippet": hit.snippet,
            }
            for hit in results.hits
        ],
    }


def import_answer(outcome: ImportOutcome) -> Answer:
    """What became of each file."""
    return {
        "imported": [entry_answer(entry) for entry in outcome.added],
        "skipped": [{"file": str(skipped.path), "id": skipped.id} for skipped in outcome.skipped],
        "refused": [{"file": str(refused.path), "error": refused.reason} for refused in outcome.refused],
        "witnesses": [{"id": witness.id, "of": witness.of} for witness in outcome.witnesses],
        "recognised": outcome.recognised,
        "set_aside": dict(outcome.set_aside),
        "seconds": round(outcome.seconds, 2),
        "cancelled": outcome.cancelled,
    }


def record_answer(record: Record) -> Answer:
    """What the Federal Register says of an order."""
    return {
        "number": record.number,
        "title": record.title,
        "date": record.date.isoformat() if record.date else None,
        "citation": record.citation,
        "url": record.html_url,
    }


def get_answer(outcome: GetOutcome) -> Answer:
    """What became of a request for official texts."""
    return {
        "arrived": [record_answer(record) for record in outcome.arrived],
        "kept": [record_answer(record) for record in outcome.kept],
        "missing": [{"number": missing.number, "error": missing.reason} for missing in outcome.missing],
        "cancelled": outcome.cancelled,
        "problem": outcome.problem or None,
        **{name: value for name, value in import_answer(outcome.imported).items() if name in _OF_IMPORT},
    }
