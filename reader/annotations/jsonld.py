"""Annotations as a W3C Web Annotation file (JSON-LD): an AnnotationCollection with one page, one annotation a line.

Source: Web Annotation Data Model and Vocabulary, W3C Recommendations of 23 February 2017. The contexts are named and
never fetched. What the recommendation has no word for stands under the prefix `reader:` (label and edition of a
target). An order and a tag are named by IRIs, `urn:order-reader:order:eo-14165` and `urn:order-reader:tag:due-process`;
a tag also stands as a TextualBody with its name, for programs that know no more. Reading: `jsonld_reading`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from reader import moments
from reader.annotations.model import Annotation, Note, Selector, Target

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
EXTENSION = {"reader": "urn:order-reader:ns:"}
ORDER = "urn:order-reader:order:"
TAG = "urn:order-reader:tag:"
PAGE = "urn:order-reader:annotations"
OWN_LABEL, OWN_EDITION, OWN_BODIES = "reader:label", "reader:edition", "reader:otherBodies"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_LONE = re.compile(r"[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
_NONE: Mapping[str, Any] = MappingProxyType({})

Extras = Mapping[str, Mapping[str, Any]]
"""By id of an annotation, what another program said of it that the model has no place for; its own keys."""


def to_jsonld(
    annotations: Iterable[Annotation],
    labels: Mapping[str, str] = _NONE,
    *,
    name: str = "",
    extras: Extras = _NONE,
    others: Iterable[object] = (),
) -> bytes:
    """The annotations as a file, in UTF-8.

    `labels` names the tags by their ids; `name` is what the collection is called (an order's key). `extras` is said
    again of the annotations with these ids, and `others` (JSON values) stand behind them as they are: what was read
    from a file and not understood is given back with it.

    A lone half of a surrogate pair is written as its escape (`\\ud800`), so that the file is UTF-8 everywhere; two
    halves that stand together are the one letter they spell.
    """
    return page_of([line_of(one, labels, extras.get(one.id, _NONE)) for one in annotations], others, name)


def line_of(one: Annotation, labels: Mapping[str, str] = _NONE, extra: Mapping[str, Any] = _NONE) -> str:
    """One annotation as it stands in a file, on one line."""
    return _encode(as_json(one, labels, extra))


def page_of(lines: Iterable[str], others: Iterable[object] = (), name: str = "") -> bytes:
    """A file of such lines; see `to_jsonld`."""
    items = [*lines, *map(_encode, others)]
    page = f"{PAGE}:{iri_part(name)}" if name else PAGE
    head = (
        f'{{\n"@context": {_encode([CONTEXT, EXTENSION])},\n"id": {_encode(page)},\n"type": "AnnotationCollection",\n'
    )
    first = f'"first": {{"id": {_encode(page + ":page:1")}, "type": "AnnotationPage", "startIndex": 0, "items": ['
    body = ",\n".join(items)
    text = f'{head}"total": {len(items)},\n{first}\n{body}\n]}}\n}}\n'
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()


def as_json(one: Annotation, labels: Mapping[str, str] = _NONE, extra: Mapping[str, Any] = _NONE) -> dict[str, Any]:
    """One annotation as JSON says it, without the context."""
    said: dict[str, Any] = {"id": one.id, "type": "Annotation", "motivation": _motivation(one)}
    if one.created is not None:
        said["created"] = _moment(one.created)
    if one.modified is not None:
        said["modified"] = _moment(one.modified)
    if one.creators:
        said["creator"] = [_person(name) for name in one.creators]
    bodies = [*_tag_bodies(one, labels), *(_note_body(note) for note in one.notes), *extra.get(OWN_BODIES, ())]
    if bodies:
        said["body"] = bodies
    said["target"] = [_target(target) for target in one.targets]
    return said | {key: value for key, value in extra.items() if key != OWN_BODIES}


def order_iri(order: str) -> str:
    """How an order is named in a file: by our IRI, or by its own where its key is one (a page of the web)."""
    return (
        order
        if _IRI.fullmatch(order) and not order.startswith(ORDER) and not _LONE.search(order)
        else (ORDER + iri_part(order))
    )


def iri_part(words: str) -> str:
    """`words` as the end of an IRI; every one is read back as it was."""
    return quote(words, safe="", errors="surrogatepass")


def _motivation(one: Annotation) -> list[str] | str:
    found = [name for name, holds in (("linking", one.is_link), ("tagging", one.tag is not None)) if holds]
    if one.notes or not found:
        found.append("commenting")
    return found[0] if len(found) == 1 else found


def _tag_bodies(one: Annotation, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    if one.tag is None:
        return []
    bodies = [{"type": "SpecificResource", "source": TAG + iri_part(one.tag), "purpose": "tagging"}]
    if one.tag in labels:
        bodies.append({"type": "TextualBody", "value": labels[one.tag], "purpose": "tagging"})
    return bodies


def _note_body(note: Note) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": "TextualBody", "value": note.text, "format": "text/markdown", "purpose": "commenting",
    }  # fmt: skip
    if note.creator:
        said["creator"] = _person(note.creator)
    if note.created is not None:
        said["created"] = _moment(note.created)
    return said


def _target(target: Target) -> dict[str, Any]:
    said: dict[str, Any] = {"type": "SpecificResource", "source": order_iri(target.order)}
    said["selector"] = _selectors(target.selector)
    if target.label:
        said[OWN_LABEL] = target.label
    if target.edition:
        said[OWN_EDITION] = target.edition
    return said


def _selectors(selector: Selector) -> list[dict[str, Any]]:
    words: dict[str, Any] = {"type": "TextQuoteSelector", "exact": selector.exact}
    if selector.prefix:
        words["prefix"] = selector.prefix
    if selector.suffix:
        words["suffix"] = selector.suffix
    place = {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}
    return [words, place] if selector.start or selector.end else [words]


def _person(name: str) -> dict[str, str]:
    return {"type": "Person", "name": name}


def _moment(when: datetime) -> str:
    return moments.told(when.replace(microsecond=0))
