"""The vocabulary as a codebook of the REFI-QDA standard 1.5 (.qdc), which programs for qualitative work exchange.

Source: REFI-QDA Standard 1.5 (Rotterdam Exchange Format Initiative, 2019), part Codebook: `Code` elements, nested, with
`guid`, `name`, `isCodable`, `color`, and a `Description`. What the standard has no word for (our id, other words of a
tag, its letter, pattern and key, its place among all) stands in a processing instruction inside the Code, which any
other program passes over. A program that writes the codebook anew leaves it out; the guid, made of our id, then still
says which tag is meant, and `merged` loses nothing that was there.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from reader.annotations.incoming import DEEPEST, Incoming, Names, fitting_field, offer, xml_words
from reader.annotations.model import Tag, Vocabulary
from reader.errors import BadAnnotations

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPACE = "urn:QDA-XML:codebook:1.0"
OWN = "order-reader"
"""Target of our processing instructions."""
_GUIDS = uuid.UUID("2d0b5d5e-7c0c-5c8e-8f53-3f6a9d9b6a10")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def guid_of(tag: str) -> str:
    """The guid under which the tag with that id is exchanged, always the same."""
    return str(uuid.uuid5(_GUIDS, tag)).upper()


def to_qdc(vocabulary: Vocabulary) -> bytes:
    """The whole vocabulary as a codebook; the same vocabulary gives the same bytes."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("CodeBook", {"xmlns": SPACE, "origin": "Order Reader"})
    codes = SubElement(root, "Codes")
    below = _children(vocabulary)
    place = {tag.id: number for number, tag in enumerate(vocabulary.tags)}
    waiting: list[tuple[Tag, Element, str | None, int]] = [(tag, codes, None, 1) for tag in reversed(below[None])]
    while waiting:
        tag, parent, above, depth = waiting.pop()
        code = _code(tag, above, place[tag.id], parent)
        home = (code, tag.id, depth + 1) if depth < DEEPEST else (codes, None, 1)
        waiting.extend((child, *home) for child in reversed(below.get(tag.id, ())))
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _children(vocabulary: Vocabulary) -> dict[str | None, list[Tag]]:
    """Which tags lie directly below each; below None those at the top, and any whose way up leads nowhere."""
    tags = {tag.id: tag for tag in vocabulary.tags}
    below: dict[str | None, list[Tag]] = {None: []}
    for tag in vocabulary.tags:
        below.setdefault(tag.broader if tag.broader in tags else None, []).append(tag)
    reached, waiting = set(), list(below[None])
    while waiting:
        tag = waiting.pop()
        reached.add(tag.id)
        waiting.extend(below.get(tag.id, ()))
    lost = [tag for tag in vocabulary.tags if tag.id not in reached]
    return _at_the_top(below, lost) if lost else below


def _at_the_top(below: dict[str | None, list[Tag]], lost: list[Tag]) -> dict[str | None, list[Tag]]:
    """`below`, those of a circle not being lost but standing at the top."""
    gone = {tag.id for tag in lost}
    kept = {above: [tag for tag in tags if tag.id not in gone] for above, tags in below.items()}
    kept[None] = [*kept[None], *lost]
    return kept


def _code(tag: Tag, above: str | None, place: int, parent: Element) -> Element:
    from xml.etree.ElementTree import ProcessingInstruction, SubElement

    said = _sayable(tag)
    code = SubElement(parent, "Code", {"guid": guid_of(tag.id), "name": said.label, "isCodable": "true"})
    if said.colour:
        code.set("color", said.colour)
    if said.definition:
        SubElement(code, "Description").text = said.definition
    plain = Tag(tag.id, said.label, above, colour=said.colour, definition=said.definition)
    more: dict[str, Any] = {"id": tag.id, "place": place}
    more |= {f.name: getattr(tag, f.name) for f in fields(Tag) if getattr(tag, f.name) != getattr(plain, f.name)}
    own = json.dumps(more, sort_keys=True).replace("?", "\\u003f")
    code.append(ProcessingInstruction(OWN, own))
    return code


def _sayable(tag: Tag) -> Tag:
    """So much of `tag` as the standard's XML can say as it is."""
    colour = tag.colour if tag.colour and _COLOUR.fullmatch(tag.colour) else None
    return replace(tag, label=xml_words(tag.label), definition=xml_words(tag.definition), colour=colour)


@dataclass(slots=True)
class _Reading:
    """What has been read so far of one codebook."""

    by_guid: dict[str, Tag]
    """The tags of the person's vocabulary."""
    ids: Names
    tags: dict[str, Tag] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def from_qdc(data: bytes, name: str, vocabulary: Vocabulary) -> Incoming:
    """The tags of a codebook called `name`, for a person with that vocabulary.

    A code is the tag whose guid it has; another's becomes a tag with an id made of its name. Sets, and whatever else
    tags here do not know, are told among the problems. The name space is not asked for, since programs write it in
    several ways. Raises BadAnnotations where it is no codebook.
    """
    root = _root(data, name)
    reading = _Reading({guid_of(tag.id): tag for tag in vocabulary.tags}, Names(tag.id for tag in vocabulary.tags))
    waiting = [(code, None, 1) for code in reversed(root.findall("{*}Codes/{*}Code"))]
    todo: list[tuple[Element, str | None, int]] = list(waiting)
    while todo:
        code, above, depth = todo.pop()
        if depth > DEEPEST:
            raise BadAnnotations(f"{name} nests codes more than {DEEPEST} deep; no codebook does.")
        tag = _take(code, above, reading)
        todo.extend((child, tag, depth + 1) for child in reversed(code.findall("{*}Code")))
    for one in root.iterfind(".//{*}Set"):
        reading.problems.append(f"The set “{one.get('name', '')}” is left out: a tag has one place, in the tree.")
    if not reading.tags:
        reading.problems.append("There is no code in the file.")
    return offer(name, (), _in_order(reading), reading.problems, vocabulary)


def _root(data: bytes, name: str) -> Element:
    from xml.etree.ElementTree import ParseError, TreeBuilder

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=TreeBuilder(insert_pis=True), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise BadAnnotations(f"{name} declares a document type, which no codebook needs; export it again.") from None
    except (ParseError, ValueError, LookupError) as error:
        raise BadAnnotations(f"{name} is damaged or no codebook ({error}).") from None
    if root.tag.rpartition("}")[2] != "CodeBook":
        raise BadAnnotations(f"{name} is XML, but no codebook of the REFI-QDA standard (its root is no CodeBook).")
    return root


def _take(code: Element, above: str | None, reading: _Reading) -> str | None:
    """Puts down one code as a tag below `above`; its id, or `above` where it has no name."""
    label = " ".join(code.get("name", "").split())
    if not label:
        reading.problems.append("A code without a name is left out; those below it move up.")
        return above
    own = _own(code, reading, label)
    known = reading.by_guid.get(code.get("guid", "").strip("{} ").upper())
    id_ = own.get("id") or (known.id if known else None)
    if id_ is None or id_ in reading.tags:
        id_ = reading.ids.free_id(label)
    colour = code.get("color", "").strip()
    tag = Tag(
        id_,
        label,
        above,
        colour=_six(colour) if _COLOUR.fullmatch(colour) else None,
        definition=code.findtext("{*}Description") or "",
    )
    reading.tags[id_] = replace(tag, **_still_true(own, tag))
    reading.places[id_] = own.get("place", -1)
    return id_


def _still_true(own: dict[str, Any], tag: Tag) -> dict[str, Any]:
    """Of what we had added so much as fits the code as it is now: another program may have renamed it since."""
    changed = {name for name in ("label", "definition") if xml_words(own.get(name, "")) != getattr(tag, name)}
    return {name: value for name, value in own.items() if name not in ("id", "place", *changed)}


def _six(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * figure for figure in colour[1:])


def _own(code: Element, reading: _Reading, label: str) -> dict[str, Any]:
    """What our own instruction in the code says; whatever is not as we write it is passed over."""
    told = next((text for text in _instructions(code) if text.startswith(f"{OWN} ")), "")
    if not told:
        return {}
    try:
        found = json.loads(told.removeprefix(OWN))
        return {name: fitting for name, value in found.items() if (fitting := fitting_field(name, value)) is not None}
    except (ValueError, AttributeError, RecursionError):
        reading.problems.append(f"What this program had added to the code “{label}” is damaged and is left out.")
        return {}


def _instructions(code: Element) -> Iterator[str]:
    from xml.etree.ElementTree import ProcessingInstruction

    return (child.text or "" for child in code if _kind(child) is ProcessingInstruction)


def _kind(element: Element) -> object:
    """Its name; of an instruction the function that makes one, which the types do not say."""
    return element.tag


def _in_order(reading: _Reading) -> tuple[Tag, ...]:
    """The tags as they stood among all, where the file says so of each; else as they stand in it."""
    tags = tuple(reading.tags.values())
    if any(place < 0 for place in reading.places.values()):
        return tags
    return tuple(sorted(tags, key=lambda tag: reading.places[tag.id]))
