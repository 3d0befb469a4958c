"""The guide in a window of its own. Its pages ship with the program; nothing is loaded from anywhere else."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFragment
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from reader.desktop.docks.row_list import Row, RowList
from reader.desktop.fonts import SEMIBOLD, reading_font, ui_font
from reader.desktop.marks import rule
from reader.desktop.menus import keyboard_page
from reader.desktop.theme import Theme
from reader.places import resources

KEYBOARD = "keyboard"
FIRST = "index"
_ORDER = ("index", "comparing", "topics", "searching", "library", "keyboard", "terminal", "words")


class ClosedBrowser(QTextBrowser):
    """Shows text that is handed to it, and loads nothing."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing is loaded."""
        return None

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """No link is followed by itself."""


class GuideWindow(QDialog):
    """Pages to the left, the chosen one to the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self._pages = guide_pages()
        self.list = RowList(self.tr("Pages of the guide"), theme, self)
        self.list.setFixedWidth(190)
        self.list.show_rows([Row(name, _title(text)) for name, text in self._pages.items()])
        self.list.selectionModel().currentChanged.connect(lambda *_: self._turn())
        self.text = ClosedBrowser()
        self.text.setAccessibleName(self.tr("Page of the guide"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(26)
        self.text.document().setDefaultFont(reading_font(11))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        pages = QVBoxLayout()
        pages.setContentsMargins(0, 12, 0, 12)
        pages.addWidget(self.list)
        row.addLayout(pages)
        row.addWidget(rule(across=False))
        row.addWidget(self.text, 1)
        self.resize(860, 620)
        self.open_page(FIRST)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.list.set_theme(theme)
        self._turn()

    def open_page(self, name: str) -> None:
        """Turn to the page called `name`; the first one where there is no such page."""
        self.list.mark(name if name in self._pages else next(iter(self._pages)))

    def page(self) -> str:
        """Name of the page that is shown."""
        return str(self.list.current_key() or "")

    def _turn(self) -> None:
        if self.page():
            self.text.setMarkdown(self._pages[self.page()])
            _set_type(self.text)
            self.text.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        name = link.path().rsplit("/", 1)[-1].removesuffix(".md")
        if not link.scheme() and name in self._pages:
            self.open_page(name)


def guide_pages() -> dict[str, str]:
    """The pages of resources/guide by name, in reading order; the keyboard's page is made from the table of actions."""
    folder = resources() / "guide"
    found = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    found[KEYBOARD] = keyboard_page()
    names = [name for name in _ORDER if name in found] + [name for name in found if name not in _ORDER]
    return {name: found[name] for name in names}


def _title(text: str) -> str:
    return next((line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")), "")


def _set_type(browser: QTextBrowser) -> None:
    """Put the document in our own faces: Qt would smear the bold of a variable font that Markdown asks for."""
    document = browser.document()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        spacing = QTextBlockFormat()
        spacing.setTopMargin({1: 0, 2: 18, 3: 12}.get(level, 5))
        spacing.setBottomMargin(5)
        QTextCursor(block).mergeBlockFormat(spacing)
        for piece in _pieces(block):
            cursor = QTextCursor(block)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setFont(_face(piece.charFormat(), level))
            cursor.mergeCharFormat(style)
        block = block.next()


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _face(style: QTextCharFormat, level: int) -> QFont:
    if style.fontFixedPitch():
        return ui_font(13, SEMIBOLD)
    if level:
        return reading_font({1: 16.0, 2: 13.0}.get(level, 11.5), bold=True)
    return reading_font(11, bold=style.fontWeight() > QFont.Weight.Medium, italic=style.fontItalic())
