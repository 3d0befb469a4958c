"""Official texts are asked for on request only, with progress, a way to stop, and an outcome."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QDate

from reader.desktop.library_tasks import GETTING, LibraryTasks
from reader.desktop.official_dialog import HOST, OfficialDialog, outcome_details, outcome_words
from reader.desktop.official_request import numbers_in
from reader.errors import BadRequest
from reader.library import Progress
from reader.official import GetOutcome, Missing, Record

WAIT = 30_000


@pytest.fixture
def dialog(window) -> OfficialDialog:
    window.doings.get_official()
    return window.doings.official


def _tasks(window, base: str) -> None:
    """Ask a stand-in from now on, without waiting between two requests."""
    tasks: LibraryTasks = window.doings.tasks
    tasks._base, tasks._apart = base, 0.0


def test_numbers_and_ranges_are_read():
    assert numbers_in("14165, 14010-14012") == ("14165", "14010", "14011", "14012")
    assert numbers_in("EO 14165; 14010 – 14011 14165") == ("14165", "14010", "14011")
    assert numbers_in("11246-A") == ("11246-A",)
    for wrong in ("14012-14010", "1000-9000"):
        with pytest.raises(BadRequest):
            numbers_in(wrong)


def test_the_dialog_says_whom_it_asks_and_asks_nobody_before_the_button(window, dialog):
    texts = [label.text() for label in dialog.findChildren(type(dialog.words))]
    assert any(HOST in text and "only" in text for text in texts)
    assert not window.desk.jobs.running(GETTING)


def test_what_makes_no_request_is_told(dialog):
    dialog.start.click()
    assert "number" in dialog.words.text()
    dialog.numbers.setText("fourteen")
    dialog.start.click()
    assert "fourteen" in dialog.words.text()
    dialog.first.setDate(QDate(2020, 2, 2))
    dialog.last.setDate(QDate(2020, 1, 1))
    assert dialog.by_day.isChecked()
    dialog.start.click()
    assert "after the last" in dialog.words.text()


def test_texts_arrive_from_a_stand_in_and_come_into_the_library(window, dialog, qtbot, stand_in):
    stand_in.publish("13801")
    stand_in.publish("13802")
    _tasks(window, stand_in.base)
    dialog.numbers.setText("13801-13803")
    with qtbot.waitSignal(window.doings.tasks.got, timeout=WAIT):
        dialog.start.click()
    assert {"13801", "13802"} <= {entry.number for entry in window.desk.entries()}
    assert "2 texts arrived" in dialog.words.text()
    assert "1 not got" in dialog.words.text()
    assert any("13803" in dialog.details.item(at).text() for at in range(dialog.details.count()))
    asked = len(stand_in.texts_asked())
    with qtbot.waitSignal(window.doings.tasks.got, timeout=WAIT):
        dialog.start.click()
    assert len(stand_in.texts_asked()) == asked
    assert "had arrived before" in dialog.words.text()


def test_it_shows_how_far_it_is_and_can_be_stopped(window, dialog, qtbot, monkeypatch):
    go_on = threading.Event()

    def slowly(task, progress, cancelled):
        for at in range(500):
            if cancelled():
                return GetOutcome(cancelled=True)
            progress(Progress(at, 500, f"EO {at}"))
            go_on.wait(0.005)
        pytest.fail("it was not stopped")

    monkeypatch.setattr("reader.desktop.library_tasks.run_apart", slowly)
    dialog.numbers.setText("14165")
    dialog.start.click()
    qtbot.waitUntil(lambda: "of 500" in dialog.words.text(), timeout=WAIT)
    assert not dialog.start.isEnabled()
    with qtbot.waitSignal(window.doings.tasks.got, timeout=WAIT):
        dialog.stop.click()
    assert dialog.words.text().startswith("Stopped.")
    assert dialog.start.isEnabled()


def test_closed_while_it_runs_the_windows_bar_says_what_came_of_it(window, dialog):
    dialog.close()
    window.doings.tasks.got.emit(GetOutcome(missing=(Missing("1", "EO 1 has no text."),), problem="It is busy."))
    assert "It is busy." in window.message.words
    assert window.message.details == ("EO 1 has no text.",)


def test_an_outcome_in_words():
    record = Record("1", "Lamps", None, None, None, None)
    assert outcome_words(GetOutcome(arrived=(record,))).startswith("1 texts arrived, 0 added")
    assert outcome_details(GetOutcome(missing=(Missing("2", "Not there."),))) == ["Not there."]
