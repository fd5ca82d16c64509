# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Childcare allowance of 2019-2026: the tables, the highest prices and the hours that are coupled to work until 2022."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.law.case_files import assert_holds, cases_of, years_of
from tests.law.households import Person, adult, child, home

from kansrijk import netherlands
from kansrijk.engine.maths import Bands, step_up_to

CASES = cases_of("kinderopvangtoeslag")
YEARS = range(2019, 2027)


def counted_hours(year: int, *members: Person) -> list[float]:
    """The hours of care that count, for each member."""
    return [
        float(hours)
        for hours in netherlands(f"{year}-06-01").compute(home(list(members)), ["opvanguren_telt"])[
            "opvanguren_telt"
        ]
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_childcare_allowance_is_what_the_case_says(case: dict[str, Any]):
    assert_holds(case)


def test_every_year_has_three_cases_at_least():
    assert all(years_of(CASES).get(year, 0) >= 3 for year in YEARS)


@pytest.mark.shared
@pytest.mark.parametrize("year", YEARS)
def test_the_percentages_are_those_of_the_reference_table(shared: Path, year: int):
    text = (shared / "reference" / "childcare_tables.json").read_text(encoding="utf-8")
    rules = netherlands(f"{year}-06-01")
    for column, name in ((1, "kot_percentage_eerste"), (2, "kot_percentage_volgend")):
        schedule = rules.parameters[name].on(date(year, 6, 1)).value
        assert isinstance(schedule, Bands)
        for row in json.loads(text)["tables"][str(year)]:
            if row[column] is not None:
                assert step_up_to(schedule, row[0]) == pytest.approx(row[column] / 100), row


@pytest.mark.parametrize("year, counts", [(2019, 28.0), (2022, 28.0), (2023, 100.0), (2026, 100.0)])
def test_hours_of_day_care_follow_the_parent_who_works_least_until_2022(year: int, counts: float):
    parents = [adult(loon_y=30_000.0, werkuren_week=36.0), adult(loon_y=5_000.0, werkuren_week=60.0 / 13.0)]
    toddler = child(2, opvang_soort=1, opvanguren_m=100.0, opvangprijs_uur=8.0)
    assert counted_hours(year, *parents, toddler)[2] == pytest.approx(counts)


@pytest.mark.parametrize("kind, age, hours", [(1, 3, 84.0), (2, 7, 42.0), (3, 3, 84.0), (3, 7, 42.0)])
def test_a_school_child_gets_half_of_the_hours_until_2022(kind: int, age: int, hours: float):
    parent = adult(loon_y=20_000.0, werkuren_week=180.0 / 13.0)
    in_care = child(age, opvang_soort=kind, opvanguren_m=200.0, opvangprijs_uur=6.0)
    assert counted_hours(2021, parent, in_care)[1] == pytest.approx(hours)


def test_hours_that_nobody_filled_in_set_no_limit():
    parent = adult(loon_y=20_000.0)
    in_care = child(3, opvang_soort=1, opvanguren_m=300.0, opvangprijs_uur=6.0)
    assert counted_hours(2020, parent, in_care)[1] == 230.0


@pytest.mark.parametrize("year", YEARS)
def test_the_percentage_falls_with_income_and_a_further_child_never_has_less(year: int):
    rules, day = netherlands(f"{year}-06-01"), date(year, 6, 1)
    first, further = (
        rules.parameters[name].on(day).value for name in ("kot_percentage_eerste", "kot_percentage_volgend")
    )
    assert isinstance(first, Bands)
    assert isinstance(further, Bands)
    for schedule in (first, further):
        assert list(schedule.values) == sorted(schedule.values, reverse=True)
    for edge in first.edges:
        assert step_up_to(further, edge) >= step_up_to(first, edge)
