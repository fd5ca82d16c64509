# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Anchors: what the law says of amounts, handed in by the caller, for this room knows no law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from kansrijk.engine.frame import Frame
from kansrijk.people.synthesis.assumptions import Flags, Floats, Ints, assumed, assumptions

IncomeKind = Literal["wage", "profit", "benefit", "pension"]
CHILD_BANDS = (0, 6, 12, 16, 18)
"""Edges of the ages by which `child_amounts` gets the children counted: 0-5, 6-11, 12-15, 16-17."""


@dataclass(frozen=True)
class Amounts:
    """Amounts of the law on the day.

    - `minimum_wage`: EUR an hour of an adult.
    - `rent_limits`: EUR a month, where the rent allowance changes: quality discount, the two caps, the highest rent.
    - `childcare_rates`: highest hourly rates of day care, out-of-school care and childminder.
    - `wealth_limits`: EUR, social assistance of a single person and of a family.
    - `disregard`: the share of a wage that is not taken off assistance, and at most how many EUR a month.
    """

    minimum_wage: float
    rent_limits: tuple[float, float, float, float]
    childcare_rates: tuple[float, float, float]
    wealth_limits: tuple[float, float]
    disregard: tuple[float, float]


def amounts_of_base_year() -> Amounts:
    """The amounts of 2025 as data/assumptions.yaml has them, for a caller that hands in none."""
    limits = [float(limit) for limit in assumed("rent_bands")[1:]]
    day, after, minder = (float(rate) for rate in assumed("childcare_price"))
    single, family = (float(limit) for limit in assumed("bijstand_wealth_limit"))
    share, most = (float(part) for part in assumed("bijstand_disregard"))
    return Amounts(
        minimum_wage=float(assumptions()["minimum_wage"]),
        rent_limits=(limits[0], limits[1], limits[2], limits[3]),
        childcare_rates=(day, after, minder),
        wealth_limits=(single, family),
        disregard=(share, most),
    )


@dataclass(frozen=True)
class Anchors:
    """Amounts that tie a drawn income position to euros.

    - `norm_single`, `norm_couple`: social assistance norms below state pension age, EUR a month net.
    - `gross_for_net(net, kind)`: the gross EUR a year of one person that leaves `net` EUR a month, for an array;
      0 gives 0. Kinds: "wage", "profit", "benefit" and "pension" (of state pension age).
    - `norm_single_pension`, `norm_couple_pension`: the same from state pension age; absent: as below that age.
    - `child_amounts(children, single)`: kinderbijslag and the maximum kindgebonden budget together, EUR a month.
      `children` counts them by the bands of CHILD_BANDS (columns); `single` says who has no partner. Absent: the
      position is that of the income without children's amounts against the bare norm.
    - `position(frame)`: income of every family with children's amounts as a multiple of the social minimum with
      those, by the rules themselves; with it gross incomes are made exact. Absent: they stay approximate.
    - `low_income(frame)`: whether every household is below the low-income line. Absent: up to 101 percent of the
      social minimum.
    - `amounts`: amounts of the law on the day.
    """

    norm_single: float
    norm_couple: float
    gross_for_net: Callable[[Floats, str], Floats]
    norm_single_pension: float | None = None
    norm_couple_pension: float | None = None
    child_amounts: Callable[[Ints, Flags], Floats] | None = None
    position: Callable[[Frame], Floats] | None = None
    low_income: Callable[[Frame], Flags] | None = None
    amounts: Amounts = field(default_factory=amounts_of_base_year)

    def norms(self, couple: Ints, pension: Ints) -> Floats:
        """The norm of each main family, EUR a month net.

        `couple` and `pension` (state pension age) are 0 or 1. Others in the same home change nothing here.
        """
        below = np.array([self.norm_single, self.norm_couple])
        above = np.array([self.norm_single_pension or below[0], self.norm_couple_pension or below[1]])
        norm: Floats = np.where(pension == 1, above[couple], below[couple])
        return norm

    def children(self, counts: Ints, single: Ints) -> Floats:
        """Children's amounts of each main family, EUR a month."""
        if self.child_amounts is None:
            return np.zeros(len(counts))
        return np.where(counts.any(axis=1), self.child_amounts(counts, single == 1), 0.0)
