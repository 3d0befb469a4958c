"""Draft -> the parts of an Order: the reading text, its blocks, emphases and source map."""

from __future__ import annotations

from dataclasses import dataclass

from reader.documents.draft import Passage
from reader.documents.model import Block, Emphasised, SourceMap
from reader.documents.traced import emphases, joined, runs
from reader.spans import Span

BREAK = "\n\n"
"""What parts two paragraphs of the reading text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading text with everything that is told in its offsets."""

    text: str
    blocks: tuple[Block, ...]
    emphases: tuple[Emphasised, ...]
    source_map: SourceMap


def assemble(passages: tuple[Passage, ...]) -> Reading:
    """The passages as one reading text, paragraphs parted by a blank line."""
    whole = joined((passage.words for passage in passages), BREAK)
    blocks, at = [], 0
    for passage in passages:
        blocks.append(Block(Span(at, at + len(passage.words)), passage.kind, passage.level))
        at += len(passage.words) + len(BREAK)
    return Reading(whole.text, tuple(blocks), emphases(whole.text, whole.style), SourceMap(runs(whole.origin)))
