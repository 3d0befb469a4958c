"""The vocabulary as a YAML file that a person can read and mend: a list of tags, each naming the one above it.

Plain values are taken as printed: `label: 3.10` is the label 3.10, `label: yes` the label yes. Every refusal is a
BadAnnotations that names file and line; nothing is read in part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from reader.annotations.model import PATTERNS, Tag, Vocabulary
from reader.annotations.vocabulary_deeds import folded
from reader.errors import BadAnnotations

LARGEST = 8_000_000
"""Bytes of the largest file that is read."""
FORMAT = "1"
_HEAD = (
    "# The tags of this library, in the order in which they are shown. `broader` is the id of the tag above.\n"
    "# May be edited while the reader is closed; a remark like this one is not kept.\n"
)
_KEYS = ("id", "label", "broader", "letter", "pattern", "colour", "definition", "aliases", "pinned")
_ODD_BREAKS = "\r\x85\u2028\u2029\ufeff"
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def vocabulary_to_yaml(vocabulary: Vocabulary) -> bytes:
    """The vocabulary as a file, in UTF-8; what is written is read back the same."""
    data = {"format": int(FORMAT), "tags": [_plain(tag) for tag in vocabulary.tags]}
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return (_HEAD + text).encode()


def vocabulary_from_yaml(data: bytes, name: str) -> Vocabulary:
    """The vocabulary that a file says; `name` is how the file is spoken of. Raises BadAnnotations."""
    top = _mapping(_root(data, name), name, ("format", "tags"))
    if "format" not in top or _value(top["format"], name) != FORMAT:
        raise BadAnnotations(f"{name} does not say “format: {FORMAT}”; it is no vocabulary, or of a newer program.")
    nodes = _items(top["tags"], name) if "tags" in top else []
    tags = tuple(_tag(node, name) for node in nodes)
    places = [_place(node, name) for node in nodes]
    _refuse_twins(tags, places)
    return Vocabulary(tuple(_hung(tags, places)))


def cycle(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """Tags that lie below one another in a ring; empty where there is no ring."""
    by_id = {tag.id: tag for tag in tags}
    sound: set[str] = set()
    for tag in by_id.values():
        way: dict[str, Tag] = {}
        at: Tag | None = tag
        while at is not None and at.id not in sound:
            if at.id in way:
                ring = list(way)
                return tuple(way[id_] for id_ in ring[ring.index(at.id) :])
            way[at.id] = at
            at = by_id.get(at.broader) if at.broader is not None else None
        sound.update(way)
    return ()


class _Dumper(yaml.SafeDumper):
    """Puts text with odd line ends in double quotes, where they are kept as they are."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """`text` as a node, in the plainest style that keeps every character."""
        style = '"' if any(character in text for character in _ODD_BREAKS) else None
        node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", text, style)
        return node


_Dumper.add_representer(str, _Dumper.represent_text)


def _plain(tag: Tag) -> dict[str, Any]:
    """The fields of a tag that say something; id, label and pattern always."""
    said: dict[str, Any] = {"id": tag.id, "label": tag.label}
    if tag.broader is not None:
        said["broader"] = tag.broader
    if tag.letter:
        said["letter"] = tag.letter
    said["pattern"] = tag.pattern
    if tag.colour is not None:
        said["colour"] = tag.colour
    if tag.definition:
        said["definition"] = tag.definition
    if tag.aliases:
        said["aliases"] = list(tag.aliases)
    if tag.pinned is not None:
        said["pinned"] = tag.pinned
    return said


def _root(data: bytes, name: str) -> yaml.Node:
    if len(data) > LARGEST:
        raise BadAnnotations(f"{name} is larger than any vocabulary ({len(data):,} bytes); choose another.")
    try:
        text = data.decode("utf-8-sig")
        # The quick loader takes no lone half of a surrogate pair, which the plain one reads from its escape.
        loader = yaml.SafeLoader if _SURROGATE.search(text) else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise BadAnnotations(f"{name} uses YAML's aliases (*…); write the words out.")
        root = yaml.compose(text, loader)
    except UnicodeDecodeError:
        raise BadAnnotations(f"{name} is not text in UTF-8; restore its backup, or mend it.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadAnnotations(
            f"{name}, line {line} is not YAML ({error.problem}); mend it, or restore its backup."
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BadAnnotations(f"{name} is not YAML; mend it, or restore its backup.") from None
    if root is None:
        raise BadAnnotations(f"{name} is empty; restore its backup, or delete it to begin anew.")
    return root


def _tag(node: yaml.Node, name: str) -> Tag:
    fields, place = _mapping(node, name, _KEYS), _place(node, name)
    said = {key: _value(value, name) for key, value in fields.items() if key != "aliases"}
    for needed in ("id", "label"):
        if not said.get(needed, "").strip():
            raise BadAnnotations(f"{place}: this tag has no {needed}; write {needed}: and what it shall be.")
    aliases = tuple(_value(item, name) for item in _items(fields["aliases"], name)) if "aliases" in fields else ()
    return Tag(
        said["id"],
        said["label"],
        said.get("broader"),
        said.get("letter", ""),
        _figure(said.get("pattern", "0"), range(PATTERNS), f"{place}: the pattern"),
        said.get("colour"),
        said.get("definition", ""),
        aliases,
        _figure(said["pinned"], range(1, 10), f"{place}: the figure it is pinned to") if "pinned" in said else None,
    )


def _refuse_twins(tags: tuple[Tag, ...], places: list[str]) -> None:
    """Refuses two tags of one id, of one name, or pinned to one figure."""
    seen: dict[tuple[str, object], str] = {}
    for tag, place in zip(tags, places, strict=True):
        marks: list[tuple[str, object]] = [("id", tag.id), ("label", folded(tag.label))]
        marks += [("pinned", tag.pinned)] if tag.pinned is not None else []
        for mark in marks:
            if mark in seen:
                raise BadAnnotations(
                    f"{place}: the tag “{tag.label}” has the same {mark[0]} as that of {seen[mark]}; change one."
                )
            seen[mark] = place.removeprefix(place.rpartition(", ")[0] + ", ")


def _hung(tags: tuple[Tag, ...], places: list[str]) -> Iterator[Tag]:
    """`tags`, once it is sure that each hangs below one that is there, and none below itself."""
    ids = {tag.id for tag in tags}
    for tag, place in zip(tags, places, strict=True):
        if tag.broader is not None and tag.broader not in ids:
            raise BadAnnotations(
                f"{place}: “{tag.label}” lies below “{tag.broader}”, which is no tag's id; mend it, or take it out."
            )
        yield tag
    if ring := cycle(tags):
        names = " → ".join(f"“{tag.label}”" for tag in (*ring, ring[0]))
        raise BadAnnotations(
            f"{places[tags.index(ring[0])]}: tags lie below themselves ({names}); take broader out of one of them."
        )


def _figure(words: str, allowed: range, what: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 4 and int(words) in allowed):
        raise BadAnnotations(f"{what} is “{words}”; write a figure from {allowed[0]} to {allowed[-1]}.")
    return int(words)


def _mapping(node: yaml.Node, name: str, known: tuple[str, ...]) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise BadAnnotations(f"{_place(node, name)}: fields and their values are expected here, like “label: parole”.")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = _value(key, name)
        if word not in known:
            raise BadAnnotations(f"{_place(key, name)}: “{word}” is no field; known are {', '.join(known)}.")
        if word in found:
            raise BadAnnotations(f"{_place(key, name)}: “{word}” is said twice; keep one.")
        found[word] = value
    return found


def _items(node: yaml.Node, name: str) -> list[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise BadAnnotations(f"{_place(node, name)}: a list is expected here, each item behind a dash.")
    return list(node.value)


def _value(node: yaml.Node, name: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BadAnnotations(f"{_place(node, name)}: one value is expected here, not a list or fields.")
    return str(node.value)


def _place(node: yaml.Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + 1}"
