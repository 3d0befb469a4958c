"""Topics, effects and directives against hand-made gold, where it is present.

A mention counts where topic and label are the gold's (or the label is its parent or child); gold marked weak may be
missed. A directive counts where the label is as near and an actor is shared; gold with a `kind` may be missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reader.directives import Directive, find_directives
from reader.documents import read
from reader.structure import Outline, outline
from reader.topics import Mention, find_topics, load_taxonomy

MENTIONS_AT_LEAST = 0.95
EFFECTS_AT_LEAST = 0.90
DIRECTIVES_AT_LEAST = 0.90
DUE_DATES_AT_LEAST = 0.95


@pytest.fixture(scope="module")
def read_gold(gold_dir: Path, orders_dir: Path) -> list[tuple[dict[str, Any], Outline]]:
    files = sorted((gold_dir / "directives").glob("*.yaml"))
    if not files:
        pytest.skip(f"no gold of directives in {gold_dir}")
    gold = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    return [(entry, outline(read(orders_dir / entry["order"]))) for entry in gold]


def _steps(label: str) -> list[str]:
    return re.findall(r"[^()\"“”]+", label)


def _near(one: str, other: str) -> bool:
    short, long = sorted((_steps(one), _steps(other)), key=len)
    return long[: len(short)] == short and len(long) - len(short) <= 1


def _f1(right: int, said: int, found: int, wanted: int) -> float:
    precision, recall = right / said if said else 0.0, found / wanted if wanted else 1.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mention_f1(gold: list[dict[str, Any]], said: Iterable[Mention]) -> float:
    known = {entry["topic"] for entry in gold}
    places = {(m.topic, m.label) for m in said if m.topic in known}
    plain = [entry for entry in gold if not entry.get("weak")]

    def meets(place: tuple[str, str], entry: dict[str, Any]) -> bool:
        return place[0] == entry["topic"] and _near(place[1], entry["label"])

    right = sum(any(meets(place, entry) for entry in gold) for place in places)
    found = sum(any(meets(place, entry) for place in places) for entry in plain)
    return _f1(right, len(places), found, len(plain))


def _effects_right(gold: list[dict[str, Any]], said: tuple[Mention, ...]) -> list[bool]:
    """One truth a plain gold entry: the effect its label's last mention has is allowed."""
    last = {(m.topic, m.label): m.effect.value if m.effect else "none" for m in said}
    judged = [entry for entry in gold if not entry.get("weak") and (entry["topic"], entry["label"]) in last]
    allowed = [{entry["effect"], *(entry.get("effect_alt") or [])} for entry in judged]
    return [last[entry["topic"], entry["label"]] in options for entry, options in zip(judged, allowed, strict=True)]


def _names(text: str | None) -> set[str]:
    return {name.strip().casefold() for name in (text or "").split(";") if name.strip()}


def _paired(gold: list[dict[str, Any]], said: tuple[Directive, ...]) -> list[tuple[Directive, dict[str, Any]]]:
    """Each directive with the first unused gold entry it meets."""
    free, pairs = list(gold), []
    for directive in said:
        actors = {name.casefold() for name in directive.actors}
        for entry in free:
            wanted = _names(entry.get("actor")) | _names(entry.get("actor_alt"))
            shared = not wanted or any(a in w or w in a for a in actors for w in wanted)
            if shared and _near(directive.label, entry["label"]):
                pairs.append((directive, entry))
                free.remove(entry)
                break
    return pairs


def test_topics_are_found_where_the_gold_has_them(read_gold: list[tuple[dict[str, Any], Outline]]) -> None:
    taxonomy = load_taxonomy()
    scores = {
        gold["order"]: _mention_f1(gold["effects"], find_topics(read_outline, taxonomy))
        for gold, read_outline in read_gold
        if gold["effects"]
    }
    assert scores
    assert sum(scores.values()) / len(scores) >= MENTIONS_AT_LEAST, scores


def test_effects_are_those_of_the_gold(read_gold: list[tuple[dict[str, Any], Outline]]) -> None:
    taxonomy = load_taxonomy()
    right = [
        truth
        for gold, read_outline in read_gold
        for truth in _effects_right(gold["effects"], find_topics(read_outline, taxonomy))
    ]
    assert right
    assert sum(right) / len(right) >= EFFECTS_AT_LEAST


def test_directives_are_those_of_the_gold(read_gold: list[tuple[dict[str, Any], Outline]]) -> None:
    scores = {}
    for gold, read_outline in read_gold:
        said = find_directives(read_outline)
        pairs = _paired(gold["directives"], said)
        plain = [entry for entry in gold["directives"] if "kind" not in entry]
        found = sum("kind" not in entry for _, entry in pairs)
        scores[gold["order"]] = _f1(len(pairs), len(said), found, len(plain))
    assert sum(scores.values()) / len(scores) >= DIRECTIVES_AT_LEAST, scores


def test_due_dates_are_those_of_the_gold(read_gold: list[tuple[dict[str, Any], Outline]]) -> None:
    wanted = right = 0
    for gold, read_outline in read_gold:
        wanted += sum(bool(entry.get("due")) and "kind" not in entry for entry in gold["directives"])
        pairs = _paired(gold["directives"], find_directives(read_outline))
        right += sum(directive.due == entry["due"] for directive, entry in pairs if entry.get("due"))
    assert wanted
    assert right / wanted >= DUE_DATES_AT_LEAST


def test_every_mention_and_its_operative_words_are_quotations(orders_dir: Path) -> None:
    taxonomy = load_taxonomy()
    for name in ("seeds/000_56cbcd2e944a8a01.txt", "seeds/004_77cae7ee7d9cfa48.txt"):
        read_outline = outline(read(orders_dir / name))
        found = find_topics(read_outline, taxonomy)
        assert len(found) > 20
        for mention in found:
            assert mention.span.of(read_outline.text) == mention.quote
            assert (mention.effect is None) == (mention.effect_span is None)
            assert mention.effect_span is None or len(mention.effect_span) <= 120


def test_the_two_ways_of_one_program_pull_apart(orders_dir: Path) -> None:
    taxonomy = load_taxonomy()
    seen = {}
    for name in ("seeds/000_56cbcd2e944a8a01.txt", "seeds/004_77cae7ee7d9cfa48.txt"):
        read_outline = outline(read(orders_dir / name))
        found = [m for m in find_topics(read_outline, taxonomy) if m.topic == "migration-protection-protocols"]
        seen[name] = {
            (m.label, m.effect and m.effect.value, m.effect_span.of(read_outline.text) if m.effect_span else "")
            for m in found
        }
    first, second = seen.values()
    assert ("6", "resume", "resume") in first
    assert ("4(a)(ii)(B)", "review", "review and determine whether to terminate or modify") in second
