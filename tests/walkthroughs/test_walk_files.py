"""A walkthrough in a file: read back as written; every refusal names file and line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Selector, Target
from reader.errors import BadRequest
from reader.walkthroughs import Answer, Hidden, Question, Stop, Walkthrough, from_yaml, to_yaml
from tests.walkthroughs.walk_orders import walked

TEXT = st.text(max_size=40) | st.sampled_from(
    [
        "no",
        "3.10",
        "~",
        " lead",
        "trail ",
        "\n",
        "a\n\n b\n",
        "- x: y",
        "# c",
        "\u2028",
        "\x85",
        "𝒜 שלום",
        "'",
        '"',
        "%",
    ]
)
SELECTORS = st.builds(Selector, TEXT, TEXT, TEXT, st.integers(0, 10**6)).map(
    lambda one: Selector(one.exact, one.prefix, one.suffix, one.start, one.start + len(one.exact))
)
TARGETS = st.lists(st.builds(Target, TEXT, SELECTORS, TEXT, TEXT), max_size=2).map(tuple)
QUESTIONS = st.none() | st.builds(Question, TEXT, st.sampled_from(Hidden), st.sampled_from(Answer))
STOPS = st.builds(
    Stop,
    TEXT.filter(str.strip),
    TEXT,
    TEXT,
    TARGETS,
    TARGETS,
    st.lists(TEXT, max_size=3).map(tuple),
    st.sampled_from(["facing", "rows", "outline", "matrix"]),
    st.booleans(),
    QUESTIONS,
)
MOMENTS = st.none() | st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(
    lambda when: when.replace(tzinfo=UTC, microsecond=0)
)
WALKTHROUGHS = st.builds(
    Walkthrough,
    TEXT,
    TEXT,
    TEXT,
    st.lists(STOPS, max_size=3, unique_by=lambda stop: stop.id).map(tuple),
    TEXT,
    MOMENTS,
    MOMENTS,
)


@settings(max_examples=60, deadline=None)
@given(WALKTHROUGHS)
def test_what_is_written_is_read_back_the_same(walkthrough: Walkthrough) -> None:
    data = to_yaml(walkthrough).encode("utf-8", "surrogatepass")
    assert from_yaml(data.decode("utf-8", "surrogatepass"), "w.yaml") == walkthrough


def test_even_half_a_character_is_kept() -> None:
    odd = Walkthrough("half \ud83d", "eo-1", "eo-2", (Stop("s1", "\udc00", "note\n\ud800"),))
    assert from_yaml(to_yaml(odd), "w.yaml") == odd


def test_a_file_is_readable_and_plain_yaml() -> None:
    text = to_yaml(walked())
    told = yaml.safe_load(text)
    assert told["title"] == "The waiting program"
    first = told["stops"][0]
    assert sorted(first) == ["id", "left", "title"]
    assert sorted(first["left"][0]) == ["after", "at", "before", "edition", "section", "words"]
    assert max(map(len, text.splitlines())) < 700


GOOD = """\
format: 1
title: T
left: eo-1
right: eo-2
stops:
- id: s1
  title: One
  view: rows
  redline: true
  question:
    ask: What?
    answer: ends
    hide: left
  left:
  - words: Hello
    at: 0-5
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("format: 1", "format: 2", "w.yaml does not say “format: 1”"),
        ("title: T", "titel: T", "w.yaml, line 2: there is no field “titel” here; known are format, title"),
        ("title: T", "author: T", "w.yaml, line 1: “title” is missing"),
        ("  title: One", "  title: One\n  title: Two", "w.yaml, line 8: “title” is said twice"),
        ("view: rows", "view: sideways", "w.yaml, line 8: “sideways” is no view; write one of facing, rows"),
        ("redline: true", "redline: perhaps", "w.yaml, line 9: “perhaps” is neither true nor false"),
        ("answer: ends", "answer: maybe", "w.yaml, line 12: “maybe” is not known here; write one of continues, limits"),
        ("    hide: left\n", "", "w.yaml, line 11: “hide” is missing"),
        ("at: 0-5", "at: 5-0", "w.yaml, line 16: “5-0” is no place; write it like 120-240"),
        ("- words: Hello", "- section: '1'", "w.yaml, line 15: the passage has no “words”"),
        ("left: eo-1", "left: [eo-1]", "w.yaml, line 3: one value is expected here"),
        ("- id: s1", "- id: s1\n  title: Z\n- id: s1", "two stops have the id “s1”"),
        ("- id: s1", "- topics: []", "w.yaml, line 6: “id” is missing"),
        ("title: T", "created: soon\ntitle: T", "w.yaml, line 2: “soon” is no time"),
        ("title: T", "title: T: U", "w.yaml, line 2 is not YAML"),
    ],
)
def test_a_slip_is_refused_with_file_and_line(old: str, new: str, sentence: str) -> None:
    assert from_yaml(GOOD, "w.yaml").stops[0].left[0].selector == Selector("Hello", start=0, end=5)
    with pytest.raises(BadRequest) as refused:
        from_yaml(GOOD.replace(old, new, 1), "w.yaml")
    assert sentence in str(refused.value)


def test_a_bomb_of_aliases_an_empty_and_a_huge_file_are_refused() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    for text, sentence in (
        (bomb, "aliases"),
        ("", "is empty"),
        ("- 1", "fields and their values"),
        ("[" * 9000, "nested deeper"),
    ):
        with pytest.raises(BadRequest, match=sentence):
            from_yaml(text, "w.yaml")
    with pytest.raises(BadRequest, match="larger than any walkthrough"):
        from_yaml("x" * 4_000_001, "w.yaml")
    crowd = "format: 1\ntitle: T\nstops:\n" + "".join(f"- {{id: s{n}, title: x}}\n" for n in range(501))
    with pytest.raises(BadRequest, match="at most 500"):
        from_yaml(crowd, "w.yaml")
