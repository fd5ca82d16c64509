# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Social assistance of 2019-2026: cost sharers, the young, disregards and the loan on an own home."""

from __future__ import annotations

from typing import Any

import pytest
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands

HALVES = [f"{year}-{month}-01" for year in range(2019, 2027) for month in ("03", "09")]


def first(day: str, name: str, *families: list[Person], **values: Any) -> Any:
    """The result of the first family."""
    return netherlands(day).compute(home(*families, **values), [name])[name][0]


@pytest.mark.parametrize("day", HALVES)
def test_a_resident_of_24_shares_costs_until_2022_only(day: str):
    alone = first(day, "bijstandsnorm_m", [adult(40), child(7)])
    shared = first(day, "bijstandsnorm_m", [adult(40), child(7)], [adult(24)])
    assert (shared < alone) == (day < "2023")


@pytest.mark.parametrize("day", HALVES)
def test_the_single_norm_is_70_percent_and_the_young_get_a_fifth_of_the_couple_norm_for_children(day: str):
    couple = first(day, "sociaal_minimum_m", [adult(40), adult(40)])
    assert first(day, "sociaal_minimum_m", [adult(40)]) == pytest.approx(0.70 * couple, abs=0.01)
    with_child = first(day, "sociaal_minimum_m", [adult(19), adult(20), child(1)])
    without = first(day, "sociaal_minimum_m", [adult(19), adult(20)])
    assert with_child - without == pytest.approx(0.20 * couple, abs=0.02)


@pytest.mark.parametrize("day", HALVES)
def test_the_norm_of_the_young_without_parents_rises_from_2026(day: str):
    usual = first(day, "sociaal_minimum_m", [adult(19)])
    raised = first(day, "sociaal_minimum_m", [adult(19)], zonder_steun_ouders=True)
    assert (raised > usual) == (day >= "2026")
    assert first(day, "sociaal_minimum_m", [adult(30)], zonder_steun_ouders=True) == first(
        day, "sociaal_minimum_m", [adult(30)]
    )


@pytest.mark.parametrize("day", HALVES)
def test_a_disregard_raises_assistance_by_its_share_of_the_wage_up_to_the_highest_amount(day: str):
    def assistance(code: int, wage: float, age: int = 30) -> float:
        parent = adult(age, loon_y=wage, bijstand_vrijlating=code)
        return float(first(day, "bijstand_m", [parent, child(7)]))

    for wage in (1_200.0, 6_000.0):
        assert assistance(1, wage) - assistance(0, wage) == pytest.approx(0.25 * wage / 12)
        assert assistance(2, wage) - assistance(0, wage) == pytest.approx(0.125 * wage / 12)
        assert assistance(1, wage, age=26) == assistance(0, wage, age=26)
    rich = adult(30, loon_y=40_000.0, bijstand_vrijlating=1)
    assert 200.0 < first(day, "vrijlating_gezin_m", [rich, child(7)]) < 300.0


@pytest.mark.parametrize("day", HALVES)
def test_only_a_single_parent_of_a_young_child_has_the_lower_disregard(day: str):
    parent = adult(30, loon_y=6_000.0, bijstand_vrijlating=2)
    for family in ([parent], [parent, child(12)], [parent, adult(30), child(7)]):
        assert first(day, "vrijlating_gezin_m", family) == 0.0


@pytest.mark.parametrize("day", HALVES)
def test_equity_in_the_own_home_makes_assistance_a_loan_and_changes_no_amount(day: str):
    assert not first(day, "bijstand_als_lening", [adult(40)], overwaarde_woning=40_000.0)
    assert first(day, "bijstand_als_lening", [adult(40)], overwaarde_woning=70_000.0)
    assert first(day, "bijstand_m", [adult(40)], overwaarde_woning=70_000.0) == first(
        day, "bijstand_m", [adult(40)]
    )
