# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The budget curve: what a family has left at every gross wage of one adult, and where earning more costs money."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kansrijk.engine import FamilyFacts, HouseholdFacts, Problem, Status
from kansrijk.people import Family
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import ProvisionRules, rules_for

NATIONAL = (
    "gezin_netto_inkomen_y",
    "bijstand_y",
    "kinderbijslag_y",
    "kindgebonden_budget_y",
    "zorgtoeslag_y",
    "huurtoeslag_gezin_y",
    "kinderopvangtoeslag_y",
)
"""The parts of disposable income, as `besteedbaar_inkomen_y` adds them up."""

LABELLED_AS = {"huurtoeslag_gezin_y": "huurtoeslag_y"}
"""The parts that a reader knows by the name of another result."""

LOCAL = "local"
"""The part for the municipality's child provisions in a year, all together."""

STEP = 250
LOOKS = 1
HIGHEST_WAGE = 300_000
ROUNDING = 1.25
"""How far an amount rounded to a whole euro may lie from a straight line, in EUR."""
UNROUNDED = frozenset({"gezin_netto_inkomen_y", "bijstand_y", "kinderbijslag_y"})
NO_ROUNDING = 1.5
"""A component that falls by more than this at one euro of wage does not fall by rounding or tapering, in EUR."""
FALL = 1.0
"""A cliff is a fall of disposable income of more than this, in EUR a year, when the wage rises by one euro."""


@dataclass(frozen=True)
class Point:
    """The family at one gross wage: all amounts in EUR a year.

    `parts` are the components of `disposable` by name; `local` and `once` the child provisions of the municipality
    by rule: each year and one-off. One-off amounts are not part of `disposable`.
    """

    wage: float
    parts: Mapping[str, float]
    local: Mapping[str, float]
    once: Mapping[str, float]

    @property
    def disposable(self) -> float:
        """Disposable income with the child provisions of the municipality."""
        return sum(self.parts.values())


@dataclass(frozen=True)
class Cause:
    """One component that falls at a cliff: its name, labels and amounts in EUR a year (or EUR once)."""

    name: str
    nl: str
    en: str
    before: float
    after: float
    once: bool = False

    @property
    def loss(self) -> float:
        """By how much it falls."""
        return self.before - self.after

    @property
    def ends(self) -> bool:
        """Whether nothing is left of it."""
        return self.after < 0.005


@dataclass(frozen=True)
class Cliff:
    """A wage at which one more euro costs the family money.

    `wage` is the first whole euro at which the family has less; `loss` what it then has less in EUR a year (0 when
    only one-off provisions end); `recovered` the wage at which it has as much again, None when not within the curve.
    """

    wage: int
    loss: float
    before: float
    causes: tuple[Cause, ...]
    recovered: int | None


@dataclass(frozen=True)
class Curve:
    """The budget curve of a family for the wage of one adult."""

    family: Family
    day: date
    member: int
    current: float
    points: tuple[Point, ...]
    cliffs: tuple[Cliff, ...]
    provisions: ProvisionRules
    labels: Mapping[str, tuple[str, str]]
    status: Status

    @property
    def names(self) -> tuple[str, ...]:
        """The parts that are not zero everywhere, in the order in which they are added up."""
        return tuple(
            name for name in (*NATIONAL, LOCAL) if any(point.parts.get(name, 0.0) for point in self.points)
        )

    @cached_property
    def grid(self) -> tuple[Point, ...]:
        """The points at whole steps of the wage."""
        return tuple(point for point in self.points if point.wage % STEP == 0)

    def pressure(self, width: int = 1000) -> list[tuple[float, float]]:
        """The marginal pressure: of each further `width` euros of gross wage, the part that does not arrive, in %.

        Over 100 the family is worse off for earning more. Cliffs are in it.
        """
        points = [point for point in self.grid if point.wage % width == 0]
        return [
            (here.wage, 100.0 * (1.0 - (there.disposable - here.disposable) / (there.wage - here.wage)))
            for here, there in zip(points, points[1:], strict=False)
        ]

    def at(self, wage: float) -> float:
        """Disposable income at a wage, in EUR a year; between points along a straight line."""
        points = self.points
        for low, high in zip(points, points[1:], strict=False):
            if low.wage <= wage <= high.wage:
                share = (wage - low.wage) / (high.wage - low.wage)
                return low.disposable + share * (high.disposable - low.disposable)
        raise ValueError(f"the curve runs from {points[0].wage} to {points[-1].wage}, not to {wage}")


def budget_curve(
    family: Family,
    day: date | str,
    *,
    member: int = 1,
    to: int = 60_000,
    only_current: bool = False,
    rules: DutchRules | None = None,
) -> Curve:
    """Compute the budget curve of the first family of a household for one adult's gross wage.

    Everything else in the file stays as it is: other incomes, hours of childcare, rent.

    Args:
        family: the household.
        day: the day of the law.
        member: which adult, counted from 1 in the order of the file.
        to: the highest gross wage in EUR a year.
        only_current: leave out local provisions not confirmed for the year.
        rules: instead of the national law, for instance after a reform.

    Raises:
        Problem: there is no such adult, the wage is out of range, or the day has no known law.
    """
    law = rules or netherlands(day)
    law.plan(NATIONAL)
    facts = family.facts(law.day)
    index = _member(facts, member)
    if not STEP <= to <= HIGHEST_WAGE:
        raise Problem(
            nl=f"Het hoogste loon {to} kan niet. Kies een heel bedrag van {STEP} tot {HIGHEST_WAGE} euro.",
            en=f"The highest wage {to} cannot be. Choose a whole amount from {STEP} to {HIGHEST_WAGE} euro.",
        )
    local = rules_for(family.municipality, law.day, only_current=only_current)
    together = law.adding(local.nodes, local.parameters) if local.known else law
    look = _Look(together, facts, index, _counted(local), _one_off(local))
    points = _points(look.at, math.ceil(to / STEP) * STEP)
    return Curve(
        family=family,
        day=law.day,
        member=member,
        current=float(facts.families[0].members[index].get("loon_y", 0.0)),
        points=points,
        cliffs=_cliffs(points, look.label),
        provisions=local,
        labels={name: look.label(name) for name in (*NATIONAL, *look.local, *look.once)}
        | {LOCAL: ("kindvoorzieningen van de gemeente", "child provisions of the municipality")},
        status=together.status_of(*NATIONAL, *look.local),
    )


def _member(facts: HouseholdFacts, member: int) -> int:
    members = facts.families[0].members
    adults = [index for index, person in enumerate(members) if person["rol"] == 0]
    if not 1 <= member <= len(adults):
        raise Problem(
            nl=f"Lid {member} is geen volwassene van dit gezin. Kies een nummer van 1 tot en met {len(adults)}.",
            en=f"Member {member} is no adult of this family. Choose a number from 1 to {len(adults)}.",
        )
    return adults[member - 1]


def _counted(local: ProvisionRules) -> tuple[str, ...]:
    """The rules whose amounts make up the yearly total; of alternatives the rule that picks the highest."""
    return next((tuple(node.of) for node in local.aggregates if node.name == "kindtegoed_y"), ())


def _one_off(local: ProvisionRules) -> tuple[str, ...]:
    return next((tuple(node.of) for node in local.aggregates if node.name == "kindtegoed_eenmalig"), ())


@dataclass(frozen=True)
class _Look:
    """One family of which only one wage changes."""

    rules: DutchRules
    facts: HouseholdFacts
    index: int
    local: tuple[str, ...]
    once: tuple[str, ...]

    def at(self, wage: float) -> Point:
        first, *others = self.facts.families
        members = list(first.members)
        members[self.index] = {**members[self.index], "loon_y": float(wage)}
        facts = replace(self.facts, families=[FamilyFacts(first.values, members), *others])
        got = self.rules.compute(facts, [*NATIONAL, *self.local, *self.once])
        size = len(members)
        local = {name: float(sum(got[name][:size])) for name in self.local}
        once = {name: float(sum(got[name][:size])) for name in self.once}
        parts = {name: float(got[name][0]) for name in NATIONAL} | {LOCAL: sum(local.values())}
        return Point(float(wage), parts, local, once)

    def label(self, name: str) -> tuple[str, str]:
        known = LABELLED_AS.get(name, name)
        return self.rules.label(known, "nl"), self.rules.label(known, "en")


def _points(at: Callable[[float], Point], to: int) -> tuple[Point, ...]:
    """Points at every step and, between them, wherever the curve is no straight line, down to the euro."""
    points = [at(0)]
    for wage in range(STEP, to + 1, STEP):
        high = at(wage)
        points += [*_between(at, points[-1], high, LOOKS), high]
    return tuple(points)


def _between(at: Callable[[float], Point], low: Point, high: Point, looks: int) -> list[Point]:
    """The points needed between two others. What seems straight is halved `looks` times more before it is believed."""
    width = high.wage - low.wage
    if width <= 1:
        return []
    middle = at(low.wage + width // 2)
    straight = _straight(low, middle, high)
    if straight and looks == 0:
        return []
    before = _between(at, low, middle, max(0, looks - 1))
    after = _between(at, middle, high, max(0, looks - 1))
    return [] if straight and not before and not after else [*before, middle, *after]


def _straight(low: Point, middle: Point, high: Point) -> bool:
    share = (middle.wage - low.wage) / (high.wage - low.wage)
    return all(
        abs(there - (one + share * (other - one))) <= (0.02 if exact else ROUNDING)
        for exact, one, there, other in _values(low, middle, high)
    )


def _values(*points: Point) -> list[tuple[bool, float, float, float]]:
    low, middle, high = points
    rows = [(name in UNROUNDED, low.parts[name], middle.parts[name], high.parts[name]) for name in NATIONAL]
    rows += [(True, low.local[name], middle.local[name], high.local[name]) for name in low.local]
    return rows + [(True, low.once[name], middle.once[name], high.once[name]) for name in low.once]


def _cliffs(points: Sequence[Point], label: Callable[[str], tuple[str, str]]) -> tuple[Cliff, ...]:
    found = []
    for index, (low, high) in enumerate(zip(points, points[1:], strict=False)):
        if high.wage - low.wage > 1:
            continue
        loss = low.disposable - high.disposable
        causes = _causes(low, high, label)
        counted = loss > FALL and any(not cause.once for cause in causes)
        if counted or any(cause.once for cause in causes):
            wage = _recovered(points[index + 1 :], low.disposable) if counted else int(high.wage)
            found.append(Cliff(int(high.wage), max(0.0, loss), low.disposable, causes, wage))
    return tuple(found)


def _causes(low: Point, high: Point, label: Callable[[str], tuple[str, str]]) -> tuple[Cause, ...]:
    """What falls by more than rounding to a whole euro can explain, the largest first."""
    rows = [(name, low.parts[name], high.parts[name], False) for name in NATIONAL]
    rows += [(name, low.local[name], high.local[name], False) for name in low.local]
    rows += [(name, low.once[name], high.once[name], True) for name in low.once]
    causes = [
        Cause(name, *label(name), before, after, once)
        for name, before, after, once in rows
        if before - after > NO_ROUNDING
    ]
    return tuple(sorted(causes, key=lambda cause: (cause.once, -cause.loss)))


def _recovered(points: Sequence[Point], level: float) -> int | None:
    """The first wage at which disposable income is `level` again."""
    for low, high in zip(points, points[1:], strict=False):
        if high.disposable >= level:
            share = (level - low.disposable) / (high.disposable - low.disposable)
            return math.ceil(low.wage + share * (high.wage - low.wage) - 1e-6)
    return None
