# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rent allowance of 2019-2026: the factors, the four types, the cut-off of 2019 and the straight taper of 2026."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.case_files import assert_holds, cases_of, years_of
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands
from kansrijk.engine import Reform

CASES = cases_of("huurtoeslag")
OLD = 70
YEARS = range(2019, 2027)


def rent_allowance(year: int, members: list[Person], rent: float, income: float, **more: float) -> float:
    """The allowance of a year for one family, at an income that is given."""
    household = home(members, rent=rent)
    value = netherlands(f"{year}-01-01").compute(
        household, ["huurtoeslag_y"], given={"rekeninkomen_y": income, **more}
    )
    return float(value["huurtoeslag_y"][0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_rent_allowance_is_what_the_case_says(case: dict[str, Any]):
    assert_holds(case)


def test_every_year_has_three_cases_at_least():
    assert all(years_of(CASES).get(year, 0) >= 3 for year in YEARS)


FACTORS = {
    (2021, "ep"): (6.23385e-7, 0.002453085056),
    (2022, "ep"): (5.96879e-7, 0.002363459319),
    (2022, "mp"): (3.42858e-7, 0.002093692299),
    (2022, "ep_ouderen"): (8.00848e-7, -0.003802527235),
    (2023, "ep"): (4.74433e-7, 0.002448638402),
    (2023, "mp"): (2.79402e-7, 0.001893212113),
    (2023, "ep_ouderen"): (6.71404e-7, -0.002850602044),
    (2023, "mp_ouderen"): (4.30722e-7, -0.003611907743),
    (2024, "ep"): (4.1337e-7, 0.002393492603),
    (2024, "mp"): (2.4449e-7, 0.001807837711),
    (2024, "ep_ouderen"): (5.59775e-7, -0.002120192534),
    (2024, "mp_ouderen"): (3.63503e-7, -0.003053924481),
    (2025, "ep"): (4.38698e-7, 0.000446392665),
    (2025, "mp"): (2.98184e-7, -0.001382497146),
}
"""Factors a and b of the yearly regulations (Wht art. 19), by year and type of household."""


@pytest.mark.parametrize("year, kind", FACTORS)
def test_the_factors_a_and_b_follow_from_the_amounts_of_the_act(year: int, kind: str):
    value = netherlands(f"{year}-01-01").parameters
    day = netherlands(f"{year}-01-01").day
    single, old = kind.startswith("ep"), kind.endswith("ouderen")
    size = "ep" if single else "mp"
    group = "huur_ouderen_verlaging" if old else "huur_verlaging"

    def amount(name: str) -> float:
        found = value[name].on(day).value
        assert isinstance(found, float)
        return found

    low, high = amount(f"huur_minimum_inkomen_{kind}"), amount(f"huur_referentie_inkomen_{kind}")
    norm_low = amount("huur_norm_minimum") - amount(f"{group}_minimum_{size}")
    norm_high = amount("huur_norm_referentie") - amount(f"{group}_referentie_{size}")
    slope = (norm_high / high - norm_low / low) / (high - low)
    assert (slope, norm_low / low - slope * low) == pytest.approx(FACTORS[year, kind], abs=6e-13)


@pytest.mark.parametrize("income, gets", [(30_825.0, True), (30_826.0, False)])
def test_in_2019_one_euro_above_the_norm_income_ends_the_allowance(income: float, gets: bool):
    assert (rent_allowance(2019, [adult(), adult(), child()], 650.0, income) > 0.0) is gets


def test_from_2020_a_euro_more_income_costs_little():
    family = [adult(), adult(), child()]
    for income in (31_550.0, 32_000.0, 33_000.0):
        lost = rent_allowance(2020, family, 660.0, income) - rent_allowance(2020, family, 660.0, income + 1.0)
        assert 0.0 <= lost <= 2.0


@pytest.mark.parametrize("year", range(2019, 2025))
def test_until_2024_a_family_gets_nothing_for_rent_above_the_capping_limit(year: int):
    family = [adult(), adult(), child()]
    assert rent_allowance(year, family, 715.0, 15_000.0) == rent_allowance(year, family, 700.0, 15_000.0)
    for some in ([adult()], [adult(OLD), adult(OLD), child()]):
        assert rent_allowance(year, some, 715.0, 15_000.0) > rent_allowance(year, some, 700.0, 15_000.0)


@pytest.mark.parametrize("year", [2025, 2026])
def test_from_2025_everybody_gets_something_for_it(year: int):
    family = [adult(), adult(), child()]
    assert rent_allowance(year, family, 850.0, 15_000.0) > rent_allowance(year, family, 800.0, 15_000.0)


@pytest.mark.parametrize("year", range(2019, 2025))
def test_households_of_pension_age_pay_less_themselves_until_2024(year: int):
    rules = netherlands(f"{year}-01-01")
    names, zero = ["basishuur_m"], {"rekeninkomen_y": 0.0}
    young = rules.compute(home([adult(), adult()]), names, given=zero)["basishuur_m"][0]
    old = rules.compute(home([adult(OLD), adult(40)]), names, given=zero)["basishuur_m"][0]
    assert young - old == pytest.approx(3.63)


@pytest.mark.parametrize("year, cent", [(2019, 720.42), (2022, 763.47), (2024, 879.66), (2025, 900.07)])
def test_a_rent_one_cent_above_the_limit_gives_nothing_until_2025(year: int, cent: float):
    family = [adult(), child()]
    assert rent_allowance(year, family, cent, 15_000.0) > 0.0
    assert rent_allowance(year, family, cent + 0.01, 15_000.0) == 0.0


def test_in_2026_a_higher_rent_counts_up_to_the_limit():
    family = [adult(), child()]
    assert (
        rent_allowance(2026, family, 1_500.0, 20_000.0)
        == rent_allowance(2026, family, 932.93, 20_000.0)
        > 0.0
    )


@pytest.mark.parametrize(
    "year, age, counts", [(2025, 22, False), (2025, 23, True), (2026, 20, False), (2026, 21, True)]
)
def test_the_age_for_the_full_rent_limit_is_21_from_2026(year: int, age: int, counts: bool):
    low, high = (rent_allowance(year, [adult(age)], rent, 10_000.0) for rent in (470.0, 700.0))
    assert low > 0.0
    assert (high > low + 1_000.0) is counts


def test_service_costs_count_until_2025():
    family = [adult(), child()]
    for year, counts in ((2024, True), (2025, True), (2026, False)):
        household = home(family, rent=550.0)
        household.values["servicekosten_m"] = 60.0
        rent = netherlands(f"{year}-01-01").compute(household, ["rekenhuur_m"])["rekenhuur_m"][0]
        assert rent == pytest.approx(598.0 if counts else 550.0)


def test_early_advances_of_2024_rested_on_a_smaller_reduction():
    final = netherlands("2024-01-01")
    early = final.reform(Reform("advances until May 2024", {"huur_opslag": -34.67}))
    household, names = home([adult(), child()], rent=600.0), ["huurtoeslag_lagen_m"]
    low = {"rekeninkomen_y": 15_000.0}
    difference = 12.0 * (
        final.compute(household, names, given=low)["huurtoeslag_lagen_m"][0]
        - early.compute(household, names, given=low)["huurtoeslag_lagen_m"][0]
    )
    assert difference == pytest.approx(36.60)


@pytest.mark.parametrize("year", YEARS)
@given(rent=st.floats(250.0, 700.0), low=st.floats(0.0, 60_000.0), more=st.floats(0.0, 20_000.0))
def test_more_income_never_raises_the_allowance(year: int, rent: float, low: float, more: float):
    family = [adult(), adult(), child()]
    assert rent_allowance(year, family, rent, low + more) <= rent_allowance(year, family, rent, low)


@pytest.mark.parametrize("year, free", [(2019, 4_885.0), (2022, 5_110.0), (2026, 6_218.0)])
def test_part_of_the_income_of_a_child_under_23_is_free(year: int, free: float):
    household = home([adult(45)], [adult(22, loon_y=9_000.0)], gebruikt_bijstand=False)
    counted = netherlands(f"{year}-01-01").compute(household, ["huur_inkomen_y"])["huur_inkomen_y"]
    assert counted[1] == pytest.approx(9_000.0 - free)
