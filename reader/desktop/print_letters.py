"""Which letters were drawn in a printed document, face by face in the order of their first use.

Qt writes into a PDF what a glyph means by looking backwards in the font's table, and only for letters below U+10000;
see `reader.export.pdf_letters`.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout

from reader.desktop.print_setting import FaceKey, SetLine, face_font, face_key
from reader.export.pdf_letters import FontLetters


class Letters:
    """Gathers letters as lines are drawn."""

    def __init__(self) -> None:
        self._faces: dict[FaceKey, dict[str, None]] = {}
        self._fonts: dict[FaceKey, QFont] = {}

    def note(self, one: SetLine) -> None:
        """Take down the letters of a line that is drawn."""
        for style, words in one.faces():
            face = face_key(*style)
            self._fonts.setdefault(face, face_font(*style))
            self._faces.setdefault(face, {}).update(dict.fromkeys(words))

    @property
    def fonts(self) -> tuple[FontLetters, ...]:
        """The letters of each font that was drawn with, those a face has no glyph for under the font that has."""
        return tuple(
            FontLetters(family, tuple(letters))
            for face, met in self._faces.items()
            for family, letters in _by_family(self._fonts[face], met).items()
        )


def _by_family(font: QFont, met: dict[str, None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for letter in met:
        layout = QTextLayout(letter, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            if 0 not in run.glyphIndexes():  # glyph 0 is the empty box of a letter that no font has
                found.setdefault(run.rawFont().familyName(), []).append(letter)
    return found
