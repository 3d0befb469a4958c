"""Opening a bundle: every part is checked before anything is taken over, and nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from reader.alignment import HandLinks
from reader.annotations import Annotation, Vocabulary, order_key, vocabulary_from_yaml
from reader.documents import Order, read_bytes
from reader.errors import BadRequest, ReaderError
from reader.export.bundle_contents import links_in, tags_in, walkthrough_in
from reader.export.bundle_format import Manifest, Part, PartKind, Side, read_manifest
from reader.export.bundle_zip import MANIFEST, unpacked
from reader.library import understood
from reader.walkthroughs import Walkthrough


@dataclass(frozen=True, slots=True)
class BundledOrder:
    """One order of a bundle, checked and read."""

    name: str
    """The file's own name."""
    data: bytes = field(repr=False)
    said: Side
    """What the manifest says of it."""
    order: Order = field(repr=False)


@dataclass(frozen=True, slots=True)
class BundleContents:
    """All that a bundle holds, checked."""

    file: Path
    left: BundledOrder
    right: BundledOrder
    annotations: tuple[Annotation, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    hand: HandLinks = field(default_factory=HandLinks)
    walkthroughs: tuple[Walkthrough, ...] = ()
    made: str = ""
    """When it was made, as it says: `2026-01-20T10:00:00+00:00`."""

    @property
    def sentence(self) -> str:
        """What is in it: `EO 14010 and EO 14165, with 12 tags and notes, 3 links and 1 walkthrough.`"""
        counts = (
            (len(self.annotations), "tag or note", "tags and notes"),
            (len(self.hand.entries), "link", "links"),
            (len(self.walkthroughs), "walkthrough", "walkthroughs"),
        )
        told = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
        listed = " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))
        return f"{self.left.order.name} and {self.right.order.name}{f', with {listed}' if listed else ''}."


def read_bundle(file: Path) -> BundleContents:
    """What the bundle `file` holds. Raises BadRequest, one sentence, where any part of it is not as it should be."""
    files = unpacked(file)
    if MANIFEST not in files:
        raise BadRequest(f"{file.name} is no bundle: it has no {MANIFEST}; export one from the program and give that.")
    manifest = read_manifest(files[MANIFEST], file.name)
    _refuse_unlike(manifest, files, file.name)
    return _contents(file, manifest, files)


def _refuse_unlike(manifest: Manifest, files: Mapping[str, bytes], bundle: str) -> None:
    """Every part is named in the manifest, once, with its size and SHA-256, and nothing else is there."""
    named = Counter(part.name for part in manifest.parts)
    for name in files.keys() - named.keys() - {MANIFEST}:
        raise BadRequest(f"{bundle} was not opened: its part “{name}” is not in its {MANIFEST}.")
    for part in manifest.parts:
        if part.name not in files or named[part.name] > 1:
            raise BadRequest(f"{bundle} was not opened: its part “{part.name}” is missing; ask for the bundle again.")
        data = files[part.name]
        if len(data) != part.size or sha256(data).hexdigest() != part.sha256:
            raise BadRequest(
                f"{bundle} was not opened: its part “{part.name}” is not the one that was packed; "
                "ask for the bundle again."
            )


def _contents(file: Path, manifest: Manifest, files: Mapping[str, bytes]) -> BundleContents:
    """Each part, read; a refusal says which one it is about."""
    left = _order(manifest, PartKind.LEFT, manifest.left, files, file.name)
    right = _order(manifest, PartKind.RIGHT, manifest.right, files, file.name)
    keys = {manifest.left.key, manifest.right.key}
    vocabulary, annotations = Vocabulary(), tuple[Annotation, ...]()
    for part in _of(manifest, PartKind.VOCABULARY):
        vocabulary = vocabulary_from_yaml(files[part.name], part.name)
    for part in _of(manifest, PartKind.TAGS):
        annotations = tags_in(files[part.name], part.name)
        _refuse_foreign(annotations, vocabulary, keys, part.name)
    hand = HandLinks()
    for part in _of(manifest, PartKind.LINKS):
        hand = links_in(files[part.name], part.name)
    walkthroughs = tuple(
        _walkthrough(files[part.name], part.name, keys) for part in _of(manifest, PartKind.WALKTHROUGH)
    )
    return BundleContents(file, left, right, annotations, vocabulary, hand, walkthroughs, manifest.made)


def _of(manifest: Manifest, what: PartKind) -> Iterator[Part]:
    return (part for part in manifest.parts if part.what is what)


def _order(manifest: Manifest, what: PartKind, said: Side, files: Mapping[str, bytes], bundle: str) -> BundledOrder:
    (part,) = _of(manifest, what)
    data, name = files[part.name], part.name.rpartition("/")[2]
    try:
        order = understood(name, lambda: read_bytes(data, name, part=said.part))
    except ReaderError as error:
        raise BadRequest(f"{bundle} was not opened: its part “{part.name}” is no order ({error})") from None
    own = order_key(order)
    if own and own != said.key:
        raise BadRequest(f"{bundle} was not opened: it says that “{part.name}” is {said.key}, but its text is {own}.")
    return BundledOrder(name, data, said, order)


def _refuse_foreign(annotations: tuple[Annotation, ...], vocabulary: Vocabulary, keys: set[str], part: str) -> None:
    """Tags are those of the bundle's own vocabulary, on passages of its own orders."""
    known = {tag.id for tag in vocabulary.tags}
    for one in annotations:
        for target in one.targets:
            if target.order not in keys:
                raise BadRequest(f"{part} speaks of {target.order}, which is not in the bundle; it was not opened.")
        if one.tag is not None and one.tag not in known:
            raise BadRequest(f"{part} has the tag “{one.tag}”, which its vocabulary lacks; the bundle was not opened.")


def _walkthrough(data: bytes, part: str, keys: set[str]) -> Walkthrough:
    found = walkthrough_in(data, part)
    if {found.left, found.right} - keys:
        raise BadRequest(f"{part} leads through other orders than those of the bundle; the bundle was not opened.")
    return found
