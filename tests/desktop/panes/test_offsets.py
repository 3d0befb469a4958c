"""Code points and document positions: there and back for every character that is shown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.comparison import Comparison, Session, Side
from reader.desktop.panes import ComparisonView
from reader.desktop.panes.offsets import offset_map
from reader.spans import Span


def test_an_astral_character_takes_two_positions_and_the_rest_follow() -> None:
    text = "ab\U0001f6a2cd"
    offsets = offset_map(text, [Span(0, 5)])
    assert [offsets.to_document(at) for at in range(6)] == [0, 1, 2, 4, 5, 6]
    assert [offsets.to_text(at) for at in (0, 1, 2, 3, 4, 5, 6)] == [0, 1, 2, 2, 3, 4, 5]


def test_what_is_not_shown_falls_to_the_next_character_that_is() -> None:
    offsets = offset_map("(a)  one\n\n(b)  two", [Span(5, 8), Span(15, 18)])
    assert offsets.to_document(0) == 0
    assert offsets.to_document(10) == 4
    assert offsets.range(Span(0, 10)) == (0, 3)
    assert offsets.range(Span(0, 18)) == (0, 7)
    assert offsets.range(Span(10, 13)) == (4, 4)
    assert offsets.to_text(3) == 8


def test_a_joiner_takes_a_position_that_the_text_has_not() -> None:
    offsets = offset_map("1(b)(2)", [Span(0, 7)], joined=(4,))
    assert [offsets.to_document(at) for at in range(8)] == [0, 1, 2, 3, 5, 6, 7, 8]
    assert [offsets.to_text(at) for at in range(9)] == [0, 1, 2, 3, 4, 4, 5, 6, 7]
    assert offsets.range(Span(1, 4)) == (1, 4)


def test_an_empty_page_maps_to_nothing() -> None:
    offsets = offset_map("", [])
    assert (offsets.to_document(3), offsets.to_text(3), offsets.range(Span(0, 2))) == (0, 0, (0, 0))


def test_every_character_of_heading_and_body_maps_there_and_back(
    qtbot: QtBot, view: ComparisonView, session: Session, pair: Comparison
) -> None:
    session.show(pair)
    for side in Side:
        pane, outline = view.pane(side), pair.side(side).outline
        shown = pane.document().toPlainText()
        units = shown.encode("utf-16-le")
        assert pane.page is not None
        for segment in outline.segments:
            for span in (segment.heading, segment.body):
                for offset in range(span.start, span.end) if span else ():
                    if outline.text[offset] == "\n":
                        continue
                    position = pane.page.offsets.to_document(offset)
                    assert pane.page.offsets.to_text(position) == offset
                    width = 4 if ord(outline.text[offset]) > 0xFFFF else 2
                    there = units[2 * position : 2 * position + width].decode("utf-16-le")
                    assert there.replace("\u00a0", " ") == outline.text[offset]


def test_enumerators_are_not_in_the_flow(view: ComparisonView, session: Session, pair: Comparison) -> None:
    session.show(pair)
    shown = view.pane(Side.LEFT).document().toPlainText()
    assert "Sec. 2." not in shown
    assert "(iii)" not in shown
    assert "Lamps" in shown.splitlines()
