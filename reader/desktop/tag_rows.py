"""The list below the field for tags: each with its bar, the typed part bold, how often it is used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.desktop.fonts import REGULAR, SEMIBOLD, ui_font
from reader.desktop.panes.tag_paint import paint_tag_sign
from reader.desktop.theme import Theme

ROW = 28
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TagLine:
    """One line of the list."""

    tag: str | None
    """Id of the tag; None for the line that makes a new one."""
    label: str
    typed: str
    """The part of the label that was typed, to be set bold."""
    about: str
    """What stands at the end: `4 passages`, `Ctrl+Enter`."""
    letters: str = ""
    pattern: int = 0
    colour: str | None = None


class TagLines(QListWidget):
    """The lines; the field moves the mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painted(self))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Tags"))

    def show_lines(self, lines: list[TagLine], marked: bool) -> None:
        """Show other lines; the first is marked where `marked`."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.label)
            item.setData(_DATA, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.label}, {line.about}")
            item.setSizeHint(QSize(100, ROW))
            self.addItem(item)
        self.setCurrentRow(0 if marked and lines else -1)
        self.setFixedHeight(min(len(lines), 7) * ROW + (4 if lines else 0))

    def current_line(self) -> TagLine | None:
        """The line that is marked."""
        item = self.currentItem()
        return line_of(item) if item is not None else None

    def move(self, by: int) -> None:  # type: ignore[override]
        """Mark another line, round and round."""
        if self.count():
            self.setCurrentRow(
                (self.currentRow() + by) % self.count()
                if self.currentRow() >= 0
                else (0 if by > 0 else -1) % self.count()
            )


def line_of(item: QListWidgetItem) -> TagLine:
    """The line an item shows."""
    line = item.data(_DATA)
    assert isinstance(line, TagLine)
    return line


class _Painted(QStyledItemDelegate):
    def __init__(self, lines: TagLines) -> None:
        super().__init__(lines)
        self._lines = lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One row."""
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, sign, name, what stands at the end."""
        line, theme = index.data(_DATA), self._lines.theme
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("sel"))
        if line.tag is None:
            painter.setFont(ui_font(13, SEMIBOLD))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QRectF(box.left() + 8, box.top(), 26, box.height()), Qt.AlignmentFlag.AlignCenter, "+")
        else:
            paint_tag_sign(painter, box.adjusted(10, 0, 0, 0), theme, line.letters, line.pattern, line.colour)
        font = ui_font(11.5)
        end = box.right() - 12
        width = QFontMetricsF(font).horizontalAdvance(line.about)
        painter.setFont(font)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            QRectF(end - width, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, line.about
        )
        painter.setPen(theme.colour("ink"))
        self._name(painter, line, QPointF(box.left() + 46, box.center().y()), end - width - 12)
        painter.restore()

    @staticmethod
    def _name(painter: QPainter, line: TagLine, at: QPointF, end: float) -> None:
        """The label with its typed part bold, cut with dots where it is too long."""
        start = line.label.casefold().find(line.typed.casefold()) if line.typed else -1
        cut = (start, start + len(line.typed)) if start >= 0 else (0, 0)
        x = at.x()
        pieces: list[tuple[str, QFont]] = [
            (line.label[: cut[0]], ui_font(12.5, REGULAR)),
            (line.label[cut[0] : cut[1]], ui_font(12.5, SEMIBOLD)),
            (line.label[cut[1] :], ui_font(12.5, REGULAR)),
        ]
        for words, font in pieces:
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, end - x))
            painter.setFont(font)
            painter.drawText(QPointF(x, at.y() + metrics.capHeight() / 2), shown)
            x += metrics.horizontalAdvance(shown)
