# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A minimum package for every child: the floor that municipalities can be held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kansrijk.engine import Problem
from kansrijk.policy.checked_file import read_checked
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.model import Text

DEFAULT = Path(__file__).parent / "data" / "floor.yaml"


@dataclass(frozen=True)
class Band:
    """An amount a year for a child of these ages (both included)."""

    from_age: int
    to_age: int
    eur: float


@dataclass(frozen=True)
class Floor:
    """What every child in the target group should have at least, in EUR a year."""

    name: Text
    source: Text
    limit_pct: float
    debt_help: bool
    amounts: tuple[Band, ...]


class InvalidFloor(Problem):
    """The file of a minimum package is not right; the message names line, field and remedy."""


def read_floor(path: Path | str = DEFAULT) -> Floor:
    """The minimum package in a YAML file; the one that comes with Kansrijk when no file is named.

    Raises:
        Problem: there is no such file.
        InvalidFloor: it is not right.
    """
    return read_checked(path, Floor, _check, InvalidFloor)


def _check(floor: Floor, findings: Findings) -> None:
    taken: dict[int, int] = {}
    for i, band in enumerate(floor.amounts):
        if band.eur < 0 or band.from_age > band.to_age:
            findings.add(
                ("amounts", i),
                "klopt niet: schrijf from_age, to_age (niet lager) en eur (niet onder nul).",
                "is not right: write from_age, to_age (not lower) and eur (not below zero).",
            )
            continue
        for age in range(band.from_age, band.to_age + 1):
            if age in taken:
                findings.add(
                    ("amounts", i),
                    f"noemt leeftijd {age}, die al in regel {taken[age] + 1} staat. Laat elke leeftijd een keer voorkomen.",
                    f"names age {age}, which is in entry {taken[age] + 1} already. Let each age occur once.",
                )
                break
            taken[age] = i


def shortfall(
    floor: Floor, ages: Sequence[int], income_pct: float, debt_help: bool, has: float
) -> float | None:
    """How much less than the floor the children of a family get together, in EUR a year; 0 when enough.

    Returns:
        None when the family is outside the target group of the floor.
    """
    inside = income_pct <= floor.limit_pct or (floor.debt_help and debt_help)
    if not inside:
        return None
    due = sum(
        next((band.eur for band in floor.amounts if band.from_age <= age <= band.to_age), 0.0) for age in ages
    )
    return max(0.0, due - has)
