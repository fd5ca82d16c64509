# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The households of one municipality: who lives together and where each stands in income."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.people.model import CHILD
from kansrijk.people.population import members_of
from kansrijk.people.synthesis.anchors import CHILD_BANDS
from kansrijk.people.synthesis.assumptions import STUDENT, TYPES, Flags, Floats, Ints, Rng, assumed
from kansrijk.people.synthesis.margins import SOURCES, area_depth
from kansrijk.people.synthesis.plan import Plan
from kansrijk.people.synthesis.ranks import (
    draw_positions,
    income_class,
    income_level,
    pension_levels,
    whole_shares,
)

SOURCE_NAMES = tuple(SOURCES)
COUPLES = np.array([False, False, False, False, True, True, True, True, False, False])
"""Whether the main family of each kind of household is a couple."""
RETIRED = np.array([TYPES.index("single_aow"), TYPES.index("couple_aow")])


@dataclass(frozen=True)
class Households:
    """Households as drawn from the pool, with income positions. Arrays are by household unless said.

    `income` is the class (0 up to 101, 1 up to 110, 2 up to 120 percent of the social minimum, 3 above), `level`
    the multiple of the social minimum, `source` the place in SOURCE_NAMES; of students on their own they mean
    nothing. `gaps` is the part with an incomplete state pension, of singles and of couples. By person: `ages`,
    `roles`, `family` (0 = main family) and `household`.
    """

    kind: Ints
    offsets: Ints
    ages: Ints
    roles: Ints
    family: Ints
    household: Ints
    income: Ints
    level: Floats
    source: Ints
    gaps: Floats

    @property
    def heads(self) -> Ints:
        """The person number of the first adult."""
        return self.offsets[:-1]

    @property
    def student(self) -> Flags:
        """Students on their own."""
        result: Flags = self.kind == STUDENT
        return result

    @property
    def couple(self) -> Ints:
        """1 where the main family is a couple, else 0; the partner is the person after the first adult."""
        return COUPLES[self.kind].astype(np.int64)

    @property
    def pension_age(self) -> Ints:
        """1 where the first adult is of state pension age, else 0."""
        return (self.ages[self.heads] >= assumed("state_pension_age")).astype(np.int64)

    @property
    def size(self) -> Ints:
        """Number of people."""
        return np.diff(self.offsets)

    def counted(self, people: Flags) -> Ints:
        """How many of the flagged people each household has."""
        return np.bincount(self.household[people], minlength=len(self.kind))

    def children_by_age(self) -> Ints:
        """Children by household (rows) and band of CHILD_BANDS (columns)."""
        bands = zip(CHILD_BANDS, CHILD_BANDS[1:], strict=False)
        child = self.roles == CHILD
        return np.column_stack([self.counted(child & (self.ages >= a) & (self.ages < b)) for a, b in bands])


def pension_gaps(area: int) -> Floats:
    """Of single persons and couples of pension age up to 101 percent, the part with an incomplete state pension.

    More in a municipality with many below the low-income line for each household up to 101 percent.
    """
    result: Floats = assumed("pension_gaps") * area_depth()[area] ** float(assumed("depth_of_pensions"))
    return result.clip(0.02, 0.85)


def draw_households(rng: Rng, plan: Plan, area: int, share: float = 1.0) -> Households:
    """Draw the households of the municipality at place `area` in the plan, or a random `share` of them."""
    pool = plan.pool
    chosen = plan.composition.draw(rng, area)
    if share < 1:
        chosen = np.sort(rng.permutation(chosen)[: max(1, round(share * len(chosen)))])
    people, offsets = members_of(pool.offsets, chosen)
    kind, ages, roles = pool.kind[chosen], pool.ages[people], pool.roles[people]
    household = np.repeat(np.arange(len(chosen)), np.diff(offsets))
    children = np.bincount(household[roles == CHILD], minlength=len(chosen))
    place = draw_positions(rng, kind, children, ages[offsets[:-1]], STUDENT + 1)
    known = np.minimum(kind, STUDENT - 1)
    depth = area_depth()[area]
    shape = assumed("lowest_shape") * depth ** float(assumed("depth_by_municipality"))
    between = depth ** float(assumed("depth_between"))
    shares = whole_shares(rng, kind, plan.low_income[area])[known]
    income = income_class(place, shares)
    level = income_level(place, income, shares, assumed("income_spread")[known], shape[known], between)
    retired = (income == 0) & np.isin(kind, RETIRED)
    gaps = pension_gaps(area)
    cut = gaps[COUPLES[kind[retired]].astype(np.int64)]
    level[retired] = pension_levels(place[retired], shares[retired, 0], cut)
    reached = np.cumsum(plan.sources[area], axis=-1)[known, income]
    source = (rng.random(len(kind))[:, None] >= reached[:, :-1]).sum(axis=1)
    return Households(
        kind, offsets, ages, roles, pool.families[people], household, income, level, source, gaps
    )
