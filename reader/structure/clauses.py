"""The clauses of one section: nested, named, and added to the draft; what a person ruled stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.documents import Block
from reader.structure.draft import Draft, DraftSegment, segment_of
from reader.structure.marks import Mark
from reader.structure.model import SegmentKind
from reader.structure.naming import Step, opens_segment
from reader.structure.nesting import Enumerator, Level, Place, enumerator_readings, nested
from reader.structure.printed import last_step, steps
from reader.structure.rules import Opener, Reading, printed_before, readings

_MOST_OPENINGS = 16
"""How many readings of a label given by hand are followed up."""


def add_clauses(draft: Draft, blocks: Sequence[Block], section: int | None, marks: Sequence[Mark]) -> None:
    """Add segments for `marks` to `draft`, below segment `section`.

    The rules tell how deep each lies; a clause that a person labelled lies where its label says, and those after it
    go on from there.
    """
    clauses = _Clauses(draft, blocks, section)
    for run in _runs(marks):
        clauses.add(run)


def _runs(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    """`marks` parted before each that was labelled by hand."""
    starts = [0, *(i for i, mark in enumerate(marks) if mark.label is not None and i), len(marks)]
    return (marks[start:end] for start, end in pairwise(starts) if end > start)


@dataclass(slots=True)
class _Clauses:
    draft: Draft
    blocks: Sequence[Block]
    section: int | None
    chain: list[Step] = field(default_factory=list)
    """The open levels, outermost first."""
    spoken: set[str] = field(default_factory=set)
    """Full names of the levels where a quoted section has had clauses."""

    def add(self, marks: Sequence[Mark]) -> None:
        """Add a run of marks, of which the first may be labelled by hand."""
        openings: list[tuple[Level, ...]] = [()]
        if marks[0].label is not None:
            self._labelled(marks[0], marks[0].label)
            openings, marks = _openings(self.chain), marks[1:]
        places = nested([_enumerator(mark) for mark in marks], openings)
        for i, (mark, place) in enumerate(zip(marks, places, strict=True)):
            self._clause(mark, place, i + 1 < len(marks) and places[i + 1].depth > place.depth)

    def _clause(self, mark: Mark, place: Place, below: bool) -> None:
        del self.chain[place.depth :]
        above = self.chain[-1] if self.chain else self._foot()
        if not opens_segment(mark):
            self.chain.append(above.past_quoted(mark.number, above.full in self.spoken))
            return
        if above.section_of is not None:
            self.spoken.add(above.section_of)
        segment = self._below(above.segment, mark, above.label_of(mark, self.draft.taken), above.quoted)
        self._keep_heading(segment, mark, below)
        self._warn(place, mark, segment)
        self.chain.append(above.below(mark, self.draft.add(segment), segment.label))

    def _foot(self) -> Step:
        """Where the clauses of the open section hang."""
        above = self.draft.segments[self.section] if self.section is not None else None
        base = "" if above is None or above.kind is SegmentKind.PREAMBLE else above.label
        return Step(self.section, base, base)

    def _below(self, parent: int | None, mark: Mark, label: str, quoted: bool) -> DraftSegment:
        segment = segment_of(mark, label)
        segment.kind = SegmentKind.QUOTED if mark.quoted or quoted else SegmentKind.CLAUSE
        segment.parent = parent
        segment.depth = self.draft.segments[parent].depth + 1 if parent is not None else 0
        return segment

    def _labelled(self, mark: Mark, label: str) -> None:
        """Add a clause under the label given by hand, below the nearest open clause that the label names above it."""
        path = self._path(steps(label))
        parent = path[-1] if path else self.section
        segment = self._below(parent, mark, label, quoted=False)
        if not path and not self._names_section(label):
            where = self.draft.segments[parent].label if parent is not None else "no section"
            self.draft.warnings.append(f"{label} was labelled by hand, but it stands below {where}.")
        index = self.draft.add(segment)
        named = [*path, index] if mark.number else path
        self.chain = [Step(at, self.draft.segments[at].label, self.draft.segments[at].label) for at in named]

    def _path(self, printed: tuple[str, ...]) -> list[int]:
        """The open clauses of this section that `printed` names on its way, outermost first."""
        at: int | None = len(self.draft.segments) - 1 if self.draft.segments else None
        path: list[int] = []
        while at is not None and at != self.section:
            own = steps(self.draft.segments[at].label)
            names = bool(own) and len(own) < len(printed) and printed[: len(own)] == own
            if names or path:
                path.append(at)
            at = self.draft.segments[at].parent
        return path[::-1]

    def _names_section(self, label: str) -> bool:
        base = self._foot().name
        return label.startswith("(") if not base else steps(label)[: len(steps(base))] == steps(base)

    def _warn(self, place: Place, mark: Mark, segment: DraftSegment) -> None:
        """Say what is missing before a clause, unless the one before it stands in mid-sentence further up."""
        if not place.missing or place.repeated:
            return
        above = self.draft.segments[segment.parent].start if segment.parent is not None else 0
        before = printed_before(mark.number, place.family)
        if f"({before})" not in self.draft.order.text[above : mark.start]:
            count = "one is" if place.missing == 1 else f"{place.missing} are"
            self.draft.warnings.append(f"Before {segment.label}, {count} missing of its list.")

    def _keep_heading(self, segment: DraftSegment, mark: Mark, below: bool) -> None:
        """Drop a heading by rule that is the whole of a clause without any below it: it is an item of a list."""
        heading = mark.heading
        if heading and not heading.sure and not below:
            block = next(b for b in reversed(self.blocks) if b.span.start <= heading.span.start)
            if not self.draft.order.text[heading.end : block.span.end].strip():
                segment.heading, segment.body = None, mark.span.end


def _openings(chain: Sequence[Step]) -> list[tuple[Level, ...]]:
    """The lists that are open at the end of `chain`, in each way to read its labels; a level that cannot be read is a
    list of its own."""
    found: list[tuple[Level, ...]] = [()]
    for step in chain:
        number, quoted = last_step(step.full)
        read = readings(number) or enumerator_readings(number, number=True)
        found = [(*levels, Level(r.family, r.ordinal, quoted)) for levels in found for r in _likely(read, levels)]
        found = found[:_MOST_OPENINGS]
    return found


def _likely(read: Sequence[Reading], above: Sequence[Level]) -> Sequence[Reading]:
    """The readings of a step that differ in kind from the step above, as `(i)` below `(h)` does; else all."""
    return [r for r in read if not above or r.family is not above[-1].family] or read


def _enumerator(mark: Mark) -> Enumerator:
    read = enumerator_readings(mark.number, mark.opener is not Opener.CLAUSE)
    return Enumerator(read, mark.quoted, mark.at_once, mark.after_colon, mark.in_quote)
