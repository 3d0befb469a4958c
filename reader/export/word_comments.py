"""A person's tags and notes as real comments of a Word document, each at the passage it speaks of."""

from __future__ import annotations

from docx.comments import Comment
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.text.run import Run

from reader.comparison import Comparison, Side
from reader.export.noted import note_lines
from reader.export.office_text import legal
from reader.export.remarks import Remark, RemarkNote, Remarks
from reader.export.word_notes import segment_mark

_NOBODY = "Reader"
"""Who a comment is from where no writer is known: Word shows a name."""


def add_comments(paper: WordFile, comparison: Comparison, said: Remarks) -> None:
    """A comment for everything in `said`, on the first paragraph of its passage in the facing table of `paper`."""
    labels = {
        segment_mark(side, at): (side, segment.label)
        for side in Side
        for at, segment in enumerate(comparison.side(side).outline.segments)
    }
    for mark in list(paper.element.body.iter(qn("w:bookmarkStart"))):
        side, label = labels.get(mark.get(qn("w:name")), (Side.LEFT, ""))
        runs = mark.getparent().findall(qn("w:r"))
        for remark in said.side(side).get(label, ()) if runs else ():
            writer = legal(next((note.writer for note in remark.notes if note.writer), _NOBODY))
            initials = "".join(name[:1] for name in writer.split())[:3]
            ends = [Run(runs[0], paper), Run(runs[-1], paper)]
            _fill(paper.add_comment(ends, "", writer, initials), remark)


def _fill(comment: Comment, remark: Remark) -> None:
    """The tag, the words it speaks of, and the notes."""
    line = comment.paragraphs[0]
    if remark.tag:
        line.add_run(f"{legal(remark.tag)} ").bold = True
    line.add_run(f"“{legal(remark.words)}”").italic = True
    for note in remark.notes:
        _add_note(comment, note, named=len(remark.notes) > 1)


def _add_note(comment: Comment, note: RemarkNote, *, named: bool) -> None:
    if named and note.writer:
        comment.add_paragraph().add_run(f"{legal(note.writer)}:").bold = True
    for told in note_lines(note.text):
        line = comment.add_paragraph(f"{told.bullet} " if told.bullet else "")
        for words in told.runs:
            run = line.add_run(legal(words.text))
            run.bold, run.italic = words.bold or None, words.italic or None
