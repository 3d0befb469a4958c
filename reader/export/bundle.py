"""Making a bundle: one .zip with both texts, tags, links and walkthroughs of a pair, for a colleague to open."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader import __version__
from reader.alignment import HandLinks
from reader.annotations import Annotation, Tagbook, Vocabulary, order_key, vocabulary_to_yaml
from reader.documents import Order, read
from reader.errors import BadRequest, UnreadableFile, why
from reader.export.bundle_contents import links_bytes, tags_bytes, walkthrough_bytes
from reader.export.bundle_format import README, BundleParts, BundleSource, PartKind, manifest_of
from reader.export.bundle_zip import MANIFEST, MOST_BYTES, MOST_PARTS, part_name
from reader.export.whole import Asked, Report, Watch, written_whole
from reader.library import Library
from reader.slugs import slug
from reader.walkthroughs import Walkthrough

BUNDLE_FORMATS = (".zip",)
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same contents are the same parts."""
_PLAIN_FILE = 0o100644 << 16
_RESERVED = 8
"""Parts that are no walkthroughs."""


def library_source(library: Library, name: str) -> BundleSource:
    """The file of the order with the id `name`, as the library keeps it. Raises UnknownOrder, LibraryDamaged."""
    entry, order = library.entry(name), library.order(name)
    return BundleSource(
        entry.file, _bytes(library.source(name)), order_key(order, entry.id), entry.id, entry.part, entry.title
    )


def file_source(file: Path) -> BundleSource:
    """The file of an order that is not in a library. Raises UnreadableFile."""
    order = read(file)
    return BundleSource(file.name, _bytes(file), _key(order, file), "", order.part, order.identity.title)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be read ({why(error)}); check its permissions.") from None


def _key(order: Order, file: Path) -> str:
    """The order's own key, or one made of the file's name where it has no number."""
    return order_key(order, f"document-{slug(file.stem, 'untitled')}")


def gathered(
    left: BundleSource,
    right: BundleSource,
    *,
    book: Tagbook | None = None,
    hand: HandLinks | None = None,
    walkthroughs: Iterable[Walkthrough] = (),
) -> BundleParts:
    """What a bundle of these two orders holds: of `book`, what speaks of them alone, and the tags that that needs."""
    keys = {left.key, right.key}
    annotations = tuple(
        one
        for one in (book.annotations.values() if book else ())
        if one.targets and all(target.order in keys for target in one.targets)
    )
    vocabulary = _needed(book.vocabulary, annotations) if book else Vocabulary()
    return BundleParts(left, right, annotations, vocabulary, hand or HandLinks(), tuple(walkthroughs))


def _needed(vocabulary: Vocabulary, annotations: Iterable[Annotation]) -> Vocabulary:
    """The tags in use, and all above them, in their order."""
    wanted: set[str] = set()
    for name in {one.tag for one in annotations if one.tag}:
        tag = vocabulary.tag(name)
        while tag is not None and tag.id not in wanted:
            wanted.add(tag.id)
            tag = vocabulary.tag(tag.broader) if tag.broader else None
    return Vocabulary(tuple(tag for tag in vocabulary.tags if tag.id in wanted))


def write_bundle(
    parts: BundleParts, file: Path, *, progress: Report | None = None, cancelled: Asked | None = None
) -> None:
    """Writes the bundle to `file` (.zip), whole or not at all.

    Raises BadRequest where it cannot be written or is too large to be opened again, and Cancelled.
    """
    watch = Watch(progress, cancelled)
    files = _files(parts)
    _refuse_large(files)
    manifest = manifest_of(parts, files, f"order-reader {__version__}")
    every = {MANIFEST: manifest, **{name: data for name, (_, data) in files.items()}}
    written_whole(file, BUNDLE_FORMATS, lambda draft: _pack(every, draft, watch))
    watch.finished(len(every))


def _pack(files: Mapping[str, bytes], draft: Path, watch: Watch) -> None:
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as container:
        for done, (name, data) in enumerate(files.items()):
            watch.step(done, len(files), name)
            part = zipfile.ZipInfo(name, _MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = _PLAIN_FILE
            container.writestr(part, data)
    watch.ask()


def _files(parts: BundleParts) -> dict[str, tuple[PartKind, bytes]]:
    """Name, kind and bytes of every part but the manifest."""
    found = {
        README: (PartKind.README, _readme(parts).encode("utf-8", "replace")),
        f"texts/left/{part_name(parts.left.name)}": (PartKind.LEFT, parts.left.data),
        f"texts/right/{part_name(parts.right.name)}": (PartKind.RIGHT, parts.right.data),
    }
    if parts.annotations:
        found["tags/annotations.jsonld"] = (PartKind.TAGS, tags_bytes(parts.annotations, parts.vocabulary))
        found["tags/vocabulary.yaml"] = (PartKind.VOCABULARY, vocabulary_to_yaml(parts.vocabulary))
    if parts.hand.entries:
        found["links.yaml"] = (PartKind.LINKS, links_bytes(parts.hand, parts.left.key, parts.right.key))
    for number, walkthrough in enumerate(parts.walkthroughs, 1):
        name = f"walkthroughs/{number:02}-{slug(walkthrough.title, 'walkthrough')}.yaml"
        found[name] = (PartKind.WALKTHROUGH, walkthrough_bytes(walkthrough))
    return found


def _refuse_large(files: Mapping[str, tuple[PartKind, bytes]]) -> None:
    if len(files) > MOST_PARTS - _RESERVED:
        raise BadRequest(f"A bundle takes at most {MOST_PARTS - _RESERVED - 6} walkthroughs; choose some of them.")
    if sum(len(data) for _, data in files.values()) > MOST_BYTES:
        raise BadRequest("These two orders and their tags are too large for one bundle; hand them on as files.")


def _readme(parts: BundleParts) -> str:
    lines = [
        "A bundle of two presidential orders, made by Order Reader.",
        "",
        f"Left:  {parts.left.key}  {parts.left.title}",
        f"Right: {parts.right.key}  {parts.right.title}",
        "",
        "To open it: drop this .zip on the window of Order Reader, or type",
        "    order-reader import THE-FILE.zip",
        "",
        "What is in it:",
        f"  texts/left/{part_name(parts.left.name)}",
        f"  texts/right/{part_name(parts.right.name)}",
        "      the two files, byte for byte as they came in",
    ]
    if parts.annotations:
        tags, passages = len(parts.vocabulary.tags), len(parts.annotations)
        lines += [
            f"  tags/annotations.jsonld   passages with tags and notes: {passages} (W3C Web Annotation)",
            f"  tags/vocabulary.yaml      the tags they use: {tags}",
        ]
    if parts.hand.entries:
        lines.append(f"  links.yaml                what a person said of the links: {len(parts.hand.entries)}")
    lines += [f"  walkthroughs/             {walkthrough.title}" for walkthrough in parts.walkthroughs]
    lines += ["  manifest.json             what each part is, with its size and SHA-256", ""]
    return "\r\n".join(lines)
