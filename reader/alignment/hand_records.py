"""An entry of the person's hand as plain words, and back: what all its file formats share.

Reading is strict, for a slip in a file edited by hand must not be guessed at: every refusal is a BadRequest that names
the file, the line (or entry) and what to write there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from reader import moments
from reader.alignment.hand_model import HandAnchor, HandEntry, HandKind
from reader.alignment.model import Relation
from reader.errors import BadRequest
from reader.yaml_words import Words

FORMAT = "1"
"""The version of the file's form."""
PLAIN = ("kind", "relation", "confirmed", "locked", "note", "author", "when", "score")
"""The fields of an entry beside its passages."""
ANCHOR = ("label", "begins", "at")
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as a file has it."""

    place: str
    fields: Mapping[str, Words]
    left: Sequence[Mapping[str, Words]] = ()
    right: Sequence[Mapping[str, Words]] = ()


def plain(entry: HandEntry) -> dict[str, Any]:
    """`entry` as words, numbers and lists; what is not said is left out."""
    said: dict[str, Any] = {"kind": entry.kind.value}
    for name, side in (("left", entry.left), ("right", entry.right)):
        if side:
            said[name] = [_plain_anchor(anchor) for anchor in side]
    if entry.relation is not None:
        said["relation"] = entry.relation.value
    said |= {name: True for name in ("confirmed", "locked") if getattr(entry, name)}
    said |= {"note": entry.note} if entry.note else {}
    said |= {"author": entry.author, "when": moments.told(entry.when)}
    return said | ({"score": entry.score} if entry.score is not None else {})


def _plain_anchor(anchor: HandAnchor) -> dict[str, Any]:
    said: dict[str, Any] = {"label": anchor.label}
    said |= {"begins": anchor.begins} if anchor.begins else {}
    return said | ({"at": anchor.at} if anchor.at else {})


def entry_of(record: Record) -> HandEntry:
    """The entry that `record` says. Raises BadRequest."""
    fields = record.fields
    for name, text in fields.items():
        if name not in PLAIN:
            raise text.refused(f"an entry has no field “{name}”; its fields are left, right, {', '.join(PLAIN)}.")
    if "kind" not in fields:
        raise BadRequest(f"{record.place}: the entry does not say its kind; write one of {', '.join(HandKind)}.")
    relation, score, when = fields.get("relation"), fields.get("score"), fields.get("when")
    if when is None:
        raise BadRequest(f"{record.place}: the entry does not say when it was made; write when: 2026-01-31T12:00:00Z.")
    entry = HandEntry(
        kind=fields["kind"].one_of(HandKind),
        left=tuple(map(_anchor, record.left)),
        right=tuple(map(_anchor, record.right)),
        author=_words(fields, "author"),
        when=when.moment(),
        relation=relation.one_of(Relation) if relation and relation.text else None,
        confirmed=_flag(fields, "confirmed"),
        locked=_flag(fields, "locked"),
        note=_words(fields, "note"),
        score=_share(score) if score and score.text else None,
    )
    return _sided(entry, fields["kind"])


def _sided(entry: HandEntry, kind: Words) -> HandEntry:
    """`entry`, where it names the sides that its kind needs."""
    sides = bool(entry.left) + bool(entry.right)
    if entry.kind is HandKind.NO_COUNTERPART:
        if sides != 1:
            raise kind.refused("“no counterpart” names passages of one side; write either left or right.")
    elif sides != 2:
        raise kind.refused(f"“{entry.kind.value}” names passages of both sides; write left and right.")
    return entry


def _anchor(fields: Mapping[str, Words]) -> HandAnchor:
    for name, text in fields.items():
        if name not in ANCHOR:
            raise text.refused(f"a passage has no field “{name}”; its fields are {', '.join(ANCHOR)}.")
    anchor = HandAnchor(fields["label"].text, _words(fields, "begins"))
    at = fields.get("at")
    return replace(anchor, at=_count(at)) if at and at.text else anchor


def _words(fields: Mapping[str, Words], name: str) -> str:
    return fields[name].text if name in fields else ""


def _flag(fields: Mapping[str, Words], name: str) -> bool:
    return name in fields and fields[name].flag()


def _parsed(text: Words, parse: Callable[[str], Parsed], advice: str) -> Parsed:
    try:
        return parse(text.text)
    except (ValueError, OverflowError):
        raise text.wrong(advice) from None


def _share(text: Words) -> float:
    share = _parsed(text, float, "is no score; write a number from 0 to 1.")
    if not 0 <= share <= 1:
        raise text.wrong("is no score; write a number from 0 to 1.")
    return share


def _count(text: Words) -> int:
    count = _parsed(text, int, "is no place in a passage; write a whole number from 0 on.")
    if count < 0:
        raise text.wrong("is no place in a passage; write a whole number from 0 on.")
    return count
