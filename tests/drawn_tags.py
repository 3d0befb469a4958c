"""Strategies that draw any annotations and any vocabulary, the odd characters among them."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

from hypothesis import strategies as st

from reader.annotations import Annotation, Note, Selector, Tag, Tagbook, Target, Vocabulary

ODD = st.sampled_from(
    ["=1+1", "+7", "-x", "@cmd", "'=1", "''", "'tis", "\ttab", "\r\nline", 'he said "no"', "a;b", "a > b", "\\", "\\-",
     "\ufeff", "ﷺ مرسوم", "𝒜 passage 🜚", "a,b\nc", " lead", "trail ", "\x00\x0b", "＝2", "</Code>]]>?>", ""]
)  # fmt: skip
"""What spreadsheets, XML and Turtle stumble over."""
WORDS = st.one_of(ODD, st.text(max_size=20))
LABELS = WORDS.map(lambda words: " ".join(words.split())).filter(bool)
IDS = st.one_of(st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True), WORDS.filter(str.strip))
MOMENTS = st.none() | st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
PLACES = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda it: (it[0], it[0] + it[1]))


@st.composite
def selectors(draw: st.DrawFn) -> Selector:
    start, end = draw(PLACES)
    return Selector(draw(WORDS.filter(bool)), draw(WORDS), draw(WORDS), start, end)


TARGETS = st.builds(Target, IDS, selectors(), WORDS, WORDS)
NOTES = st.builds(Note, WORDS, WORDS, MOMENTS)


@st.composite
def vocabularies(draw: st.DrawFn, most: int = 6) -> Vocabulary:
    """Any vocabulary as the deeds keep it: labels once, no circles, keys once."""
    from reader.annotations.vocabulary_deeds import folded

    ids = draw(st.lists(IDS, max_size=most, unique=True))
    labels = draw(st.lists(LABELS, min_size=len(ids), max_size=len(ids), unique_by=folded))
    pins = draw(st.permutations(range(1, 10)))
    tags = []
    for number, (id_, label) in enumerate(zip(ids, labels, strict=True)):
        above = draw(st.none() | st.sampled_from(ids[:number])) if number else None
        tags.append(
            Tag(
                id_, label, above, draw(st.sampled_from(["", "D", "Dp", "𝒜"])), draw(st.integers(0, 5)),
                draw(st.sampled_from([None, "#3F5870", "#abcdef"])), draw(WORDS),
                tuple(draw(st.lists(LABELS, max_size=3, unique=True))), draw(st.sampled_from([None, pins[number]])),
            )
        )  # fmt: skip
    return Vocabulary(tuple(draw(st.permutations(tags))))


@st.composite
def annotations(draw: st.DrawFn, vocabulary: Vocabulary) -> Annotation:
    tags = [tag.id for tag in vocabulary.tags]
    return Annotation(
        draw(IDS),
        tuple(draw(st.lists(TARGETS, min_size=1, max_size=2))),
        draw(st.none() | st.sampled_from(tags)) if tags else None,
        tuple(draw(st.lists(NOTES, max_size=3))),
        tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
        draw(MOMENTS),
        draw(MOMENTS),
    )


@st.composite
def tagbooks(draw: st.DrawFn) -> Tagbook:
    vocabulary = draw(vocabularies())
    drawn = draw(st.lists(annotations(vocabulary), max_size=5, unique_by=lambda one: one.id))
    return Tagbook(vocabulary, MappingProxyType({one.id: one for one in drawn}))
