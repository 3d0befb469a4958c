"""Search: as one types, in the open pair and beyond; narrowed by facets; entered by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.comparison import Side
from reader.desktop.app import STARTER
from reader.desktop.searching import Asked, facing, find
from reader.errors import BadQuery

WAIT = 20_000


@pytest.fixture
def search(window, qtbot):
    """Types words into the search field and waits for the answer."""

    def type_words(words: str):
        window.start_search()
        window.toolbar.search.setText("")
        QTest.keyClicks(window.toolbar.search, words)
        before = window.search._found
        qtbot.waitUntil(
            lambda: bool(window.search.error) or window.search._found not in (None, before),
            timeout=WAIT,
        )
        return window.search._found

    return type_words


def test_results_come_in_two_groups(window, search):
    found = search("parole")
    assert window.search.isVisible()
    assert found.pair[Side.LEFT]
    assert found.pair[Side.RIGHT]
    assert found.elsewhere
    assert not {group.order_id for group in found.elsewhere} & {STARTER.left, STARTER.right}
    shown = sum(len(hits) for hits in found.pair.values()) + sum(len(group.hits) for group in found.elsewhere)
    assert len(window.search.results.rows) == shown
    assert "parole" in window.status.words


def test_enter_goes_to_the_clause_in_its_pane_and_marks_the_words(window, search, monkeypatch):
    went = []
    monkeypatch.setattr(window.view, "go_to_span", lambda side, span: went.append((side, span)))
    found = search("parole")
    QTest.keyClick(window.toolbar.search, Qt.Key.Key_Return)
    first = found.pair[Side.LEFT][0]
    assert went == [(Side.LEFT, first.places[0])]
    text = window.session.comparison.left.outline.text
    assert {span.of(text).lower() for span in window.session.found[Side.LEFT]} == {"parole"}
    assert not window.search.isVisible()
    QTest.keyClick(window.toolbar.search, Qt.Key.Key_Escape)
    assert window.session.found == {Side.LEFT: (), Side.RIGHT: ()}


@pytest.mark.parametrize(("modifier", "side"), [("no", Side.RIGHT), ("ctrl", Side.LEFT)])
def test_a_clause_elsewhere_is_opened_beside(window, search, qtbot, modifier, side):
    found = search("parole")
    elsewhere = next(at for at, row in enumerate(window.search.results.rows) if row.side is None)
    for _ in range(elsewhere):
        QTest.keyClick(window.toolbar.search, Qt.Key.Key_Down)
    keys = Qt.KeyboardModifier.ControlModifier if modifier == "ctrl" else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        QTest.keyClick(window.toolbar.search, Qt.Key.Key_Return, keys)
    assert window.desk.pair.name(side) == found.elsewhere[0].order_id
    assert window.session.found[side]


def test_a_facet_narrows_the_results_and_can_be_taken_back(window, search, qtbot):
    every = search("parole")
    facets = window.search.facets
    key, check = next((key, check) for key, check in facets.checks.items() if key[0] == "effect")
    expected = dict(every.facets.effect)[key[1]]
    assert expected < every.total
    check.click()
    qtbot.waitUntil(lambda: window.search._found.asked.narrowed == frozenset({key}), timeout=WAIT)
    assert window.search._found.total == expected
    facets.checks[key].click()
    qtbot.waitUntil(lambda: window.search._found.total == every.total, timeout=WAIT)


def test_a_query_that_cannot_be_understood_says_why_in_its_place(window, search):
    search("signed:yesterday")
    assert "signed:yesterday" in window.search.error
    assert "character 1" in window.search.error


def test_an_empty_answer_says_so_and_what_to_try(window, search):
    found = search("zeppelin")
    assert found.total == 0
    words = " ".join(label.text() for label in window.search.results.widget().findChildren(type(window.search._count)))
    assert "zeppelin*" in words
    assert window.search.results.rows == []


def test_esc_ends_the_search(window, search):
    search("parole")
    QTest.keyClick(window.toolbar.search, Qt.Key.Key_Escape)
    assert not window.search.isVisible()
    assert window.toolbar.search.text() == ""
    assert "parole" not in window.status.words


def test_only_the_last_of_quickly_typed_searches_is_shown(window, qtbot):
    window.start_search()
    for words in ("asylum", "parole", "removal"):
        window.search.ask(words)
    qtbot.waitUntil(lambda: window.search._found is not None, timeout=WAIT)
    assert window.search._found.asked.query == "removal"
    qtbot.wait(150)
    assert window.search._found.asked.query == "removal"


@pytest.mark.parametrize("words", ["parole", "secretary", "border"])
def test_linked_hits_stand_beside_one_another_and_every_hit_stands_once(window, words):
    found = find(window.desk.library, Asked(words, STARTER.left, STARTER.right))
    rows = facing(found, window.session)
    free = [hit.label for hit in found.pair[Side.RIGHT]]
    beside = {row.left.label: row.right.label if row.right else None for row in rows if row.left}
    for hit in found.pair[Side.LEFT]:
        step = window.session.step_at(Side.LEFT, hit.label)
        partner = next((label for label in free if step is not None and label in step.right), None)
        if partner is not None:
            free.remove(partner)
            assert beside[hit.label] == partner
    assert [row.left for row in rows if row.left] == list(found.pair[Side.LEFT])
    shown = [row.right.label for row in rows if row.right]
    assert sorted(shown) == sorted(hit.label for hit in found.pair[Side.RIGHT])


def test_narrowings_become_part_of_the_query():
    asked = Asked("asylum OR parole", narrowed=frozenset({("effect", "end"), ("effect", "limit"), ("by", "A. Person")}))
    assert asked.whole_query == '(asylum OR parole) (effect:"end" OR effect:"limit") by:"A. Person"'
    assert Asked("asylum").whole_query == "asylum"


def test_places_in_an_error_are_counted_in_what_was_typed(window):
    asked = Asked("a OR signed:soon", narrowed=frozenset({("effect", "end")}))
    with pytest.raises(BadQuery, match="character 6"):
        find(window.desk.library, asked)
