"""The line at the foot: the current link in words, what is being worked on, and which edition one is reading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.comparison import Changed, Comparison, Session, Side, Step, changes
from reader.desktop.docks.difference_rows import changes_text
from reader.desktop.elided import ElidedLabel
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.icons import icon
from reader.desktop.marks import Pill, rule
from reader.desktop.theme import Theme
from reader.desktop.wording import effect_word, labels_text, short_name
from reader.documents import Edition

HEIGHT = 28
_SAID_FOR = 6000
"""Milliseconds for which it is said that something is done."""
_KEPT = (260, 150, 40)
"""What topic, phrases and reason keep of the line before they are cut, in logical pixels."""


class StatusLine(QFrame):
    """One line of 28 px."""

    cancel_asked = Signal(str)
    """Kind of the job that is to stop."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(HEIGHT)
        self._session = session
        self._pill = Pill(theme)
        self._labels = ElidedLabel(ui_font(12, SEMIBOLD), keeps=220)
        self._parts = [ElidedLabel(ui_font(12), keeps=width) for width in _KEPT]
        self._lines = [rule(across=False) for _ in range(2)]
        self._note = ElidedLabel(ui_font(12), keeps=180)
        self._searching = ""
        self._chosen: tuple[str, ...] = ()
        self._said = ""
        self._said_for = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._said_for.timeout.connect(lambda: self.show_said(""))
        self._own = ElidedLabel(ui_font(12), keeps=64)
        self._own_line = rule(across=False)
        self._own_line.setFixedHeight(14)
        self._job = ""
        self._work = QLabel()
        self._work.setFont(ui_font(12))
        self._progress = QProgressBar()
        self._progress.setFixedWidth(110)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._cancel = QToolButton()
        self._cancel.setIconSize(QSize(13, 13))
        self._cancel.setObjectName("bare")
        self._cancel.setFixedSize(22, 22)
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cancel.clicked.connect(lambda: self.cancel_asked.emit(self._job))
        self._lay_out()
        self.set_theme(theme)
        self.show_progress("", 0, 0, "")
        session.watch(self._watch)
        self._fill()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._pill)
        row.addWidget(self._labels)
        row.addWidget(self._parts[0])
        for line, part in zip(self._lines, self._parts[1:], strict=True):
            line.setFixedHeight(14)
            row.addWidget(line)
            row.addWidget(part)
        row.addStretch(1)
        for widget in (self._work, self._progress, self._cancel):
            row.addWidget(widget)
        row.addWidget(self._note)
        row.addWidget(self._own_line)
        row.addWidget(self._own)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._pill.set_theme(theme)
        self._labels.set_colour(theme.colour("ink"))
        for part in (*self._parts, self._note, self._own):
            part.set_colour(theme.colour("ink2"))
        self._cancel.setIcon(icon("close", theme.colour("ink2"), size=13))

    def show_progress(self, job: str, done: int, total: int, words: str) -> None:
        """Show how far a job is; an empty `job` clears it. `total` 0: how long it takes is not known."""
        self._job = job
        for widget in (self._work, self._progress, self._cancel):
            widget.setVisible(bool(job))
        if job:
            self._work.setText(words)
            self._progress.setRange(0, total)
            self._progress.setValue(done)
        self._note.setVisible(not job)
        self._show_own_line()
        self._show_parts()

    @property
    def working(self) -> str:
        """What is said of the job that runs; empty where none does."""
        return self._work.text() if self._job else ""

    def show_search(self, words: str) -> None:
        """Show words of the search instead of the link; empty words bring the link back."""
        self._searching = words
        self._fill()

    def show_said(self, words: str) -> None:
        """Say for a few seconds that something is done; empty words bring back what stood there."""
        self._said = words
        self._said_for.start() if words else self._said_for.stop()
        self._fill()

    def show_selected(self, words: Sequence[str]) -> None:
        """Say what is selected, what stands on it and what the keys do; nothing brings the current link back."""
        if tuple(words) != self._chosen:
            self._chosen = tuple(words)
            self._fill()

    def show_own(self, words: str) -> None:
        """Say at the end of the line whose the current link is."""
        self._own.set_text(words)
        self._show_own_line()

    def _show_own_line(self) -> None:
        for widget in (self._own_line, self._own):
            widget.setVisible(bool(self._own.text()) and not self._job)
        self._own_line.setVisible(self._own.isVisibleTo(self) and bool(self._note.text()))

    @property
    def own(self) -> str:
        """Whose the current link is."""
        return self._own.text()

    @property
    def words(self) -> str:
        """Everything the line says of the current link, for tests and screen readers."""
        parts = [self._labels.text(), *(part.text() for part in self._parts)]
        return " · ".join(part for part in parts if part)

    def _watch(self, changed: Changed) -> None:
        if changed in (Changed.PAIR, Changed.CURRENT, Changed.LINKS, Changed.REDLINE):
            self._fill()

    def _fill(self) -> None:
        comparison, step = self._session.comparison, self._session.current
        self._note.set_text(self._edition(comparison))
        self._show_own_line()
        texts = ("", "", "", "")
        if self._said:
            texts = ("", self._said, "", "")
        elif self._searching:
            texts = (self.tr("Search"), self._searching, "", "")
        elif self._chosen:
            first, second, third = (*self._chosen, "", "", "")[:3]
            texts = (self.tr("Selected"), first, second, third)
        elif comparison is not None and step is not None:
            texts = self._say(comparison, step)
        elif comparison is not None:
            how = self.tr("Click a passage, or press Alt+Down for the next difference.")
            texts = ("", how, self._changes(comparison) if self._session.redline else "", "")
        self._pill.show_verdict(None if self._said or self._searching or self._chosen or step is None else step.verdict)
        self._labels.set_text(texts[0])
        self._labels.setVisible(bool(texts[0]))
        for part, text in zip(self._parts, texts[1:], strict=True):
            part.set_text(text)
        self._show_parts()
        self.setAccessibleName(self.words)

    def _show_parts(self) -> None:
        """What has words is seen; while a job runs, its words stand in place of the link's further ones."""
        for at, part in enumerate(self._parts):
            part.setVisible(bool(part.text()) and not (at and self._job))
        for line, part in zip(self._lines, self._parts[1:], strict=True):
            line.setVisible(part.isVisibleTo(self))

    def _say(self, comparison: Comparison, step: Step) -> tuple[str, str, str, str]:
        if step.link is None:
            order = short_name(comparison.right if step.left else comparison.left)
            return labels_text(step), self.tr("no counterpart in {order}").format(order=order), "", ""
        link = comparison.bitext.links[step.link]
        topic = comparison.topic(link.topic) if link.topic else None
        about = ""
        if topic is not None:
            effects = f"{effect_word(topic.left_effect)} ↔ {effect_word(topic.right_effect)}"
            about = f"{topic.topic.label}: {effects}"
        phrases = self._phrases(comparison, step.link)
        fresh = [reason for reason in link.reasons if not phrases or phrases.split(" / ")[0] not in reason]
        score = () if link.hand else (self.tr("score {score}").format(score=f"{link.score:.2f}"),)
        why = [*fresh[:1], *score]
        if self._session.redline:
            phrases = self._changes(comparison) or phrases
        return labels_text(step), about, phrases, "; ".join(why)

    @staticmethod
    def _changes(comparison: Comparison) -> str:
        """`12 changes, −34 +41 words` of the pair; empty where no two passages are worded alike."""
        found = changes(comparison)
        return changes_text(comparison, found) if found else ""

    def _phrases(self, comparison: Comparison, number: int) -> str:
        link = comparison.bitext.links[number]
        if not link.left_phrases or not link.right_phrases:
            return ""
        spans = {Side.LEFT: link.left_phrases[0], Side.RIGHT: link.right_phrases[0]}
        words = [" ".join(span.of(comparison.side(side).outline.text).split()) for side, span in spans.items()]
        return " / ".join(f"“{phrase}”" for phrase in words)

    def _edition(self, comparison: Comparison | None) -> str:
        if comparison is None:
            return ""
        digests = [side for side in Side if comparison.side(side).order.identity.edition is Edition.DIGEST]
        if len(digests) == 2:
            return self.tr("Digests, not the official text")
        if digests:
            return self.tr("{order}: a digest, not the official text").format(
                order=short_name(comparison.side(digests[0]))
            )
        return ""
