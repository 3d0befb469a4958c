"""The printed lines of a PDF, read back from the page that `pdf_lines` makes, and what on it is not the text."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from reader.documents.traced import BOLD, ITALIC, PLAIN, Traced, joined

_LINE = re.compile(r'<hr>|<p( class="turned")? l="(-?[\d.]+)" y="(-?[\d.]+)" r="(-?[\d.]+)">(.*?)</p>')
_MARK = re.compile(r"<(/?)([bi])>")
_ENTITY = re.compile(r"&\w+;")
_STYLES = {"b": BOLD, "i": ITALIC}
_REGISTER_HEAD = re.compile(r"Federal Register\s*/\s*Vol\. \d+, No\. \d+")
_SHOP_MARK = re.compile(r"^(?:VerDate\b.*|Jkt \d+.*|[A-Z]:\\FR\\.*)$")
_NEAR = 2.5
"""Points within which the heads of two pages stand at the same place."""
_FEW = 4
"""Turned lines of a page that are marks in its margins."""
_SIDE = 60.0
"""Points by which a side column stands left of the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    words: Traced
    page: int
    """Counted from 1."""
    left: float
    base: float
    right: float
    turned: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return self.words.text

    def is_all(self, style: int) -> bool:
        """True where every letter of the line has the style."""
        words = self.words
        return all(bits & style for sign, bits in zip(words.text, words.style, strict=True) if sign.isalpha())


def lines_of(source: str) -> list[Line]:
    """The lines of a page that `pdf_lines` made, in its order."""
    whole = Traced.of(source)
    lines, page = [], 0
    for found in _LINE.finditer(source):
        if found[5] is None:
            page += 1
            continue
        words = _plain(whole.cut(*found.span(5))).folded()
        if words:
            place = (float(found[2]), float(found[3]), float(found[4]))
            lines.append(Line(words, page, *place, turned=bool(found[1])))
    return lines


def _plain(words: Traced) -> Traced:
    parts, done, style = [], 0, PLAIN
    for mark in _MARK.finditer(words.text):
        parts.append(words.cut(done, mark.start()).set_off(style))
        style = style & ~_STYLES[mark[2]] if mark[1] else style | _STYLES[mark[2]]
        done = mark.end()
    parts.append(words.cut(done).set_off(style))
    return joined(parts).sub(_ENTITY, lambda entity: html.unescape(entity[0]))


def pictures(source: str, lines: list[Line]) -> tuple[str, ...]:
    """A warning where pages show no line of text that is not furniture."""
    reason = furniture(lines)
    shown = {line.page for line in lines if not reason(line)}
    bare = [str(page) for page in range(1, source.count("<hr>") + 1) if page not in shown]
    if not bare:
        return ()
    where = f"page {bare[0]} of the PDF" if len(bare) == 1 else f"pages {', '.join(bare)} of the PDF"
    return (f"There is no text on {where}; if something is pictured there, it is not in this text.",)


def is_register(lines: list[Line]) -> bool:
    """True for pages of the Federal Register, by the running head of one of them."""
    return any(_REGISTER_HEAD.search(line.text) for line in lines)


def body_left(lines: list[Line]) -> float:
    """Where most full lines begin, in points."""
    lefts = Counter(round(line.left) for line in lines if not line.turned and len(line.text) > 30)
    return float(lefts.most_common(1)[0][0]) if lefts else 0.0


def furniture(lines: list[Line]) -> Callable[[Line], str | None]:
    """A test that says why a line is not the text, or None: print shop marks, running heads, page numbers."""
    repeated = _repeated(lines)
    turned = Counter(line.page for line in lines if line.turned)

    def reason(line: Line) -> str | None:
        # Many turned lines are a table that is printed sideways.
        if (line.turned and turned[line.page] <= _FEW) or _SHOP_MARK.match(line.text):
            return "print shop mark"
        if _REGISTER_HEAD.search(line.text) or (_masked(line), _place(line)) in repeated:
            return "running head"
        return None

    return reason


def is_beside(line: Line, left: float) -> bool:
    """True for a line of the side column, left of the text."""
    return line.left < left - _SIDE and line.right < left


def _repeated(lines: list[Line]) -> set[tuple[str, int]]:
    """Lines that stand at the same place of most pages with the same words, numbers apart."""
    pages = max((line.page for line in lines), default=0)
    ends = _ends(lines)
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in ends:
        seen[_masked(line), _place(line)].add(line.page)
    return {key for key, on in seen.items() if len(on) > 2 and len(on) >= 0.4 * pages}


def _ends(lines: list[Line]) -> list[Line]:
    """The three highest and three lowest lines of each page."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    ends: list[Line] = []
    for page in by_page.values():
        ordered = sorted(page, key=lambda line: line.base)
        ends += {id(line): line for line in (*ordered[:3], *ordered[-3:])}.values()
    return ends


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _place(line: Line) -> int:
    return round(line.base / _NEAR)
