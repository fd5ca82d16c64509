# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the law says of amounts, for drawing a synthetic population: norms, and the wage behind a net income."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.people import Anchors
from kansrijk.policy.rulebook import DutchRules, netherlands

Floats = NDArray[np.float64]
COLUMN_OF = {"wage": "loon_y", "profit": "winst_y", "benefit": "uitkering_y", "pension": "pensioen_y"}
WORKING_AGE, PENSION_AGE = 40, 70
BAND_AGES = (3, 8, 13, 16)
"""An age inside each of the bands 0-5, 6-11, 12-15 and 16-17."""
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
        keys, inverse = np.unique(np.column_stack([counts, single]), axis=0, return_inverse=True)
        found = np.zeros(len(keys))
        for row, key in enumerate(keys):
            children = tuple(age for age, n in zip(BAND_AGES, key[:-1], strict=True) for _ in range(int(n)))
            adults = (WORKING_AGE,) if key[-1] else (WORKING_AGE, WORKING_AGE)
            found[row] = self._amount(adults, children) if children else 0.0
        return found[inverse.ravel()]

    def _amount(self, adults: tuple[int, ...], children: tuple[int, ...]) -> float:
        key = (adults, children)
        if key not in self.amounts:
            got = self.rules.compute(_household(adults, children), ["kinderbijslag_y", "kgb_maximum_y"])
            self.amounts[key] = (got["kinderbijslag_y"][0] + got["kgb_maximum_y"][0]) / 12.0
        return self.amounts[key]
