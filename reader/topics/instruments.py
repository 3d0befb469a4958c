"""Orders known to carry a topic: who revokes one does it to its topics too, though no word of theirs is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reader.errors import BadTaxonomy
from reader.spans import Span
from reader.structure import Outline, Reference, find_references
from reader.topics.model import Effect
from reader.topics.topic_file import at, composed, mapping, strings

FILE = "instruments.yaml"
"""The name of the table in a folder of topic files; it may be missing."""
_KINDS = ("executive-order", "proclamation", "memorandum")
_KEYS = (*_KINDS, "title", "cited", "topics")
_NAMES = {"executive-order": "Executive Order", "proclamation": "Proclamation", "memorandum": "the memorandum of"}
_EFFECTS = MappingProxyType({"revokes": Effect.REVOKE, "supersedes": Effect.REVOKE})
_UNDOING = re.compile(r"revo[kc]|rescind|rescission|supersed", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Instrument:
    """An order, proclamation or memorandum that carries topics."""

    kind: str
    """`executive-order`, `proclamation` or `memorandum`, as `Reference.kind`."""
    number: str
    """Its number; of a memorandum its day: `2019-04-29`."""
    title: str
    cited: str
    """Where the Federal Register printed it: `82 FR 8793`; may be empty."""
    topics: tuple[str, ...]
    """Ids of the topics it is about."""
    where: str
    """`file:line`."""

    @property
    def name(self) -> str:
        """As said in a reason: `Executive Order 13767`."""
        return f"{_NAMES[self.kind]} {self.number}"


@dataclass(frozen=True, slots=True)
class Undone:
    """A place that revokes an instrument."""

    instrument: Instrument
    span: Span
    """The citation."""
    effect: Effect


def read_instruments(folder: Path) -> Iterator[Instrument]:
    """The table of `folder`, if it has one; raises BadTaxonomy naming file and line."""
    file = folder / FILE
    if not file.is_file():
        return
    top = mapping(composed(file), file, ("note", "instruments"))
    if "instruments" not in top or not isinstance(top["instruments"][1].value, list):
        raise BadTaxonomy(f"{file}:1: there is no list “instruments” in this file.")
    for node in top["instruments"][1].value:
        given = mapping(node, file, _KEYS)
        named = [kind for kind in _KINDS if kind in given]
        if len(named) != 1 or "topics" not in given:
            raise BadTaxonomy(f"{at(file, node)}: name one of {', '.join(_KINDS)} by its number, and its “topics”.")
        words = {key: str(given[key][1].value).strip() if key in given else "" for key in (named[0], "title", "cited")}
        yield Instrument(
            named[0], words[named[0]], words["title"], words["cited"], strings(given["topics"][1], file), at(file, node)
        )


def by_citation(instruments: Iterable[Instrument]) -> Mapping[tuple[str, str], Instrument]:
    """(kind, number) to instrument; the last of two wins."""
    return MappingProxyType({(one.kind, one.number): one for one in instruments})


def undone(outline: Outline, known: Mapping[tuple[str, str], Instrument]) -> Iterator[Undone]:
    """Every citation in `outline` that revokes or replaces one of `known`."""
    # Finding references costs as much as finding topics, and few orders undo a known one.
    if not known or not _UNDOING.search(outline.text) or not _may_cite(outline.text, known):
        return
    for reference in find_references(outline):
        instrument = known.get((reference.kind, reference.target))
        effect = _EFFECTS.get(reference.relation or "")
        if instrument and effect and not _is_the_order_itself(outline, reference):
            yield Undone(instrument, reference.span, effect)


def _may_cite(text: str, known: Mapping[tuple[str, str], Instrument]) -> bool:
    numbers = set(re.findall(r"\b\d{4,5}\b", text.replace(",", "")))
    return any(kind == "memorandum" or number in numbers for kind, number in known)


def _is_the_order_itself(outline: Outline, reference: Reference) -> bool:
    return reference.kind == "executive-order" and reference.target == outline.order.identity.number
