# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A provision made ready for computing on one day: numbers by age, reasons why not, and assumptions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kansrijk.provisions.ages import Stroke, bands, paint
from kansrijk.provisions.model import Provision, Text
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.standing import StandingOn

NO_LIMIT = 1e9
"""Stands for a stated "no income test"; never for an unknown limit."""


@dataclass(frozen=True)
class Remark:
    """A reason or assumption by its name, with its sentence."""

    code: str
    text: Text


@dataclass
class Reckoning:
    """A provision made ready for computing on one day.

    When `reasons` is not empty nothing is computed. `amounts` (EUR a year, or EUR once when `once`) and `limits`
    (percent of the municipality's own norm) are by age. `shares` tells the share of the amount by the distance
    in percentage points below the limit. `wide` holds the numbers of the wider formula by its argument, and is empty
    where the plain formula does. `most` is how many children of a family can have it. `unknown_ages` are ages the
    provision is for with an unknown amount.
    """

    provision: Provision
    day: date
    standing: StandingOn
    reasons: list[Remark] = field(default_factory=list)
    assumptions: list[Remark] = field(default_factory=list)
    amounts: dict[int, float] = field(default_factory=dict)
    limits: dict[int, float] = field(default_factory=dict)
    shares: tuple[tuple[float, float], ...] = ((0.0, 1.0),)
    wide: dict[str, Any] = field(default_factory=dict)
    once: bool = False
    per_family: bool = False
    most: int | None = None
    without_holiday_pay: bool = False
    euro_without_holiday_pay: bool = False
    unknown_ages: tuple[int, ...] = ()

    @property
    def computable(self) -> bool:
        """Whether an amount is computed on this day."""
        return not self.reasons

    @property
    def amount_bands(self) -> list[tuple[float, float]]:
        """The amounts as steps by age."""
        return bands(self.amounts)

    @property
    def limit_bands(self) -> list[tuple[float, float]]:
        """The income limits as steps by age."""
        return bands(self.limits)

    def refuse(self, code: str, nl: str, en: str) -> None:
        """Note why nothing is computed."""
        self.reasons.append(Remark(code, Text(nl, en)))

    def refuse_pattern(self, code: str) -> None:
        """Note a known pattern as the reason why nothing is computed."""
        self.reasons.append(Remark(code, PATTERNS[code].text))

    def assume(self, code: str, nl: str, en: str) -> None:
        """Note what is assumed."""
        self.assumptions.append(Remark(code, Text(nl, en)))

    def painted(self, strokes: list[Stroke], conflict: str) -> dict[int, float | None]:
        """Values by age from bands; notes why when the ages are not known or two bands disagree."""
        if any(item.ages is None for item in strokes):
            self.refuse("unknown_ages", "De leeftijden zijn niet bekend.", "The ages are not known.")
            return {}
        values, disagree = paint(strokes)
        if disagree:
            self.refuse_pattern(conflict)
        return values
