"""An entry of the person's hand as plain words, and back: what all its file formats share.

Reading is strict, for a slip in a file edited by hand must not be guessed at: every refusal is a BadRequest that names
the file, the line (or entry) and what to write there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from reader.alignment.hand_model import HandAnchor, HandEntry, HandKind
from reader.alignment.model import Relation
from reader.errors import BadRequest

FORMAT = "1"
"""The version of the file's form."""
PLAIN = ("kind", "relation", "confirmed", "locked", "note", "author", "when", "score")
"""The fields of an entry beside its passages."""
ANCHOR = ("label", "begins", "at")
_YES, _NO = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0", ""))
Word = TypeVar("Word", bound=StrEnum)
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a file and where they stand."""

    words: str
    place: str
    """`links/eo-1--eo-2.yaml, line 7`."""

    def refused(self, advice: str) -> BadRequest:
        """The sentence that refuses them."""
        return BadRequest(f"{self.place}: {advice}")


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as a file has it."""

    place: str
    fields: Mapping[str, Text]
    left: Sequence[Mapping[str, Text]] = ()
    right: Sequence[Mapping[str, Text]] = ()


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
    said |= {"author": entry.author, "when": entry.when.astimezone(UTC).isoformat().replace("+00:00", "Z")}
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
        raise BadRequest(f"{record.place}: the entry does not say its kind; write one of {_listed(HandKind)}.")
    relation, score, when = fields.get("relation"), fields.get("score"), fields.get("when")
    if when is None:
        raise BadRequest(f"{record.place}: the entry does not say when it was made; write when: 2026-01-31T12:00:00Z.")
    entry = HandEntry(
        kind=_one_of(HandKind, fields["kind"]),
        left=tuple(map(_anchor, record.left)),
        right=tuple(map(_anchor, record.right)),
        author=_words(fields, "author"),
        when=_moment(when),
        relation=_one_of(Relation, relation) if relation and relation.words else None,
        confirmed=_flag(fields.get("confirmed")),
        locked=_flag(fields.get("locked")),
        note=_words(fields, "note"),
        score=_share(score) if score and score.words else None,
    )
    return _sided(entry, fields["kind"])


def _sided(entry: HandEntry, kind: Text) -> HandEntry:
    """`entry`, where it names the sides that its kind needs."""
    sides = bool(entry.left) + bool(entry.right)
    if entry.kind is HandKind.NO_COUNTERPART:
        if sides != 1:
            raise kind.refused("“no counterpart” names passages of one side; write either left or right.")
    elif sides != 2:
        raise kind.refused(f"“{entry.kind.value}” names passages of both sides; write left and right.")
    return entry


def _anchor(fields: Mapping[str, Text]) -> HandAnchor:
    for name, text in fields.items():
        if name not in ANCHOR:
            raise text.refused(f"a passage has no field “{name}”; its fields are {', '.join(ANCHOR)}.")
    anchor = HandAnchor(fields["label"].words, _words(fields, "begins"))
    at = fields.get("at")
    return replace(anchor, at=_count(at)) if at and at.words else anchor


def _words(fields: Mapping[str, Text], name: str) -> str:
    return fields[name].words if name in fields else ""


def _one_of(words: type[Word], text: Text) -> Word:
    try:
        return words(text.words)
    except ValueError:
        raise text.refused(f"“{text.words}” is not known here; write one of {_listed(words)}.") from None


def _listed(words: type[StrEnum]) -> str:
    return ", ".join(word.value for word in words)


def _flag(text: Text | None) -> bool:
    if text is None or text.words.casefold() in _NO:
        return False
    if text.words.casefold() in _YES:
        return True
    raise text.refused(f"“{text.words}” is neither true nor false; write one of these.")


def _parsed(text: Text, parse: Callable[[str], Parsed], advice: str) -> Parsed:
    try:
        return parse(text.words)
    except (ValueError, OverflowError):
        raise text.refused(f"“{text.words}” {advice}") from None


def _moment(text: Text) -> datetime:
    moment = _parsed(text, datetime.fromisoformat, "is no time; write it like 2026-01-31T12:00:00Z.")
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _parsed(text, lambda _: aware.astimezone(UTC), "lies outside the calendar.")


def _share(text: Text) -> float:
    share = _parsed(text, float, "is no score; write a number from 0 to 1.")
    if not 0 <= share <= 1:
        raise text.refused(f"“{text.words}” is no score; write a number from 0 to 1.")
    return share


def _count(text: Text) -> int:
    count = _parsed(text, int, "is no place in a passage; write a whole number from 0 on.")
    if count < 0:
        raise text.refused(f"“{text.words}” is no place in a passage; write a whole number from 0 on.")
    return count
