"""The words of a stretch of text as a redline compares them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.alignment.model import RedlineOptions
from reader.spans import Span

_WORD = r"[^\W_]+(?:['’.,/-][^\W_]+)*|[^\w\s]|_"
_STEP = r"\((?:[ivxl]{1,6}|[A-Za-z]|\d{1,2})\)"
_MONTH = r"(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ch|il|ust|ember|ober|tember)?\.?"
_DATE = rf"\b{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?(?!\d)|\b\d{{1,2}}\s+{_MONTH}\s+\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"
_BEHIND = "|".join(
    rf"(?<={word}\s)"
    for stem in ("ection", "aragraph", "lause", "art", "Sec.", "sec.")
    for word in ((stem,) if stem.endswith(".") else (stem, stem + "s"))
)
_NUMBER = rf"(?:\d++(?:\.\d++)?+|{_STEP})(?:\s?{_STEP})*+"
_NUMBERS = rf"{_NUMBER}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|through)\s+){_NUMBER})*+"
_REFERENCE = rf"(?:{_BEHIND}){_NUMBERS}(?!\s*,?\s+of\s+(?:title|the\s+[A-Z]|Public|Executive|Proclamation))"
_MODAL = r"\b(?:[Ss]hall|[Mm]ust|SHALL|MUST)\b"
_SENTENCE_ENDS = frozenset(".;:?!")

MARK = "\0mark"
"""What every enumerator is to the comparison when enumerators are left out of account."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of one stretch of a reading text; the white space behind each belongs to it."""

    text: str
    items: tuple[str, ...]
    """What each is to the comparison: the word itself, or a name for all that a switch makes alike."""
    starts: tuple[int, ...]
    """Where each starts in the reading text, and at last where the stretch ends."""
    ends: tuple[int, ...]
    """Where the word itself ends, without the white space behind it."""
    mark: int = 0
    """How many at the start are the enumerator; they are shown, but counted among no words."""

    def span(self, start: int, end: int) -> Span:
        """Where the tokens `[start, end)` stand, white space behind them included."""
        return Span(self.starts[start], self.starts[end])

    def word(self, at: int) -> Span:
        """Where token `at` stands, without white space."""
        return Span(self.starts[at], self.ends[at])

    def part(self, start: int, end: int) -> Tokens:
        """The tokens `[start, end)` alone."""
        mark = min(max(0, self.mark - start), end - start)
        return Tokens(self.text, self.items[start:end], self.starts[start : end + 1], self.ends[start:end], mark)

    def words(self, start: int, end: int) -> int:
        """How many of the tokens `[start, end)` are words or numbers behind the enumerator."""
        return sum(self.is_word(at) for at in range(max(start, self.mark), end))

    def is_word(self, at: int) -> bool:
        """True for a word or number, also where a switch gave it another name; enumerators by switch are none."""
        item = self.items[at]
        return item[0].isalnum() or (item[0] == "\0" and item != MARK)

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges; each ends with a mark that ends a sentence or clause."""
        ends = [i + 1 for i, item in enumerate(self.items) if item in _SENTENCE_ENDS]
        ends = ends if ends and ends[-1] == len(self.items) else [*ends, len(self.items)]
        return list(zip([0, *ends[:-1]], ends, strict=True))


def tokens(text: str, span: Span, mark_end: int = 0, options: RedlineOptions | None = None) -> Tokens:
    """The tokens of `span`; its enumerator ends at code point `mark_end` of the text (0 for none)."""
    options = options or RedlineOptions()
    found: list[tuple[int, int, str]] = []
    start = span.start
    if options.enumerators and mark_end > start:
        found.append((start, mark_end, MARK))
        start = mark_end
    for match in re.compile(_pattern(options)).finditer(text, start, span.end):
        named = match.lastgroup
        found.append((match.start(), match.end(), f"\0{named}" if named else match.group()))
    if found:
        found[0] = (span.start, *found[0][1:])
    starts = [begin for begin, _, _ in found]
    return Tokens(
        text,
        tuple(item for _, _, item in found),
        (*starts, span.end) if starts else (span.end,),
        tuple(end for _, end, _ in found),
        sum(begin < mark_end for begin in starts),
    )


def _pattern(options: RedlineOptions) -> str:
    named = (
        ("date", _DATE, options.dates),
        ("reference", _REFERENCE, options.references),
        ("mark", _STEP, options.enumerators),
        ("modal", _MODAL, options.modals),
    )
    return "|".join([*(f"(?P<{name}>{pattern})" for name, pattern, on in named if on), _WORD])
