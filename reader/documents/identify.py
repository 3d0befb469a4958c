"""Which order a text is: from what it says of itself, and from the catalogue, each fact with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from reader.documents.catalogue import Catalogue, Entry
from reader.documents.draft import Draft
from reader.documents.headings import kind_of
from reader.documents.matching import match
from reader.documents.model import Edition, Identity, Kind
from reader.documents.presidents import president_named
from reader.documents.titles import bare_title

_ENACTING = (
    (re.compile(r"\b(?:do )?hereby (?:[\w ,]{0,30})?proclaim\b|\bIN WITNESS WHEREOF\b"), Kind.PROCLAMATION),
    (re.compile(r"^(?:MEMORANDUM FOR|SUBJECT:)", re.MULTILINE), Kind.MEMORANDUM),
    (
        re.compile(r"\b(?:is (?:hereby )?ordered|hereby (?:[\w ,]{0,30})?order\b|this (?:executive )?order\b)", re.I),
        Kind.EXECUTIVE_ORDER,
    ),
)
"""Words of enactment; those that stand first say what a text is."""
_OFFICIAL_HOSTS = ("whitehouse.gov", "federalregister.gov", "govinfo.gov", "gpo.gov", "archives.gov")
_FIRST_SECTION = re.compile(r"^Section\s+1\s?\.(?!\d)", re.MULTILINE)
_ENACTED = re.compile(r"\bhereby (?:[\w ,]{0,30})?order(?:ed)?\b", re.I)
_FACT_SHEET = re.compile(r"^\W*fact sheet\W*(?:on\s+)?", re.I)
_FILED = re.compile(r"Filed (?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{2,4})")
_DOCUMENT = re.compile(r"FR Doc\.?\s*(?P<number>(?:19|20)\d\d-\d{4,6})")
_FIRST_VOLUME = 1935
"""Volume 1 of the Federal Register is of 1936."""


@dataclass(slots=True)
class _Findings:
    """Facts as they are found, each with its reason; a fact once found is not replaced."""

    facts: dict[str, object] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, fact: str, value: object, reason: str) -> None:
        if value is not None and fact not in self.facts:
            self.facts[fact] = value
            self.reasons.append(f"{fact.replace('_', ' ')}: {reason}")


def identify(draft: Draft, text: str, catalogue: Catalogue, official: bool) -> tuple[Identity, tuple[str, ...]]:
    """The identity of a cleaned draft whose reading text is `text`, and warnings where it is in doubt.

    `official` says that only the government publishes the layout it came in.
    """
    found = _Findings()
    orders = min(len(_FIRST_SECTION.findall(text)), len(_ENACTED.findall(text)))
    if orders > 2:
        found.warnings.append(f"The file holds about {orders} orders in a row; give each a file of its own.")
        _edition(draft, official, found)
        return _identity(found), tuple(found.warnings)
    kind = _kind(draft, text, found)
    found.note("kind", kind, "not told by the text")
    if kind in (Kind.EXECUTIVE_ORDER, Kind.OTHER):
        answer = match(draft, catalogue)
        found.warnings += answer.warnings
        if answer.entry:
            _from_catalogue(answer.entry, answer.number_printed, answer.reason, found)
            if kind is Kind.OTHER:
                _replace_kind(found)
    if kind is Kind.FACT_SHEET:
        _about(draft, catalogue, found)
    _from_clues(draft, found)
    _signatory(catalogue, found)
    _register(draft, found)
    _edition(draft, official, found)
    return _identity(found), tuple(found.warnings)


def _kind(draft: Draft, text: str, found: _Findings) -> Kind:
    said = draft.clue("kind")
    if said and isinstance(said.value, Kind):
        found.note("kind", said.value, f"from {said.where}")
        return said.value
    title = draft.clue("title")
    if title and (kind := kind_of(str(title.value))):
        found.note("kind", kind, "from the words of its title")
        return kind
    enacting = [(first.start(), kind) for pattern, kind in _ENACTING if (first := pattern.search(text))]
    if enacting:
        kind = min(enacting)[1]
        found.note("kind", kind, "from its words of enactment")
        return kind
    return Kind.OTHER


def _about(draft: Draft, catalogue: Catalogue, found: _Findings) -> None:
    """A fact sheet about an order is not the order: it keeps no number, and says which order it is about."""
    title = draft.clue("title")
    words = _FACT_SHEET.sub("", str(title.value)) if title else ""
    orders = catalogue.titled(bare_title(words)) if words else ()
    if len(orders) == 1:
        found.reasons.append(f"about: EO {orders[0].number}, whose title stands in its own")


def _replace_kind(found: _Findings) -> None:
    found.facts.pop("kind", None)
    found.reasons = [reason for reason in found.reasons if not reason.startswith("kind:")]
    found.note("kind", Kind.EXECUTIVE_ORDER, "it is in the catalogue of executive orders")


def _from_catalogue(entry: Entry, printed: str | None, reason: str, found: _Findings) -> None:
    found.note("number", entry.number, printed or reason)
    found.note("title", entry.title, f"from the catalogue, {reason}")
    found.note("date", entry.date, f"from the catalogue, {reason}")
    found.note("signatory", entry.signatory, f"from the catalogue, {reason}")


def _from_clues(draft: Draft, found: _Findings) -> None:
    kind = found.facts.get("kind")
    if kind not in (Kind.FACT_SHEET, Kind.PROCLAMATION) or (draft.clue("number") and kind is Kind.PROCLAMATION):
        _note_clue("number", draft, found)
    if title := draft.clue("title"):
        words = bare_title(str(title.value)) if kind is Kind.EXECUTIVE_ORDER else str(title.value)
        found.note("title", words, f"from {title.where}")
    for fact in ("date", "signatory", "citation", "source_url"):
        _note_clue(fact, draft, found)
    if "date" not in found.facts and kind is not Kind.EXECUTIVE_ORDER:
        _note_clue("page_date", draft, found, as_fact="date")
    if link := next((clue for clue in draft.clues if clue.fact == "link" and _is_heading_link(clue.where)), None):
        found.note("source_url", link.value, "the link of its heading")


def _is_heading_link(words: str) -> bool:
    return bool(kind_of(words)) and len(words) < 60


def _note_clue(fact: str, draft: Draft, found: _Findings, as_fact: str = "") -> None:
    if clue := draft.clue(fact):
        found.note(as_fact or fact, clue.value, f"from {clue.where}")


def _signatory(catalogue: Catalogue, found: _Findings) -> None:
    day = found.facts.get("date")
    if isinstance(day, date) and found.facts.get("kind") is not Kind.FACT_SHEET:
        found.note("signatory", catalogue.president_on(day), "the president who signed orders at that time")


def _register(draft: Draft, found: _Findings) -> None:
    """Citation and address from the Federal Register's stamps."""
    stamps = " ".join(entry.text for entry in draft.set_aside if entry.reason == "file stamp")
    page, filed, document = draft.clue("page"), _FILED.search(stamps), _DOCUMENT.search(stamps)
    if page and filed and not (int(filed["month"]) == 12 and int(filed["day"]) > 26):
        year = int(filed["year"]) % 100
        volume = year + (2000 if year < 90 else 1900) - _FIRST_VOLUME
        found.note("citation", f"{volume} FR {page.value}", "from its first page and the year it was filed")
    if document:
        address = f"https://www.federalregister.gov/d/{document['number']}"
        found.note("source_url", address, "from its Federal Register document number")


def _edition(draft: Draft, official: bool, found: _Findings) -> None:
    if said := draft.clue("edition"):
        found.note("edition", said.value, f"from {said.where}")
    elif official:
        found.note("edition", Edition.OFFICIAL, "the government publishes this layout")
    elif (address := draft.clue("source_url")) and _is_official(str(address.value)):
        found.note("edition", Edition.OFFICIAL, f"published by {urlsplit(str(address.value)).hostname}")
    else:
        found.note("edition", Edition.WITNESS, "its publisher is not known")


def _is_official(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return any(host == name or host.endswith(f".{name}") for name in _OFFICIAL_HOSTS)


def _identity(found: _Findings) -> Identity:
    facts = found.facts
    name = str(facts["signatory"]) if "signatory" in facts else None
    return Identity(
        number=str(facts["number"]) if "number" in facts else None,
        title=str(facts.get("title", "")),
        date=day if isinstance(day := facts.get("date"), date) else None,
        kind=kind if isinstance(kind := facts.get("kind"), Kind) else Kind.OTHER,
        signatory=(president_named(name) or name) if name else None,
        citation=str(facts["citation"]) if "citation" in facts else None,
        source_url=str(facts["source_url"]) if "source_url" in facts else None,
        edition=edition if isinstance(edition := facts.get("edition"), Edition) else Edition.WITNESS,
        reasons=tuple(found.reasons),
    )
