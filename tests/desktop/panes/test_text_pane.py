"""A pane: labels where they hang, clicks, keys, copying, and painting that leaves the document alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, Mark, Session, Side
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.text_pane import TextPane
from reader.desktop.theme import load_theme

Made = Callable[[tuple[str, ...], tuple[str, ...]], Comparison]


def pixels(pane: TextPane, left: int, top: int, width: int, height: int) -> int:
    """How many px of a rectangle of the pane are dark."""
    image = pane.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return sum(
        image.pixelColor(int(x * ratio), int(y * ratio)).lightness() < 140
        for x in range(left, left + width)
        for y in range(top, top + height)
    )


def line_top(pane: TextPane, label: str) -> int:
    """Where a segment begins, in px of the pane."""
    assert pane.page is not None
    segment = pane.page.outline.segment(label)
    assert segment is not None
    return round(pane.extent(segment.own)[0]) - pane.verticalScrollBar().value()


def test_labels_hang_left_of_the_text_and_nothing_else_does(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "2")
    pane = view.pane(Side.LEFT)
    beside = line_top(pane, "2(a)")
    column = pane.text_left - 4
    assert pixels(pane, 0, beside, column, 22) > 10
    assert pixels(pane, 0, beside + 22, column, 22) == 0


def test_deeper_labels_hang_further_right(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "2(b)")
    pane = view.pane(Side.LEFT)
    assert pane._laid is not None
    ends = {label.text: label.right for label in pane._laid.labels(pane.seen(), ())}
    assert ends["(i)"] == ends["(b)"] + 6
    assert ends["(b)"] == pane.text_left - 9


def test_a_click_selects_and_brings_the_partner_beside_it(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "3")
    view.set_following(False)
    view.pane(Side.RIGHT).verticalScrollBar().setValue(0)
    pane = view.pane(Side.LEFT)
    stood = pane.verticalScrollBar().value()
    point = QPoint(pane.text_left + 60, line_top(pane, "3") + 33)
    with qtbot.waitSignal(view.segment_clicked) as clicked:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clicked.args == [Side.LEFT, "3"]
    assert session.current is not None
    assert session.current.right == ("3",)
    assert pane.verticalScrollBar().value() == stood
    assert abs(line_top(view.pane(Side.RIGHT), "3") - line_top(pane, "3")) <= 1


def test_a_drag_selects_words_and_not_a_passage(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    pane = view.pane(Side.LEFT)
    start = QPoint(pane.text_left + 4, 20)
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(pane.viewport(), start + QPoint(120, 0))
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert session.current is None


def test_return_chooses_the_passage_that_is_read(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "3")
    qtbot.keyClick(view.pane(Side.LEFT), Qt.Key.Key_Return)
    assert session.current is not None
    assert session.current.left == ("3",)


def test_keys_scroll_by_lines_and_pages(qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    pane = view.pane(Side.LEFT)
    bar = pane.verticalScrollBar()
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert bar.value() == 22
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert bar.value() == 0
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert bar.value() > pane.viewport().height() / 2
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(pane, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_selection_is_copied_with_its_labels(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    pane, outline = view.pane(Side.LEFT), pair.left.outline
    assert pane.page is not None
    first, last = outline.segment("2(b)(i)"), outline.segment("2(b)(ii)")
    assert first is not None
    assert last is not None
    cursor = QTextCursor(pane.document())
    cursor.setPosition(pane.page.offsets.to_document(first.body.start))
    cursor.setPosition(pane.page.offsets.end_in_document(last.body.end), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    copied = pane.createMimeDataFromSelection()
    assert copied.text() == outline.text[first.own.start : last.body.end]
    assert copied.text().startswith("(i)")
    assert "(ii)" in copied.text()
    assert not copied.hasHtml()


def test_toggling_topics_changes_only_the_painting(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    session.light_only(["migration-protection-protocols"])
    view.go_to_label(Side.LEFT, "3")
    pane = view.pane(Side.LEFT)
    document = pane.document()
    before = document.revision(), document.toHtml()
    lit = pane.viewport().grab().toImage()
    session.put_out("migration-protection-protocols")
    assert pane.viewport().grab().toImage() != lit
    session.light("migration-protection-protocols")
    assert pane.viewport().grab().toImage() == lit
    assert (document.revision(), document.toHtml()) == before


def test_the_redline_colours_words_and_sends_topics_to_the_strip(
    view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    session.light_only(["migration-protection-protocols"])
    revision = view.pane(Side.LEFT).document().revision()
    session.mark_changes(True)
    for side, mark in ((Side.LEFT, Mark.REMOVED), (Side.RIGHT, Mark.INSERTED)):
        marks = view.pane(side).marks
        assert marks.changes
        assert all(run.mark is mark for run in marks.changes)
        assert marks.topics == ()
        assert view.strip(side)._marks.topics
    pane = view.pane(Side.LEFT)
    assert pane.page is not None
    run = pane.marks.changes[0]
    block = pane.document().findBlock(pane.page.offsets.to_document(run.span.start))
    assert block.layout().formats()
    session.mark_changes(False)
    assert not block.layout().formats()
    assert pane.marks.topics
    assert pane.document().revision() == revision


def test_a_theme_repaints_and_leaves_the_document(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    pane = view.pane(Side.LEFT)
    revision, light = pane.document().revision(), pane.viewport().grab().toImage()
    view.set_theme(load_theme("dark"))
    assert pane.document().revision() == revision
    dark = pane.viewport().grab().toImage()
    assert dark.pixelColor(1, 1).lightness() < 60 < 200 < light.pixelColor(1, 1).lightness()


def test_ctrl_and_the_wheel_change_the_size_and_keep_the_place(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    view.restore_places(2000, 1500)
    before = view.places()
    pane = view.pane(Side.LEFT)
    middle = QPoint(100, 100)
    turn = QWheelEvent(
        middle.toPointF(),
        pane.viewport().mapToGlobal(middle).toPointF(),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoom_changed) as zoomed:
        QApplication.sendEvent(pane.viewport(), turn)
    assert zoomed.args == [110]
    assert pane.table is not None
    assert pane.table.line == 24
    for was, now in zip(before, view.places(), strict=True):
        assert abs(was - now) < 70


def test_only_what_can_be_seen_is_measured(view: ComparisonView, session: Session, make_pair: Made) -> None:
    words = "The gulls of the Migrant Protection Protocols (MPP) sleep on the mole, and MPP is all they ask for."
    session.show(make_pair(tuple([words] * 400), (words,)))
    session.light_only(["migration-protection-protocols"])
    view.grab()
    pane = view.pane(Side.LEFT)
    assert pane._laid is not None
    assert len(pane.marks.topics) > 700
    assert 5 < len(pane._laid.geometry._known) < 80


def test_whole_lines_stay_whole_when_the_window_grows(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    view.go_to_label(Side.LEFT, "4")
    view.resize(1080, 640)
    assert view.pane(Side.LEFT)._settled
    assert view.reading_label(Side.LEFT) == "4"


def test_the_pane_takes_no_drop_and_loads_nothing(view: ComparisonView) -> None:
    pane = view.pane(Side.LEFT)
    assert not pane.acceptDrops()
    assert not pane.viewport().acceptDrops()
    assert pane.loadResource(2, "http://example.invalid/x.png") is None
