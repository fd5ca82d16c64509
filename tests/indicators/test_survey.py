# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statistics of small samples that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.indicators import survey
from kansrijk.indicators.spread import Ranked
from kansrijk.indicators.survey import Influence, InvalidDesign, NoCalibration, design, estimate
from kansrijk.indicators.survey.basic import beta_interval, logit_interval

INCOMES = np.array([800.0, 1000.0, 1200.0, 1500.0, 1500.0, 2500.0, 3000.0, 6000.0])
ONES = np.ones(INCOMES.size)
HOMES = np.array([1, 1, 2, 2, 3, 3, 4, 4])


def test_a_mean_of_a_simple_sample_has_the_error_of_the_textbook():
    found = estimate(design(ONES), survey.mean(INCOMES, ONES))
    assert found.value == INCOMES.mean()
    assert found.se == pytest.approx(INCOMES.std(ddof=1) / np.sqrt(8))
    assert found.deff == pytest.approx(1.0)
    assert found.low < found.value < found.high


def test_members_of_one_household_who_are_alike_make_the_error_larger():
    alike = np.repeat([900.0, 1500.0, 2500.0, 4000.0], 2)
    apart = estimate(design(ONES), survey.mean(alike, ONES))
    together = estimate(design(ONES, clusters=HOMES), survey.mean(alike, ONES))
    assert together.se > 1.3 * apart.se
    assert together.value == apart.value


def test_strata_that_differ_take_their_difference_out_of_the_error():
    strata = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    plain = estimate(design(ONES), survey.mean(INCOMES, ONES))
    stratified = estimate(design(ONES, strata=strata), survey.mean(INCOMES, ONES))
    assert stratified.se < plain.se


def test_a_whole_population_has_no_sampling_error():
    found = estimate(design(ONES, population=np.full(8, 8.0)), survey.mean(INCOMES, ONES))
    assert found.se == 0.0


@pytest.mark.parametrize(
    "weights, options, words",
    [
        ([1.0, -1.0], {}, "row 2"),
        ([1.0, float("nan")], {}, "row 2"),
        ([0.0, 0.0], {}, "all rows"),
        ([1.0, 1.0], {"strata": ["a"]}, "1 values"),
        ([1.0, 1.0], {"population": [0.1, 0.1]}, "not a fraction"),
    ],
)
def test_a_design_that_cannot_be_is_refused(weights: list[float], options: dict[str, object], words: str):
    with pytest.raises(InvalidDesign, match=words):
        design(weights, **options)


def test_a_stratum_with_one_household_is_refused_with_the_way_out():
    drawn = design(ONES, strata=[0] * 6 + [1] * 2, clusters=HOMES)
    with pytest.raises(InvalidDesign, match="Join strata"):
        estimate(drawn, survey.mean(INCOMES, ONES))


def test_who_stands_exactly_on_the_line_is_poor_only_when_told_so():
    line = survey.fixed_line(1500.0, INCOMES.size)
    below = survey.poverty_rate(INCOMES, ONES, line, at_line="below").value
    up_to = survey.poverty_rate(INCOMES, ONES, line, at_line="up_to").value
    assert (below, up_to) == (3 / 8, 5 / 8)


def test_a_line_says_whether_it_was_estimated_or_fixed():
    estimated = survey.estimated_line(INCOMES, ONES, part=0.6)
    assert (estimated.kind, estimated.amount) == ("estimated", 0.6 * 1500.0)
    assert survey.fixed_line(900.0, 8).kind == "fixed"
    assert not survey.fixed_line(900.0, 8).scores.any()


def test_the_gap_is_the_distance_of_the_median_poor_income():
    line = survey.fixed_line(1250.0, INCOMES.size)
    assert survey.median_gap(INCOMES, ONES, line, at_line="below").value == pytest.approx(0.2)
    nobody = survey.median_gap(INCOMES, ONES, survey.fixed_line(1.0, 8), at_line="below")
    assert np.isnan(nobody.value)


def test_a_statistic_over_nobody_is_unknown_and_not_zero():
    nobody = np.zeros(8, dtype=bool)
    line = survey.fixed_line(1000.0, 8)
    for found in (
        survey.mean(INCOMES, ONES, nobody),
        survey.poverty_rate(INCOMES, ONES, line, at_line="below", among=nobody),
        survey.gini(INCOMES, ONES, among=nobody),
        survey.quintile_ratio(INCOMES, ONES, among=nobody),
    ):
        assert np.isnan(found.value)
    assert np.isnan(estimate(design(ONES), Influence(float("nan"), np.zeros(8))).se)


def test_equal_incomes_have_no_inequality_and_one_owner_has_nearly_all_of_it():
    assert survey.gini(np.full(10, 5.0), np.ones(10), form="finite").value == pytest.approx(0.0)
    assert Ranked.of(np.full(10, 5.0), np.ones(10)).gini() == pytest.approx(0.0)
    assert Ranked.of(np.array([0.0] * 9 + [1.0]), np.ones(10)).gini() == pytest.approx(0.9)
    assert np.isnan(Ranked.of(np.zeros(3), np.ones(3)).gini())


PAIRS = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 5)), min_size=1, max_size=30)


@given(PAIRS)
def test_the_spread_of_counted_values_is_that_of_everybody_written_out(pairs: list[tuple[int, int]]):
    values, times = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    written = np.repeat(values, times.astype(int))
    ones = np.ones(written.size)
    assert Ranked.of(values, times).gini() == pytest.approx(Ranked.of(written, ones).gini(), nan_ok=True)
    expected = Ranked.of(written, ones).quintile_ratio()
    assert Ranked.of(values, times).quintile_ratio() == pytest.approx(expected, nan_ok=True)


@given(PAIRS)
def test_the_spread_of_a_country_and_of_a_survey_are_reckoned_alike(pairs: list[tuple[int, int]]):
    values, times = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    if values.sum() == 0:
        return
    assert survey.gini(values, times, form="finite").value == pytest.approx(
        Ranked.of(values, times).gini(), abs=1e-12
    )


def test_a_quantile_reached_exactly_lies_between_two_values_or_is_the_first():
    values = np.array([1.0, 2.0, 3.0, 4.0])
    assert survey.quantile(values, np.ones(4), 0.5) == 2.5
    assert survey.quantile(values, np.ones(4), 0.5, "first") == 2.0
    assert survey.quantile(values, np.ones(4), 0.6) == 3.0


def test_an_interval_of_a_share_stays_between_nothing_and_all():
    for low, high in (logit_interval(0.01, 0.0001, 20), beta_interval(0.01, 0.0001, 20, 40)):
        assert 0.0 <= low < 0.01 < high <= 1.0
    assert logit_interval(0.0, 0.0, 10) == (0.0, 0.0)


@pytest.mark.parametrize("distance, bounds", [("linear", None), ("raking", None), ("logit", (0.2, 3.0))])
def test_calibrated_weights_meet_the_totals(distance: str, bounds: tuple[float, float] | None):
    drawn = design(np.full(8, 10.0), clusters=HOMES)
    young = np.array([1, 0, 1, 0, 0, 0, 1, 1], dtype=float)
    controls, totals = np.column_stack([np.ones(8), young]), np.array([88.0, 36.0])
    fitted = survey.calibrate(drawn, controls, totals, distance, bounds=bounds)  # type: ignore[arg-type]
    assert controls.T @ fitted.weights == pytest.approx(totals)
    assert estimate(fitted, survey.total(young, fitted.weights)).se == pytest.approx(0.0, abs=1e-9)


def test_totals_that_cannot_be_met_are_refused():
    drawn = design(ONES)
    with pytest.raises(NoCalibration):
        survey.calibrate(drawn, np.ones((8, 1)), np.array([80.0]), "logit", bounds=(0.5, 2.0))
    with pytest.raises(NoCalibration, match="depend"):
        survey.calibrate(drawn, np.ones((8, 2)), np.array([9.0, 9.0]))


def test_the_jackknife_and_the_line_of_influence_agree_on_a_mean():
    drawn = design(ONES, clusters=HOMES)
    value, error = survey.jackknife(drawn, lambda w: float(w @ INCOMES) / float(w.sum()))
    found = estimate(drawn, survey.mean(INCOMES, ONES))
    assert (value, error) == pytest.approx((found.value, found.se))


def test_a_bootstrap_over_households_is_wider_than_one_over_persons():
    homes = np.repeat(np.arange(60), 2)
    alike = np.repeat(np.random.default_rng(3).lognormal(7, 0.5, 60), 2)
    drawn = design(np.ones(120), clusters=homes)

    def mean(weights: np.ndarray) -> float:
        return float(weights @ alike) / float(weights.sum())

    wide = survey.bootstrap_error(survey.bootstrap(drawn, mean, replicates=300)[1])[0]
    narrow = survey.bootstrap_error(survey.bootstrap(drawn, mean, replicates=300, unit="respondent")[1])[0]
    assert wide > 1.2 * narrow


def test_a_change_in_the_same_households_is_surer_than_between_strangers():
    after = INCOMES * 1.05
    drawn = design(ONES, clusters=HOMES)
    waves = ((drawn, survey.mean(INCOMES, ONES)), (drawn, survey.mean(after, ONES)))
    strangers = survey.change(*waves)
    same = survey.change(*waves, households=(HOMES, HOMES))
    assert same.value == strangers.value == pytest.approx((after - INCOMES).mean())
    assert same.se < 0.2 * strangers.se


def test_a_child_item_lacked_by_one_child_is_lacked_by_all_children_at_home():
    items = np.array([[1, 0], [0, 0], [0, 1]])
    assert survey.any_in_household(items, np.array([7, 7, 8])).tolist() == [
        [True, False],
        [True, False],
        [False, True],
    ]


def test_an_adult_item_counts_for_a_child_when_half_of_the_adults_lack_it():
    items = np.array([[1.0, 1.0], [0.0, np.nan], [0.0, 0.0]])
    counted = survey.adult_items_for_child(items, np.array([1, 1, 2]), np.array([1, 2, 3]))
    assert counted.tolist() == [2.0, 0.0, 0.0]


def test_the_limits_of_the_eu_measures_of_children_are_held():
    assert survey.child_deprived(np.array([2.0, 3.0, 9.0]), np.array([5.0, 15.0, 16.0])).tolist() == [
        False,
        True,
        False,
    ]
    severe = survey.severely_deprived_child(np.array([2.0, 3.0, 7.0]), np.array([6.0, 4.0, 0.0]))
    assert severe.tolist() == [False, True, True]


@given(st.lists(st.tuples(*[st.booleans()] * 4), min_size=2, max_size=20))
def test_contributions_add_up_to_one_and_m0_is_h_times_a(children: list[tuple[bool, ...]]):
    found = survey.alkire_foster(np.array(children), np.ones(len(children)), 2)
    if found.headcount.value == 0:
        assert np.isnan(found.intensity.value)
        return
    assert found.adjusted.value == pytest.approx(found.headcount.value * found.intensity.value)
    assert sum(item.value for item in found.contributions) == pytest.approx(1.0)
