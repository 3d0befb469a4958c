"""A W3C Web Annotation file read: of ours, or of another program. One bad annotation never costs the others."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from reader import moments
from reader.annotations.jsonld import ORDER, OWN_BODIES, OWN_EDITION, OWN_LABEL, TAG
from reader.annotations.model import Annotation, Note, Selector, Target
from reader.annotations.vocabulary_deeds import free_id
from reader.errors import BadAnnotations

LARGEST = 64_000_000
"""Bytes of the largest file that is read; 10,000 annotations take some 8,000,000."""
_LAST = 1_000_000_000
"""No reading text is as long, in code points."""
_KNOWN = frozenset(("@context", "id", "type", "motivation", "created", "modified", "creator", "body", "target"))
_TAGGING = frozenset(("tagging", "classifying", "identifying"))
_SPOKEN = 48


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file of annotations says."""

    annotations: tuple[Annotation, ...]
    problems: tuple[str, ...] = ()
    """One sentence for each part that was left out: what, where, what to do."""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """How the file names the tags, by their ids; of a tag without an id of ours, one is made of its name."""
    extras: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}))
    """By id of an annotation, what is said of it that the model has no place for."""
    left_out: tuple[object, ...] = ()
    """The JSON of what was left out, to be written back with the rest."""


class _Bad(Exception):
    """Why one annotation is left out, and what to do."""


def from_jsonld(data: bytes, name: str) -> Parsed:
    """What the bytes of a file say; `name` is how the file is spoken of.

    Raises BadAnnotations where the file as a whole is none: cut short, no JSON, no annotations, too large.
    """
    items, problems = _items(_whole(data, name), name)
    reading = _Reading(name, problems)
    for number, item in enumerate(items, 1):
        reading.take(item, number)
    return reading.parsed()


class _Reading:
    """What was read of a file so far."""

    def __init__(self, name: str, problems: list[str]) -> None:
        self._name, self._problems = name, problems
        self._found: dict[str, Annotation] = {}
        self._labels: dict[str, str] = {}
        self._extras: dict[str, dict[str, Any]] = {}
        self._left_out: list[object] = []
        self._selectors: Counter[str] = Counter()

    def take(self, item: object, number: int) -> None:
        try:
            found = self._annotations(item)
        except _Bad as bad:
            self._problems.append(f"{self._name}, annotation {number}{_spoken(item)} is left out: {bad}")
            self._left_out.append(item)
            return
        self._found.update((one.id, one) for one in found)
        if isinstance(item, dict):
            self._keep_extra(found[0].id, item)

    def _keep_extra(self, id_: str, item: dict[str, Any]) -> None:
        """What other programs said beside what the model knows."""
        extra = {key: value for key, value in item.items() if key not in _KNOWN}
        if odd := [body for body in _list(item.get("body")) if _is_odd(body)]:
            extra[OWN_BODIES] = odd
        if extra:
            self._extras[id_] = extra

    def parsed(self) -> Parsed:
        if self._selectors:
            kinds = ", ".join(sorted(self._selectors))
            self._problems.append(
                f"{self._name}: {sum(self._selectors.values())} selectors of other kinds ({kinds}) are not kept; "
                "the quoted words are."
            )
        return Parsed(
            tuple(self._found.values()), tuple(self._problems), self._labels, self._extras, tuple(self._left_out)
        )

    def _annotations(self, item: object) -> list[Annotation]:
        """One annotation; or several, where other programs put several tags on it."""
        if not isinstance(item, dict):
            raise _Bad("it is no object with fields; export it again.")
        if "Annotation" not in _list(item.get("type", item.get("@type"))):
            raise _Bad("its type is not Annotation; export it again.")
        targets = tuple(self._target(target) for target in _list(item.get("target")))
        if not 1 <= len(targets) <= 2:
            raise _Bad(f"it speaks of {len(targets)} passages; one is needed, or two for a link.")
        id_ = item.get("id", item.get("@id"))
        if id_ is None:
            id_ = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(item, sort_keys=True)).urn
        first = Annotation(
            _words(id_, "id"), targets, None, self._notes(item), _people(item.get("creator")),
            _moment(item.get("created"), "created"), _moment(item.get("modified"), "modified"),
        )  # fmt: skip
        if first.id in self._found:
            raise _Bad("its id was read before; give it another, or delete one of the two.")
        return self._tagged(first, self._tags(item))

    def _tagged(self, one: Annotation, tags: list[str]) -> list[Annotation]:
        bare = replace(one, notes=())
        more = [replace(bare, tag=tag, id=uuid.uuid5(uuid.NAMESPACE_URL, f"{one.id} {tag}").urn) for tag in tags[1:]]
        return [replace(one, tag=tags[0]) if tags else one, *more]

    def _tags(self, item: dict[str, Any]) -> list[str]:
        """Ids of its tags: by our IRI, else made of their names. Remembers their names."""
        bodies = [body for body in _bodies(item) if body[0] in _TAGGING]
        ids = [unquote(iri[len(TAG) :], errors="surrogatepass") for _, iri, _, _ in bodies if iri.startswith(TAG)]
        names = [words for _, _, words, _ in bodies if words is not None]
        if ids:
            self._labels.update(zip(ids, names, strict=False))
            return list(dict.fromkeys(ids))
        made = []
        for words in dict.fromkeys(" ".join(name.split()) for name in names if name.strip()):
            known = next((id_ for id_, label in self._labels.items() if label == words), None)
            made.append(known or free_id(words, self._labels))
            self._labels[made[-1]] = words
        return made

    def _notes(self, item: dict[str, Any]) -> tuple[Note, ...]:
        return tuple(
            Note(words, "; ".join(_people(body.get("creator"))), _moment(body.get("created"), "created of a note"))
            for purpose, _, words, body in _bodies(item)
            if purpose not in _TAGGING and words is not None
        )

    def _target(self, target: object) -> Target:
        if isinstance(target, str):
            raise _Bad("it speaks of a whole document, not of words in it; select the words and tag them.")
        if not isinstance(target, dict):
            raise _Bad("its target is no object; export it again.")
        source = target.get("source")
        source = source.get("id") if isinstance(source, dict) else source
        order = _words(source, "source")
        if order.startswith(ORDER):
            order = unquote(order[len(ORDER) :], errors="surrogatepass")
        label, edition = (_words(target.get(key, ""), key) for key in (OWN_LABEL, OWN_EDITION))
        return Target(order, self._selector(target), label, edition)

    def _selector(self, target: dict[str, Any]) -> Selector:
        kinds: dict[str, dict[str, Any]] = {}
        for selector in _list(target.get("selector")):
            kind = selector.get("type") if isinstance(selector, dict) else None
            if isinstance(selector, dict) and kind in ("TextQuoteSelector", "TextPositionSelector"):
                kinds.setdefault(kind, selector)
            else:
                self._selectors[str(kind)] += 1
        quote = kinds.get("TextQuoteSelector")
        if quote is None or "exact" not in quote:
            raise _Bad("the words it stands on are not quoted (TextQuoteSelector); export it with them.")
        exact, prefix, suffix = (_words(quote.get(key, ""), key) for key in ("exact", "prefix", "suffix"))
        return Selector(exact, prefix, suffix, *_position(kinds.get("TextPositionSelector")))


def _whole(data: bytes, name: str) -> object:
    if len(data) > LARGEST:
        raise BadAnnotations(f"{name} is larger than any file of annotations ({len(data):,} bytes); choose another.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadAnnotations(f"{name} is not text in UTF-8; export it again, or restore its backup.") from None
    except RecursionError:
        raise BadAnnotations(f"{name} is nested too deep to be a file of annotations; choose another.") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise BadAnnotations(
            f"{name}, line {line}: the file is cut short or no JSON; export it again, or restore its backup."
        ) from None


def _items(whole: object, name: str) -> tuple[list[object], list[str]]:
    """The annotations of a file in any of the forms in which they come, and what is not in the file."""
    problems: list[str] = []
    if isinstance(whole, dict) and isinstance(first := whole.get("first"), (dict, str)):
        whole = first
    if isinstance(whole, str):
        raise BadAnnotations(f"{name} holds no annotations, only where they are ({whole}); save that page instead.")
    if isinstance(whole, dict) and "next" in whole:
        problems.append(f"{name} goes on in another page, which is not in the file; save that too and import it.")
    if isinstance(whole, dict):
        if "Annotation" in _list(whole.get("type")):
            return [whole], problems
        whole = next((whole[key] for key in ("items", "@graph", "rows") if key in whole), None)
        whole = [] if whole is None and problems else whole
    if not isinstance(whole, list):
        raise BadAnnotations(f"{name} holds no annotations; choose a W3C annotation file (JSON-LD).")
    return whole, problems


def _bodies(item: dict[str, Any]) -> Iterator[tuple[str, str, str | None, dict[str, Any]]]:
    """Of each body its purpose, the IRI it stands for, its words, and itself."""
    motives = [motive for motive in _list(item.get("motivation")) if isinstance(motive, str)]
    usual = motives[-1] if motives else "commenting"
    if isinstance(item.get("bodyValue"), str):
        yield usual, "", item["bodyValue"], {}
    for body in _list(item.get("body")):
        if isinstance(body, str):
            yield usual, body, None, {}
        elif isinstance(body, dict):
            yield _body(body, usual)
        else:
            raise _Bad("a part of its body is neither text nor object; export it again.")


def _body(body: dict[str, Any], usual: str) -> tuple[str, str, str | None, dict[str, Any]]:
    purposes = _list(body.get("purpose")) or [usual]
    words, iri = body.get("value"), body.get("source", "")
    if not isinstance(words, (str, type(None))):
        raise _Bad("the words of a note or tag are no text; export it again.")
    return str(purposes[0]), iri if isinstance(iri, str) else "", words, body


def _is_odd(body: object) -> bool:
    """True for a body that is neither a note nor a tag: a picture, a page of the web."""
    if not isinstance(body, dict):
        return True
    return not isinstance(body.get("value"), str) and not str(body.get("source", "")).startswith(TAG)


def _position(selector: dict[str, Any] | None) -> tuple[int, int]:
    """Start and end; 0 and 0 where the file says none (the quote finds the words)."""
    if selector is None:
        return 0, 0
    start, end = selector.get("start"), selector.get("end")
    if type(start) is not int or type(end) is not int:
        raise _Bad("its position is no pair of whole numbers; take the position out, the quote finds the words.")
    if start < 0 or end < start:
        raise _Bad(f"its position {start} to {end} is negative or reversed; take it out, the quote finds the words.")
    if end > _LAST:
        raise _Bad("its position is past the end of any order; take it out, the quote finds the words.")
    return start, end


def _people(said: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(person) for person in _list(said)))


def _name(person: object) -> str:
    if isinstance(person, dict):
        person = next((person[key] for key in ("name", "nickname", "id", "@id") if key in person), "")
    return _words(person, "creator")


def _moment(said: object, key: str) -> datetime | None:
    if said is None:
        return None
    try:
        return moments.read(_words(said, key)).replace(microsecond=0)
    except ValueError:
        raise _Bad(f"its “{key}” is no date; write it like 2026-11-22T18:00:00Z.") from None


def _words(said: object, key: str) -> str:
    if not isinstance(said, str):
        raise _Bad(f"its “{key}” is missing or no text; export it again.")
    return said


def _list(said: object) -> list[object]:
    return said if isinstance(said, list) else [] if said is None else [said]


def _spoken(item: object) -> str:
    """The words an annotation quotes, for a sentence: ` (“both quicker and fair”)`; empty where none are found."""
    if not isinstance(item, dict):
        return ""
    for target in _list(item.get("target")):
        for selector in _list(target.get("selector")) if isinstance(target, dict) else []:
            exact = selector.get("exact") if isinstance(selector, dict) else None
            if isinstance(exact, str) and exact.strip():
                words = " ".join(exact.split())
                return f" (“{words if len(words) <= _SPOKEN else words[: _SPOKEN - 1] + '…'}”)"
    return ""
