"""Deeds on passages. Each is a pure function: a Tagbook in, another out; what a deed does not touch is shared.

`when` is the moment of the deed (taken to UTC and whole seconds), `who` the person's name, empty where none is known.
A deed that would change nothing gives back the very book.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from reader.annotations.model import Annotation, Note, Tagbook, Target, Vocabulary
from reader.errors import BadRequest

_OWN = uuid.UUID("5f0c9d1e-7b0a-5d0e-9a4b-0b6a4c1f7e21")
"""The name space of the ids made here."""

Passage = tuple[tuple[str, str, int, int, str], ...]
"""What makes two annotations speak of one passage: order, edition, place and words of each target."""


def passage(targets: Iterable[Target]) -> Passage:
    """What `targets` speak of, to be compared."""
    return tuple((t.order, t.edition, t.selector.start, t.selector.end, t.selector.exact) for t in targets)


class Passages:
    """Annotations by what they speak of, to find the one that speaks of a passage already."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._at: dict[Passage, str] = {}
        self._elsewhere: dict[tuple[tuple[str, ...], ...], Annotation] = {}
        for one in annotations:
            self.add(one)

    def add(self, one: Annotation) -> None:
        """Of two on one passage, the first is found."""
        self._at.setdefault(passage(one.targets), one.id)
        self._elsewhere.setdefault(_wording(one.targets), one)

    def find(self, targets: tuple[Target, ...]) -> str | None:
        """Id of the annotation of the same passage; None where there is none.

        In another edition the same words between the same words are the same passage, wherever they stand there.
        """
        known = self._at.get(passage(targets))
        other = None if known else self._elsewhere.get(_wording(targets))
        if other and all(mine.edition != its.edition for mine, its in zip(targets, other.targets, strict=True)):
            return other.id
        return known


def _wording(targets: tuple[Target, ...]) -> tuple[tuple[str, ...], ...]:
    """Order, words and what stands around them, white space aside."""
    parts = ((t.order, t.selector.exact, t.selector.prefix, t.selector.suffix) for t in targets)
    return tuple((order, *("".join(words.split()) for words in said)) for order, *said in parts)


def with_passage_tagged(book: Tagbook, targets: tuple[Target, ...], tag: str, who: str, when: datetime) -> Tagbook:
    """`targets` (one passage, or both ends of a link) with the tag of that id. See `with_passages_tagged`."""
    return with_passages_tagged(book, (targets,), tag, who, when)


def with_passages_tagged(
    book: Tagbook, passages: Iterable[tuple[Target, ...]], tag: str, who: str, when: datetime
) -> Tagbook:
    """Every one of `passages` with the tag of that id, as one deed.

    Where somebody tagged the same passage so before, `who` joins them; where it was `who`, nothing is added.
    Raises BadRequest for a tag that is not in the vocabulary, and for a passage without words.
    """
    if book.vocabulary.tag(tag) is None:
        raise BadRequest(f"There is no tag “{tag}” in the vocabulary; make it first.")
    moment, changed = _moment(when), dict(book.annotations)
    before = Passages(one for one in book.annotations.values() if one.tag == tag)
    for targets in passages:
        _refuse_empty(targets)
        known = before.find(targets)
        if known is None:
            made = _made(changed, targets, tag, (), who, moment)
            changed[made.id] = made
            before.add(made)
        elif who not in changed[known].creators:
            joined = replace(changed[known], creators=(*changed[known].creators, who), modified=moment)
            changed[known] = joined
    return _with(book, changed)


def with_note(book: Tagbook, targets: tuple[Target, ...], text: str, who: str, when: datetime) -> Tagbook:
    """A note on a passage (or link), without a tag; joined to the note that stands on the same passage already.

    Raises BadRequest for a note or a passage without words.
    """
    _refuse_empty(targets)
    moment, here = _moment(when), passage(targets)
    for one in book.annotations.values():
        if one.tag is None and passage(one.targets) == here:
            return with_note_on(book, one.id, text, who, when)
    note = _note(text, who, moment)
    made = _made(book.annotations, targets, None, (note,), who, moment)
    return _with(book, {**book.annotations, made.id: made})


def with_note_on(book: Tagbook, annotation: str, text: str, who: str, when: datetime) -> Tagbook:
    """One more note on the annotation of that id. A note that stands there already is not added again."""
    one, note = _known(book, annotation), _note(text, who, _moment(when))
    if any((kept.text, kept.creator) == (note.text, note.creator) for kept in one.notes):
        return book
    return _with_one(book, replace(one, notes=(*one.notes, note), modified=note.created))


def with_note_text(book: Tagbook, annotation: str, note: int, text: str, when: datetime) -> Tagbook:
    """The note at index `note` with other words; without words it goes, and with it what has no tag nor other note."""
    one = _known(book, annotation)
    if not 0 <= note < len(one.notes):
        raise BadRequest("That note is no longer there; choose it again.")
    if not text.strip():
        return without_note(book, annotation, note, when)
    if one.notes[note].text == text:
        return book
    notes = (*one.notes[:note], replace(one.notes[note], text=text), *one.notes[note + 1 :])
    return _with_one(book, replace(one, notes=notes, modified=_moment(when)))


def without_note(book: Tagbook, annotation: str, note: int, when: datetime) -> Tagbook:
    """Without the note at index `note`; an annotation that had nothing but that goes too."""
    one = _known(book, annotation)
    if not 0 <= note < len(one.notes):
        raise BadRequest("That note is no longer there; choose it again.")
    notes = (*one.notes[:note], *one.notes[note + 1 :])
    if not notes and one.tag is None:
        return without(book, (annotation,))
    return _with_one(book, replace(one, notes=notes, modified=_moment(when)))


def without(book: Tagbook, annotations: Iterable[str]) -> Tagbook:
    """Without the annotations of these ids; ids that are not there are passed over."""
    gone = frozenset(annotations)
    return _with(book, {id_: one for id_, one in book.annotations.items() if id_ not in gone})


def with_tag_of(book: Tagbook, annotation: str, tag: str | None, when: datetime) -> Tagbook:
    """The annotation with another tag; joined to the one that tags the same passage so already.

    `tag` None takes the tag off: the notes stay, and what has none goes. Raises BadRequest for an unknown tag.
    """
    one = _known(book, annotation)
    if one.tag == tag:
        return book
    if tag is not None and book.vocabulary.tag(tag) is None:
        raise BadRequest(f"There is no tag “{tag}” in the vocabulary; make it first.")
    if tag is None and not one.notes:
        return without(book, (annotation,))
    changed = replace(one, tag=tag, modified=_moment(when))
    return _with(book, joined_passages({**book.annotations, annotation: changed}, tag))


def with_annotations(book: Tagbook, annotations: Iterable[Annotation]) -> Tagbook:
    """With these, in place of those of the same id; for what made them elsewhere (an import, `reanchored`)."""
    return _with(book, {**book.annotations, **{one.id: one for one in annotations}})


def made(before: Tagbook, after: Tagbook) -> tuple[str, ...]:
    """Ids of the annotations that a deed made."""
    return tuple(id_ for id_ in after.annotations if id_ not in before.annotations)


def joined_passages(annotations: Mapping[str, Annotation], tag: str | None) -> dict[str, Annotation]:
    """`annotations`, those with that tag on one and the same passage joined into the first of them."""
    first: dict[Passage, str] = {}
    result: dict[str, Annotation] = {}
    for id_, one in annotations.items():
        here = first.setdefault(passage(one.targets), id_) if one.tag == tag else id_
        result[here] = one if here == id_ else joined(result[here], one)
    return result


def joined(one: Annotation, other: Annotation) -> Annotation:
    """Two annotations of one passage and one tag as one: all notes and creators, the earlier making; id of `one`."""
    moments = [moment for moment in (one.created, other.created) if moment is not None]
    changes = [moment for moment in (one.modified, other.modified) if moment is not None]
    return replace(
        one,
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        creators=tuple(dict.fromkeys((*one.creators, *other.creators))),
        created=min(moments, default=None),
        modified=max(changes, default=None),
    )


def whole_seconds(when: datetime) -> datetime:
    """A moment as the model has it: in UTC, whole seconds; one without a zone is taken for UTC."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


_moment = whole_seconds


def _made(
    others: Mapping[str, Annotation],
    targets: tuple[Target, ...],
    tag: str | None,
    notes: tuple[Note, ...],
    who: str,
    when: datetime,
) -> Annotation:
    name = repr((passage(targets), tag, [note.text for note in notes], who, when.isoformat()))
    return Annotation(next(_free_ids(name, others)), targets, tag, notes, (who,), when)


def _free_ids(name: str, others: Mapping[str, Annotation]) -> Iterator[str]:
    """Ids made of what is said by whom and when: the same deed makes the same id, whoever computes it."""
    for count in range(len(others) + 1):
        id_ = uuid.uuid5(_OWN, f"{name}{count or ''}").urn
        if id_ not in others:
            yield id_


def _note(text: str, who: str, when: datetime) -> Note:
    if not text.strip():
        raise BadRequest("A note without words says nothing; write it, or press Esc.")
    return Note(text, who, when)


def _refuse_empty(targets: tuple[Target, ...]) -> None:
    if not targets or not all(target.selector.exact.strip() and target.order for target in targets):
        raise BadRequest("No words of an order are selected; select a passage first.")


def _known(book: Tagbook, annotation: str) -> Annotation:
    if annotation not in book.annotations:
        raise BadRequest("That passage is not tagged any more; choose it again.")
    return book.annotations[annotation]


def _with_one(book: Tagbook, annotation: Annotation) -> Tagbook:
    return _with(book, {**book.annotations, annotation.id: annotation})


def _with(book: Tagbook, annotations: dict[str, Annotation], vocabulary: Vocabulary | None = None) -> Tagbook:
    """The book with these; the very book where they are the same."""
    if vocabulary is None and annotations == book.annotations:
        return book
    return Tagbook(vocabulary or book.vocabulary, MappingProxyType(annotations))
