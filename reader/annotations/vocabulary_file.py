"""The vocabulary as a YAML file that a person can read and mend: a list of tags, each naming the one above it.

Plain values are taken as printed: `label: 3.10` is the label 3.10, `label: yes` the label yes. Every refusal is a
BadAnnotations that names file and line; nothing is read in part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reader.annotations.model import PATTERNS, Tag, Vocabulary
from reader.annotations.vocabulary_deeds import folded
from reader.errors import BadAnnotations, BadRequest
from reader.kept_files import decoded
from reader.yaml_words import Fields, Words, dumped, fields_of, place_of, refuse_format, root_of, words_of

LARGEST = 8_000_000
"""Code points of the largest file that is read."""
FORMAT = "1"
_HEAD = (
    "# The tags of this library, in the order in which they are shown. `broader` is the id of the tag above.\n"
    "# May be edited while the reader is closed; a remark like this one is not kept.\n"
)
_KEYS = ("id", "label", "broader", "letter", "pattern", "colour", "definition", "aliases", "pinned")


def vocabulary_to_yaml(vocabulary: Vocabulary) -> bytes:
    """The vocabulary as a file, in UTF-8; what is written is read back the same."""
    data = {"format": int(FORMAT), "tags": [_plain(tag) for tag in vocabulary.tags]}
    return (_HEAD + dumped(data)).encode()


def vocabulary_from_yaml(data: bytes, name: str) -> Vocabulary:
    """The vocabulary that a file says; `name` is how the file is spoken of. Raises BadAnnotations."""
    try:
        root = root_of(decoded(data, name), name, "vocabulary", LARGEST)
        top = fields_of(root, name, ("format", "tags"))
        refuse_format(top.text("format"), FORMAT, name, "vocabulary")
        nodes = top.items("tags")
        tags = tuple(_tag(fields_of(node, name, _KEYS)) for node in nodes)
    except BadRequest as error:
        raise BadAnnotations(str(error)) from None
    places = [place_of(node, name) for node in nodes]
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


def _tag(said: Fields) -> Tag:
    return Tag(
        said.needed("id", "write what no other tag has.").text,
        said.needed("label", "write what the tag shall be called.").text,
        words.text if (words := said.words("broader")) else None,
        said.text("letter"),
        _figure(said.words("pattern") or Words("0", said.place), range(PATTERNS), "the pattern"),
        words.text if (words := said.words("colour")) else None,
        said.text("definition"),
        tuple(words_of(item, said.name).text for item in said.items("aliases")),
        _figure(words, range(1, 10), "the figure it is pinned to") if (words := said.words("pinned")) else None,
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


def _figure(said: Words, allowed: range, what: str) -> int:
    words = said.text
    if not (words.isascii() and words.isdigit() and len(words) < 4 and int(words) in allowed):
        raise said.refused(f"{what} is “{words}”; write a figure from {allowed[0]} to {allowed[-1]}.")
    return int(words)
