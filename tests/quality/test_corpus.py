"""The starter digests: complete, marked as digests, and true to the originals clause by clause.

The checks against an original read the real order where it is present. They hold the two texts together by what
can be compared without judging prose: labels, every figure (deadlines, citations, years, numbers of orders), every
office, and whether a duty stays a duty. Nothing is tolerated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from reader.documents import Edition, Order, read
from reader.places import corpus
from reader.structure import Outline, SegmentKind, outline

ORIGINALS = {
    "13767": "federal-register-html/eo-13767.html",
    "13768": "federal-register-html/eo-13768.html",
    "14010": "seeds/004_*.txt",
    "14159": "whitehouse-markdown/eo-14159.md",
    "14165": "seeds/000_*.txt",
}
NUMBERS = sorted(ORIGINALS)
FIELDS = ("number", "title", "date", "signatory", "kind", "edition", "citation", "source_url", "note")

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?[A-Z]?[a-z]?(?:\([0-9A-Za-z]{1,4}\))*")
_WHEN = {
    "promptly": re.compile(r"\bprompt(?:ly)?\b", re.I),
    "immediately": re.compile(r"\b(?:immediate(?:ly)?|at once)\b", re.I),
    "as soon as possible": re.compile(r"\bas soon as possible\b", re.I),
    "as soon as practicable": re.compile(r"\bas soon as (?:is )?practicable\b", re.I),
    "weekly": re.compile(r"\bweek(?:ly)?\b", re.I),
    "monthly": re.compile(r"\bmonth(?:ly)?\b", re.I),
    "quarterly": re.compile(r"\bquarter(?:ly)?\b", re.I),
    "one year": re.compile(r"\bone year\b", re.I),
    "five years": re.compile(r"\bfive years\b", re.I),
}
_OFFICES = (
    "President",
    "Attorney General",
    "Secretary of State",
    "Secretary of Defense",
    "Secretary of the Interior",
    "Secretary of Commerce",
    "Secretary of Labor",
    "Secretary of Homeland Security",
    "Secretary of Health and Human Services",
    "Secretary of HHS",
    "Secretary of the Treasury",
    "Trade Representative",
    "Assistant to the President for National Security Affairs",
    "Centers for Disease Control and Prevention",
    "Director of CDC",
    "Digital Service",
    "Office of Management and Budget",
    "Office of Personnel Management",
    "Commissioner of U.S. Customs and Border Protection",
    "Director of U.S. Immigration and Customs Enforcement",
    "Director of U.S. Citizenship and Immigration Services",
    "Homeland Security Investigations",
    "Border Patrol",
    "Bureau of Prisons",
    "Marshals Service",
    "Governors",
    "Congress",
    "Government of Mexico",
)
_MODALS = {
    "duty": re.compile(
        r"\b(?:shall(?! (?:mean|refer|have the meaning))|must|(?:is|are)(?: hereby)? directed|directs? agencies)\b"
    ),
    "should": re.compile(r"\bshould\b"),
}
"""What makes a clause a duty; `shall mean` only defines."""

_Reading = Callable[[Outline, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A digest and its original, both as outlines."""

    digest: Outline
    original: Outline


def _digest_file(number: str) -> Path:
    return corpus() / f"eo-{number}.md"


def _front_matter(number: str) -> dict[str, object]:
    _, head, _ = _digest_file(number).read_text("utf-8").split("---\n", 2)
    facts = yaml.safe_load(head)
    assert isinstance(facts, dict)
    return facts


@cache
def _outlined(file: Path) -> Outline:
    return outline(read(file))


@pytest.fixture(params=NUMBERS)
def pair(request: pytest.FixtureRequest, orders_dir: Path) -> _Pair:
    """Each digest with its original; skipped where the original is absent."""
    number = str(request.param)
    files = sorted(orders_dir.glob(ORIGINALS[number]))
    if not files:
        pytest.skip(f"no original of EO {number} at {orders_dir / ORIGINALS[number]}")
    return _Pair(_outlined(_digest_file(number)), _outlined(files[0]))


def test_the_corpus_holds_the_five_starter_orders_and_nothing_else() -> None:
    assert sorted(file.name for file in corpus().glob("*.md")) == [f"eo-{number}.md" for number in NUMBERS]


@pytest.mark.parametrize("number", NUMBERS)
def test_front_matter_is_complete(number: str) -> None:
    facts = _front_matter(number)
    assert [field for field in FIELDS if not facts.get(field)] == []
    assert facts["number"] == number
    assert facts["edition"] == "digest"
    assert "not the official text" in str(facts["note"])
    assert re.fullmatch(r"\d{2} FR \d{4}", str(facts["citation"]))
    assert str(facts["source_url"]).startswith(("https://www.federalregister.gov/", "https://www.whitehouse.gov/"))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_digest_is_read_as_the_digest_of_its_order(number: str) -> None:
    order: Order = _outlined(_digest_file(number)).order
    facts = _front_matter(number)
    known = order.identity
    assert (known.number, known.title, known.date) == (number, facts["title"], facts["date"])
    assert (known.signatory, known.citation) == (facts["signatory"], facts["citation"])
    assert known.edition is Edition.DIGEST
    assert order.set_aside == ()
    assert order.warnings == ()


def test_labels_are_those_of_the_original_in_the_same_order(pair: _Pair) -> None:
    assert pair.digest.labels == pair.original.labels


def test_every_figure_of_a_clause_stands_in_its_digest_and_none_is_added(pair: _Pair) -> None:
    """Deadlines in days, citations, dates, years, numbers of orders: the same set on both sides."""
    assert _differing(pair, _figures) == {}


def test_every_time_of_a_clause_stands_in_its_digest_and_none_is_added(pair: _Pair) -> None:
    """Promptly, immediately, every week, within one year: the same on both sides."""
    assert _differing(pair, _times) == {}


def test_a_duty_stays_a_duty_and_none_is_added(pair: _Pair) -> None:
    """A clause that says shall or must does so in both texts; so for should."""
    assert _differing(pair, _modals) == {}


def test_every_office_of_a_clause_is_named_in_its_digest_or_just_above_it(pair: _Pair) -> None:
    missing = {label: sorted(there - here) for label, here, there in _clauses(pair, _offices) if there - here}
    assert missing == {}


def _differing(pair: _Pair, of: _Reading) -> dict[str, str]:
    """By label: what the digest lacks and what it adds."""
    return {
        label: f"lacks {sorted(there - here)}, adds {sorted(here - there)}"
        for label, here, there in _clauses(pair, of)
        if here != there
    }


def _clauses(pair: _Pair, of: _Reading) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """For each label but the signature: what `of` finds in the digest and in the original."""
    for segment in pair.original.segments:
        if segment.kind is not SegmentKind.SIGNATURE:
            yield segment.label, of(pair.digest, segment.label), of(pair.original, segment.label)


def _own_words(tree: Outline, label: str) -> str:
    """What a segment says itself, after its enumerator."""
    segment = tree.segment(label)
    if segment is None:
        return ""
    start = segment.enumerator.end if segment.enumerator else segment.own.start
    return " ".join(tree.text[start : segment.own.end].split())


def _figures(tree: Outline, label: str) -> frozenset[str]:
    joined = re.sub(r"(?<=[\dA-Z)]) (?=\([0-9a-zA-Z]{1,4}\))", "", _own_words(tree, label))
    return frozenset(found.rstrip(",") for found in _FIGURE.findall(joined))


def _times(tree: Outline, label: str) -> frozenset[str]:
    return _named(_WHEN, _own_words(tree, label))


def _modals(tree: Outline, label: str) -> frozenset[str]:
    return _named(_MODALS, _own_words(tree, label))


def _named(patterns: dict[str, re.Pattern[str]], words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in patterns.items() if pattern.search(words))


def _offices(tree: Outline, label: str) -> frozenset[str]:
    """Offices named by the segment or by one it lies in."""
    at = tree.index(label)
    above = () if at is None else (tree.segments[i].label for i in tree.ancestors(at))
    words = " ".join(_own_words(tree, name) for name in (label, *above))
    return frozenset(office for office in _OFFICES if re.search(rf"\b{re.escape(office)}\b", words))
