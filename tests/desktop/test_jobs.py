"""Jobs: results on the window's thread, stale ones dropped, errors as sentences."""

from __future__ import annotations

import threading

import pytest

from reader.desktop.jobs import Jobs, Progress
from reader.errors import UnreadableFile


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop()


def test_work_is_done_on_another_thread_and_its_result_handed_over_on_this_one(qtbot, jobs):
    seen = {}
    jobs.start(
        "a", lambda _: threading.get_ident(), lambda worker: seen.update(worker=worker, here=threading.get_ident())
    )
    qtbot.waitUntil(lambda: "here" in seen)
    assert seen["here"] == threading.get_ident() != seen["worker"]


def test_a_newer_job_of_the_same_kind_drops_the_older_ones_result(qtbot, jobs):
    old, new, results = threading.Event(), threading.Event(), []
    jobs.start("search", lambda _: old.wait(5) and "old", results.append)
    jobs.start("search", lambda _: new.wait(5) and "new", results.append)
    old.set()
    qtbot.wait(80)
    assert results == []
    new.set()
    qtbot.waitUntil(lambda: results == ["new"])


def test_an_error_of_ours_arrives_as_its_sentence(qtbot, jobs):
    def work(_progress: Progress) -> None:
        raise UnreadableFile("The file is empty.")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start("a", work, lambda _: None)
    assert told.args == ["The file is empty."]


def test_any_other_error_is_told_in_plain_words_without_a_traceback(qtbot, jobs, caplog):
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start("a", lambda _: 1 / 0, lambda _: None)
    assert "Traceback" not in told.args[0]
    assert told.args[0].endswith(".")
    assert "ZeroDivisionError" in caplog.text


def test_progress_is_told_and_the_work_stops_when_asked(qtbot, jobs):
    told, stopped = [], threading.Event()

    def work(progress: Progress) -> None:
        try:
            for at in range(10_000):
                progress(at, 10_000, "part")
                threading.Event().wait(0.002)
        finally:
            stopped.set()

    jobs.progressed.connect(lambda *args: told.append(args))
    jobs.start("import", work, lambda _: pytest.fail("a stopped job has no result"))
    qtbot.waitUntil(lambda: len(told) > 2)
    jobs.ask_to_stop("import")
    with qtbot.waitSignal(jobs.finished):
        pass
    assert stopped.is_set()
    assert told[0][:3] == ("import", 0, 10_000)


def test_work_that_looks_for_itself_may_still_hand_over_what_it_has(qtbot, jobs):
    results = []

    def work(progress: Progress) -> str:
        while not progress.cancelled:
            threading.Event().wait(0.002)
        return "three of ten"

    jobs.start("import", work, results.append)
    jobs.ask_to_stop("import")
    qtbot.waitUntil(lambda: results == ["three of ten"])
