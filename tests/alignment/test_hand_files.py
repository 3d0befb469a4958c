"""The person's hand in files: read back as written; refusals name file and line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.alignment import (
    HandAnchor,
    HandEntry,
    HandKind,
    HandLinks,
    Relation,
    as_csv,
    as_json,
    as_yaml,
    from_csv,
    from_json,
    from_yaml,
)
from reader.errors import BadRequest

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)
LABELS = st.one_of(st.sampled_from(["6", "3.10", "4(a)(ii)(B)", "preamble", "no", '5("a")', "1e3", "~"]), LINE).filter(
    bool
)
ANCHORS = st.builds(HandAnchor, LABELS, LINE, st.integers(0, 10**6))
SIDE = st.lists(ANCHORS, min_size=1, max_size=3).map(tuple)
MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda t: t.replace(tzinfo=UTC, microsecond=0))


def entries(kind, left, right):
    return st.builds(
        HandEntry,
        st.just(kind),
        left,
        right,
        WORDS,
        MOMENTS,
        st.none() | st.sampled_from(Relation),
        st.booleans(),
        st.booleans(),
        WORDS,
        st.none() | st.floats(0, 1),
    )


NOBODY = st.just(())
HANDS = st.lists(
    st.one_of(
        entries(HandKind.LINK, SIDE, SIDE),
        entries(HandKind.NOT_A_LINK, SIDE, SIDE),
        entries(HandKind.SYNC, SIDE, SIDE),
        entries(HandKind.NO_COUNTERPART, SIDE, NOBODY),
        entries(HandKind.NO_COUNTERPART, NOBODY, SIDE),
    ),
    max_size=4,
).map(lambda found: HandLinks(tuple(found)))


@settings(max_examples=60, deadline=None)
@given(HANDS)
def test_what_is_exported_is_imported_the_same(hand):
    assert from_yaml(as_yaml(hand, "eo-1", "eo-2"), "x.yaml") == hand
    assert from_json(as_json(hand, "eo-1", "eo-2"), "x.json") == hand
    assert from_csv(as_csv(hand), "x.csv") == hand


def test_a_file_written_by_hand_is_read_with_plain_labels():
    text = """\
format: 1
left: eo-1
right: eo-2
entries:
- kind: link
  left: [3.10]
  right:
  - label: 4(a)
    begins: the ferry
  relation: opposed
  when: 2026-05-03
"""
    (entry,) = from_yaml(text, "links/a--b.yaml").entries
    assert entry.labels == (("3.10",), ("4(a)",))
    assert entry.relation is Relation.OPPOSED
    assert entry.when == datetime(2026, 5, 3, tzinfo=UTC)


GOOD = "format: 1\nentries:\n- kind: link\n  left: ['1']\n  right: ['2']\n  when: 2026-05-03\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD.replace("kind: link", "kind: knot"), r"line 3: “knot” is not known here; write one of link, not a link"),
        (GOOD + "  colour: red\n", r"line 7: an entry has no field “colour”"),
        (GOOD + "  score: much\n", r"line 7: “much” is no score"),
        (GOOD + "  score: nan\n", r"line 7: “nan” is no score"),
        (GOOD + "  locked: maybe\n", r"line 7: “maybe” is neither true nor false"),
        (GOOD + "  note: a\n  note: b\n", r"line 8: “note” is said twice"),
        (GOOD.replace("2026-05-03", "spring"), r"line 6: “spring” is no time"),
        (GOOD.replace("  right: ['2']\n", ""), r"line 3: “link” names passages of both sides"),
        (GOOD.replace("['1']", "[{begins: x}]"), r"line 4: the passage has no label"),
        (GOOD.replace("format: 1", "format: 9"), r"does not say “format: 1”"),
        (GOOD.replace("- kind", "- {kind"), r"line \d+ is not YAML"),
        ("format: 1\nentries: &a [*a]\n", r"aliases"),
        ("- 1\n", r"line 1: fields and their values"),
        ("", r"is empty"),
        ("[" * 5000, r"nested deeper"),
    ],
)
def test_a_slip_in_a_file_is_refused_with_file_and_line(text, sentence):
    with pytest.raises(BadRequest, match=rf"^links/a--b\.yaml.*{sentence}"):
        from_yaml(text, "links/a--b.yaml")


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        (from_json, "{", "x, line 1 is not JSON"),
        (from_json, "[]", "no list of entries"),
        (from_json, '{"format": 1, "entries": [{"kind": "link"}]}', "x, entry 1: the entry does not say when"),
        (from_json, '{"format": 1, "entries": [{"kind": ["link"]}]}', "x, entry 1: one value is expected"),
        (from_csv, "kind\nlink\n", "x, line 1 lacks the column"),
        (from_csv, as_csv(HandLinks()) + "knot,,,,,,,,,,,,2026-05-03,\r\n", "x, line 2: “knot” is not known"),
    ],
)
def test_a_slip_in_an_import_is_refused_where_it_stands(read, text, sentence):
    with pytest.raises(BadRequest, match=sentence):
        read(text, "x")


def test_a_cell_that_a_spreadsheet_would_run_is_held_back():
    entry = HandEntry(
        HandKind.LINK, (HandAnchor("=1+1"),), (HandAnchor("2"),), "-Ann", datetime(2026, 1, 1, tzinfo=UTC)
    )
    written = as_csv(HandLinks((entry,)))
    assert ",'=1+1," in written
    assert from_csv(written, "x").entries == (entry,)


def test_the_file_is_made_to_be_read():
    when = datetime(2026, 5, 3, 12, tzinfo=UTC)
    anchor = HandAnchor("4(a)", "Fähren über den Sund")
    entry = HandEntry(HandKind.LINK, (anchor,), (anchor,), "Ann", when, score=0.83)
    assert as_yaml(HandLinks((entry,)), "eo-1", "eo-2").splitlines()[1:] == [
        "format: 1",
        "left: eo-1",
        "right: eo-2",
        "entries:",
        "- kind: link",
        "  left:",
        "  - label: 4(a)",
        "    begins: Fähren über den Sund",
        "  right:",
        "  - label: 4(a)",
        "    begins: Fähren über den Sund",
        "  author: Ann",
        "  when: '2026-05-03T12:00:00Z'",
        "  score: 0.83",
    ]
