"""Tagging by keyboard alone: select, T, R, N, figures, clauses, links, walk, card, undo by name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu
from tagging_hands import ALT, CTRL, LEFT_WORDS, SHIFT, WAIT, kept, pane, press, select, tag, tagged, write

from reader.annotations import with_pin
from reader.comparison import Side


def test_t_opens_the_field_and_enter_tags_the_selected_words(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    assert tagged(window) == [(LEFT_WORDS, "due process")]
    (one,) = kept(window).annotations.values()
    assert one.targets[0].order == "eo-14010"
    assert one.targets[0].edition == "eo-14010-digest"
    assert one.creators
    assert pane(window).hasFocus()
    (mark,) = window.tags.marks(Side.LEFT)
    assert mark.span.of(window.session.comparison.left.outline.text) == LEFT_WORDS
    assert pane(window).tag_bars.lanes[0][0].mark == mark


def test_the_field_completes_shows_chips_and_takes_tags_off(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    tag(window, "Attorney General", "deadline")
    select(window, LEFT_WORDS)
    press(window, Qt.Key.Key_T)
    field = window.tags.popups.field
    assert [chip.text() for chip in field.box.chips] == ["due process"]
    write(window, "dead")
    assert field.lines.current_line().label == "deadline"
    assert field.box.line.rest == "line"
    assert field.lines.current_line().about == "1 passage"
    press(window, Qt.Key.Key_Return)
    assert [chip.text() for chip in field.box.chips] == ["due process", "deadline"]
    press(window, Qt.Key.Key_Backspace)
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Delete)
    assert [chip.text() for chip in field.box.chips] == ["deadline"]
    assert window.actions_by_id["undo"].text() == "&Undo take off tag “due process”"
    press(window, Qt.Key.Key_Return)
    assert window.tags.popups.shown is None


def test_ctrl_enter_makes_a_tag_though_another_is_offered(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    select(window, "Attorney General")
    press(window, Qt.Key.Key_T)
    write(window, "due pro")
    press(window, Qt.Key.Key_Return, CTRL)
    assert [one.label for one in window.tags.book.vocabulary.tags] == ["due process", "due pro"]


def test_tab_leads_to_a_note_that_goes_with_the_tag(tagging):
    window = tagging
    select(window, LEFT_WORDS)
    press(window, Qt.Key.Key_T)
    write(window, "question")
    press(window, Qt.Key.Key_Tab)
    write(window, "Who gains by this?")
    press(window, Qt.Key.Key_Return)
    (one,) = kept(window).annotations.values()
    assert [note.text for note in one.notes] == ["Who gains by this?"]
    assert one.tag == "question"
    assert window.tags.popups.shown is None


def test_n_writes_a_note_alone_and_changes_it(tagging):
    window = tagging
    for words in ("A first thought.", " And more."):
        select(window, LEFT_WORDS)
        press(window, Qt.Key.Key_N)
        press(window, Qt.Key.Key_End)
        write(window, words)
        press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert one.tag is None
    assert [note.text for note in one.notes] == ["A first thought. And more."]
    assert window.actions_by_id["undo"].text().startswith("&Undo note on ")


def test_r_puts_the_last_tag_on_other_words(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    select(window, "Attorney General")
    press(window, Qt.Key.Key_R)
    assert tagged(window) == [(LEFT_WORDS, "due process"), ("Attorney General", "due process")]
    press(window, Qt.Key.Key_R)
    assert len(tagged(window)) == 2
    assert "already" in window.status.words


def test_a_figure_puts_its_pinned_tag(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    window.tags.deeds.do("pin", lambda book: with_pin(book, "due-process", 3))
    assert window.actions_by_id["tag-pin-3"].text() == "&3: due process"
    select(window, "Attorney General", Side.LEFT)
    press(window, Qt.Key.Key_3)
    assert tagged(window)[-1] == ("Attorney General", "due process")
    press(window, Qt.Key.Key_4)
    assert "No tag is pinned to 4" in window.message.words


def test_without_a_selection_t_tags_the_clause_one_reads(tagging):
    window = tagging
    window.go_to_label(Side.LEFT, "3(c)")
    pane(window).setFocus()
    press(window, Qt.Key.Key_T)
    write(window, "whole")
    press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert one.targets[0].label == "3(c)"
    assert one.targets[0].selector.exact == window.session.comparison.left.outline.segment("3(c)").body.of(
        window.session.comparison.left.outline.text
    )


def test_shift_t_tags_the_whole_clause_of_the_selection(tagging):
    window = tagging
    select(window, LEFT_WORDS)
    label = window.tags.texts[Side.LEFT].label_at(window.tags.choices.selected(Side.LEFT).start)
    press(window, Qt.Key.Key_T, SHIFT)
    write(window, "whole")
    press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert one.targets[0].label == label
    assert len(one.targets[0].selector.exact) > len(LEFT_WORDS)


def test_a_link_is_tagged_and_its_sign_stands_on_the_ribbon(tagging):
    window = tagging
    steps = window.session.comparison.steps
    step = next(s for s in steps if s.left == ("4(a)(ii)(B)",) and s.right == ("6",))
    window.go_to_step(step)
    press(window, Qt.Key.Key_T, CTRL | ALT)
    write(window, "weak spot")
    press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert [(target.order, target.label) for target in one.targets] == [("eo-14010", "4(a)(ii)(B)"), ("eo-14165", "6")]
    assert list(window.view.facing.link_map._signs.tags) == [step.link]
    gutter = window.view.facing.link_map
    assert "weak spot" in gutter._signs.words(step.link)
    ribbon = next(found for found in gutter.scene().ribbons if found.link == step.link)
    assert gutter.tag_at(QPointF(*gutter._middle(ribbon))).annotation == one.id
    assert all(len(window.tags.marks(side)) == 1 for side in Side)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_T, CTRL | ALT)
    assert [chip.text() for chip in window.tags.popups.field.box.chips] == ["weak spot"]


def test_letters_are_letters_wherever_one_types(tagging):
    window = tagging
    window.start_search()
    write(window, "t1rn")
    assert window.toolbar.search.text() == "t1rn"
    assert window.tags.popups.shown is None
    assert not window.tags.book.annotations


def test_walking_from_tag_to_tag_and_the_card(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    tag(window, "Attorney General", "due process")
    select(window, "Nothing")
    window.tags.choose("")
    window.view.restore_places(0, 0)
    pane(window).setFocus()
    press(window, Qt.Key.Key_Down, CTRL | ALT)
    first = window.tags.current
    press(window, Qt.Key.Key_Down, CTRL | ALT)
    second = window.tags.current
    spans = {mark.annotation: mark.span for mark in window.tags.marks(Side.LEFT)}
    assert spans[first.id].start < spans[second.id].start
    press(window, Qt.Key.Key_Up, CTRL | ALT)
    assert window.tags.current == first
    pane(window).drop_selection()
    press(window, Qt.Key.Key_Return)
    card = window.tags.popups.card
    assert not card.isHidden()
    assert card.edit.hasFocus()
    press(window, Qt.Key.Key_Right)
    assert window.tags.current == second
    press(window, Qt.Key.Key_Delete)
    assert list(window.tags.book.annotations) == [first.id]
    assert pane(window).hasFocus()
    press(window, Qt.Key.Key_Z, CTRL)
    assert set(window.tags.book.annotations) == {first.id, second.id}


def test_edit_opens_the_field_with_the_note_and_esc_closes_all(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    window.tags.open(next(iter(window.tags.book.annotations)))
    press(window, Qt.Key.Key_Return)
    field = window.tags.popups.field
    assert window.tags.popups.shown is field
    assert [chip.text() for chip in field.box.chips] == ["due process"]
    press(window, Qt.Key.Key_Escape)
    assert window.tags.popups.shown is None
    assert pane(window).hasFocus()


def test_undo_and_redo_go_through_links_and_tags_in_their_order(tagging):
    window, actions = tagging, tagging.actions_by_id
    window.desk.hand_of(window.desk.pair)
    tag(window, LEFT_WORDS, "due process")
    steps = window.session.comparison.steps
    window.session.go_to(next(s for s in steps if s.left == ("4(a)(ii)(B)",)))
    window.hand.keep()
    tag(window, "Attorney General", "deadline")
    assert actions["undo"].text() == "&Undo tag “deadline”"
    actions["undo"].trigger()
    assert actions["undo"].text() == "&Undo keep 4(a)(ii)(B) ↔ 6"
    actions["undo"].trigger()
    actions["undo"].trigger()
    assert not kept(window).annotations
    assert not actions["undo"].isEnabled()
    assert actions["redo"].text() == "&Redo tag “due process”"
    actions["redo"].trigger()
    actions["redo"].trigger()
    assert window.hand.current.confirmed
    assert len(kept(window).annotations) == 1
    actions["redo"].trigger()
    assert len(kept(window).annotations) == 2
    assert not actions["redo"].isEnabled()


def test_the_status_line_names_the_selection_and_what_stands_there(tagging):
    window = tagging
    tag(window, "the " + LEFT_WORDS, "due process")
    select(window, LEFT_WORDS)
    assert f"“{LEFT_WORDS}”, 4 words" in window.status.words
    assert "already tagged here: D" in window.status.words
    assert "T tag, N note" in window.status.words


def test_words_are_selected_by_keyboard_across_paragraphs_and_a_caret_is_seen(tagging):
    window = tagging
    window.go_to_label(Side.LEFT, "3(c)")
    pane(window).setFocus()
    assert pane(window).cursorWidth() == 0
    for _ in range(12):
        press(window, Qt.Key.Key_Down, SHIFT)
    assert pane(window).cursorWidth() > 0
    chosen = window.tags.choices.selected(Side.LEFT)
    assert "\n\n" in chosen.of(window.session.comparison.left.outline.text)
    press(window, Qt.Key.Key_T)
    write(window, "long")
    press(window, Qt.Key.Key_Return)
    (mark,) = window.tags.marks(Side.LEFT)
    assert mark.span == chosen


def test_f7_shows_a_caret_that_the_arrows_move(tagging):
    window = tagging
    press(window, Qt.Key.Key_F7)
    before = pane(window).caret_offset
    assert before is not None
    for _ in range(3):
        press(window, Qt.Key.Key_Right)
    assert pane(window).caret_offset == before + 3
    press(window, Qt.Key.Key_F7)
    assert pane(window).caret_offset is None


def test_the_rows_show_the_same_tags_and_take_the_same_keys(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    window.view.show_view("rows")
    QApplication.processEvents()
    rows = window.view.text.rows
    assert [mark.tag for mark in rows.tags[Side.LEFT].marks] == ["due-process"]
    rows.setFocus()
    press(window, Qt.Key.Key_T)
    assert window.tags.popups.shown is window.tags.popups.field
    write(window, "in rows")
    press(window, Qt.Key.Key_Return)
    assert len(window.tags.book.annotations) == 2


def test_an_order_without_key_asks_to_be_imported(tagging, monkeypatch):
    window = tagging
    monkeypatch.setattr(window.tags.texts[Side.LEFT], "key", "")
    select(window, LEFT_WORDS)
    press(window, Qt.Key.Key_T)
    assert "Import it first" in window.message.words
    assert window.tags.popups.shown is None


def test_esc_lets_the_current_tag_go_and_return_is_the_clauses_again(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    pane(window).drop_selection()
    press(window, Qt.Key.Key_Down, CTRL | ALT)
    assert window.tags.current is not None
    press(window, Qt.Key.Key_Escape)
    assert window.tags.current is None
    press(window, Qt.Key.Key_Return)
    assert window.tags.popups.shown is None


def test_tags_stay_with_their_orders_when_the_sides_are_swapped(tagging, qtbot):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    steps = window.session.comparison.steps
    window.go_to_step(next(s for s in steps if s.left == ("4(a)(ii)(B)",) and s.right == ("6",)))
    press(window, Qt.Key.Key_T, CTRL | ALT)
    write(window, "weak spot")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)
    window.desk.swap()
    qtbot.waitUntil(lambda: window.desk.pair.left == "eo-14165-digest", timeout=WAIT)
    qtbot.waitUntil(lambda: len(window.tags.marks(Side.RIGHT)) == 2, timeout=WAIT)
    assert len(window.tags.marks(Side.LEFT)) == 1
    (link,) = window.view.facing.link_map._signs.tags
    assert window.session.comparison.bitext.links[link].left == ("6",)
    window.session.go_to(next(s for s in window.session.comparison.steps if s.link == link))
    press(window, Qt.Key.Key_T, CTRL | ALT)
    assert [chip.text() for chip in window.tags.popups.field.box.chips] == ["weak spot"]


def test_a_hanging_label_offers_to_tag_its_clause(tagging):
    window = tagging
    window.tags.keys.offer(Side.LEFT, "3(c)", pane(window).mapToGlobal(pane(window).rect().center()))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    assert [one.text().replace("&", "") for one in menu.actions()] == ["Tag 3(c)…", "Write a note on 3(c)…"]
    menu.actions()[0].trigger()
    menu.close()
    write(window, "clause")
    press(window, Qt.Key.Key_Return)
    (one,) = window.tags.book.annotations.values()
    assert one.targets[0].label == "3(c)"


def test_the_panes_menu_offers_tags_too(tagging):
    window = tagging
    select(window, LEFT_WORDS)
    side, place = window.mends.here()
    texts = [one.text().replace("&", "") for one in window.mends.menu(side, place).actions()]
    assert "Tag…" in texts
    assert any(text.startswith("Write a note on") for text in texts)


def test_what_cannot_be_kept_is_said_and_stays_on_screen(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    file = window.desk.library.folder / "annotations" / "eo-14010.jsonld"
    others = file.read_text("utf-8") + "\n"
    file.write_text(others, "utf-8")
    tag(window, "Attorney General", "deadline")
    assert len(window.tags.book.annotations) == 2
    assert window.tags.session.problem
    assert window.message.words == window.tags.session.problem
    assert file.read_text("utf-8") == others


def test_a_bar_in_the_rows_opens_its_card(tagging):
    window = tagging
    tag(window, LEFT_WORDS, "due process")
    (mark,) = window.tags.marks(Side.LEFT)
    window.view.show_view("rows")
    QApplication.processEvents()
    rows = window.view.text.rows
    window.tags.go_to(mark.annotation)
    QApplication.processEvents()
    rows.setFocus()
    press(window, Qt.Key.Key_Return)
    assert window.tags.popups.shown is window.tags.popups.card
