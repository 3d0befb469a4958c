"""A selector prepared for the search: its quote and what stood around it, in bare form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.annotations.anchor_text import BREAK, bare, bare_words
from reader.annotations.model import Selector

_DASH = re.compile(r"\s*[-\u00ad\u2010-\u2015\u2212]+\s*")
_DOUBLE = re.compile("``|''|[\u201c\u201d\u201e\u201f\u00ab\u00bb]")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b\u00b4`]")
_LAST_BREAK = re.compile(r"(?s)(.*)\n\s*\n(.*)")


LONGEST_CONTEXT = 512
"""So many code points of prefix or suffix say that the passage has a twin, which they cannot tell apart for certain."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stood on one side of the quote, bare, read away from it: what stood before it is written backwards."""

    near: str
    """As far as the next break between paragraphs."""
    far: str
    """What stood beyond the break."""
    edge: bool
    """True where a paragraph, or the text, begins or ends at the outer end of `near`."""

    @property
    def outward(self) -> str:
        """Near and far."""
        return self.near + self.far

    @property
    def size(self) -> int:
        """Letters in all."""
        return len(self.near) + len(self.far)


@dataclass(frozen=True, slots=True)
class Sought:
    """A selector, prepared."""

    selector: Selector
    quote: str
    """Its exact words, bare."""
    before: Side
    after: Side
    passage: str
    """Prefix, quote and suffix, bare."""

    @property
    def begins(self) -> int:
        """The bare offset of the quote in the passage."""
        return self.before.size

    @property
    def has_place(self) -> bool:
        """True where the selector says where the quote stood; other programs' may not."""
        return self.selector.end > self.selector.start

    @property
    def has_twin(self) -> bool:
        """True where the text it was chosen in had another passage hardly to be told from it."""
        return max(len(self.selector.prefix), len(self.selector.suffix)) >= LONGEST_CONTEXT

    @property
    def words(self) -> list[str]:
        """The words of the quote, bare."""
        return [word for word, _ in bare_words(self.selector.exact)]

    @property
    def words_of_passage(self) -> list[tuple[str, int]]:
        """The words of prefix, quote and suffix, bare, each with its bare offset in the passage."""
        return bare_words(self.selector.prefix + self.selector.exact + self.selector.suffix)

    @property
    def whole_words(self) -> tuple[bool, bool]:
        """Whether the quote began where a word begins, and ended where one ends."""
        one = self.selector
        return not _joined(one.prefix[-1:], one.exact[:1]), not _joined(one.exact[-1:], one.suffix[:1])


def sought(selector: Selector) -> Sought:
    """The selector, prepared for the search."""
    passage = bare(selector.prefix + selector.exact + selector.suffix)
    return Sought(selector, bare(selector.exact), _before(selector), _after(selector), passage)


def folded(text: str) -> str:
    """`text` with its white space folded and its quotation marks and dashes in their plainest shape."""
    text = _SINGLE.sub("'", _DOUBLE.sub('"', _DASH.sub("-", text)))
    return " ".join(text.split())


def _joined(one: str, other: str) -> bool:
    return bool(bare(one)) and bool(bare(other))


def _before(selector: Selector) -> Side:
    if parted := _LAST_BREAK.fullmatch(selector.prefix):
        return Side(bare(parted[2])[::-1], bare(parted[1])[::-1], True)
    return Side(bare(selector.prefix)[::-1], "", not selector.prefix and selector.start == 0 < selector.end)


def _after(selector: Selector) -> Side:
    parts = BREAK.split(selector.suffix, maxsplit=1)
    if len(parts) == 2:
        return Side(bare(parts[0]), bare(parts[1]), True)
    return Side(bare(selector.suffix), "", not selector.suffix and bool(selector.prefix))
