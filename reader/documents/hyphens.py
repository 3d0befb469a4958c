"""Words that a line's end divided: which of them are one word, and which keep their hyphen."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.documents.traced import Traced, joined
from reader.places import resources

_BEFORE = re.compile(r"(?P<chain>-)?(?P<word>[^\W_]+)-$")
_AFTER = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"^[^\W_]+|[^\W_-]+-$")
_MANY = 5
"""First words that a second one is parted from, from which on it is parted from any (`-based`, `-related`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Compounds:
    """Pairs of words that orders part by a hyphen."""

    pairs: frozenset[tuple[str, str]]
    seconds: Mapping[str, int]
    """Second word -> number of different first words."""


@cache
def load_compounds() -> Compounds:
    """The pairs that ship with the program: `resources/facts/hyphenated-words.csv`; read once."""
    file = resources() / "facts" / "hyphenated-words.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        pairs = frozenset((first, second) for first, second, _ in rows)
    return Compounds(pairs, Counter(second for _, second in pairs))


def words_in(lines: list[str]) -> frozenset[str]:
    """The words and hyphenated words inside lines, in small letters; those at a line's ends may be halves."""
    return frozenset(word for line in lines for word in _WORD.findall(_ENDS.sub("", line.casefold())))


def joined_lines(lines: list[Traced], known: frozenset[str]) -> Traced:
    """The lines of a paragraph in a row; a word divided at a line's end is made whole again.

    `known` holds the words of the whole text (see `words_in`).
    """
    whole = lines[0].stripped()
    for line in lines[1:]:
        line = line.stripped()
        before, after = _BEFORE.search(whole.text), _AFTER.match(line.text)
        if not before or not after:
            whole = joined([whole, line], " ")
        elif is_divided(before["word"], after[0], known, in_chain=bool(before["chain"])):
            whole = whole.cut(0, len(whole) - 1) + line
        else:
            whole = whole + line
    return whole


def is_divided(before: str, after: str, known: frozenset[str], in_chain: bool = False) -> bool:
    """True where `before-` and `after` are one word, False where the hyphen belongs there.

    The text's own words decide first, then the compounds of orders at large; most divided words are one.
    `in_chain` says that a hyphen stands before `before` too, as in `catch-and-release`.
    """
    if not before.isalpha() or not after.isalpha() or (after[0].isupper() and not before.isupper()):
        return False
    one, other = before.casefold(), after.casefold()
    if one + other in known:
        return True
    compounds = load_compounds()
    if f"{one}-{other}" in known or (one, other) in compounds.pairs:
        return False
    return not (one in known and (in_chain or compounds.seconds.get(other, 0) >= _MANY))
