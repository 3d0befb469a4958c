"""The title that stands in the text itself, above its first paragraph."""

from __future__ import annotations

import re

from reader.documents.catalogue import squashed
from reader.documents.dates import DAY
from reader.documents.draft import Clue, Draft, Passage
from reader.documents.headings import DOCUMENT_HEADING, clues_of, kind_of
from reader.documents.model import BlockKind

_PREFIX = re.compile(
    rf"^\W*(?:(?:presidential )?executive order|E\.?O\.?)\s*(?:No\.?\s*)?(?:\d{{4,5}}(?:-[A-Z])?)?(?:\s+of\s+{DAY})?"
    r"\s*(?:[-–—:.]+|\bon\b|\bto\b(?=\s+[A-Z]))?\s*",
    re.I,
)
_SECTION = re.compile(r"^\W*(?:section|sec\.|§|article|part|\(\w{1,4}\))\s*\d*", re.I)
_DAY_LINE = re.compile(rf"^\W*{DAY}\W*$", re.I)
_FIELD = re.compile(r"^(?:Signed|Date|Published|Issued|Number|Citation|Source|Author|President)\b.{0,20}:", re.I)
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
        return draft.having(clues=_clues(" ".join(marked)))
    known = draft.clue("title")
    for at, passage in enumerate(draft.passages[:4]):
        if len(passage.text) > _MOST or passage.kind is BlockKind.SIGNATURE or _SECTION.match(passage.text):
            break
        end = _title_end(draft.passages, at)
        title = " ".join(part.text for part in draft.passages[at:end])
        if end > at and (known is None or _agrees(title, str(known.value))):
            marked_as = [part.as_kind(BlockKind.TITLE) for part in draft.passages[at:end]]
            passages = [*draft.passages[:at], *marked_as, *draft.passages[end:]]
            return draft.having(passages, clues=_clues(title))
        if len(passage.text.split()) > 2 and _ENDED.search(passage.text) and not _DAY_LINE.match(passage.text):
            break
    return draft


def _title_end(passages: tuple[Passage, ...], at: int) -> int:
    """One past the last line of a title that begins at `at`; `at` where none begins there.

    A title in capitals may run over several lines; a paragraph must follow.
    """
    if not _is_title(passages[at]):
        return at
    if at == 0 and passages[0].kind is BlockKind.HEADING and passages[0].level == 1:
        return 1
    end = at + 1
    while end < len(passages) and passages[at].text.isupper() and passages[end].text.isupper():
        if not _is_title(passages[end]):
            break
        end += 1
    follows = passages[end].text if end < len(passages) else ""
    return end if len(follows) >= 40 or (follows and _ENDED.search(follows)) else at


def _agrees(title: str, known: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(squashed(bare_title(title)), squashed(bare_title(known))) > 60


def bare_title(title: str) -> str:
    """A title without the words that only name its kind: `Executive Order on X` is `X`."""
    bare = _PREFIX.sub("", title, count=1).strip()
    return bare[:1].upper() + bare[1:] if bare else title


def is_same_title(one: str, other: str) -> bool:
    """True for titles of the same letters, leaving aside the words for their kind."""
    return squashed(bare_title(one)) == squashed(bare_title(other))


def _is_title(passage: Passage) -> bool:
    text = passage.text
    if _ENDED.search(text) or _FIELD.match(text) or DOCUMENT_HEADING.match(text) or _DAY_LINE.match(text):
        return False
    if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    words = [word for word in re.findall(r"[A-Za-z][\w’']*", text) if len(word) > 4]
    if not words:
        return False
    if passage.kind is BlockKind.HEADING or text.isupper() or (kind_of(text) and len(text.split()) > 2):
        return True
    return len(text) < 250 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _clues(title: str) -> list[Clue]:
    """The title, and number, day and kind where it opens with them: `Executive Order 99001: Lamps`."""
    said = clues_of(title, _WHERE)
    numbered = any(clue.fact == "number" for clue in said)
    return [Clue("title", title, _WHERE), *(clue for clue in said if numbered or clue.fact == "kind")]
