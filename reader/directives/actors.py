"""Who is meant: titles, agencies and bodies in a stretch of text, with short forms and acronyms spelled out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.spans import Span

_HEAD = (
    r"(?:Secretar(?:y|ies)|Attorneys?\sGeneral|Director|Administrator|Commissioner|Chair(?:man|person|woman|s)?|Co-Chairs?|"
    r"Vice\sPresident|Archivist|Comptroller|Surgeon\sGeneral|Postmaster\sGeneral|Trade\sRepresentative|Representative|"
    r"Ambassador|Counsel|Inspectors?\sGeneral|Solicitor\sGeneral|General\sCounsel|Treasurer|Governor|Coordinator|Advisor|"
    r"Assistants?\sto\sthe\sPresident|Chief|Librarian|Comptroller\sGeneral|Architect|Envoy)"
)
_RANKS = (
    *(
        "Deputy",
        "Assistant",
        "Under",
        "Acting",
        "Vice",
        "Associate",
        "Principal",
        "Special",
        "Senior",
        "National",
        "Chief",
    ),
    *(r"United\sStates", r"U\.S\.", "[A-Z]{2,6}", r"White\sHouse", "Homeland", "Domestic", "Economic", "Security"),
    *("Intelligence", "Cyber", "Policy", "Presidential", "Executive"),
)
_RANK = rf"(?:(?:{'|'.join(_RANKS)})\s)*"
_CAPS = r"(?:U\.S\.|[A-Z](?:[\w’'&-]|\.(?=\w))*)"
_TAIL = (
    rf"(?:,?\s(?:of|for|to|on)\s(?:the\s)?{_CAPS}(?:\s{_CAPS})*"
    rf"(?:(?:,\s|,?\sand\s(?:the\s)?|\s(?:of|for|on|to|in)\s(?:the\s)?)(?!(?:the\s)?(?:{_CAPS}\s){{0,3}}?{_HEAD}\b)(?!Federal\b)(?:{_CAPS})(?:\s{_CAPS})*)*)?"
)
_OFFICE = rf"{_RANK}{_HEAD}{_TAIL}"
_WHICH = (
    r"(?:(?:each|all|every|any|no|an|the|relevant|other|appropriate|such|these|executive|covered|affected|Federal|independent|"
    r"participating|implementing|responsible|regulatory|contracting|sponsoring|granting|designating)\s)*"
)
_AGENCIES = (
    rf"(?:(?:the\s|all\s)?(?:respective\s)?heads?\sof\s{_WHICH}(?:departments?\s(?:and|or)\s(?:independent\s)?)?"
    r"(?:agenc(?:y|ies)|departments?)"
    rf"|{_WHICH}(?:departments?\s(?:and|or)\s(?:independent\s)?(?:establishments?|agenc(?:y|ies)))"
    rf"|{_WHICH}(?:agenc(?:y|ies)(?:\sheads?)?|department\sheads?)\b)"
)
_BODY = (
    rf"(?:(?:{_CAPS}\s)(?:(?:{_CAPS}|of|on|for|and|the)\s){{0,8}}?)?"
    r"(?:Council|Commission|Task\sForce|Committee|Working\sGroup|Board|Office|Department|Administration|Bureau|Panel|"
    r"Federal\sGovernment|United\sStates\sGovernment|Digital\sService|Agency|Executive\sCommittee|Secretariat|Corps)\b"
    rf"(?:\s(?:of|on|for)\s(?:the\s)?{_CAPS}(?:\s{_CAPS})*(?:\s(?:and|of|by)\s(?!(?:the\s)?{_RANK}{_HEAD}\b){_CAPS}(?:\s{_CAPS})*)*)?"
)
_OFFICER = (
    rf"(?:(?:[Ee]ach|[Ee]very|an)\s)?(?:agency(?:['’]s)?\s)?(?:{_CAPS}\s){{1,5}}?"
    rf"(?:Officer|Advisor|Adviser|Coordinator|Envoy)s?\b{_TAIL}"
)
_PEOPLE = (
    r"(?:(?:each|any|all|every|no|such|this|designated|responsible|senior|agency)\s)*"
    r"(?:official|officer|designee|contracting\sofficer|appointee|member|co-chair|chair|office|appointing\sauthorit(?:y|ies)|"
    r"employing\sagenc(?:y|ies)|executive\sbranch)s?\b"
)
_ACTOR = re.compile(
    rf"\b(?:the\s|The\s|this\s|This\s)?(?P<name>{_OFFICER}|{_OFFICE}|(?i:{_AGENCIES})|{_BODY}|(?i:{_PEOPLE})|(?<!United\s)States)"
)
_SHORT = re.compile(
    r"\((?:the\s|collectively,?\s|hereinafter\s|each,?\san?\s)?[“\"]?(?P<short>[A-Za-z][\w .&’'-]{1,60}?)[,”\"]*\)"
)
_DEFINED = re.compile(r"\s\(([A-Z]{2,8})\)")
_AHEAD = 120
_MEANS = re.compile(
    r"[“\"](?:the\s)?(?P<short>[A-Z][\w ]{2,40})[”\"]\s(?:shall\s)?(?:refers?\sto|means?)\s(?:the\s)?(?P<full>"
    + _OFFICE
    + ")"
)
_KNOWN = {
    "OMB": "Office of Management and Budget",
    "OPM": "Office of Personnel Management",
    "DHS": "Department of Homeland Security",
    "HHS": "Health and Human Services",
    "DOJ": "Department of Justice",
    "EPA": "Environmental Protection Agency",
    "GSA": "General Services Administration",
}
_KNOWN_BODIES = frozenset({"OMB", "OPM", "DHS", "DOJ", "EPA", "GSA"})
_BODY_WORD = re.compile(
    r"\b(?:Council|Commission|Task Force|Committee|Working Group|Board|Office|Department|Administration|Bureau|Panel|"
    r"Service|Agency|Corps|Institutes?|Center|Foundation|Corporation)\b"
)
_CAPITALS = re.compile(
    r"(?:\b[Tt]he\s)?\b(?P<short>[A-Z]{2,8})\b(?!['’]s|\s(?:[A-Z]|regulations?\b|guidance\b|rules?\b))"
)
_THIS_BODY = re.compile(r"\b(?:this|such)\s(?P<kind>office|council|commission|committee|board|panel)\b", re.IGNORECASE)
_NOBODY = frozenset(
    {"My Administration", "Administration", "Department", "Executive", "Agency", "Chief", "Representative"}
)
_TITLE_ALONE = re.compile(r"(?:Deputy\s)?(?:Secretary|Director|Administrator|Commissioner|Chair|Chairman)")
_COMMON = re.compile(
    r"(?i:each|all|any|no|an|such|heads?|agenc(?:y|ies)|executive d\w+|every|relevant|other|appropriate)\b"
)
_DEPARTMENTS = re.compile(r"executive departments? (?:and|or) agenc(?:y|ies)")
_ONE_OF_ALL = re.compile(r"(?:an|no) (?:executive )?(?:department or )?agency|executive department or agency")
_LEADING = re.compile(r"^(?:the|The|this|This)\s")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named in a text."""

    name: str
    """As spelled out: full title, acronyms resolved, without `the`."""
    span: Span


class Titles:
    """The short forms an order gives to titles and bodies."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._short: dict[str, str] = {}
        self._acronyms = dict(_KNOWN)
        self._full: list[tuple[int, str]] = []
        self._bodies: dict[str, str] = {short: full for short, full in _KNOWN.items() if short in _KNOWN_BODIES}
        self._printed: dict[str, str] = {}
        for found in _ACTOR.finditer(text):
            name = _unstopped(" ".join(found["name"].split()))
            self._full.append((found.start(), name))
            self._printed.setdefault(_bare(name), name)
            self._define(found)
        for defined in _DEFINED.finditer(text):
            if name := _spelled_out(text[max(0, defined.start() - _AHEAD) : defined.start()], defined[1]):
                self._acronyms.setdefault(defined[1], name)
                if _BODY_WORD.search(name):
                    self._bodies[defined[1]] = name
        for means in _MEANS.finditer(text):
            self._short[means["short"].casefold()] = _unstopped(" ".join(means["full"].split()))

    def _define(self, found: re.Match[str]) -> None:
        """Note `Full Title (Short)` where it stands."""
        short = _SHORT.match(self._text, found.end() + 1)
        if not short or self._text[found.end()] not in " \n\u00a0":
            return
        name = " ".join(found["name"].split())
        if short["short"].isupper():
            self._acronyms.setdefault(short["short"], re.sub(rf"^{_RANK}{_HEAD}\s(?:of|for)\s(?:the\s)?", "", name))
            self._short.setdefault(short["short"].casefold(), name)
        elif short["short"][:1].isupper() or short["short"] == "agencies":
            self._short.setdefault(short["short"].casefold(), "agencies" if short["short"] == "agencies" else name)

    def body(self, acronym: str) -> str | None:
        """The body that `acronym` stands for in this order (`NRC`); None for any other word in capitals."""
        return self._bodies.get(acronym)

    def nearest(self, kind: str, at: int) -> str:
        """The body of `kind` (`office`) last named before offset `at`; `kind` itself where none was."""
        word = re.compile(rf"\b{re.escape(kind)}\b", re.IGNORECASE)
        named = [full for place, full in self._full if place < at and " " in full and word.search(full)]
        return named[-1] if named else kind

    def full(self, name: str, at: int) -> str:
        """`name` spelled out, as it is meant at offset `at`."""
        name = _unstopped(" ".join(_LEADING.sub("", name).split()).replace("’s", ""))
        if name.casefold() in self._short:
            return self._spelled(self._short[name.casefold()])
        if _TITLE_ALONE.fullmatch(name):
            return self._spelled(self._latest(name, at))
        if _COMMON.match(name):
            return _agencies(name[0].lower() + name[1:])
        return self._spelled(name)

    def _spelled(self, name: str) -> str:
        """`name` with its acronyms written out, as the order itself prints it where it does."""
        spelled = re.sub(r"\b[A-Z]{2,6}\b", lambda short: self._acronyms.get(short[0], short[0]), name)
        return self._printed.get(_bare(spelled), spelled) if spelled != name else name

    def _latest(self, name: str, at: int) -> str:
        """The last full title before `at` that begins with `name`."""
        longer = [full for place, full in self._full if place < at and full.startswith(name + " ")]
        return longer[-1] if longer else name


def _spelled_out(ahead: str, acronym: str) -> str:
    """The words at the end of `ahead` whose capitals spell `acronym`; empty where none do."""
    words = re.findall(r"[\w’'-]+", ahead)
    for start in range(len(words) - 1, -1, -1):
        if "".join(word[0] for word in words[start:] if word[0].isupper()) == acronym:
            return " ".join(words[start:])
    return ""


def _agencies(name: str) -> str:
    """`executive departments and agencies` and their like in one word; `head of each agency` stays as printed."""
    if name.startswith("head"):
        return name
    if _ONE_OF_ALL.fullmatch(name):
        return "agencies"
    return _DEPARTMENTS.sub(lambda found: "agency" if found[0].endswith("y") else "agencies", name)


def _bare(name: str) -> str:
    """`name` without articles, to tell one title from another."""
    return re.sub(r"\bthe\s", "", name)


def _unstopped(name: str) -> str:
    """`name` without the full stop of its sentence."""
    return name if re.search(r"(?:\b[A-Z]|Jr|Sr)\.$", name) else name.rstrip(".")


def actors_in(text: str, window: Span, titles: Titles, offset: int = 0) -> list[Actor]:
    """Those named inside `window` of `text`, in order, spelled out; `text` begins at `offset` of the order's text."""
    named = [
        Actor(_meant(text, hit, titles, offset), Span(*hit.span()))
        for hit in _ACTOR.finditer(text, window.start, window.end)
        if hit["name"] not in _NOBODY
    ]
    taken = [actor.span for actor in named]
    for hit in _CAPITALS.finditer(text, window.start, window.end):
        body, span = titles.body(hit["short"]), Span(*hit.span())
        if body and not any(span.meets(other) for other in taken):
            named.append(Actor(body, span))
    return sorted(named, key=lambda actor: actor.span)


def _meant(text: str, hit: re.Match[str], titles: Titles, offset: int) -> str:
    """Who `hit` means: `this office` is the one named last."""
    this = _THIS_BODY.match(text, hit.start(), hit.end()) if hit[0] != hit["name"] else None
    spelled = titles.full(hit["name"], offset + hit.start("name"))
    return titles.nearest(this["kind"], offset + hit.start()) if this and spelled == hit["name"] else spelled
