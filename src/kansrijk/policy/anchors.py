# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the law says of amounts, for drawing a synthetic population: norms, and the wage behind a net income."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.engine.frame import Frame
from kansrijk.people import Anchors
from kansrijk.people.synthesis.anchors import Amounts
from kansrijk.policy.poverty_lines import standing
from kansrijk.policy.rulebook import DutchRules, netherlands

Floats = NDArray[np.float64]
COLUMN_OF = {"wage": "loon_y", "profit": "winst_y", "benefit": "uitkering_y", "pension": "pensioen_y"}
WORKING_AGE, PENSION_AGE = 40, 70
BAND_AGES = (3, 8, 13, 16)
"""An age inside each of the bands 0-5, 6-11, 12-15 and 16-17."""
BASE = 8
"""More than the most children of one band in a family, for counting families by the children they have."""
GRID = np.concatenate([np.arange(0, 60_000, 250), np.arange(60_000, 200_000, 2_500), [400_000, 1_000_000]])


def anchors(rules: DutchRules) -> Anchors:
    """The anchors under `rules`: every amount computed by the rules themselves, once."""
    known = _Known(rules)
    return Anchors(
        norm_single=known.norm((WORKING_AGE,)),
        norm_couple=known.norm((WORKING_AGE, WORKING_AGE)),
        norm_single_pension=known.norm((PENSION_AGE,)),
        norm_couple_pension=known.norm((PENSION_AGE, PENSION_AGE)),
        gross_for_net=known.gross_for_net,
        child_amounts=known.child_amounts,
        position=known.position,
        low_income=known.low_income,
        amounts=known.amounts_on_the_day(),
    )


@lru_cache(maxsize=4)
def anchors_on(day: str) -> Anchors:
    """The anchors under the national law of `day` (ISO)."""
    return anchors(netherlands(day))


def _household(
    ages: tuple[int, ...], children: tuple[int, ...] = (), income: Mapping[str, float] | None = None
) -> HouseholdFacts:
    adults = [{"leeftijd": age, "rol": 0, **((income or {}) if i == 0 else {})} for i, age in enumerate(ages)]
    minors = [{"leeftijd": age, "rol": 1} for age in children]
    return HouseholdFacts({"gemeente": 1}, [FamilyFacts({}, [*adults, *minors])])


@dataclass
class _Known:
    """What the rules say, kept once computed."""

    rules: DutchRules
    nets: dict[str, Floats] = field(default_factory=dict)
    amounts: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = field(default_factory=dict)

    def position(self, frame: Frame) -> Floats:
        """Income of every family with children's amounts as a multiple of the minimum with those."""
        result: Floats = self.rules.simulate(frame, ["armoede_pct"])["armoede_pct"] / 100
        return result

    def low_income(self, frame: Frame) -> NDArray[np.bool_]:
        """Who is below the old low-income line, filled in for every form of household and raised with prices."""
        return standing(self.rules, frame).below("low_income")

    def amounts_on_the_day(self) -> Amounts:
        """Amounts that decide rents, wages, prices of childcare and wealth."""

        def of(name: str) -> Any:
            return self.rules.parameters[name].on(self.rules.day).value

        limits = ("huur_kwaliteitskorting", "huur_aftopping_laag", "huur_aftopping_hoog", "huur_maximum")
        quality, low, high, most = (float(of(name)) for name in limits)
        _, day, after, minder = (float(rate) for rate in of("kot_maximum_uurprijs"))
        wage = self.rules.compute(_household((WORKING_AGE,)), ["minimumloon_uur"])["minimumloon_uur"][0]
        return Amounts(
            minimum_wage=float(wage),
            rent_limits=(quality, low, high, most),
            childcare_rates=(day, after, minder),
            wealth_limits=(float(of("vermogensgrens_alleenstaande")), float(of("vermogensgrens_gezin"))),
            disregard=(float(of("vrijlating_deel")), float(of("vrijlating_maximum"))),
        )

    def norm(self, ages: tuple[int, ...]) -> float:
        return float(self.rules.compute(_household(ages), ["sociaal_minimum_m"])["sociaal_minimum_m"][0])

    def gross_for_net(self, net: Floats, kind: str) -> Floats:
        """The gross EUR a year that leaves `net` EUR a month, by interpolation on computed net incomes."""
        if kind not in self.nets:
            age = PENSION_AGE if kind == "pension" else WORKING_AGE
            computed = [self._net(age, COLUMN_OF[kind], float(gross)) for gross in GRID]
            self.nets[kind] = np.maximum.accumulate(np.array(computed))
        gross: Floats = np.interp(np.maximum(net, 0.0), self.nets[kind], GRID)
        return gross

    def _net(self, age: int, column: str, gross: float) -> float:
        got = self.rules.compute(_household((age,), income={column: gross}), ["netto_eigen_inkomen_y"])
        return float(got["netto_eigen_inkomen_y"][0]) / 12.0

    def child_amounts(self, counts: NDArray[np.int64], single: NDArray[np.bool_]) -> Floats:
        """Kinderbijslag and highest kindgebonden budget, EUR a month, by children in each age band."""
        digits = np.column_stack([counts, single]).astype(np.int64).clip(0, BASE - 1)
        powers = BASE ** np.arange(digits.shape[1])
        keys = digits @ powers
        table = np.zeros(BASE ** digits.shape[1])
        for key in np.flatnonzero(np.bincount(keys, minlength=len(table))):
            *numbers, alone = ((key // powers) % BASE).tolist()
            children = tuple(age for age, n in zip(BAND_AGES, numbers, strict=True) for _ in range(n))
            adults = (WORKING_AGE,) if alone else (WORKING_AGE, WORKING_AGE)
            table[key] = self._amount(adults, children) if children else 0.0
        result: Floats = table[keys]
        return result

    def _amount(self, adults: tuple[int, ...], children: tuple[int, ...]) -> float:
        key = (adults, children)
        if key not in self.amounts:
            got = self.rules.compute(_household(adults, children), ["kinderbijslag_y", "kgb_maximum_y"])
            self.amounts[key] = (got["kinderbijslag_y"][0] + got["kgb_maximum_y"][0]) / 12.0
        return self.amounts[key]
