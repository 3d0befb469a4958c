"""Deeds on the vocabulary: pure functions, a Tagbook in, another out. A refusal is a BadRequest; nothing is changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from reader.annotations.deeds import joined_passages
from reader.annotations.model import PATTERNS, Annotation, Note, Tag, Tagbook, Vocabulary
from reader.errors import BadRequest
from reader.slugs import slug

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LONGEST_LABEL = 120
"""Code points of the longest name of a tag."""


def folded(label: str) -> str:
    """A name as it is compared: without case, white space at its ends or doubled."""
    plain = label if label.isascii() else unicodedata.normalize("NFC", label)
    return " ".join(plain.casefold().split())


def tag_called(vocabulary: Vocabulary, label: str) -> Tag | None:
    """The tag with that name, whatever its case; None where there is none."""
    sought = folded(label)
    return next((tag for tag in vocabulary.tags if folded(tag.label) == sought), None)


def with_new_tag(book: Tagbook, label: str, broader: str | None = None) -> tuple[Tagbook, Tag]:
    """A new tag of that name, below `broader`; it gets an id, a free letter, and the pattern fewest tags have."""
    tags = book.vocabulary.tags
    name = _free_label(book, label, None)
    if broader is not None:
        _known(book, broader)
    tag = Tag(free_id(name, {one.id for one in tags}), name, broader, free_letter(name, tags), rare_pattern(tags))
    return _with_tags(book, (*tags, tag)), tag


def renamed(book: Tagbook, tag: str, label: str) -> Tagbook:
    """The tag by another name; its uses follow, for they know its id."""
    return _changed(book, replace(_known(book, tag), label=_free_label(book, label, tag)))


def moved_below(book: Tagbook, tag: str, broader: str | None, before: str | None = None) -> Tagbook:
    """The tag below `broader` (at the top where None), standing before the tag `before`, or as the last.

    Raises BadRequest where it would lie below itself.
    """
    one = _known(book, tag)
    if broader is not None and tag in (broader, *above(book.vocabulary, _known(book, broader).id)):
        raise BadRequest(f"“{one.label}” cannot lie below itself; move it below another tag.")
    if before == tag or (before is None and broader == one.broader):
        return book
    others = [other for other in book.vocabulary.tags if other.id != tag]
    at = next((n for n, other in enumerate(others) if other.id == before), len(others))
    others.insert(at, replace(one, broader=broader))
    return _with_tags(book, tuple(others))


def merged_tags(book: Tagbook, tag: str, into: str) -> Tagbook:
    """`tag` taken up in `into`: its uses (joined where both tag one passage), its name and aliases, what lies below."""
    gone, kept = _known(book, tag), _known(book, into)
    if tag == into:
        raise BadRequest("A tag cannot be merged with itself; choose another.")
    heir = gone.broader if tag in above(book.vocabulary, into) else into
    words = dict.fromkeys((*kept.aliases, gone.label, *gone.aliases))
    joined = replace(
        kept,
        aliases=tuple(word for word in words if folded(word) != folded(kept.label)),
        definition="\n".join(dict.fromkeys(text for text in (kept.definition, gone.definition) if text)),
        pinned=kept.pinned if kept.pinned is not None else gone.pinned,
    )
    tags = _without(tuple(joined if one.id == into else one for one in book.vocabulary.tags), tag, heir)
    moved = {id_: replace(a, tag=into) if a.tag == tag else a for id_, a in book.annotations.items()}
    return Tagbook(Vocabulary(tags), MappingProxyType(joined_passages(moved, into)))


def without_tag(book: Tagbook, tag: str, instead: str | None = None, *, keep_as_notes: bool = False) -> Tagbook:
    """Without that tag; tags below it move up to the one above it. Its uses move to the tag `instead`; or

    (`keep_as_notes`) stay as notes without a tag, a use that has no note getting one that says the tag's name;
    or are deleted, where neither is asked for.
    """
    gone = _known(book, tag)
    if instead is not None and _known(book, instead).id == tag:
        raise BadRequest("The uses of a tag that is deleted cannot stay with it; choose another tag.")
    kept: dict[str, Annotation] = {}
    for id_, one in book.annotations.items():
        if one.tag != tag:
            kept[id_] = one
        elif instead is not None:
            kept[id_] = replace(one, tag=instead)
        elif keep_as_notes:
            kept[id_] = _as_note(one, gone)
    if instead is not None:
        kept = joined_passages(kept, instead)
    return Tagbook(Vocabulary(_without(book.vocabulary.tags, tag, gone.broader)), MappingProxyType(kept))


def with_pin(book: Tagbook, tag: str, figure: int | None) -> Tagbook:
    """The tag applied by the key of that figure, 1 to 9, which another loses; by none where None."""
    one = _known(book, tag)
    if figure is not None and not 1 <= figure <= 9:
        raise BadRequest("A tag is pinned to a figure from 1 to 9; choose one of these.")
    others = (replace(t, pinned=None) if figure is not None and t.pinned == figure else t for t in book.vocabulary.tags)
    return _with_tags(book, tuple(replace(one, pinned=figure) if t.id == tag else t for t in others))


def with_definition(book: Tagbook, tag: str, definition: str) -> Tagbook:
    """The tag with what it means, in a person's words."""
    return _changed(book, replace(_known(book, tag), definition=definition.strip()))


def with_aliases(book: Tagbook, tag: str, aliases: Iterable[str]) -> Tagbook:
    """The tag with these other words it is found by; empty and repeated ones are passed over."""
    one = _known(book, tag)
    words = {folded(word): " ".join(word.split()) for word in reversed(tuple(aliases)) if word.strip()}
    words.pop(folded(one.label), None)
    return _changed(book, replace(one, aliases=tuple(reversed(words.values()))))


def with_colour(book: Tagbook, tag: str, colour: str | None) -> Tagbook:
    """The tag in a colour, `#3F5870`; in the theme's own where None."""
    if colour is not None and not _COLOUR.fullmatch(colour):
        raise BadRequest(f"“{colour}” is no colour; write it like #3F5870.")
    return _changed(book, replace(_known(book, tag), colour=colour))


def with_pattern(book: Tagbook, tag: str, pattern: int) -> Tagbook:
    """The tag with its bars drawn in another way, 0 to 5."""
    if not 0 <= pattern < PATTERNS:
        raise BadRequest(f"There are {PATTERNS} patterns, 0 to {PATTERNS - 1}; choose one of these.")
    return _changed(book, replace(_known(book, tag), pattern=pattern))


def with_letter(book: Tagbook, tag: str, letter: str) -> Tagbook:
    """The tag with another head for its bars: one or two letters, or none for the first of its name."""
    head = letter.strip()
    if len(head) > 2:
        raise BadRequest(f"“{head}” is too long to head a bar; choose one or two letters.")
    return _changed(book, replace(_known(book, tag), letter=head))


def above(vocabulary: Vocabulary, tag: str) -> tuple[str, ...]:
    """Ids of the tags above that one, nearest first."""
    by_id = {one.id: one for one in vocabulary.tags}
    found: dict[str, None] = {}
    while tag in by_id and (broader := by_id[tag].broader) is not None and broader not in found:
        found[broader] = None
        tag = broader
    return tuple(found)


def free_id(label: str, taken: Iterable[str] | Mapping[str, object]) -> str:
    """An id made of a name: `due-process`; with a number behind, where it is taken."""
    stem = slug(label, "tag")
    others = frozenset(taken)
    return next(id_ for n in range(1, len(others) + 2) if (id_ := stem if n == 1 else f"{stem}-{n}") not in others)


def free_letter(label: str, tags: Iterable[Tag]) -> str:
    """A head for the bars that no tag has: a letter of the name, the first before others; else two letters."""
    taken = {tag.letter for tag in tags}
    words = re.findall(r"[^\W_]+", label)
    letters = [letter for word in ["".join(words), *words] for letter in word.upper() if len(letter) == 1]
    first = letters[0] if letters else "?"
    heads = [first, *(word[0].upper()[:1] for word in words), *letters[1:]]
    pairs = (first + letter.lower() for letter in letters[1:])
    return next((head for head in (*heads, *pairs) if head not in taken), first)


def rare_pattern(tags: Iterable[Tag]) -> int:
    """The pattern that fewest tags have, the plainer of equals."""
    used = [tag.pattern for tag in tags]
    return min(range(PATTERNS), key=used.count)


def _as_note(one: Annotation, tag: Tag) -> Annotation:
    said = Note(tag.label, one.creators[0] if one.creators else "", one.created)
    return replace(one, tag=None, notes=one.notes or (said,))


def _known(book: Tagbook, tag: str) -> Tag:
    one = book.vocabulary.tag(tag)
    if one is None:
        raise BadRequest(f"There is no tag “{tag}” in the vocabulary any more; choose another.")
    return one


def _free_label(book: Tagbook, label: str, tag: str | None) -> str:
    """`label` as it is kept; raises BadRequest where it says nothing, is too long, or another tag has it."""
    name = " ".join(label.split())
    if not name or len(name) > LONGEST_LABEL:
        raise BadRequest(f"A tag's name has 1 to {LONGEST_LABEL} letters; this one has {len(name)}.")
    other = tag_called(book.vocabulary, name)
    if other is not None and other.id != tag:
        raise BadRequest(f"There is a tag “{other.label}” already; choose another name, or merge the two.")
    return name


def _without(tags: tuple[Tag, ...], tag: str, heir: str | None) -> tuple[Tag, ...]:
    """`tags` without that one, those directly below it now below `heir`."""
    return tuple(replace(one, broader=heir) if one.broader == tag else one for one in tags if one.id != tag)


def _changed(book: Tagbook, tag: Tag) -> Tagbook:
    return _with_tags(book, tuple(tag if one.id == tag.id else one for one in book.vocabulary.tags))


def _with_tags(book: Tagbook, tags: tuple[Tag, ...]) -> Tagbook:
    return book if tags == book.vocabulary.tags else Tagbook(Vocabulary(tags), book.annotations)
