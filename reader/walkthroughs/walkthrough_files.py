"""A walkthrough as one readable YAML file, and back. What is written is read back the same.

Every refusal is a BadRequest that names the file, the line and what to write there; nothing is read in part.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from yaml import Node

from reader import moments
from reader.annotations import Selector, Target
from reader.errors import BadRequest
from reader.walkthroughs.model import Answer, Hidden, Question, Stop, Walkthrough
from reader.yaml_words import Fields, Line, Quoted, Words, dumped, fields_of, refuse_format, root_of, words_of

FORMAT = "1"
"""The version of the file's form."""
LARGEST = 4_000_000
"""Code points of the largest file that is read."""
MOST_STOPS, MOST_TARGETS, MOST_TOPICS = 500, 60, 60
VIEWS = ("facing", "rows", "outline", "matrix")
_HEAD = "# A walkthrough through two orders: its stops, in order. Passages are found again by their words.\n"
_WALKTHROUGH = ("format", "title", "left", "right", "author", "created", "modified", "stops")
_STOP = ("id", "title", "note", "topics", "view", "redline", "left", "right", "question")
_TARGET = ("order", "section", "edition", "words", "before", "after", "at")
_QUESTION = ("ask", "hide", "answer")


def to_yaml(walkthrough: Walkthrough) -> str:
    """`walkthrough` as the text of a file."""
    said: dict[str, Any] = {
        "format": int(FORMAT),
        "title": walkthrough.title,
        "left": walkthrough.left,
        "right": walkthrough.right,
    }
    said |= {"author": walkthrough.author} if walkthrough.author else {}
    for name in ("created", "modified"):
        moment: datetime | None = getattr(walkthrough, name)
        said |= {name: moments.told(moment)} if moment else {}
    said["stops"] = [_stop_said(stop, walkthrough) for stop in walkthrough.stops]
    return _HEAD + dumped(said)


def from_yaml(text: str, name: str) -> Walkthrough:
    """The walkthrough that a file says; `name` is how the file is spoken of in a refusal. Raises BadRequest."""
    whole = fields_of(root_of(text, name, "walkthrough", LARGEST), name, _WALKTHROUGH)
    refuse_format(whole.text("format"), FORMAT, name, "walkthrough")
    if "title" not in whole.nodes:
        raise BadRequest(f"{whole.place}: “title” is missing; write what the walkthrough is about.")
    sides = whole.text("left"), whole.text("right")
    stops = tuple(_stop(node, name, sides) for node in whole.items("stops", MOST_STOPS))
    twice = next((one.id for place, one in enumerate(stops) if one.id in {two.id for two in stops[:place]}), None)
    if twice is not None:
        raise BadRequest(f"{name}: two stops have the id “{twice}”; give one of them another.")
    return Walkthrough(
        whole.text("title"),
        sides[0],
        sides[1],
        stops,
        whole.text("author"),
        _moment(whole.words("created")),
        _moment(whole.words("modified")),
    )


def _stop_said(stop: Stop, walkthrough: Walkthrough) -> dict[str, Any]:
    said: dict[str, Any] = {"id": stop.id, "title": stop.title}
    said |= {"note": stop.note} if stop.note else {}
    said |= {"topics": Line(stop.topics)} if stop.topics else {}
    said |= {"view": stop.view} if stop.view != "facing" else {}
    said |= {"redline": True} if stop.redline else {}
    if stop.question:
        asked = stop.question
        said["question"] = {"ask": asked.text, "hide": asked.hidden.value, "answer": asked.answer.value}
    for name, targets, order in (("left", stop.left, walkthrough.left), ("right", stop.right, walkthrough.right)):
        said |= {name: [_target_said(target, order) for target in targets]} if targets else {}
    return said


def _target_said(target: Target, order: str) -> dict[str, Any]:
    """A passage; its order is told only where it is not that of its side."""
    found = target.selector
    said: dict[str, Any] = {"order": target.order} if target.order != order else {}
    said |= {"section": target.label} if target.label else {}
    said |= {"words": found.exact}
    said |= {"before": Quoted(found.prefix)} if found.prefix else {}
    said |= {"after": Quoted(found.suffix)} if found.suffix else {}
    said |= {"at": f"{found.start}-{found.end}"}
    return said | ({"edition": target.edition} if target.edition else {})


def _stop(node: Node, name: str, sides: tuple[str, str]) -> Stop:
    said = fields_of(node, name, _STOP)
    view = said.words("view") or Words("facing", said.place)
    if view.text not in VIEWS:
        raise view.wrong(f"is no view; write one of {', '.join(VIEWS)}.")
    if "title" not in said.nodes:
        raise BadRequest(f"{said.place}: “title” is missing; write what the stop is about.")
    return Stop(
        said.needed("id", "write a short name that no other stop has.").text,
        said.text("title"),
        said.text("note"),
        tuple(_target(one, name, sides[0]) for one in said.items("left", MOST_TARGETS)),
        tuple(_target(one, name, sides[1]) for one in said.items("right", MOST_TARGETS)),
        tuple(words_of(one, name).text for one in said.items("topics", MOST_TOPICS)),
        view.text,
        (said.words("redline") or Words("", said.place)).flag(),
        _question(said.fields("question", _QUESTION)),
    )


def _target(node: Node, name: str, order: str) -> Target:
    said = fields_of(node, name, _TARGET)
    if "words" not in said.nodes:
        raise BadRequest(f"{said.place}: the passage has no “words”; write those by which it is found.")
    start, end = _range(said.words("at"))
    found = Selector(said.text("words"), said.text("before"), said.text("after"), start, end)
    return Target(said.text("order", order), found, said.text("section"), said.text("edition"))


def _question(said: Fields | None) -> Question | None:
    if said is None:
        return None
    if "ask" not in said.nodes:
        raise BadRequest(f"{said.place}: the question has no “ask”; write what the class is asked.")
    hidden, answer = (said.needed(key, "write it below the question.") for key in ("hide", "answer"))
    return Question(said.text("ask"), hidden.one_of(Hidden), answer.one_of(Answer))


def _range(said: Words | None) -> tuple[int, int]:
    if said is None:
        return 0, 0
    first, dash, last = said.text.partition("-")
    digits = first.isascii() and first.isdigit() and last.isascii() and last.isdigit()
    if not (dash and digits and len(said.text) < 30 and int(first) <= int(last)):
        raise said.wrong("is no place; write it like 120-240.")
    return int(first), int(last)


def _moment(said: Words | None) -> datetime | None:
    return said.moment() if said is not None and said.text else None
