"""Which of the candidate marks count: sections by their sequence and markup, bare numbers, parts, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reader.structure.marks import Mark
from reader.structure.rules import Opener

_FURTHEST = 3
"""How many numbers a section may skip without markup that vouches for it."""


def accepted(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that count, in order.

    A section counts when its markup sets it off or its number ends with a stop and follows the one before it, first of
    all or within three; a mere `Section 2 The ...` only as the very next. A bare number counts where the order counts
    in such numbers throughout, or has them in several parts (`1-101`). A refused mark is left to the text around it,
    and takes with it the enumerators that hang on it.
    """
    marks = _quoted_sections(marks)
    sections = [mark for mark in marks if mark.opener is Opener.SECTION and not mark.quoted]
    worded = len(sections) > 1 or any(mark.set_off or mark.number == "1" for mark in sections)
    return tuple(_filtered(marks, bare_numbers(marks, worded)))


def _quoted_sections(marks: Sequence[Mark]) -> list[Mark]:
    """Marks with the sections of a quoted order, printed without marks of their own, known as quoted.

    They stand in a quotation that is open, and count from 1 or go on from a quoted one.
    """
    found: list[Mark] = []
    run: str | None = None
    for mark in marks:
        if mark.by_hand:
            run = None
        elif mark.quoted and mark.opener is Opener.SECTION:
            run = mark.number
        elif mark.opener is Opener.SECTION and mark.in_quote and follows(mark.number, run) == 1:
            run, mark = mark.number, replace(mark, quoted=True)
        elif mark.opener is Opener.SECTION:
            run = None
        elif mark.opener is Opener.NUMBER and mark.in_quote:
            mark = replace(mark, quoted=True)
        found.append(mark)
    return found


def bare_numbers(marks: Iterable[Mark], has_sections: bool) -> bool:
    """Whether plain `1.`, `2.` ... open the sections of an order: it has no other, and they count up from 1."""
    numbers = [m.number for m in marks if m.opener is Opener.NUMBER and not m.quoted and m.number.isdigit()]
    return not has_sections and len(numbers) > 1 and numbers[:2] in (["1", "2"], ["101", "102"])


def follows(number: str, before: str | None) -> int:
    """How far `number` lies after `before` in a count of sections: 1 for the next; 0 or less where it does not follow.

    `1` or a `.1`, `-101` or `01` of any first part follows anything that ends a part (`2.1` after `1.9`).
    """
    if before is None:
        return 1 if re.fullmatch(r"1|101|\d{1,2}[.-](?:1|01|101)|1\d*01", number) else 2
    new, old = _steps(number), _steps(before)
    if new[:-1] == old[:-1]:
        return _last_step(new[-1], old[-1])
    if len(new) == len(old) > 1 and new[0] > old[0]:
        return 1
    if len(new) != len(old):
        return 1 if new[0] >= old[0] else 0
    return 0


def _last_step(new: tuple[int, str], old: tuple[int, str]) -> int:
    if new[0] == old[0]:
        return 1 if new[1] > old[1] else 0
    if new[0] > 100 and new[0] % 100 == 1:
        return 1
    return new[0] - old[0]


def _steps(number: str) -> list[tuple[int, str]]:
    steps = [re.match(r"(\d*)(.*)", step) for step in re.split(r"[.-]", number)]
    return [(int(step[1] or 0), step[2]) for step in steps if step]


def _filtered(marks: Sequence[Mark], plain: bool) -> Iterator[Mark]:
    before: str | None = None
    part: str | None = None
    dropped = False
    for mark in marks:
        if mark.at_once and dropped:
            continue
        dropped = False
        if mark.by_hand:
            before = mark.number if mark.opener is Opener.SECTION else before
            part = mark.number if mark.opener is Opener.PART else part
        elif mark.opener is Opener.SECTION and not mark.quoted:
            dropped = not _section_counts(mark, before)
            before = before if dropped else mark.number
        elif mark.opener is Opener.NUMBER:
            dropped = not _number_counts(mark, plain)
            mark = replace(mark, opener=Opener.SECTION) if plain and not mark.quoted else mark
        elif mark.opener is Opener.PART:
            dropped = not _part_counts(mark, part)
            part, before = (part, before) if dropped else (mark.number, before)
        elif mark.opener is Opener.HEADING:
            dropped = before is None
        if mark.opener is Opener.ANNEX:
            before = None
        if not dropped:
            yield mark


def _section_counts(mark: Mark, before: str | None) -> bool:
    step = follows(mark.number, before)
    if mark.inner or (mark.in_quote and not mark.set_off):
        return step == 1
    if mark.set_off:
        return True
    if not mark.stopped:
        return step == 1
    return step <= _FURTHEST


def _number_counts(mark: Mark, plain: bool) -> bool:
    if mark.quoted:
        return mark.stopped or mark.heading is not None
    return plain if mark.number.isdigit() else bool(re.fullmatch(r"\d{1,2}(?:-\d{1,4}|\.\d{1,2})", mark.number))


def _part_counts(mark: Mark, before: str | None) -> bool:
    """Parts count from the first on; each kind of part in its own sequence is too much to ask of old orders."""
    return not mark.quoted and (before is not None or mark.number.split()[1] in ("1", "I", "A"))
