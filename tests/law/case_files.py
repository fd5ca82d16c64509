# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worked cases beside an act, as households and expected results."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from kansrijk import netherlands
from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.law import FOLDER

Case = dict[str, Any]


def cases_of(act: str) -> list[Case]:
    """The cases of all years of one act."""
    path = FOLDER / act / "cases_2019_2026.yaml"
    cases: list[Case] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cases


def facts_of(household: dict[str, Any]) -> HouseholdFacts:
    """The household of a case."""
    families = [
        FamilyFacts({k: v for k, v in part.items() if k != "members"}, part["members"])
        for part in household["families"]
    ]
    return HouseholdFacts({k: v for k, v in household.items() if k != "families"}, families)


def assert_holds(case: Case) -> None:
    """The law gives what the case says."""
    found = netherlands(case["date"]).compute(
        facts_of(case["household"]), list(case["expected"]), given=case.get("given")
    )
    for name, expected in case["expected"].items():
        assert float(found[name][0]) == pytest.approx(float(expected), abs=max(case["tolerance"], 1e-9)), name


def years_of(cases: list[Case]) -> dict[int, int]:
    """How many cases there are of each year."""
    years = [case["date"].year for case in cases]
    return {year: years.count(year) for year in sorted(set(years))}
