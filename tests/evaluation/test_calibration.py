"""Confidence against rightness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.calibration import WEIGHTS, Judgement, cross_validate, draw_curve, fit, guesses, judgements
from kg.evaluation.scoring import score
from kg.extract.confidence import cell_of
from tests.evaluation.examples import MET, MINISTER, SAW, article, index_of, perfect


def facts(rule: str, raw: float, right: int, wrong: int) -> list[Judgement]:
    cell = cell_of("met", rule, raw)
    return [(cell, True)] * right + [(cell, False)] * wrong


def test_the_curve_counts_facts_of_similar_confidence() -> None:
    curve = draw_curve([(0.9, True), (0.94, True), (0.9, False), (0.5, False)])
    assert [(b.low, b.high, b.facts, b.right) for b in curve.bins] == [(0.5, 0.55, 1, 0), (0.9, 0.95, 3, 2)]
    assert curve.brier == pytest.approx((0.01 + 0.0036 + 0.81 + 0.25) / 4)
    assert curve.constant == pytest.approx(0.25)
    assert curve.error == pytest.approx((1 * 0.5 + 3 * abs(2.74 / 3 - 2 / 3)) / 4)


def test_certainty_belongs_to_the_last_bin() -> None:
    (last,) = draw_curve([(1.0, True), (0.97, True)]).bins
    assert (last.low, last.high, last.facts) == (0.95, 1.0, 2)


def test_no_facts_are_an_empty_curve() -> None:
    assert draw_curve([]).to_dict() == {"facts": 0, "brier": 0.0, "brier_constant": 0.0, "expected_calibration_error": 0.0, "bins": []}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_every_fact_is_in_one_bin(points: list[tuple[float, bool]]) -> None:
    curve = draw_curve(points)
    assert sum(b.facts for b in curve.bins) == len(points)
    assert 0 <= curve.error <= 1 and 0 <= curve.brier <= 1


def test_found_facts_are_right_and_others_wrong() -> None:
    gold = article(MET, SAW)
    comparisons = score(index_of(perfect(article(MET, MINISTER))), [gold]).comparisons
    assert sorted(guesses(comparisons)) == [(1.0, False), (1.0, True)]
    assert sorted(judgements(comparisons)) == [(("holdsOffice", "", "1.00"), False), (("met", "", "1.00"), True)]


def test_fitted_confidences_are_the_shares_of_right_facts() -> None:
    calibration = fit([facts("sure", 0.8, 400, 4), facts("unsure", 0.8, 200, 200)])
    assert calibration.worth(cell_of("met", "sure", 0.8)) > 0.95
    assert calibration.worth(cell_of("met", "unsure", 0.8)) == pytest.approx(0.5, abs=0.05)


def test_one_file_is_fitted_without_a_choice_of_weight() -> None:
    assert fit([facts("a", 0.8, 3, 1)]).counts[()] == (3, 4)


def test_the_weight_is_chosen_where_files_are_held_out() -> None:
    alike = [facts("sure", 0.8, 90, 10) + facts("unsure", 0.8, 50, 50)] * 3
    apart = [facts("a", 0.8, 19, 1), facts("a", 0.8, 1, 19) + facts("b", 0.8, 15, 5), facts("b", 0.8, 5, 15)]
    assert fit(alike).weight == WEIGHTS[0]
    assert fit(apart).weight == WEIGHTS[-1]


def test_held_out_facts_are_given_what_the_other_files_teach() -> None:
    files = [facts("a", 0.6, 90, 10), facts("a", 0.6, 90, 10), facts("a", 0.6, 90, 10)]
    before, after = cross_validate(files)
    assert (before.facts, after.facts) == (300, 300)
    assert [b.confidence for b in before.bins] == pytest.approx([0.6])
    assert [b.confidence for b in after.bins] == pytest.approx([0.9], abs=0.02)
    assert after.brier < before.brier and after.error < before.error


def test_a_file_does_not_teach_its_own_confidences() -> None:
    files = [facts("a", 0.6, 100, 0), facts("a", 0.6, 0, 100)]
    _, after = cross_validate(files)
    assert after.brier > 0.5
