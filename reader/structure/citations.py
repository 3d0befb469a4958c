"""The table of citations: how each kind is printed, and how it is written down when it has been found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.documents import MONTHS
from reader.spans import Span

_SUBS = r"(?:\s?\([A-Za-z0-9]{1,5}\))*"
_NUMBER = r"\d+[A-Za-z]{0,3}(?:[-–‑]\d+[a-z]{0,2})*"
_SECTION = rf"(?P<first>{_NUMBER}{_SUBS})"
_DATE = rf"(?:{'|'.join(MONTHS)})\s+\d{{1,2}},\s+\d{{4}}"
_AND = r"(?:\s*,\s*(?:and\s+|or\s+|through\s+)?|\s+(?:and|or|through|to)\s+)(?:sections?\s+)?"
_ITEM = rf"(?:\d{{1,4}}[A-Za-z]{{0,3}}(?:[-–‑]\d+)*{_SUBS}|(?:\([A-Za-z0-9]{{1,5}}\))+)"
_NOT_LISTED = (
    r"(?![\d/]|,\d|\s+(?:U\.?\s?S|C\.|CFR|Stat|Fed|FR\b|(?:\w+\s+)?(?:days?|weeks?|months?|years?|hours?|percent)\b))"
)
_MORE = rf"(?P<more>(?:{_AND}{_ITEM}{_NOT_LISTED})*)"
"""The rest of a list: `, (a)(3), and (a)(6)(C), 1225, and 1227(a)(2) and (4)`."""
_ACT = r"(?:INA|Immigration\s+and\s+Nationality\s+Act)\b"
_SIGN = r"(?:§§?\s*|[Ss]ec(?:tions?|s?\.)\s*)?"


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation found in a text."""

    kind: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a kind of citation is printed.

    `pattern` captures `first` (and `more`, where lists are printed); `title` and `page` as `write` needs them.
    """

    kind: str
    pattern: re.Pattern[str]
    write: Callable[[re.Match[str], str], str]
    """From a match and one section of its list to the target."""


def _plain(words: str) -> str:
    return re.sub(r"[–‑—]", "-", re.sub(r"\s+", "", words))


def _usc(found: re.Match[str], section: str) -> str:
    return f"{found['title']} U.S.C. {section}"


def _cfr(found: re.Match[str], section: str) -> str:
    return f"{found['title']} C.F.R. {section}"


FORMS: tuple[Form, ...] = (
    Form(
        "usc",
        re.compile(rf"\b(?P<title>\d{{1,2}})\s+U\.?\s?S\.?\s?C\.?(?:\s?A\.)?\s*(?:App\.\s*)?{_SIGN}{_SECTION}{_MORE}"),
        _usc,
    ),
    Form(
        "usc",
        re.compile(
            rf"\b[Ss]ections?\s+{_SECTION}{_MORE}\s*(?:,\s*)?of\s+title\s+(?P<title>\d{{1,2}})"
            r"(?:,?\s+(?:of\s+the\s+)?(?:United\s+States\s+Code|U\.?S\.?C\.?))"
        ),
        _usc,
    ),
    Form(
        "usc",
        re.compile(
            r"\b[Cc]hapters?\s+(?P<first>\d+[A-Z]?)\s+of\s+title\s+(?P<title>\d{1,2}),?\s+(?:of\s+the\s+)?United\s+States\s+Code"
        ),
        lambda found, section: f"{found['title']} U.S.C. chapter {section}",
    ),
    Form(
        "cfr",
        re.compile(
            rf"\b(?P<title>\d{{1,2}})\s+(?:C\.\s?F\.\s?R\.|CFR)\s*(?:§§?\s*|[Pp]arts?\s+|[Ss]ections?\s+)?"
            rf"(?P<first>\d+(?:\.\d+[a-z]?(?:[-–]\d+)?)?{_SUBS})"
        ),
        _cfr,
    ),
    Form(
        "cfr",
        re.compile(
            r"\b(?:[Pp]arts?|[Ss]ections?)\s+(?P<first>\d+(?:\.\d+)?)\s+of\s+[Tt]itle\s+(?P<title>\d{1,2})"
            r"(?:,|\s+of\s+the)?\s+Code\s+of\s+Federal\s+Regulations"
        ),
        _cfr,
    ),
    Form(
        "fr",
        re.compile(r"\b(?P<title>\d{1,3})\s+(?:Fed\.\s*Reg\.|F\.\s?R\.|FR)\s*(?P<first>\d{1,3}(?:,\d{3})+|\d{1,6})\b"),
        lambda found, page: f"{found['title']} FR {page.replace(',', '')}",
    ),
    Form(
        "public-law",
        re.compile(r"\b(?:Public\s+Law|Pub\.\s*L\.(?:\s*No\.)?|P\.\s?L\.)\s*(?P<first>\d{2,3}[-–—‑ ]\d{1,4})\b"),
        lambda _, law: f"Public Law {law.replace(' ', '-')}",
    ),
    Form(
        "stat",
        re.compile(r"\b(?P<title>\d{1,3})\s+Stat\.\s*(?P<first>\d{1,4}(?:-\d+)?)\b"),
        lambda found, page: f"{found['title']} Stat. {page}",
    ),
    Form(
        "ina",
        re.compile(rf"\b[Ss]ections?\s+{_SECTION}{_MORE}\s*(?:,\s*)?of\s+the\s+{_ACT}"),
        lambda _, section: f"INA {section}",
    ),
    Form(
        "ina",
        re.compile(rf"\bINA\s+(?:§§?\s*|[Ss]ec(?:tions?|s?\.)\s*)?(?P<first>\d{{3,4}}(?!\d)[A-Z]?{_SUBS}){_MORE}"),
        lambda _, section: f"INA {section}",
    ),
    Form(
        "executive-order",
        re.compile(
            r"\b(?:Executive\s+Orders?|E\.\s?O\.|EOs?)\s*(?:(?:Nos?\.|Numbers?)\s*)?"
            r"(?P<first>\d{1,2},\d{3}|\d{1,5}(?:-[A-Z]\b)?)(?!\d)"
        ),
        lambda _, number: number.replace(",", ""),
    ),
    Form(
        "proclamation",
        re.compile(
            r"\bProclamations?\s*(?:(?:Nos?\.|Numbers?)\s*)?(?P<first>\d{1,2},\d{3}|\d{3,5}(?:-[A-Z]\b)?)(?!\d)"
        ),
        lambda _, number: number.replace(",", ""),
    ),
    Form(
        "memorandum",
        re.compile(
            rf"\b(?:Presidential\s+Memorandum|Presidential\s+Memoranda|Memorandum\s+of\s+the\s+President|my\s+memorandum)"
            rf"\s*(?:of|dated)\s+(?P<first>{_DATE})"
        ),
        lambda _, day: iso_date(day),
    ),
)

_LISTED = re.compile(
    rf"(?:\s+(?:of|dated)\s+{_DATE})?(?:\s*,?\s*\([^()]*\))?(?:\s*,?\s*as\s+amended)?"
    r"\s*(?:,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?|\band\s+|\bor\s+|;\s*(?:and\s+)?)"
    r"(?P<number>(?!(?:19|20)\d\d\b)\d{4,5}(?:-[A-Z]\b)?)(?![\d,]\d)(?!\s+(?:FR|Fed|U\.|Stat|C\.F))"
)
"""A further number after `Executive Orders 13767`: ` of January 25, 2017, and 13768`."""

INA_TO_USC = {
    "101": "1101", "103": "1103", "201": "1151", "203": "1153", "204": "1154", "207": "1157", "208": "1158",
    "209": "1159", "211": "1181", "212": "1182", "213A": "1183a", "214": "1184", "215": "1185", "216": "1186a",
    "217": "1187", "218": "1188", "221": "1201", "222": "1202", "231": "1221", "232": "1222", "233": "1223",
    "234": "1224", "235": "1225", "235A": "1225a", "236": "1226", "236A": "1226a", "237": "1227", "238": "1228",
    "239": "1229", "240": "1229a", "240A": "1229b", "240B": "1229c", "241": "1231", "242": "1252", "243": "1253",
    "244": "1254a", "245": "1255", "246": "1256", "247": "1257", "248": "1258", "249": "1259", "262": "1302",
    "263": "1303", "264": "1304", "265": "1305", "266": "1306", "274": "1324", "274A": "1324a", "274B": "1324b",
    "274C": "1324c", "274D": "1324d", "275": "1325", "276": "1326", "277": "1327", "278": "1328", "286": "1356",
    "287": "1357", "301": "1401", "311": "1422", "312": "1423", "316": "1427", "319": "1430", "329": "1440",
    "334": "1445", "337": "1448", "340": "1451", "349": "1481", "411": "1521", "412": "1522",
}  # fmt: skip
"""Where title 8 of the Code holds a section of the Immigration and Nationality Act."""


def iso_date(printed: str) -> str:
    """`January 25, 2017` as `2017-01-25`."""
    month, day, year = printed.replace(",", " ").split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def usc_of_ina(target: str) -> str | None:
    """`INA 235(b)(2)(C)` as `8 U.S.C. 1225(b)(2)(C)`; None for a section that the table does not know."""
    found = re.match(r"INA (\d+[A-Z]?)(.*)", target)
    section = INA_TO_USC.get(found[1]) if found else None
    return f"8 U.S.C. {section}{found[2]}" if found and section else None


def citations(text: str, span: Span) -> Iterator[Citation]:
    """Every citation in `span`, form by form; each member of a printed list is one of its own."""
    for form in FORMS:
        for found in form.pattern.finditer(text, span.start, span.end):
            yield from _members(text, span, form, found)


def _members(text: str, span: Span, form: Form, found: re.Match[str]) -> Iterator[Citation]:
    first = re.sub(r"\s+", " ", found["first"]) if form.kind in ("memorandum", "public-law") else _plain(found["first"])
    listed = "more" in found.re.groupindex and bool(found["more"])
    end = found.end("first") if listed else found.end()
    yield Citation(form.kind, form.write(found, re.sub(r"[–—‑]", "-", first)), Span(found.start(), end))
    if listed:
        for section, at in section_list(found["first"], found["more"], found.start("more")):
            yield Citation(form.kind, form.write(found, section), at)
    if form.kind in ("executive-order", "proclamation"):
        after = found.end()
        while further := _LISTED.match(text, after, span.end):
            yield Citation(form.kind, further["number"], Span(*further.span("number")))
            after = further.end()


def section_list(first: str, more: str, offset: int) -> Iterator[tuple[str, Span]]:
    """The further sections of a printed list and where they stand; `(4)` after `1227(a)(2)` is `1227(a)(4)`.

    `offset` is the code point at which `more` begins.
    """
    before = _plain(first)
    for item in re.finditer(rf"{_NUMBER}{_SUBS}|(?:\([A-Za-z0-9]{{1,5}}\))+", more):
        printed = _plain(item[0])
        before = completed(printed, before)
        yield before, Span(offset + item.start(), offset + item.end())


def completed(printed: str, before: str) -> str:
    """`printed` with the steps it leaves to the one `before` it: as many as stand above its own first step's kind."""
    if not printed.startswith("("):
        return printed
    steps, own = re.findall(r"\([^)]*\)", before), re.findall(r"\([^)]*\)", printed)
    root = before.split("(")[0]
    kinds = [step_kind(step) for step in steps]
    kind = step_kind(own[0])
    depth = kinds.index(kind) if kind in kinds else max(0, len(steps) - len(own))
    return root + "".join(steps[:depth]) + printed


def step_kind(step: str) -> str:
    """`1`, `A` or `a`: what sort of enumerator a step is (numerals count as letters)."""
    inner = step.strip("()")
    return "1" if inner.isdigit() else "A" if inner.isupper() else "a" if len(inner) == 1 else "i"
