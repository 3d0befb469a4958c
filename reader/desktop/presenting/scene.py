"""One slide laid out for a screen: what is costly is done once, painting only paints."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QTextDocument, QTextOption

from reader.comparison import Side
from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.presenting.asked_words import ANSWERS, BETWEEN, AskedWords, asked_words
from reader.desktop.presenting.fact_lines import FACTS_LEFT, facts_height
from reader.desktop.presenting.prose import Prose, fitting
from reader.desktop.presenting.stage import LEAST_TYPE, Stage
from reader.desktop.theme import Theme
from reader.desktop.wording import tr
from reader.walkthroughs import Answer, Hidden, Performance, Slide, SlideSide

TEXT, LEAST_TEXT, NOTE, LEAST_NOTE = 36.0, 24.0, 22.0, 15.0
"""Sizes of type in px of the drawing."""
_NOTE_LEFT, _PANEL_LEFT = 213.0, 33.0
"""Of the words in the panel below, and of its name, from the left edge, in px of the drawing."""
PANEL_NAME = 17.0
"""Size of type of the panel's name, in px of the drawing."""
_NOTE_MOST = 250.0
ANSWER_KEYS = {Answer.CONTINUES: "C", Answer.LIMITS: "L", Answer.ENDS: "E", Answer.SILENT: "S"}


@dataclass(frozen=True, slots=True)
class Note:
    """The trainer's words, laid out."""

    document: QTextDocument
    box: QRectF
    """Where they are painted."""

    @property
    def seen(self) -> float:
        """Height of the whole lines that the box has room for, in px; no line is shown in half."""
        lowest, block = 0.0, self.document.begin()
        while block.isValid():
            top = self.document.documentLayout().blockBoundingRect(block).top()
            for at in range(block.layout().lineCount()):
                line = block.layout().lineAt(at)
                bottom = top + line.y() + line.height()
                if bottom > self.box.height() + 1:
                    return lowest
                lowest = bottom
            block = block.next()
        return lowest

    @property
    def goes_on(self) -> bool:
        """True where it is longer than the panel."""
        return self.document.size().height() > self.box.height() + 1


@dataclass(frozen=True, slots=True)
class Scene:
    """A slide on its stage."""

    slide: Slide
    stage: Stage
    prose: dict[Side, Prose | None]
    """None where that side has nothing, or keeps it back."""
    note: Note | None
    asked: AskedWords | None = None
    """The question, while the slide keeps something back."""

    def reach(self) -> float:
        """By how many px the longer passage is too long for its frame; 0 where all is seen."""
        heights = [prose.height for prose in self.prose.values() if prose is not None]
        return max(0.0, max(heights, default=0.0) - self.stage.room)


def scene_of(state: Performance, slide: Slide, theme: Theme, width: float, height: float, presented: bool) -> Scene:
    """Lay `slide` out for a screen. `presented` is False where the trainer's note is on another screen."""
    noted = presented and state.note and bool(slide.note or slide.facts) and not state.asking
    below = _asks_below(state)
    stage = Stage(width, height, 132.0 if noted or below else 0.0)
    note, asked = None, _asked(state, slide, stage)
    if below and asked is not None:
        needed = asked.height / stage.scale + ANSWERS + BETWEEN + 2 * 14
        stage = Stage(width, height, min(max(132.0, needed), _NOTE_MOST))
    if noted:
        document = note_document(slide.note, stage, state.size, theme)
        needed = document.size().height() / stage.scale + 2 * 22
        stage = Stage(width, height, min(max(132.0, needed, facts_height(slide.facts, stage)), _NOTE_MOST))
        note = Note(document, _note_place(stage, bool(slide.facts)))
    prose = {side: _prose(state, slide, side, theme, stage) for side in Side}
    return Scene(slide, stage, _evened(prose, state, slide, theme, stage), note, asked)


def _asked(state: Performance, slide: Slide, stage: Stage) -> AskedWords | None:
    """The question in the place of a hidden passage, or in the panel below both."""
    if not state.asking or slide.question is None:
        return None
    grown = stage.scale * state.size / 100
    if _asks_below(state):
        width, room = stage.inner - words_left(stage) - stage.px(29), stage.px(_NOTE_MOST - ANSWERS - BETWEEN - 28)
        return asked_words(slide.question.text, width, room, 24 * grown, stage.type(14))
    width, room = stage.column - 2 * stage.padding, stage.room - stage.px(ANSWERS + BETWEEN)
    return asked_words(slide.question.text, width, room, 32 * grown, stage.type(16))


def _asks_below(state: Performance) -> bool:
    """True where both passages are seen and the question stands below them."""
    return state.hides(Hidden.RELATION) and not state.hides(Hidden.LEFT) and not state.hides(Hidden.RIGHT)


def _prose(state: Performance, slide: Slide, side: Side, theme: Theme, stage: Stage) -> Prose | None:
    shown: SlideSide = slide.side(side)
    hidden = state.hides(Hidden.LEFT if side is Side.LEFT else Hidden.RIGHT)
    if hidden or not shown.passages:
        return None
    grown = stage.scale * state.size / 100
    room = QSizeF(stage.column - 2 * stage.padding, stage.room)
    framed = not state.hides(Hidden.RELATION)
    wanted, least = max(LEAST_TYPE, TEXT * grown), max(LEAST_TYPE, LEAST_TEXT * grown)
    return fitting(shown.passages, theme, room, wanted, least, framed=framed)


def _evened(
    prose: dict[Side, Prose | None], state: Performance, slide: Slide, theme: Theme, stage: Stage
) -> dict[Side, Prose | None]:
    """Both passages in one size, the smaller of the two."""
    least = min((one.pixels for one in prose.values() if one is not None), default=0.0)
    width, framed = stage.column - 2 * stage.padding, not state.hides(Hidden.RELATION)
    return {
        side: one
        if one is None or one.pixels == least
        else Prose(slide.side(side).passages, theme, width, least, framed=framed)
        for side, one in prose.items()
    }


def words_left(stage: Stage) -> float:
    """Where words begin in the panel below, behind its name; from its left edge, in px of the screen."""
    metrics = QFontMetricsF(ui_font(stage.type(PANEL_NAME), SEMIBOLD))
    name = max(metrics.horizontalAdvance(words) for words in (panel_name(True), panel_name(False)))
    return max(stage.px(_NOTE_LEFT), stage.px(_PANEL_LEFT + 24) + name)


def panel_name(asked: bool) -> str:
    """How the panel below is called."""
    return tr("Question") if asked else tr("For the trainer")


def _note_place(stage: Stage, beside: bool) -> QRectF:
    box = stage.note_box
    right = stage.px(FACTS_LEFT) - stage.px(48) if beside else box.width() - stage.px(40)
    return box.adjusted(words_left(stage), stage.px(20), -(box.width() - right), -stage.px(12))


def note_document(words: str, stage: Stage, size: int, theme: Theme) -> QTextDocument:
    """The note, from Markdown, in the largest type that fits into the panel."""
    width = stage.px(FACTS_LEFT - 48) - words_left(stage)
    pixels, least = (max(LEAST_TYPE, one * stage.scale) for one in (NOTE * size / 100, LEAST_NOTE))
    document = markdown_document(words, width, pixels, theme)
    while document.size().height() > stage.px(_NOTE_MOST - 44) and pixels > least:
        pixels = max(least, pixels - max(0.5, stage.px(1)))
        document = markdown_document(words, width, pixels, theme)
    return document


def markdown_document(words: str, width: float, pixels: float, theme: Theme) -> QTextDocument:
    """Markdown laid out in a column of `width` px; HTML in it stays text, and nothing is loaded."""
    document = _Quiet()
    document.setDocumentMargin(0)
    document.setDefaultFont(ui_font(pixels))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    colour = theme.colour("ink").name()
    document.setDefaultStyleSheet(f"body {{ color: {colour}; }} a {{ color: {theme.colour('focus').name()}; }}")
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(words, features)
    document.setTextWidth(width)
    return document


class _Quiet(QTextDocument):
    """A document that loads no picture and no style from anywhere."""

    def loadResource(self, _type: int, _name: object) -> object:
        """Nothing."""
        return None
