# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same family in every municipality: what its children get there, how hard it is to get, and how far apart it lies."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

from kansrijk.engine import HouseholdFacts
from kansrijk.engine.interpret import Given
from kansrijk.people import Family, find_area, municipalities
from kansrijk.people.model import CHILD
from kansrijk.policy.floor import Floor, shortfall
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import ProvisionRules, codes, rules_for
from kansrijk.provisions.model import Provision, Text
from kansrijk.provisions.reckoning import Reckoning

Progress = Callable[[int, int, str], None]
REFERENCE = Path(__file__).parent / "reference_families"
INCOME_PCT = "inkomen_pct_sociaal_minimum"
ONLY_ONCE = Text(
    "Hier zijn alleen eenmalige bedragen bekend. Wat kinderen elk jaar krijgen is onbekend.",
    "Only one-off amounts are known here. What children get each year is unknown.",
)
EARTH_KM = 6371.0
NEAR_KM = 25.0
"""Farther away than this a municipality is no neighbour: a family does not end up there by moving one street."""


@dataclass(frozen=True)
class Item:
    """One scheme for this family: what all its children get together, in EUR a year and EUR once."""

    slug: str
    name: Text
    categories: tuple[str, ...]
    yearly: float
    once: float
    standing: str

    @property
    def entitled(self) -> bool:
        """Whether some child of the family gets something."""
        return self.yearly > 0.0 or self.once > 0.0


@dataclass(frozen=True)
class Steps:
    """What a parent has to do to get everything: separate applications, how many only through somebody else, how many
    schemes come by themselves, and of how many schemes the way is not known."""

    applications: int
    through_others: int
    automatic: int
    unknown: int


@dataclass(frozen=True)
class Place:
    """The family in one municipality; when `why_unknown` is there, nothing else means anything.

    `yearly` and `once` (EUR for all children) are None where no amount of that kind is known.
    """

    code: str
    name: str
    province: str
    items: tuple[Item, ...] = ()
    yearly: float | None = None
    once: float | None = None
    at_least: bool = False
    steps: Steps = Steps(0, 0, 0, 0)
    floor_gap: float | None = None
    why_unknown: Text | None = None

    @property
    def known(self) -> bool:
        """Whether it is known what the children get here each year."""
        return self.why_unknown is None and self.yearly is not None

    @property
    def amount(self) -> float:
        """What the children get each year, in EUR; 0 where that is not known: ask `known` first."""
        return self.yearly or 0.0

    @property
    def entitled(self) -> bool:
        """Whether the children get anything at all."""
        return any(item.entitled for item in self.items)

    @property
    def standing(self) -> str:
        """The weakest standing of what the amount rests on: current, as_seen or undated."""
        order = ("current", "as_seen", "undated")
        return max(
            (item.standing for item in self.items if item.entitled), key=order.index, default="current"
        )


@dataclass(frozen=True)
class Spread:
    """How far apart municipalities lie, in EUR a year; over those that are known only, each counted once.

    In `at_least` of them children may get more than could be computed, so the low end may lie higher.
    """

    known: int
    unknown: int
    minimum: float
    p10: float
    median: float
    p90: float
    maximum: float
    entitled: int
    at_least: int


@dataclass(frozen=True)
class Street:
    """Two municipalities close together and what moving from the one to the other changes, in EUR a year."""

    from_: Place
    to: Place
    km: float

    @property
    def change(self) -> float:
        """EUR a year more (or less) in `to`."""
        return self.to.amount - self.from_.amount


@dataclass(frozen=True)
class Comparison:
    """One family compared over all municipalities on a day."""

    family: Family
    day: date
    income_pct: float
    places: tuple[Place, ...]
    spread: Spread
    streets: tuple[Street, ...]
    floor: Floor

    @property
    def ranked(self) -> tuple[Place, ...]:
        """The known places, most first."""
        return tuple(
            sorted((p for p in self.places if p.known), key=lambda p: (-p.amount, -(p.once or 0.0), p.name))
        )

    @property
    def below_floor(self) -> tuple[Place, ...]:
        """The known places that give the children less than the floor, the largest gap first."""
        found = [p for p in self.places if p.known and p.floor_gap is not None and p.floor_gap > 0.0]
        return tuple(sorted(found, key=lambda p: (-(p.floor_gap or 0.0), p.name)))


def reference_families() -> dict[str, Family]:
    """The families that come with Kansrijk to compare municipalities with, by code; all are invented."""
    return {path.stem: Family.read(path) for path in sorted(REFERENCE.glob("*.yaml"))}


def compare(
    family: Family,
    day: date | str,
    floor: Floor,
    *,
    only_current: bool = False,
    rules: DutchRules | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """The child provisions of `family` in each municipality of 2025, all else being equal.

    National law is computed once: it does not depend on where the family lives, except through what a municipality
    gives itself. A municipality of which no provisions are known is unknown, never zero.

    Args:
        family: one household; its own municipality plays no part.
        day: the day of the law and the provisions.
        floor: the minimum package to hold each municipality against.
        only_current: leave out provisions that are not confirmed for the year.
        rules: the law instead of the national law of `day`, such as a reform.

    Raises:
        Problem: the day has no known law, or a fact cannot be.
    """
    law = rules or netherlands(day)
    facts = family.facts(law.day)
    local = _known_rules(law.day, only_current)
    given = _national(law, facts, local.values())
    places = []
    areas = municipalities()
    for i, area in enumerate(areas):
        found = local.get(area.code)
        if found is None:
            found = rules_for(area.code, law.day, only_current=only_current)
        place = _place(law, facts, found, given, area.province, area.name)
        places.append(_held_against(place, facts, given, floor))
        if progress is not None:
            progress(i + 1, len(areas), area.name)
    return Comparison(
        family,
        law.day,
        _first(given),
        tuple(places),
        spread(places),
        streets(places),
        floor,
    )


def _first(given: Given) -> float:
    """The income of the main family in percent of the social minimum."""
    values = given[INCOME_PCT]
    assert isinstance(values, list)
    return float(values[0])


def _known_rules(day: date, only_current: bool) -> dict[str, ProvisionRules]:
    return {
        found.code: found
        for code in codes()
        if (found := rules_for(code, day, only_current=only_current)).known
    }


def _national(law: DutchRules, facts: HouseholdFacts, local: Iterable[ProvisionRules]) -> Given:
    """The results of national law that the schemes look at, computed once for the family."""
    known = {node.name for node in law.nodes}
    needed = {name for found in local for node in found.nodes for name in node.inputs if name in known}
    trace = law.trace(facts, sorted(needed | {INCOME_PCT}))
    return {name: trace.of(name) for name in needed | {INCOME_PCT}}


def local_values(
    law: DutchRules, facts: HouseholdFacts, found: ProvisionRules, given: Given
) -> dict[str, float]:
    """What all children of the household get of each scheme and in total, by name of the result.

    `given` holds the results of national law that the schemes need: they are taken, not computed.
    """
    together = law.adding(found.nodes, found.parameters)
    got = together.compute(facts, [*found.names.values(), *found.totals], given=given)
    return {name: float(sum(values)) for name, values in got.items()}


def _place(
    law: DutchRules,
    facts: HouseholdFacts,
    found: ProvisionRules,
    given: Given,
    province: str,
    name: str,
) -> Place:
    if found.unknown is not None:
        return Place(found.code, name, province, why_unknown=found.unknown)
    values = local_values(law, facts, found, given)
    only_once = None if "kindtegoed_y" in values else ONLY_ONCE
    items = tuple(_item(entry, found, values) for entry in found.computed)
    return Place(
        found.code,
        name,
        province,
        items,
        values.get("kindtegoed_y"),
        values.get("kindtegoed_eenmalig"),
        found.at_least,
        steps_of(
            [entry.provision for entry, item in zip(found.computed, items, strict=True) if item.entitled]
        ),
        why_unknown=only_once,
    )


def _item(entry: Reckoning, found: ProvisionRules, values: Mapping[str, float]) -> Item:
    value = values[found.names[entry.provision.slug]]
    return Item(
        entry.provision.slug,
        entry.provision.name,
        tuple(entry.provision.categories),
        0.0 if entry.once else value,
        value if entry.once else 0.0,
        entry.standing.kind,
    )


def steps_of(schemes: Iterable[Provision]) -> Steps:
    """The steps to get these schemes: schemes of one provider along one route are one application."""
    asked: set[tuple[str, str]] = set()
    through, automatic, unknown = 0, 0, 0
    for scheme in schemes:
        ways = {route.way for route in scheme.routes}
        if not ways:
            unknown += 1
        elif "automatic" in ways:
            automatic += 1
        else:
            asked.add((scheme.provider or "", min(ways)))
            through += ways <= {"intermediary", "school"}
    return Steps(len(asked), through, automatic, unknown)


def _held_against(place: Place, facts: HouseholdFacts, given: Given, floor: Floor) -> Place:
    if not place.known:
        return place
    main = facts.families[0]
    ages = [int(person["leeftijd"]) for person in main.members if person["rol"] == CHILD]
    gap = shortfall(floor, ages, _first(given), bool(main.values.get("schuldhulp")), place.amount)
    return replace(place, floor_gap=gap)


def spread(places: Sequence[Place]) -> Spread:
    """How far the known places lie apart; percentiles by linear interpolation between ranks.

    Returns:
        NaN for every amount when nothing is known anywhere.
    """
    values = sorted(place.amount for place in places if place.known)
    if not values:
        return Spread(0, len(places), *(math.nan,) * 5, 0, 0)
    return Spread(
        len(values),
        len(places) - len(values),
        values[0],
        _percentile(values, 0.1),
        median(values),
        _percentile(values, 0.9),
        values[-1],
        sum(place.entitled for place in places if place.known),
        sum(place.at_least for place in places if place.known),
    )


def _percentile(ranked: Sequence[float], share: float) -> float:
    position = share * (len(ranked) - 1)
    low = math.floor(position)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (position - low)


def streets(places: Sequence[Place]) -> tuple[Street, ...]:
    """For each known place its nearest known place within `NEAR_KM`, the largest gain first.

    Distance is as the crow flies between the middles of the municipalities: near enough to say who live close by,
    not to say who share a border.
    """
    known = [place for place in places if place.known]
    at = {place.code: find_area(place.code) for place in known}
    found: list[Street] = []
    for place in known:
        near = [
            Street(place, other, distance_km(at[place.code].lon, at[place.code].lat, at[other.code].lon, at[other.code].lat))
            for other in known
            if other.code != place.code
        ]  # fmt: skip
        near = [street for street in near if street.km <= NEAR_KM]
        if near:
            found.append(min(near, key=lambda street: street.km))
    return tuple(sorted(found, key=lambda street: (-street.change, street.from_.name)))


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """The great-circle distance between two points in km (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
