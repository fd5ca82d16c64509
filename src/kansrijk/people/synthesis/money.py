# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Money: the income of every adult that puts the household where it was drawn, and the work behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.people.model import ADULT
from kansrijk.people.synthesis.anchors import Anchors
from kansrijk.people.synthesis.assumptions import (
    STUDENT,
    TYPES,
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
from kansrijk.people.synthesis.margins import LINES

NONE, WAGE, PROFIT, BENEFIT, PENSION = range(5)
KINDS = {WAGE: "wage", PROFIT: "profit", BENEFIT: "benefit", PENSION: "pension"}
COLUMNS = {WAGE: "loon_y", PROFIT: "winst_y", BENEFIT: "uitkering_y", PENSION: "pensioen_y"}
KIND_OF_SOURCE = np.array([WAGE, PROFIT, BENEFIT, BENEFIT, PENSION, BENEFIT, BENEFIT])
ASSISTANCE, OTHER = SOURCE_NAMES.index("bijstand"), SOURCE_NAMES.index("other")
EARLY_PENSION_AGE = 55
WEEKS = 52


@dataclass(frozen=True)
class Incomes:
    """By person: kind of income, net EUR a month, student, and whether part of the wage stays beside assistance.

    By household: whether the main family would use assistance, whether it does, and the position it must get from
    its own income (its income with children's amounts as a multiple of the minimum with those; not a number where
    that is free).
    """

    kind: Ints
    net: Floats
    student: Flags
    disregard: Flags
    uses_assistance: Flags
    assisted: Flags
    position: Floats


@dataclass(frozen=True)
class _Shares:
    """Net EUR a month by household: own income of the main family, that of others, and who uses assistance."""

    main: Floats
    others: Floats
    uses: Flags
    topped_up: Flags
    wage_beside: Flags


def draw_incomes(rng: Rng, homes: Households, anchors: Anchors, level: float = 1.0) -> Incomes:
    """Draw who has which net income, so that the household is at its level of the social minimum.

    `level` is the height of wages relative to the base year; it moves the incomes of others in the home only.
    """
    norm = anchors.norms(homes.couple, homes.pension_age)
    child_amounts = anchors.children(homes.children_by_age(), 1 - homes.couple)
    kind = np.zeros(len(homes.ages), dtype=np.int64)
    income = np.zeros(len(homes.ages))
    student = _others(rng, homes, kind, income)
    income *= level
    elsewhere = np.where(homes.family > 0, income, 0.0)
    drawn = np.bincount(homes.household, elsewhere, len(homes.kind)).astype(np.float64)
    shares = _shares(
        rng, homes, (norm, child_amounts, _shared_norm(homes, norm, student, anchors)), drawn, anchors
    )
    _scale_others(homes, kind, income, shares.others, drawn)
    earner = shares.topped_up | shares.wage_beside
    _main_family(rng, homes, shares.main, kind, income, earner)
    kind[income == 0] = NONE
    free = shares.topped_up | homes.student
    position = np.where(free, np.nan, (shares.main + child_amounts) / (norm + child_amounts))
    reach = 1 + anchors.amounts.disregard[1] / (norm + child_amounts)
    position = np.where(shares.wage_beside, np.minimum(homes.level, reach), position)
    disregard = np.zeros(len(kind), dtype=np.bool_)
    disregard[homes.heads[shares.wage_beside]] = True
    return Incomes(kind, income, student, disregard, shares.uses & ~homes.student, earner, position)


def _shares(
    rng: Rng, homes: Households, minimum: tuple[Floats, Floats, Floats], drawn: Floats, anchors: Anchors
) -> _Shares:
    """Divide the net income of the household over the main family and others.

    Up to 101 percent users of assistance have little or no income of their own. From there to 120 percent part of
    their wage is not taken off. In a home with others, their incomes lift the household above the norm.
    """
    n, (norm, child_amounts, shared) = len(drawn), minimum
    number = homes.counted(homes.family > 0)
    whole = norm + child_amounts + others_minimum(homes.kind, number) * anchors.norm_couple
    net = (homes.level * whole - child_amounts).clip(0)
    has_others = number > 0
    lowest, top = homes.income == 0, homes.income == len(LINES)
    pensioner = homes.pension_age == 1
    assisted = (homes.source == ASSISTANCE) & ~pensioner
    known = np.minimum(homes.kind, STUDENT - 1)
    beside = top & has_others & ~pensioner & (rng.random(n) < assumed("bijstand_beside_grown")[known])
    lifted = beside | (assisted & has_others)
    at_norm = lowest & assisted & ~has_others
    wage_beside = assisted & ~lowest & ~top & ~has_others
    supplement = lowest & pensioner & ~has_others & (rng.random(n) < _supplement(homes))
    topped_up = lifted | at_norm | supplement
    works = rng.random(n) < assumed("bijstand_with_work")
    wage = works * norm * draw_between(rng, assumed("bijstand_work_income"), n)
    least = float(assumed("main_family_least")) * norm
    most = np.where(top, net - least, float(assumed("others_share_low")) * net)
    others = np.where(has_others, np.minimum(drawn, most.clip(0)), 0.0)
    others = np.where(lifted, (net - shared).clip(0), others)
    main = net - others
    share, limit = anchors.amounts.disregard
    main = np.where(wage_beside, ((homes.level - 1) * whole).clip(0, limit) / share, main)
    main = np.where(at_norm | lifted, wage * at_norm, main)
    main = np.where(supplement, norm * draw_between(rng, assumed("aio_income"), n), main)
    would = ~lowest & (top | ~has_others) & (rng.random(n) < assumed("take_up_above"))
    return _Shares(main, others, topped_up | wage_beside | would | (top & assisted), topped_up, wage_beside)


def _shared_norm(homes: Households, norm: Floats, student: Flags, anchors: Anchors) -> Floats:
    """The norm of the main family when it shares costs with other adults in the home (Participatiewet art. 22a)."""
    adult = (homes.family > 0) & (homes.roles == ADULT) & ~student
    sharers = homes.counted(adult & (homes.ages >= assumed("sharing_from")))
    mains = 1 + homes.couple
    together = mains + sharers
    once, each = assumed("sharing_of_costs")
    lower = mains * (once + each * together) / together * anchors.norm_couple
    result: Floats = np.where((sharers > 0) & (homes.pension_age == 0), lower, norm)
    return result


def others_minimum(kind: Ints, number: Ints) -> Floats:
    """What `number` others in homes of a kind add to the social minimum, times the norm of a couple.

    Adults who share a home without being family each add what the law says of sharing costs (Participatiewet art.
    22a: all together 40 percent of that norm, and 30 percent for every adult); children who stay at home add less.
    """
    sharing, grown = assumed("others_minimum")
    result: Floats = number * np.where(kind == TYPES.index("other"), sharing, grown)
    return result


def _supplement(homes: Households) -> Floats:
    """The chance of the supplement to an incomplete state pension (AIO): of those drawn near the minimum only."""
    gaps = homes.gaps[homes.couple]
    near = homes.level >= float(assumed("whole_pension"))
    return np.where(near, assumed("aio_use") / (1 - gaps), 0.0)


def _scale_others(homes: Households, kind: Ints, income: Floats, wanted: Floats, drawn: Floats) -> None:
    """Bring the incomes of others in a home to the wanted sum, in place."""
    others = np.flatnonzero(homes.family > 0)
    home = homes.household[others]
    number = np.bincount(home, minlength=len(wanted))
    some = drawn[home] > 0
    factor = np.divide(wanted, drawn, out=np.zeros(len(wanted)), where=drawn > 0)
    income[others] = np.where(some, income[others] * factor[home], wanted[home] / number[home])
    kind[others] = np.where(kind[others] == NONE, WAGE, kind[others])


def _main_family(rng: Rng, homes: Households, net: Floats, kind: Ints, income: Floats, worker: Flags) -> None:
    """Split the net income of the main family over its adults, in place; a `worker` has a wage beside assistance."""
    n, heads = len(net), homes.heads
    first = KIND_OF_SOURCE[homes.source]
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
    alone = ~homes.student
    kind[heads[alone]] = np.where(net > 0, first, NONE)[alone]
    income[heads[alone]] = (net * rest)[alone]


def _others(rng: Rng, homes: Households, kind: Ints, income: Floats) -> Flags:
    """Incomes of families that live in, and of students on their own, in place; gives who is a student."""
    alone = homes.heads[homes.student]
    others = np.flatnonzero((homes.family > 0) & (homes.roles == ADULT))
    shares = np.append(assumed("grown_student"), 0.0)
    chance = shares[(homes.ages[others] - 18).clip(0, len(shares) - 1)]
    students = np.concatenate([alone, others[rng.random(len(others)) < chance]])
    n, m = len(students), len(others)
    idle = rng.random(m) < assumed("grown_without_income")
    earned = draw_lognormal(rng, assumptions()["grown_income"], m)
    kind[others], income[others] = WAGE, np.where(idle, 0.0, earned)
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


def work_hours(rng: Rng, wages: Floats, profits: Floats, floor: float, level: float) -> Floats:
    """Hours a week that fit the wage: never below the minimum wage `floor` an hour, at most full time.

    `level` is the height of hourly wages relative to the base year.
    """
    hours = np.zeros(len(wages))
    paid = np.flatnonzero(wages > 0)
    hourly = np.maximum(level * draw_lognormal(rng, assumptions()["hourly_wage"], len(paid)), floor)
    implied = wages[paid] / (WEEKS * hourly)
    full = draw_between(rng, assumed("full_time"), len(paid))
    hours[paid] = np.where(implied > full, np.minimum(full, wages[paid] / (WEEKS * floor)), implied)
    own = np.flatnonzero(profits > 0)
    hours[own] = np.maximum(hours[own], draw_between(rng, assumed("business_hours"), len(own)))
    return np.where(hours > 0, np.maximum(np.floor(hours * 2) / 2, 0.5), 0.0)
