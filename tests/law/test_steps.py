# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A little more wage never changes an amount by more than the law's largest step, in any year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.law.households import HOUSEHOLDS

from kansrijk import netherlands
from kansrijk.engine import Bands, FamilyFacts, HouseholdFacts

DAYS = (
    "2019-05-01",
    "2020-11-01",
    "2021-05-01",
    "2022-11-01",
    "2023-05-01",
    "2024-11-01",
    "2025-05-01",
    "2026-11-01",
)
"""A day in every year, in both halves."""

NO_STEP = (
    "inkomstenbelasting_y",
    "netto_eigen_inkomen_y",
    "bijstand_y",
    "norminkomen_m",
    "sociaal_minimum_m",
)
"""Results in which the law has no step at all: a cent of wage moves them by a few cents at most."""
ROUNDED = ("kindgebonden_budget_y", "zorgtoeslag_y", "huurtoeslag_gezin_y")
"""Allowances in whole euros, of which less than 24 euros a year is not paid (Awir art. 14)."""
CARE = "kinderopvangtoeslag_y"
NAMES = (*NO_STEP, *ROUNDED, CARE, "kinderbijslag_y", "toetsingsinkomen_gezin_y", "opvangkosten_telt_m")
SMALLEST_PAID = 24.0
A_EURO_OF_RENT_A_MONTH = 12.0


def with_wage(household: HouseholdFacts, more: float) -> HouseholdFacts:
    """The household with more wage for its first adult, who earns something already."""
    first, *others = household.families
    head, *rest = first.members
    raised = FamilyFacts(first.values, [{**head, "loon_y": 1_000.0 + head["loon_y"] + more}, *rest])
    return replace(household, families=[raised, *others])


def earners_keep_their_order(household: HouseholdFacts, more: float) -> bool:
    """Whether the same parent stays the lower earner, who has the combination credit."""
    work = [m["loon_y"] + m["winst_y"] for m in household.families[0].members if m["rol"] == 0]
    mine = work[0] + 1_000.0
    return all(not mine - 0.01 <= other <= mine + more + 0.01 for other in work[1:])


def found(day: str, household: HouseholdFacts) -> dict[str, list[Any]]:
    """The results that are held against a step."""
    return netherlands(day).compute(household, NAMES)


def largest_band_step(day: str) -> float:
    """The largest step between two bands of the childcare allowance."""
    known = netherlands(day).plan([CARE]).parameters
    steps = []
    for name in ("kot_percentage_eerste", "kot_percentage_volgend"):
        bands = known[name].value
        assert isinstance(bands, Bands)
        steps += [abs(b - a) for a, b in zip(bands.values, bands.values[1:], strict=False)]
    return float(max(steps))


@pytest.mark.parametrize("day", DAYS)
@given(household=HOUSEHOLDS)
@settings(max_examples=40, deadline=None)
def test_a_cent_more_wage_makes_no_jump_where_the_law_has_none(day: str, household: HouseholdFacts):
    assume(earners_keep_their_order(household, 0.01))
    before, after = (found(day, with_wage(household, more)) for more in (0.0, 0.01))
    for name in NO_STEP:
        for one, other in zip(before[name], after[name], strict=True):
            assert abs(other - one) <= 0.03, name
    assert before["kinderbijslag_y"] == after["kinderbijslag_y"]


@pytest.mark.parametrize("day", DAYS)
@given(household=HOUSEHOLDS)
@settings(max_examples=40, deadline=None)
def test_a_euro_more_wage_moves_no_allowance_by_more_than_its_largest_step(
    day: str, household: HouseholdFacts
):
    assume(earners_keep_their_order(household, 1.0))
    before, after = (found(day, with_wage(household, more)) for more in (0.0, 1.0))
    for one, other in zip(before["toetsingsinkomen_gezin_y"], after["toetsingsinkomen_gezin_y"], strict=True):
        assert abs(other - one) <= 4.0
    for name in ROUNDED:
        step = A_EURO_OF_RENT_A_MONTH if name == "huurtoeslag_gezin_y" else 4.0
        for one, other in zip(before[name], after[name], strict=True):
            ends = min(one, other) == 0.0 and max(one, other) <= SMALLEST_PAID + step
            # In 2019 rent allowance ended at a fixed income (Wht art. 14).
            cut_off = day < "2020" and name == "huurtoeslag_gezin_y" and other == 0.0
            assert abs(other - one) <= step or ends or cut_off, name
    counted = sum(before["opvangkosten_telt_m"])
    for one, other in zip(before[CARE], after[CARE], strict=True):
        assert abs(other - one) <= 12.0 * counted * largest_band_step(day) + 1.0 or min(one, other) == 0.0


@pytest.mark.parametrize("day", DAYS)
@given(household=HOUSEHOLDS)
@settings(max_examples=25, deadline=None)
def test_nothing_is_below_zero_in_any_year(day: str, household: HouseholdFacts):
    results = found(day, household)
    for name in NAMES:
        # Until 2022 a credit that one partner cannot use is paid out: tax below zero (Wet IB 2001 art. 8.9).
        if name != "inkomstenbelasting_y":
            assert min(results[name]) >= -1e-6, name


@pytest.mark.parametrize("day", DAYS)
@given(household=HOUSEHOLDS, incomes=st.tuples(st.integers(0, 150_000), st.integers(0, 150_000)))
@settings(max_examples=25, deadline=None)
def test_allowances_never_rise_with_income_in_any_year(
    day: str, household: HouseholdFacts, incomes: tuple[int, int]
):
    rules = netherlands(day)
    low, high = sorted(map(float, incomes))
    for name, given_name in (
        ("kindgebonden_budget_y", "toetsingsinkomen_gezin_y"),
        ("zorgtoeslag_y", "toetsingsinkomen_gezin_y"),
        (CARE, "toetsingsinkomen_gezin_y"),
        ("huurtoeslag_y", "rekeninkomen_y"),
    ):
        at_low, at_high = (
            rules.compute(household, [name], given={given_name: income})[name] for income in (low, high)
        )
        assert all(one >= other for one, other in zip(at_low, at_high, strict=True)), name


@pytest.mark.parametrize("day", DAYS)
@given(household=HOUSEHOLDS, order=st.permutations(range(7)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_members_does_not_matter_in_any_year(
    day: str, household: HouseholdFacts, order: list[int]
):
    for family in household.families:
        adults = [m for m in family.members if m["rol"] == 0]
        assume(len({(m["leeftijd"], m["loon_y"] + m["winst_y"]) for m in adults}) == len(adults))

    def shuffled(members: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [members[i] for i in sorted(range(len(members)), key=lambda i: order[i % len(order)])]

    turned = replace(
        household,
        families=[FamilyFacts(part.values, shuffled(list(part.members))) for part in household.families],
    )
    names = ["besteedbaar_inkomen_y", "kinderopvangtoeslag_y", "huurtoeslag_y", "bijstand_m", "armoede_pct"]
    here, there = (netherlands(day).compute(one, names) for one in (household, turned))
    for name in names:
        assert there[name] == pytest.approx(here[name], abs=0.01), name
