"""How an order is set: paragraphs, labels, emphasis, kept citations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, Session, Side
from reader.desktop.fonts import load_fonts
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.measures import Measures
from reader.desktop.panes.paragraphs import Setting, paragraphs
from reader.desktop.panes.rendering import joins, write
from reader.documents import Block, BlockKind, Emphasis, Emphasised, Identity, Order
from reader.spans import Span
from reader.structure import outline

Made = Callable[[tuple[str, ...], tuple[str, ...]], Comparison]


def set_paragraphs(*texts: str, kinds: dict[int, BlockKind] | None = None) -> list[tuple[str, str, Setting]]:
    blocks, at = [], 0
    for number, text in enumerate(texts):
        blocks.append(Block(Span(at, at + len(text)), (kinds or {}).get(number, BlockKind.PARAGRAPH)))
        at += len(text) + 2
    tree = outline(Order("\n\n".join(texts), tuple(blocks), Identity()))
    return [(part.mark, part.span.of(tree.text), part.setting) for part in paragraphs(tree)]


def test_a_heading_stands_on_its_own_line_and_its_label_hangs() -> None:
    found = set_paragraphs("Section 1.  Oil.  The clerk counts the barrels.")
    assert found == [
        ("§ 1", "Oil", Setting.HEADING),
        ("", "The clerk counts the barrels.", Setting.BODY),
    ]


def test_an_enumerator_without_words_hangs_with_the_next() -> None:
    found = set_paragraphs("Section 1.  Oil.  (a)  (i)  The clerk counts.", "(ii)  The clerk weighs.")
    assert [mark for mark, _, _ in found] == ["§ 1", "(a)(i)", "(ii)"]


def test_a_part_is_headed_by_its_number_and_its_name() -> None:
    found = set_paragraphs("PART 1. LAMPS", "Sec. 1.1.  Oil.  The clerk counts the barrels.")
    assert any("PART 1" in words and "LAMPS" in words for _, words, _ in found)


def test_no_word_is_lost(pair: Comparison) -> None:
    for side in Side:
        tree = pair.side(side).outline
        shown = [part.span for part in paragraphs(tree)]
        marks = [segment.enumerator for segment in tree.segments if segment.enumerator]
        covered = sorted(shown + marks)
        reached = 0
        for span in covered:
            assert not any(character.isalnum() for character in tree.text[reached : span.start])
            reached = span.end
        assert not any(character.isalnum() for character in tree.text[reached:])


def test_an_order_without_sections_is_read_as_paragraphs(
    view: ComparisonView, session: Session, make_pair: Made
) -> None:
    session.show(make_pair(("Only a few words stand here.", "And a few more."), ("Nothing else.",)))
    assert view.pane(Side.LEFT).document().toPlainText().splitlines() == [
        "Only a few words stand here.",
        "And a few more.",
    ]
    assert view.reading_label(Side.LEFT)
    view.grab()


def test_a_text_of_signs_alone_leaves_an_empty_page_that_can_be_drawn(
    view: ComparisonView, session: Session, make_pair: Made
) -> None:
    session.show(make_pair(("* * *",), ("A word.",)))
    view.grab()
    view.go_to_label(Side.LEFT, "preamble")
    view.pane(Side.RIGHT).verticalScrollBar().setValue(5)
    view.restore_places(3, 2)
    session.show(make_pair(("A word.",), ("* * *",)))
    assert view.pane(Side.LEFT).document().toPlainText() == "A word."


def test_lists_tables_and_signatures_keep_their_settings() -> None:
    found = set_paragraphs(
        "The clerk keeps:",
        "a lamp",
        "oil\tfive\nwick\ttwo",
        "ADA HARBOR",
        kinds={1: BlockKind.LIST_ITEM, 2: BlockKind.TABLE, 3: BlockKind.SIGNATURE},
    )
    by_words = {words: (mark, setting) for mark, words, setting in found}
    assert by_words["a lamp"] == ("•", Setting.ITEM)
    assert by_words["oil\tfive\nwick\ttwo"][1] is Setting.TABLE
    assert by_words["ADA HARBOR"][1] is Setting.SIGNATURE


def test_a_short_citation_is_kept_on_one_line(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    pane, cited = view.pane(Side.LEFT), "8 U.S.C. 1225(b)(2)(C)"
    start = pair.left.outline.text.index(cited)
    assert pane.table is not None
    assert pane.table.line_of(start) == pane.table.line_of(start + len(cited) - 1)
    raw = pane.document().toRawText()
    assert "8\u00a0U.S.C.\u00a01225(b)\u2060(2)\u2060(C)" in raw
    cursor = QTextCursor(pane.document())
    cursor.setPosition(raw.index("8\u00a0U.S.C."))
    cursor.setPosition(raw.index("(C)") + 3, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert pane.createMimeDataFromSelection().text() == cited
    assert joins(pair.left.references)


def test_emphasis_is_kept_and_markup_is_not_read(qtbot: QtBot) -> None:
    load_fonts()
    text = "The <b>lamp</b> burns <img src='http://example.invalid/x.png'> all night."
    kept = Emphasised(Span(text.index("burns"), text.index("burns") + 5), Emphasis.ITALIC)
    tree = outline(Order(text, (Block(Span(0, len(text))),), Identity(), (kept,)))
    document = QTextDocument()
    write(document, tree, (), Measures())
    assert document.toPlainText() == text
    fragments = []
    pieces = document.begin().begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        fragments.append((fragment.text(), fragment.charFormat().fontItalic()))
        pieces += 1
    assert ("burns", True) in fragments
    assert sum(italic for _, italic in fragments) == 1


def test_characters_that_qt_takes_for_its_own_stay_inside_their_paragraph(qtbot: QtBot) -> None:
    text = "one\u2029two\ufdd0three\nfour"
    tree = outline(Order(text, (Block(Span(0, len(text))),), Identity()))
    document = QTextDocument()
    page = write(document, tree, (), Measures())
    assert document.blockCount() == len(page.paragraphs) == 1
    assert page.offsets.to_document(text.index("four")) == text.index("four")
