# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sensitivity rules and rounding give what the handbook gives, and controlled rounding keeps its promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.indicators.references import References, close

from kansrijk.engine import Problem
from kansrijk.indicators.disclosure import Dimension, Rules, Settings, filled, protect
from kansrijk.indicators.disclosure.rounding import at_random, chances, conventional
from kansrijk.indicators.disclosure.rules import (
    dominated,
    overestimate_pct,
    p_from_k,
    p_percent_unsafe,
    too_few,
)

ROWS, COLUMNS = Dimension("rij", "totaal"), Dimension("kolom", "totaal")


def margins(inner: list[list[int]]) -> np.ndarray:
    table = np.array(inner, dtype=float)
    table = np.column_stack([table, table.sum(axis=1)])
    return np.vstack([table, table.sum(axis=0)])


def rounded(inner: list[list[int]], base: float, seed: int | None = None) -> np.ndarray:
    cells = {
        (f"r{row}", f"k{column}"): float(value)
        for row, line in enumerate(inner)
        for column, value in enumerate(line)
    }
    found = protect(filled((ROWS, COLUMNS), cells), Settings(method="round", base=base, seed=seed))
    rows = [*(f"r{row}" for row in range(len(inner))), "totaal"]
    columns = [*(f"k{column}" for column in range(len(inner[0]))), "totaal"]
    return np.array([[found.shown[row, column] for column in columns] for row in rows], dtype=float)


def keeps_its_promises(exact: np.ndarray, shown: np.ndarray, base: float) -> None:
    assert np.array_equal(shown[:, -1], shown[:, :-1].sum(axis=1))
    assert np.array_equal(shown[-1], shown[:-1].sum(axis=0))
    assert np.all(shown % base == 0)
    assert np.all(np.abs(shown - exact) < base)


@pytest.mark.shared
def test_the_two_examples_of_the_handbook_come_out(references: References):
    case = references.cases["sdc.ppercent.example1"]
    total, first, second = (case["input"][name] for name in ("X", "x1", "x2"))
    assert dominated([first, second], total, 1, 90) is case["expected"]["dominance_1_90_unsafe"]
    assert p_percent_unsafe(total, first, second, 10) is case["expected"]["p10_unsafe"]
    close(overestimate_pct(total, first, second), case["expected"]["overestimate_pct"], case["tolerance"])
    case = references.cases["sdc.ppercent.example2"]
    total, first, second = (case["input"][name] for name in ("X", "x1", "x2"))
    k = 100 * 100 / 110
    close(k, case["expected"]["k"], case["tolerance"])
    close(overestimate_pct(total, first, second), case["expected"]["overestimate_pct"], case["tolerance"])
    assert p_percent_unsafe(total, first, second, 10) is case["expected"]["p10_unsafe"]
    assert dominated([first, second], total, 2, k) is case["expected"]["dominance_2_k_unsafe"]


@pytest.mark.shared
def test_p_follows_from_k(references: References):
    case = references.cases["sdc.p_from_k"]
    for k, p in zip(case["input"]["k"], case["expected"]["p"], strict=True):
        close(p_from_k(k), p, case["tolerance"])


@pytest.mark.shared
def test_conventional_and_controlled_rounding_of_the_table_of_the_handbook(references: References):
    case = references.cases["sdc.round.conventional5"]
    given_table = np.array(case["input"]["table"], dtype=float)
    assert conventional(given_table, case["input"]["base"]).tolist() == case["expected"]["rounded"]
    inner = [line[:-1] for line in case["input"]["table"][:-1]]
    shown = rounded(inner, 5)
    keeps_its_promises(given_table, shown, 5)
    solution = np.array(references.cases["sdc.round.controlled5"]["expected"]["one_solution"], dtype=float)
    keeps_its_promises(given_table, solution, 5)
    assert np.abs(shown - given_table).sum() <= np.abs(solution - given_table).sum()


@pytest.mark.shared
def test_random_rounding_has_the_chances_that_are_right_on_average(references: References):
    case = references.cases["sdc.round.random3"]
    base = case["input"]["base"]
    for place, residual in enumerate(case["input"]["residual"]):
        down, up = chances(residual, base)
        close(down, case["expected"]["p_down"][place], case["tolerance"])
        close(up, case["expected"]["p_up"][place], case["tolerance"])
    values = np.full(40_000, 7.0)
    assert at_random(values, 3, 1).mean() == pytest.approx(7.0, abs=0.03)


@pytest.mark.shared
def test_the_defaults_are_those_of_checkers_of_output(references: References):
    expected = references.cases["sdc.acro.defaults"]["expected"]
    rules = Rules()
    assert rules.minimum == expected["safe_threshold"]
    assert [rules.dominance_n, rules.dominance_k / 100] == expected["nk"]
    assert rules.p is not None
    assert rules.p / 100 == expected["pratio"]
    assert Settings().base == expected["round_base"]


@pytest.mark.shared
def test_the_rules_are_strict_where_the_handbook_is(references: References):
    assert references.cases["sdc.dominance_formula"]["expected"]["strict"] is True
    assert not dominated([90.0], 100.0, 1, 90)
    assert dominated([90.1], 100.0, 1, 90)
    assert not p_percent_unsafe(110.0, 50.0, 55.0, 10)
    assert p_percent_unsafe(109.9, 50.0, 55.0, 10)
    assert too_few(2, 3)
    assert not too_few(3, 3)


@pytest.mark.shared
def test_every_case_about_disclosure_is_held_here(references: References):
    named = {name for name in references.cases if name.startswith("sdc.")}
    assert named == {
        "sdc.ppercent.example1",
        "sdc.ppercent.example2",
        "sdc.p_from_k",
        "sdc.dominance_formula",
        "sdc.round.conventional5",
        "sdc.round.controlled5",
        "sdc.round.random3",
        "sdc.acro.defaults",
    }


@settings(max_examples=40, deadline=None)
@given(
    inner=st.lists(st.lists(st.integers(0, 60), min_size=3, max_size=3), min_size=2, max_size=5),
    base=st.sampled_from([3, 5, 10]),
    seed=st.one_of(st.none(), st.integers(0, 9)),
)
def test_controlled_rounding_adds_up_stays_near_and_leaves_multiples_alone(
    inner: list[list[int]], base: int, seed: int | None
):
    exact, shown = margins(inner), rounded(inner, base, seed)
    keeps_its_promises(exact, shown, base)
    assert np.array_equal(shown, rounded(inner, base, seed))


def test_another_seed_gives_another_table():
    inner = [[1, 2, 3, 4], [6, 7, 8, 9], [11, 12, 13, 14]]
    assert any(not np.array_equal(rounded(inner, 5, 1), rounded(inner, 5, seed)) for seed in range(2, 8))


def test_rules_that_protect_nobody_are_refused():
    with pytest.raises(Problem, match="protects nobody"):
        Rules(minimum=1)
    with pytest.raises(Problem, match="Choose a number from 2"):
        Rules(possible=40)
