"""The file of corrections: readable, and every complaint names its line."""

from __future__ import annotations

import pytest

from reader.errors import BadCorrections
from reader.structure import Anchor, Correction, Mend, from_yaml, to_yaml

MADE = (
    Correction(Mend.HEADING, Anchor(3, "Tides: a “table”")),
    Correction(Mend.LABEL, Anchor(4, "(i) in fog;"), '1("b")(i)'),
    Correction(Mend.SPLIT, Anchor(5, "null"), "(d) sleep."),
    Correction(Mend.SET_ASIDE, Anchor(6, "- 12 -")),
    Correction(Mend.FACT, None, "1931-05-04", "date"),
)


def test_it_reads_back_what_it_wrote() -> None:
    assert from_yaml(to_yaml(MADE)) == MADE
    assert from_yaml(to_yaml(())) == ()
    assert from_yaml("") == ()


def test_a_person_can_read_it() -> None:
    lines = to_yaml(MADE).splitlines()
    assert lines[0].startswith("# What a person mended")
    assert "- mend: heading" in lines
    assert "  paragraph: 4" in lines
    assert "  words: 'Tides: a “table”'" in lines


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("corrections: [", "mine.yaml, line 1: this is not YAML"),
        ("- a", "mine.yaml, line 1: a file of corrections begins with"),
        ("colours: []", "mine.yaml, line 1: only `corrections` is expected"),
        ("corrections: 3", "mine.yaml, line 1: `corrections` is a list"),
        ("corrections:\n- lamp", "mine.yaml, line 2: a correction is a list of"),
        ("corrections:\n- mend: polish", "mine.yaml, line 2: `mend` is one of heading, text"),
        ("corrections:\n- mend: join\n  colour: red", "mine.yaml, line 3: `colour` is unknown"),
        ("corrections:\n- mend: join\n  words: [a]", "mine.yaml, line 3: `words` is a single value"),
        ("corrections:\n- mend: join\n  words: Lamps", "mine.yaml, line 2: `paragraph` is a number from 1"),
        ("corrections:\n- mend: join\n  paragraph: 0\n  words: Lamps", "mine.yaml, line 2: `paragraph` is a number"),
        ("corrections:\n- mend: join\n  paragraph: 1", "mine.yaml, line 2: `words`, with which"),
        ("corrections:\n- mend: join\n  paragraph: 1\n  words: a\n  label: 4", "`label` has no place"),
        ("corrections:\n- mend: label\n  paragraph: 1\n  words: a", "mine.yaml, line 2: `label` is missing"),
        ("corrections:\n- mend: under\n  paragraph: 1\n  words: a\n  label: (((", "is no label"),
        ("corrections:\n- mend: fact\n  field: date\n  value: soon", "line 2: “soon” is no date"),
        ("corrections:\n- mend: fact\n  field: colour\n  value: red", "a fact has `field`"),
        ("corrections: &a [*a]", "a correction is a list of"),
        ("a: " + "[" * 5000, "mine.yaml"),
    ],
)
def test_a_file_that_cannot_be_used(text: str, sentence: str) -> None:
    with pytest.raises(BadCorrections) as raised:
        from_yaml(text, "mine.yaml")
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)
