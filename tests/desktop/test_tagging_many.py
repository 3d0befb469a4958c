"""Many tags: all matches in one step, another edition, a library of ten thousand, deeds in one timeline."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tagging_hands import WAIT, press, write

from reader.annotations import Annotation, Selector, Tag, Tagbook, TagStore, Target, Vocabulary, selector
from reader.comparison import Side
from reader.desktop.app import STARTER
from reader.desktop.deeds import Deeds, Source
from reader.desktop.tag_match_rows import whole_context
from reader.desktop.tag_matches import MatchesDialog
from reader.desktop.tag_matching import one_text_each
from reader.history import History
from reader.spans import Span

MPP = "migration-protection-protocols"


def dialog_of(window, qtbot):
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(MatchesDialog)
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.phrase.hasFocus, timeout=WAIT)
    return dialog


# All matches


def test_all_places_of_a_phrase_are_tagged_in_one_step(tagging, qtbot):
    window = tagging
    dialog = dialog_of(window, qtbot)
    write(window, "secretary of homeland security")
    dialog.tag.setFocus()
    write(window, "department")
    qtbot.waitUntil(lambda: dialog.list.count() > 3, timeout=WAIT)
    count = dialog.list.count()
    dialog.list.setCurrentRow(0)
    dialog.list.setFocus()
    press(window, Qt.Key.Key_Space)
    assert len(dialog.chosen()) == count - 1
    assert dialog.ok.text() == f"Tag {count - 1} passages"
    press(dialog, Qt.Key.Key_Return)
    book = window.tags.book
    assert len(book.annotations) == count - 1
    assert {one.targets[0].order for one in book.annotations.values()} == {"eo-14010"}
    assert window.actions_by_id["undo"].text() == f"&Undo tag {count - 1} passages “department”"
    window.actions_by_id["undo"].trigger()
    assert not window.tags.book.annotations
    assert not window.tags.book.vocabulary.tags


def test_topics_are_found_in_both_orders(tagging, qtbot):
    window = tagging
    dialog = dialog_of(window, qtbot)
    dialog.topic.setCurrentIndex(dialog.topic.findData(MPP))
    dialog.by_topic.click()
    dialog.scopes["pair"].click()
    qtbot.waitUntil(lambda: len({row.order for row in dialog._found.rows}) == 2, timeout=WAIT)
    mentions = [
        mention for side in Side for mention in window.session.comparison.side(side).mentions if mention.topic == MPP
    ]
    assert 0 < len(dialog._found.rows) <= len(mentions)
    dialog.reject()


def test_the_whole_library_is_looked_through_off_the_windows_thread(tagging, qtbot):
    window = tagging
    dialog = dialog_of(window, qtbot)
    QTest.keyClicks(dialog.phrase, "attorney general")
    dialog.scopes["library"].click()
    dialog.look()
    assert not dialog.stop.isHidden()
    qtbot.waitUntil(lambda: len({row.order for row in dialog._found.rows}) > 2, timeout=WAIT)
    assert dialog._found.texts == len(one_text_each(window.desk.entries(), []))
    dialog._choose(False)
    assert not dialog.ok.isEnabled()
    dialog._choose(True)
    dialog.tag.setText("ag")
    qtbot.waitUntil(lambda: dialog.ok.isEnabled() and not window.desk.jobs.running("tags-match"), timeout=WAIT)
    dialog.do()
    assert len({one.targets[0].order for one in window.tags.book.annotations.values()}) > 2


def test_one_text_of_each_order_is_looked_through(tagging):
    entry = tagging.desk.library.entry(STARTER.left)
    twin = replace(entry, id="eo-14010", edition=type(entry.edition)("official"))
    assert [one.id for one in one_text_each([entry, twin], [])] == ["eo-14010"]
    assert [one.id for one in one_text_each([entry, twin], [entry.id])] == [entry.id]


def test_no_word_of_a_matchs_sentence_is_cut():
    before, after = whole_context(
        "f the procedures for people placed in expedited", "at the border. The Secretary must, within 120 d"
    )
    assert before == "… the procedures for people placed in expedited"
    assert after == "at the border. The Secretary must, within 120 …"
    assert whole_context("In short,", "it ends.") == ("In short,", "it ends.")


# Another edition


TAGS = (Tag("t", "deadline", letter="D"),)


def _kept(folder, annotations, tags=TAGS):
    store = TagStore(folder)
    before = store.load()
    after = replace(before, vocabulary=Vocabulary(tags), annotations={one.id: one for one in annotations})
    store.save(before, after)


def _annotation(number, chosen, edition="eo-14165", order="eo-14165"):
    return Annotation(f"urn:uuid:{number}", (Target(order, chosen, "6", edition),), "t", (), ("ada",))


@pytest.fixture
def carried(make, library_folder, starter_comparison, qtbot):
    """The starter pair, with tags made in another text of the right order."""
    text = starter_comparison.right.outline.text
    at = text.index("Secretary of Homeland Security")
    exact = selector(text, Span(at, at + 30))
    moved = replace(exact, start=exact.start + 400, end=exact.end + 400)
    lost = Selector("words that never stood in any order of this library", "before them ", " after them", 10, 62)
    _kept(library_folder, [_annotation(1, exact), _annotation(2, moved), _annotation(3, lost)])
    window = make()
    window.desk.pair = STARTER
    window.session.show(starter_comparison)
    window.show()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: bool(window.tags.placements(Side.RIGHT)), timeout=WAIT)
    return window


def test_a_lost_place_is_told_and_leads_to_the_list(carried, qtbot):
    window = carried
    assert len(window.tags.placements(Side.RIGHT)) == 3
    assert len(window.tags.marks(Side.RIGHT)) == 2
    assert "EO 14165: 2 exact, 1 lost its place" in window.message.words
    button = next(
        one
        for one in window.message.findChildren(type(window.tags.popups.card.edit).__base__)
        if one.text() == "Show them"
    )
    with qtbot.waitSignal(window.tags.orphans_wanted):
        button.click()


def test_it_is_told_once(carried, starter_comparison):
    window = carried
    window.message.dismiss()
    window.session.show(starter_comparison)
    assert window.message.words == ""


def test_going_to_a_lost_passage_says_so_and_moves_nothing(carried):
    window = carried
    window.tags.go_to("urn:uuid:3")
    assert window.tags.current.id == "urn:uuid:3"
    assert "not in this text" in window.message.words or "not in the library" in window.message.words


# Ten thousand


def test_ten_thousand_annotations_hold_nothing_up(make, library_folder, starter_comparison, qtbot, record_property):
    text = starter_comparison.right.outline.text
    words = [Span(at, at + 25) for at in range(0, len(text) - 30, 31)]
    tags = tuple(Tag(f"t{n}", f"tag {n}") for n in range(40))
    many = []
    for n in range(10_000):
        ours = n % 10 == 0
        span = words[(n // 10) % len(words)]
        chosen = selector(text, span) if ours else Selector("elsewhere", "", "", n, n + 9)
        one = _annotation(n, chosen, order="eo-14165" if ours else f"eo-{n % 500}")
        many.append(replace(one, tag=f"t{n % 40}"))
    _kept(library_folder, many, tags)
    window = make()
    window.desk.pair = STARTER
    begun = perf_counter()
    window.session.show(starter_comparison)
    shown = perf_counter() - begun
    window.show()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: len(window.tags.marks(Side.RIGHT)) == 1000, timeout=2 * WAIT)
    book = window.tags.book
    begun = perf_counter()
    window.tags.deeds.do("tag", lambda _: replace(book, annotations={**book.annotations, "urn:x": many[0]}))
    deed = perf_counter() - begun
    begun = perf_counter()
    window.view.facing.pane(Side.RIGHT).viewport().repaint()
    painted = perf_counter() - begun
    figures = {"shown": shown, "deed": deed, "painted": painted}
    record_property("seconds with 10,000 annotations", figures)
    assert deed < 1.5
    assert painted < 0.3


# One timeline


class Steps:
    """A history of numbers, for the timeline."""

    def __init__(self, deeds, kind):
        self.history, self._deeds, self.kind = History(0), deeds, kind
        deeds.register(
            kind,
            Source(
                lambda: [one.name for one in self.history.past],
                lambda: [one.name for one in self.history.future],
                lambda: self.take(self.history.undone()),
                lambda: self.take(self.history.redone()),
            ),
        )

    def take(self, history):
        self.history = history
        self._deeds.heard(self.kind)

    def do(self, name):
        self.take(self.history.did(name, self.history.now + 1))


@pytest.fixture
def timeline(qapp):
    deeds = Deeds()
    return deeds, Steps(deeds, "a"), Steps(deeds, "b")


def test_deeds_of_two_sources_are_undone_in_turn(timeline):
    deeds, one, other = timeline
    for steps, name in ((one, "a1"), (other, "b1"), (one, "a2"), (other, "b2")):
        steps.do(name)
    names = []
    while deeds.undo_name:
        names.append(deeds.undo_name)
        deeds.undo()
    assert names == ["b2", "a2", "b1", "a1"]
    names = []
    while deeds.redo_name:
        names.append(deeds.redo_name)
        deeds.redo()
    assert names == ["a1", "b1", "a2", "b2"]


def test_a_new_deed_ends_what_could_be_redone(timeline):
    deeds, one, other = timeline
    one.do("a1")
    other.do("b1")
    deeds.undo()
    one.do("a2")
    assert deeds.redo_name == ""
    assert deeds.undo_name == "a2"


def test_a_history_that_is_forgotten_leaves_the_other_alone(timeline):
    deeds, one, other = timeline
    one.do("a1")
    other.do("b1")
    one.do("a2")
    one.take(History(0))
    assert deeds.undo_name == "b1"
    deeds.undo()
    assert (deeds.undo_name, deeds.redo_name) == ("", "b1")


def test_undo_by_the_source_itself_is_followed(timeline):
    deeds, one, other = timeline
    one.do("a1")
    other.do("b1")
    one.take(one.history.undone())
    assert (deeds.undo_name, deeds.redo_name) == ("b1", "a1")


def test_an_empty_book_is_a_book(tagging):
    assert tagging.tags.book == Tagbook()
    assert tagging.tags.current is None


def test_a_click_anywhere_in_a_row_leaves_its_place_out(tagging, qtbot):
    window = tagging
    dialog = dialog_of(window, qtbot)
    write(window, "secretary of homeland security")
    press(window, Qt.Key.Key_Return)  # looks; it tags nothing
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.list.count() > 3, timeout=WAIT)
    assert not window.tags.book.annotations
    row = dialog.list.visualItemRect(dialog.list.item(1))
    all_of_them = len(dialog.chosen())
    for wanted in (all_of_them - 1, all_of_them):
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
        assert len(dialog.chosen()) == wanted
    press(window, Qt.Key.Key_Return)
    assert not window.tags.book.annotations  # no tag is named yet
    dialog.reject()


def test_nothing_is_tagged_while_another_phrase_is_looked_for(tagging, qtbot):
    window = tagging
    dialog = dialog_of(window, qtbot)
    dialog.tag.setText("department")
    write(window, "secretary of homeland security")
    qtbot.waitUntil(lambda: dialog.list.count() > 3 and dialog.ok.isEnabled(), timeout=WAIT)
    dialog.phrase.setText("attorney general")
    assert not dialog.ok.isEnabled()
    qtbot.waitUntil(lambda: dialog.ok.isEnabled(), timeout=WAIT)
    assert all(row.match.quote.casefold() == "attorney general" for row in dialog.chosen())
    dialog.reject()
