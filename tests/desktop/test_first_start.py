"""The first start explains itself; later starts bring back what was open."""

from __future__ import annotations

from pathlib import Path

from reader.comparison import Side, Verdict
from reader.desktop.app import STARTER, STARTER_LABELS, as_left, begin, keep, make_window
from reader.desktop.settings import Settings, load_settings

WAIT = 20_000


def _open(qtbot, window, settings, **asked) -> None:
    with qtbot.waitSignal(window.desk.opened, timeout=WAIT):
        begin(window, settings, **asked)
        window.show()


def test_the_first_start_fills_the_library_and_opens_the_starter_pair_at_its_link(qtbot, make, tmp_path):
    window = make(Settings(theme="light"), tmp_path / "empty")
    _open(qtbot, window, Settings(theme="light"))
    assert window.desk.pair == STARTER
    assert {entry.id for entry in window.desk.entries()} >= {STARTER.left, STARTER.right}
    qtbot.waitUntil(lambda: window.session.current is not None, timeout=WAIT)
    assert STARTER_LABELS[0] in window.session.current.left
    assert STARTER_LABELS[1] in window.session.current.right
    assert "Alt+Down" in window.welcome.words
    assert window.session.comparison.left.order.identity.number == "14010"
    assert "Digest" in window.status._note.text()


def test_the_welcome_is_put_away_for_good(qtbot, make, tmp_path):
    window = make(Settings(theme="light"))
    _open(qtbot, window, Settings(theme="light"))
    window.welcome.dismiss()
    keep(window, tmp_path / "settings.json")
    again = make(load_settings(tmp_path / "settings.json"))
    _open(qtbot, again, load_settings(tmp_path / "settings.json"))
    assert again.welcome.words == ""


def test_pair_places_topics_and_layout_come_back(qtbot, make, tmp_path):
    path = tmp_path / "settings.json"
    window = make()
    _open(qtbot, window, Settings(welcomed=True), left="eo-13767-digest", right="eo-14159-digest")
    window.resize(1400, 860)
    window.session.light_only(["expedited-removal", "parole"])
    window.set_zoom(120)
    window.choose_theme("dark")
    window.set_following(False)
    window.set_links_shown(False)
    window.body.set_widths(240, 260)
    window.body.show_dock(Side.LEFT, False)
    window.right.tabs.choose("directives")
    window.left.outline.tabs.choose("right")
    window.session.step_through(Verdict.RELATED)
    qtbot.wait(60)
    window.view.go_to_label(Side.LEFT, "5")
    qtbot.wait(300)
    places = window.view.places()
    left = as_left(window, Settings())
    keep(window, path)

    kept = load_settings(path)
    assert kept == left
    again = make(kept)
    _open(qtbot, again, kept)
    assert again.desk.pair == window.desk.pair
    assert again.session.slots == {"expedited-removal": 0, "parole": 1}
    assert (again.zoom, again.theme.name, again.right.tabs.chosen()) == (120, "dark", "directives")
    assert again.left.outline.tabs.chosen() == "right"
    assert not again.actions_by_id["follow"].isChecked()
    assert not again.actions_by_id["links"].isChecked()
    assert not again.body.shown(Side.LEFT)
    assert again.right.width() == 260
    again.body.show_dock(Side.LEFT, True)
    assert again.left.width() == 240
    assert again.session.verdict is Verdict.RELATED
    assert (again.width(), again.height()) == (1400, 860)
    assert places[0] > 0
    qtbot.waitUntil(lambda: abs(again.view.places()[0] - places[0]) < 200, timeout=WAIT)


def test_a_pair_that_is_gone_gives_way_to_the_starter_pair(qtbot, make):
    settings = Settings(left="eo-1", right="/no/such/file.md", welcomed=True)
    window = make(settings)
    _open(qtbot, window, settings)
    assert window.desk.pair == STARTER


def test_orders_asked_for_by_number_or_file_are_opened(qtbot, make, library_folder: Path):
    window = make()
    file = next((library_folder / "orders" / "eo-13768-digest").glob("*.md"))
    _open(qtbot, window, Settings(welcomed=True), left="13767", right=str(file))
    numbers = [window.session.comparison.side(side).order.identity.number for side in Side]
    assert numbers == ["13767", "13768"]
    assert (window.desk.pair.left, window.desk.pair.right) == ("eo-13767-digest", "eo-13768-digest")


def test_a_file_beside_the_library_comes_back_by_its_whole_path(qtbot, make, tmp_path, monkeypatch):
    (tmp_path / "notes.md").write_text(
        "Section 1. Purpose. Lamps are lit.\n\nSec. 2. Oil. It is whale-free.\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    window = make()
    _open(qtbot, window, Settings(welcomed=True), left="14165", right="notes.md")
    assert window.desk.pair.right == str(tmp_path / "notes.md")
    assert window.left.library._open[Side.LEFT] == STARTER.right


def test_an_order_that_is_not_there_is_told_in_a_sentence_and_the_window_stays(qtbot, make):
    window = make()
    begin(window, Settings(welcomed=True), left="99999", right="14165")
    window.show()
    qtbot.waitUntil(lambda: "99999" in window.message.words, timeout=WAIT)
    assert window.session.comparison is None


def test_a_window_that_stood_off_every_screen_comes_back_onto_one(qapp, qtbot, library_folder):
    window = make_window(library_folder, Settings(window=(90_000, 90_000, 1200, 800)))
    qtbot.addWidget(window)
    assert window.screen().availableGeometry().intersects(window.geometry())
