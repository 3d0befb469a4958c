"""The title that stands in the text itself, above its first paragraph."""

from __future__ import annotations

import re

from reader.documents.catalogue import squashed
from reader.documents.draft import Clue, Draft, Passage
from reader.documents.headings import DOCUMENT_HEADING, kind_of
from reader.documents.model import BlockKind

_PREFIX = re.compile(
    r"^\W*(?:(?:presidential )?executive order|E\.?O\.?)\s*(?:No\.?\s*)?(?:\d{4,5}(?:-[A-Z])?)?"
    r"\s*(?:[-–—:.]+|\bon\b|\bto\b(?=\s+[A-Z]))?\s*",
    re.I,
)
_SECTION = re.compile(r"^\W*(?:section|sec\.|§|article|part|\(\w{1,4}\))\s*\d*", re.I)
_ENDED = re.compile(r"[.;:,]$")
_WHERE = "the title above the text"
_MOST = 400
"""Code points of the longest title."""


def title_in_the_text(draft: Draft) -> Draft:
    """Marks the title above the first paragraph, and takes it as a clue.

    A title is short, ends without a stop, and is a heading, in capitals, in title case, or names its kind.
    """
    marked = [passage.text for passage in draft.passages if passage.kind is BlockKind.TITLE]
    if marked:
        return draft.having(clues=[Clue("title", " ".join(marked), _WHERE), *_kind_clues(marked[0])])
    for at, passage in enumerate(draft.passages[:4]):
        if len(passage.text) > _MOST or passage.kind is BlockKind.SIGNATURE or _SECTION.match(passage.text):
            break
        if _is_title(passage, draft.passages[at + 1 : at + 2]):
            passages = list(draft.passages)
            passages[at] = passage.as_kind(BlockKind.TITLE)
            return draft.having(passages, clues=[Clue("title", passage.text, _WHERE), *_kind_clues(passage.text)])
    return draft


def bare_title(title: str) -> str:
    """A title without the words that only name its kind: `Executive Order on X` is `X`."""
    bare = _PREFIX.sub("", title, count=1).strip()
    return bare[:1].upper() + bare[1:] if bare else title


def is_same_title(one: str, other: str) -> bool:
    """True for titles of the same letters, leaving aside the words for their kind."""
    return squashed(bare_title(one)) == squashed(bare_title(other))


def _is_title(passage: Passage, after: tuple[Passage, ...]) -> bool:
    text = passage.text
    if _ENDED.search(text) or DOCUMENT_HEADING.match(text) or not re.search(r"[A-Za-z]{3}", text):
        return False
    if not after or len(after[0].text) < 40:
        return False
    if passage.kind is BlockKind.HEADING or text.isupper() or (kind_of(text) and len(text.split()) > 2):
        return True
    words = [word for word in re.findall(r"[A-Za-z][\w’']*", text) if len(word) > 4]
    return len(text) < 250 and bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _kind_clues(title: str) -> list[Clue]:
    kind = kind_of(title)
    return [Clue("kind", kind, _WHERE)] if kind else []
