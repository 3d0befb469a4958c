"""A page of HTML as PDF, by Qt's own text engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from reader.desktop.fonts import load_fonts, reading_font
from reader.errors import BadRequest


class _ClosedDocument(QTextDocument):
    """A document that loads nothing from anywhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


def print_pdf(html: str, file: Path) -> None:
    """Print a page of HTML to `file` on A4 across, with page numbers.

    Starts a Qt application of its own, without a screen, where none runs. Raises BadRequest where the file cannot be
    written.
    """
    application = QGuiApplication.instance() or QGuiApplication(["order-reader", "-platform", "offscreen"])
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(15, 14, 15, 16), QPageLayout.Unit.Millimeter)
    writer.setCreator("order-reader")
    load_fonts()
    document = _ClosedDocument()
    document.setDefaultFont(reading_font(9))
    document.setHtml(html)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(writer)
    del application
    if not file.stat().st_size:
        raise BadRequest(f"Cannot write {file}: the PDF came out empty. Choose another place.")
