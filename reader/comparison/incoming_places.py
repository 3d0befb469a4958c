"""What a file of tags left open of its passages is filled in from the orders of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.annotations import Annotation, Certainty, Incoming, Target, placements, reanchored
from reader.comparison.tag_search import entry_key
from reader.errors import ReaderError
from reader.library import Library
from reader.structure import Outline, outline


def with_places(incoming: Incoming, library: Library) -> Incoming:
    """What the file offers, its bare passages placed: a list made by hand may give nothing but an order and a quote.

    Where the very words stand in an edition of the order, the passage gets the place, surroundings and label that it
    has there. One that says where it was made is left as it is, and so is one that is not found.
    """
    keys = {target.order for one in incoming.annotations for target in one.targets if _is_bare(target)}
    found = incoming.annotations
    for entry in library.entries():
        key = entry_key(entry)
        if key in keys and any(_is_bare(target) for one in found for target in one.targets if target.order == key):
            try:
                found = tuple(_placed(found, key, outline(library.order(entry.id)), entry.id))
            except ReaderError:
                continue  # an order that cannot be read says nothing of a passage's place
    return replace(incoming, annotations=found)


def _is_bare(target: Target) -> bool:
    return not target.label and not target.edition


def _placed(annotations: Iterable[Annotation], key: str, tree: Outline, edition: str) -> Iterable[Annotation]:
    bare = {one.id for one in annotations if any(_is_bare(target) for target in one.targets)}
    found = {one.id: one for one in annotations}
    for placement in placements((found[name] for name in bare), key, tree.text):
        span = placement.anchored.span
        one = found[placement.annotation.id]
        if span and placement.anchored.certainty is Certainty.EXACT and _is_bare(one.targets[placement.target]):
            label = tree.segments[tree.at(span.start)].label
            found[one.id] = reanchored(one, placement.target, tree.text, span, label, edition)
    return found.values()
