"""Annotations as W3C JSON-LD: nothing is lost, nothing bad costs the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Annotation, Note, Selector, Target, from_jsonld, to_jsonld
from reader.annotations import jsonld_reading as reading
from reader.errors import BadAnnotations
from tests.annotations.made_books import LATER, WHEN, annotations, small_book, target

LINK = Annotation(
    "urn:uuid:0001",
    (target(), target("eo-90002", "lawful means", 40, "1")),
    "due-process",
    (Note("Compare **these**.", "M. Ortega", LATER),),
    ("Ana", "Ben"),
    WHEN,
    LATER,
)


def _items(data: bytes) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(data)["first"]["items"]
    return items


@settings(max_examples=40, deadline=None)
@given(st.lists(annotations(), max_size=5, unique_by=lambda one: one.id))
def test_any_annotations_are_read_back_as_they_were(made: list[Annotation]) -> None:
    parsed = from_jsonld(to_jsonld(made), "eo.jsonld")
    assert parsed.annotations == tuple(made)
    assert parsed.problems == ()
    assert not parsed.extras


@settings(max_examples=25, deadline=None)
@given(st.lists(annotations(), max_size=4, unique_by=lambda one: one.id))
def test_any_file_is_utf8_and_json_everywhere(made: list[Annotation]) -> None:
    json.loads(to_jsonld(made).decode("utf-8", "strict"))


def test_two_halves_of_a_letter_are_the_letter() -> None:
    odd = Annotation("urn:uuid:1", (target(exact="\ud83d\uddfd"),))
    assert from_jsonld(to_jsonld([odd]), "f").annotations[0].targets[0].selector.exact == "🗽"


def test_the_file_follows_the_recommendation() -> None:
    whole = json.loads(to_jsonld([LINK], {"due-process": "due process"}, name="eo-90001"))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["total"], whole["first"]["type"]) == ("AnnotationCollection", 1, "AnnotationPage")
    one = whole["first"]["items"][0]
    assert one["type"] == "Annotation"
    assert one["motivation"] == ["linking", "tagging", "commenting"]
    assert one["created"] == "2026-11-14T09:30:00Z"
    assert one["creator"][0] == {"type": "Person", "name": "Ana"}
    assert [body["purpose"] for body in one["body"]] == ["tagging", "tagging", "commenting"]
    assert one["body"][0]["source"] == "urn:order-reader:tag:due-process"
    assert one["body"][1]["value"] == "due process"
    assert one["body"][2]["format"] == "text/markdown"
    assert [place["source"] for place in one["target"]] == [
        "urn:order-reader:order:eo-90001",
        "urn:order-reader:order:eo-90002",
    ]
    assert [selector["type"] for selector in one["target"][0]["selector"]] == [
        "TextQuoteSelector",
        "TextPositionSelector",
    ]
    assert one["target"][0]["selector"][1] == {"type": "TextPositionSelector", "start": 100, "end": 114}


def test_one_annotation_stands_on_one_line() -> None:
    data = to_jsonld(small_book().annotations.values())
    assert sum('"type": "Annotation"' in line for line in data.decode().splitlines()) == 4


def test_names_of_tags_are_told() -> None:
    assert from_jsonld(to_jsonld([LINK], {"due-process": "due process"}), "f").labels == {"due-process": "due process"}


FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://example.org/anno/7",
    "type": "Annotation",
    "motivation": "commenting",
    "creator": {"id": "acct:ana@example.org", "type": "Person", "nickname": "ana"},
    "created": "2025-03-01T10:00:00.250+02:00",
    "body": [
        {"type": "TextualBody", "purpose": "tagging", "value": "due process"},
        {"type": "TextualBody", "purpose": "tagging", "value": "deadline"},
        {"type": "TextualBody", "value": "Mark this."},
        {"type": "Image", "id": "https://example.org/seal.png"},
    ],
    "target": {
        "source": "https://example.org/order",
        "selector": {"type": "TextQuoteSelector", "exact": "a fair hearing", "prefix": "deserve "},
    },
    "rights": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def _file(*items: Any) -> bytes:
    return json.dumps({"type": "AnnotationPage", "items": items}).encode()


def test_another_program_s_annotation_is_understood() -> None:
    first, second = from_jsonld(_file(FOREIGN), "f").annotations
    assert first.targets == (Target("https://example.org/order", Selector("a fair hearing", "deserve ")),)
    assert (first.tag, second.tag) == ("due-process", "deadline")
    assert first.notes == (Note("Mark this."),)
    assert second.notes == ()
    assert first.creators == ("ana",)
    assert str(first.created) == "2025-03-01 08:00:00+00:00"
    assert first.id == "https://example.org/anno/7" != second.id


def test_what_another_program_said_beside_is_given_back() -> None:
    parsed = from_jsonld(_file(FOREIGN), "f")
    again = _items(to_jsonld(parsed.annotations, parsed.labels, extras=parsed.extras))
    assert again[0]["rights"] == FOREIGN["rights"]
    assert {"type": "Image", "id": "https://example.org/seal.png"} in again[0]["body"]


def test_selectors_of_other_kinds_are_told_once() -> None:
    item = json.loads(json.dumps(FOREIGN))
    item["target"]["selector"] = [item["target"]["selector"], {"type": "XPathSelector", "value": "/html"}]
    other = {**item, "id": "urn:uuid:other"}
    problems = from_jsonld(_file(item, other), "f.json").problems
    assert len(problems) == 1
    assert "2 selectors of other kinds (XPathSelector)" in problems[0]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"@graph": [one]},
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}},
    ],
)
def test_a_file_comes_in_any_of_the_usual_forms(wrap: Callable[[Any], Any]) -> None:
    assert len(from_jsonld(json.dumps(wrap(FOREIGN)).encode(), "f").annotations) == 2


def _spoiled(change: Callable[[dict[str, Any]], object]) -> bytes:
    good, bad = (
        json.loads(json.dumps(item)) for item in _items(to_jsonld([LINK, *small_book().annotations.values()]))[:2]
    )
    change(bad)
    return _file(good, bad)


BAD: dict[str, Callable[[dict[str, Any]], object]] = {
    "negative": lambda a: a["target"][0]["selector"][1].update(start=-4),
    "reversed": lambda a: a["target"][0]["selector"][1].update(start=20, end=10),
    "past the end": lambda a: a["target"][0]["selector"][1].update(end=10**15),
    "no pair of whole numbers": lambda a: a["target"][0]["selector"][1].update(end="12"),
    "whole numbers": lambda a: a["target"][0]["selector"][1].update(end=True),
    "not quoted": lambda a: a["target"][0]["selector"].pop(0),
    "“exact”": lambda a: a["target"][0]["selector"][0].update(exact=7),
    "“source”": lambda a: a["target"][0].pop("source"),
    "whole document": lambda a: a.update(target="urn:order-reader:order:eo-1"),
    "speaks of 0 passages": lambda a: a.pop("target"),
    "speaks of 3 passages": lambda a: a.update(target=a["target"] * 3),
    "type is not Annotation": lambda a: a.update(type="Note"),
    "“created” is no date": lambda a: a.update(created="last week"),
    "“creator”": lambda a: a.update(creator=[{"name": 3}]),
    "no text": lambda a: a.update(body=[{"type": "TextualBody", "value": ["x"], "purpose": "commenting"}]),
    "neither text nor object": lambda a: a.update(body=[7]),
    "“id”": lambda a: a.update(id=12),
    "its id was read before": lambda a: a.update(id=LINK.id),
}


@pytest.mark.parametrize("said", list(BAD))
def test_one_bad_annotation_is_left_out_with_a_sentence(said: str) -> None:
    parsed = from_jsonld(_spoiled(BAD[said]), "eo-90001.jsonld")
    assert parsed.annotations == (LINK,)
    (problem,) = parsed.problems
    assert problem.startswith("eo-90001.jsonld, annotation 2")
    assert said in problem
    assert problem.endswith(".")
    assert len(parsed.left_out) == 1


def test_what_is_no_object_is_left_out_too() -> None:
    parsed = from_jsonld(_file("words", None, 3, FOREIGN), "f")
    assert (len(parsed.annotations), len(parsed.problems)) == (2, 3)


def test_a_sentence_quotes_the_words() -> None:
    (problem,) = from_jsonld(_spoiled(BAD["negative"]), "f").problems
    assert "(“a fair hearing”)" in problem


def test_left_out_parts_are_written_back_with_the_rest() -> None:
    parsed = from_jsonld(_spoiled(BAD["negative"]), "f")
    again = to_jsonld(parsed.annotations, others=parsed.left_out)
    assert from_jsonld(again, "f") == parsed


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (to_jsonld([LINK])[:-200], "cut short"),
        (b"", "cut short"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"[" * 100_000, "deep"),
        (b'{"type": "Feature"}', "holds no annotations"),
        (b"3", "holds no annotations"),
        (b'{"type": "AnnotationCollection", "first": "https://example.org/1"}', "only where they are"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadAnnotations, match=said) as refused:
        from_jsonld(data, "eo-90001.jsonld")
    assert str(refused.value).startswith("eo-90001.jsonld")


def test_a_file_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(BadAnnotations, match="larger"):
        from_jsonld(to_jsonld([LINK]), "eo-90001.jsonld")


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "type", "target", "body", "selector", "source", "items", "first", "exact", "start", "purpose", "value"]
    ), inner, max_size=4)
), max_leaves=12))  # fmt: skip
def test_whatever_json_comes_it_is_read_or_refused(said: Any) -> None:
    whole = {"items": [said, {"type": "Annotation", **said} if isinstance(said, dict) else said]}
    parsed = from_jsonld(json.dumps(whole).encode(), "f")
    assert len(parsed.annotations) + len(parsed.left_out) >= 1
