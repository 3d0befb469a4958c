"""How far two people agree: figures that were reckoned elsewhere, and cases in which there is none."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from reader.annotations import (
    Annotation,
    Selector,
    Tag,
    Tagbook,
    Target,
    Unit,
    Vocabulary,
    agreement,
    tagged_by,
    taggers,
)
from reader.annotations.agreement import coefficients
from reader.errors import Cancelled
from reader.spans import Span

TEXT = "Alpha one.\n\nBeta two.\n\nGamma three.\n\nDelta four.\n\nGamma three."
PARTS = ("Alpha one.", "Beta two.", "Gamma three.", "Delta four.", "Gamma three.")
VOCABULARY = Vocabulary((Tag("rights", "rights"), Tag("money", "money")))


def segments(text: str = TEXT) -> dict[str, list[tuple[str, Span]]]:
    found, at = [], 0
    for number, part in enumerate(PARTS, 1):
        start = text.index(part, at)
        at = start + len(part)
        found.append((str(number), Span(start, at)))
    return {"eo-1": found}


def passage(start: int, end: int, tag: str = "rights", who: str = "Ada", order: str = "eo-1") -> Annotation:
    chosen = Selector(TEXT[start:end], TEXT[max(0, start - 32) : start], TEXT[end : end + 32], start, end)
    return Annotation(f"{who}{tag}{order}{start}", (Target(order, chosen),), tag, creators=(who,))


def on(*parts: int, tag: str = "rights", who: str = "Ada") -> list[Annotation]:
    spans = segments()["eo-1"]
    return [passage(spans[part - 1][1].start, spans[part - 1][1].end, tag, who) for part in parts]


def between(one: list[Annotation], other: list[Annotation], unit: Unit = Unit.SEGMENT):
    return agreement(one, other, VOCABULARY, {"eo-1": TEXT}, segments(), unit)


def table(both: int, only_one: int, only_other: int, neither: int) -> tuple[list[bool], list[bool]]:
    one = [True] * (both + only_one) + [False] * (only_other + neither)
    other = [True] * both + [False] * only_one + [True] * only_other + [False] * neither
    return one, other


def test_kappa_of_two_readers_of_fifty_proposals() -> None:
    """20 times both yes, 15 both no, 5 and 10 apart: observed 0.7, by chance 0.5, so 0.4."""
    kappa, alpha, reason = coefficients(*table(20, 5, 10, 15))
    assert kappa == pytest.approx(0.4)
    # alpha by hand: Do = 2*15/100; De = 2*55*45/(100*99); 1 - Do/De
    assert alpha == pytest.approx(1 - 0.3 / (2 * 55 * 45 / 9900))
    assert reason == ""


def test_alpha_of_two_coders_of_ten_items() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A: binary data, two observers: 0.095."""
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert coefficients(one, other)[1] == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_two_coders_of_twelve_items_in_five_categories() -> None:
    """The same, B: nominal data, two observers: 0.692."""
    one, other = "aabbdcccedda", "babbbccceddd"
    assert coefficients(one, other)[1] == pytest.approx(0.692, abs=0.0005)


def test_kappa_by_the_definition_for_any_table() -> None:
    for both, left, right, neither in ((1, 2, 3, 4), (0, 1, 0, 9), (7, 0, 0, 1), (0, 3, 3, 0), (2, 0, 5, 0)):
        units = both + left + right + neither
        observed = (both + neither) / units
        yes = (both + left) / units, (both + right) / units
        chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
        kappa, alpha, _ = coefficients(*table(both, left, right, neither))
        tags = 2 * both + left + right
        expected = 2 * tags * (2 * units - tags) / (2 * units * (2 * units - 1))
        assert kappa == pytest.approx((observed - chance) / (1 - chance))
        assert alpha == pytest.approx(1 - (1 - observed) / expected)


@pytest.mark.parametrize("categories", [([True] * 5, [True] * 5), ([False] * 5, [False] * 5)])
def test_where_only_one_category_occurs_there_is_no_figure(categories: tuple[list[bool], list[bool]]) -> None:
    kappa, alpha, reason = coefficients(*categories)
    assert (kappa, alpha) == (None, None)
    assert reason.startswith("Both say the same of every unit")


def test_one_unit_or_none_gives_a_reason_instead() -> None:
    assert coefficients([], []) == (None, None, "There is nothing to compare.")
    assert coefficients([True], [False])[:2] == (None, None)


def test_each_segment_is_a_unit() -> None:
    row = between(on(1, 2, 3), on(2, 3, 4, who="Ben")).rows[0]
    assert (row.tag, row.units, row.both, row.only_one, row.only_other, row.neither) == ("rights", 5, 2, 1, 1, 1)
    assert row.percent == pytest.approx(60)
    assert row.kappa == pytest.approx((0.6 - (0.36 + 0.16)) / (1 - 0.52))


def test_what_they_differ_on_stands_side_by_side() -> None:
    found = between(on(1, 3), [*on(3, who="Ben"), *on(4, tag="money", who="Ben")])
    assert [(it.tag, it.order, it.label, it.one, it.other) for it in found.differences] == [
        ("rights", "eo-1", "1", "Alpha one.", None),
        ("money", "eo-1", "4", None, "Delta four."),
    ]
    assert found.differences[0].at.of(TEXT) == "Alpha one."
    assert found.sentence == "Over 1 order and 5 segments."


def test_a_passage_over_two_segments_tags_both_and_white_space_tags_none() -> None:
    first, second = (span for _, span in segments()["eo-1"][:2])
    found = between([passage(first.end - 4, second.start + 4)], [passage(first.start, second.start, who="Ben")])
    assert (found.rows[0].both, found.rows[0].only_one, found.rows[0].only_other) == (1, 1, 0)


def test_the_words_of_a_segment_below_do_not_count_for_the_one_above() -> None:
    nested = {
        "eo-1": [("1", Span(0, len(TEXT))), ("1(a)", segments()["eo-1"][1][1]), ("1(b)", segments()["eo-1"][3][1])]
    }
    found = agreement(on(2), on(2, 5, who="Ben"), VOCABULARY, {"eo-1": TEXT}, nested)
    row = found.rows[0]
    assert (row.units, row.both, row.only_other) == (3, 1, 1)
    assert [(it.label, it.other) for it in found.differences] == [("1", "Gamma three.")]


def test_each_character_is_a_unit_where_that_is_asked() -> None:
    found = between([passage(0, 5)], [passage(0, 10, who="Ben")], Unit.CHARACTER)
    row = found.rows[0]
    letters = sum(not letter.isspace() for letter in TEXT)
    assert (row.units, row.both, row.only_one, row.only_other) == (letters, 5, 0, 4)
    assert [(it.one, it.other) for it in found.differences] == [("Alpha", "Alpha one.")]
    assert between([passage(0, 5)], [passage(0, 10, who="Ben")]).differences == ()


def test_each_word_is_a_unit_where_that_is_asked() -> None:
    found = between([passage(0, 5)], [passage(2, 10, who="Ben")], Unit.WORD)
    assert (found.rows[0].units, found.rows[0].both, found.rows[0].only_other) == (10, 1, 1)
    assert found.sentence == "Over 1 order and 10 words."


def test_it_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        agreement(on(1), on(1, who="Ben"), VOCABULARY, {"eo-1": TEXT}, segments(), cancelled=lambda: True)


def test_only_orders_on_which_both_worked_count() -> None:
    found = agreement(
        [*on(1), passage(0, 5, order="eo-2")], on(1, who="Ben"), VOCABULARY,
        {"eo-1": TEXT, "eo-2": TEXT}, {**segments(), "eo-2": segments()["eo-1"]},
    )  # fmt: skip
    assert (found.orders, found.rows[0].units) == (("eo-1",), 5)
    nobody = agreement(on(1), [], VOCABULARY, {"eo-1": TEXT}, segments())
    assert (nobody.rows, nobody.sentence) == (
        (),
        "There is no order on which both have worked and whose text is at hand.",
    )


def test_a_passage_that_is_not_found_is_told_and_not_counted() -> None:
    lost = Annotation("lost", (Target("eo-1", Selector("words of quite another order", start=3, end=31)),), "rights")
    found = between([*on(1), lost], on(1, who="Ben"))
    assert (found.rows[0].both, found.rows[0].only_one, found.unplaced) == (1, 0, 1)
    assert found.sentence == "Over 1 order and 5 segments; 1 passage not found and not counted."


def test_the_second_of_two_places_with_the_same_words_is_told_from_the_first() -> None:
    found = between(on(5), on(3, who="Ben"))
    assert [it.label for it in found.differences] == ["3", "5"]


def test_two_people_in_one_book() -> None:
    both = Annotation("x", on(2)[0].targets, "rights", creators=("Ada", "Ben"))
    note = Annotation("n", on(2)[0].targets, None, creators=("Cy",))
    book = Tagbook(VOCABULARY, MappingProxyType({one.id: one for one in (*on(1), both, note)}))
    assert taggers(book) == ("Ada", "Ben")
    found = between(list(tagged_by(book, "Ada")), list(tagged_by(book, "Ben")))
    assert (found.rows[0].both, found.rows[0].only_one) == (1, 1)
