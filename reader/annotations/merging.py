"""A colleague's passages taken into a person's book: nothing of either is lost, and twice is the same as once.

What is one: annotations with the same id; else those with the same tag on the same passage of the same order, that is
with the same words (case and white space aside) at the same place, or overlapping in the same edition. Each is joined
with one other at most, the nearest first. Whose book it is makes no difference to what is there afterwards, but for
the tags: of one tag known to both, the person's own name, colour and place stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeVar

from reader.annotations.incoming import Incoming, Names, matched, sound
from reader.annotations.model import Annotation, Note, Tag, Tagbook, Target, Vocabulary
from reader.annotations.vocabulary_deeds import folded

_Said = TypeVar("_Said", Note, str)
_LONGEST_GAPS = 200
"""So many code points of white space may one have more than another that is the same passage."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came of taking a file in."""

    new: int = 0
    """Passages (and links) that were not there."""
    joined: int = 0
    """Passages that were there, and now say more or otherwise."""
    already: int = 0
    """Passages that were there as they are."""
    doubled: int = 0
    """Notes of one writer and moment in two wordings: both are kept."""
    new_tags: int = 0
    problems: tuple[str, ...] = ()
    """One sentence for each thing that was not taken as it came."""

    @property
    def sentence(self) -> str:
        """What the person is told: `2 passages are new, 1 is joined with yours, 40 were there already; 1 new tag.`"""
        told = [
            f"{number:,} {one if number == 1 else several}"
            for number, one, several in (
                (self.new, "passage is new", "passages are new"),
                (self.joined, "is joined with yours", "are joined with yours"),
                (self.already, "was there already", "were there already"),
                (self.doubled, "note is kept in both wordings", "notes are kept in both wordings"),
            )
            if number
        ]
        tags = [f"{self.new_tags:,} new tag{'' if self.new_tags == 1 else 's'}"] if self.new_tags else []
        return (
            "; ".join([*([", ".join(told)] if told else []), *tags] or ["There is nothing in it that you lack"]) + "."
        )


def merged(book: Tagbook, incoming: Incoming) -> tuple[Tagbook, MergeReport]:
    """The book with all that a file offers taken in, and what came of it. The book given is not changed."""
    vocabulary, tags, problems = _joined_vocabulary(book.vocabulary, incoming.tags)
    theirs = {one.id: one for one in with_tags_of(incoming.annotations, tags)}
    partners = _partners(book.annotations, theirs)
    found = dict(book.annotations)
    new = joined = doubled = 0
    for one in theirs.values():
        mine = partners.get(one.id)
        if mine is None:
            found[one.id] = one
            new += 1
            continue
        both = _as_one(book.annotations[mine], one)
        doubled += _in_two_wordings(book.annotations[mine], one)
        if both != book.annotations[mine]:
            joined += 1
            found = _put(found, mine, both)
    told = MergeReport(
        new, joined, len(theirs) - new - joined, doubled, len(vocabulary.tags) - len(book.vocabulary.tags), problems
    )
    if vocabulary == book.vocabulary and not new and not joined:
        return book, told
    return Tagbook(vocabulary, MappingProxyType(found)), told


def in_our_tags(book: Tagbook, incoming: Incoming) -> tuple[Annotation, ...]:
    """What a file offers, with the ids its tags have in the person's book: to be held against the person's own."""
    return tuple(with_tags_of(incoming.annotations, matched(incoming.tags, book.vocabulary)))


def with_tags_of(annotations: Iterable[Annotation], tags: Mapping[str, str]) -> Iterator[Annotation]:
    """`annotations` with the tags they have in the person's book; `tags` tells a file's id from the book's."""
    for one in annotations:
        tag = tags.get(one.tag, one.tag) if one.tag is not None else None
        yield replace(one, tag=tag) if tag != one.tag else one


def _put(found: dict[str, Annotation], before: str, one: Annotation) -> dict[str, Annotation]:
    """`found` with `one` in the place of `before`; the order of making is kept where the id is."""
    if one.id == before:
        found[before] = one
        return found
    del found[before]
    found[one.id] = one
    return found


def _joined_vocabulary(ours: Vocabulary, tags: Iterable[Tag]) -> tuple[Vocabulary, dict[str, str], tuple[str, ...]]:
    """Our tags with theirs; which of theirs is which of ours; and what could not be taken as it came."""
    theirs, problems = sound(tags)
    known = matched(theirs, ours)
    found = _filled(ours, theirs, known)
    new = [tag for tag in theirs if tag.id not in known]
    names = Names((*found, *(tag.id for tag in theirs)))
    pins = {tag.pinned for tag in ours.tags}
    known |= {tag.id: tag.id if tag.id.strip() else names.free_id(tag.label) for tag in new}
    for tag in new:
        broader = known[tag.broader] if tag.broader is not None else None
        pinned = None if tag.pinned in pins else tag.pinned
        found[known[tag.id]] = replace(tag, id=known[tag.id], broader=broader, pinned=pinned)
        pins.add(pinned)
    vocabulary = Vocabulary(tuple(found.values()))
    return (ours if vocabulary == ours else vocabulary), known, problems


def _filled(ours: Vocabulary, theirs: Iterable[Tag], known: Mapping[str, str]) -> dict[str, Tag]:
    """Our tags by id, with what theirs say and ours leave open, and with further words they are found by.

    A word that is any tag's already is no further word of another: so each of theirs is the same the next time.
    """
    found = {tag.id: tag for tag in ours.tags}
    taken = {folded(word) for tag in ours.tags for word in (tag.label, *tag.aliases)}
    labels = {folded(tag.label) for tag in theirs}
    for tag in theirs:
        if tag.id not in known:
            continue
        mine = found[known[tag.id]]
        more = [tag.label] if tag.id != mine.id and folded(tag.label) not in taken else []
        for alias in tag.aliases:
            if (word := folded(alias)) not in taken and word not in labels:
                more.append(alias)
                taken.add(word)
        taken.update(map(folded, more))
        found[mine.id] = replace(
            mine,
            letter=mine.letter or tag.letter,
            colour=mine.colour or tag.colour,
            definition=mine.definition or tag.definition,
            aliases=(*mine.aliases, *more),
        )
    return found


_Words = tuple[str | None, tuple[tuple[str, str], ...]]
"""Tag, and of every target the order and the words: what must be the same in two annotations that may be one."""


def _partners(ours: Mapping[str, Annotation], theirs: Mapping[str, Annotation]) -> dict[str, str]:
    """Id of theirs to the id of ours that is the same annotation, one to one."""
    found = {one: one for one in theirs if one in ours}
    waiting: dict[_Words, list[Annotation]] = {}
    for one in sorted(ours.values(), key=_first_start):
        if one.id not in found and one.tag is not None and one.targets:
            waiting.setdefault(_words(one), []).append(one)
    pairs = [
        (distance, min(one.id, mine.id), max(one.id, mine.id), one.id, mine.id)
        for one in theirs.values()
        if one.id not in found and one.tag is not None and one.targets
        for mine in _near(one, waiting.get(_words(one), []))
        if (distance := _distance(one, mine)) is not None
    ]
    taken: set[str] = set()
    for _, _, _, one_id, mine_id in sorted(pairs):
        if one_id not in found and mine_id not in taken:
            found[one_id] = mine_id
            taken.add(mine_id)
    return found


def _near(one: Annotation, others: list[Annotation]) -> list[Annotation]:
    """Those of `others`, ordered by their starts, that may be on the same words: no further off than these are long.

    All have the same words but for their gaps; the longest gaps are allowed for.
    """
    at, reach = _first_start(one), 2 * len(one.targets[0].selector.exact) + _LONGEST_GAPS
    first = bisect_left(others, at - reach, key=_first_start)
    return others[first : bisect_right(others, at + reach, key=_first_start)]


def _first_start(one: Annotation) -> int:
    return _start(one.targets[0]) if one.targets else 0


def _words(one: Annotation) -> _Words:
    return one.tag, tuple((target.order, folded(target.selector.exact)) for target in one.targets)


def _distance(one: Annotation, other: Annotation) -> int | None:
    """How far apart two passages of the same words stand, in code points; None where they are not the same passage."""
    total = 0
    for left, right in zip(one.targets, other.targets, strict=True):
        apart = abs(_start(left) - _start(right))
        if apart and not (left.edition == right.edition and _overlap(left, right)):
            return None
        total += apart
    return total


def _start(target: Target) -> int:
    """Where its first word begins, white space before it left aside."""
    words = target.selector.exact
    return target.selector.start + len(words) - len(words.lstrip())


def _overlap(left: Target, right: Target) -> bool:
    one, other = left.selector, right.selector
    return one.start < other.end and other.start < one.end


def _as_one(one: Annotation, other: Annotation) -> Annotation:
    """Two annotations as one: of one id, what the later change says; of two, the earlier; all creators, all notes."""
    shown = max(one, other, key=_changed) if one.id == other.id else min(one, other, key=_made)
    return replace(shown, notes=_union(one.notes, other.notes), creators=_union(one.creators, other.creators))


def _made(one: Annotation) -> tuple[datetime, str]:
    return one.created or _NEVER, one.id


def _changed(one: Annotation) -> tuple[datetime, str]:
    """When it was changed last; of one moment, something to go by that is the same whoever joins."""
    return one.modified or one.created or _NEVER, repr((one.targets, one.tag, one.created, one.modified))


def _union(ours: tuple[_Said, ...], theirs: tuple[_Said, ...]) -> tuple[_Said, ...]:
    """Ours, and those of theirs that ours lack, as they come."""
    return ours + tuple(one for one in dict.fromkeys(theirs) if one not in ours)


def _in_two_wordings(one: Annotation, other: Annotation) -> int:
    """How many of the other's notes are by a writer and of a moment that ours has too, in other words."""
    known: dict[tuple[str, datetime | None], set[str]] = {}
    for note in one.notes:
        known.setdefault(_written(note), set()).add(note.text)
    return sum(note.text not in known.get(_written(note), {note.text}) for note in other.notes)


def _written(note: Note) -> tuple[str, datetime | None]:
    return note.creator, note.created
