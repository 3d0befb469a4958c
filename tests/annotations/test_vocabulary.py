"""The vocabulary as a YAML file: read back as written, readable by a person, refused with file and line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.annotations import Tag, Vocabulary, vocabulary_from_yaml, vocabulary_to_yaml
from reader.errors import BadAnnotations
from tests.annotations.made_books import small_book, vocabularies


@settings(max_examples=30, deadline=None)
@given(vocabularies())
def test_any_vocabulary_is_read_back_as_it_was(vocabulary: Vocabulary) -> None:
    data = vocabulary_to_yaml(vocabulary)
    data.decode("utf-8", "strict")
    assert vocabulary_from_yaml(data, "vocabulary.yaml") == vocabulary


def test_a_person_can_read_and_write_it() -> None:
    text = vocabulary_to_yaml(small_book().vocabulary).decode()
    assert "- id: due-process\n  label: due process\n  broader: rights\n  letter: D\n" in text
    written = b"""
    format: 1
    tags:
    - id: parole
      label: yes          # a word that YAML takes for something else
      letter: P
      aliases: [3.10, humanitarian parole]
      pinned: 4
    """
    (tag,) = vocabulary_from_yaml(written, "vocabulary.yaml").tags
    assert tag == Tag("parole", "yes", letter="P", aliases=("3.10", "humanitarian parole"), pinned=4)


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (
            "- {id: a, label: x, broader: b}\n- {id: b, label: y, broader: a}",
            "line 3: tags lie below themselves (“x” → “y” → “x”)",
        ),
        ("- {id: a, label: x, broader: a}", "line 3: tags lie below themselves (“x” → “x”)"),
        ("- {id: a, label: x, broader: gone}", "line 3: “x” lies below “gone”"),
        ("- {id: a, label: x}\n- {id: b, label: ' X'}", "line 4: the tag “ X” has the same label as that of line 3"),
        ("- {id: a, label: x}\n- {id: a, label: y}", "line 4: the tag “y” has the same id"),
        ("- {id: a, label: x, pinned: 2}\n- {id: b, label: y, pinned: 2}", "line 4: the tag “y” has the same pinned"),
        ("- {id: a}", "line 3: “label” is missing"),
        ("- {id: a, label: x, color: red}", "line 3: there is no field “color” here; known are id, label"),
        ("- {id: a, label: x, pattern: 6}", "line 3: the pattern is “6”; write a figure from 0 to 5"),
        ("- {id: a, label: x, pattern: ²}", "line 3: the pattern"),
        ("- {id: a, label: x, pinned: 0}", "line 3: the figure it is pinned to is “0”"),
        ("- {id: a, label: [x]}", "line 3: one value is expected"),
        ("- {id: a, id: b, label: x}", "line 3: “id” is said twice"),
        ("- a", "line 3: fields and their values are expected"),
        ("- {id: a, label: x, aliases: one}", "line 3: a list is expected"),
        ("- {id: a, label: &l x, definition: *l}", "aliases"),
        ("- {id: a, label: x", "is not YAML"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_line(tags: str, said: str) -> None:
    with pytest.raises(BadAnnotations) as refused:
        vocabulary_from_yaml(f"format: 1\ntags:\n{tags}\n".encode(), "vocabulary.yaml")
    assert said in str(refused.value)
    assert str(refused.value).startswith("vocabulary.yaml")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"tags: []", "format: 1"), (b"format: 2\ntags: []", "format: 1"), (b"\xff", "UTF-8")],
)
def test_a_file_that_is_no_vocabulary_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadAnnotations, match=said):
        vocabulary_from_yaml(data, "vocabulary.yaml")
