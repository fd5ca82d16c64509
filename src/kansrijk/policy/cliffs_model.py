# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is found of cliffs: one drop, one municipality, one family in all municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import median

from kansrijk.people import Family
from kansrijk.policy.cliffs_benefit import BenefitRule
from kansrijk.policy.cliffs_scale import Floats, Levels, Scale, slid, spread_out
from kansrijk.policy.curve import FALL, Cause
from kansrijk.provisions.model import Text

HIGHEST = 70_000
"""The highest gross income that is looked at, in EUR a year."""
RAISE = 1_000
"""The raise of which is told how much a family keeps, in EUR a year."""
WAGE, PROFIT = "loon_y", "winst_y"


@dataclass(frozen=True)
class Drop:
    """An income at which one more euro costs the family money; amounts in EUR a year.

    `wage` is the first whole euro at which it has less, `pct` the income just before it in percent of the social
    minimum. `national` and `local` are what national law and the municipality take away at that euro; together they
    are `loss`. `recovered` is the first wage with as much again (None when above `HIGHEST`), `deepest` the most the
    family has less on the way. Of a raise of `RAISE` from just before the limit, `raise_national` is what taxes and
    national allowances leave, `raise_local` what the municipality changes, `raise_slid` the same with the scale.
    """

    wage: int
    pct: float
    before: float
    national: float
    local: float
    causes: tuple[Cause, ...]
    recovered: int | None
    deepest: float
    raise_national: float
    raise_local: float
    raise_slid: float

    @property
    def loss(self) -> float:
        """What the family has less than at one euro less, in EUR a year."""
        return self.national + self.local

    @property
    def more_to_earn(self) -> int | None:
        """How much more gross income it takes from just before the limit to have as much again, in EUR a year."""
        return None if self.recovered is None else self.recovered - (self.wage - 1)


@dataclass(frozen=True)
class OnceDrop:
    """An income at which one more euro takes away one-off provisions, worth `amount` EUR once; never part of a loss.

    `wage` and `pct` are as in `Drop`, `names` are the schemes that end.
    """

    wage: int
    pct: float
    amount: float
    names: tuple[Text, ...]


@dataclass(frozen=True)
class Slide:
    """What the sliding scale does for this family in one municipality.

    `steepest` is the most that the local amount falls at one euro of wage, `before` the same under the hard limits;
    `width` for how many euros of gross wage the family gets more than now; `extra_now` what that costs the
    municipality a year at the family's own income, `extra_most` at the income where it costs most (EUR a year).
    """

    steepest: float
    before: float
    width: int
    extra_now: float
    extra_most: float


@dataclass(frozen=True)
class PlaceCliffs:
    """The cliffs in one municipality; when `why_unknown` is there, nothing is known about local ones.

    `levels` are the yearly local provisions of all children of the family as steps by wage. `drops` hold national
    cliffs too. `at_least` tells that there is more that could not be computed. `once` are limits at which one-off
    amounts end; they can be known where nothing is known of yearly ones.
    """

    code: str
    name: str
    province: str
    levels: Levels = ((0, 0.0),)
    drops: tuple[Drop, ...] = ()
    slide: Slide | None = None
    at_least: bool = False
    why_unknown: Text | None = None
    once: tuple[OnceDrop, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is known what the children get here each year."""
        return self.why_unknown is None

    @property
    def hard(self) -> tuple[Drop, ...]:
        """The drops in which the municipality has a part, the largest loss first."""
        return tuple(sorted((d for d in self.drops if d.local > FALL), key=lambda d: (-d.loss, d.wage)))


@dataclass(frozen=True)
class FamilyCliffs:
    """One family in every municipality on a day, at each whole euro of income of one adult.

    `member` is that adult, counted from 1; `column` says whether the wage or the profit changes; `current` is what
    the file says; `benefit` how that adult's benefit falls away meanwhile, when there is one. `national` is disposable
    income without local provisions and `pct` income in percent of the social minimum, both by euro. `national_drops`
    are the cliffs of national law alone: they are there everywhere.
    """

    family: Family
    day: date
    member: int
    column: str
    current: float
    national: Floats
    pct: Floats
    national_drops: tuple[Drop, ...]
    places: tuple[PlaceCliffs, ...]
    scale: Scale
    benefit: BenefitRule | None = None

    @property
    def known(self) -> tuple[PlaceCliffs, ...]:
        """The places of which it is known what children get."""
        return tuple(place for place in self.places if place.known)

    @cached_property
    def ranked(self) -> tuple[tuple[PlaceCliffs, Drop], ...]:
        """The worst cliff of each place that has a hard limit for this family, the largest loss first."""
        found = [(place, place.hard[0]) for place in self.places if place.hard]
        return tuple(sorted(found, key=lambda pair: (-pair[1].loss, pair[0].name)))

    @cached_property
    def once(self) -> tuple[tuple[PlaceCliffs, OnceDrop], ...]:
        """The limits at which one-off amounts end, the largest amount first."""
        found = [(place, drop) for place in self.places for drop in place.once]
        return tuple(sorted(found, key=lambda pair: (-pair[1].amount, pair[0].name, pair[1].wage)))

    @property
    def middle_loss(self) -> float:
        """The median over places with a hard limit of the loss at their worst cliff, in EUR a year; 0 without any."""
        return median(drop.loss for _, drop in self.ranked) if self.ranked else 0.0

    def line(self, place: PlaceCliffs, *, with_scale: bool = False) -> Floats:
        """Disposable income with local provisions at each euro of wage, under the hard limits or with the scale."""
        if with_scale:
            return self.national + slid(place.levels, self.pct, self.scale)
        return self.national + spread_out(place.levels, len(self.pct))


Worst = tuple[PlaceCliffs, FamilyCliffs, Drop]
"""A cliff with where it is and for whom."""


def worst_by_place(found: Sequence[FamilyCliffs]) -> tuple[Worst, ...]:
    """For each municipality with a hard limit the worst cliff over all families, the largest loss first."""
    worst: dict[str, Worst] = {}
    for item in found:
        for place, drop in item.ranked:
            if place.code not in worst or drop.loss > worst[place.code][2].loss:
                worst[place.code] = (place, item, drop)
    return tuple(sorted(worst.values(), key=lambda row: (-row[2].loss, row[0].name)))
