"""YAML that a person may write: read as words with their lines, and written so that each character is read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import yaml

from reader import moments
from reader.errors import BadRequest

_DEEPEST = 20
"""Lists within lists; a walkthrough has five."""
_SURROGATE = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")
_ODD = "\r\x85\u2028\u2029\ufeff"
_YES, _NO = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0", ""))
_LONGEST = 60
"""Code points of a wrong word that a sentence repeats."""
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Words:
    """One value of a file (YAML, or another whose values have a place) and where it stands."""

    text: str
    place: str
    """`walkthroughs/two-orders.yaml, line 7`."""

    def refused(self, advice: str) -> BadRequest:
        """The sentence that refuses it."""
        return BadRequest(f"{self.place}: {advice}")

    def wrong(self, advice: str) -> BadRequest:
        """The same, the value repeated before the `advice`."""
        return self.refused(f"“{self.text[:_LONGEST]}” {advice}")

    def one_of(self, kind: type[_Word]) -> _Word:
        """The word of `kind` that it is. Raises BadRequest where it is none."""
        try:
            return kind(self.text)
        except ValueError:
            raise self.wrong(f"is not known here; write one of {', '.join(kind)}.") from None

    def flag(self) -> bool:
        """Yes or no; empty is no. Raises BadRequest where it is neither."""
        if self.text.casefold() not in _YES | _NO:
            raise self.wrong("is neither true nor false; write one of these.")
        return self.text.casefold() in _YES

    def moment(self) -> datetime:
        """In UTC. Raises BadRequest where it is none."""
        try:
            return moments.read(self.text)
        except ValueError:
            raise self.wrong("is no time; write it like 2026-01-31T12:00:00Z.") from None


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

    def items(self, key: str, most: int | None = None) -> tuple[yaml.Node, ...]:
        """The items of the list `key`, refused where there are more than `most`; none where it is not said."""
        return items_of(self.nodes[key], self.name, most) if key in self.nodes else ()

    def fields(self, key: str, known: Iterable[str]) -> Fields | None:
        """The mapping `key`; None where it is not said."""
        return fields_of(self.nodes[key], self.name, known) if key in self.nodes else None


def root_of(text: str, name: str, what: str, largest: int) -> yaml.Node:
    """The outermost node of a file that is spoken of as `name` and should be `what` (`walkthrough`).

    Raises BadRequest, with the line, for what is no YAML, empty, longer than `largest` code points, or has aliases.
    """
    if len(text) > largest:
        raise BadRequest(f"{name} is larger than any {what} ({len(text):,} characters); choose another file.")
    loader = _loader(text)
    try:
        _refuse_odd(text, name, what, loader)
        root = yaml.compose(text, loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadRequest(
            f"{name}, line {line} is not YAML ({error.problem}); mend it, or restore its backup."
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BadRequest(f"{name} is not YAML; mend it, or restore its backup.") from None
    if root is None:
        raise BadRequest(f"{name} is empty; restore its backup, or delete it.")
    return root


def _loader(text: str) -> type[yaml.SafeLoader]:
    """The quick one in C where there is one; it knows no lone surrogates, which the other keeps."""
    quick: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.SafeLoader if _SURROGATE.search(text) else quick


def _refuse_odd(text: str, name: str, what: str, loader: type[yaml.SafeLoader]) -> None:
    """Aliases, which could make a small file endless, and nesting that no file of a person has."""
    depth = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.AliasEvent):
            raise BadRequest(f"{name} uses YAML's aliases (*…); write the words out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BadRequest(f"{name} is nested deeper than a {what} can be; choose another file.")


def refuse_format(said: str | None, version: str, name: str, what: str) -> None:
    """Raises BadRequest where a file does not say that it is of this `version` of the form of a `what`."""
    if said != version:
        raise BadRequest(f"{name} does not say “format: {version}”; it is no {what}, or of a newer program.")


def fields_of(node: yaml.Node, name: str, known: Iterable[str] = ()) -> Fields:
    """A mapping's fields; one said twice is refused, and one not `known` (where these are told), so none is dropped."""
    place = place_of(node, name)
    allowed = tuple(known)
    if not isinstance(node, yaml.MappingNode):
        like = f", like “{allowed[0]}: …”" if allowed else ""
        raise BadRequest(f"{place}: fields and their values are expected here{like}.")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = words_of(key, name)
        if allowed and word.text not in allowed:
            raise word.refused(f"there is no field “{word.text[:_LONGEST]}” here; known are {', '.join(allowed)}.")
        if word.text in found:
            raise word.wrong("is said twice; keep one.")
        found[word.text] = value
    return Fields(place, name, found)


def items_of(node: yaml.Node, name: str, most: int | None = None) -> tuple[yaml.Node, ...]:
    """The items of a list, refused where there are more than `most`."""
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise BadRequest(f"{place_of(node, name)}: a list is expected here, each item behind a dash.")
    if most is not None and len(node.value) > most:
        raise BadRequest(f"{place_of(node, name)}: this list has {len(node.value):,} items; at most {most} are read.")
    return tuple(node.value)


def words_of(node: yaml.Node, name: str) -> Words:
    """A single value, as printed: `section: 3.10` is the label 3.10, `label: yes` the label yes."""
    if not isinstance(node, yaml.ScalarNode):
        raise BadRequest(f"{place_of(node, name)}: one value is expected here, not a list or fields.")
    return Words(str(node.value), place_of(node, name))


def place_of(node: yaml.Node, name: str) -> str:
    """Where a node stands: `walkthroughs/two-orders.yaml, line 7`."""
    return f"{name}, line {node.start_mark.line + 1}"


def dumped(data: Mapping[str, Any]) -> str:
    """`data` as YAML: text of several lines as a block, a `Line` in one line."""
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
