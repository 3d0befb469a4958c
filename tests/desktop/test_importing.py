"""Files dropped on the window come into the library; what cannot be read is told in its own sentence."""

from __future__ import annotations

import itertools
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from reader.comparison import Side
from reader.desktop.desk import IMPORTING
from reader.desktop.import_worker import Task, WorkerFailed, run_apart
from reader.desktop.outcome_words import import_details, progress_words, time_words
from reader.library import ImportOutcome, Progress

WAIT = 20_000


def _order(folder: Path, number: int) -> Path:
    path = folder / f"order-{number}.md"
    path.write_text(
        f"---\nnumber: '{number}'\ntitle: Keeping Lighthouses Lit {number}\ndate: 1990-05-0{number % 9 + 1}\n"
        "kind: executive-order\n---\n\nBy the authority vested in me, it is hereby ordered:\n\n"
        f"Section 1. Purpose. Lighthouse {number} stays lit at night.\n\n"
        "Sec. 2. Keepers. (a) The Keeper shall trim the wick.\n\n(b) The Keeper shall report each spring.\n",
        "utf-8",
    )
    return path


def _drop(window, paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    at = QPointF(window.rect().center())
    window.dropEvent(
        QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def test_a_dropped_file_comes_into_the_library(window, qtbot, tmp_path):
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        _drop(window, [_order(tmp_path, 71)])
    assert "71" in {entry.number for entry in window.desk.entries()}
    assert window.message.words == "1 order imported."
    assert any("71" in row.lead for row in window.left.library.list.rows.rows)


def test_two_dropped_files_are_laid_side_by_side_in_their_order(window, qtbot, tmp_path):
    paths = [_order(tmp_path, 73), _order(tmp_path, 72)]
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.desk.import_paths(paths[:1])
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        _drop(window, paths)
    comparison = window.session.comparison
    assert [reading.order.identity.number for reading in (comparison.left, comparison.right)] == ["73", "72"]


def test_a_refused_file_is_told_in_its_own_sentence_and_nothing_changes(window, qtbot, tmp_path):
    empty = tmp_path / "empty.md"
    empty.write_bytes(b"")
    before = window.desk.entries()
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        _drop(window, [empty])
    assert "empty.md" in window.message.words
    assert window.desk.entries() == before


def test_a_mixed_import_counts_and_lists_what_was_refused_and_skipped(window, qtbot, tmp_path):
    good, picture = _order(tmp_path, 74), tmp_path / "picture.md"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8)
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.desk.import_paths([good])
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.desk.import_paths([good, _order(tmp_path, 75), picture])
    assert window.message.words == "1 order imported, 1 in the library already, 1 refused."
    assert any("picture.md" in line for line in window.message.details)
    assert any("order-74.md" in line for line in window.message.details)


def test_an_import_shows_how_far_it_is_and_can_be_stopped(window, qtbot, monkeypatch):
    go_on = threading.Event()

    def slowly(_task, progress, cancelled):
        for at in range(500):
            if cancelled():
                return ImportOutcome(cancelled=True)
            progress(Progress(at, 500, f"order-{at}.md"))
            go_on.wait(0.005)
        pytest.fail("the import was not stopped")

    monkeypatch.setattr("reader.desktop.desk.run_apart", slowly)
    window.desk.import_paths([Path("somewhere")])
    qtbot.waitUntil(lambda: "of 500" in window.status.working, timeout=WAIT)
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT):
        window.status._cancel.click()
    assert window.message.words.startswith("Stopped.")
    assert window.status.working == ""
    assert not window.desk.jobs.running(IMPORTING)


def test_the_window_keeps_drawing_while_files_are_read(window, qtbot, tmp_path):
    folder = tmp_path / "thirty"
    folder.mkdir()
    for number in range(30):
        path = _order(folder, 200 + number)
        clauses = "".join(f"\n\nSec. {n}. Watch {n}. The Keeper shall count ship {n}." for n in range(3, 40))
        path.write_text(path.read_text("utf-8") + clauses, "utf-8")
    beats: list[float] = []
    heart = QTimer()
    heart.setInterval(10)

    def beat() -> None:
        beats.append(time.perf_counter())
        window.view.facing.pane(Side.LEFT).viewport().update()

    heart.timeout.connect(beat)
    said: list[str] = []
    window.desk.import_moved.connect(lambda _: said.append(window.status.working))
    with qtbot.waitSignal(window.desk.imported, timeout=WAIT * 3) as caught:
        window.desk.import_paths([folder])
        heart.start()
    heart.stop()
    assert len(caught.args[0].added) == 30
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(beats))
    assert len(gaps) > 20
    # The machine may be busy with something else: what counts is that frames go on at nearly their usual pace.
    assert gaps[int(len(gaps) * 0.9)] < 5 * gaps[len(gaps) // 2]
    assert any("of 30" in words for words in said)
    assert "30 orders imported" in window.message.words


def test_an_import_that_is_killed_goes_on_where_it_was(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        _order(folder, 300 + number)
    task = Task(tmp_path / "library", (folder,))
    stopped = run_apart(task, lambda _: None, lambda: True)
    assert stopped.cancelled
    finished = run_apart(task, lambda _: None, lambda: False)
    assert len(stopped.added) + len(finished.added) == 12
    again = run_apart(task, lambda _: None, lambda: False)
    assert (len(again.added), again.recognised) == (0, 12)


def test_a_worker_tells_the_sentence_of_what_failed(tmp_path):
    (tmp_path / "library").write_text("a file where the library should be", "utf-8")
    with pytest.raises(WorkerFailed, match="cannot be"):
        run_apart(Task(tmp_path / "library", (_order(tmp_path, 71),)), lambda _: None, lambda: False)


def test_progress_and_outcome_in_words():
    assert progress_words(Progress(33, 517, "eo-13767.xml", 12.0)) == (
        "Importing 34 of 517: eo-13767.xml · 12 a second · 40 s left"
    )
    assert time_words(4800) == "1 h 20 min"
    outcome = ImportOutcome(set_aside=(("page stamp", 40), ("site menu", 2)))
    assert any("42 words" in line and "page stamp 40" in line for line in import_details(outcome))


def test_a_worker_ends_without_a_word_of_its_own(tmp_path, capfd):
    outcome = run_apart(Task(tmp_path / "library", (_order(tmp_path, 71),)), lambda _: None, lambda: False)
    assert len(outcome.added) == 1
    assert capfd.readouterr().err == ""
