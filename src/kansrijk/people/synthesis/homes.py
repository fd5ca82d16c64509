# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Homes and property: rent or own, rents, energy, wealth, debts and help with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kansrijk.people.areas import Area
from kansrijk.people.synthesis.anchors import Amounts
from kansrijk.people.synthesis.assumptions import (
    STUDENT,
    Flags,
    Floats,
    Ints,
    Rng,
    assumed,
    assumptions,
    by_band,
    draw_between,
    draw_index,
    draw_lognormal,
)
from kansrijk.people.synthesis.households import Households
from kansrijk.people.synthesis.margins import CLASSES
from kansrijk.people.synthesis.tenure import chances_with_mean


@dataclass(frozen=True)
class Terms:
    """What a year asks: amounts of the law, and rents, prices and energy bills relative to the base year."""

    amounts: Amounts
    rents: float = 1.0
    prices: float = 1.0
    energy: float = 1.0


def draw_homes(
    rng: Rng, homes: Households, area: Area, owners: Floats, terms: Terms
) -> dict[str, NDArray[np.generic]]:
    """The household columns about the home, by name; `owners` are the plan's logits of owning."""
    n = len(homes.kind)
    owns = _owners(rng, homes, area, owners)
    rents = ~owns & ~homes.student
    rent = np.zeros(n)
    rent[rents] = _rents(rng, homes.income[rents], homes.level[rents], area, terms)
    room = assumptions()["student_room"]
    rent[homes.student] = terms.rents * draw_between(
        rng, np.array([room["low"], room["high"]]), int(homes.student.sum())
    )
    own_door = rents | (homes.student & (rng.random(n) >= room["rooms"]))
    service = np.where(own_door, draw_between(rng, assumed("service_costs"), n), 0.0)
    return {
        "huurwoning": own_door,
        "huur_m": np.round(rent, 2),
        "servicekosten_m": np.round(service),
        "woonlasten_eigen_m": np.where(owns, np.round(terms.prices * _owner_costs(rng, homes)), 0.0),
        "energie_m": np.round(terms.energy * _energy(rng, homes, owns)),
    }


def _owners(rng: Rng, homes: Households, area: Area, logits: Floats) -> Flags:
    """Owners: the municipality's published share, leaning by income, kind and source."""
    settled = ~homes.student
    cell = np.ravel_multi_index(
        (homes.income, np.minimum(homes.kind, STUDENT - 1), homes.source), logits.shape
    )
    share = area.figures["owner_occupied_pct"] / (
        area.figures["owner_occupied_pct"] + area.figures["rental_pct"]
    )
    return settled & (rng.random(len(cell)) < chances_with_mean(logits.ravel(), cell[settled], share)[cell])


def _rents(rng: Rng, income: Ints, level: Floats, area: Area, terms: Terms) -> Floats:
    """Basic rents of renters, EUR a month."""
    social_share = min(area.figures["social_housing_pct"] / area.figures["rental_pct"], 1.0)
    social = rng.random(len(income)) < chances_with_mean(assumed("social_rent"), income, social_share)[income]
    low = income < CLASSES - 1
    bands = np.array([terms.rents * float(assumed("rent_bands")[0]), *terms.amounts.rent_limits])
    rent = np.zeros(len(income))
    for rows, weights in ((social & low, "rent_weights_low"), (social & ~low, "rent_weights_high")):
        place = draw_index(rng, assumed(weights), int(rows.sum()))
        rent[rows] = bands[place] + rng.random(len(place)) * np.diff(bands)[place]
    free = assumptions()["rent_free"]
    drawn = draw_lognormal(rng, free, len(income)) * (level / free["at"]).clip(0.5, 2.0) ** free["income"]
    drawn = terms.rents * np.maximum(drawn, free["low"])
    drawn *= np.where(low, float(assumed("rent_free_low_income")), 1.0)
    return np.where(social, rent, drawn)


def _owner_costs(rng: Rng, homes: Households) -> Floats:
    about = assumptions()["owner_costs"]
    median = by_band(homes.ages[homes.heads], about["edges"], about["medians"])
    by = assumptions()["owner_costs_income"]
    relative = (homes.level.clip(1.0) / by["at"]) ** by["elasticity"] * np.where(
        homes.size == 1, by["alone"], 1.0
    )
    result: Floats = median * relative * np.exp(about["sd"] * rng.standard_normal(len(median)))
    return result


def _energy(rng: Rng, homes: Households, owns: Flags) -> Floats:
    about = assumptions()["energy"]
    people = np.minimum(homes.size, about["most_persons"])
    middle = about["base"] + about["person"] * people + about["owner"] * owns
    result: Floats = middle * np.exp(about["sd"] * rng.standard_normal(len(middle)))
    return result


@dataclass(frozen=True)
class Property:
    """By household, for the main family: wealth (debts taken off) and debts in EUR, problem debts, debt help."""

    wealth: Floats
    debts: Floats
    problem: Flags
    helped: Flags


def draw_property(rng: Rng, homes: Households, at_minimum: Flags, terms: Terms) -> Property:
    """Wealth and debts of every main family; those `at_minimum` with assistance stay below its wealth limit."""
    n = len(homes.kind)
    income = np.where(homes.student, 0, homes.income)
    about = assumptions()["wealth_by_age"]
    age = by_band(homes.ages[homes.heads], about["edges"], about["factors"])
    relative = np.where(homes.student, 1.0, (homes.level / 3).clip(1.0)) ** float(
        assumed("wealth_with_income")
    )
    saves = ~at_minimum & ~homes.student & (rng.random(n) < assumed("savers")[income])
    usual = (
        assumed("wealth_median")[np.where(saves, CLASSES - 1, income)]
        * assumed("wealth_of_couples")[homes.couple]
    )
    wealth = terms.prices * usual * age * relative
    wealth *= np.exp(float(assumed("wealth_spread")) * rng.standard_normal(n))
    family = (homes.couple == 1) | (homes.counted(homes.roles == 1) > 0)
    limit = np.array(terms.amounts.wealth_limits)[family.astype(np.int64)]
    problem = (rng.random(n) < assumed("problem_debts")[income]) & ~homes.student
    indebted = problem | (rng.random(n) < assumed("debt_share")[income])
    median = terms.prices * float(assumed("debt_median"))
    debts = draw_lognormal(rng, {"median": median, "sd": float(assumed("wealth_spread"))}, n)
    debts = np.where(problem, float(assumed("problem_debt_times")) * debts, debts)
    debts = np.round(np.where(indebted, np.minimum(debts + 100.0, 300_000.0), 0.0), -1).astype(np.float64)
    owned = np.where(problem, np.minimum(wealth, 0.2 * debts), wealth)
    owned = np.where(at_minimum, np.minimum(owned, limit * rng.random(n)), owned)
    helped = problem & (rng.random(n) < assumed("debt_help")[income])
    return Property(np.round((owned - debts).clip(-500_000, 5_000_000), -1), debts, problem, helped)
