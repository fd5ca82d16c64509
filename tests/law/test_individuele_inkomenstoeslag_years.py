# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The individual income allowance: what a by-law says, and no amount where no by-law is known."""

from __future__ import annotations

import pytest
from tests.law.households import adult, child

from kansrijk import netherlands
from kansrijk.engine import FamilyFacts, HouseholdFacts, NoResult, OutsideKnownDates

KERKRADE, ROTTERDAM = 928, 599


def allowance(day: str, municipality: int, months: int, **wage: float) -> float:
    """The allowance of a single parent."""
    family = FamilyFacts({"maanden_laag_inkomen": months}, [adult(40, **wage), child(7)])
    name = "individuele_inkomenstoeslag_y"
    household = HouseholdFacts({"gemeente": municipality}, [family])
    return float(netherlands(day).compute(household, [name])[name][0])


def test_a_family_on_assistance_for_three_years_gets_the_amount_of_the_by_law():
    assert allowance("2024-03-01", KERKRADE, 36) == 513.0
    assert allowance("2024-03-01", KERKRADE, 35) == 0.0
    assert allowance("2024-03-01", KERKRADE, 36, loon_y=40_000.0) == 0.0


def test_a_municipality_without_known_by_law_gives_no_result_instead_of_zero():
    with pytest.raises(NoResult):
        allowance("2024-03-01", ROTTERDAM, 36)
    assert allowance("2024-03-01", ROTTERDAM, 0) == 0.0


def test_a_year_without_any_known_by_law_is_refused():
    with pytest.raises(OutsideKnownDates):
        allowance("2023-03-01", KERKRADE, 36)
