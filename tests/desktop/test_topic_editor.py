"""A person's own topics: written with a live preview, kept in the library's folder, lit without losing the place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import Side
from reader.desktop.topic_editor import slug

WAIT = 30_000


@pytest.fixture
def editor(window):
    window.right.topics.new.click()
    return window.studies.editor


def _counts(editor):
    return [row.trail for row in editor.list.rows.rows if row.heading and row.trail]


def _write(editor, qtbot, name, wordings, shown=None):
    editor.name.setText(name)
    editor.wordings.setPlainText(wordings)
    if shown:
        qtbot.waitUntil(lambda: _counts(editor) == shown, timeout=WAIT)


def _found(window, word):
    texts = [window.session.comparison.side(side).outline.text for side in Side]
    return [str(text.lower().count(word)) for text in texts]


def test_the_preview_lists_what_would_light_in_both_orders(window, editor, qtbot):
    expected = _found(window, "secretary of state")
    assert any(count != "0" for count in expected)
    _write(editor, qtbot, "Foreign ministry", "Secretary of State", expected)
    row = next(row for row in editor.list.rows.rows if row.key)
    side, span = row.key
    words = span.of(window.session.comparison.side(side).outline.text)
    assert words.lower() == "secretary of state"
    went = []
    editor.place_chosen.connect(lambda *place: went.append(place))
    editor.list.mark(row.key)
    QTest.keyClick(editor.list, Qt.Key.Key_Return)
    assert went == [(side, span)]


def test_a_saved_topic_is_lit_kept_on_disk_and_the_place_is_kept(window, editor, qtbot, library_folder):
    step = window.session.go(2)
    _write(editor, qtbot, "Foreign ministry", "Secretary of State", _found(window, "secretary of state"))
    window.session.put_out(next(iter(window.session.slots)))
    editor.save()
    qtbot.waitUntil(lambda: "foreign-ministry" in window.session.slots, timeout=WAIT)
    assert (library_folder / "topics" / "foreign-ministry.yaml").is_file()
    assert "Foreign ministry" in window.message.words
    assert window.session.current is not None
    assert (window.session.current.left, window.session.current.right) == (step.left, step.right)
    row = window.session.comparison.topic("foreign-ministry")
    assert [str(len(row.mentions(side))) for side in Side] == _found(window, "secretary of state")


def test_the_next_start_knows_it(make, editor, qtbot, window, library_folder):
    _write(editor, qtbot, "Foreign ministry", "Secretary of State")
    editor.save()
    qtbot.waitUntil(lambda: "foreign-ministry" in window.desk.taxonomy.topics, timeout=WAIT)
    assert "foreign-ministry" in make().desk.taxonomy.topics


def test_a_bad_one_shows_its_sentence_and_nothing_changes(window, editor, qtbot, library_folder):
    before = window.desk.taxonomy
    editor.name.setText("Too long")
    editor.wordings.setPlainText("word " * 400)
    qtbot.waitUntil(editor.complaint.isVisible, timeout=WAIT)
    assert editor.complaint.text()
    assert not editor.save_button.isEnabled()
    assert window.desk.taxonomy is before
    assert not (library_folder / "topics").exists()


def test_a_topic_file_that_cannot_be_used_leaves_the_shipped_ones_in_force(make, library_folder):
    folder = library_folder / "topics"
    folder.mkdir()
    (folder / "mine.yaml").write_text("topics:\n  - label: without an id\n", "utf-8")
    opened = make()
    assert "mine.yaml" in opened.message._words.text()
    assert len(opened.desk.taxonomy.topics) > 20


def test_a_shipped_topic_is_changed_and_taken_back(window, qtbot):
    name = next(row.topic.id for row in window.session.comparison.topics)
    window.right.topics.edit_asked.emit(name)
    editor = window.studies.editor
    label = editor.name.text()
    editor.name.setText("Another name")
    editor.save()
    qtbot.waitUntil(lambda: window.desk.taxonomy.topics[name].label == "Another name", timeout=WAIT)
    window.right.topics.edit_asked.emit(name)
    assert editor.back_button.isVisible()
    editor.take_back()
    qtbot.waitUntil(lambda: window.desk.taxonomy.topics[name].label == label, timeout=WAIT)


def test_a_topic_is_switched_off_and_on_again(window, qtbot):
    dock = window.right.topics
    name = next(row.topic.id for row in window.session.comparison.topics)
    by_name = {action.text().replace("&", ""): action for action in dock.menu(name).actions()}
    by_name["Switch this topic off"].trigger()
    qtbot.waitUntil(lambda: window.session.comparison.topic(name) is None, timeout=WAIT)
    assert dock.switched_off() == (name,)
    dock.on_asked.emit(name)
    qtbot.waitUntil(lambda: window.session.comparison.topic(name) is not None, timeout=WAIT)


def test_a_name_that_is_taken_is_refused(window, editor, qtbot):
    topic = next(iter(window.desk.taxonomy.topics.values()))
    editor._base = None
    editor.name.setText(topic.id.replace("-", " "))
    editor.save()
    assert "already" in editor.complaint.text()


def test_selected_words_begin_a_new_topic(window, monkeypatch):
    text = window.session.comparison.left.outline.text
    at = text.index("asylum")
    from reader.spans import Span

    monkeypatch.setattr(window.view, "selected_span", lambda side: Span(at, at + 6) if side is Side.LEFT else None)
    window.actions_by_id["new-topic"].trigger()
    editor = window.studies.editor
    assert (editor.name.text(), editor.wordings.toPlainText()) == ("Asylum", "asylum")


def test_a_place_that_is_stepped_to_says_why_it_is_lit(window):
    row = next(row for row in window.session.comparison.topics if row.left)
    window.session.light_only([row.topic.id])
    window.step_topic(row.topic.id, Side.LEFT, 1)
    why = window.right.topics.why
    assert why.isVisible()
    assert row.left[0].reason in why.text()
    effect = row.left[0].effect
    assert (effect.value if effect else "only mentioned") in why.text()
    assert row.left[0].reason in window.right.topics.cards[row.topic.id].toolTip()


@pytest.mark.parametrize(
    ("name", "made"), [("Harbor pilots", "harbor-pilots"), ("  Ärzte & Ämter ", "arzte-amter"), ("»", "topic")]
)
def test_an_id_is_made_of_the_name(name, made):
    assert slug(name) == made
