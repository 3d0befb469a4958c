"""The parts of a bundle that a person made, as bytes and back: tags, links, walkthroughs."""

from __future__ import annotations

from collections.abc import Iterable

from reader.alignment import HandLinks, as_yaml, from_yaml
from reader.annotations import Annotation, Vocabulary, from_jsonld, to_jsonld
from reader.errors import BadRequest
from reader.kept_files import decoded
from reader.walkthroughs import Walkthrough
from reader.walkthroughs import from_yaml as walkthrough_from_yaml
from reader.walkthroughs import to_yaml as walkthrough_to_yaml


def tags_bytes(annotations: Iterable[Annotation], vocabulary: Vocabulary) -> bytes:
    """Annotations as W3C JSON-LD; tags are named by `vocabulary`."""
    return to_jsonld(annotations, {tag.id: tag.label for tag in vocabulary.tags})


def tags_in(data: bytes, part: str) -> tuple[Annotation, ...]:
    """The annotations in `data`. Raises BadAnnotations, BadRequest where any of them cannot be read."""
    found = from_jsonld(data, part)
    if found.problems:
        raise BadRequest(found.problems[0])
    return found.annotations


def links_bytes(hand: HandLinks, left: str, right: str) -> bytes:
    """What a person said of the links between the orders with these keys, as YAML."""
    return as_yaml(hand, left, right).encode("utf-8", "surrogatepass")


def links_in(data: bytes, part: str) -> HandLinks:
    """The links in `data`. Raises BadRequest."""
    return from_yaml(decoded(data, part), part)


def walkthrough_bytes(walkthrough: Walkthrough) -> bytes:
    """A walkthrough as YAML."""
    return walkthrough_to_yaml(walkthrough).encode("utf-8", "surrogatepass")


def walkthrough_in(data: bytes, part: str) -> Walkthrough:
    """The walkthrough in `data`. Raises BadRequest."""
    return walkthrough_from_yaml(decoded(data, part), part)
