"""What the index holds of each segment. When it changes, raise `model.SCHEMA`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - the field of the same name would hide it
from functools import lru_cache
from typing import Any
from zlib import compress, decompress

from reader.documents import Identity, Kind
from reader.search.engine import Field, IDTokenizer, Schema, columns, fields
from reader.search.engine import stem as porter_stem
from reader.search.model import NONE_STATED, Document
from reader.search.postings import Placed, Terms
from reader.search.words import forms
from reader.spans import Span, trimmed
from reader.structure import Outline
from reader.topics import Mention

_KEPT_AS_GIVEN = IDTokenizer()  # fields are handed over as lists of terms, already cut


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """The stem that the forms of one word share (Porter 1980, as Whoosh ships it)."""
    return str(porter_stem(form)) if form.isalpha() else form


def make_schema() -> Schema:
    """The Whoosh schema: one document per segment."""

    def terms() -> Field:
        return Terms(analyzer=_KEPT_AS_GIVEN, phrase=False)

    def text() -> Field:
        return Placed(analyzer=_KEPT_AS_GIVEN, phrase=True, chars=False)

    return fields.Schema(
        order=fields.ID(sortable=columns.RefBytesColumn()),
        body=terms(),
        exact=text(),
        heading=terms(),
        title=terms(),
        president=terms(),
        within=terms(),
        place=fields.ID(),
        number=fields.ID(),
        kind=fields.ID(),
        edition=fields.ID(),
        topic=terms(),
        effect=terms(),
        act=terms(),
        signed=fields.NUMERIC(int, shift_step=0),  # Whoosh’s tiers miss or add days in unsigned fields
        facts=fields.ID(sortable=columns.RefBytesColumn()),
        acts=fields.ID(sortable=columns.RefBytesColumn()),
        record=fields.STORED,
    )


def place(order_id: str, label: str) -> str:
    """What stands for one segment of one order: its own label, not those it lies in."""
    return f"{order_id}\n{label}"


def day_number(day: Date | None) -> int:
    """A date as the index compares it: 20210202; 0 where there is none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def packed(record: dict[str, Any]) -> bytes:
    """A record as the index keeps it."""
    return compress(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpacked(data: bytes) -> dict[str, Any]:
    """The record that `packed` packed."""
    return dict(json.loads(decompress(data).decode("utf-8", "surrogatepass")))


def records(document: Document) -> Iterator[dict[str, Any]]:
    """The Whoosh fields of each segment of an order, in document order."""
    outline, identity = document.outline, document.outline.order.identity
    order_terms, order_record = _order_terms(document.order_id, identity), _order_record(document.order_id, identity)
    spoken: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        spoken.setdefault(mention.label, []).append(mention)
    for index, segment in enumerate(outline.segments):
        mentions = spoken.get(segment.label, [])
        topics = sorted({mention.topic for mention in mentions})
        effects = sorted({mention.effect.value for mention in mentions if mention.effect})
        span = trimmed(outline.text, segment.own)
        heading = forms(outline.heading(index))
        found = forms(span.of(outline.text))
        if index == 0:  # the order is found by its title and number too, at its first segment
            found += [*forms(f"EO {identity.number}" if _numbered(identity) else ""), *forms(identity.title)]
        yield {
            **order_terms,
            "body": [stem(form) for form in found],
            "exact": found,
            "heading": [stem(form) for form in heading],
            "title": order_terms["title"] if index == 0 else [],
            "within": list(_within(outline, index)),
            "place": place(document.order_id, segment.label),
            "topic": topics,
            "effect": effects or [NONE_STATED],
            "act": sorted({f"{mention.topic}:{_effect(mention)}" for mention in mentions}),
            "acts": "\n".join((" ".join(topics), " ".join(effects))),
            "record": packed(
                {
                    **order_record,
                    **_segment_record(outline, index, span),
                    "topics": topics,
                    "effects": effects,
                    "mentions": [_mention_record(mention, span) for mention in mentions],
                }
            ),
        }


def _numbered(identity: Identity) -> bool:
    return bool(identity.number) and identity.kind is Kind.EXECUTIVE_ORDER


def _order_terms(order_id: str, identity: Identity) -> dict[str, Any]:
    """The fields that are the same for every segment of an order."""
    day = identity.date
    facts = (identity.signatory or "", identity.kind.value, identity.edition.value, day.isoformat() if day else "")
    return {
        "order": order_id,
        "number": (identity.number or "").lower(),
        "title": [stem(form) for form in forms(identity.title)],
        "president": forms(identity.signatory or ""),
        "kind": identity.kind.value,
        "edition": identity.edition.value,
        "signed": day_number(day),
        "facts": "\n".join(facts),
    }


def _effect(mention: Mention) -> str:
    return mention.effect.value if mention.effect else NONE_STATED


def _within(outline: Outline, index: int) -> Iterator[str]:
    """The labels that a segment answers to: its own and those of all it lies in."""
    yield outline.segments[index].label.lower()
    for above in outline.ancestors(index):
        yield outline.segments[above].label.lower()


def _order_record(order_id: str, identity: Identity) -> dict[str, Any]:
    """What is kept of the order to show each of its segments again."""
    return {
        "order": order_id,
        "number": identity.number,
        "title": identity.title,
        "date": identity.date.isoformat() if identity.date else None,
        "signatory": identity.signatory,
        "kind": identity.kind.value,
        "edition": identity.edition.value,
    }


def _segment_record(outline: Outline, index: int, span: Span) -> dict[str, Any]:
    """What is kept of a segment; places in it are counted from the start of `span`, its own words."""
    segment = outline.segments[index]
    return {
        "label": segment.label,
        "heading": _nearest_heading(outline, index),
        "at": span.start,
        "text": span.of(outline.text),
        "headed": _place(segment.heading, span),
        "body": _place(segment.body, span),
    }


def _mention_record(mention: Mention, span: Span) -> list[Any]:
    """Topic, effect, and where the words of each stand."""
    return [mention.topic, _effect(mention), _place(mention.span, span), _place(mention.effect_span, span)]


def _place(part: Span | None, span: Span) -> list[int]:
    """Where `part` stands within `span`, from its start; empty at 0 where there is none."""
    if part is None or not span.covers(part):
        return [0, 0]
    return [part.start - span.start, part.end - span.start]


def _nearest_heading(outline: Outline, index: int) -> str:
    for at in (index, *outline.ancestors(index)):
        if heading := outline.heading(at):
            return heading
    return ""
