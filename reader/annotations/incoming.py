"""What a file offers, before anything is changed: passages, tags, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reader.annotations.model import PATTERNS, Annotation, Tag, Vocabulary
from reader.annotations.vocabulary_deeds import LONGEST_LABEL, folded, free_id
from reader.errors import BadAnnotations

MOST_BYTES = 50_000_000
"""So large may a file be that is taken in."""
MOST_TAGS = 10_000
"""So many tags may one bring."""
DEEPEST = 100
"""So deep may tags lie below one another."""
MOST_PROBLEMS = 50
"""So many remarks are shown; of the others only the number."""

_FORMS_OF_WORDS = {
    "id": re.compile(r"(?s).*\S.*"),
    "label": re.compile(r"(?s).*\S.*"),
    "definition": re.compile(r"(?s).*"),
    "letter": re.compile(r"(?s).{1,2}"),
    "colour": re.compile(r"#[0-9A-Fa-f]{6}"),
}
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can say (XML 1.0, production 2)."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a file offers. Nothing of it is in the person's book until `merged` put it there."""

    name: str
    """The file's name."""
    annotations: tuple[Annotation, ...] = ()
    """The good ones; their tags are those of `tags`."""
    tags: tuple[Tag, ...] = ()
    """Every tag the file speaks of, with the file's own ids, in its order."""
    new_tags: tuple[Tag, ...] = ()
    """Those of them that the person's vocabulary lacks."""
    problems: tuple[str, ...] = ()
    """One sentence for each part that was left out or is doubtful."""


def offer(
    name: str, annotations: Iterable[Annotation], tags: Iterable[Tag], problems: Iterable[str], vocabulary: Vocabulary
) -> Incoming:
    """What a file called `name` offers to a person with that vocabulary; its tags made sound.

    Raises BadAnnotations where it has more tags than anybody's vocabulary.
    """
    tags = tuple(tags)
    if len(tags) > MOST_TAGS:
        raise BadAnnotations(f"{name} speaks of {len(tags):,} tags; at most {MOST_TAGS:,} are taken in.")
    found = sound(tags)
    known = matched(found[0], vocabulary)
    new = tuple(tag for tag in found[0] if tag.id not in known)
    return Incoming(name, tuple(annotations), found[0], new, _few((*problems, *found[1])))


def matched(tags: Iterable[Tag], vocabulary: Vocabulary) -> dict[str, str]:
    """Which of `tags` the vocabulary has: id in the file to id in the vocabulary.

    A tag is found by its id, else by its label, else where one's label is the other's alias (case aside).
    """
    ids = {tag.id for tag in vocabulary.tags}
    labels = {folded(tag.label): tag.id for tag in reversed(vocabulary.tags)}
    aliases = {folded(alias): tag.id for tag in reversed(vocabulary.tags) for alias in reversed(tag.aliases)}
    found = {}
    for tag in tags:
        if tag.id in ids:
            found[tag.id] = tag.id
            continue
        same = _by_words(tag, labels, aliases)
        if same is not None:
            found[tag.id] = same
    return found


def _by_words(tag: Tag, labels: Mapping[str, str], aliases: Mapping[str, str]) -> str | None:
    label = folded(tag.label)
    if label in labels:
        return labels[label]
    if label in aliases:
        return aliases[label]
    return next((labels[word] for alias in tag.aliases if (word := folded(alias)) in labels), None)


def sound(tags: Iterable[Tag]) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
    """`tags` as a vocabulary may hold them, with a sentence for each that was not: ids and labels once, no cycles."""
    problems: list[str] = []
    kept: dict[str, Tag] = {}
    labels = Names(behind=" ({})")
    for tag in tags:
        label = _fitting(tag.label) or _fitting(tag.id) or "tag"
        if tag.id in kept:
            problems.append(f"The tag “{label}” stands twice in the file; its first place is taken.")
            continue
        free = labels.free(label)
        if free != label:
            problems.append(f"Two tags are called “{label}”; the second comes in as “{free}”.")
        kept[tag.id] = replace(tag, label=free)
    return _in_a_tree(kept, problems), tuple(problems)


def _fitting(label: str) -> str:
    """`label` as a vocabulary keeps it: gaps of one space, and not too long."""
    return " ".join(label.split())[:LONGEST_LABEL].strip()


class Names:
    """Names given one after another, no two the same: a number is put behind one that is taken."""

    def __init__(self, taken: Iterable[str] = (), behind: str = "-{}") -> None:
        self._taken, self._behind = {folded(name) for name in taken}, behind
        self._numbers: dict[str, int] = {}

    def free(self, name: str) -> str:
        """`name`, or with the next number behind it; taken from now on."""
        number, free = self._numbers.get(name, 1), name
        while folded(free) in self._taken:
            number += 1
            free = name[: LONGEST_LABEL - 8] + self._behind.format(number)
        self._numbers[name] = number
        self._taken.add(folded(free))
        return free

    def free_id(self, label: str) -> str:
        """An id made of a label: `due-process`, `due-process-2`."""
        return self.free(free_id(label, ()))


def _in_a_tree(tags: dict[str, Tag], problems: list[str]) -> tuple[Tag, ...]:
    """`tags` with every way upwards coming to an end; where one does not, or leads nowhere, it is cut and told."""
    upwards = {tag.id: tag.broader for tag in tags.values()}
    for tag in tags.values():
        if tag.broader is not None and tag.broader not in tags:
            problems.append(f"The tag above “{tag.label}” is not in the file; “{tag.label}” comes in at the top.")
            upwards[tag.id] = None
    for one in _first_of_circles(upwards):
        problems.append(f"The tag “{tags[one].label}” lies below itself; it comes in at the top.")
        upwards[one] = None
    for one in _too_deep(upwards):
        problems.append(f"The tag “{tags[one].label}” lies more than {DEEPEST} deep; it comes in at the top.")
        upwards[one] = None
    return tuple(replace(tag, broader=upwards[tag.id]) for tag in tags.values())


def _too_deep(upwards: Mapping[str, str | None]) -> list[str]:
    """Those to be taken to the top, so that no way upwards (none is a circle) has more than `DEEPEST` steps."""
    depths: dict[str, int] = {}
    found = []
    for start in upwards:
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in depths:
            way.append(at)
            at = upwards[at]
        depth = depths[at] if at is not None else 0
        for one in reversed(way):
            depth = depth % DEEPEST + 1
            if depth == 1 and upwards[one] is not None:
                found.append(one)
            depths[one] = depth
    return found


def _first_of_circles(upwards: Mapping[str, str | None]) -> list[str]:
    """Of every circle the one that stands first. Each way is walked once, so that a long chain costs no more."""
    place = {one: number for number, one in enumerate(upwards)}
    done: set[str] = set()
    found = []
    for start in upwards:
        way: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in done and at not in way:
            way[at] = len(way)
            at = upwards[at]
        if at is not None and at in way:
            found.append(min((one for one in way if way[one] >= way[at]), key=place.__getitem__))
        done.update(way)
    return found


def _few(problems: tuple[str, ...]) -> tuple[str, ...]:
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    return (*problems[:MOST_PROBLEMS], f"{more:,} further remarks of this kind are not shown.")


def text_of(data: bytes, name: str) -> str:
    """The words of a file. Raises BadAnnotations where it is empty, or not UTF-8."""
    if not data.strip():
        raise BadAnnotations(f"{name} is empty.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadAnnotations(
            f"{name} is not written in UTF-8 (byte {error.start:,}); save it as UTF-8 and try again."
        ) from None


def told_new(tags: Iterable[Tag], vocabulary: Vocabulary) -> tuple[str, ...]:
    """One sentence on those of `tags` that the vocabulary lacks; none where it has them all."""
    tags = tuple(tags)
    known = matched(tags, vocabulary)
    new = [f"“{tag.label}”" for tag in tags if tag.id not in known]
    if not new:
        return ()
    if len(new) == 1:
        return (f"The tag {new[0]} is not in your vocabulary; it is a new one.",)
    names = ", ".join(new[:10]) + (" …" if len(new) > 10 else "")
    return (f"{len(new)} tags are not in your vocabulary; they are new ones: {names}.",)


def fitting_field(name: str, value: object) -> str | int | tuple[str, ...] | None:
    """`value` as the field `name` of a Tag holds it; None where it is nothing of the kind."""
    if name in _FORMS_OF_WORDS:
        return value if isinstance(value, str) and _FORMS_OF_WORDS[name].fullmatch(value) else None
    if name == "aliases" and isinstance(value, list):
        return tuple(alias for alias in value if isinstance(alias, str))
    if type(value) is not int:
        return None
    limits = {"pattern": (0, PATTERNS - 1), "pinned": (1, 9), "place": (0, 10**9)}
    least, most = limits.get(name, (1, 0))
    return value if least <= value <= most else None


def xml_words(words: str) -> str:
    """`words` as XML can say them, and says them again when it is read: without control characters, `\\n` for lines."""
    return _NO_XML.sub("\ufffd", words).replace("\r\n", "\n").replace("\r", "\n")
