# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounding as laws round, and looking up bands and tables."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.engine import Bands, at, ceil_to, floor_to, marginal, round_to, step, step_up_to

AMOUNTS = st.floats(-1e7, 1e7, allow_nan=False)
CENTS = st.integers(-1_000_000_00, 1_000_000_00).map(lambda cents: cents / 100)
UNITS = st.sampled_from([0.01, 0.05, 1.0, 5.0, 25.0])
NEAR = 1e-6
TARIFF = Bands((0.0, 1000.0, 4000.0), (0.1, 0.3, 0.5))
UP_TO = Bands((10.0, 20.0, 30.0), (1.0, 2.0, 3.0))


@given(AMOUNTS, UNITS)
def test_rounding_down_loses_less_than_a_unit(amount: float, unit: float):
    rounded = floor_to(amount, unit)
    assert -NEAR * unit - 1e-8 <= amount - rounded < unit


@given(AMOUNTS, UNITS)
def test_rounding_up_adds_less_than_a_unit(amount: float, unit: float):
    rounded = ceil_to(amount, unit)
    assert -NEAR * unit - 1e-8 <= rounded - amount < unit


@given(AMOUNTS, UNITS)
def test_rounding_to_the_nearest_is_off_by_half_a_unit_at_most(amount: float, unit: float):
    assert abs(round_to(amount, unit) - amount) <= unit / 2 + NEAR * unit


@given(CENTS)
def test_whole_cents_stay_as_they_are(amount: float):
    for rounding in (floor_to, ceil_to, round_to):
        assert rounding(amount, 0.01) == pytest.approx(amount, abs=1e-6)


@given(AMOUNTS, UNITS)
def test_rounding_twice_changes_nothing_more(amount: float, unit: float):
    for rounding in (floor_to, ceil_to, round_to):
        once = rounding(amount, unit)
        assert rounding(once, unit) == pytest.approx(once, abs=1e-9, rel=1e-12)


@given(AMOUNTS, AMOUNTS, UNITS)
def test_rounding_keeps_the_order(one: float, other: float, unit: float):
    low, high = sorted((one, other))
    for rounding in (floor_to, ceil_to, round_to):
        assert rounding(low, unit) <= rounding(high, unit)


@pytest.mark.parametrize(
    "amount, down, up, nearest",
    [
        (2.5, 2.0, 3.0, 3.0),
        (-2.5, -3.0, -2.0, -2.0),
        (0.1 + 0.2, 0.0, 1.0, 0.0),
        (3 * 0.1 * 10, 3.0, 3.0, 3.0),
        (7.0, 7.0, 7.0, 7.0),
    ],
)
def test_whole_euros_by_example(amount: float, down: float, up: float, nearest: float):
    assert (floor_to(amount, 1.0), ceil_to(amount, 1.0), round_to(amount, 1.0)) == (down, up, nearest)


def test_what_floating_point_makes_of_a_cent_does_not_count():
    assert ceil_to(0.07 * 100, 1.0) == 7.0
    assert floor_to(0.29 * 100, 1.0) == 29.0
    assert round_to(1.005, 0.01) == pytest.approx(1.01)
    assert ceil_to(100.10000000001, 0.01) == pytest.approx(100.10)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_tariff_never_falls_and_never_takes_more_than_its_highest_rate(one: float, other: float):
    low, high = sorted((one, other))
    rise = marginal(TARIFF, high) - marginal(TARIFF, low)
    assert -1e-9 <= rise <= 0.5 * (high - low) + 1e-6


@pytest.mark.parametrize(
    "income, tax", [(-5.0, 0.0), (0.0, 0.0), (1000.0, 100.0), (2000.0, 400.0), (5000.0, 1500.0)]
)
def test_a_tariff_by_example(income: float, tax: float):
    assert marginal(TARIFF, income) == pytest.approx(tax)


@given(
    st.lists(st.floats(0.01, 1e5), min_size=1, max_size=6),
    st.lists(st.floats(-0.5, 0.6), min_size=7, max_size=7),
    st.floats(-1e4, 1e6),
)
def test_a_tariff_is_the_sum_of_what_each_band_takes(widths: list[float], rates: list[float], income: float):
    edges = [0.0, *accumulate(widths)]
    tops = [*edges[1:], float("inf")]
    taken = sum(
        rate * max(0.0, min(income, top) - edge) for edge, top, rate in zip(edges, tops, rates, strict=False)
    )
    assert marginal(Bands(edges, rates[: len(edges)]), income) == pytest.approx(taken, abs=1e-6)


@pytest.mark.parametrize("x, value", [(9.99, 0.0), (10.0, 1.0), (19.99, 1.0), (20.0, 2.0), (1e9, 3.0)])
def test_a_step_starts_at_its_edge(x: float, value: float):
    assert step(UP_TO, x) == value


@pytest.mark.parametrize("x, value", [(-3.0, 1.0), (10.0, 1.0), (10.01, 2.0), (30.0, 3.0)])
def test_a_band_up_to_an_edge_includes_that_edge(x: float, value: float):
    assert step_up_to(UP_TO, x) == value


def test_above_the_last_band_there_is_no_value():
    with pytest.raises(LookupError):
        step_up_to(UP_TO, 30.01)


@pytest.mark.parametrize("index, value", [(0, 5.0), (1.0, 6.0), (2.9, 7.0)])
def test_a_table_is_read_from_zero(index: float, value: float):
    assert at((5.0, 6.0, 7.0), index) == value


@pytest.mark.parametrize("index", [-1, 3, 100])
def test_outside_a_table_there_is_no_value(index: float):
    with pytest.raises(LookupError):
        at((5.0, 6.0, 7.0), index)
