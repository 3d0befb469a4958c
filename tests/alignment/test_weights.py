"""The shipped weights and the features they weigh belong together."""

from __future__ import annotations

from alignment_orders import SECTIONS, outlined

from reader.alignment.features import FEATURES
from reader.alignment.neighbourhood import NEIGHBOURHOOD
from reader.alignment.pairs import pairs
from reader.alignment.passages import reading
from reader.alignment.scorer import BIAS, FIRST_NAMES, SECOND_NAMES, likelihood, scores, shipped_weights

LEFT, RIGHT = reading(outlined(SECTIONS), ()), reading(outlined(SECTIONS[::-1]), ())


def test_every_feature_has_a_weight_in_both_stages_and_no_weight_is_for_nothing():
    weights = shipped_weights()
    assert set(weights.first) == {BIAS, *FIRST_NAMES}
    assert set(weights.second) == {BIAS, *SECOND_NAMES}


def test_every_feature_says_what_it_is():
    assert all(feature.__doc__ for feature in (*FEATURES, *NEIGHBOURHOOD))


def test_every_feature_is_symmetric():
    there = {(pair.a.label, pair.b.label): pair for pair in pairs(LEFT, RIGHT)}
    back = {(pair.b.label, pair.a.label): pair for pair in pairs(RIGHT, LEFT)}
    assert there.keys() == back.keys()
    for labels, pair in there.items():
        for feature in FEATURES:
            assert abs(feature(pair) - feature(back[labels])) < 1e-9, (feature.__name__, labels)


def test_likelihoods_are_likelihoods_and_favour_the_true_partner():
    found = pairs(LEFT, RIGHT)
    likely = dict(zip(((p.a.label, p.b.label) for p in found), scores(found, shipped_weights()), strict=True))
    assert all(0 <= score <= 1 for score in likely.values())
    assert likely["1", "6"] > 0.9
    assert likely["1", "6"] > 2 * likely.get(("1", "5"), 0.0)


def test_the_logistic_holds_at_its_ends():
    assert likelihood([1e9], ["x"], {"x": 1.0}) == 1.0
    assert likelihood([-1e9], ["x"], {"x": 1.0}) == 0.0
    assert likelihood([0.0], ["x"], {"x": 1.0}) == 0.5
