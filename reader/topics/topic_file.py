"""One topic file in YAML, read and checked; every complaint names file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import BadTaxonomy
from reader.topics.model import Topic

if TYPE_CHECKING:
    from yaml import Node

LISTS = ("alternatives", "acronyms", "passing", "exclusions", "signals", "patterns", "broader", "related")
WORDS = ("id", "label", "short", "note")
_SWITCHES = ("disabled", "extends")
_WORDINGS = ("alternatives", "acronyms", "passing", "exclusions", "signals", "patterns")
_FILE_KEYS = ("set", "note", "topics")
_LARGEST = 1_000_000
_MOST_WORDINGS = 1_000
"""Of one topic; the fullest that ships has about 60."""
_LONGEST = 500
_RUNAWAY = re.compile(r"\((?:[^()\\]|\\.)*(?:[+*]|\{\d*,\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d*,\}|\{\d*,?\d{3,}\})")
"""A repeat without end around another repeat takes a time that doubles with each letter: `(a+)+`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic as a file has it, with where it stands."""

    where: str
    """`file:line`."""
    words: dict[str, str]
    """Of `WORDS`, those given."""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of `LISTS`, those given."""
    set: str | None = None
    """The file's group; None where it names none."""
    stem: str = ""
    """The file's name, for the group where none is named."""
    disabled: bool = False
    """The topic is switched off."""
    extends: bool = False
    """Its lists are added to the topic of that id in an earlier folder."""

    @property
    def id(self) -> str:
        """The topic's id."""
        return self.words["id"]

    def topic(self, earlier: Topic | None) -> Topic:
        """The topic that this entry makes of `earlier` (of the same id in an earlier folder; None without one)."""
        group = self.set or (earlier.set if earlier else self.stem)
        if not (self.extends and earlier):
            return Topic(**self.words, **self.lists, set=group)  # type: ignore[arg-type]
        words = {key: getattr(earlier, key) for key in WORDS} | self.words
        lists = {key: tuple(dict.fromkeys((*getattr(earlier, key), *self.lists.get(key, ())))) for key in LISTS}
        return Topic(**words, **lists, set=group)  # type: ignore[arg-type]


def entries(file: Path, text: str | None = None) -> Iterator[Entry]:
    """Every topic of `file` (of `text`, where what shall be written there is checked first); raises BadTaxonomy."""
    top = mapping(composed(file, text), file, _FILE_KEYS)
    group = _text(top["set"][1], file) if "set" in top else None
    if "topics" not in top:
        raise BadTaxonomy(f"{file}:1: there is no list “topics” in this file.")
    listed = top["topics"][1]
    if not _is_list(listed):
        raise BadTaxonomy(f"{at(file, listed)}: “topics” must be a list of topics, each beginning with “- id:”.")
    for node in listed.value:
        yield _entry(node, file, group)


def composed(file: Path, text: str | None = None) -> Node:
    """The YAML node tree of `file`; nodes know their lines, and no Python object is ever built from a tag."""
    import yaml

    try:
        if text is None and file.stat().st_size > _LARGEST:
            raise BadTaxonomy(f"{file}:1: this topic file is larger than 1 MB; split it.")
        words = file.read_text("utf-8") if text is None else text
        root = yaml.compose(words, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError) as error:
        raise BadTaxonomy(f"{file}:1: this topic file cannot be read as UTF-8 text ({error}).") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadTaxonomy(f"{file}:{line}: this is not YAML ({error.problem}); mend the line.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadTaxonomy(f"{file}:1: this is not YAML ({' '.join(str(error).split())}).") from error
    if root is None:
        raise BadTaxonomy(f"{file}:1: this topic file is empty; remove it or list its “topics”.")
    return root


def mapping(node: Node, file: Path, known: tuple[str, ...]) -> dict[str, tuple[Node, Node]]:
    """Key to (key node, value node); raises BadTaxonomy for anything but a mapping with known, single keys."""
    if _shape(node) != "mapping":
        raise BadTaxonomy(f"{at(file, node)}: here “key: value” lines are expected.")
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if not isinstance(key.value, str) or key.value not in known:
            raise BadTaxonomy(f"{at(file, key)}: the key “{key.value}” is unknown; known are {', '.join(known)}.")
        if key.value in found:
            raise BadTaxonomy(f"{at(file, key)}: the key “{key.value}” stands here twice.")
        found[key.value] = (key, value)
    return found


def _entry(node: Node, file: Path, group: str | None) -> Entry:
    given = mapping(node, file, (*WORDS, *LISTS, *_SWITCHES))
    disabled, extends = (_switch(given[key][1], file) if key in given else False for key in _SWITCHES)
    for needed in ("id",) if disabled or extends else ("id", "label"):
        if needed not in given or not str(given[needed][1].value).strip():
            raise BadTaxonomy(f"{at(file, node)}: this topic has no “{needed}”.")
    words = {key: " ".join(_text(given[key][1], file).split()) for key in WORDS if key in given}
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words["id"]):
        raise BadTaxonomy(f"{at(file, node)}: the id “{words['id']}” must be lower-case words joined by hyphens.")
    lists = {key: strings(given[key][1], file) for key in LISTS if key in given}
    _check_number(given, file)
    if "patterns" in given:
        _check_patterns(given["patterns"][1], file)
    return Entry(at(file, node), words, lists, group, file.stem, disabled, extends)


def _switch(node: Node, file: Path) -> bool:
    value = _text(node, file).casefold()
    if value not in ("true", "false", "yes", "no"):
        raise BadTaxonomy(f"{at(file, node)}: here “true” or “false” is expected.")
    return value in ("true", "yes")


def _text(node: Node, file: Path) -> str:
    if _shape(node) != "scalar":
        raise BadTaxonomy(f"{at(file, node)}: here one piece of text is expected, not a list.")
    return str(node.value)


def strings(node: Node, file: Path) -> tuple[str, ...]:
    """The pieces of text of a list; raises BadTaxonomy for anything else, and for one that is empty or too long."""
    if not _is_list(node):
        raise BadTaxonomy(f"{at(file, node)}: here a list is expected, as in [one, two].")
    values = tuple(_text(item, file).strip() for item in node.value)
    for item, value in zip(node.value, values, strict=True):
        if not re.search(r"\w", value):
            raise BadTaxonomy(f"{at(file, item)}: an empty wording would light every word; remove it.")
        if len(value) > _LONGEST:
            raise BadTaxonomy(f"{at(file, item)}: this wording is longer than {_LONGEST} letters; shorten it.")
    return values


def _check_number(given: dict[str, tuple[Node, Node]], file: Path) -> None:
    left = _MOST_WORDINGS
    for key in _WORDINGS:
        items = given[key][1].value if key in given else []
        if len(items) > left:
            raise BadTaxonomy(
                f"{at(file, items[left])}: this topic has more than {_MOST_WORDINGS:,} wordings; "
                "keep those that matter, or make several topics of it."
            )
        left -= len(items)


def _check_patterns(node: Node, file: Path) -> None:
    for item in node.value:
        try:
            compiled = re.compile(item.value)
        except (re.error, OverflowError, RecursionError) as error:
            raise BadTaxonomy(f"{at(file, item)}: the pattern “{item.value}” does not compile ({error}).") from error
        if compiled.match(""):
            raise BadTaxonomy(f"{at(file, item)}: the pattern “{item.value}” matches nothing at all; make it longer.")
        if _RUNAWAY.search(item.value):
            raise BadTaxonomy(
                f"{at(file, item)}: the pattern “{item.value}” repeats a repeat without end, which can take for "
                "ever; give the outer one a limit, as in {0,5}."
            )


def at(file: Path, node: Node) -> str:
    """`file:line` of `node`."""
    return f"{file}:{node.start_mark.line + 1}"


def _shape(node: Node) -> str:
    """`scalar`, `sequence` or `mapping`."""
    return str(getattr(node, "id", ""))


def _is_list(node: Node) -> bool:
    return _shape(node) == "sequence"
