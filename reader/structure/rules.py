"""The table of rules: what opens a part of an order, how enumerators count, and what each reading of one costs.

Everything that decides labels and nesting stands here, to be read and argued with; `marks` finds the openings,
`nesting` weighs the readings, `outline` puts the segments together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Opener(StrEnum):
    """What a mark at the start of a paragraph opens."""

    PART = "part"
    """`PART 1—ORIGINAL CLASSIFICATION`, `Subpart A`."""
    SECTION = "section"
    """`Section 1.`, `Sec. 2.`, `SEC. 202.`, `Sec. 1.1.`."""
    NUMBER = "number"
    """`1-101.`, `1.1`, `101.`, `3.`: a number without the word; see `bare_numbers` in `sections`."""
    CLAUSE = "clause"
    """`(a)`, `(iv)`, `(2)`, `(B)`, `(aa)`; `(ii) of the Act` is the end of a citation that a line break tore off."""
    HEADING = "heading"
    """A heading of the source's markup that opens nothing else."""
    ANNEX = "annex"
    """`ANNEX`, `Appendix B`, `SCHEDULE 1`."""
    SIGNATURE = "signature"


NUMBER = r"\d{1,4}[A-Z]?(?:[-–.]\d{1,4})*(?:-?[A-Z]\b)?"

OPEN_QUOTE = re.compile(r"(?:[“\"]|``|‘‘|''|[‘'])\s*")
"""What a paragraph of a quoted clause begins with."""

CLOSED_QUOTE = re.compile(r"(?:[”\"’]|'')[.,;:]*(?:\s*(?:and|or))?$")
"""How the last paragraph of a quoted clause ends."""

OPENINGS: dict[Opener, re.Pattern[str]] = {
    Opener.PART: re.compile(
        r"(?P<word>PART|Part|SUBPART|Subpart|CHAPTER|Chapter|TITLE|Title|ARTICLE|Article)\s+"
        r"(?P<number>\d{1,3}|[IVX]{1,6}|[A-Z])(?P<stop>\s*(?:[.:]|--?|[—–-])\s*|\s*$|\s*\n)"
    ),
    Opener.SECTION: re.compile(
        rf"(?P<word>Section\.?|SECTION\.?|Sect?\.?|SECT?\.?|§)\s*(?P<number>{NUMBER})(?P<stop>\s*[.:]|\s*[—–])?"
    ),
    Opener.NUMBER: re.compile(rf"(?P<number>{NUMBER})(?P<stop>\.)?(?=\s+[A-Z“\"(])"),
    Opener.CLAUSE: re.compile(
        r"\(\s?(?P<number>[a-z]{1,6}|[A-Z]{1,4}|\d{1,3})\s?\)"
        r"(?!\s+(?:of|and|or)\s+(?:the|this|that|such|section|subsection|paragraph|title|\())"
    ),
    Opener.ANNEX: re.compile(
        r"(?P<word>ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|ATTACHMENT|Attachment|EXHIBIT|Exhibit)"
        r"(?:\s+(?P<number>\d{1,3}|[IVX]{1,5}|[A-Z]))?(?=\s*(?:$|\n|[.:]|--?|[—–-]))"
    ),
}

TRAILING_CLAUSE = re.compile(
    r"(?<!ection)(?<!ections)(?<!aragraph)(?<!aragraphs)(?<!lause)(?<!lauses)(?<!\bof)(?<!\band)(?<!\bor)(?<!\bunder)"
    r"(?<![\d)])\s\((?P<number>[aiA1])\)\s*:\s*$"
)
"""The first of a list at the very end of a paragraph, `..., if (i):`; counts where the next one opens with `(A)`."""

INNER_SECTION = re.compile(rf"(?<=[.;:”\"])\s+(?=(?:Sec\.|Section|SEC\.|SECTION)\s+{NUMBER}\.\s+[A-Z(“\"])")
"""A section that a run-on text opens in the middle of a paragraph; counts only as the next in sequence."""


class Family(StrEnum):
    """Kinds of enumerators; a letter may belong to two."""

    LOWER = "a"
    ROMAN = "i"
    DIGIT = "1"
    UPPER = "A"
    UPPER_ROMAN = "I"
    DOUBLE = "aa"
    SECTION = "section"
    """Numbers of quoted sections and paragraphs (`“Sec. 2.`, `“3.`)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an enumerator: as the `ordinal`-th of a family, from 1."""

    family: Family
    ordinal: int


_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMANS = {
    tens + ones: 10 * t + o for t, tens in enumerate(("", "x", "xx", "xxx", "xl")) for o, ones in enumerate(_ONES)
}
"""`i` to `xlix`; `l`, `c`, `d` and `m` are letters in these texts, never numerals."""
del ROMANS[""]


@cache
def readings(printed: str) -> tuple[Reading, ...]:
    """Every way to read what stands between the parentheses; empty where it is no enumerator (`the`, `INA`)."""
    if printed.isdigit():
        return (Reading(Family.DIGIT, int(printed)),) if int(printed) else ()
    low = printed.casefold()
    if printed not in (low, low.upper()):
        return ()
    lower = printed == low
    found = []
    if len(low) == 1:
        found.append(Reading(Family.LOWER if lower else Family.UPPER, ord(low) - 96))
    if low in ROMANS:
        found.append(Reading(Family.ROMAN if lower else Family.UPPER_ROMAN, ROMANS[low]))
    if len(low) == 2 and low[0] == low[1]:
        found.append(Reading(Family.LOWER if lower else Family.UPPER, 26 + ord(low[0]) - 96))
        found.append(Reading(Family.DOUBLE, ord(low[0]) - 96))
    return tuple(found)


def printed_before(printed: str, family: Family) -> str:
    """What stands between the parentheses of the enumerator before `printed`: `b` for `c`, `iv` for `v`."""
    ordinal = next((r.ordinal for r in readings(printed) if r.family is family), 1) - 1
    if family is Family.DIGIT:
        return str(ordinal)
    if family in (Family.ROMAN, Family.UPPER_ROMAN):
        numeral = next((roman for roman, value in ROMANS.items() if value == ordinal), "")
        return numeral.upper() if family is Family.UPPER_ROMAN else numeral
    letter = chr(96 + (ordinal - 1) % 26 + 1) * (2 if family is Family.DOUBLE or ordinal > 26 else 1)
    return letter.upper() if family is Family.UPPER else letter


@dataclass(frozen=True, slots=True)
class Costs:
    """What a reading of an enumerator costs; the reading of a section that costs least in all is taken.

    So `(i)` after `(h)` is the ninth letter where `(j)` follows (it continues, and so does what follows), and a first
    numeral where `(ii)` follows (a letter would leave `(ii)` opening a list at its second item).
    """

    continues: float = 0.0
    """The next of a list that is open: `(b)` after `(a)`."""
    leaves: float = 0.05
    """For each open list that is left to continue an outer one."""
    opens: float = 1.0
    """The first of a list below the last mark."""
    opens_at_once: float = 0.0
    """The same, directly after that mark or its heading: `(a)(i)`."""
    opens_after_colon: float = 0.4
    """The same, after a paragraph that ends with a colon or dash."""
    opens_beside: float = 3.0
    """The first of a list that starts afresh under the section, beside the one that is open."""
    same_family_above: float = 2.0
    """Added where the family is already counting further out: `(1)` below `(1)(i)(A)`."""
    same_family_parent: float = 6.0
    """Added where the very list above counts in it: `(a)` below `(b)`."""
    opens_late: float = 6.0
    """A list that begins with another than its first."""
    quotes_later: float = 0.8
    """Added where a quoted list begins with another than its first: what is amended is quoted in part."""
    skips: float = 4.0
    """A number or letter is missing; one more for each further one."""
    restarts: float = 5.0
    """Begins again with the first, at the same level."""
    repeats: float = 6.0
    """The same again."""
    goes_back: float = 8.0
    """An earlier one again."""
    misprints: float = 8.0
    """An earlier one again, as a slip of the pen for the next: its list then goes on as if nothing were wrong."""


COSTS = Costs()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS = _words(
    "a an and be as at but by for from in into nor of off on or over per the to up via with within without "
    "upon through between among against et seq al under toward towards than that its their vs about "
    "during"
)
"""Words that a title-cased heading may print in small letters."""

VERBS = _words(
    "is are was were be been being am shall may must will would should can could has have had does do did "
    "hereby means mean refers refer includes include amended revoked rescinded superseded terminated "
    "ordered"
)
"""Words no run-in heading in sentence case holds: with them it is a sentence."""

SENTENCE_OPENERS = _words(
    "The This That These Those Each Every All Any No Such A An It They If When Nothing I We My Our"
)
"""Words with which a sentence begins, and a heading in sentence case does not."""

ABBREVIATIONS = _words(
    "sec secs no nos inc corp co dr mr mrs ms st jr sr v vs fed reg stat pub art amend cl par para ch fig "
    "dept gov gen rep sen prof rev hon ave vol ed mil evid etc eg ie u.s u.s.c c.f.r e.g i.e d.c u.n e.o a.m p.m "
    "ph.d u.k jan feb mar apr jun jul aug sept oct nov dec usc cfr"
)
"""Words before a full stop that does not end a sentence; lower case, without their last stop."""

LONGEST_HEADING = 260
"""In code points; what runs longer is a sentence."""
