"""Where an order's signature block stands: name, THE WHITE HOUSE, date."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.documents import MONTHS, Block, BlockKind
from reader.structure.rules import OPENINGS, Opener

_HOUSE = re.compile(r"^\W*the white house\b", re.IGNORECASE)
_DATE = re.compile(rf"^\W*(?:{'|'.join(MONTHS)}) \d{{1,2}}, ?\d{{4}}\W*$", re.IGNORECASE)
_NAME = re.compile(r"^\W*(?:/s/|\(?Presidential Sig\.?\)?|[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.,'’-]*){1,4})\W*$")
_INITIALS = re.compile(r"^\W*(?:B|GB|[A-Z]{1,3}|Wj|Billj|bush|obama|trump|biden)?\W*$", re.IGNORECASE)
_LONGEST = 120
_LAST = 6
"""How many paragraphs from the end a name without THE WHITE HOUSE may stand."""


def signature_blocks(text: str, blocks: Sequence[Block], ruled: Collection[int] = ()) -> range:
    """Indices of the signature's paragraphs; an empty range where there is none. `ruled` are the starts of paragraphs
    that a person has said to be something else.

    By the documents' own marking first, else by rule: THE WHITE HOUSE in a short paragraph, or a name in capitals or
    a date on its own among the last paragraphs, with the short paragraphs of that kind next to it.
    """
    seed = _seed(text, blocks, ruled)
    if seed is None:
        return range(0)
    first = last = seed
    while first > 0 and blocks[first - 1].span.start not in ruled and _belongs(text, blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].span.start not in ruled and _belongs(text, blocks[last + 1]):
        last += 1
    return range(first, last + 1)


def _seed(text: str, blocks: Sequence[Block], ruled: Collection[int]) -> int | None:
    free = [i for i, block in enumerate(blocks) if block.span.start not in ruled]
    marked = [i for i in free if blocks[i].kind is BlockKind.SIGNATURE]
    if marked:
        return marked[0]
    short = [i for i in free if len(blocks[i].span) <= _LONGEST and i]
    house = [i for i in short if _HOUSE.match(block_text(text, blocks[i])) and 2 * i >= len(blocks)]
    if house:
        return house[-1]
    named = [i for i in short if i >= len(blocks) - _LAST and i > 1 and _signs(block_text(text, blocks[i]))]
    return named[-1] if named else None


def block_text(text: str, block: Block) -> str:
    """The words of a paragraph, white space folded."""
    return " ".join(block.span.of(text).split())


def _signs(words: str) -> bool:
    annex = OPENINGS[Opener.ANNEX].match(words) or OPENINGS[Opener.PART].match(words)
    return not annex and bool(_NAME.match(words) or _DATE.match(words))


def _belongs(text: str, block: Block) -> bool:
    if block.kind is BlockKind.SIGNATURE:
        return True
    words = block_text(text, block)
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(words) > _LONGEST:
        return False
    return bool(_HOUSE.match(words)) or _signs(words) or bool(_INITIALS.match(words))
