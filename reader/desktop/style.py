"""Palette and style sheet of the window, made from the roles of a theme. Fonts are set in fonts.py, never here."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader.desktop.theme import Theme

_ROLES = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "raise",
    QPalette.ColorRole.AlternateBase: "dock",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "chrome",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "opposed_text",
    QPalette.ColorRole.ToolTipBase: "raise",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "selbg",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "focus",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
}

_SHEET = Template("""
QMainWindow, QDialog { background: $chrome; color: $ink; }
QWidget#window { background: $chrome; }
QLabel { color: $ink; background: transparent; }
QLabel[tone="quiet"] { color: $ink2; }
QLabel[tone="faint"] { color: $ink3; }
QToolTip { background: $raise; color: $ink; border: 1px solid $line2; padding: 4px 6px; }

QMenuBar { background: $chrome; color: $ink; padding: 1px 6px; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 3px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $sel; }
QMenu { background: $raise; color: $ink; border: 1px solid $line2; border-radius: 4px; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 3px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QToolButton, QPushButton { color: $ink; background: transparent; border: 1px solid transparent; border-radius: 4px; }
QToolButton { padding: 3px 8px; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:checked { background: $sel; }
QToolButton:pressed, QPushButton:pressed { background: $line; }
QToolButton:disabled, QPushButton:disabled { color: $ink3; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { border-color: $line2; background: $raise; padding: 3px 10px; min-height: 18px; }
QPushButton#hand { padding: 3px 8px; }
QPushButton#hand::menu-indicator { image: none; width: 0; }
QPushButton[look="plain"] { border-color: transparent; background: transparent; }

QLineEdit { color: $ink; background: $raise; border: 1px solid $line2; border-radius: 4px; padding: 2px 6px;
  selection-background-color: $selbg; selection-color: $ink;
  placeholder-text-color: $ink3; }
QPlainTextEdit { color: $ink; background: $raise; border: 1px solid $line2; border-radius: 4px;
  selection-background-color: $selbg; selection-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $focus; }
QRadioButton { color: $ink; spacing: 8px; background: transparent; }
QRadioButton::indicator { width: 11px; height: 11px; border: 1px solid $line2; border-radius: 6px; background: $raise; }
QRadioButton::indicator:checked { width: 5px; height: 5px; border: 4px solid $ink; }
QDateEdit { color: $ink; background: $raise; selection-background-color: $selbg; selection-color: $ink; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox { color: $ink; spacing: 8px; background: transparent; }

QFrame#dock, QWidget#dock { background: $dock; }
QFrame#bar { background: $chrome; }
QFrame#rail { background: $dock; }
QFrame#card { background: $raise; border: 1px solid $line2; border-radius: 4px; }
QFrame#chip { background: $raise; border: 1px solid $line; border-radius: 4px; }
QFrame#topic { background: transparent; }
QFrame#topic[current="true"] { background: $sel; }
QFrame#rule { background: $line; border: none; }
QFrame#between { background: $line2; border: none; }
QFrame#message { background: $raise; border-bottom: 1px solid $line; }
QFrame#popup { background: $raise; border: 1px solid $line2; }
QFrame#tagbox { background: $raise; border: 2px solid $focus; border-radius: 4px; }
QFrame#tagbox[quiet="true"] { border: 1px solid $line2; }
QLineEdit#typed, QLineEdit#typed:focus { border: none; background: transparent; padding: 0; }
QToolButton#tagchip { color: $tag; background: $raise; border: 1px solid $tag; border-radius: 3px; padding: 1px 6px; }
QToolButton#tagchip:focus, QToolButton#tagchip:hover { background: $sel; border-width: 2px; padding: 0 5px; }
QFrame#popupbar { background: $chrome; border: none; }
QFrame#facets { background: $dock; border: none; }
QFrame#result { background: transparent; border-left: 3px solid transparent; }
QFrame#result[current="true"] { background: $sel; border-left: 3px solid $ink; }
QFrame#result:hover { background: $hover; }
QToolButton#tab { border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 4px 8px 3px 8px; }
QToolButton#tab[tight="true"] { padding: 4px 4px 3px 4px; }
QToolButton#tab:checked { background: transparent; border-bottom: 2px solid $ink; }
QToolButton#kinds { border: 1px solid $line2; background: $raise; padding: 2px 8px; }
QToolButton#kinds:hover { background: $hover; }
QToolButton#bare { padding: 0; }
QFrame#switch { background: $raise; border: 1px solid $line2; border-radius: 5px; }
QToolButton#segment { border: 1px solid transparent; border-radius: 4px; padding: 2px 8px; }
QToolButton#segment:checked { background: $ink; color: $paper; }
QToolButton#segment:checked:hover { background: $ink2; }
QToolButton#count { padding: 0 3px; border-radius: 3px; }

QListView, QTreeView { background: transparent; border: none; outline: none; color: $ink; }
QListWidget#choices { background: $raise; border: 1px solid $line2; border-radius: 4px; color: $ink; }
QTableView { background: $paper; border: none; outline: none; color: $ink; }
QHeaderView { background: $chrome; border: none; }
QHeaderView::section { background: $chrome; color: $ink; border: none; border-bottom: 1px solid $line;
  border-right: 1px solid $line; padding: 2px 8px; }
QTableCornerButton::section { background: $chrome; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: none; }
QTextBrowser { background: $paper; color: $ink; border: none;
  selection-background-color: $selbg; selection-color: $ink; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $line2; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line2; border-radius: 3px; min-height: 24px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line2; border-radius: 3px; min-width: 24px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
  color: transparent; }
QProgressBar::chunk { background: $focus; border-radius: 2px; }
""")


def hover(theme: Theme) -> QColor:
    """The ground of a control under the pointer: half-way from the chrome to `sel`."""
    one, two = theme.colour("chrome"), theme.colour("sel")
    return QColor((one.red() + two.red()) // 2, (one.green() + two.green()) // 2, (one.blue() + two.blue()) // 2)


def palette(theme: Theme) -> QPalette:
    """The palette of a theme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("ink3"))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    return _SHEET.substitute(dict(theme.roles), hover=hover(theme).name())


def dress(application: QApplication, theme: Theme) -> None:
    """Put a theme on the whole application."""
    wanted = sheet(theme)
    if application.styleSheet() != wanted:
        application.setPalette(palette(theme))
        application.setStyleSheet(wanted)


def system_theme() -> str:
    """`dark` or `light`, as the desktop is just now."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"
