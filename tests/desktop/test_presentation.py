"""Presenting a walkthrough by keyboard alone, from the first stop to the score."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from reader.comparison import Side
from reader.desktop.presenting import Presentation
from reader.desktop.theme import load_theme
from reader.places import resources
from reader.walkthroughs import Answer, Hidden, Question, from_yaml, performance, slides

KEY = Qt.Key


@pytest.fixture
def walkthrough():
    file = resources() / "walkthroughs" / "two-orders-one-border.yaml"
    return from_yaml(file.read_text("utf-8"), file.name)


@pytest.fixture
def present(qtbot, starter_comparison):
    def build(walkthrough, theme: str = "light", size: tuple[int, int] = (1280, 720)) -> Presentation:
        state = performance(walkthrough, slides(walkthrough, starter_comparison))
        made = Presentation(state, load_theme(theme))
        qtbot.addWidget(made)
        made.screen_.motion = 0
        made.resize(*size)
        made.show()
        return made

    return build


def _press(qtbot, made, *keys) -> None:
    for key in keys:
        qtbot.keyClick(made, key)


def test_it_is_walked_to_its_end_and_the_answers_are_saved(qtbot, present, walkthrough, tmp_path):
    made = present(walkthrough)
    letters = {Answer.CONTINUES: KEY.Key_C, Answer.LIMITS: KEY.Key_L, Answer.ENDS: KEY.Key_E, Answer.SILENT: KEY.Key_S}
    for _ in range(len(walkthrough.stops) * 4):
        if made.state.slide is None:
            break
        if made.state.asking:
            _press(qtbot, made, letters[made.state.slide.question.answer])
        _press(qtbot, made, KEY.Key_Space)
    asked = len(made.state.round.asked)
    assert asked > 2
    assert made.state.slide is None
    assert made.state.round.score == (asked, asked)
    made.save(tmp_path / "class")
    assert f"{asked} of {asked}" in (tmp_path / "class.csv").read_text("utf-8-sig")


def test_keys_move_blank_jump_and_size(qtbot, present, walkthrough):
    plain = replace(walkthrough, stops=tuple(replace(stop, question=None) for stop in walkthrough.stops))
    made = present(plain)
    _press(qtbot, made, KEY.Key_End)
    assert made.state.at == len(plain.stops) - 1
    _press(qtbot, made, KEY.Key_Left, KEY.Key_PageUp)
    assert made.state.at == len(plain.stops) - 3
    _press(qtbot, made, KEY.Key_Home, KEY.Key_4)
    assert made.state.at == 3
    _press(qtbot, made, KEY.Key_B)
    assert made.state.blank
    assert made.grab().toImage().pixelColor(20, 20).lightness() == 0
    _press(qtbot, made, KEY.Key_B, KEY.Key_Plus, KEY.Key_Plus, KEY.Key_Minus, KEY.Key_N)
    assert (made.state.blank, made.state.size, made.state.note) == (False, 110, False)


def test_esc_leaves_and_tells_where(qtbot, present, walkthrough):
    made = present(walkthrough)
    _press(qtbot, made, KEY.Key_2)
    with qtbot.waitSignal(made.ended) as told:
        _press(qtbot, made, KEY.Key_Escape)
    assert told.args == [1]
    assert not made.isVisible()


def test_what_is_kept_back_is_neither_painted_nor_read_out(qtbot, present, walkthrough):
    made = present(walkthrough)
    number = next(
        at for at, one in enumerate(made.state.slides) if one.question and one.question.hidden is not Hidden.RELATION
    )
    made._turn(made.state.went(number))
    slide = made.state.slide
    hidden = Side.LEFT if slide.question.hidden is Hidden.LEFT else Side.RIGHT
    assert made.screen_.scene.prose[hidden] is None
    assert slide.side(hidden).text not in made.screen_.accessibleDescription()
    assert slide.question.text in made.screen_.accessibleDescription()
    _press(qtbot, made, KEY.Key_Space)
    assert slide.side(hidden).text in made.screen_.accessibleDescription()


@pytest.mark.parametrize(("size", "theme"), [((1920, 1080), "dark"), ((1024, 700), "light"), ((640, 480), "dark")])
def test_no_passage_reaches_below_its_frame(present, walkthrough, size, theme):
    made = present(walkthrough, theme, size)
    for at in range(len(made.state.slides)):
        made._turn(made.state.went(at).revealed())
        scene = made.screen_.scene
        assert scene.stage.lowest <= (scene.stage.note_box.top() if scene.note else scene.stage.foot.top())
        for side, prose in scene.prose.items():
            if prose is not None:
                box = scene.stage.box(side is Side.RIGHT, prose.height)
                assert box.bottom() <= scene.stage.lowest + 1


def test_a_long_passage_is_paged_through_before_the_next_stop(qtbot, present, walkthrough):
    made = present(walkthrough, size=(700, 420))
    long_one = next(
        at
        for at, _ in enumerate(made.state.slides)
        if _opened(made, at).screen_.scene.reach() > made.screen_.page * 0.2
    )
    _opened(made, long_one)
    _press(qtbot, made, KEY.Key_Space)
    assert made.state.at == long_one
    assert made.screen_.scrolled > 0
    for _ in range(40):
        _press(qtbot, made, KEY.Key_Space)
        if made.state.at != long_one:
            break
    assert made.state.at == long_one + 1
    assert made.screen_.scrolled == 0


def _opened(made: Presentation, at: int) -> Presentation:
    made._turn(made.state.went(at).revealed())
    return made


def test_the_mouse_answers_and_leads_on(qtbot, present, walkthrough):
    made = present(walkthrough)
    at = next(at for at, one in enumerate(made.state.slides) if one.question)
    made._turn(made.state.went(at))
    made.grab()
    box, answer = made.screen_._places.answers[1]
    qtbot.mouseClick(made.screen_, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert made.state.given is answer
    dots = made.screen_._places.stops
    qtbot.mouseClick(made.screen_, Qt.MouseButton.LeftButton, pos=dots[0][0].center().toPoint())
    assert made.state.at == 0
    for _ in range(9):
        qtbot.mouseClick(made.screen_, Qt.MouseButton.LeftButton, pos=QPointF(20, 20).toPoint())
    assert made.state.at > 0


def test_the_trainer_has_the_note_and_what_comes_next_and_the_same_keys(qtbot, present, walkthrough):
    made = present(walkthrough)
    made.show_trainer(QGuiApplication.primaryScreen())
    trainer = made.trainer
    qtbot.addWidget(trainer)
    assert not made.screen_.noted
    assert walkthrough.stops[0].note.split()[0] in trainer._note.toPlainText()
    assert walkthrough.stops[1].title in trainer._next.text()
    qtbot.keyClick(trainer, KEY.Key_2)
    assert made.state.at == 1
    assert walkthrough.stops[1].title == trainer._title.text()
    trainer.close()
    assert made.screen_.noted


def test_a_file_that_cannot_be_written_is_told(qtbot, present, walkthrough, tmp_path):
    made = present(walkthrough)
    with qtbot.waitSignal(made.said) as told:
        made.save(tmp_path / "missing" / "class.csv")
    assert "cannot be written" in told.args[0]


LONG = "Which of the following does the later order do with what the earlier one began, and which words say so? " * 3


@pytest.mark.parametrize("hidden", list(Hidden))
@pytest.mark.parametrize(("size", "grown"), [((1440, 900), 0), ((1024, 700), 10), ((640, 480), 0)])
def test_a_long_question_leaves_room_for_its_answers(present, walkthrough, hidden, size, grown):
    stop = replace(walkthrough.stops[3], question=Question(LONG, hidden, Answer.ENDS))
    made = present(replace(walkthrough, stops=(stop,)), size=size)
    made._turn(made.state.sized(grown))
    made.grab()
    scene, answers = made.screen_.scene, [box for box, _ in made.screen_._places.answers]
    assert len(answers) == len(Answer)
    stage = scene.stage
    top = stage.note_box.top() if hidden is Hidden.RELATION else stage.box(hidden is Hidden.RIGHT, 1).top()
    assert answers[0].top() - top >= scene.asked.height
    assert answers[0].bottom() < stage.foot.top()


@pytest.mark.parametrize("words", ["Short", "A long title of a stop about what two presidents say of one border " * 3])
def test_a_title_stays_within_its_row(present, walkthrough, words):
    made = present(replace(walkthrough, stops=(replace(walkthrough.stops[0], title=words),)), size=(1024, 700))
    picture = made.grab().toImage()
    stage = made.screen_.scene.stage
    right, paper = int(stage.edge + stage.inner) + 2, picture.pixelColor(2, 2)
    for y in range(int(stage.px(60)), int(stage.px(186))):
        for x in range(right, picture.width()):
            assert picture.pixelColor(x, y) == paper


def test_paging_shows_every_line_of_a_long_passage(present, walkthrough):
    """What was hidden behind the sign for more, or cut at the foot, is whole on the next page."""
    made = present(walkthrough, size=(700, 420))
    for at in range(len(made.state.slides)):
        scene = _opened(made, at).screen_.scene
        line = max((one.line for one in scene.prose.values() if one is not None), default=0)
        seen = scene.stage.room + scene.stage.px(22 - 15 - 2)
        if scene.reach() > 0:
            assert made.screen_.page <= seen - line + 1


@pytest.mark.parametrize("size", [(1920, 1080), (800, 600)])
@pytest.mark.parametrize("grown", [60, 100, 200])
def test_a_note_is_readable_and_no_line_of_it_is_cut(present, walkthrough, size, grown):
    made = present(walkthrough, size=size)
    long = tuple(replace(one, note="What everybody should hear. " * 90, question=None) for one in made.state.slides)
    for slides_ in (long, tuple(replace(one, note="Short.", question=None) for one in long)):
        made._turn(
            replace(
                made.state,
                slides=slides_,
                size=grown,
                round=replace(made.state.round, walkthrough=_unasked(walkthrough)),
            )
        )
        note = made.screen_.scene.note
        assert (
            note.document.defaultFont().pixelSize() >= 10 or note.document.defaultFont().pointSizeF() * 96 / 72 >= 10.4
        )
        assert 0 < note.seen <= note.box.height() + 1
        assert note.goes_on is (slides_ is long and note.seen < note.document.size().height() - 1)
        for prose in made.screen_.scene.prose.values():
            assert prose is None or prose.pixels >= 10.5


def _unasked(walkthrough):
    return replace(walkthrough, stops=tuple(replace(stop, question=None) for stop in walkthrough.stops))


def test_a_screen_reader_hears_whose_passages_they_are_and_the_note(present, walkthrough):
    made = present(_unasked(walkthrough))
    slide, told = made.state.slide, made.screen_.accessibleDescription()
    for part in (slide.left.name, slide.left.text, slide.right.text, slide.note, slide.badge, slide.relation):
        assert part in told
    made._turn(made.state.noted())
    assert slide.note not in made.screen_.accessibleDescription()
