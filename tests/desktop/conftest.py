"""A window over a copy of the starter library; the comparison of the starter pair is made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from reader.comparison import Comparison, Side, compare
from reader.desktop.app import STARTER, make_application, make_window
from reader.desktop.main_window import MainWindow
from reader.desktop.settings import Settings
from reader.library import Library
from reader.places import corpus
from reader.topics import Taxonomy, load_taxonomy

WAIT = 20_000
"""Milliseconds that a job may take on a busy machine."""


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture(scope="session")
def starter_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "library"
    Library(folder).start_with(corpus())
    return folder


@pytest.fixture
def library_folder(starter_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(starter_library, tmp_path / "library"))


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="session")
def starter_comparison(starter_library: Path, taxonomy: Taxonomy) -> Comparison:
    library = Library(starter_library)
    return compare(library.order(STARTER.left), library.order(STARTER.right), taxonomy)


@pytest.fixture
def make(qtbot, library_folder: Path, taxonomy: Taxonomy) -> Iterator[Callable[..., MainWindow]]:
    made: list[MainWindow] = []

    def build(settings: Settings | None = None, folder: Path = library_folder) -> MainWindow:
        usual = Settings(theme="light", welcomed=True, window=(0, 0, 1440, 900))
        window = make_window(folder, settings or usual, taxonomy)
        qtbot.addWidget(window)
        made.append(window)
        return window

    yield build
    for window in made:
        window.desk.jobs.stop()
        if shiboken6.isValid(window):
            shiboken6.delete(window)  # else it lives on in every later test, and each new style sheet is laid on it too


@pytest.fixture
def window(make: Callable[..., MainWindow], starter_comparison: Comparison, qtbot) -> MainWindow:
    """A window of 1440 by 900 with the starter pair open."""
    opened = make()
    opened.desk.pair = STARTER
    opened.session.show(starter_comparison)
    opened.show()
    opened.resize(1440, 900)
    qtbot.waitExposed(opened)
    return opened


@pytest.fixture
def tagging(window: MainWindow, qtbot) -> MainWindow:
    """The starter pair with its tags read; the left page has the keyboard."""
    window.view.set_motion(0)
    qtbot.waitUntil(lambda: window.tags.session.loaded, timeout=WAIT)
    window.activateWindow()
    window.view.focus_pane(Side.LEFT)
    return window
