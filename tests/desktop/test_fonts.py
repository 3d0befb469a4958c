"""The faces are the shipped ones, and their weights are drawn, not smeared."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextCharFormat, QTextCursor, QTextDocument

from reader.desktop.fonts import INTER, SERIFS, reading_font, ui_font

WORDS = "Homeland Security re-examines the (a)(i)(1)"


def _width(font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(WORDS)


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp


def test_the_window_is_set_in_inter_and_orders_in_a_serif_of_ours():
    assert QFontInfo(ui_font(12)).family() == INTER
    assert QFontInfo(reading_font(11)).family() in SERIFS


@pytest.mark.parametrize("italic", [False, True])
def test_bold_is_another_drawing(italic):
    # A smeared bold has the widths of the regular; a drawn one has its own.
    assert _width(reading_font(11, bold=True, italic=italic)) > 1.02 * _width(reading_font(11, italic=italic))
    assert _width(ui_font(12, 600, italic)) > 1.01 * _width(ui_font(12, 400, italic))


def test_italic_is_another_drawing():
    assert _width(reading_font(11, italic=True)) < 0.97 * _width(reading_font(11))


def test_a_document_keeps_the_drawn_bold():
    def width(font: QFont) -> float:
        document = QTextDocument()
        style = QTextCharFormat()
        style.setFont(font)
        QTextCursor(document).insertText(WORDS, style)
        return document.idealWidth()

    assert width(reading_font(11, bold=True)) > 1.02 * width(reading_font(11))


@pytest.mark.parametrize("pixels", [10.5, 11.0, 12.0, 12.5])
def test_no_size_comes_out_smaller_than_asked_for(pixels):
    assert QFontInfo(ui_font(pixels)).pixelSize() >= pixels
    assert _width(ui_font(pixels)) < _width(ui_font(pixels + 1))


def test_glyph_widths_are_not_rounded():
    assert reading_font(11).hintingPreference() is QFont.HintingPreference.PreferNoHinting
