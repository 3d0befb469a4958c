"""How a text is cut into words."""

from __future__ import annotations

import pytest

from reader.search.words import forms, words


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("Harbour dues", ["harbour", "dues"]),
        ("under 7 U.S.C. 301(b)(2)", ["under", "7", "usc", "301", "b", "2"]),
        ("64,095 ships, 3.4 tons", ["64095", "ships", "3.4", "tons"]),
        ("the keeper’s lamp", ["the", "keeper", "lamp"]),
        ("night-watch", ["night", "watch"]),
        ("moored.The bell", ["moored", "the", "bell"]),
        ("Café — naïve 😀 end", ["café", "naïve", "end"]),
        ("§ — …", []),
    ],
)
def test_words_are_compared_without_their_dress(printed: str, compared: list[str]) -> None:
    assert forms(printed) == compared


def test_places_are_code_points() -> None:
    text = "😀 The port’s clerk"
    assert [text[word.start : word.end] for word in words(text)] == ["The", "port’s", "clerk"]
