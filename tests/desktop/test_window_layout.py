"""The window at its two sizes, light and dark: nothing cut off, docks fold, the theme follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QToolButton, QWidget

from reader.comparison import Side
from reader.desktop.guide_window import GuideWindow, guide_pages

SIZES = [(1440, 900), (1024, 700)]


def _cut_off(root: QWidget) -> list[str]:
    """Labels and buttons with words that are smaller than their words ask for, or reach out of what they lie in."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QPushButton | QToolButton) or not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue
        need = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            tall = widget.heightForWidth(widget.width())
            if widget.height() < tall - 1:
                found.append(f"{widget.text()!r}: {widget.height()} px high, needs {tall}")
        elif widget.width() < need.width() - 1 and not widget.toolTip():
            found.append(f"{widget.text()!r}: {widget.width()} px wide, needs {need.width()}")
        if _reaches_out(widget, root):
            found.append(f"{widget.text()!r} reaches out of what it lies in")
    return found


def _lasting(qtbot, root: QWidget) -> list[str]:
    """What is still cut off when layouts have had a second to settle."""
    for _ in range(40):
        qtbot.wait(25)
        if not _cut_off(root):
            break
    return _cut_off(root)


def _reaches_out(widget: QWidget, root: QWidget) -> bool:
    """True where an ancestor is too small for it; what scrolls may be larger than what shows it."""
    around = widget.parentWidget()
    while around is not None and around is not root:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return False
        place = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
        if not around.rect().adjusted(-1, -1, 1, 1).contains(place):
            return True
        around = around.parentWidget()
    return False


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_words_are_cut_off(window, qtbot, size, theme):
    window.choose_theme(theme)
    window.resize(*size)
    window.notices.welcome()
    for tab in window.right.tabs.keys():  # noqa: SIM118 - not a mapping
        window.right.tabs.choose(tab)
        window.go(1)
        assert _lasting(qtbot, window) == [], tab


@pytest.mark.parametrize("size", SIZES)
def test_the_search_has_room_for_its_words(window, qtbot, size):
    window.resize(*size)
    window.search.ask("parole")
    qtbot.waitUntil(lambda: window.search._found is not None, timeout=20_000)
    assert _lasting(qtbot, window.search) == []
    assert window.search.geometry().right() < window.width()


def test_below_1100_the_docks_fold_to_rails_and_come_back(window, qtbot):
    assert window.body.shown(Side.LEFT)
    widths = (window.left.width(), window.right.width())
    window.resize(1024, 700)
    qtbot.waitUntil(window.chips.isVisible)
    assert all(rail.isVisible() for rail in window.body.rails.values())
    assert not window.left.isVisible()
    window.body.rails[Side.LEFT].buttons["library"].click()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not window.chips.isVisible())
    assert (window.left.width(), window.right.width()) == widths
    assert window.left.isVisible()
    assert window.right.isVisible()
    assert window.body.split.indexOf(window.left) == 0
    assert window.body.split.indexOf(window.right) == 2


def test_a_rail_lays_its_dock_over_the_text_and_esc_puts_it_back(window, qtbot):
    window.resize(1024, 700)
    qtbot.waitUntil(window.chips.isVisible)
    rail = window.body.rails[Side.RIGHT]
    rail.buttons["differences"].click()
    assert window.right.isVisible()
    assert window.right.tabs.chosen() == "differences"
    assert window.right.tabs._buttons["differences"].font().variableAxisValue(QFont.Tag("wght")) == 600
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.right.isVisible()
    assert not window.body.shown(Side.RIGHT)


def test_a_dock_is_folded_from_the_menu(window):
    window.actions_by_id["left-dock"].trigger()
    assert not window.left.isVisible()
    assert window.body.rails[Side.LEFT].isVisible()
    assert not window.actions_by_id["left-dock"].isChecked()
    window.actions_by_id["left-dock"].trigger()
    assert window.left.isVisible()


def test_the_theme_is_chosen_from_the_menu_and_reaches_everything(window):
    window.actions_by_id["theme-dark"].trigger()
    assert window.theme.name == "dark"
    assert window.left.library.list.theme.name == "dark"
    assert QApplication.palette().window().color() == window.theme.colour("chrome")
    window.actions_by_id["theme-light"].trigger()
    assert window.theme.name == "light"
    assert QApplication.palette().window().color() == window.theme.colour("chrome")


def test_the_systems_theme_is_followed_while_it_is_chosen(window, monkeypatch):
    monkeypatch.setattr("reader.desktop.main_window.system_theme", lambda: "dark")
    window.actions_by_id["theme-system"].trigger()
    assert window.theme.name == "dark"
    monkeypatch.setattr("reader.desktop.main_window.system_theme", lambda: "light")
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert window.theme.name == "light"


def test_zoom_stays_within_its_bounds(window):
    for _ in range(30):
        window.actions_by_id["zoom-in"].trigger()
    assert window.zoom == 250
    for _ in range(30):
        window.actions_by_id["zoom-out"].trigger()
    assert window.zoom == 70
    window.actions_by_id["zoom-reset"].trigger()
    assert window.zoom == 100


def test_the_focus_ring_goes_round_what_has_the_keyboard(window, qtbot):
    window.left.library.filter.setFocus(Qt.FocusReason.TabFocusReason)
    window.rounds.focus_moved(None, window.left.library.filter)
    assert window.ring.isVisible()
    assert window.ring.size() == window.left.library.filter.size()
    where = window.left.library.filter.mapTo(window._middle, window.left.library.filter.rect().topLeft())
    assert window.ring.pos() == where


def test_the_guide_shows_every_page_and_loads_nothing(qtbot, window):
    guide = GuideWindow(window.theme, window)
    for name, text in guide_pages().items():
        guide.open_page(name)
        assert guide.page() == name
        assert text.splitlines()[0].lstrip("# ") in guide.text.toPlainText()
    assert guide.text.loadResource(2, "file:///etc/hostname") is None
