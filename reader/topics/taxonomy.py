"""The taxonomy: topic files in YAML, checked, with every complaint naming file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.errors import BadTaxonomy
from reader.places import resources
from reader.topics.matching import Matcher
from reader.topics.model import Topic

if TYPE_CHECKING:
    from yaml import Node

_LISTS = ("alternatives", "acronyms", "passing", "exclusions", "signals", "patterns", "broader", "related")
_WORDS = ("id", "label", "short", "note")
_FILE_KEYS = ("set", "note", "topics")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, in the order of their files."""

    topics: Mapping[str, Topic]
    """By id."""
    _matcher: list[Matcher] = field(init=False, repr=False, compare=False, default_factory=list)

    @property
    def matcher(self) -> Matcher:
        """The compiled matcher; built at the first call, then kept."""
        if not self._matcher:
            self._matcher.append(Matcher(tuple(self.topics.values())))
        return self._matcher[0]


@dataclass(frozen=True, slots=True)
class _Line:
    """A topic as read, with where it stands."""

    topic: Topic
    where: str


def load_taxonomy(*folders: Path) -> Taxonomy:
    """Every `*.yaml` of `folders` (without any: the topics that ship with the program), as one checked taxonomy.

    Raises BadTaxonomy, naming file and line: not YAML, an unknown key, a missing or repeated id, a pattern that does
    not compile, a topic that is named but nowhere described, topics that are broader than themselves.
    """
    read: dict[str, _Line] = {}
    for file in _files(folders or (resources() / "topics",)):
        for line in _topics_of(file):
            if line.topic.id in read:
                raise BadTaxonomy(
                    f"{line.where}: the topic “{line.topic.id}” is described twice, first in "
                    f"{read[line.topic.id].where}; give one of them another id."
                )
            read[line.topic.id] = line
    _check_links(read)
    return Taxonomy(MappingProxyType({name: line.topic for name, line in read.items()}))


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise BadTaxonomy(f"{folder}: there is no such folder of topic files; name one that exists.")
        yield from sorted(folder.glob("*.yaml"))


def _topics_of(file: Path) -> Iterator[_Line]:
    root = _composed(file)
    top = _mapping(root, file, _FILE_KEYS)
    group = top["set"][1].value if "set" in top else file.stem
    if "topics" not in top:
        raise BadTaxonomy(f"{file}:1: there is no list “topics” in this file.")
    listed = top["topics"][1]
    if not _is_list(listed):
        raise BadTaxonomy(f"{_at(file, listed)}: “topics” must be a list of topics, each beginning with “- id:”.")
    for node in listed.value:
        yield _Line(_topic(node, file, group), _at(file, node))


def _composed(file: Path) -> Node:
    """The YAML node tree of `file`; nodes know their lines, and no Python object is ever built from a tag."""
    import yaml

    try:
        if file.stat().st_size > _LARGEST:
            raise BadTaxonomy(f"{file}:1: this topic file is larger than 1 MB; split it.")
        root = yaml.compose(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError) as error:
        raise BadTaxonomy(f"{file}:1: this topic file cannot be read as UTF-8 text ({error}).") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadTaxonomy(f"{file}:{line}: this is not YAML ({error.problem}); mend the line.") from error
    except yaml.YAMLError as error:
        raise BadTaxonomy(f"{file}:1: this is not YAML ({error}).") from error
    if root is None:
        raise BadTaxonomy(f"{file}:1: this topic file is empty; remove it or list its “topics”.")
    return root


def _mapping(node: Node, file: Path, known: tuple[str, ...]) -> dict[str, tuple[Node, Node]]:
    """Key to (key node, value node); raises BadTaxonomy for anything but a mapping with known, single keys."""
    if _shape(node) != "mapping":
        raise BadTaxonomy(f"{_at(file, node)}: here “key: value” lines are expected.")
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if key.value not in known:
            raise BadTaxonomy(f"{_at(file, key)}: the key “{key.value}” is unknown; known are {', '.join(known)}.")
        if key.value in found:
            raise BadTaxonomy(f"{_at(file, key)}: the key “{key.value}” stands here twice.")
        found[key.value] = (key, value)
    return found


def _topic(node: Node, file: Path, group: str) -> Topic:
    entries = _mapping(node, file, (*_WORDS, *_LISTS))
    for needed in ("id", "label"):
        if needed not in entries or not str(entries[needed][1].value).strip():
            raise BadTaxonomy(f"{_at(file, node)}: this topic has no “{needed}”.")
    words = {key: " ".join(_text(entries[key][1], file).split()) for key in _WORDS if key in entries}
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words["id"]):
        raise BadTaxonomy(f"{_at(file, node)}: the id “{words['id']}” must be lower-case words joined by hyphens.")
    lists = {key: _strings(entries[key][1], file) for key in _LISTS if key in entries}
    if "patterns" in entries:
        _check_patterns(entries["patterns"][1], file)
    return Topic(**words, **lists, set=group)  # type: ignore[arg-type]


def _text(node: Node, file: Path) -> str:
    if _shape(node) != "scalar":
        raise BadTaxonomy(f"{_at(file, node)}: here one piece of text is expected, not a list.")
    return str(node.value)


def _strings(node: Node, file: Path) -> tuple[str, ...]:
    if not _is_list(node):
        raise BadTaxonomy(f"{_at(file, node)}: here a list is expected, as in [one, two].")
    values = tuple(_text(item, file).strip() for item in node.value)
    for item, value in zip(node.value, values, strict=True):
        if not value:
            raise BadTaxonomy(f"{_at(file, item)}: an empty wording would light every word; remove it.")
    return values


def _check_patterns(node: Node, file: Path) -> None:
    for item in node.value:
        try:
            compiled = re.compile(item.value)
        except re.error as error:
            raise BadTaxonomy(f"{_at(file, item)}: the pattern “{item.value}” does not compile ({error}).") from error
        if compiled.match(""):
            raise BadTaxonomy(f"{_at(file, item)}: the pattern “{item.value}” matches nothing at all; make it longer.")


def _check_links(read: Mapping[str, _Line]) -> None:
    for line in read.values():
        for name in (*line.topic.broader, *line.topic.related):
            if name not in read:
                raise BadTaxonomy(f"{line.where}: “{line.topic.id}” names the topic “{name}”, which no file describes.")
    for line in read.values():
        if _reaches(line.topic.id, read):
            raise BadTaxonomy(
                f"{line.where}: “{line.topic.id}” is broader than itself by way of its “broader” topics; "
                "break the circle."
            )


def _reaches(start: str, read: Mapping[str, _Line]) -> bool:
    """True when `start` is found again on the way up."""
    seen: set[str] = set()
    todo = list(read[start].topic.broader)
    while todo:
        name = todo.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            todo.extend(read[name].topic.broader)
    return False


def _shape(node: Node) -> str:
    """`scalar`, `sequence` or `mapping`."""
    return str(getattr(node, "id", ""))


def _is_list(node: Node) -> bool:
    return _shape(node) == "sequence"


def _at(file: Path, node: Node) -> str:
    return f"{file}:{node.start_mark.line + 1}"
