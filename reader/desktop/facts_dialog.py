"""An order's facts, to be mended: number, title, date, signatory, kind, citation, edition."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.desktop.mend_choices import facts_of
from reader.desktop.wording import edition_word, kind_word
from reader.documents import Edition, Kind, Order
from reader.structure import Correction, Mend, mended


class FactsDialog(QDialog):
    """A small form; what was changed in it goes out when it is accepted."""

    given = Signal(object)
    """The changed facts: dict of field and value."""

    def __init__(self, order: Order, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Facts of {order}").format(order=order.name))
        self._order, self._before = order, facts_of(order)
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        names = {
            "number": self.tr("&Number"),
            "title": self.tr("&Title"),
            "date": self.tr("&Day of signing"),
            "signatory": self.tr("&President"),
            "kind": self.tr("&Kind"),
            "citation": self.tr("&Citation"),
            "edition": self.tr("&Edition"),
        }
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, name in names.items():
            self.fields[field] = self._field(field)
            self.fields[field].setAccessibleName(name.replace("&", ""))
            form.addRow(name, self.fields[field])
        says = QLabel(self.tr("These are kept beside the order; its file is not changed. Ctrl+Z takes them back."))
        says.setWordWrap(True)
        says.setProperty("tone", "quiet")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.hide()
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Save | choices.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(says)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.resize(480, self.sizeHint().height())

    def _field(self, field: str) -> QLineEdit | QComboBox:
        before = self._before[field]
        if field not in ("kind", "edition"):
            line = QLineEdit(before)
            line.setCursorPosition(0)
            line.setPlaceholderText("2025-01-20" if field == "date" else "")
            return line
        box = QComboBox()
        for value in Kind if field == "kind" else Edition:
            word = kind_word(value.value) if field == "kind" else edition_word(value.value)
            box.addItem(word, value.value)
        box.setCurrentIndex(box.findData(before))
        return box

    def changes(self) -> dict[str, str]:
        """The facts that are not as they were."""
        now = {
            field: str(one.currentData()) if isinstance(one, QComboBox) else one.text().strip()
            for field, one in self.fields.items()
        }
        return {field: value for field, value in now.items() if value != self._before[field]}

    def accept(self) -> None:
        """Hands over what was changed; a value that cannot be is told in its sentence, and nothing is done."""
        changes = self.changes()
        corrections = [Correction(Mend.FACT, None, value, field) for field, value in changes.items()]
        unfit = mended(self._order, corrections).unfit
        if unfit:
            reason = unfit[0].reason.partition("is not applied: ")[2] or unfit[0].reason
            self.words.setText(reason[:1].upper() + reason[1:])
            self.words.show()
            self.fields[unfit[0].correction.field].setFocus()
            return
        if changes:
            self.given.emit(changes)
        super().accept()
