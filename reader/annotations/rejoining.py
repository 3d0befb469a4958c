"""Two books that grew from one: what this window did, done again to what another window left on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from reader.annotations.model import Annotation, Tag, Tagbook, Vocabulary
from reader.annotations.vocabulary_deeds import folded, free_id
from reader.annotations.vocabulary_file import cycle


def rejoined(base: Tagbook, mine: Tagbook, theirs: Tagbook) -> Tagbook:
    """`theirs` with what `mine` changed since `base`. Where both changed one annotation, the notes of both stay.

    What one deleted and the other changed stays. Two tags newly made by one name are one.
    """
    mine = _with_their_ids(base.vocabulary, mine, theirs.vocabulary)
    annotations = dict(theirs.annotations)
    for id_, one in base.annotations.items():
        if id_ not in mine.annotations and annotations.get(id_) == one:
            del annotations[id_]
    for id_, one in mine.annotations.items():
        if one != base.annotations.get(id_):
            annotations[id_] = _both(one, base.annotations.get(id_), annotations.get(id_))
    used = {one.tag for one in annotations.values()}
    gone = {tag.id for tag in base.vocabulary.tags if mine.vocabulary.tag(tag.id) is None} - used
    tags = _tags(base.vocabulary.tags, mine.vocabulary.tags, theirs.vocabulary.tags)
    tags |= {tag.id: tag for tag in base.vocabulary.tags if tag.id in used and tag.id not in tags}
    return Tagbook(
        Vocabulary(_sound(tag for tag in tags.values() if tag.id not in gone)), MappingProxyType(annotations)
    )


def _with_their_ids(base: Vocabulary, mine: Tagbook, theirs: Vocabulary) -> Tagbook:
    """`mine`, each tag newly made in it under the id of theirs of the same name, or else under one they have not."""
    old, taken = {tag.id for tag in base.tags}, {tag.id for tag in (*base.tags, *theirs.tags)}
    names = {folded(tag.label): tag.id for tag in theirs.tags}
    ids: dict[str, str] = {}
    for tag in mine.vocabulary.tags:
        if tag.id not in old:
            other = names.get(folded(tag.label))
            ids[tag.id] = other or (tag.id if tag.id not in taken else free_id(tag.label, taken))
            taken.add(ids[tag.id])
    if all(id_ == other for id_, other in ids.items()):
        return mine
    tags = (
        replace(t, id=ids.get(t.id, t.id), broader=ids.get(t.broader or "", t.broader)) for t in mine.vocabulary.tags
    )
    annotations = {
        id_: replace(one, tag=ids[one.tag]) if one.tag in ids else one for id_, one in mine.annotations.items()
    }
    return Tagbook(Vocabulary(tuple(tags)), MappingProxyType(annotations))


def _both(mine: Annotation, base: Annotation | None, theirs: Annotation | None) -> Annotation:
    """One annotation that both may have changed."""
    if theirs is None or theirs == base:
        return mine
    dropped = frozenset(base.notes if base else ()) - frozenset(mine.notes)
    notes = dict.fromkeys((*mine.notes, *(note for note in theirs.notes if note not in dropped)))
    return replace(mine, notes=tuple(notes), creators=tuple(dict.fromkeys((*mine.creators, *theirs.creators))))


def _tags(base: Iterable[Tag], mine: Iterable[Tag], theirs: Iterable[Tag]) -> dict[str, Tag]:
    """Their tags with my changes and my new ones, by their ids; a name that another of theirs has is not taken."""
    old = {tag.id: tag for tag in base}
    tags = {tag.id: tag for tag in theirs}
    names = {folded(tag.label): tag.id for tag in tags.values()}
    for tag in mine:
        if tag == old.get(tag.id):
            continue
        if names.get(folded(tag.label), tag.id) == tag.id:
            tags[tag.id] = tag
        elif tag.id in tags:
            tags[tag.id] = replace(tag, label=tags[tag.id].label)
    return tags


def _sound(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """`tags` so that each lies below one that is there and none below itself, and no two share a name or figure."""
    found = {tag.id: tag for tag in tags}
    pins: set[int] = set()
    names: set[str] = set()
    for tag in tuple(found.values()):
        broader = tag.broader if tag.broader in found else None
        pinned = tag.pinned if tag.pinned not in pins else None
        label = next(name for n in range(1, len(found) + 2) if folded(name := _numbered(tag.label, n)) not in names)
        found[tag.id] = replace(tag, label=label, broader=broader, pinned=pinned)
        pins |= {pinned} if pinned is not None else set()
        names.add(folded(label))
    while ring := cycle(found.values()):
        found[ring[0].id] = replace(ring[0], broader=None)
    return tuple(found.values())


def _numbered(label: str, number: int) -> str:
    return label if number == 1 else f"{label} {number}"
