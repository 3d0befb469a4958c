"""About this order: how it was read, what looks wrong, what was set aside and where."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QLabel, QLineEdit

from reader.comparison import Side
from reader.desktop.about_panel import AboutDialog, AboutPanel, as_text
from reader.desktop.chooser import ChooserPopup
from reader.desktop.order_report import grouped, place_words, report
from reader.documents import SetAside, read_bytes
from reader.spans import Span
from reader.structure import outline

WAIT = 20_000
PAGE = (
    "---\nnumber: '91'\ntitle: Keeping the Lamps\ndate: 1990-05-06\nkind: executive-order\n"
    "source_url: https://example.invalid/orders/keeping-the-lamps-of-every-harbour\n---\n\n"
    "By the authority vested in me, it is hereby ordered:\n\nSection 1. Lamps. (a) The lamp burns.\n\n"
    "(c) The keeper sleeps.\n\nSec. 3. Oil. The oil is brought.\n"
)


def _read():
    return outline(read_bytes(PAGE.encode(), "lamps.md"))


def test_the_report_gives_each_fact_with_its_reason_and_what_looks_wrong():
    made = report(_read(), None)
    facts = {fact.name: fact for fact in made.identity}
    assert facts["Number"].value == "91"
    assert "front matter" in facts["Number"].reason
    assert made.warnings == tuple(dict.fromkeys(_read().order.warnings + _read().warnings))
    assert any("missing" in warning or "(b)" in warning for warning in made.warnings)
    assert "91" in as_text(made)


def test_what_was_set_aside_is_grouped_by_its_reason_the_weightiest_first():
    pieces = [SetAside("page 3", "page stamp", Span(40, 46)), SetAside("a b c d", "site menu", Span(0, 7))]
    pieces.append(SetAside("page 4", "page stamp", Span(90, 96)))
    groups = grouped(pieces)
    assert [(group.reason, group.words, len(group.pieces)) for group in groups] == [
        ("page stamp", 4, 2),
        ("site menu", 4, 1),
    ]
    assert "40" in place_words(pieces[0])


def test_the_panel_shows_the_words_and_their_place_when_a_group_is_unfolded(qtbot):
    tree = _read()
    order = dataclasses.replace(tree.order, set_aside=(SetAside("Vol. 3 page 4", "page stamp", Span(400, 413)),))
    panel = AboutPanel()
    qtbot.addWidget(panel)
    panel.show_report(report(dataclasses.replace(tree, order=order), None))
    panel.resize(230, 500)
    panel.show()
    panel.groups["page stamp"].click()
    texts = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    assert "Vol. 3 page 4" in texts
    assert any("400" in text for text in texts)
    address = [line.text() for line in panel.findChildren(QLineEdit)]
    assert any(text.startswith("https://example.invalid/") for text in address)


def test_the_dock_tells_about_the_order_of_either_side(window):
    window.doings.show_about(Side.RIGHT)
    dock = window.right.references
    assert dock.about.isVisible()
    assert dock.about.report.name == "EO 14165"
    window.doings.show_about(Side.LEFT)
    assert dock.about.report.name == "EO 14010"
    assert any(fact.name == "SHA-256" for fact in dock.about.report.source)


def test_details_of_an_order_that_is_not_open(window, qtbot):
    window.left.library.details_asked.emit("eo-13767-digest")
    qtbot.waitUntil(lambda: window.findChild(AboutDialog) is not None, timeout=WAIT)
    assert window.findChild(AboutDialog).panel.report.name == "EO 13767"


def test_the_heads_menu_leads_to_it(window):
    window.commands.choose(Side.LEFT)
    window.findChild(ChooserPopup).about.click()
    assert window.right.references.about.isVisible()
    assert window.right.references.about.report.name == "EO 14010"
