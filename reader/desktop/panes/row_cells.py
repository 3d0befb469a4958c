"""One passage of one order as a cell of a row: a small document, laid out when it is first seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtGui import QFontMetricsF, QTextDocument, QTextOption

from reader.comparison import Reading, Run, Side
from reader.desktop.panes.measures import READING_SIZE, Measures
from reader.desktop.panes.page_layout import PageLayout, lay_out
from reader.desktop.panes.paragraphs import BULLET, Paragraph, Setting, paragraphs
from reader.desktop.panes.redline_colours import colour_changes
from reader.desktop.panes.rendering import Formats, drawn, joins, write_paragraphs
from reader.desktop.panes.run_geometry import visible
from reader.desktop.panes.tag_bars import CellTags, TagBars, tag_bars
from reader.desktop.theme import Theme
from reader.desktop.wording import short_label, tr
from reader.spans import Span
from reader.structure import Outline, Segment, SegmentKind

_NAMED = (SegmentKind.PREAMBLE, SegmentKind.SIGNATURE)
_HEADINGS = (Setting.TITLE, Setting.HEADING, Setting.SUBHEADING)
_KEPT = 160
"""So many laid-out cells are kept."""
_SAMPLE = "an order says who shall do what, with whom, by which day of the month, and under which law"


@dataclass(slots=True)
class RowCell:
    """A passage as laid out."""

    document: QTextDocument
    laid: PageLayout
    height: float
    """Of its lines, in px."""
    span: Span
    """The code points from its first to its last word, the leading heading's included."""
    coloured: object = None
    """The changes and the theme that its words are coloured for."""
    tagged: tuple[object, TagBars] = (None, TagBars())
    """The tags of all the text that its bars were made of, and these bars."""

    def bars(self, tags: CellTags, most: int) -> TagBars:
        """The bars of the tags that stand on its words; made once for the same `tags`."""
        if self.tagged[0] is not tags:
            own = tags.meeting(self.span)
            self.tagged = tags, tag_bars(own, self.laid.table.extent, most)
        return self.tagged[1]

    def colour(self, changes: tuple[Run, ...], theme: Theme) -> None:
        """Write its changed words in their colours, where that is not done yet."""
        own = tuple(visible(changes, self.span))
        wanted = (own, theme.name)
        if wanted != self.coloured and (own or self.coloured is not None):
            colour_changes(self.document, self.laid.page.offsets, own, theme)
            self.document.documentLayout().documentSize()
        self.coloured = wanted


def hanging_label(segment: Segment) -> str:
    """What hangs beside a passage: `§ 6`, `4(a)(ii)(B)`, `Preamble`; nothing beside a headed part."""
    if segment.kind in (SegmentKind.CLAUSE, SegmentKind.QUOTED):
        return segment.label
    return segment_name(segment) if segment.kind in _NAMED else segment.mark


def printed_label(outline: Outline, label: str) -> str:
    """A label as it hangs in the margin, or (of a headed part) as lists show it; as it is where it is unknown."""
    segment = outline.segment(label)
    return (hanging_label(segment) or segment_name(segment)) if segment else label


def segment_name(segment: Segment) -> str:
    """A segment's label as lists show it; `Preamble` and `Signature` in the person's language."""
    names = {SegmentKind.PREAMBLE: tr("Preamble"), SegmentKind.SIGNATURE: tr("Signature")}
    return names.get(segment.kind, short_label(segment.label))


class RowCells:
    """The cells of one order at one width."""

    def __init__(self, side: Side, reading: Reading, measures: Measures, text_left: int, width: int) -> None:
        """`text_left` is the room for labels, `width` that of the text, both in px."""
        self.side = side
        self.text_left, self.width = text_left, max(80, width)
        self._measures = measures
        self._source = drawn(reading.outline, joins(reading.references))
        self._formats = Formats(measures, text_left)
        self._own: dict[int, list[Paragraph]] = {}
        for paragraph in paragraphs(reading.outline):
            self._own.setdefault(paragraph.segment, []).append(paragraph)
        self._made: OrderedDict[tuple[int, int | None], RowCell] = OrderedDict()
        per_line = QFontMetricsF(measures.font(READING_SIZE)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._characters = max(8.0, self.width / per_line)

    def cell(self, segment: int, lead: int | None) -> RowCell:
        """The cell of a segment, under the heading of `lead`."""
        key = segment, lead
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(segment, lead)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return found

    def guess(self, segment: int, lead: int | None) -> float:
        """About how high the cell will be, in px; without laying it out."""
        measures, height = self._measures, 0.0
        for at, paragraph in enumerate(self._shown(segment, lead)):
            lines = max(1, ceil(len(paragraph.span) / self._characters * 1.04))
            height += lines * measures.line + (round(measures.scaled(paragraph.gap)) if at else 0)
        return max(height, float(measures.line))

    def _make(self, segment: int, lead: int | None) -> RowCell:
        shown = tuple(self._shown(segment, lead))
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(self.text_left + self.width)
        page = write_paragraphs(document, self._source, shown, self._formats)
        laid = lay_out(document, page, self._measures, self.text_left)
        own = self._source.outline.segments[segment].own
        start = min([own.start, *(paragraph.begins for paragraph in shown[:1])])
        height = laid.table.tops[-1] if shown else float(self._measures.line)
        return RowCell(document, laid, height, Span(start, own.end))

    def _shown(self, segment: int, lead: int | None) -> list[Paragraph]:
        """The paragraphs of a cell: without indent, the label beside the first that is no heading."""
        own = [_level(paragraph) for paragraph in self._own.get(segment, ())]
        leading = [] if lead is None else [_level(each) for each in self._own.get(lead, ()) if _is_heading(each)][:1]
        label = hanging_label(self._source.outline.segments[segment])
        if own and label:
            at = next((at for at, each in enumerate(own) if not _is_heading(each)), 0)
            own[at] = replace(own[at], mark=label)
        return _close_up([*leading, *own])


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.setting in _HEADINGS


def _level(paragraph: Paragraph) -> Paragraph:
    setting = Setting.HEADING if paragraph.setting is Setting.TITLE else paragraph.setting
    return replace(paragraph, indent=0, setting=setting, mark=paragraph.mark if paragraph.mark == BULLET else "")


def _close_up(shown: Sequence[Paragraph]) -> list[Paragraph]:
    """No space above the first paragraph, nor below a heading."""
    return [
        replace(paragraph, gap=0) if not at or _is_heading(shown[at - 1]) else paragraph
        for at, paragraph in enumerate(shown)
    ]
