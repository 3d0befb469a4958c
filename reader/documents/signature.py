"""The signature block: the president's name, THE WHITE HOUSE, and the day."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.documents.dates import DAY, find_date
from reader.documents.draft import Clue, Draft, Passage
from reader.documents.model import BlockKind
from reader.documents.presidents import president_named

_HOUSE = re.compile(r"^(?:THE|The) (?:WHITE HOUSE|White House)\b[,.]?\s*(?P<day>.{0,40})$")
_DAY_LINE = re.compile(rf"^\W*{DAY}\W*$", re.I)
_PLACE_LINE = re.compile(r"^(?:[A-Z][A-Za-z .]+,\s*)?[A-Z][A-Za-z .]+,$")
_INSIDE = re.compile(rf"\s*\bTHE WHITE HOUSE,\s*{DAY}\.?\s*", re.I)
_NAME = re.compile(r"^[^a-z]{5,40}$")
_WHERE = "the signature"


def split_signature(draft: Draft) -> Draft:
    """Gives a signature that ran into the last paragraph (`... person. THE WHITE HOUSE, May 2, 2025.`) its own.

    Only the last such place in the text counts, and only its sentence before must have ended.
    """
    for at in range(len(draft.passages) - 1, -1, -1):
        passage = draft.passages[at]
        found = [
            one for one in _INSIDE.finditer(passage.text) if "THE WHITE HOUSE" in one[0] and one[0] != passage.text
        ]
        if found:
            start, end = found[-1].span()
            parts = (passage.words.cut(0, start), passage.words.cut(start, end), passage.words.cut(end))
            split = [passage.saying(part.stripped()) for part in parts if part.text.strip()]
            return draft.having([*draft.passages[:at], *split, *draft.passages[at + 1 :]])
    return draft


def mark_signature(draft: Draft) -> Draft:
    """Marks the signature block's paragraphs and takes name and day from it.

    The block is the last name of a president in capitals, or the last THE WHITE HOUSE, with the lines of the
    same kind around it.
    """
    passages = list(draft.passages)
    last = next((at for at in range(len(passages) - 1, -1, -1) if _is_anchor(passages[at].text)), None)
    if last is None:
        return _marked_already(draft)
    first = last
    while first > 0 and _belongs(passages[first - 1].text):
        first -= 1
    while last + 1 < len(passages) and _belongs(passages[last + 1].text):
        last += 1
    clues: list[Clue] = []
    for at in range(first, last + 1):
        passages[at] = passages[at].as_kind(BlockKind.SIGNATURE)
        clues += _clues(passages[at].text)
    images = [clue for clue in draft.clues if clue.fact == "image" and president_named(str(clue.value))]
    clues += [replace(clue, fact="signatory", value=president_named(str(clue.value)) or "") for clue in images]
    return draft.having(passages, clues=clues)


def signature_end(passages: tuple[Passage, ...]) -> int | None:
    """The index after the last paragraph of the signature; None where there is none."""
    at = next((at for at in range(len(passages) - 1, -1, -1) if passages[at].kind is BlockKind.SIGNATURE), None)
    return None if at is None else at + 1


def _is_anchor(text: str) -> bool:
    if len(text) > 80:
        return False
    return bool(_NAME.match(text) and president_named(text)) or bool(
        "THE WHITE HOUSE" in text and (house := _HOUSE.match(text)) and (not house["day"] or find_date(house["day"]))
    )


def _belongs(text: str) -> bool:
    return _is_anchor(text) or bool(_DAY_LINE.match(text)) or (len(text) < 40 and bool(_PLACE_LINE.match(text)))


def _clues(text: str) -> list[Clue]:
    clues = []
    if day := find_date(text):
        clues.append(Clue("date", day, _WHERE))
    if name := president_named(text):
        clues.append(Clue("signatory", name, _WHERE))
    return clues


def _marked_already(draft: Draft) -> Draft:
    clues = [clue for passage in draft.passages if passage.kind is BlockKind.SIGNATURE for clue in _clues(passage.text)]
    return draft.having(clues=clues)
