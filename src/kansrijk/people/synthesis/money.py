# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Money: the income of every adult that puts the household where it was drawn, and the work behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.people.synthesis.anchors import Anchors
from kansrijk.people.synthesis.assumptions import (
    Flags,
    Floats,
    Ints,
    Rng,
    assumed,
    assumptions,
    draw_between,
    draw_lognormal,
)
from kansrijk.people.synthesis.households import SOURCE_NAMES, Households

NONE, WAGE, PROFIT, BENEFIT, PENSION = range(5)
KINDS = {WAGE: "wage", PROFIT: "profit", BENEFIT: "benefit", PENSION: "pension"}
COLUMNS = {WAGE: "loon_y", PROFIT: "winst_y", BENEFIT: "uitkering_y", PENSION: "pensioen_y"}
KIND_OF_SOURCE = np.array([WAGE, PROFIT, BENEFIT, BENEFIT, PENSION, BENEFIT, BENEFIT])
ASSISTANCE, OTHER = SOURCE_NAMES.index("bijstand"), SOURCE_NAMES.index("other")
EARLY_PENSION_AGE = 55
WEEKS = 52


@dataclass(frozen=True)
class Incomes:
    """By person: kind of income, net EUR a month, student. By household: whether the main family uses assistance."""

    kind: Ints
    net: Floats
    student: Flags
    uses_assistance: Flags


def draw_incomes(rng: Rng, homes: Households, anchors: Anchors) -> Incomes:
    """Draw who has which net income, so that the main family is at its level of the social minimum."""
    norm = anchors.norms(homes.couple, homes.pension_age)
    child_amounts = anchors.children(homes.children_by_age(), 1 - homes.couple)
    net = (homes.level * (norm + child_amounts) - child_amounts).clip(0)
    net, uses = _assistance(rng, homes, net, norm)
    kind = np.zeros(len(homes.ages), dtype=np.int64)
    income = np.zeros(len(homes.ages))
    _main_family(rng, homes, net, kind, income)
    student = _others(rng, homes, kind, income)
    return Incomes(kind, income, student, uses)


def _assistance(rng: Rng, homes: Households, net: Floats, norm: Floats) -> tuple[Floats, Flags]:
    """Own income and use of assistance: users at the minimum have little or no income of their own."""
    n = len(net)
    lowest, pensioner = homes.income == 0, homes.pension_age == 1
    works = rng.random(n) < assumed("bijstand_with_work")
    users = lowest & (homes.source == ASSISTANCE) & ~pensioner
    net = np.where(users, works * norm * draw_between(rng, assumed("bijstand_work_income"), n), net)
    supplement = lowest & pensioner & (rng.random(n) < assumed("aio_use"))
    net = np.where(supplement, norm * draw_between(rng, assumed("aio_income"), n), net)
    above = ~lowest & ((homes.source == ASSISTANCE) | (rng.random(n) < assumed("take_up_above")))
    return net, (users | supplement | above) & ~homes.student


def _main_family(rng: Rng, homes: Households, net: Floats, kind: Ints, income: Floats) -> None:
    """Split the net income of the main family over its adults, in place."""
    n, heads = len(net), homes.heads
    first = KIND_OF_SOURCE[homes.source]
    worker = (homes.source == ASSISTANCE) & (homes.income == 0)
    first = np.where(worker, WAGE, first)
    first = np.where((first == PENSION) & (homes.ages[heads] < EARLY_PENSION_AGE), BENEFIT, first)
    first = np.where(homes.pension_age == 1, PENSION, first)
    partner = np.flatnonzero(homes.couple)
    seconds = heads[partner] + 1
    pensioner = homes.ages[seconds] >= assumed("state_pension_age")
    earning = np.isin(first[partner], (WAGE, PROFIT))
    chance = np.where(
        earning,
        assumed("partner_works")[homes.income[partner]],
        assumed("partner_works_beside_benefit")[homes.income[partner]],
    )
    works = (rng.random(len(partner)) < chance) & ~worker[partner]
    m = len(partner)
    share = np.where(works, draw_between(rng, assumed("partner_share"), m), 0.0)
    share = np.where(pensioner, draw_between(rng, assumed("pension_share"), m), share)
    second = np.where(rng.random(m) < assumed("partner_business"), PROFIT, WAGE)
    second = np.where(pensioner, PENSION, second)
    kind[seconds], income[seconds] = np.where(share > 0, second, NONE), net[partner] * share
    rest = np.ones(n)
    rest[partner] -= share
    kind[heads], income[heads] = np.where(net > 0, first, NONE), net * rest


def _others(rng: Rng, homes: Households, kind: Ints, income: Floats) -> Flags:
    """Incomes of families that live in, and of students on their own, in place; gives who is a student."""
    alone = homes.heads[homes.student]
    others = np.flatnonzero(homes.family > 0)
    shares = np.append(assumed("grown_student"), 0.0)
    chance = shares[(homes.ages[others] - 18).clip(0, len(shares) - 1)]
    students = np.concatenate([alone, others[rng.random(len(others)) < chance]])
    n, m = len(students), len(others)
    idle = rng.random(m) < assumed("grown_without_income")
    kind[others], income[others] = (
        WAGE,
        np.where(idle, 0.0, draw_lognormal(rng, assumptions()["grown_income"], m)),
    )
    old = others[homes.ages[others] >= assumed("state_pension_age")]
    kind[old] = PENSION
    kind[students], income[students] = WAGE, draw_lognormal(rng, assumptions()["student_income"], n)
    kind[income == 0] = NONE
    flags = np.zeros(len(kind), dtype=np.bool_)
    flags[students] = True
    return flags


def gross_columns(incomes: Incomes, anchors: Anchors) -> dict[str, Floats]:
    """Gross EUR a year by kind of income, in whole euros, of every person."""
    columns = {}
    for number, name in KINDS.items():
        rows = np.flatnonzero(incomes.kind == number)
        column = np.zeros(len(incomes.kind))
        column[rows] = np.round(anchors.gross_for_net(incomes.net[rows], name))
        columns[COLUMNS[number]] = column
    return columns


def work_hours(rng: Rng, wages: Floats, profits: Floats) -> Floats:
    """Hours a week that fit the wage: never below the minimum wage, at most full time."""
    hours = np.zeros(len(wages))
    paid = np.flatnonzero(wages > 0)
    floor = float(assumed("minimum_wage"))
    hourly = np.maximum(draw_lognormal(rng, assumptions()["hourly_wage"], len(paid)), floor)
    implied = wages[paid] / (WEEKS * hourly)
    full = draw_between(rng, assumed("full_time"), len(paid))
    hours[paid] = np.where(implied > full, np.minimum(full, wages[paid] / (WEEKS * floor)), implied)
    own = np.flatnonzero(profits > 0)
    hours[own] = np.maximum(hours[own], draw_between(rng, assumed("business_hours"), len(own)))
    return np.where(hours > 0, np.maximum(np.floor(hours * 2) / 2, 0.5), 0.0)
