"""An Outline written into a text document, once, in one edit block. Nothing of an order is read as markup."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from reader.desktop.panes.measures import READING_SIZE, Measures
from reader.desktop.panes.offsets import OffsetMap, offset_map
from reader.desktop.panes.paragraphs import Paragraph, Setting, paragraphs
from reader.documents import Emphasis, Emphasised
from reader.spans import Span
from reader.structure import Outline, Reference

_LONGEST_JOIN = 36
"""Citations of at most so many characters are kept on one line."""
_JOINED_KINDS = frozenset({"usc", "cfr", "fr", "stat", "public-law", "ina"})
_SHOWN = str.maketrans(
    {
        "\n": "\u2028",  # a line break inside a paragraph; a newline would part it
        "\r": " ",
        "\u2029": "\u2028",
        "\u0000": "\ufffd",
        "\ufdd0": "\ufffd",  # Qt's own marks for frames and pictures
        "\ufdd1": "\ufffd",
        "\ufffc": "\ufffd",
    }
)
_SURROGATES = re.compile("[\ud800-\udfff]")
"""Half characters, which Qt cannot take."""
_JOINER = "\u2060"
"""Keeps a line from breaking between `)` and `(`."""
_SIZES = {Setting.TITLE: 17.0, Setting.HEADING: 15.67, Setting.TABLE: 13.0, Setting.FOOTNOTE: 12.5}
_BOLD = (Setting.TITLE, Setting.HEADING, Setting.SUBHEADING)


@dataclass(frozen=True, slots=True)
class Page:
    """What was written: paragraph number n is block number n of the document."""

    outline: Outline
    paragraphs: tuple[Paragraph, ...]
    offsets: OffsetMap


def joins(references: Iterable[Reference]) -> tuple[Span, ...]:
    """The citations short enough to be kept on one line, in order: `section 287(g)` without its `of the INA`."""
    found = []
    for reference in references:
        short = reference.quote.partition(" of ")[0]
        if reference.kind in _JOINED_KINDS and len(short) <= _LONGEST_JOIN:
            found.append(Span(reference.span.start, reference.span.start + len(short)))
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A reading text as it is drawn."""

    outline: Outline
    text: str
    """Character for character as long as the reading text."""
    joined: tuple[int, ...]
    """Code points before which a word joiner is drawn."""


def drawn(outline: Outline, kept: Sequence[Span]) -> DrawnText:
    """The text of `outline` as it is drawn; `kept` are the spans whose words stay on one line."""
    text = _shown(outline.text, kept)
    return DrawnText(outline, text, _joined(text, kept))


def write(document: QTextDocument, outline: Outline, kept: Sequence[Span], measures: Measures) -> Page:
    """Fill the empty `document` with the page of `outline`; `kept` are the spans whose words stay on one line."""
    formats = Formats(measures, measures.label_column)
    return write_paragraphs(document, drawn(outline, kept), paragraphs(outline), formats)


def write_paragraphs(document: QTextDocument, source: DrawnText, page: tuple[Paragraph, ...], formats: Formats) -> Page:
    """Fill the empty `document` with some paragraphs of an order, which are in the order of the text."""
    outline, text, joined = source.outline, source.text, source.joined
    emphases = outline.order.emphases
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, paragraph in enumerate(page):
        block = formats.block(paragraph)
        plain = formats.characters(paragraph.setting)
        if number:
            cursor.insertBlock(block, plain)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(plain)
        for span, font_format in formats.pieces(paragraph, emphases):
            cursor.insertText(_with_joiners(text, span, joined), font_format)
    cursor.endEditBlock()
    return Page(outline, page, offset_map(outline.text, (paragraph.span for paragraph in page), joined))


def _joined(text: str, kept: Sequence[Span]) -> tuple[int, ...]:
    """Where, inside a kept citation, `(` follows `)`: there a line would break."""
    return tuple(
        sorted({at for span in kept for at in range(span.start + 1, span.end) if text[at - 1 : at + 1] == ")("})
    )


def _with_joiners(text: str, span: Span, joined: Sequence[int]) -> str:
    inner = joined[bisect_left(joined, span.start) : bisect_left(joined, span.end)]
    return _JOINER.join(text[start:end] for start, end in pairwise((span.start, *inner, span.end)))


def _shown(text: str, kept: Sequence[Span]) -> str:
    """The text as it is drawn: of the same length, character for character."""
    shown = _SURROGATES.sub("\ufffd", text.translate(_SHOWN))
    parts: list[str] = []
    reached = 0
    for span in kept:
        if span.start >= reached:
            parts += [shown[reached : span.start], span.of(shown).replace(" ", "\u00a0")]
            reached = span.end
    return "".join([*parts, shown[reached:]])


class Formats:
    """Block and character formats of one rendering, made once each. `text_left`: where text without indent begins."""

    def __init__(self, measures: Measures, text_left: int) -> None:
        self._measures = measures
        self._text_left = text_left
        self._characters: dict[tuple[Setting, bool, bool], QTextCharFormat] = {}

    def block(self, paragraph: Paragraph) -> QTextBlockFormat:
        """How a paragraph is set: line height, space above, indent."""
        measures = self._measures
        block = QTextBlockFormat()
        block.setLineHeight(measures.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(round(measures.scaled(paragraph.gap)))
        block.setLeftMargin(self._text_left + round(measures.scaled(6 * paragraph.indent)))
        return block

    def characters(self, setting: Setting, bold: bool = False, italic: bool = False) -> QTextCharFormat:
        """The type of a paragraph's words."""
        key = (setting, bold, italic)
        if key not in self._characters:
            made = QTextCharFormat()
            made.setFont(self._font(setting, bold, italic))
            self._characters[key] = made
        return self._characters[key]

    def _font(self, setting: Setting, bold: bool, italic: bool) -> QFont:
        slanted = setting is Setting.SUBHEADING or (italic and setting not in _BOLD)
        return self._measures.font(_SIZES.get(setting, READING_SIZE), bold or setting in _BOLD, slanted)

    def pieces(self, paragraph: Paragraph, emphases: Sequence[Emphasised]) -> Iterable[tuple[Span, QTextCharFormat]]:
        """The paragraph cut at its emphasised words, each piece with its format."""
        span = paragraph.span
        reached = span.start
        at = max(0, bisect_left(emphases, span.start, key=lambda emphasised: emphasised.span.end))
        for emphasised in emphases[at:]:
            if emphasised.span.start >= span.end:
                break
            start, end = max(reached, emphasised.span.start), min(span.end, emphasised.span.end)
            if start >= end:
                continue
            if reached < start:
                yield Span(reached, start), self.characters(paragraph.setting)
            bold = emphasised.style is Emphasis.BOLD
            yield Span(start, end), self.characters(paragraph.setting, bold, not bold)
            reached = end
        if reached < span.end:
            yield Span(reached, span.end), self.characters(paragraph.setting)
