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
_RANK = r"(?:(?:Deputy|Assistant|Under|Acting|Vice|Associate|Principal|Special|Senior|National|Chief|United\sStates|U\.S\.|[A-Z]{2,6}|White\sHouse|Homeland|Domestic|Economic|Security|Intelligence|Cyber|Policy|Presidential|Executive)\s)*"
_CAPS = r"[A-Z][\w.’'&-]*"
_TAIL = (
    rf"(?:,?\s(?:of|for|to|on)\s(?:the\s)?{_CAPS}(?:\s{_CAPS})*"
    rf"(?:(?:,\s|,?\sand\s(?:the\s)?|\s(?:of|for|on|to|in)\s(?:the\s)?)(?!(?:the\s)?{_RANK}{_HEAD}\b)(?!Federal\b)(?:{_CAPS})(?:\s{_CAPS})*)*)?"
)
_OFFICE = rf"{_RANK}{_HEAD}{_TAIL}"
_AGENCIES = (
    r"(?:(?:the\s|all\s)?(?:respective\s)?heads?\sof\s(?:(?:each|all|every|any|the|relevant|other|appropriate|such|executive|covered|affected|Federal|"
    r"departments?|and|or|independent|participating|implementing|responsible|regulatory|contracting|an)\s)*(?:agenc(?:y|ies)|departments?)"
    r"|(?:(?:each|all|every|any|no|an|relevant|other|appropriate|covered|independent|Federal|executive|contracting|regulatory|sponsoring|such|these|affected|participating|granting|designating)\s)*"
    r"(?:(?:executive\s)?departments?\s(?:and|or)\s(?:independent\s)?(?:establishments?|agenc(?:y|ies)))"
    r"|(?:(?:each|all|every|any|no|an|relevant|other|appropriate|covered|independent|Federal|executive|contracting|regulatory|sponsoring|such|these|affected|participating|granting|designating)\s)*"
    r"(?:agenc(?:y|ies)(?:\sheads?)?|department\sheads?|executive\sdepartments?)\b)"
)
_BODY = (
    r"(?:(?:[A-Z][\w.’'-]*\s)(?:(?:[A-Z][\w.’'&-]*|of|on|for|and|the)\s){0,8}?)?"
    r"(?:Council|Commission|Task\sForce|Committee|Working\sGroup|Board|Office|Department|Administration|Bureau|Panel|"
    r"Federal\sGovernment|United\sStates\sGovernment|Digital\sService|Agency|Executive\sCommittee|Secretariat|Corps)"
    rf"(?:\s(?:of|on|for)\s(?:the\s)?{_CAPS}(?:\s{_CAPS})*(?:\s(?:and|of|by)\s(?!(?:the\s)?{_RANK}{_HEAD}\b){_CAPS}(?:\s{_CAPS})*)*)?"
)
_PEOPLE = (
    r"(?:(?:each|any|all|every|no|such|this|designated|responsible|senior|agency)\s)*"
    r"(?:official|officer|designee|contracting\sofficer|appointee|member|co-chair|chair|office|appointing\sauthorit(?:y|ies)|"
    r"employing\sagenc(?:y|ies)|executive\sbranch)s?\b"
)
_ACTOR = re.compile(
    rf"\b(?:the\s|The\s|this\s|This\s)?(?P<name>{_OFFICE}|(?i:{_AGENCIES})|{_BODY}|(?i:{_PEOPLE})|(?<!United\s)States)"
)
_SHORT = re.compile(
    r"\((?:the\s|collectively,?\s|hereinafter\s|each,?\san?\s)?[“\"]?(?P<short>[A-Za-z][\w .&’'-]{1,60}?)[,”\"]*\)"
)
_MEANS = re.compile(
    r"[“\"](?:the\s)?(?P<short>[A-Z][\w ]{2,40})[”\"]\s(?:shall\s)?(?:refers?\sto|means?)\s(?:the\s)?(?P<full>"
    + _OFFICE
    + ")"
)
_KNOWN = {"OMB": "Office of Management and Budget", "OPM": "Office of Personnel Management", "DHS": "Department of Homeland Security",
          "HHS": "Health and Human Services", "DOJ": "Department of Justice", "EPA": "Environmental Protection Agency",
          "GSA": "General Services Administration"}  # fmt: skip
_GENERIC = {"an agency": "agencies", "no agency": "agencies", "any executive agency": "agencies"}
_NOBODY = frozenset({"Administration", "Department", "Executive", "Agency", "Chief", "Representative"})
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
        self._printed: dict[str, str] = {}
        for found in _ACTOR.finditer(text):
            name = _unstopped(" ".join(found["name"].split()))
            self._full.append((found.start(), name))
            self._printed.setdefault(_bare(name), name)
            self._define(found)
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

    def full(self, name: str, at: int) -> str:
        """`name` spelled out, as it is meant at offset `at`."""
        name = _unstopped(" ".join(_LEADING.sub("", name).split()).replace("’s", ""))
        if name.casefold() in self._short:
            return self._short[name.casefold()]
        lowered = (
            name[0].lower() + name[1:]
            if re.match(r"(?:Each|All|Any|No|An|Such|Heads?|Agenc|Executive [Dd]ep|Every|Relevant)", name)
            else name
        )
        if name[:4].casefold() == "head":
            return lowered
        generic = re.sub(
            r"executive departments? (?:and|or) (?:agenc(?:y|ies))",
            lambda m: "agency" if m[0].endswith("y") else "agencies",
            lowered,
        )
        if generic == "agency" and " or " in lowered:
            return "agencies"
        if generic in _GENERIC:
            return _GENERIC[generic]
        if re.fullmatch(r"(?:Deputy\s)?(?:Secretary|Director|Administrator|Commissioner|Chair|Chairman)", name):
            return self._latest(name, at)
        spelled = re.sub(r"\b[A-Z]{2,6}\b", lambda short: self._acronyms.get(short[0], short[0]), generic)
        return self._printed.get(_bare(spelled), spelled) if spelled != generic else spelled

    def _latest(self, name: str, at: int) -> str:
        """The last full title before `at` that begins with `name`."""
        longer = [full for place, full in self._full if place < at and full.startswith(name + " ")]
        return longer[-1] if longer else name


def _bare(name: str) -> str:
    """`name` without articles, to tell one title from another."""
    return re.sub(r"\bthe\s", "", name)


def _unstopped(name: str) -> str:
    """`name` without the full stop of its sentence."""
    return name if re.search(r"(?:\b[A-Z]|Jr|Sr)\.$", name) else name.rstrip(".")


def actors_in(text: str, window: Span, titles: Titles) -> list[Actor]:
    """Those named inside `window`, in order, spelled out."""
    return [
        Actor(titles.full(hit["name"], hit.start("name")), Span(*hit.span()))
        for hit in _ACTOR.finditer(text, window.start, window.end)
        if hit["name"] not in _NOBODY
    ]
