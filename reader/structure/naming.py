"""How a clause is called: what is printed plainly above it, step by step; in a quotation, what keeps its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.structure.marks import Mark
from reader.structure.rules import Opener


def opens_segment(mark: Mark) -> bool:
    """False for a quoted section (`“Sec. 4.`, `“6.04-1 Enforcement.`): it is one of the order or rule that is being
    amended, content here, not structure."""
    numbered = mark.opener is Opener.NUMBER and not mark.number.isdigit()
    if mark.by_hand:
        return True
    return not (mark.quoted and (mark.opener is Opener.SECTION or numbered))


@dataclass(frozen=True, slots=True)
class Step:
    """One open level above a clause."""

    segment: int | None
    """Index of the segment that what lies below hangs on."""
    name: str
    """What the labels below begin with."""
    full: str
    """The same with every quoted step, for where the shorter label is taken."""
    quoted: bool = False
    """True within a quotation."""
    section_of: str | None = None
    """For a quoted section, the full name of the level that it stands on; else None."""

    def label_of(self, mark: Mark, taken: Callable[[str], bool]) -> str:
        """The label of a clause opened by `mark` below this level; `taken` tells the labels that others have."""
        short = self.name + _printed(mark)
        return short if not taken(short) else self.full + _printed(mark)

    def below(self, mark: Mark, segment: int, label: str) -> Step:
        """The level that the clause opened by `mark` makes for what lies below.

        A clause quoted from another order does not name what is printed plainly below it: `1(i)` stands below `1("a")`.
        A numbered paragraph of a quotation is this order's own (a pledge to be signed) and does: `1("3")(a)`.
        """
        borrowed = mark.quoted and mark.opener is Opener.CLAUSE
        return Step(
            segment,
            self.name if borrowed else label,
            self.full + _printed(mark) if borrowed else label,
            self.quoted or mark.quoted,
        )

    def past_quoted(self, number: str, again: bool) -> Step:
        """The level that a quoted section makes: it has no segment, so what lies below hangs where it would hang.

        It names what lies below only where it comes `again`, after a quoted section that has clauses of its own here:
        then `3("5")(a)` keeps apart what would run on as if it were one list.
        """
        full = f'{self.full}("{number}")'
        return Step(self.segment, full if again else self.name, full, quoted=True, section_of=self.full)


def _printed(mark: Mark) -> str:
    return f'("{mark.number}")' if mark.quoted else f"({mark.number})"
