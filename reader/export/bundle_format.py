"""What a bundle is made of: its model, the names of its parts, and its manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from reader.alignment import HandLinks
from reader.annotations import Annotation, Vocabulary
from reader.errors import BadRequest
from reader.export.bundle_zip import MANIFEST
from reader.walkthroughs import Walkthrough

FORMAT = "order-reader bundle"
VERSION = 1
README = "README.txt"
_LARGEST_MANIFEST = 1_000_000
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}")


class PartKind(StrEnum):
    """What a part of a bundle is."""

    LEFT = "left text"
    RIGHT = "right text"
    TAGS = "tags"
    VOCABULARY = "vocabulary"
    LINKS = "links"
    WALKTHROUGH = "walkthrough"
    README = "readme"


NAMES: Mapping[PartKind, re.Pattern[str]] = {
    PartKind.LEFT: re.compile(r"texts/left/[^/]+"),
    PartKind.RIGHT: re.compile(r"texts/right/[^/]+"),
    PartKind.TAGS: re.compile(r"tags/annotations\.jsonld"),
    PartKind.VOCABULARY: re.compile(r"tags/vocabulary\.yaml"),
    PartKind.LINKS: re.compile(r"links\.yaml"),
    PartKind.WALKTHROUGH: re.compile(r"walkthroughs/[^/]+\.yaml"),
    PartKind.README: re.compile(r"README\.txt"),
}
"""How the parts of each kind are named."""


@dataclass(frozen=True, slots=True)
class BundleSource:
    """One order's file as it came in, and which order it is."""

    name: str
    """The file's own name, without folders."""
    data: bytes = field(repr=False)
    key: str
    """Which order, whatever the edition: `eo-14165`; see `reader.annotations.order_key`."""
    id: str = ""
    """Its id in the library it comes from: `eo-14165-2`; empty for a file beside the library."""
    part: int = 0
    """Which of several orders in the file, from 1; 0 where it is the only one."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class BundleParts:
    """All that goes into a bundle."""

    left: BundleSource
    right: BundleSource
    annotations: tuple[Annotation, ...] = ()
    """Those on passages of these two orders, and on links between them."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """The tags that they use, and those above them."""
    hand: HandLinks = field(default_factory=HandLinks)
    """What the person said of the links."""
    walkthroughs: tuple[Walkthrough, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the manifest has it."""

    name: str
    what: PartKind
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Side:
    """What the manifest says of one order."""

    key: str
    id: str = ""
    part: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    left: Side
    right: Side
    parts: tuple[Part, ...]
    made: str = ""
    """When, in UTC."""
    program: str = ""


def manifest_of(parts: BundleParts, files: Mapping[str, tuple[PartKind, bytes]], program: str) -> bytes:
    """The manifest of these files, as JSON."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "program": program,
        **{name: _said(source) for name, source in (("left", parts.left), ("right", parts.right))},
        "parts": [
            {"name": name, "what": what.value, "bytes": len(data), "sha256": sha256(data).hexdigest()}
            for name, (what, data) in files.items()
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _said(source: BundleSource) -> dict[str, Any]:
    return {"key": source.key, "id": source.id, "part": source.part, "title": source.title}


def read_manifest(data: bytes, bundle: str) -> Manifest:
    """The manifest in `data`. Raises BadRequest where it is none, or one that this program does not know."""
    if len(data) > _LARGEST_MANIFEST:
        raise _odd(bundle, "is larger than any")
    try:
        said = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _odd(bundle, "is not JSON in UTF-8") from None
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise _odd(bundle, f"does not say “format: {FORMAT}”")
    version = said.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadRequest(f"{bundle} was made by a newer program (format {version}); get the newer program to open it.")
    if version != VERSION or isinstance(version, bool):
        raise _odd(bundle, "names no version of the format")
    try:
        parts = tuple(_part(part) for part in said["parts"])
        left, right = _side(said["left"]), _side(said["right"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _odd(bundle, "does not say what each part is") from None
    _refuse_odd_parts(parts, bundle)
    return Manifest(left, right, parts, str(said.get("made", ""))[:40], str(said.get("program", ""))[:80])


def _part(said: dict[str, Any]) -> Part:
    name, what, size, sha = said["name"], PartKind(said["what"]), said["bytes"], said["sha256"]
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(sha, str)):
        raise TypeError("a part is described oddly")
    return Part(name, what, size, sha)


def _side(said: dict[str, Any]) -> Side:
    key, own, part, title = said["key"], said.get("id", ""), said.get("part", 0), said.get("title", "")
    if not (isinstance(key, str) and isinstance(own, str) and isinstance(title, str) and type(part) is int):
        raise TypeError("an order is described oddly")
    if not _KEY.fullmatch(key) or (own and not _KEY.fullmatch(own)) or not 0 <= part <= 10_000:
        raise ValueError("an order is named oddly")
    return Side(key, own, part, title)


def _refuse_odd_parts(parts: Iterable[Part], bundle: str) -> None:
    """Every part has a name of its kind; there is one of each kind (walkthroughs apart), and both texts are there."""
    kinds: list[PartKind] = []
    for part in parts:
        if not NAMES[part.what].fullmatch(part.name):
            raise _odd(bundle, f"calls a part {part.what.value} that has not its name")
        kinds.append(part.what)
    if any(kinds.count(what) > 1 for what in PartKind if what is not PartKind.WALKTHROUGH):
        raise _odd(bundle, "names two parts of one kind")
    if PartKind.LEFT not in kinds or PartKind.RIGHT not in kinds:
        raise _odd(bundle, "does not name the texts of both orders")
    if PartKind.TAGS in kinds and PartKind.VOCABULARY not in kinds:
        raise _odd(bundle, "names tags without their vocabulary")


def _odd(bundle: str, problem: str) -> BadRequest:
    return BadRequest(f"{bundle} was not opened: its {MANIFEST} {problem}; ask for the bundle again.")
