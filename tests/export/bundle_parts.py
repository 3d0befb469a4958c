"""A bundle of two small orders in our own sentences, with tags, links and a walkthrough; and bundles tampered with."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.alignment import HandAnchor, HandEntry, HandKind, HandLinks
from reader.annotations import Annotation, Note, Tag, Tagbook, Target, Vocabulary, selector
from reader.documents import read_bytes
from reader.export import BundleParts, BundleSource, gathered, write_bundle
from reader.spans import Span
from reader.walkthroughs import Stop, Walkthrough
from tests.small_orders import RESUMES, REVIEWS

WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
LEFT = BundleSource("reviews.md", REVIEWS.encode(), "eo-90001", "eo-90001", 0, "Looking Again at the Waiting Program")
RIGHT = BundleSource("resumes.md", RESUMES.encode(), "eo-90002", "eo-90002", 0, "Bringing the Waiting Program Back")
TEXTS = {source.key: read_bytes(source.data, source.name).text for source in (LEFT, RIGHT)}


def passage(key: str, words: str, label: str) -> Target:
    """Where `words` stand in one of the two orders."""
    start = TEXTS[key].index(words)
    return Target(key, selector(TEXTS[key], Span(start, start + len(words))), label, key)


def made_book() -> Tagbook:
    """Two tags in use, one that is not; a note; a tagged link; and something on a third order."""
    schools = passage("eo-90001", "every border school", "3")
    wall = passage("eo-90002", "a physical wall", "2")
    tags = (
        Tag("rights", "rights"),
        Tag("hearing", "a fair & <short> hearing", broader="rights", definition="“Heard”, not only asked.", pattern=1),
        Tag("unused", "unused", pattern=2),
    )
    elsewhere = Target("eo-90003", schools.selector, "1", "eo-90003")
    annotations = (
        Annotation("urn:uuid:1", (schools,), "hearing", creators=("Ada",), created=WHEN),
        Annotation("urn:uuid:2", (wall,), None, (Note("Ask the class 𝔄 first.", "Ada", WHEN),), (), WHEN),
        Annotation("urn:uuid:3", (schools, wall), "hearing", creators=("Ada",), created=WHEN),
        Annotation("urn:uuid:4", (elsewhere,), "unused", created=WHEN),
    )
    return Tagbook(Vocabulary(tags), {one.id: one for one in annotations})


def made_hand() -> HandLinks:
    """One link drawn by hand."""
    ends = (HandAnchor("3", "The Secretary of Education"),), (HandAnchor("2", "The Secretary of Defense"),)
    return HandLinks((HandEntry(HandKind.LINK, *ends, "Ada", WHEN, note="both build"),))


def made_walkthrough() -> Walkthrough:
    """Two stops."""
    schools = passage("eo-90001", "every border school", "3")
    stops = (Stop("a", "Schools", "Only *here*.", (schools,), ()), Stop("b", "The wall", "", (), ()))
    return Walkthrough("Waiting & walls", "eo-90001", "eo-90002", stops, "Ada", WHEN)


def made_parts() -> BundleParts:
    """All of it, gathered."""
    return gathered(LEFT, RIGHT, book=made_book(), hand=made_hand(), walkthroughs=[made_walkthrough()])


def made_bundle(folder: Path) -> Path:
    """The bundle as a file."""
    file = folder / "pair.zip"
    write_bundle(made_parts(), file)
    return file


def parts_of(file: Path) -> dict[str, bytes]:
    """The bytes of all parts by name."""
    with zipfile.ZipFile(file) as container:
        return {name: container.read(name) for name in container.namelist()}


def packed(parts: Mapping[str, bytes], file: Path) -> Path:
    """A container of these parts, whatever they are."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return file


def with_part(parts: Mapping[str, bytes], name: str, data: bytes) -> dict[str, bytes]:
    """`parts` with another content of one of them, and a manifest that says so."""
    changed = {**parts, name: data}

    def told(manifest: dict[str, Any]) -> None:
        for part in manifest["parts"]:
            if part["name"] == name:
                part |= {"bytes": len(data), "sha256": sha256(data).hexdigest()}

    return with_manifest(changed, told)


def with_manifest(parts: Mapping[str, bytes], change: Callable[[dict[str, Any]], object]) -> dict[str, bytes]:
    """`parts` with a manifest that `change` had its way with."""
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def bytes_of_zip(entries: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """A container with just these entries, as they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container:
        for entry, data in entries:
            container.writestr(entry, data)
    return held.getvalue()
