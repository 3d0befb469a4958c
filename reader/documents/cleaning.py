"""The cleaning steps, by name and in order: each takes a draft and gives back a cleaner one, losing no word.

A step either changes characters (spaces, invisible signs) or sets words aside with a reason that the import
report shows. Which steps a format runs is told in `formats.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reader.documents.draft import Clue, Draft, Passage, put_aside
from reader.documents.headings import DOCUMENT_HEADING, clues_of
from reader.documents.model import BlockKind, SetAside
from reader.documents.traced import Traced

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PAGE_STAMP = re.compile(
    r"^(?:Start Printed Page \d+|\[\[Page \d+\]\]|VerDate\b.*|Jkt \d+.*|AILA Doc\.? No\.? [\d.]+.*"
    r"|(?:Page )?\d{1,4} of \d{1,4}|Page \d{1,4}|-\s*\d{1,3}\s*-|\d{1,3}"
    r"|(?:\d+\s+)?Federal Register\s*/\s*Vol\. \d+, No\. \d+\s*/.*)$"
)
_PAGE_STAMP_INSIDE = re.compile(
    r"\s*(?:\[?Start Printed Page \d+\]?|\[\[Page \d+\]\]|AILA Doc\. No\. \d+\.?\s*\(Posted [\d/]+\))\s*"
)
_RELEASE = re.compile(
    r"^(?:Release Date:.*|For Immediate Release\W*|Office of the Press Secretary\W*|(?:Media )?Contact:.*"
    r"|(?:Last )?(?:Published|Updated|Modified)(?: Date)?:.*|The White House Office of the Press Secretary"
    r"|For Release .{0,40}|Posted:? [\d/]{6,10})$",
    re.I,
)
_RELEASE_DAY = re.compile(r"^(?:Release Date|For Immediate Release)\b", re.I)
_KEYWORDS = re.compile(r"^(?:Topics?|Keywords?|Tags?|Categor(?:y|ies)|Filed under):\s*(?P<words>.*)$", re.I)
_PATH = re.compile(r"\s*\((?:https?:/)?/[^()]*\)")
_SHARE = re.compile(
    r"^\W*(?:(?:share|e-?mail|print|tweet|facebook|twitter|linkedin|copy link|share this(?: page)?|read more|download"
    r"|pdf|back to top|skip to (?:main )?content)\b[\s/|,&•·]*)+\W*$",
    re.I,
)
_ADDRESS_LINE = re.compile(r"^(?:(?:(?:https?://|www\.)\S+\s*)+|CLICK HERE\b.{0,80}|\S+\s?Download)$", re.I)
_CRUMBS = re.compile(r"^(?:\d\.\s+)?(?:Home|Parent)\b.{0,80}\bCurrent$")
_HEADING_LINE = re.compile(
    r"^(?:(?:The )?President|Presidential (?:Documents?|Actions)|Title 3\s*(?:—|--|-)?\s*(?:The President)?"
    r"|EXECUTIVE ORDER|Executive Orders|EXECUTIVE ORDER\s*[-–—]+|[-–—_=\s]+)$"
)
_FILE_STAMP = re.compile(
    r"^(?:\[?FR Doc\.?.*|\[?Filed \d.*|Billing code .*|\[F\.R\. Doc.*)$",
    re.I,
)
_IMAGE_MARK = re.compile(r"^(?:(?:\[GRAPHIC\]|\[TIFF OMITTED\]|\[IMAGE[^\]]*\]|T?E?D\d\d[A-Z]{2}\d\d\.\d+)\s*)+$", re.I)
_SIGNATURE_MARK = re.compile(
    r"^(?:\(Presidential Sig\.\)\s*B?|/s/.*|\[?\(?signature\)?\]?|wj|gwb|B|\W*[A-Za-z]+\d?\.eps)$",
    re.I,
)


def whole(pattern: re.Pattern[str], reason: str) -> Callable[[Draft], Draft]:
    """A step that sets aside every passage that `pattern` matches."""

    def step(draft: Draft) -> Draft:
        gone = [passage for passage in draft.passages if pattern.match(passage.text)]
        kept = [passage for passage in draft.passages if not pattern.match(passage.text)]
        return draft.having(kept, [put_aside(passage.words, reason) for passage in gone]) if gone else draft

    step.__doc__ = f"Sets aside each {reason} that is a paragraph of its own."
    return step


def invisible(draft: Draft) -> Draft:
    """Takes out signs without width: soft hyphens, zero-width spaces, byte order marks."""
    return draft.having(passage.saying(passage.words.sub(_INVISIBLE, "").folded()) for passage in draft.passages)


def page_stamps(draft: Draft) -> Draft:
    """Sets aside page stamps, those in mid-sentence too."""
    aside: list[SetAside] = []
    kept = []
    for passage in draft.passages:
        if passage.kind is not BlockKind.TABLE and _PAGE_STAMP.match(passage.text):
            aside.append(put_aside(passage.words, "page stamp"))
        else:
            kept.append(passage.saying(_without_stamps(passage.words, aside)))
    return draft.having((passage for passage in kept if passage.text), aside)


def _without_stamps(words: Traced, aside: list[SetAside]) -> Traced:
    def take(match: re.Match[str]) -> str:
        aside.append(put_aside(words.cut(*match.span()), "page stamp"))
        return " "

    return words.sub(_PAGE_STAMP_INSIDE, take).stripped()


def keywords(draft: Draft) -> Draft:
    """Turns the page's `Topics:` and `Keywords:` lines into the order's keywords."""
    found: list[str] = []
    kept: list[Passage] = []
    aside: list[SetAside] = []
    for passage in draft.passages:
        line = _KEYWORDS.match(passage.text)
        if not line or len(passage.text) > 600:
            kept.append(passage)
            continue
        found += [word.strip(" .") for word in _PATH.sub("", line["words"]).split(",")]
        aside.append(put_aside(passage.words, "keywords"))
    draft = draft.having(kept, aside) if aside else draft
    return replace(draft, keywords=tuple(dict.fromkeys([*draft.keywords, *filter(None, found)])))


def release_lines(draft: Draft) -> Draft:
    """Sets aside a press page's lines of release, and takes the day of release as a clue."""
    kept: list[Passage] = []
    aside: list[SetAside] = []
    clues: list[Clue] = []
    for passage in draft.passages:
        if not _RELEASE.match(passage.text):
            kept.append(passage)
            continue
        aside.append(put_aside(passage.words, "release line"))
        if _RELEASE_DAY.match(passage.text):
            days = clues_of(passage.text, "the line of release")
            clues += [replace(clue, fact="page_date") for clue in days if clue.fact == "date"]
    return draft.having(kept, aside, clues) if aside else draft


def document_headings(draft: Draft) -> Draft:
    """Sets aside the lines that name the document (`Executive Order 13768 of ...`), and keeps them as clues.

    Only lines before the order's first long paragraph are headings; in the body the same words are a mention.
    """
    kept: list[Passage] = []
    aside: list[SetAside] = []
    clues: list[Clue] = []
    opened = False
    for passage in draft.passages:
        opened = opened or len(passage.text) > 300
        named = DOCUMENT_HEADING.match(passage.text)
        if opened or not (named or _HEADING_LINE.match(passage.text)):
            kept.append(passage)
            continue
        aside.append(put_aside(passage.words, "document heading"))
        clues += clues_of(passage.text, "the document heading")
    return draft.having(kept, aside, clues) if aside else draft


def empty_passages(draft: Draft) -> Draft:
    """Drops passages without a word or a sign."""
    return draft.having(passage for passage in draft.passages if passage.text.strip())


share_links = whole(_SHARE, "share link")
crumbs = whole(_CRUMBS, "site menu")
link_lists = whole(_ADDRESS_LINE, "link list")
file_stamps = whole(_FILE_STAMP, "file stamp")
image_marks = whole(_IMAGE_MARK, "image mark")
signature_marks = whole(_SIGNATURE_MARK, "signature mark")
