"""A text prepared once, so that many selectors can be anchored in it quickly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property, lru_cache

from reader.spans import Span

_WORD = re.compile(r"[^\W_]+")
BREAK = re.compile(r"\n\s*\n")
"""What parts two paragraphs."""


class AnchorText:
    """A text and its bare form: small letters and figures alone, each with the place it came from.

    What differs between two editions of the same words (white space, punctuation, case, the shape of quotation marks
    and dashes, hyphens at line ends) is not there in the bare form; all searching is done in it. A *bare offset* counts
    its characters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        """The text as it is, in code points."""
        words = list(_WORD.finditer(lowered(text)))
        self.words = [word.group() for word in words]
        """Its words, bare."""
        self.bare = "".join(self.words)
        """All of them in one."""
        self.starts: list[int] = []
        """Bare offset at which each word begins."""
        self._places: list[int] = []
        for word in words:
            self.starts.append(len(self._places))
            self._places.extend(range(*word.span()))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands: indices into `words`."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        return dict(found)

    @cached_property
    def triples(self) -> dict[tuple[str, str, str], list[int]]:
        """Where each three words in a row begin: indices into `words`."""
        found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for at, three in enumerate(zip(self.words, self.words[1:], self.words[2:], strict=False)):
            found[three].append(at)
        return dict(found)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Bare offsets at which one word ends and the next begins, with the two ends of the text."""
        return frozenset((*self.starts, 0, len(self.bare)))

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Bare offsets at which a paragraph begins, with the two ends of the text."""
        found = {bisect_left(self._places, part.start()) for part in BREAK.finditer(self.text)}
        return frozenset(found | {0, len(self.bare)})

    def words_between(self, start: int, end: int) -> list[str]:
        """The words that begin in the bare offsets `[start, end)`."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def bare_span(self, span: Span) -> tuple[int, int]:
        """First bare offset at or after the start of `span`, and one past the last before its end."""
        return bisect_left(self._places, span.start), bisect_left(self._places, span.end)

    def span(self, start: int, end: int) -> Span:
        """The span of the bare offsets `[start, end)`, from its first letter or figure to its last."""
        return Span(self._places[start], self._places[end - 1] + 1)


@lru_cache(maxsize=4)
def prepared(text: str) -> AnchorText:
    """The text prepared; remembered for those used last."""
    return AnchorText(text)


def lowered(text: str) -> str:
    """`text` in small letters, as long as before: a capital of which the small form is longer stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def bare(text: str) -> str:
    """The letters and figures of `text` alone, small."""
    return "".join(_WORD.findall(lowered(text)))


def bare_words(text: str) -> list[tuple[str, int]]:
    """The words of `text`, bare, each with the bare offset at which it begins."""
    found, at = [], 0
    for word in _WORD.findall(lowered(text)):
        found.append((word, at))
        at += len(word)
    return found
