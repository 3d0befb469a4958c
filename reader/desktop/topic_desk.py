"""The person's own topics: read from the library's folder, written there, and the open pair's topics found anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.comparison import Comparison, Reading, compare_readings
from reader.desktop.desk import Desk
from reader.desktop.jobs import Progress
from reader.places import resources
from reader.structure import Outline
from reader.topics import (
    Mention,
    Refreshed,
    Taxonomy,
    Topic,
    disable_topic,
    find_topics,
    forget_topic,
    own_folder,
    preview,
    refreshed,
    save_topic,
)

SAVING, PREVIEWING = "topic-save", "topic-preview"
Preview = tuple[tuple[Mention, ...], ...]


class TopicDesk(QObject):
    """Writes topics off the window's thread; the last good taxonomy stays in force where one cannot be used."""

    about_to_show = Signal()
    shown = Signal()
    """The pair is shown with its topics found anew."""
    changed = Signal()
    """Other topics are in force."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def folder(self) -> Path:
        """Where the person's topics are kept."""
        return own_folder(self._desk.library.folder)

    def topic(self, name: str) -> Topic | None:
        """The topic with the id `name` that is in force."""
        return self._desk.taxonomy.topics.get(name)

    def is_own(self, name: str) -> bool:
        """True where the person wrote the topic, or changed it."""
        return (self.folder / f"{name}.yaml").is_file()

    def switched_off(self) -> tuple[str, ...]:
        """Ids of the topics that the person switched off."""
        files = sorted(self.folder.glob("*.yaml")) if self.folder.is_dir() else []
        return tuple(file.stem for file in files if file.stem not in self._desk.taxonomy.topics)

    def preview(self, topic: Topic, done: Callable[[Preview], None], failed: Callable[[str], None]) -> None:
        """What `topic` would light in the two open orders."""
        comparison = self._desk.session.comparison
        trees: tuple[Outline, ...] = (comparison.left.outline, comparison.right.outline) if comparison else ()
        self._desk.jobs.start(PREVIEWING, lambda _: preview(topic, trees), done, failed)

    def save(self, topic: Topic, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Write a topic, and find the pair's topics anew."""
        self._change(lambda: save_topic(self.folder, topic), then, failed)

    def disable(self, name: str, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Switch a topic off."""
        self._change(lambda: disable_topic(self.folder, name), then, failed)

    def forget(self, name: str, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Take back what the person wrote of a topic: the shipped one counts again, or there is none."""
        self._change(lambda: forget_topic(self.folder, name), then, failed)

    def _change(self, write: Callable[[], object], then: Callable[[], None], failed: Callable[[str], None]) -> None:
        desk, before, shown = self._desk, self._desk.taxonomy, self._desk.session.comparison

        def work(_progress: Progress) -> tuple[Refreshed, Comparison | None]:
            write()
            read = refreshed(before, resources() / "topics", self.folder)
            return read, with_topics(shown, read.taxonomy) if shown and not read.complaint else None

        def done(made: tuple[Refreshed, Comparison | None]) -> None:
            read, comparison = made
            if read.complaint:
                failed(read.complaint)
                return
            desk.taxonomy = read.taxonomy
            if comparison is not None and desk.session.comparison is shown:
                self._show(comparison)
            self.changed.emit()
            then()

        desk.jobs.start(SAVING, work, done, failed)

    def _show(self, comparison: Comparison) -> None:
        session = self._desk.session
        step, history = session.current, session.history
        self.about_to_show.emit()
        session.show(comparison)
        session.history = history
        if step is not None:
            same = (one for one in comparison.steps if (one.left, one.right) == (step.left, step.right))
            session.go_to(next(same, None))
        self.shown.emit()


def with_topics(comparison: Comparison, taxonomy: Taxonomy) -> Comparison:
    """The same pair with its topics found by another taxonomy; nothing else is read anew."""

    def again(reading: Reading) -> Reading:
        return replace(reading, mentions=find_topics(reading.outline, taxonomy))

    left, right = again(comparison.left), again(comparison.right)
    return compare_readings(left, right, taxonomy, comparison.hand, comparison.options)
