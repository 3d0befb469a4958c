"""Order -> Outline: the marks of a text, nested and put together into labelled segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.documents import Block, BlockKind, Order
from reader.structure.clauses import add_clauses
from reader.structure.draft import Draft, DraftSegment, segment_of
from reader.structure.editing import paragraphs
from reader.structure.marks import Mark, find_marks
from reader.structure.model import Outline, SegmentKind
from reader.structure.naming import opens_segment
from reader.structure.pages import headed
from reader.structure.rules import Opener
from reader.structure.sections import accepted, follows
from reader.structure.signature import signature_blocks

_KINDS = {
    Opener.PART: SegmentKind.PART,
    Opener.SECTION: SegmentKind.SECTION,
    Opener.NUMBER: SegmentKind.SECTION,
    Opener.ANNEX: SegmentKind.ANNEX,
    Opener.HEADING: SegmentKind.HEADED,
}
_RANK = {"Title": 0, "Chapter": 1, "Article": 1, "Part": 2, "Subpart": 3}


def outline(order: Order) -> Outline:
    """The tree of labelled segments of `order`.

    In: an order with its reading text, blocks and emphases. Out: segments in document order whose own spans follow one
    another and cover the text exactly once; labels are unique. Any text has an outline; what looks wrong in it is said
    in `warnings`. Raises nothing.
    """
    blocks = order.blocks or paragraphs(order.text)
    signed = signature_blocks(order.text, blocks, {ruling.start for ruling in order.rulings})
    body = blocks[: signed.start] if signed else blocks
    after = blocks[signed.stop :] if signed else ()
    marks = accepted(find_marks(order, body))
    annexes = accepted(find_marks(order, after))
    draft = Draft(order)
    builder = _Builder(draft, tuple(blocks))
    if _is_page(marks):
        end = blocks[signed.start].span.start if signed else len(order.text)
        builder.preamble(min(end, _first_head(order, body)))
        headed(draft, body)
    else:
        builder.preamble(next(mark.start for mark in marks if opens_segment(mark)))
        builder.build(marks)
    if signed:
        builder.signature(blocks[signed.start])
        builder.annexes(annexes)
    return draft.outline()


def _is_page(marks: Sequence[Mark]) -> bool:
    return not any(mark.opener is not Opener.HEADING and opens_segment(mark) for mark in marks)


def _first_head(order: Order, body: Sequence[Block]) -> int:
    """Where the first heading of a page stands: the text's end where it has none."""
    trial = Draft(order)
    headed(trial, body)
    return trial.segments[0].start if trial.segments else len(order.text)


@dataclass(slots=True)
class _Builder:
    """Turns marks into draft segments, one group (a section and its clauses) after the other."""

    draft: Draft
    blocks: Sequence[Block]
    parts: list[int] = field(default_factory=list)
    """Indices of the parts or the annex that are open, outermost first."""
    section: int | None = None
    number: str | None = None

    def preamble(self, until: int) -> None:
        """All that stands before the first mark at `until`, if that is anything."""
        text = self.draft.order.text
        if not text[:until].strip() and until < len(text):
            return
        title = next((b.span for b in self.blocks if b.kind is BlockKind.TITLE and b.span.end <= until), None)
        body = title.end if title else 0
        self.section = self.draft.add(DraftSegment(SegmentKind.PREAMBLE, "preamble", 0, body, heading=title))

    def signature(self, first: Block) -> None:
        """The signature block, from its paragraph `first` on."""
        self.parts, self.section, self.number = [], None, None
        self.draft.add(DraftSegment(SegmentKind.SIGNATURE, "signature", first.span.start, first.span.start))

    def annexes(self, marks: Sequence[Mark]) -> None:
        """What follows the signature: an annex, once one has opened, or what a person labelled."""
        opening = (Opener.ANNEX, Opener.HEADING)
        first = next((i for i, mark in enumerate(marks) if mark.by_hand or mark.opener in opening), len(marks))
        self.build(marks[first:])

    def build(self, marks: Sequence[Mark]) -> None:
        """Add segments for all of `marks`."""
        at = 0
        while at < len(marks):
            head = marks[at] if _heads_group(marks[at]) else None
            first = at + (head is not None)
            at = first
            while at < len(marks) and not _heads_group(marks[at]):
                at += 1
            if head:
                self._head(head)
            add_clauses(self.draft, self.blocks, self.section, marks[first:at])

    def _head(self, mark: Mark) -> None:
        if mark.opener in (Opener.PART, Opener.ANNEX):
            self._open_part(mark)
            return
        depth, parent = 0, self.parts[-1] if self.parts else None
        if mark.opener is Opener.NUMBER and self._in_section():
            depth, parent = 1, self._enclosing()
        elif mark.opener is not Opener.HEADING:
            self._check_number(mark)
        segment = segment_of(mark, mark.number)
        segment.kind, segment.depth, segment.parent = _KINDS[mark.opener], depth, parent
        self.section = self._add(segment, mark.label)

    def _in_section(self) -> bool:
        return self._enclosing() is not None

    def _enclosing(self) -> int | None:
        """The section that a number like `1-101` lies in: the one open, or the one its elder sibling lies in."""
        if self.section is None or self.draft.segments[self.section].kind is not SegmentKind.SECTION:
            return None
        here = self.draft.segments[self.section]
        return here.parent if here.depth == 1 else self.section

    def _check_number(self, mark: Mark) -> None:
        number, step = mark.number, follows(mark.number, self.number)
        if mark.by_hand:
            step = 1
        if step > 1 and self.number is not None:
            self.draft.warnings.append(f"Section {self.number} is followed by section {number}: a number is missing.")
        elif step > 1:
            self.draft.warnings.append(f"The first section is numbered {number}.")
        self.number = number

    def _open_part(self, mark: Mark) -> None:
        self.number = None if mark.opener is Opener.ANNEX else self.number
        rank = _RANK.get(mark.number.split()[0], 9)
        while self.parts and self._rank(self.parts[-1]) >= rank:
            self.parts.pop()
        if mark.opener is Opener.ANNEX:
            self.parts.clear()
        within = self.draft.segments[self.parts[-1]].label if self.parts else ""
        segment = segment_of(mark, mark.number)
        segment.kind, segment.parent = _KINDS[mark.opener], self.parts[-1] if self.parts else None
        self.section = self.draft.add(segment, within)
        self.parts.append(self.section)

    def _rank(self, index: int) -> int:
        return _RANK.get(self.draft.segments[index].label.split("/")[-1].split()[0], 0)

    def _add(self, segment: DraftSegment, label: str | None) -> int:
        """Add a section: by the `label` that a person gave it, in an annex by the annex's name too, in a part by its
        own unless it is taken."""
        within = self.draft.segments[self.parts[-1]] if self.parts else None
        if label:
            segment.label = label
        elif within and within.kind is SegmentKind.ANNEX:
            segment.label = f"{within.label}/{segment.label}"
        return self.draft.add(segment, within.label if within else "")


def _heads_group(mark: Mark) -> bool:
    return mark.opener is not Opener.CLAUSE and not mark.quoted
