"""What flows between a format's parser and the cleaning steps: passages of an order in the making."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from reader.documents.model import BlockKind, Edition, Kind, SetAside
from reader.documents.traced import Traced


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph on its way to the reading text."""

    words: Traced
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    last_line: int = 0
    """Code points of its last line in the source, where lines were wrapped; 0 where that tells nothing."""

    @property
    def text(self) -> str:
        """The words alone."""
        return self.words.text

    def saying(self, words: Traced) -> Passage:
        """The same passage with other words."""
        return replace(self, words=words)

    def as_kind(self, kind: BlockKind, level: int = 0) -> Passage:
        """The same words as another kind of block."""
        return replace(self, kind=kind, level=level)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something the source says about which order it is, and where it says so."""

    fact: str
    """`number`, `title`, `date`, `kind`, `signatory`, `citation`, `source_url`, `edition`, `page_date`."""
    value: str | date | Kind | Edition
    where: str
    """In the reader's words, to follow `from`: `the front matter`, `the document heading`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole of a document between parsing and assembly."""

    passages: tuple[Passage, ...]
    set_aside: tuple[SetAside, ...] = ()
    clues: tuple[Clue, ...] = ()
    """Those found first weigh most."""
    keywords: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    wrap: int = 0
    """The width at which the source's lines were wrapped, in code points; 0 where they were not."""

    def clue(self, fact: str) -> Clue | None:
        """The first clue to `fact`."""
        return next((clue for clue in self.clues if clue.fact == fact), None)

    def having(
        self,
        passages: Iterable[Passage] | None = None,
        aside: Iterable[SetAside] = (),
        clues: Iterable[Clue] = (),
    ) -> Draft:
        """This draft with other passages, and with more set aside and more clues."""
        return replace(
            self,
            passages=self.passages if passages is None else tuple(passages),
            set_aside=(*self.set_aside, *aside),
            clues=(*self.clues, *clues),
        )


Step = Callable[[Draft], Draft]
"""A cleaning step: a draft in, a cleaner one out; every word is kept, in the passages or set aside."""


def put_aside(words: Traced, reason: str) -> SetAside:
    """`words` as an entry of the import report."""
    return SetAside(" ".join(words.text.split()), reason, words.at)
