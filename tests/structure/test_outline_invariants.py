"""What holds of every outline, whatever the text: it is covered once, well nested, and its labels are unique."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Block, BlockKind, Emphasis, Emphasised, Identity, Kind, Order
from reader.spans import Span
from reader.structure import Outline, SegmentKind, find_references, outline

OPENERS = [
    "Section 1.", "Sec. 2.", "SEC. 3.", "Sec. 2 ", "Section 9A(c)", "1.1 ", "2-201. ", "3. ", "PART I—",
    "Subpart A", "ANNEX", "(a)", "(b)", "(i)", "(ii)", "(v)", "(x)", "(1)", "(A)", "(I)", "(aa)", "(zz)", "“(a)",
    "“Sec. 4.", "\"3. ",
    "THE WHITE HOUSE,", "JANE Q. KEEPER", "May 4, 1931.", "",
]  # fmt: skip
TAILS = [
    "Lamps.", "Care of Lamps. The lamps are lit.", "the lamps; and", "the following:", "the end.”", "”", "is revoked.",
    "Executive Order 1234 of May 4, 1931, is amended", "8 U.S.C. 12(a), (b), and 14", "section 235(b) of the INA",
    "sections 2(a) and (b) of this order", "", "  ", "🕯 lamps", "x" * 300,
]  # fmt: skip
paragraphs = st.lists(
    st.one_of(
        st.lists(st.sampled_from(OPENERS + TAILS), min_size=1, max_size=5).map(" ".join),
        st.text(max_size=60).map(lambda words: words.replace("\n", " ")),
    ),
    max_size=14,
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Any order: paragraphs that look like structure, any kinds of block, emphasis anywhere."""
    text, blocks = "", []
    for words in draw(paragraphs):
        kind = draw(st.sampled_from([BlockKind.PARAGRAPH] * 4 + list(BlockKind)))
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind, draw(st.integers(0, 3))))
        text += words + "\n\n"
    ends = st.integers(0, len(text))
    runs = [
        Emphasised(Span(min(pair), max(pair)), draw(st.sampled_from(list(Emphasis))))
        for pair in draw(st.lists(st.tuples(ends, ends), max_size=4))
    ]
    kept = tuple(blocks) if draw(st.booleans()) else ()
    return Order(text, kept, Identity(kind=draw(st.sampled_from(list(Kind)))), tuple(runs))


def check(found: Outline) -> None:
    """Assert everything the contract of `Outline` promises."""
    segments, text = found.segments, found.text
    assert segments
    assert "".join(segment.own.of(text) for segment in segments) == text
    assert [segment.own.end for segment in segments[:-1]] == [segment.own.start for segment in segments[1:]]
    assert len(set(found.labels)) == len(segments)
    for i, segment in enumerate(segments):
        assert segment.span.start == segment.own.start
        assert segment.own.covers(segment.body)
        inside = [part for part in (segment.enumerator, segment.heading) if part]
        assert all(segment.own.covers(part) for part in inside)
        if segment.parent is None:
            continue
        above = segments[segment.parent]
        assert segment.parent < i
        assert above.span.covers(segment.span)
    for left, right in pairwise(segments):
        assert left.span.end <= right.span.start or left.span.covers(right.span)


@settings(max_examples=150, deadline=None)
@given(orders())
def test_any_text_has_a_sound_outline(order: Order) -> None:
    found = outline(order)
    check(found)
    for reference in find_references(found):
        assert reference.quote == reference.span.of(found.text)
        assert found.segments[found.at(reference.span.start)].label == reference.label


def test_an_empty_text_has_one_empty_segment() -> None:
    found = outline(Order("", (), Identity()))
    assert found.labels == ("preamble",)


def test_own_text_runs_to_the_next_segment_and_span_over_all_below(order: Callable[..., Order]) -> None:
    found = outline(
        order("Section 1. Fog. In fog:\n\n(a) ring; and\n\n(b) wait.\n\nThen rest.\n\nSec. 2. Sun. Enjoy it.")
    )
    fog, wait = found.segment("1"), found.segment("1(b)")
    assert fog is not None
    assert wait is not None
    assert fog.own.of(found.text) == "Section 1. Fog. In fog:\n\n"
    assert fog.span.of(found.text).endswith("Then rest.\n\n")
    assert fog.body.of(found.text) == "In fog:"
    assert fog.enumerator is not None
    assert fog.enumerator.of(found.text) == "Section 1."
    assert wait.body.of(found.text) == "wait.\n\nThen rest."


def test_kinds_and_depths(order: Callable[..., Order]) -> None:
    found = outline(
        order("Be it known:\n\nSection 1. (a)(1) Lamps.\n\n“(b) Bells.”\n\nTHE WHITE HOUSE,\n\nMay 4, 1931.")
    )
    assert [(segment.label, segment.kind, segment.depth) for segment in found.segments] == [
        ("preamble", SegmentKind.PREAMBLE, 0),
        ("1", SegmentKind.SECTION, 0),
        ("1(a)", SegmentKind.CLAUSE, 1),
        ("1(a)(1)", SegmentKind.CLAUSE, 2),
        ('1(a)(1)("b")', SegmentKind.QUOTED, 3),
        ("signature", SegmentKind.SIGNATURE, 0),
    ]
