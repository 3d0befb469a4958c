"""Import, merge and export of tags: nothing changes before OK, a bad part is named and the rest is offered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.annotations import (
    Tagbook,
    Target,
    export_annotations,
    import_annotations,
    selector,
    with_new_tag,
    with_passage_tagged,
)
from reader.comparison import Side
from reader.desktop.tag_exchange import What
from reader.desktop.tag_exchange_dialogs import ExportDialog, IncomingDialog
from reader.spans import Span

NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)


def _target(window, number: int) -> Target:
    text = window.tags.texts[Side.LEFT]
    segment = [one for one in text.outline.segments if len(one.body) > 60][number]
    span = Span(segment.body.start, segment.body.start + 30)
    return Target(text.key, selector(text.outline.text, span), segment.label, text.edition)


def _book(window, who: str, *numbers: int, label: str = "aid") -> Tagbook:
    book, tag = with_new_tag(Tagbook(), label)
    for number in numbers:
        book = with_passage_tagged(book, (_target(window, number),), tag.id, who, NOW)
    return book


@pytest.fixture
def ready(window, qtbot):
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=20_000)
    window.tags.session.do("begin", _book(window, "ann", 1, 2))
    return window


def _dialog(window, kind, qtbot):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=20_000)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_a_colleagues_file_is_shown_first_and_merged_as_one_deed(ready, tmp_path, qtbot) -> None:
    file = tmp_path / "bob.jsonld"
    export_annotations(_book(ready, "bob", 2, 3), file)
    before = ready.tags.book
    ready.tag_studies.read([file], True)
    dialog = _dialog(ready, IncomingDialog, qtbot)
    assert dialog.said.text().splitlines() == ["1 passage is new", "1 passage is joined with yours"]
    assert ready.tags.book is before
    assert dialog.ok.hasFocus()
    QTest.keyClick(dialog.ok, Qt.Key.Key_Return)
    creators = sorted(one.creators for one in ready.tags.book.annotations.values())
    assert creators == [("ann",), ("ann", "bob"), ("bob",)]
    assert ready.deeds.undo_name == "merging of bob.jsonld"
    ready.actions_by_id["undo"].trigger()
    assert ready.tags.book == before


def test_a_bad_part_is_named_and_the_rest_is_offered(ready, tmp_path, qtbot) -> None:
    file = tmp_path / "passages.csv"
    export_annotations(_book(ready, "bob", 3, label="help"), file)
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, ",".join("?" for _ in lines[0].split(","))]) + "\n", "utf-8")
    ready.tag_studies.read([file], False)
    dialog = _dialog(ready, IncomingDialog, qtbot)
    assert "1 passage is new" in dialog.said.text()
    assert dialog.problems.count() >= 1
    assert dialog.problems.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(ready.tags.book.annotations) == 2


def test_a_truncated_file_is_refused_in_a_sentence_and_nothing_is_changed(ready, tmp_path, qtbot) -> None:
    file = tmp_path / "torn.jsonld"
    export_annotations(_book(ready, "bob", 3), file)
    file.write_bytes(file.read_bytes()[:-40])
    before = ready.tags.book
    ready.tag_studies.read([file], False)
    qtbot.waitUntil(lambda: "torn.jsonld" in ready.message._words.text(), timeout=20_000)
    assert ready.tags.book is before


def test_a_file_with_nothing_new_cannot_be_taken_in(ready, tmp_path, qtbot) -> None:
    file = tmp_path / "mine.jsonld"
    export_annotations(ready.tags.book, file)
    ready.tag_studies.read([file], False)
    dialog = _dialog(ready, IncomingDialog, qtbot)
    assert dialog.said.text() == "2 passages were there already"
    assert not dialog.ok.isEnabled()
    assert dialog.cancel.hasFocus()


@pytest.mark.parametrize("ending", [".qdc", ".ttl", ".rdf"])
def test_the_tags_go_out_and_come_back(ready, tmp_path, qtbot, ending) -> None:
    ready.actions_by_id["tags-export"].trigger()
    dialog = _dialog(ready, ExportDialog, qtbot)
    dialog.choices[What.VOCABULARY].setChecked(True)
    dialog.kind.setCurrentIndex(dialog.kind.findData(ending))
    file = tmp_path / f"tags{ending}"
    dialog.export_to(file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    assert [tag.label for tag in import_annotations(file, Tagbook()).new_tags] == ["aid"]


def test_the_forms_fit_what_is_written(ready, qtbot) -> None:
    ready.actions_by_id["tags-export"].trigger()
    dialog = _dialog(ready, ExportDialog, qtbot)
    kinds = {}
    for what in (What.ALL, What.VOCABULARY, What.TOPICS):
        dialog.choices[what].setChecked(True)
        kinds[what] = [dialog.kind.itemData(at) for at in range(dialog.kind.count())]
    assert kinds == {
        What.ALL: [".jsonld", ".csv"],
        What.VOCABULARY: [".qdc", ".ttl", ".rdf"],
        What.TOPICS: [".ttl", ".rdf"],
    }
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_name_gets_the_ending_of_its_form(ready, tmp_path, qtbot) -> None:
    ready.actions_by_id["tags-export"].trigger()
    dialog = _dialog(ready, ExportDialog, qtbot)
    dialog.choices[What.PAIR].setChecked(True)
    dialog.kind.setCurrentIndex(dialog.kind.findData(".csv"))
    dialog.export_to(tmp_path / "ours")
    qtbot.waitUntil((tmp_path / "ours.csv").exists, timeout=20_000)
    assert len(import_annotations(tmp_path / "ours.csv", Tagbook()).annotations) == 2


def test_a_place_that_cannot_be_written_is_said(ready, tmp_path, qtbot) -> None:
    ready.actions_by_id["tags-export"].trigger()
    _dialog(ready, ExportDialog, qtbot).export_to(tmp_path / "no such folder" / "x.jsonld")
    qtbot.waitUntil(lambda: "cannot be written" in ready.message._words.text(), timeout=20_000)
