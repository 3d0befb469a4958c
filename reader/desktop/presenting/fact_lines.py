"""The facts beside the trainer's note: each in one line, or in two where it needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from reader.desktop.fonts import SEMIBOLD, ui_font
from reader.desktop.presenting.stage import Stage
from reader.desktop.wording import tr
from reader.walkthroughs import Fact

FACTS_LEFT, FACT = 1364.0, 19.0
"""From the left edge, and the size of type, in px of the drawing."""
_STEP, _ABOVE, _BELOW, _INDENT = 28.0, 18.0, 12.0, 16.0


@dataclass(frozen=True, slots=True)
class FactLines:
    """One fact, broken into lines."""

    name: str
    lines: tuple[str, ...]
    indent: float
    """Where its first line begins behind the name, in px of the screen."""


def facts_place(stage: Stage) -> QRectF:
    """Where the facts stand beside the note."""
    return stage.note_box.adjusted(stage.px(FACTS_LEFT), stage.px(_ABOVE), -stage.px(16), -stage.px(_BELOW))


def fact_step(stage: Stage) -> float:
    """From one line to the next, in px of the screen."""
    return max(stage.px(_STEP), stage.type(FACT) * 1.25)


def facts_height(facts: Sequence[Fact], stage: Stage) -> float:
    """What the panel needs for them, in px of the drawing."""
    count = sum(len(fact.lines) for fact in facts_in_lines(facts, stage))
    return count * fact_step(stage) / stage.scale + _ABOVE + _BELOW + 4


def facts_in_lines(facts: Sequence[Fact], stage: Stage) -> tuple[FactLines, ...]:
    """The facts in the width that they have; what needs more than two lines ends in dots."""
    return tuple(_lines(fact, stage, facts_place(stage).width()) for fact in facts)


def _lines(fact: Fact, stage: Stage, width: float) -> FactLines:
    bold = QFontMetricsF(ui_font(stage.type(FACT), SEMIBOLD))
    plain = QFontMetricsF(ui_font(stage.type(FACT)))
    name = tr(fact.name, "facts")
    indent = bold.horizontalAdvance(name) + stage.px(12)
    words, first = fact.words.split(), ""
    while words and plain.horizontalAdvance(f"{first} {words[0]}".strip()) <= width - indent:
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        return FactLines(name, (first,), indent)
    rest = plain.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width - stage.px(_INDENT))
    return FactLines(name, (first, rest), indent)
