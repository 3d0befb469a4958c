"""The answers of a class as a file: asked for, and written as a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.desktop.wording import tr
from reader.errors import why
from reader.walkthroughs import Round
from reader.writing import write_file


def ask_answers_file(parent: QWidget) -> Path | None:
    """Where the answers are to go; None where the person thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save the answers"), "answers.csv", tr("Table (*.csv)"))
    return with_csv(Path(chosen)) if chosen else None


def with_csv(file: Path) -> Path:
    """The file with the ending of a table, where it has none."""
    return file if file.suffix else file.with_suffix(".csv")


def write_answers(played: Round, file: Path) -> str:
    """Write the answers; a sentence where that is not possible, else nothing."""
    try:
        write_file(file, played.as_csv().encode("utf-8-sig", "replace"))
    except OSError as error:
        words = tr("{file} cannot be written ({why}); choose another place.")
        return words.format(file=file, why=why(error))
    return ""
