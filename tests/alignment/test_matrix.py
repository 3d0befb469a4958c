"""The matrix of likelihoods from which the aligner decides."""

from __future__ import annotations

from datetime import date

from alignment_orders import SECTIONS, Unit, outlined

from reader.alignment import align, score_matrix

LEFT, RIGHT = outlined(SECTIONS, signed=date(2001, 5, 4)), outlined(SECTIONS[::-1], signed=date(1999, 3, 2))
NOTHING = ((), ())


def test_rows_and_columns_are_the_segments_in_order():
    matrix = score_matrix(LEFT, RIGHT, NOTHING)
    assert (matrix.left, matrix.right) == (LEFT.labels, RIGHT.labels)
    assert [len(row) for row in matrix.scores] == [len(RIGHT.labels)] * len(LEFT.labels)
    assert all(0 <= score <= 1 for row in matrix.scores for score in row)


def test_every_link_has_its_score_there():
    matrix = score_matrix(LEFT, RIGHT, NOTHING)
    for link in align(LEFT, RIGHT, NOTHING).links:
        assert matrix.scores[LEFT.index(link.left[0])][RIGHT.index(link.right[0])] == link.score


def test_changing_sides_mirrors_it():
    assert score_matrix(RIGHT, LEFT, NOTHING) == score_matrix(LEFT, RIGHT, NOTHING).mirrored()


def test_definitions_are_aligned_by_term_in_whatever_order_they_stand():
    terms = ("brig", "cutter", "ketch", "sloop")
    parts = {t: Unit(f"“{t}” means a vessel of the kind that the Harbour Board enters as such.") for t in terms}
    other = {t: Unit(f"“{t}” means any boat so called in the register, whoever sails it.") for t in terms}
    left = outlined([Unit("For this order:", "Definitions", tuple(parts[t] for t in terms))])
    right = outlined([Unit("In what follows:", "Definitions", tuple(other[t] for t in reversed(terms)))])
    found = {(link.left[0], link.right[0]) for link in align(left, right, NOTHING).links}
    assert {(f"1({a})", f"1({b})") for a, b in zip("abcd", "dcba", strict=True)} <= found
