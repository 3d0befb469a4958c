"""Every text of a theme can be read on every ground it stands on (WCAG 2 contrast)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reader.comparison import Verdict
from reader.desktop.style import hover, palette, sheet
from reader.desktop.theme import Theme, load_theme

GROUNDS = ("paper", "dock", "chrome", "raise", "sel", "cur")


def _light(colour: QColor) -> float:
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize("role", ["ink", "ink2", "ink3", "opposed", "revised", "related", "same", "moved", "tag"])
def test_text_is_read_on_every_ground(theme, role):
    for ground in GROUNDS:
        assert _contrast(theme.colour(role), theme.colour(ground)) >= 4.5, ground


@pytest.mark.parametrize(
    ("role", "ground"),
    [
        ("ink", "selbg"), ("ink", "hit"), ("opposed_text", "opposed"),
        ("inserted", "inserted_ground"), ("removed", "removed_ground"),
    ],
)  # fmt: skip
def test_text_on_its_own_ground(theme, role, ground):
    assert _contrast(theme.colour(role), theme.colour(ground)) >= 4.5


def test_controls_and_the_focus_ring_stand_out(theme):
    for ground in ("paper", "dock", "chrome", "raise", "sel"):
        assert _contrast(theme.colour("line2"), theme.colour(ground)) >= 3
        assert _contrast(theme.colour("focus"), theme.colour(ground)) >= 3
    assert _contrast(theme.colour("ink"), hover(theme)) >= 4.5


def test_topic_marks_stand_out(theme):
    for slot in range(8):
        for ground in ("paper", "cur"):
            assert _contrast(theme.topic(slot), theme.colour(ground)) >= 3, slot


def test_every_verdict_has_a_colour_and_the_style_sheet_every_role(theme, qapp):
    for verdict in Verdict:
        assert theme.verdict(verdict).isValid()
    assert "$" not in sheet(theme)
    assert palette(theme).window().color() == theme.colour("chrome")
