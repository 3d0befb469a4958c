"""Starting the window, and bringing it back as it was left."""

from __future__ import annotations

import contextlib
import signal
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

import reader
from reader.comparison import Session, Side, Step, Verdict
from reader.desktop.actions import action
from reader.desktop.commands import verdict_of
from reader.desktop.desk import Desk, Pair
from reader.desktop.fonts import load_fonts, ui_font
from reader.desktop.icons import app_icon
from reader.desktop.jobs import Jobs
from reader.desktop.main_window import MainWindow
from reader.desktop.settings import Settings, load_settings, save_settings, settings_file
from reader.library import Library, SortKey, default_folder
from reader.topics import Taxonomy, load_taxonomy, with_own_topics

STARTER = Pair("eo-14010-digest", "eo-14165-digest")
"""The pair that the first start opens."""
STARTER_LABELS = ("4(a)(ii)(B)", "6")
"""The link that it opens at, where the comparison has it."""
USUAL_SIZE = (1440, 900)
FRAME = 40
"""Height that a window's own title bar may take, in pixels."""


def run(library: Path | None = None, left: str | None = None, right: str | None = None) -> int:
    """Open the window and stay until it is closed; the exit code.

    `library`: the library's folder, else the person's own. `left`, `right`: library ids, numbers or files to open; else
    what was open last, or the starter pair.
    """
    application = make_application()
    path = settings_file()
    window = make_window(library or default_folder(), load_settings(path))
    application.aboutToQuit.connect(lambda: keep(window, path))
    begin(window, load_settings(path), left, right)
    window.show()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would keep Ctrl+C in the terminal waiting
    return application.exec()


def make_application() -> QApplication:
    """The application, dressed and with its fonts; the one that runs, where one does."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("order-reader")
    application.setApplicationDisplayName("Order Reader")
    application.setApplicationVersion(reader.__version__)
    application.setDesktopFileName("org.order_reader.OrderReader")
    application.setStyle("Fusion")
    load_fonts()
    application.setFont(ui_font(12.5))
    application.setWindowIcon(app_icon())
    return application


def make_window(folder: Path, settings: Settings, taxonomy: Taxonomy | None = None) -> MainWindow:
    """A window over the library in `folder`, laid out as `settings` say. Nothing is open in it yet.

    `taxonomy`: the topics to light; else those shipped.
    """
    known = with_own_topics(taxonomy or load_taxonomy(), folder)
    desk = Desk(Library(folder, known.taxonomy), known.taxonomy, Session(), Jobs())
    window = MainWindow(desk, settings)
    if known.complaint:
        window.message.say(known.complaint, "warning")
    desk.setParent(window)
    desk.jobs.setParent(desk)
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.connect(window.follow_system)
    lay_out(window, settings)
    return window


def lay_out(window: MainWindow, settings: Settings) -> None:
    """Size, docks, toggles and zoom as they were left."""
    _place(window, settings)
    window.walks.recall(settings.walkthroughs)
    window.handing.recall(settings)
    window.set_zoom(settings.zoom)
    window.set_following(settings.follow)
    window.set_topics_shown(settings.topics_shown)
    window.set_links_shown(settings.links_shown)
    window.session.mark_changes(settings.redline)
    window.session.step_through(verdict_of(settings.step_kind))
    window.left.library.sort_by(SortKey(settings.library_sort), settings.library_descending)
    window.viewing.ignore_only(settings.redline_ignores)
    window.view.show_view(settings.view)
    window.body.show_dock(Side.LEFT, settings.left_dock)
    window.body.show_dock(Side.RIGHT, settings.right_dock)
    if settings.dock_widths and min(settings.dock_widths) > 0:
        window.body.set_widths(*settings.dock_widths)
    if settings.library_height:
        rest = max(200, window.height() - settings.library_height)
        window.left.split.setSizes([settings.library_height, rest])
    window.right.tabs.choose(window.right.tabs.keys()[settings.right_tab])
    window.left.outline.tabs.choose(window.left.outline.tabs.keys()[settings.outline_tab])


def _place(window: MainWindow, settings: Settings) -> None:
    """Where it stood, if that is still on a screen; else in its usual size, or as large as the screen allows."""
    room = window.screen().availableGeometry()
    window.resize(min(USUAL_SIZE[0], room.width()), min(USUAL_SIZE[1], room.height() - FRAME))
    if settings.window:
        place = QRect(*settings.window)
        if place.width() >= 400 and room.intersects(place.adjusted(60, 0, -60, -60)):
            window.setGeometry(place)
    if settings.maximized:
        window.showMaximized()


def begin(window: MainWindow, settings: Settings, left: str | None = None, right: str | None = None) -> None:
    """Offer the starter orders to the library, then open what is asked for, what was open last, or the starter pair."""
    last = Pair(settings.left, settings.right)
    asked = Pair(left or settings.left or STARTER.left, right or settings.right or STARTER.right)

    def open_it() -> None:
        if left or right:
            window.desk.open_pair(asked, lambda: _at_first_difference(window))
        elif last.left and last.right:
            window.desk.open_pair(last, lambda: _come_back(window, settings), lambda _: open_starter())
        else:
            open_starter()

    def open_starter() -> None:
        if not {STARTER.left, STARTER.right} <= {entry.id for entry in window.desk.entries()}:
            return  # the person has removed one: the pages say how to open a pair
        window.desk.open_pair(STARTER, lambda: _at_first_difference(window))

    if not settings.welcomed:
        window.notices.welcome()
    window.view.focus_pane(Side.LEFT, Qt.FocusReason.OtherFocusReason)
    window.desk.start(open_it)


def _begin_reading(window: MainWindow) -> None:
    """The page that stood there has gone and its keyboard went elsewhere: back to the text, unless someone types."""
    if not isinstance(QApplication.focusWidget(), QLineEdit):
        window.view.focus_pane(Side.LEFT, Qt.FocusReason.OtherFocusReason)


def _come_back(window: MainWindow, settings: Settings) -> None:
    """Topics and places of the last time."""
    _begin_reading(window)
    comparison = window.session.comparison
    if comparison is None:
        return
    window.session.light_only([topic for topic in settings.topics if comparison.topic(topic)])
    # The pages must have their size before a place in them means anything.
    QTimer.singleShot(0, lambda: window.view.restore_places(*settings.places))


def _at_first_difference(window: MainWindow) -> None:
    _begin_reading(window)
    step = first_step(window)
    if step is not None:
        QTimer.singleShot(0, lambda: window.go_to_step(step))


def first_step(window: MainWindow) -> Step | None:
    """Where a pair is opened: the starter's own link, else the surest opposed one, else the first difference."""
    comparison = window.session.comparison
    if comparison is None:
        return None
    left, right = STARTER_LABELS
    if window.desk.pair == STARTER:
        for step in comparison.steps:
            if left in step.left and right in step.right:
                return step
    opposed = [step for step in comparison.steps if step.verdict is Verdict.OPPOSED]
    if opposed:
        return max(opposed, key=lambda step: comparison.bitext.links[step.link or 0].score)
    return next((step for step in comparison.steps if step.is_difference), None)


def keep(window: MainWindow, path: Path) -> None:
    """Write down how the window is left. Where that cannot be written the next start is as the last one was."""
    with contextlib.suppress(OSError):
        save_settings(path, as_left(window, load_settings(path)))


def as_left(window: MainWindow, before: Settings) -> Settings:
    """How the window stands now."""
    actions, body = window.actions_by_id, window.body
    place = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    verdict = window.session.verdict
    return replace(
        before,
        left=window.desk.pair.left,
        right=window.desk.pair.right,
        places=window.view.places(),
        topics=tuple(window.session.slots),
        theme=window.theme_choice,
        zoom=window.zoom,
        follow=actions[action("follow").id].isChecked(),
        topics_shown=actions["topics"].isChecked(),
        links_shown=actions["links"].isChecked(),
        redline=window.session.redline,
        left_dock=body.wanted(Side.LEFT),
        right_dock=body.wanted(Side.RIGHT),
        right_tab=window.right.tabs.keys().index(window.right.tabs.chosen()),
        outline_tab=window.left.outline.tabs.keys().index(window.left.outline.tabs.chosen()),
        step_kind=verdict.value if verdict else "all",
        library_sort=window.left.library.choice.sort.value,
        library_descending=window.left.library.choice.descending,
        view=window.view.name,
        redline_ignores=window.viewing.ignored,
        walkthroughs=window.walks.keep_last(),
        export_folder=window.handing.folder,
        export_form=window.handing.form,
        paper=window.handing.printing.paper,
        paper_across=window.handing.printing.across,
        dock_widths=body.widths,
        library_height=window.left.split.sizes()[0],
        window=(place.x(), place.y(), place.width(), place.height()),
        maximized=window.isMaximized(),
        welcomed=before.welcomed or window.welcome.isHidden(),
    )
