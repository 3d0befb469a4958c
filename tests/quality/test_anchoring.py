"""Annotations on real orders find their words again: after edits of which each is known, and in another format.

The truth never comes from the code that is measured. After edits it is known letter for letter, as every letter carries
the offset it came from. Between formats it comes from an alignment of the two whole texts, word by word. What was
deleted can only be an orphan; what is placed on other words than those annotated is a silent misplacement.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from reader.annotations import Anchored, Annotation, Selector, Target, placements, selector
from reader.documents import read
from reader.spans import Span

FORMATS = {
    "XML": "federal-register-xml/eo-{}.xml",
    "HTML": "federal-register-html/eo-{}.html",
    "PDF": "federal-register-pdf/eo-{}.pdf",
    "GPO": "gpo-htm/eo-{}.htm",
}
PER_ORDER = 25
EDGE = 2
"""An edge this many code points off is right: a typo may have taken the very letter."""
MOSTLY = 0.75
"""Where less than this of a passage is left, to call it lost is right too."""
TWINS = 0.002
"""With every third paragraph deleted, so large a share may be misplaced: their twins came to stand between the same
neighbours."""
OWN = (
    "The heads of the lighthouses shall meet each spring and count the lamps that were lit.",
    "Nothing in this paragraph was there when the archivist read the order; it came later.",
    "Within 40 days of the first snow the keeper of the ferries shall report on the state of the ropes.",
    "A committee on bridges, tolls and orchards is hereby established under the harbour master.",
)
Letter = tuple[str, int | None]
"""A character, and the offset it came from; None for one that was put in."""


@dataclass(frozen=True)
class Edits:
    """How often each kind is done: per space, per word, or per paragraph."""

    spaces: float = 0.03
    signs: float = 0.02
    typos: float = 0.02
    cases: float = 0.02
    deleted: float = 0.05
    inserted: float = 0.08


@dataclass(frozen=True)
class Case:
    """One annotation, where its letters are now, and what anchoring said."""

    text: str
    made: Selector
    kept: tuple[int, ...]
    """Offsets in the new text of those of its letters and figures that are still there, ascending."""
    letters: int
    """How many it had."""
    found: Anchored

    @property
    def verdict(self) -> str:
        """`right`, `lost` (there but not found), `edges` (its words, not just those) or `elsewhere`."""
        left = len(self.kept) / self.letters
        if self.found.span is None:
            return "lost" if left >= MOSTLY else "right"
        if not self.kept:
            return "elsewhere"
        start, end = _to_letters(self.text, self.found.span)
        if end <= self.kept[0] or start > self.kept[-1]:
            return "elsewhere"
        near = abs(start - self.kept[0]) <= EDGE and abs(end - 1 - self.kept[-1]) <= EDGE
        return "right" if near else "edges"


def _to_letters(text: str, span: Span) -> tuple[int, int]:
    at = [at for at in range(span.start, span.end) if text[at].isalnum()]
    return (at[0], at[-1] + 1) if at else (span.start, span.end)


# --- passages ---------------------------------------------------------------------------------------------------------


def passages(text: str, count: int, rng: random.Random) -> list[Span]:
    """Random passages of several sizes: a word, a phrase, a sentence, paragraphs, and some cut in mid-word."""
    makers = (_words(1, 1), _words(2, 3), _words(4, 9), _sentence, _paragraphs, _words(20, 60), _cut)
    found: list[Span] = []
    while len(found) < count:
        span = makers[len(found) % len(makers)](text, rng)
        if any(letter.isalnum() for letter in span.of(text)):
            found.append(span)
    return found


def _words(fewest: int, most: int):
    def chosen(text: str, rng: random.Random) -> Span:
        words = list(re.finditer(r"\S+", text))
        count = rng.randint(fewest, most)
        at = rng.randrange(max(1, len(words) - count))
        return Span(words[at].start(), words[min(at + count, len(words)) - 1].end())

    return chosen


def _sentence(text: str, rng: random.Random) -> Span:
    found = rng.choice(list(re.finditer(r"[A-Z(][^.;:]{20,}[.;:]", text)) or [re.match(r".+", text)])
    return Span(found.start(), found.end())


def _paragraphs(text: str, rng: random.Random) -> Span:
    parts = list(re.finditer(r"\S.*(?:\n(?!\s*\n).*)*", text))
    at = rng.randrange(len(parts))
    return Span(parts[at].start(), parts[min(at + rng.randint(0, 3), len(parts) - 1)].end())


def _cut(text: str, rng: random.Random) -> Span:
    start = rng.randrange(len(text) - 8)
    return Span(start, min(len(text), start + rng.randint(8, 400)))


# --- (a) edits --------------------------------------------------------------------------------------------------------


def edited(text: str, edits: Edits, strange: Sequence[str], rng: random.Random) -> list[Letter]:
    """The text with random edits; each of its letters still knows where it came from."""
    done: list[Letter] = []
    for part in re.finditer(r"(?s)(.+?)(\n\s*\n|\Z)", text):
        if rng.random() < edits.inserted:
            done += [(letter, None) for letter in rng.choice(strange) + "\n\n"]
        if rng.random() >= edits.deleted:
            done += _edited_paragraph(part.group(), part.start(), edits, rng)
    return done


def _edited_paragraph(text: str, offset: int, edits: Edits, rng: random.Random) -> Iterator[Letter]:
    for part in re.finditer(r"\s+|\w+|[^\w\s]", text):
        letters: list[Letter] = [(letter, offset + part.start() + at) for at, letter in enumerate(part.group())]
        if part.group().isspace():
            yield from _edited_space(letters, edits, rng)
        elif part.group()[0].isalnum():
            yield from _edited_word(letters, edits, rng)
        elif rng.random() >= 4 * edits.signs:
            yield from letters


def _edited_space(letters: list[Letter], edits: Edits, rng: random.Random) -> list[Letter]:
    if rng.random() < edits.signs:
        letters = [(rng.choice(",;:-—"), None), *letters]
    if len(letters) == 1 and rng.random() < edits.spaces:
        return [(letter, None) for letter in rng.choice(("\n", "  ", " \n ", "\u00a0", "\t"))]
    return letters


def _edited_word(letters: list[Letter], edits: Edits, rng: random.Random) -> list[Letter]:
    if rng.random() < edits.cases:
        change = rng.choice((str.upper, str.title, str.lower))
        letters = [(changed if len(changed := change(letter)) == 1 else letter, at) for letter, at in letters]
    if len(letters) > 2 and rng.random() < edits.typos:
        at = rng.randrange(len(letters) - 1)
        swapped = [*letters[:at], letters[at + 1], letters[at], *letters[at + 2 :]]
        dropped = letters[:at] + letters[at + 1 :]
        doubled = [*letters[: at + 1], (letters[at][0], None), *letters[at + 1 :]]
        struck = [*letters[:at], (rng.choice("abcdefghijklmnopqrstuvwxyz"), letters[at][1]), *letters[at + 1 :]]
        return rng.choice((swapped, dropped, doubled, struck))
    return letters


def after_edits(files: Iterable[Path], edits: Edits, seed: int, together: bool = True) -> list[Case]:
    """Annotations made in each order, anchored in the same order after random edits: together, or each alone."""
    rng = random.Random(seed)
    texts = [_text(file) for file in files]
    cases: list[Case] = []
    for text in texts:
        foreign = [
            part for part in rng.choice([other for other in texts if other != text]).split("\n\n") if len(part) > 60
        ]
        letters = edited(text, edits, (*OWN, *rng.sample(foreign, min(3, len(foreign)))), rng)
        now = {at: place for place, (letter, at) in enumerate(letters) if at is not None and letter.isalnum()}
        new = "".join(letter for letter, _ in letters)
        cases += _cases(text, passages(text, PER_ORDER, rng), new, now, together)
    return cases


# --- (b) another format -----------------------------------------------------------------------------------------------


def carried(pairs: Iterable[tuple[Path, Path]], seed: int, count: int = PER_ORDER) -> list[Case]:
    """Annotations made in the first of each pair, anchored in the second."""
    rng = random.Random(seed)
    cases: list[Case] = []
    for one, other in pairs:
        text, new = _text(one), _text(other)
        cases += _cases(text, passages(text, count, rng), new, aligned(text, new))
    return cases


def aligned(one: str, other: str) -> dict[int, int]:
    """Offset in the one text -> offset in the other, for every letter and figure that both have."""
    words, others = (list(re.finditer(r"[^\W_]+", text.lower())) for text in (one, other))
    codes = Levenshtein.opcodes([word.group() for word in words], [word.group() for word in others])
    found: dict[int, int] = {}
    for code in codes:
        left, right = words[code.src_start : code.src_end], others[code.dest_start : code.dest_end]
        places, new = ([at for word in part for at in range(*word.span())] for part in (left, right))
        if code.tag == "equal":
            found |= dict(zip(places, new, strict=True))
        elif code.tag == "replace":
            found |= _aligned_letters(one.lower(), places, other.lower(), new)
    return found


def _aligned_letters(one: str, places: list[int], other: str, new: list[int]) -> dict[int, int]:
    left, right = "".join(one[at] for at in places), "".join(other[at] for at in new)
    if Levenshtein.normalized_similarity(left, right) < 0.5:
        return {}
    return {
        places[code.src_start + off]: new[code.dest_start + off]
        for code in Levenshtein.opcodes(left, right)
        if code.tag == "equal"
        for off in range(code.src_end - code.src_start)
    }


# --- both -------------------------------------------------------------------------------------------------------------


@cache
def _text(file: Path) -> str:
    return read(file).text


def _cases(text: str, spans: Sequence[Span], new: str, now: dict[int, int], together: bool = True) -> Iterator[Case]:
    """`now`: offset of each letter that is still there -> its offset in the new text."""
    made = [Annotation(str(at), (Target("eo-1", selector(text, span)),)) for at, span in enumerate(spans)]
    found = placements(made, "eo-1", new) if together else [p for one in made for p in placements([one], "eo-1", new)]
    for span, placement in zip(spans, found, strict=True):
        letters = [at for at in range(span.start, span.end) if text[at].isalnum()]
        kept = tuple(sorted(now[at] for at in letters if at in now))
        one = placement.annotation.targets[0].selector
        yield Case(new, one, kept, len(letters), placement.anchored)


def share_right(cases: Sequence[Case]) -> float:
    return sum(case.verdict == "right" for case in cases) / len(cases)


def misplaced(cases: Sequence[Case], *verdicts: str) -> list[str]:
    return [f"{case.verdict}: {case.made.exact[:60]!r} -> {case.found}" for case in cases if case.verdict in verdicts]


def share_misplaced(cases: Sequence[Case]) -> float:
    return len(misplaced(cases, "elsewhere", "edges")) / len(cases)


def row(name: str, cases: Sequence[Case]) -> str:
    verdicts = Counter(case.verdict for case in cases)
    kinds = Counter(case.found.certainty.value for case in cases)
    gone = sum(not case.kept for case in cases)
    return (
        f"{name:34} {len(cases):5} {gone:5} {100 * share_right(cases):7.2f} {verdicts['lost']:5} {verdicts['edges']:5} "
        f"{verdicts['elsewhere']:9} {kinds['exact']:6} {kinds['approximate']:6} {kinds['orphaned']:6}"
    )


HEAD = (
    f"{'':34} {'all':>5} {'gone':>5} {'% right':>7} {'lost':>5} {'edges':>5} {'elsewhere':>9} {'exact':>6} "
    f"{'approx':>6} {'orphan':>6}"
)


def show(table: dict[str, list[Case]]) -> None:
    print("\n" + HEAD, *(row(name, cases) for name, cases in table.items()), sep="\n")  # noqa: T201


def chosen_orders(folder: Path, count: int, seed: int) -> list[Path]:
    """Orders of any length but the shortest, from two formats; none twice."""
    files = {file.stem: file for form in ("gpo-htm/*.htm", "federal-register-xml/*.xml") for file in folder.glob(form)}
    long = [file for _, file in sorted(files.items()) if file.stat().st_size > 6000]
    return random.Random(seed).sample(long, count)


def chosen_pairs(folder: Path, count: int, seed: int) -> dict[str, list[tuple[Path, Path]]]:
    """`XML to PDF` -> so many files of each at most."""
    found: dict[str, list[tuple[Path, Path]]] = {}
    for (one, start), (other, goal) in permutations(FORMATS.items(), 2):
        numbers = [file.stem.removeprefix("eo-") for file in sorted(folder.glob(start.format("*")))]
        pairs = [(folder / start.format(number), folder / goal.format(number)) for number in numbers]
        there = [pair for pair in pairs if pair[1].exists()]
        found[f"{one} to {other}"] = random.Random(seed).sample(there, min(count, len(there)))
    return found


def test_annotations_find_their_words_again_after_edits(orders_dir):
    cases = after_edits(chosen_orders(orders_dir, 8, 5), Edits(), 5)
    show({"(a) edits, a sample": cases})
    assert share_right(cases) >= 0.98
    assert not misplaced(cases, "elsewhere", "edges")


def test_annotations_find_their_words_in_another_format(orders_dir):
    pairs = [pair for two in chosen_pairs(orders_dir, 1, 7).values() for pair in two]
    cases = carried(pairs, 7, 14)
    show({"(b) another format, a sample": cases})
    assert share_right(cases) >= 0.98
    assert not misplaced(cases, "elsewhere", "edges")


@pytest.mark.long
def test_two_thousand_annotations_are_right_after_edits(orders_dir):
    files = chosen_orders(orders_dir, 80, 11)
    every = "(a) all edits"
    table = {
        every: after_edits(files, Edits(), 11),
        "a typo in every twelfth word": after_edits(files, Edits(typos=0.08), 13),
        "a third of the paragraphs deleted": after_edits(files, Edits(0, 0, 0, 0, 0.33, 0.1), 12),
        "(a), each by itself": after_edits(files, Edits(), 11, together=False),
    }
    show(table)
    for name, cases in table.items():
        print(name, *misplaced(cases, "elsewhere", "edges"), sep="\n  ")  # noqa: T201
    assert share_right(table[every]) >= 0.99
    assert not misplaced(table[every], "elsewhere", "edges")
    assert all(share_misplaced(cases) <= TWINS for cases in table.values())


@pytest.mark.long
def test_two_thousand_annotations_are_right_in_another_format(orders_dir):
    table = {name: carried(pairs, 17, 24) for name, pairs in chosen_pairs(orders_dir, 13, 17).items()}
    everything = [case for cases in table.values() for case in cases]
    show({**table, "(b) all": everything})
    print(*misplaced(everything, "elsewhere", "edges"), sep="\n  ")  # noqa: T201
    assert share_right(everything) >= 0.98
    assert not misplaced(everything, "elsewhere", "edges")
