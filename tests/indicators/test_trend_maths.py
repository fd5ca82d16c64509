# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of short series, against counting by hand, known values and another library's results."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.indicators.trend_forecast import (
    METHODS,
    choose,
    forecast,
    local_level_fit,
    rolling_origin,
)
from kansrijk.indicators.trend_maths import (
    autocorrelation,
    inversion_counts,
    kendall_s,
    mann_kendall,
    t_quantile,
    theil_sen,
)

few_values = st.lists(st.integers(0, 4).map(float), min_size=2, max_size=6)
whole = st.integers(-50, 50)


@given(few_values)
def test_mann_kendall_is_what_counting_all_orders_gives_also_with_ties(values: list[float]):
    orders = list(permutations(values))
    extreme = sum(abs(kendall_s(order)) >= abs(kendall_s(values)) for order in orders)
    assert mann_kendall(values).exact == Fraction(extreme, len(orders))


def test_seven_rising_points_have_a_p_of_two_in_5040():
    assert mann_kendall([1, 2, 3, 4, 5, 6, 7]).exact == Fraction(2, 5040)


@pytest.mark.parametrize("values", list(permutations([1.0, 2.0, 3.0, 4.0])))
def test_four_points_are_never_significant(values: tuple[float, ...]):
    test = mann_kendall(values)
    assert not test.significant
    assert not test.can_be_significant
    assert test.smallest_p == pytest.approx(2 / 24)


def test_five_points_in_a_row_can_be_significant():
    assert mann_kendall([5, 4, 3, 2, 1]).exact == Fraction(2, 120)
    assert mann_kendall([5, 4, 3, 2, 1]).significant


def test_equal_values_show_no_trend():
    assert mann_kendall([3, 3, 3, 3, 3]).p == 1.0


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_the_counts_of_orders_add_up(ties: list[int]):
    counts = inversion_counts(tuple(sorted(ties)))
    orders = math.factorial(sum(ties)) // math.prod(math.factorial(tie) for tie in ties)
    assert sum(counts) == orders
    assert counts == counts[::-1]


@given(st.lists(whole, min_size=3, max_size=9, unique=True), st.data())
def test_theil_sen_moves_with_the_values(years: list[int], data: st.DataObject):
    values = [float(data.draw(whole)) for _ in years]
    shift, tilt, scale = (data.draw(whole) for _ in range(3))
    before = theil_sen(years, values)
    tilted = theil_sen(
        years, [scale * value + tilt * year + shift for year, value in zip(years, values, strict=True)]
    )
    assert tilted.slope == pytest.approx(scale * before.slope + tilt)


@given(st.lists(whole, min_size=5, max_size=9, unique=True), st.data())
def test_theil_sen_does_not_mind_the_order_of_the_points(years: list[int], data: st.DataObject):
    values = [float(data.draw(whole)) for _ in years]
    pairs = list(zip(years, values, strict=True))
    shuffled = data.draw(st.permutations(pairs))
    line = theil_sen(years, values)
    again = theil_sen(*zip(*shuffled, strict=True))
    assert (again.slope, again.low, again.high) == (line.slope, line.low, line.high)
    assert line.low is not None
    assert line.high is not None
    assert line.low <= line.slope <= line.high


@pytest.mark.parametrize("n", [5, 6, 7])
def test_the_interval_of_the_slope_holds_zero_as_often_as_it_says(n: int):
    values = [math.sqrt(place + 2.0) * 7.3 % 1.0 for place in range(n)]
    lines = [theil_sen(range(n), order) for order in permutations(values)]
    inside = sum(
        line.low is not None and line.high is not None and line.low <= 0 <= line.high for line in lines
    )
    assert inside / len(lines) == pytest.approx(lines[0].coverage)
    assert lines[0].coverage is not None
    assert lines[0].coverage >= 0.95


def test_four_points_give_no_interval_of_95_percent():
    line = theil_sen([1, 2, 3, 4], [4, 3, 2, 1])
    assert (line.low, line.high, line.coverage) == (None, None, None)


def test_a_slope_needs_two_years():
    with pytest.raises(ValueError, match="different years"):
        theil_sen([2020, 2020], [1.0, 2.0])


@pytest.mark.parametrize(
    "part, freedom, expected",
    [
        (0.975, 5, 2.570582),
        (0.9, 2, 1.885618),
        (0.9, 1, 3.077684),
        (0.975, 30, 2.042272),
        (0.1, 10, -1.372184),
    ],
)
def test_student_t_has_the_values_of_its_tables(part: float, freedom: int, expected: float):
    assert t_quantile(part, freedom) == pytest.approx(expected, abs=1e-6)


def test_a_straight_line_has_nothing_left_to_resemble():
    assert autocorrelation(range(8), [2.0 * year for year in range(8)]) is None


@pytest.fixture(scope="module")
def nile(shared: Path) -> list[tuple[float, float]]:
    with (shared / "reference" / "effects" / "data" / "nile.csv").open(encoding="utf-8") as file:
        return [(float(row["year"]), float(row["volume"])) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, dict[str, list[float]]]:
    text = (shared / "reference" / "effects" / "cases.json").read_text(encoding="utf-8")
    return {case["id"]: case for case in json.loads(text)}


@pytest.mark.shared
def test_the_nile_has_the_known_slope_and_kendall(nile, cases):
    case = cases["nile_theil_sen"]
    years, values = zip(*nile, strict=True)
    slope, tau = case["expected"]
    assert theil_sen(years, values).slope == pytest.approx(slope, abs=case["tolerance"][0])
    pairs = len(values) * (len(values) - 1) / 2
    untied = pairs - sum(tie * (tie - 1) / 2 for tie in Counter(values).values())
    assert kendall_s(values) / math.sqrt(pairs * untied) == pytest.approx(tau, abs=case["tolerance"][1])


@pytest.mark.shared
def test_years_that_resemble_each_other_make_the_p_of_the_nile_a_hundred_times_larger(nile):
    years, values = zip(*nile, strict=True)
    memory = autocorrelation(years, values)
    assert memory is not None
    assert memory.notable
    assert mann_kendall(values).p < 5e-5
    assert memory.corrected_p == pytest.approx(5e-3, abs=5e-4)


@pytest.mark.shared
def test_the_local_level_of_the_nile_is_that_of_durbin_and_koopman(nile, cases):
    case = cases["nile_local_level"]
    fit = local_level_fit(nile)
    for found, expected, tolerance in zip(
        (fit.irregular, fit.level), case["expected"], case["tolerance"], strict=True
    ):
        assert found == pytest.approx(expected, abs=tolerance)


def test_fewer_than_six_points_give_no_forecast():
    assert forecast([(2020.0 + year, 1.0) for year in range(5)], 2030) is None


@given(st.lists(st.integers(0, 1000), min_size=6, max_size=12))
def test_intervals_hold_the_mean_and_widen(values: list[int]):
    found = forecast([(float(year), float(value)) for year, value in enumerate(values)], 20)
    assert found is not None
    for item in found.ahead:
        assert item.low95 <= item.low80 <= item.mean <= item.high80 <= item.high95
    widths = [item.high80 - item.low80 for item in found.ahead if item.low80 > 0]
    assert all(later >= earlier - 1e-6 for earlier, later in zip(widths, widths[1:], strict=False))


def test_a_steady_fall_is_forecast_to_go_on_and_a_flat_series_to_stay():
    falling = [(float(year), 100.0 - 3 * year + (year % 2)) for year in range(12)]
    assert choose(rolling_origin(falling)) == "drift"
    jumping = [(float(year), 50.0 + (7 * year * year) % 5) for year in range(12)]
    found = forecast(jumping, 14)
    assert found is not None
    assert {test.method for test in found.backtests} == set(METHODS)


def test_a_method_that_is_hardly_better_than_the_naive_one_is_not_used():
    from kansrijk.indicators.trend_forecast import Backtest

    assert choose([Backtest("drift", 0.97, 9), Backtest("naive", 1.0, 9)]) == "naive"
    assert choose([Backtest("drift", 0.90, 9), Backtest("naive", 1.0, 9)]) == "drift"
    assert choose([]) == "naive"


def test_a_share_is_never_forecast_below_nothing():
    points = [(2015.0 + year, 0.05 - 0.009 * year) for year in range(6)]
    found = forecast(points, 2030, highest=1.0)
    assert found is not None
    assert min(item.low95 for item in found.ahead) == 0.0
