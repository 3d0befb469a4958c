"""The library at scale: filter, facets, sort, rename, trash, changed files, damaged orders."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from reader.desktop.app import as_left
from reader.desktop.docks.library import LibraryDock
from reader.desktop.settings import Settings
from reader.desktop.theme import load_theme
from reader.documents import Kind
from reader.library import Entry, Library, SortKey, in_order
from reader.structure import Correction, Mend

WAIT = 20_000
WHO = ("Ada Lark", "Bea Wren", "Cyr Finch")


def _entries(count: int) -> tuple[Entry, ...]:
    words = ("Harbour", "Lamp", "Ferry", "Tide", "Keeper", "Rope")
    return in_order(
        Entry(
            id=f"eo-{10_000 + n}",
            file="order.md",
            title=f"{words[n % 6]} and {words[n // 6 % 6]} {n}",
            number=str(10_000 + n),
            date=date(1950 + n % 70, 1 + n % 12, 1),
            kind=Kind.EXECUTIVE_ORDER if n % 5 else Kind.PROCLAMATION,
            signatory=WHO[n % 3],
            added=datetime(2026, 1, 1 + n % 28, tzinfo=UTC),
        )
        for n in range(count)
    )


@pytest.fixture
def dock(qtbot) -> LibraryDock:
    made = LibraryDock(load_theme("light"))
    qtbot.addWidget(made)
    made.resize(194, 500)
    made.show()
    return made


def _keys(dock) -> list[str]:
    return [str(row.key) for row in dock.list.rows.rows]


def test_the_cost_of_the_list_grows_no_faster_than_its_orders(dock, qapp):
    few, many = _entries(60), _entries(6003)

    def seconds(entries) -> float:
        dock.filter.clear()
        dock.show_entries(entries, "", "")
        dock.filter.setText("la")  # what entries are found by is worked out once
        dock.filter.clear()
        best = []
        for _ in range(3):
            began = time.perf_counter()
            dock.show_entries(entries, "", "")
            dock.filter.setText("harb")
            dock.list.viewport().repaint()
            best.append(time.perf_counter() - began)
            dock.filter.clear()
        return min(best)

    quick = seconds(few)
    assert seconds(many) < 3 * (6003 / 60) * quick  # no worse than in step with their number
    assert len(dock.list.rows.rows) == 6003
    assert "6,003" in dock._count.text()


def test_rows_are_made_only_when_they_are_seen(dock, monkeypatch):
    made: list[str] = []
    row = dock._row
    monkeypatch.setattr(dock, "_row", lambda entry: made.append(entry.id) or row(entry))
    dock.show_entries(_entries(2000), "", "")
    dock.list.viewport().repaint()
    assert 0 < len(set(made)) < 100


def test_words_narrow_by_number_title_year_and_president(dock):
    dock.show_entries(_entries(300), "", "")
    for words, wanted in (("10123", {"eo-10123"}), ("1955 wren", None), ("finch harbour", None)):
        dock.filter.setText(words)
        found = _keys(dock)
        assert found
        if wanted:
            assert set(found) == wanted
    dock.filter.setText("no such order")
    assert _keys(dock) == []
    assert dock._empty.isVisible()


def test_facets_narrow_count_and_are_taken_away_by_their_chip(dock):
    entries = _entries(300)
    dock.show_entries(entries, "", "")
    dock.show_topics({entries[0].id: ("lamps",), entries[7].id: ("lamps",)}, {"lamps": "Lamps"})
    dock.narrow("president", "Bea Wren")
    dock.narrow("kind", "proclamation")
    found = {entry.id: entry for entry in entries}
    assert {found[key].signatory for key in _keys(dock)} == {"Bea Wren"}
    assert {found[key].kind for key in _keys(dock)} == {Kind.PROCLAMATION}
    chips = [dock._grid.itemAt(at).widget() for at in range(dock._grid.count())]
    assert len(chips) == 2
    chips[1].click()
    assert dock.choice.facets == {"president": "Bea Wren"}
    menu = dock.narrow_menu()
    year = menu.actions()[0].menu()
    year.aboutToShow.emit()
    years = [action.text().split("\t") for action in year.actions()]
    assert sum(int(count) for _, count in years) == 100
    assert [int(value) for value, _ in years] == sorted((int(value) for value, _ in years), reverse=True)
    dock.narrow("", "")
    dock.narrow("topic", "lamps")
    assert set(_keys(dock)) == {entries[0].id, entries[7].id}


def test_the_list_is_sorted_by_what_was_chosen(dock):
    entries = _entries(40)
    dock.show_entries(entries, "", "")
    dock.sort_by(SortKey.DATE, True)
    by_id = {entry.id: entry for entry in entries}
    days = [by_id[key].date for key in _keys(dock)]
    assert days == sorted(days, reverse=True)
    dock.sort_by(SortKey.TITLE, False)
    titles = [by_id[key].title.lower() for key in _keys(dock)]
    assert titles == sorted(titles)


def test_an_order_is_renamed_and_its_own_title_brought_back(window, qtbot):
    own = window.desk.library.entry("eo-13767-digest").title
    window.left.library.list.mark("eo-13767-digest")
    QTest.keyClick(window.left.library, Qt.Key.Key_F2)
    dialog = window.findChild(QInputDialog)
    dialog.setTextValue("The wall order")
    dialog.accept()
    assert window.desk.library.entry("eo-13767-digest").title == "The wall order"
    assert any(row.text == "The wall order" for row in window.left.library.list.rows.rows)
    next(button for button in window.message.findChildren(type(window.message._more)) if "own" in button.text()).click()
    assert window.desk.library.entry("eo-13767-digest").title == own


def test_what_the_trash_refuses_is_told_and_nothing_is_lost(window, qtbot, monkeypatch):
    def refuse(path):
        raise OSError(18, "no trash here")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    window.doings.tasks.trash("eo-13767-digest")
    qtbot.waitUntil(lambda: "trash" in window.message.words, timeout=WAIT)
    assert window.desk.library.entry("eo-13767-digest")


def test_an_order_moved_to_the_trash_is_gone_from_the_list(window, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("send2trash.send2trash", lambda path: Path(path).rename(tmp_path / "trashed"))
    with qtbot.waitSignal(window.doings.tasks.trashed, timeout=WAIT):
        window.doings.tasks.trash("eo-13767-digest")
    assert "eo-13767-digest" not in _keys(window.left.library)
    assert "trash" in window.message.words


def test_a_changed_file_is_noticed_and_imported_again(window, qtbot, tmp_path):
    path = tmp_path / "ferry.md"
    text = "---\nnumber: '77'\ntitle: Ferries\n---\n\nI order:\n\nSection 1. The ferry sails at dawn.\n"
    path.write_text(text, "utf-8")
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.desk.import_paths([path])
    path.write_text(text.replace("dawn", "dusk, and again at night"), "utf-8")
    window.doings.tasks.look()
    qtbot.waitUntil(lambda: "has changed" in window.message.words, timeout=WAIT)
    row = next(row for row in window.left.library.list.rows.rows if row.lead == "77")
    assert row.trail == "changed"
    before = len(window.desk.entries())
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.doings.tasks.import_anew([str(row.key)])
    assert len(window.desk.entries()) == before + 1


def test_a_damaged_order_is_listed_with_its_sentence(make, library_folder, qtbot):
    folder = library_folder / "orders" / "eo-13767-digest"
    (folder / "order.json").write_text("{", "utf-8")
    next(folder.glob("*.md")).unlink()
    (library_folder / "library.json").unlink(missing_ok=True)
    assert Library(library_folder).entry("eo-13767-digest").problem
    window = make()
    window.show_library()
    row = next(row for row in window.left.library.list.rows.rows if row.key == "eo-13767-digest")
    assert "damaged" in row.trail
    assert "import the order again" in row.text
    assert not window.left.library.menu("eo-13767-digest").actions()[0].isEnabled()


def test_a_changed_file_keeps_what_was_mended_in_the_older_text(window, qtbot, tmp_path):
    path = tmp_path / "ferry.md"
    text = "---\nnumber: '78'\ntitle: Ferries\n---\n\nI order:\n\nSection 1. The ferry sails at dawn.\n\n(a) So.\n"
    path.write_text(text, "utf-8")
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT) as caught:
        window.desk.import_paths([path])
    old = caught.args[0].added[0].id
    window.desk.library.correct(old, [Correction(Mend.FACT, None, "1999-01-02", "date")])
    path.write_text(text.replace("dawn", "noon"), "utf-8")
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT) as caught:
        window.doings.tasks.import_anew([old])
    new = caught.args[0].added[0].id
    assert new != old
    assert str(window.desk.library.entry(new).date) == "1999-01-02"


def test_how_the_library_was_sorted_comes_back(make):
    window = make(Settings(theme="light", welcomed=True, library_sort="title", library_descending=True))
    window.show_library()
    titles = [row.text.lower() for row in window.left.library.list.rows.rows]
    assert titles == sorted(titles, reverse=True)
    assert as_left(window, Settings()).library_sort == "title"
