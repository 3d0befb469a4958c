"""The screen the class sees: one page of a presentation, cross-fading into the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader.comparison import Side
from reader.desktop.panes.glide import motion_wanted
from reader.desktop.presenting.foot import paint_foot
from reader.desktop.presenting.scene import Scene, scene_of
from reader.desktop.presenting.score_paint import paint_score
from reader.desktop.presenting.slide_paint import Places, SlidePainter
from reader.desktop.presenting.stage import Stage
from reader.desktop.theme import Theme
from reader.walkthroughs import Answer, Hidden, Performance, Slide

FADE = 200
"""From one stop to the next, in ms."""


class Screen(QWidget):
    """Shows a Performance; says what was clicked."""

    clicked = Signal()
    """Somewhere: on to the next."""
    stop_clicked = Signal(int)
    answer_clicked = Signal(object)

    def __init__(self, state: Performance, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._theme = state, theme
        self._scene: Scene | None = None
        self._places = Places()
        self._before: QPixmap | None = None
        self._share = 1.0
        self.scrolled = 0.0
        """How far long passages are scrolled, in px."""
        self.noted = True
        """False where the trainer's note is on another screen."""
        self.keys = ""
        """What the foot says of keys."""
        self.motion = FADE
        """How long a change takes, in ms; 0 for no motion at all."""
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._fading)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)
        self._tell()

    @property
    def scene(self) -> Scene | None:
        """What is laid out; None on the page with the score."""
        if self._scene is None and self._state.slide is not None and self.width() > 1:
            size = self.width(), self.height()
            self._scene = scene_of(self._state, self._state.slide, self._theme, *size, presented=self.noted)
        return self._scene

    def show_state(self, state: Performance) -> None:
        """Show another state; to another stop it fades."""
        moved = (state.at, state.blank) != (self._state.at, self._state.blank)
        revealed = state.asking != self._state.asking
        fades = (moved or revealed) and self.isVisible() and self.motion > 0 and motion_wanted()
        before = self.grab() if fades else None
        if state.at != self._state.at:
            self.scrolled = 0.0
        self._state, self._scene = state, None
        self._tell()
        self._fade.stop()
        self._before, self._share = before, 0.0 if before else 1.0
        if before is not None:
            self._fade.setDuration(self.motion)
            self._fade.start()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme, self._scene = theme, None
        self.update()

    def scroll_by(self, by: float) -> bool:
        """Scroll long passages by so many px; False where there is nothing further that way."""
        reach = self.scene.reach() if self.scene else 0.0
        wanted = min(max(self.scrolled + by, 0.0), reach)
        moved = abs(wanted - self.scrolled) > 0.5
        self.scrolled = wanted
        self.update()
        return moved

    @property
    def page(self) -> float:
        """How many px of a long passage are seen at once, but for a line."""
        prose = [one for one in self.scene.prose.values() if one is not None] if self.scene else []
        return self.scene.stage.room - max((one.line for one in prose), default=0) if self.scene else 0.0

    def _fading(self, share: float) -> None:
        self._share = share
        if share >= 1.0:
            self._before = None
        self.update()

    def _tell(self) -> None:
        """What a screen reader says."""
        slide = self._state.slide
        if slide is None:
            self.setAccessibleName(self._state.round.sentence)
            return
        self.setAccessibleName(
            self.tr("Stop {number} of {total}: {title}").format(
                number=slide.number, total=slide.total, title=slide.title
            )
        )
        asked = slide.question.text if self._state.asking and slide.question else ""
        relation = "" if self._state.asking else slide.relation
        noted = self._state.note and self.noted and not self._state.asking
        note = self.tr("For the trainer: {note}").format(note=slide.note) if noted and slide.note else ""
        parts = (asked, relation, *(self._told(slide, side) for side in Side), note, slide.badge)
        self.setAccessibleDescription("\n".join(part for part in parts if part))

    def _told(self, slide: Slide, side: Side) -> str:
        """A passage with whose it is, or why there is none; nothing of one that is kept back."""
        shown = slide.side(side)
        if self._state.hides(Hidden.LEFT if side is Side.LEFT else Hidden.RIGHT):
            return ""
        labels = ", ".join(shown.labels)
        return f"{shown.name} {labels}\n{shown.text}" if shown.passages else slide.missing(side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, or nothing where it is blank; during a fade over the one before."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._before is not None and self._share < 1.0:
            painter.drawPixmap(0, 0, self._before)
            now = QPixmap(self.size() * self.devicePixelRatioF())
            now.setDevicePixelRatio(self.devicePixelRatioF())
            inner = QPainter(now)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(inner)
            inner.end()
            painter.setOpacity(self._share)
            painter.drawPixmap(0, 0, now)
            return
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        if self._state.blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        scene, slide = self.scene, self._state.slide
        stage = scene.stage if scene else Stage(self.width(), self.height(), 0.0)
        if scene is not None and slide is not None:
            page = SlidePainter(painter, scene, self._state, self._theme, self.scrolled)
            page.paint()
            self._places = page.places
        else:
            self._places = Places()
            paint_score(painter, stage, self._state.round, self._theme)
        badge = slide.badge if slide else ""
        self._places.stops = paint_foot(painter, stage, self._state, self._theme, badge, self.keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Laid out anew for the size."""
        super().resizeEvent(event)
        self._scene = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """An answer, a dot, or on to the next."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        answer = next((one for box, one in self._places.answers if box.contains(at)), None)
        stop = next((one for box, one in self._places.stops if box.contains(at)), None)
        if answer is not None and self._state.asking:
            self.answer_clicked.emit(answer)
        elif stop is not None:
            self.stop_clicked.emit(stop)
        else:
            self.clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked by itself."""
        at = event.position()
        boxes = [box for box, _ in (*self._places.answers, *self._places.stops)]
        over = any(box.contains(at) for box in boxes)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls a long passage."""
        turned: QPoint = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        self.scroll_by(-turned.y())

    def event(self, event: QEvent) -> bool:
        """Tool tips have no place here."""
        return True if event.type() is QEvent.Type.ToolTip else super().event(event)


def answer_of(key: str) -> Answer | None:
    """The answer that a letter key gives."""
    from reader.desktop.presenting.scene import ANSWER_KEYS

    return next((answer for answer, letter in ANSWER_KEYS.items() if letter == key.upper()), None)
