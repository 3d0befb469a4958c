"""A document on paper or as PDF: pages painted by Qt, the same for the file, the printer and the preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from reader.comparison import Mark
from reader.desktop.fonts import load_fonts
from reader.desktop.panes.topic_marks import paint_underline
from reader.desktop.print_letters import Letters
from reader.desktop.print_paging import GAP, LABEL_GAP, PAD, Page, SetRow, paged
from reader.desktop.print_setting import POINT, SetCell, SetLine, set_paragraph
from reader.desktop.theme import Theme, load_theme
from reader.errors import BadRequest, Cancelled
from reader.export.paper import Paper, Paragraph, Style, Words, line
from reader.export.pdf_letters import put_letters
from reader.export.pdf_places import PdfBookmark, PdfLink, PdfPlaces, put_places
from reader.export.pdf_update import PdfUpdate

Progress = Callable[[int, int, str], None]
"""Is told how many steps are done, of how many, and what is being done (empty at the end)."""
Asked = Callable[[], bool]
"""True where the person wants the work stopped."""
MARGINS = QMarginsF(14, 12, 14, 11)
"""Left, top, right, bottom, in millimetres."""
_RUNNING, _FOOT = 30.0, 24.0
"""Of a page's field, in pixels: for the running heads, and for the page's number."""


@dataclass(slots=True)
class _Found:
    """What was met in painting, in layout pixels from the upper left corner of the page's field."""

    names: dict[str, tuple[int, float]] = field(default_factory=dict)
    links: list[tuple[int, QRectF, str]] = field(default_factory=list)
    bookmarks: list[tuple[str, int, int, float]] = field(default_factory=list)
    letters: Letters = field(default_factory=Letters)


def print_pdf(
    paper: Paper,
    file: Path,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
    size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4,
    across: bool = True,
) -> int:
    """Print `paper` to `file` as PDF; returns the number of pages.

    Places, links and bookmarks are in it, fonts are embedded. `size` is A4, Letter or another; `across` lays the sheet
    on its long side. May run in any thread; where no Qt application runs, one without a screen is started, and then
    this must be the main thread. Raises Cancelled, having written nothing, and BadRequest where the file cannot be
    written.
    """
    application = QGuiApplication.instance() or QGuiApplication(["order-reader", "-platform", "offscreen"])
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageLayout(page_layout(size, across))
    writer.setTitle(paper.title)
    writer.setCreator("Order Reader")
    pages, met = _painted(paper, writer, progress, cancelled)
    buffer.close()
    del application
    try:
        file.write_bytes(_finished(bytes(buffer.data().data()), met, writer.pageLayout()))
    except OSError as error:
        raise BadRequest(f"Cannot write {file}: {error.strerror}. Choose another place.") from error
    return pages


def page_layout(size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4, across: bool = True) -> QPageLayout:
    """The sheet a document is printed on, unless the person chooses another."""
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), way, MARGINS, QPageLayout.Unit.Millimeter)


def paint(
    paper: Paper, device: QPagedPaintDevice, progress: Progress | None = None, cancelled: Asked | None = None
) -> int:
    """Paint every page of `paper` on `device` (a QPrinter, for printing and preview); returns the number of pages.

    The field is what the device's page layout leaves within its margins. Raises Cancelled between two pages.
    """
    return _painted(paper, device, progress, cancelled)[0]


def _painted(
    paper: Paper, device: QPagedPaintDevice, progress: Progress | None, cancelled: Asked | None
) -> tuple[int, _Found]:
    layout = device.pageLayout()
    inches = layout.paintRect(QPageLayout.Unit.Inch)
    width, height = inches.width() * 96, inches.height() * 96
    theme = load_theme("light")

    def step(done: int, total: int, name: str = "setting the text") -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, total, name)

    rows = sum(len(grid.rows) for grid in paper.grids)
    pages = paged(paper, width, height - _FOOT, _RUNNING, theme, lambda done, total: step(done, 2 * total))
    painter = QPainter(device)
    if not painter.isActive():
        raise BadRequest("Cannot print: the printer does not answer. Choose another one, or a file.")
    found = _Found()
    try:
        scale = device.logicalDpiX() / 96
        painter.scale(scale, scale)
        sheet = _Sheet(paper, painter, theme, QSizeF(width, height), found)
        for number, page in enumerate(pages):
            step(rows + rows * number // len(pages), 2 * rows, f"page {number + 1} of {len(pages)}")
            if number:
                device.newPage()
            sheet.paint(page, number, len(pages))
    finally:
        painter.end()
    step(2 * rows, 2 * rows, "")
    return len(pages), found


def _finished(data: bytes, found: _Found, layout: QPageLayout) -> bytes:
    """The PDF `data` with what leads from place to place in it, and with what its glyphs stand for."""
    update = PdfUpdate(data)
    put_places(update, _in_points(found, layout))
    put_letters(update, found.letters.fonts)
    return update.whole()


def _in_points(found: _Found, layout: QPageLayout) -> PdfPlaces:
    """What was met, in points from the lower left corner of the whole page."""
    whole, inner = layout.fullRect(QPageLayout.Unit.Point), layout.paintRect(QPageLayout.Unit.Point)

    def up(y: float) -> float:
        return whole.height() - inner.top() - y / POINT

    links = [
        PdfLink(
            page,
            (inner.left() + box.left() / POINT, up(box.bottom()), inner.left() + box.right() / POINT, up(box.top())),
            goal,
        )
        for page, box, goal in found.links
    ]
    names = {name: (page, up(y - 4)) for name, (page, y) in found.names.items()}
    marks = [PdfBookmark(title, level, page, up(y - 4)) for title, level, page, y in found.bookmarks]
    return PdfPlaces(names, links, marks)


class LaidPages:
    """A document laid on sheets of one kind, whose pages are painted one by one in any sequence, for a preview.

    To be made and used on one thread. Raises Cancelled while it is made.
    """

    def __init__(
        self, paper: Paper, layout: QPageLayout, progress: Progress | None = None, cancelled: Asked | None = None
    ) -> None:
        load_fonts()
        whole, field = layout.fullRect(QPageLayout.Unit.Inch), layout.paintRect(QPageLayout.Unit.Inch)
        self.size = QSizeF(whole.width() * 96, whole.height() * 96)
        """Of a sheet, in pixels at 96 a inch."""
        self._corner = QPointF(field.left() * 96, field.top() * 96)
        self._field = QSizeF(field.width() * 96, field.height() * 96)
        self._paper, self._theme = paper, load_theme("light")

        def step(done: int, total: int) -> None:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(done, total, "setting the text")

        self._pages = paged(paper, self._field.width(), self._field.height() - _FOOT, _RUNNING, self._theme, step)

    def __len__(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page `number`, from 0, with the sheet's upper left corner at the painter's origin."""
        painter.save()
        painter.translate(self._corner)
        sheet = _Sheet(self._paper, painter, self._theme, self._field, _Found())
        sheet.paint(self._pages[number], number, len(self._pages))
        painter.restore()


class _Sheet:
    """Paints pages."""

    def __init__(self, paper: Paper, painter: QPainter, theme: Theme, size: QSizeF, found: _Found) -> None:
        self._paper, self._painter, self._theme, self._found = paper, painter, theme, found
        self._width, self._height = size.width(), size.height()
        self._page = 0

    def paint(self, page: Page, number: int, count: int) -> None:
        """Paint one page."""
        self._page = number
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not page.bare:
            self._running()
        for placed in page.rows:
            self._row(placed.row, placed.top)
        foot = line(f"{number + 1} of {count}", Style.SMALL, role="ink2", centred=True)
        self._words(foot, 0, self._height - 17, self._width)

    def _running(self) -> None:
        self._words(line(self._paper.left, Style.SMALL, role="ink2"), 0, 0, self._width / 2)
        end = line(self._paper.right, Style.SMALL, role="ink2")
        made = set_paragraph(end, self._width, self._theme, {})
        self._line(made[0], self._width - made[0].line.naturalTextWidth(), 0)
        self._rule(20, "line2")

    def _rule(self, y: float, role: str) -> None:
        self._painter.setPen(QPen(self._theme.colour(role), 0.8))
        self._painter.drawLine(QPointF(0, y), QPointF(self._width, y))

    def _words(self, paragraph: Paragraph, x: float, top: float, width: float) -> None:
        for at, one in enumerate(set_paragraph(paragraph, width, self._theme, {})):
            self._line(one, x, top + at * one.lead)

    def _row(self, row: SetRow, top: float) -> None:
        if row.row.ground:
            self._painter.fillRect(QRectF(0, top, self._width, row.height), self._theme.colour(row.row.ground))
        if row.row.ruled and not row.begun:
            self._rule(top, "line")
        if row.row.closed:
            self._rule(top + row.height - 1, "line2")
        if row.row.edge:
            for x in (0.0, self._width - 2.5):
                self._painter.fillRect(QRectF(x, top, 2.5, row.height), self._theme.colour(row.row.edge))
        if row.row.bookmark and not row.begun:
            self._found.bookmarks.append((row.row.bookmark, row.row.level, self._page, top))
        for cell in row.cells:
            self._cell(cell, row, top)

    def _cell(self, cell: SetCell, row: SetRow, top: float) -> None:
        if cell.cell.hatched:
            self._hatch(QRectF(cell.left, top + 1, cell.width + GAP, row.height - 1))
        if cell.cell.name and not row.begun:
            self._found.names[cell.cell.name] = (self._page, top)
        if cell.cell.label and not row.begun:
            self._label(cell, top + PAD)
        y = top + PAD
        for at, one in enumerate(cell.lines):
            y += one.before if at else 0.0
            if cell.cell.hatched:
                wide = one.line.naturalTextWidth() + 10
                self._painter.fillRect(QRectF(cell.x, y + 1, wide, one.lead - 2), Qt.GlobalColor.white)
                self._line(one, cell.x + 5, y)
            else:
                self._line(one, cell.x, y)
            y += one.lead

    def _label(self, cell: SetCell, top: float) -> None:
        made = set_paragraph(line(cell.cell.label, Style.STRONG, role="ink2"), 2000, self._theme, {})[0]
        wide = made.line.naturalTextWidth()
        room = cell.x - cell.left - LABEL_GAP
        if wide <= room:
            self._line(made, cell.x - LABEL_GAP - wide, top)
            return
        self._painter.save()
        self._painter.translate(cell.left, 0)
        self._painter.scale(room / wide, 1)
        self._line(made, 0, top)
        self._painter.restore()

    def _hatch(self, box: QRectF) -> None:
        self._painter.save()
        self._painter.setClipRect(box)
        self._painter.setPen(QPen(self._theme.colour("hatch"), 0.7))
        x = box.left() - box.height()
        while x < box.right():
            self._painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += 7
        self._painter.restore()

    def _line(self, one: SetLine, x: float, top: float) -> None:
        boxes = list(one.boxes(x, top))
        for words, box in boxes:
            self._below(words, box, one.baseline(top))
        self._painter.setPen(self._theme.colour("ink"))
        one.line.draw(self._painter, one.draw_at(x, top))
        self._found.letters.note(one)
        for words, box in boxes:
            self._above(words, box, one.baseline(top))

    def _below(self, words: Words, box: QRectF, base: float) -> None:
        ground = QRectF(box.left(), base - 11, box.width(), 14.5)
        if words.phrase:
            self._painter.fillRect(ground, Qt.GlobalColor.white)
        if words.change in (Mark.INSERTED, Mark.REMOVED):
            self._painter.fillRect(ground, self._theme.colour(f"{words.change.value}_ground"))
        if words.slot is not None:
            self._painter.fillRect(ground, self._theme.topic_tint(words.slot))
            self._painter.save()
            self._painter.translate(0, base)
            self._painter.scale(1, 0.8)
            paint_underline(self._painter, words.slot, self._theme.topic(words.slot), box.left(), box.right(), 0)
            self._painter.restore()

    def _above(self, words: Words, box: QRectF, base: float) -> None:
        if words.goal:
            self._found.links.append((self._page, QRectF(box), words.goal))
        if words.change is Mark.REMOVED:
            self._stroke(box, base - 3.4, "removed", 0.9)
        elif words.change is Mark.INSERTED:
            self._stroke(box, base + 2.6, "inserted", 1.1)
        elif words.change is Mark.MOVED:
            self._stroke(box, base + 2.6, "moved", 1.1, Qt.PenStyle.DotLine)
        if words.phrase:
            self._painter.setPen(QPen(self._theme.colour("opposed"), 0.9))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(QRectF(box.left() - 0.8, base - 11, box.width() + 1.6, 14.5))

    def _stroke(
        self, box: QRectF, y: float, role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        pen = QPen(self._theme.colour(role), width, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
