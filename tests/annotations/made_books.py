"""Books of tags and notes for the tests: any at all (hypothesis), and a plain one in our own words."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from types import MappingProxyType

from hypothesis import strategies as st

from reader.annotations import (
    Annotation,
    Note,
    Selector,
    Tag,
    Tagbook,
    Target,
    Vocabulary,
    with_new_tag,
    with_passage_tagged,
)
from reader.annotations.vocabulary_deeds import folded

WHEN = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 15, 16, 0, tzinfo=UTC)

_HALVES = ("\ud800", "\udbff", "\udc00", "\udfff")


def _is_text(words: str) -> bool:
    """Two halves of a surrogate pair side by side are the letter they spell in any JSON; they are no text of ours."""
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(words))


_LETTERS = st.one_of(
    st.characters(codec=None, exclude_categories=()),
    st.sampled_from(
        ["𝔄", "🗽", "א", "ש", "\u202e", "\u2028", "\x85", "\r", "\n", "\0", '"', "\\", "é", "\u0301", *_HALVES]
    ),
)
WORDS = st.text(_LETTERS, max_size=24).filter(_is_text)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC)).map(lambda when: when.replace(microsecond=0))
NOTES = st.builds(Note, WORDS, WORDS, MOMENTS)


@st.composite
def selectors(draw: st.DrawFn) -> Selector:
    start = draw(st.integers(0, 1_000_000))
    exact = draw(WORDS)
    return Selector(exact, draw(WORDS), draw(WORDS), start, start + draw(st.sampled_from([len(exact), 0, 7])))


ORDERS = st.sampled_from(["eo-14165", "eo-14010", "proclamation-10886", "https://example.org/order"]) | WORDS
TARGETS = st.builds(Target, ORDERS, selectors(), WORDS, WORDS)


ANY_TAG = st.none() | WORDS


def annotations(tags: st.SearchStrategy[str | None] = ANY_TAG) -> st.SearchStrategy[Annotation]:
    return st.builds(
        Annotation,
        st.uuids().map(lambda one: one.urn) | WORDS,
        st.lists(TARGETS, min_size=1, max_size=2).map(tuple),
        tags,
        st.lists(NOTES, max_size=3).map(tuple),
        st.lists(WORDS, max_size=3, unique=True).map(tuple),
        MOMENTS,
        MOMENTS,
    )


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Any that the deeds could make: no two of one id or name, none below itself, one tag a figure."""
    said = WORDS.filter(lambda words: bool(words.strip()))
    ids = draw(st.lists(said, max_size=6, unique=True))
    labels = draw(st.lists(said.filter(folded), min_size=len(ids), max_size=len(ids), unique_by=folded))
    pins = draw(st.permutations([1, 2, 3, 4, 5, 6, 7, 8, 9, None]))
    tags = [
        Tag(
            id_,
            label,
            draw(st.sampled_from([None, *ids[:n]])),
            draw(WORDS),
            draw(st.integers(0, 5)),
            draw(st.none() | WORDS),
            draw(WORDS),
            draw(st.lists(WORDS, max_size=3).map(tuple)),
            pins[n],
        )
        for n, (id_, label) in enumerate(zip(ids, labels, strict=True))
    ]
    return Vocabulary(tuple(draw(st.permutations(tags))))


@st.composite
def books(draw: st.DrawFn) -> Tagbook:
    vocabulary = draw(vocabularies())
    tags = st.sampled_from([None, *(tag.id for tag in vocabulary.tags)])
    found = draw(st.lists(annotations(tags), max_size=6, unique_by=lambda one: one.id))
    return Tagbook(vocabulary, MappingProxyType({one.id: one for one in found}))


def target(order: str = "eo-90001", exact: str = "a fair hearing", start: int = 100, label: str = "1") -> Target:
    return Target(order, Selector(exact, "deserve ", " and a", start, start + len(exact)), label, order)


def small_book() -> Tagbook:
    """Three tags, one below another, and four tagged passages in two orders."""
    book, rights = with_new_tag(Tagbook(), "rights")
    book, process = with_new_tag(book, "due process", rights.id)
    book, deadline = with_new_tag(book, "deadline")
    book = with_passage_tagged(book, (target(),), process.id, "Ana", WHEN)
    book = with_passage_tagged(
        book, (target(exact="within 60 days", start=300, label="2(a)(i)"),), deadline.id, "Ana", WHEN
    )
    book = with_passage_tagged(
        book, (target(start=700, exact="each claim in turn", label="2(a)"),), process.id, "Ben", LATER
    )
    return with_passage_tagged(book, (target("eo-90002", "within 30 days", 420, "3"),), deadline.id, "Ben", LATER)


def many(count: int, orders: int = 20) -> Tagbook:
    """So many passages with thirty tags in so many orders; every third with a note."""
    book = Tagbook()
    for n in range(30):
        book, _ = with_new_tag(book, f"theme {n}", book.vocabulary.tags[n // 4].id if n % 3 == 2 else None)
    tags = [tag.id for tag in book.vocabulary.tags]
    made = {}
    for n in range(count):
        place = target(
            f"eo-{90000 + n % orders}", f"passage number {n} with some words", (n // orders) * 90, f"{n % 9}(a)"
        )
        notes = (Note(f"to be read with {n}", "Ben", LATER),) if n % 3 == 0 else ()
        one = Annotation(f"urn:uuid:{n:032x}", (place,), tags[n % len(tags)], notes, ("Ana",), WHEN)
        made[one.id] = one
    return Tagbook(book.vocabulary, MappingProxyType(made))
