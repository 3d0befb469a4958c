"""Words: stems and rareness."""

from __future__ import annotations

import pytest

from reader.alignment.words import stem, stems, word_statistics


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("terminate", "Terminating"),
        ("policies", "policy"),
        ("removal", "removing"),
        ("establishes", "establishment"),
        ("secretary’s", "Secretary"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["wall", "act", "law", "1225", "this"])
def test_short_words_and_numbers_stay_whole(word):
    assert stem(word) == word


def test_stems_keep_the_sequence_of_the_words():
    assert stems("Bells ring; 12 bells.") == ["bell", "ring", "12", "bell"]


def test_rare_words_weigh_more_than_common_ones():
    table = word_statistics()
    assert table.weight(stem("the")) < 1 < table.weight(stem("lighthouse"))
    assert table.weight("neverseen") == max(table.weight(s) for s in ("neverseen", "secretar", "shall"))
    assert table.telling(stems("of the lighthouse")) == stems("lighthouse")


def test_the_table_holds_numbers_for_single_words_only():
    table = word_statistics()
    assert table.paragraphs > 1000
    assert all(word.isalpha() and 3 <= count <= table.paragraphs for word, count in table.frequencies.items())
