"""What of an order no link speaks of, and what stands out of sequence."""

from __future__ import annotations

from collections.abc import Iterable

from reader.structure import Outline, SegmentKind


def unlinked(outline: Outline, linked: Iterable[str], confirmed: Iterable[str] = ()) -> tuple[str, ...]:
    """The uppermost labels that are neither `linked` nor above or below a linked one; never a signature.

    `confirmed` ones are told wherever they stand, but for the parts of one that is told already.
    """
    named, said = set(linked), set(confirmed)
    touched = {i for i, label in enumerate(outline.labels) if label in named}
    near = touched | {above for i in touched for above in outline.ancestors(i)}
    alone: set[int] = set()
    for i, segment in enumerate(outline.segments):
        above = set(outline.ancestors(i))
        covered = i in near or not above.isdisjoint(touched) or segment.kind is SegmentKind.SIGNATURE
        if above.isdisjoint(alone) and (segment.label in said or not covered):
            alone.add(i)
    return tuple(outline.labels[i] for i in sorted(alone))
