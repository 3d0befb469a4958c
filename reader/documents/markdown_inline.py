"""Markdown inside a paragraph: escapes, emphasis, links, tags and entities become plain, styled words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from reader.documents.draft import Clue, put_aside
from reader.documents.model import SetAside
from reader.documents.traced import BOLD, EMPTY, ITALIC, PLAIN, Traced, joined

_ELEMENTS = (
    "(?i:a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|form"
    "|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|main|nav|ol|p|pre|q|s|script|section|small|span|strike|strong|style"
    "|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video|wbr)"
)
"""What HTML knows; other words between angle brackets are the order's own."""
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[(?P<alt>[^\]]*)\]\((?P<source>[^()\s]*)[^()]*\))"
    r"|(?P<link>\[(?P<words>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s]*)(?P<hint>\s+\"[^\"]*\"|\s+'[^']*')?\s*\))"
    r"|(?P<auto><(?P<address>https?://[^<>\s]+)>)"
    r"|(?P<tag><(?P<close>/)?(?P<name>" + _ELEMENTS + r")\b[^<>]*>|<!--.*?-->)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<bars>(?<![^\W_])_{1,2}(?=[^\W_])|(?<=[^\W_.,;:])_{1,2}(?![^\W_])|(?<=[.,;:])_{1,2}(?![^\W_]))",
    re.DOTALL,
)
_TAG_STYLES = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "u": ITALIC, "cite": ITALIC}


@dataclass(slots=True)
class _Mark:
    """An emphasis mark that may turn out to be a literal character."""

    sign: str
    at: int
    """Its place among the parts."""
    literal: Traced


@dataclass(slots=True)
class Inline:
    """One reading of a paragraph's inline marks."""

    parts: list[Traced] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    clues: list[Clue] = field(default_factory=list)
    _open: list[_Mark] = field(default_factory=list)
    _tags: list[int] = field(default_factory=list)

    def read(self, words: Traced) -> Traced:
        """`words` without its marks; what is no visible text (link addresses, images) goes to `aside`."""
        done = 0
        for match in _TOKEN.finditer(words.text):
            self._add(words.cut(done, match.start()))
            self._token(words, match)
            done = match.end()
        self._add(words.cut(done))
        for mark in self._open:
            self.parts[mark.at] = mark.literal
        return joined(self.parts)

    def _add(self, words: Traced) -> None:
        style = PLAIN
        for bits in self._tags:
            style |= bits
        self.parts.append(words.set_off(style))

    def _token(self, words: Traced, match: re.Match[str]) -> None:
        if match["stars"] or match["bars"]:
            self._emphasis(words, match)
        elif match["escape"]:
            self._add(words.cut(match.start() + 1, match.end()))
        elif match["entity"]:
            self._add(Traced.made(html.unescape(match[0]), words.cut(match.start()).start))
        elif match["tag"]:
            self._tag(words, match)
        else:
            self._address(words, match)

    def _address(self, words: Traced, match: re.Match[str]) -> None:
        if match["image"]:
            self._put_aside(words, match, 0, "image mark")
            self.clues.append(Clue("image", match["alt"], "an image's description"))
        elif match["auto"]:
            self._add(words.cut(*match.span("address")))
        else:
            inner = Inline()
            self._add(inner.read(words.cut(*match.span("words"))))
            self.aside += inner.aside
            self._put_aside(words, match, "target", "link address")
            if match["hint"]:
                self._put_aside(words, match, "hint", "link address")
            if match["target"].startswith("http"):
                self.clues.append(Clue("link", match["target"], match["words"]))

    def _put_aside(self, words: Traced, match: re.Match[str], group: str | int, reason: str) -> None:
        part = words.cut(*match.span(group)).stripped()
        if part:
            self.aside.append(put_aside(part, reason))

    def _tag(self, words: Traced, match: re.Match[str]) -> None:
        name = (match["name"] or "").casefold()
        if name == "br":
            self._add(Traced.made(" ", words.cut(match.start()).start))
        elif name and match["close"]:
            if self._tags:
                self._tags.pop()
        elif name in _TAG_STYLES or name == "span":
            underlined = name == "span" and "underline" in match[0]
            self._tags.append(ITALIC if underlined else _TAG_STYLES.get(name, PLAIN))

    def _emphasis(self, words: Traced, match: re.Match[str]) -> None:
        for start, end in self._units(match):
            sign = match.string[start:end]
            at = next((i for i, mark in enumerate(self._open) if mark.sign == sign), None)
            self.parts.append(self._gap(words, start, end) if at is None else EMPTY)
            if at is None:
                self.parts.append(EMPTY)
                self._open.append(_Mark(sign, len(self.parts) - 1, words.cut(start, end)))
                continue
            opened = self._open[at]
            bits = BOLD if len(sign) == 2 else ITALIC
            for inside in range(opened.at + 1, len(self.parts)):
                self.parts[inside] = self.parts[inside].set_off(bits)
            self._restore(at)

    @staticmethod
    def _gap(words: Traced, start: int, end: int) -> Traced:
        """A space where the source lost the one before an emphasised name: `in the*Federal Register*`."""
        lost = words.text[start - 1 : start].islower() and words.text[end : end + 1].isupper()
        return Traced.made(" ", words.cut(start, end).start) if lost else EMPTY

    def _units(self, match: re.Match[str]) -> list[tuple[int, int]]:
        """The run of signs as marks of one or two, the innermost first where it closes."""
        start, end = match.span()
        if end - start < 3:
            return [(start, end)]
        inner_single = bool(self._open) and len(self._open[-1].sign) == 1
        middle = start + (1 if inner_single else 2)
        return [(start, middle), (middle, end)]

    def _restore(self, at: int) -> None:
        """Closes the mark at `at`; marks opened inside and never closed were literal."""
        for mark in self._open[at + 1 :]:
            self.parts[mark.at] = mark.literal
        del self._open[at:]
