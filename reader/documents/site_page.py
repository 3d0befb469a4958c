"""What a web page puts round an order: menus before it; the next article, forms and footers after it."""

from __future__ import annotations

import re

from reader.documents.dates import DAY
from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.headings import clues_of
from reader.documents.model import BlockKind, SetAside
from reader.documents.signature import signature_end

_STAMP = re.compile(
    rf"{DAY}\s*[•·|–-]?\s*"
    r"(?:PRESIDENTIAL ACTIONS|BRIEFINGS? ROOM|STATEMENTS AND RELEASES|PROCLAMATIONS?|EXECUTIVE ORDERS?)",
    re.I,
)
_ENACTING = re.compile(r"By (?:virtue of )?the (?:power and )?authority vested in me as President")
_MENU_WORDS = re.compile(
    r"\b(?:menu|search|subscribe|sign up|stay connected|e-?mail address|zip code|privacy|copyright|contact us"
    r"|home|newsletter|follow us|facebook|twitter|instagram|youtube|next|previous|get involved|español|accessibility"
    r"|disclosures|wh\.gov|press enter|opens in a new window|scroll to top|skip to content|white house 1600"
    r"|pennsylvania ave|washington, dc 20500)\b",
    re.I,
)
_FORM = re.compile(r"e-?mail address|zip code|sign up|stay connected|subscribe|newsletter|^\S+@\S+$", re.I)
_ADDRESS = re.compile(r"https?://\S+|^www\.")
_PART = re.compile(r"^\W*(?:annex|appendix|schedule|attachment|exhibit|enclosure|table|list|chart|note)\b", re.I)
_SENTENCE = re.compile(r"[a-z,]\s+[a-z]+.*[.;:]\W*$", re.DOTALL)


def after_the_signature(draft: Draft) -> Draft:
    """Sets aside what a page puts after the signature: the next article's title and day, forms, menus, links.

    Annexes and schedules stay: from a heading that names one, everything up to the first line of a page's own.
    """
    end = signature_end(draft.passages)
    if end is None or end == len(draft.passages):
        return draft
    tail = draft.passages[end:]
    stamp = next((at for at, passage in enumerate(tail) if _STAMP.search(passage.text)), None)
    kept: list[Passage] = []
    aside: list[SetAside] = []
    clues: list[Clue] = []
    menu = False
    for at, passage in enumerate(tail):
        if stamp is not None and at <= stamp and not _PART.match(tail[0].text):
            aside.append(put_aside(passage.words, "next article"))
            if at == stamp:
                days = clues_of(passage.text, "the page's next article")
                clues += [Clue("page_date", clue.value, clue.where) for clue in days if clue.fact == "date"]
            continue
        menu = menu or _is_menu(passage, stamp is not None)
        if menu:
            aside.append(put_aside(passage.words, _reason(passage.text)))
        else:
            kept.append(passage)
    return draft.having([*draft.passages[:end], *kept], aside, clues)


def before_the_order(draft: Draft) -> Draft:
    """Sets aside a page's menus before the order, also where they ran into its first paragraph."""
    for at, passage in enumerate(draft.passages[:60]):
        enacting = _ENACTING.search(passage.text)
        if not enacting:
            continue
        before = list(draft.passages[:at])
        head, rest = passage.words.cut(0, enacting.start()), passage.words.cut(enacting.start())
        if _runs_in(head.text):
            before.append(passage.saying(head.stripped()))
            passage = passage.saying(rest)
        return _headed(draft, before, [passage, *draft.passages[at + 1 :]])
    return draft


def _runs_in(head: str) -> bool:
    """True where words before the enacting words are no sentence that leads up to them."""
    return bool(head.strip()) and not head.rstrip().endswith((".", ",", ";", ":")) and len(head.split()) > 2


def _headed(draft: Draft, before: list[Passage], rest: list[Passage]) -> Draft:
    kept: list[Passage] = []
    aside: list[SetAside] = []
    clues: list[Clue] = []
    for passage in before:
        menus = len(_MENU_WORDS.findall(passage.text))
        if _STAMP.search(passage.text) or _is_page_heading(passage.text):
            aside.append(put_aside(passage.words, "page heading"))
            clues += _heading_clues(passage.text)
        elif menus and (menus > 2 or len(passage.text.split()) < 5):
            aside.append(put_aside(passage.words, "site menu"))
        else:
            kept.append(passage)
    return draft.having([*kept, *rest], aside, clues) if aside else draft


_PAGE_HEADING = re.compile(
    rf"(?P<title>[A-Z][^a-z]{{8,300}}?)\s*EXECUTIVE ORDERS?\s*(?P<day>(?i:{DAY}))|^(?P<only>(?i:{DAY}))\W*$", re.DOTALL
)


def _is_page_heading(text: str) -> bool:
    return bool(_PAGE_HEADING.search(text))


def _heading_clues(text: str) -> list[Clue]:
    """Title and day of a page's heading such as `OUR TITLE EXECUTIVE ORDER January 20, 2025`."""
    clues = [clue for clue in clues_of(text, "the page's heading") if clue.fact == "date"]
    heading = _PAGE_HEADING.search(text)
    if heading and heading["title"]:
        clues.append(Clue("title", " ".join(heading["title"].split()), "the page's heading"))
    return clues


def _is_menu(passage: Passage, in_page: bool) -> bool:
    """True for the first line of a page's own after the signature."""
    text = passage.text
    if passage.kind in (BlockKind.TABLE, BlockKind.FOOTNOTE, BlockKind.SIGNATURE) or _PART.match(text):
        return False
    if _ADDRESS.search(text) and len(text.split()) < 12:
        return True
    if _SENTENCE.search(text) and len(text.split()) > 12:
        return False
    return bool(_MENU_WORDS.search(text)) or (in_page and len(text.split()) < 12)


def _reason(text: str) -> str:
    if _ADDRESS.search(text):
        return "link list"
    return "newsletter form" if _FORM.search(text) else "site menu"
