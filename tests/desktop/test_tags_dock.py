"""The Tags dock, by keyboard alone: tree, passages, what lost its place, notes; every deed is taken back by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reader.annotations import (
    Anchored,
    Annotation,
    Certainty,
    PassageRow,
    Placement,
    Selector,
    Tagbook,
    Target,
    selector,
    with_new_tag,
    with_note,
    with_note_on,
    with_passage_tagged,
    with_pin,
)
from reader.comparison import Side
from reader.desktop.docks import tag_passages
from reader.desktop.tag_desk import TAB
from reader.desktop.tag_editor import TagEditor
from reader.desktop.tag_lists import LostKind, lost_rows
from reader.documents import Edition
from reader.library import Entry
from reader.spans import Span

NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)
TAGS = ("due process", "deadline", "weak spot")


def _passage(window, side, number) -> Target:
    text = window.tags.texts[side]
    segment = [one for one in text.outline.segments if len(one.body) > 60][number]
    span = Span(segment.body.start, segment.body.start + 40)
    return Target(text.key, selector(text.outline.text, span), segment.label, text.edition)


def _filled(window) -> Tagbook:
    """Three tags; two passages left, one right, one whose words are nowhere, one with a note."""
    book = window.tags.book
    ids = []
    for label in TAGS:
        book, tag = with_new_tag(book, label)
        ids.append(tag.id)
    for tag, side, number in ((0, Side.LEFT, 1), (0, Side.LEFT, 4), (1, Side.RIGHT, 2)):
        book = with_passage_tagged(book, (_passage(window, side, number),), ids[tag], "ann", NOW)
    first = next(iter(book.annotations))
    book = with_note_on(book, first, "Ask the class.", "M. Ortega", NOW)
    gone = Selector("words that no order has, not even nearly", "before it ", " after it", 200, 240)
    key = window.tags.key(Side.RIGHT)
    return with_passage_tagged(book, (Target(key, gone, "6", "eo-14165-gone"),), ids[1], "ann", NOW)


@pytest.fixture
def dock(window, qtbot):
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=20_000)
    window.tags.session.do("begin", _filled(window))
    window.activateWindow()
    window.actions_by_id["tags-dock"].trigger()
    return window.right.tag_dock


def _select(window, side: Side, span: Span) -> None:
    """Select words as a person does, in the pane."""
    pane = window.view.facing.pane(side)
    offsets = pane.page.offsets
    cursor = pane.textCursor()
    cursor.setPosition(offsets.to_document(span.start))
    cursor.setPosition(offsets.end_in_document(span.end), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def _labels(dock) -> list[str]:
    return [row.tag.label for row in dock.tree.tags.rows]


def _key(widget, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def _undo(window) -> None:
    window.actions_by_id["undo"].trigger()


def test_the_key_shows_the_dock_with_counts_of_both_orders(window, dock) -> None:
    assert window.right.tabs.chosen() == TAB
    assert dock.tree.hasFocus()
    assert _labels(dock) == list(TAGS)
    assert [row.counts for row in dock.tree.tags.rows] == [(2, 0), (0, 2), (0, 0)]
    assert dock._count.text() == "3 tags, 4 passages"
    assert dock.tree.tags.names == ("14010", "14165")
    assert not window.right.link.isVisible()


def test_a_tag_is_heard_with_its_counts(dock) -> None:
    index = dock.tree.tags.index(0, 0)
    assert dock.tree.tags.data(index, Qt.ItemDataRole.AccessibleTextRole) == "due process, D, 2 in 14010, 0 in 14165"


def test_arrows_choose_a_tag_and_its_passages_are_listed(dock) -> None:
    assert [row.order for row in dock.passages.passages.rows] == ["eo-14010", "eo-14010"]
    _key(dock.tree, Qt.Key.Key_Down)
    assert dock.tree.current_tag() == "deadline"
    assert {row.order for row in dock.passages.passages.rows} == {"eo-14165"}


def test_enter_goes_on_to_the_next_passage_of_the_tag(window, dock) -> None:
    _key(dock.tree, Qt.Key.Key_Return)
    first = window.tags.current
    _key(dock.tree, Qt.Key.Key_Return)
    assert first is not None
    assert window.tags.current is not None
    assert window.tags.current.id != first.id
    assert {first.tag, window.tags.current.tag} == {"due-process"}
    _key(dock.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.tags.current.id == first.id


def test_enter_on_a_passage_goes_there_and_its_notes_are_shown(window, dock) -> None:
    dock.passages.setFocus()
    _key(dock.passages, Qt.Key.Key_Down)
    _key(dock.passages, Qt.Key.Key_Return)
    assert window.tags.current is not None
    assert window.tags.current.notes
    assert [row.text for row in dock.notes._rows] == ["Ask the class."]
    assert "M. Ortega, 14 November 2026" in dock.notes._rows[0].about


def test_typing_in_the_filter_leaves_the_tags_called_so(dock) -> None:
    dock.filter.setFocus()
    QTest.keyClicks(dock.filter, "dead")
    assert _labels(dock) == ["deadline"]
    _key(dock.filter, Qt.Key.Key_Down)
    assert dock.tree.hasFocus()
    dock.filter.setFocus()
    _key(dock.filter, Qt.Key.Key_Escape)
    assert _labels(dock) == list(TAGS)


def test_where_no_tag_is_called_so_passages_with_the_words_are_listed(dock) -> None:
    QTest.keyClicks(dock.filter, "ask class")
    assert _labels(dock) == []
    assert [row.note for row in dock.passages.passages.rows] == ["Ask the class."]


def test_f2_renames_in_place_and_undo_names_it(window, dock, qtbot) -> None:
    _key(dock.tree, Qt.Key.Key_F2)
    field = dock.tree.indexWidget(dock.tree.currentIndex()) or window.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, "fair hearing")
    _key(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _labels(dock)[0] == "fair hearing")
    assert window.deeds.undo_name == "rename tag “due process” to “fair hearing”"
    _undo(window)
    qtbot.waitUntil(lambda: _labels(dock) == list(TAGS))


def test_a_name_that_another_tag_has_is_refused_in_a_sentence(window, dock) -> None:
    window.tag_studies.desk.rename("due-process", "deadline")
    assert "There is a tag “deadline” already" in window.message._words.text()
    assert _labels(dock) == list(TAGS)


def test_del_deletes_a_tag_without_uses_at_once(window, dock, qtbot) -> None:
    dock.tree.mark("weak-spot")
    _key(dock.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _labels(dock) == ["due process", "deadline"])
    assert not dock.ask.isVisible()
    assert window.deeds.undo_name == "delete tag “weak spot”"


@pytest.mark.parametrize(
    ("keys", "tags_left", "notes_left"),
    [
        ((), {"deadline"}, 2),
        ((Qt.Key.Key_Down,), {"deadline"}, 0),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), {"deadline"}, 0),
    ],
)
def test_del_asks_what_becomes_of_the_uses(window, dock, qtbot, keys, tags_left, notes_left) -> None:
    before = len(window.tags.book.annotations)
    _key(dock.tree, Qt.Key.Key_Delete)
    assert dock.ask.isVisible()
    for key in keys:
        _key(window.focusWidget(), key)
    _key(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "due process" not in _labels(dock))
    book = window.tags.book
    assert {one.tag for one in book.annotations.values()} - {None} == tags_left
    assert sum(one.tag is None for one in book.annotations.values()) == notes_left
    assert len(book.annotations) == before - (2 if len(keys) == 2 else 0)
    assert dock.tree.hasFocus()
    _undo(window)
    qtbot.waitUntil(lambda: _labels(dock) == list(TAGS))


def test_esc_puts_the_question_away_and_nothing_is_changed(window, dock) -> None:
    book = window.tags.book
    _key(dock.tree, Qt.Key.Key_Delete)
    _key(window.focusWidget(), Qt.Key.Key_Escape)
    assert not dock.ask.isVisible()
    assert dock.tree.hasFocus()
    assert window.tags.book is book


@pytest.mark.parametrize("also", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_alt_shift_and_arrows_move_a_tag(window, dock, qtbot, also) -> None:
    carry = also | Qt.KeyboardModifier.ShiftModifier
    _key(dock.tree, Qt.Key.Key_Down, carry)
    qtbot.waitUntil(lambda: _labels(dock) == ["deadline", "due process", "weak spot"])
    _key(dock.tree, Qt.Key.Key_Right, carry)
    qtbot.waitUntil(lambda: [row.depth for row in dock.tree.tags.rows] == [0, 1, 0])
    assert dock.tree.current_tag() == "due-process"
    _key(dock.tree, Qt.Key.Key_Left, carry)
    qtbot.waitUntil(lambda: [row.depth for row in dock.tree.tags.rows] == [0, 0, 0])
    _key(dock.tree, Qt.Key.Key_Up, carry)
    qtbot.waitUntil(lambda: _labels(dock) == list(TAGS))
    for _ in range(4):
        assert window.deeds.undo_name == "move tag “due process”"
        _undo(window)
    assert window.deeds.undo_name != "move tag “due process”"


def test_left_and_right_fold_and_a_folded_tag_counts_what_is_below(window, dock, qtbot) -> None:
    carry = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    dock.tree.mark("deadline")
    _key(dock.tree, Qt.Key.Key_Right, carry)
    qtbot.waitUntil(lambda: [row.depth for row in dock.tree.tags.rows] == [0, 1, 0])
    dock.tree.mark("due-process")
    assert len(dock.passages.passages.rows) == 2
    _key(dock.tree, Qt.Key.Key_Left)
    assert not dock.tree.isExpanded(dock.tree.currentIndex())
    assert len(dock.passages.passages.rows) == 4
    _key(dock.tree, Qt.Key.Key_Right)
    assert len(dock.passages.passages.rows) == 2


def test_a_tag_dropped_on_another_lies_below_it(window, dock, qtbot) -> None:
    model = dock.tree.tags
    data = model.mimeData([model.index(1, 0)])
    assert isinstance(data, QMimeData)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index(0, 0))
    qtbot.waitUntil(lambda: [row.depth for row in model.rows] == [0, 1, 0])


def test_a_tag_dropped_behind_the_last_is_the_last(window, dock, qtbot) -> None:
    model = dock.tree.tags
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    qtbot.waitUntil(lambda: _labels(dock) == ["deadline", "weak spot", "due process"])


def test_a_tag_cannot_be_dropped_below_itself(window, dock, qtbot) -> None:
    window.tag_studies.desk._drop("due-process", "due-process", None)
    qtbot.waitUntil(lambda: "cannot lie below itself" in window.message._words.text())


def test_merging_asks_for_the_other_tag(window, dock, qtbot) -> None:
    window.tag_studies.desk.merge("due-process")
    assert dock.ask.heir.hasFocus()
    _key(dock.ask.heir, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _labels(dock) == ["deadline", "weak spot"])
    assert [one.tag for one in window.tags.book.annotations.values()] == ["deadline"] * 4
    assert window.tags.book.vocabulary.tag("deadline").aliases == ("due process",)
    assert window.deeds.undo_name == "merge tag “due process” into “deadline”"


def test_the_menu_of_a_tag_pins_it_to_a_figure(window, dock, qtbot) -> None:
    dock.more.setFocus()
    QTest.keyClick(dock.more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QMenu)))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    for letter in ("k", "3"):
        QTest.keyClicks(menu if letter == "k" else menu.activeAction().menu(), letter)
    qtbot.waitUntil(lambda: window.tags.book.vocabulary.tag("due-process").pinned == 3)
    assert window.deeds.undo_name == "pin “due process” to 3"


def test_a_new_tag_is_made_with_the_keyboard(window, dock, qtbot) -> None:
    window.actions_by_id["tag-new"].trigger()
    editor = next(one for one in window.findChildren(TagEditor) if one.isVisible())
    QTest.keyClicks(editor.name, "exam passage")
    editor.letter.setText("X")
    editor.meaning.setPlainText("For the examination.")
    _key(editor.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "exam passage" in _labels(dock))
    tag = window.tags.book.vocabulary.tag("exam-passage")
    assert (tag.letter, tag.definition) == ("X", "For the examination.")
    assert window.deeds.undo_name == "new tag “exam passage”"


def test_the_editor_changes_all_of_a_tag_as_one_deed_and_says_a_refusal(window, dock, qtbot) -> None:
    window.tags.session.do("pin", with_pin(window.tags.book, "due-process", 2))
    window.tag_studies.desk.edit("due-process")
    editor = next(one for one in window.findChildren(TagEditor) if one.isVisible())
    editor.colour.setText("blue-ish")
    _key(editor.name, Qt.Key.Key_Return)
    assert "is no colour" in editor.refused.text()
    assert editor.isVisible()
    editor.colour.setText("#5D2A8D")
    editor.aliases.setText("fair hearing, notice")
    editor.patterns[3].click()
    _key(editor.name, Qt.Key.Key_Return)
    tag = window.tags.book.vocabulary.tag("due-process")
    assert (tag.colour, tag.aliases, tag.pattern, tag.pinned) == ("#5D2A8D", ("fair hearing", "notice"), 3, 2)
    assert window.deeds.undo_name == "edit tag “due process”"
    _undo(window)
    assert window.tags.book.vocabulary.tag("due-process").colour is None


def test_what_lost_its_place_is_listed_and_found_again_by_hand(window, dock, qtbot) -> None:
    panel = dock.lost[LostKind.LOST]
    assert panel.isVisible()
    assert (panel.row.title, panel.row.place) == ("deadline", "14165, was § 6")
    window.tags.orphans_wanted.emit()
    assert panel.hasFocus()
    panel.find_button.click()
    assert "Select the right words in 14165 first" in window.message._words.text()
    text = window.tags.texts[Side.RIGHT]
    target = _passage(window, Side.RIGHT, 0)
    span = Span(target.selector.start, target.selector.end)
    _select(window, Side.RIGHT, span)
    panel.find_button.setFocus()
    QTest.keyClick(panel.find_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert window.deeds.undo_name == "find “deadline” again"
    found = next(one for one in window.tags.book.annotations.values() if one.targets[0].selector.start == span.start)
    assert found.targets[0].selector.exact == span.of(text.outline.text)
    _undo(window)
    qtbot.waitUntil(lambda: panel.isVisible())


def test_a_note_is_written_anew_and_added(window, dock, qtbot) -> None:
    _key(dock.tree, Qt.Key.Key_Return)
    card = dock.notes._column.itemAt(0).widget()
    card.setFocus()
    _key(card, Qt.Key.Key_Return)
    editor = dock.notes.editor
    editor.text.setPlainText("Ask them twice.")
    _key(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [row.text for row in dock.notes._rows] == ["Ask them twice."])
    dock.notes.add.setFocus()
    QTest.keyClick(dock.notes.add, Qt.Key.Key_Space)
    QTest.keyClicks(dock.notes.editor.text, "And once more.")
    _key(dock.notes.editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(dock.notes._rows) == 2)
    assert window.deeds.undo_name.startswith("note on ")


def test_esc_leaves_a_note_as_it_was(window, dock, qtbot) -> None:
    _key(dock.tree, Qt.Key.Key_Return)
    book = window.tags.book
    dock.notes.edit(dock.notes._rows[0])
    QTest.keyClicks(dock.notes.editor.text, "no")
    _key(dock.notes.editor.text, Qt.Key.Key_Escape)
    assert dock.notes.editor is None
    assert window.tags.book is book


def test_every_control_of_the_dock_has_a_name_and_is_reached_by_tab(window, dock) -> None:
    _key(dock.tree, Qt.Key.Key_Return)
    dock.filter.setFocus()
    reached: list[object] = [dock.filter]
    while not dock.merge_button.hasFocus() and len(reached) < 30:
        _key(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    parts = (dock.filter, dock.new, dock.tree, dock.more, dock.passages, dock.notes.add, dock.export_button)
    assert [one for one in reached if one in parts] == list(parts)
    assert all(dock.isAncestorOf(one) for one in reached)
    unnamed = [one for one in reached if not (one.accessibleName() or getattr(one, "text", lambda: "")())]
    assert unnamed == []


def test_it_is_filled_only_while_it_can_be_seen(window, dock, qtbot) -> None:
    window.right.tabs.choose("topics")
    rows = dock.tree.tags.rows
    window.tag_studies.desk.rename("due-process", "fair hearing")
    assert dock.tree.tags.rows is rows
    window.right.tabs.choose(TAB)
    qtbot.waitUntil(lambda: _labels(dock)[0] == "fair hearing")


def test_without_tags_it_says_how_to_make_one(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=20_000)
    window.actions_by_id["tags-dock"].trigger()
    assert "press T" in window.right.tag_dock._none.text()


def test_painting_grows_with_what_is_seen_alone(window, dock, monkeypatch) -> None:
    painted: list[int] = []
    monkeypatch.setattr(tag_passages, "order_words", lambda key: (painted.append(1), key)[1])
    counts = []
    for many in (100, 10_000):
        rows = tuple(
            PassageRow(str(n), 0, "aid", "aid", "eo-1", "eo-1", "1", n, "words", "", "ann", None, "", "words")
            for n in range(many)
        )
        dock.passages.show_passages(rows)
        painted.clear()
        dock.passages.grab()
        counts.append(len(painted))
    assert 0 < counts[0] == counts[1] < 40


def test_what_another_edition_has_is_in_a_group_of_its_own() -> None:
    class Text:
        edition, key = "eo-1-digest", "eo-1"

    lost, alike = Anchored(None, Certainty.ORPHANED, 0.0), Anchored(Span(0, 4), Certainty.APPROXIMATE, 0.912)

    def placed(id_: str, edition: str, anchored: Anchored) -> Placement:
        return Placement(
            Annotation(id_, (Target("eo-1", Selector("wise words"), "4(b)", edition),), "aid"), 0, anchored
        )

    found = (placed("a", "eo-1", lost), placed("b", "", lost), placed("c", "eo-1-digest", alike))
    entries = {"eo-1": Entry("eo-1", "a.xml", edition=Edition.OFFICIAL)}
    rows = lost_rows(Tagbook(), {Side.RIGHT: found}, {Side.RIGHT: Text()}, entries)
    assert [(row.annotation, row.kind, row.edition_words) for row in rows] == [
        ("b", LostKind.LOST, ""),
        ("a", LostKind.ELSEWHERE, "official text"),
        ("c", LostKind.ALIKE, ""),
    ]
    assert rows[1].place == "1, was 4(b)"
    assert "91% alike" in rows[2].reason
    both = {Side.LEFT: (placed("a", "eo-1", Anchored(Span(0, 4), Certainty.EXACT, 1.0)),), Side.RIGHT: found[:1]}
    assert lost_rows(Tagbook(), both, {Side.LEFT: Text(), Side.RIGHT: Text()}, entries) == ()


def test_a_search_finds_what_is_tagged_and_noted(window, dock, qtbot) -> None:
    for query in ('tag:"due process"', "note:class", "tag:fair"):
        window.start_search()
        window.toolbar.search.setText(query)
        window.search.ask(query)
        if query == "tag:fair":
            qtbot.waitUntil(lambda: "There is no tag “fair”" in window.search.error, timeout=20_000)
        else:
            qtbot.waitUntil(
                lambda query=query: window.search._found is not None and window.search._found.asked.query == query,
                timeout=20_000,
            )
            assert window.search._found.pair_totals[Side.LEFT] >= 1
            assert window.search._found.pair_totals[Side.RIGHT] == 0


def test_notes_without_a_tag_are_counted_and_listed(window, dock, qtbot) -> None:
    assert not dock.loose.isVisible()
    window.tags.session.do("note", with_note(window.tags.book, (_passage(window, Side.RIGHT, 3),), "Why?", "ann", NOW))
    qtbot.waitUntil(dock.loose.isVisible)
    assert dock.loose.text() == "1 note without a tag"
    dock.loose.setFocus()
    _key(dock.loose, Qt.Key.Key_Space)
    assert dock.passages.hasFocus()
    assert [row.note for row in dock.passages.passages.rows] == ["Why?"]
    dock.tree.setFocus()
    _key(dock.tree, Qt.Key.Key_Down)
    assert {row.tag_label for row in dock.passages.passages.rows} == {"deadline"}


def test_del_on_a_passage_takes_its_tag_off(window, dock, qtbot) -> None:
    dock.passages.setFocus()
    _key(dock.passages, Qt.Key.Key_Down)
    _key(dock.passages, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(dock.passages.passages.rows) == 1)
    assert window.deeds.undo_name == "delete tag “due process”"


def test_what_was_found_by_likeness_is_kept_where_it_was_found(window, dock, qtbot) -> None:
    panel, text = dock.lost[LostKind.ALIKE], window.tags.texts[Side.RIGHT]
    right = _passage(window, Side.RIGHT, 5)
    sought = replace(right.selector, exact=right.selector.exact[:20] + "#" + right.selector.exact[21:])
    book = with_passage_tagged(window.tags.book, (replace(right, selector=sought),), "deadline", "ann", NOW)
    window.tags.session.do("begin", book)
    qtbot.waitUntil(panel.isVisible)
    if panel.folded:
        _key(panel, Qt.Key.Key_Space)
    assert "% alike" in panel.row.reason
    panel.right.setFocus()
    QTest.keyClick(panel.right, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert window.deeds.undo_name == "place of “deadline”"
    made = [one for one in window.tags.book.annotations.values() if one.targets[0].selector == right.selector]
    assert len(made) == 1
    assert right.selector.exact in text.outline.text


def test_in_a_low_dock_rows_draw_in_and_the_foot_goes_into_a_menu(window, dock, qtbot) -> None:
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: dock.height() > 540)
    assert dock.export_button.isVisible()
    assert not dock.other.isVisible()
    high = dock.tree.row
    window.resize(1440, 560)
    qtbot.waitUntil(lambda: dock.height() < 540)
    assert dock.other.isVisible()
    assert not dock.export_button.isVisible()
    assert dock.tree.row < high
    asked = []
    dock.asked.disconnect()
    dock.asked.connect(asked.append)
    dock.other.click()
    menu = next(one for one in dock.findChildren(QMenu) if one.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_E)
    assert asked == ["tags-export"]


def test_what_waits_for_its_place_is_gone_to_when_it_is_known(window, dock, monkeypatch) -> None:
    tags, gone = window.tags, []
    one = tags.marks(Side.LEFT)[0].annotation
    monkeypatch.setattr(tags, "go_to", gone.append)
    tags.choose(one)
    placed = dict(tags._marks)
    tags._marks = dict.fromkeys(Side, ())  # the text is open, its tags are still being placed
    monkeypatch.setattr(window.desk.jobs, "running", lambda _: True)
    tags._arrive(one, Side.LEFT)
    assert gone == []
    tags._marks = placed
    tags._go_to_awaited()
    tags._go_to_awaited()
    assert gone == [one]
