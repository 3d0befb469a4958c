"""YAML read as words with their lines, and written so that every character is read back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from reader.errors import BadRequest

LARGEST = 4_000_000
"""Characters of the largest file that is read."""
_DEEPEST = 20
"""Lists within lists; a walkthrough has five."""
_SURROGATE = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")
_ODD = "\r\x85\u2028\u2029\ufeff"


@dataclass(frozen=True, slots=True)
class Words:
    """One value of a file and where it stands."""

    text: str
    place: str
    """`walkthroughs/two-orders.yaml, line 7`."""

    def refused(self, advice: str) -> BadRequest:
        """The sentence that refuses it."""
        return BadRequest(f"{self.place}: {advice}")


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of a file: its keys with their nodes."""

    place: str
    name: str
    nodes: Mapping[str, yaml.Node]

    def words(self, key: str) -> Words | None:
        """The value of `key`; None where it is not said."""
        return words_of(self.nodes[key], self.name) if key in self.nodes else None

    def text(self, key: str, default: str = "") -> str:
        """The same as text."""
        found = self.words(key)
        return found.text if found else default

    def needed(self, key: str, advice: str) -> Words:
        """The value of `key`, refused where it is not said or empty."""
        found = self.words(key)
        if found is None or not found.text.strip():
            raise BadRequest(f"{self.place}: “{key}” is missing; {advice}")
        return found

    def items(self, key: str, most: int) -> tuple[yaml.Node, ...]:
        """The items of the list `key`; none where it is not said."""
        return items_of(self.nodes[key], self.name, most) if key in self.nodes else ()

    def fields(self, key: str, known: Iterable[str]) -> Fields | None:
        """The mapping `key`; None where it is not said."""
        return fields_of(self.nodes[key], self.name, known) if key in self.nodes else None


def root_of(text: str, name: str) -> yaml.Node:
    """The file's outermost node. Raises BadRequest, with the line, for what is no YAML, too large or has aliases."""
    if len(text) > LARGEST:
        raise BadRequest(f"{name} is larger than any walkthrough ({len(text):,} characters); choose another file.")
    loader = _loader(text)
    try:
        _refuse_odd(text, name, loader)
        root = yaml.compose(text, loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadRequest(
            f"{name}, line {line} is not YAML ({error.problem}); mend it, or restore its backup."
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise BadRequest(f"{name} is not YAML; mend it, or restore its backup.") from None
    if root is None:
        raise BadRequest(f"{name} is empty; restore its backup, or delete it.")
    return root


def _loader(text: str) -> type[yaml.SafeLoader]:
    """The quick one in C where there is one; it knows no lone surrogates, which the other keeps."""
    quick: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.SafeLoader if _SURROGATE.search(text) else quick


def _refuse_odd(text: str, name: str, loader: type[yaml.SafeLoader]) -> None:
    """Aliases, which could make a small file endless, and nesting that no walkthrough has."""
    depth = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.AliasEvent):
            raise BadRequest(f"{name} uses YAML's aliases (*…); write the words out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BadRequest(f"{name} is nested deeper than a walkthrough can be; choose another file.")


def fields_of(node: yaml.Node, name: str, known: Iterable[str]) -> Fields:
    """A mapping's fields; one that is not `known`, or said twice, is refused, so that nothing is dropped unread."""
    place = _place(node, name)
    if not isinstance(node, yaml.MappingNode):
        raise BadRequest(f"{place}: fields and their values are expected here, like “title: The wall”.")
    allowed = tuple(known)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = words_of(key, name)
        if word.text not in allowed:
            raise word.refused(f"there is no field “{word.text[:60]}” here; known are {', '.join(allowed)}.")
        if word.text in found:
            raise word.refused(f"“{word.text}” is said twice; keep one.")
        found[word.text] = value
    return Fields(place, name, found)


def items_of(node: yaml.Node, name: str, most: int) -> tuple[yaml.Node, ...]:
    """The items of a list, at most so many."""
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise BadRequest(f"{_place(node, name)}: a list is expected here, each item behind a dash.")
    if len(node.value) > most:
        raise BadRequest(f"{_place(node, name)}: this list has {len(node.value):,} items; at most {most} are read.")
    return tuple(node.value)


def words_of(node: yaml.Node, name: str) -> Words:
    """A single value, as printed: `section: 3.10` is the label 3.10."""
    if not isinstance(node, yaml.ScalarNode):
        raise BadRequest(f"{_place(node, name)}: one value is expected here, not a list or fields.")
    return Words(str(node.value), _place(node, name))


def dumped(data: Mapping[str, Any]) -> str:
    """`data` as YAML: text of several lines as a block, short lists of words in one line."""
    return yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


class Quoted(str):
    """A short text that is written in one line, its line ends as `\\n`."""

    __slots__ = ()


class Line(list[str]):
    """A list that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """Puts text with odd line ends in double quotes, where they are kept as they are."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """`text` as a node, in the most readable style that keeps every character."""
        odd = any(character in text for character in _ODD)
        style = '"' if odd else "|" if "\n" in text else None
        node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", text, style)
        return node

    def represent_quoted(self, text: Quoted) -> yaml.ScalarNode:
        """A short text, in double quotes where it has a line end."""
        style = '"' if set(text) & {"\n", *_ODD} else None
        node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", str(text), style)
        return node

    def represent_line(self, items: Line) -> yaml.SequenceNode:
        """A list in brackets."""
        node: yaml.SequenceNode = self.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
        return node


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.add_representer(Quoted, _Dumper.represent_quoted)
_Dumper.add_representer(Line, _Dumper.represent_line)


def _place(node: yaml.Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + 1}"
