# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A handful of households, and a small and a large synthetic municipality."""

from __future__ import annotations

import pytest
from tests.people.standin import ANCHORS

from kansrijk.engine.facts import FamilyFacts, HouseholdFacts
from kansrijk.engine.frame import frame_of
from kansrijk.people import Meta, Population, input_columns, synthesise


def person(age: int, role: int = 0, **others: float) -> dict[str, float]:
    return {"leeftijd": age, "rol": role, **others}


@pytest.fixture
def three_households() -> Population:
    """A single parent in Rotterdam, a couple with a grown child in Zwolle, a single person in Zwolle."""
    parent = FamilyFacts({"vermogen": -500.0}, [person(39, loon_y=18000.0), person(14, 1), person(9, 1)])
    couple = FamilyFacts({"schuldhulp": True}, [person(51, loon_y=30000.0, werkuren_week=36), person(49)])
    student = FamilyFacts({}, [person(20, student=True)])
    frame = frame_of(
        [
            HouseholdFacts({"gemeente": 193, "huurwoning": True, "huur_m": 700.0}, [couple, student]),
            HouseholdFacts({"gemeente": 193}, [FamilyFacts({}, [person(70, pensioen_y=20000.0)])]),
            HouseholdFacts({"gemeente": 599, "energie_m": 150.0}, [parent]),
        ],
        input_columns(),
    )
    return Population.from_frame(frame, Meta(year=2025, notes=("drie huishoudens", "three households")))


@pytest.fixture(scope="session")
def zwolle() -> Population:
    return synthesise("Zwolle", 2025, 7, ANCHORS)


@pytest.fixture(scope="session")
def rozendaal() -> Population:
    return synthesise("Rozendaal", 2025, 7, ANCHORS)
