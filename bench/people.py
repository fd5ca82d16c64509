# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""People to measure with: a random frame shaped roughly like the Netherlands, the same for the same seed.

The shares and amounts are round numbers chosen so that every rule and branch has work to do. They are no
statistics; `kansrijk.people` makes a population that follows published figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]
Rng = np.random.Generator

SINGLE, COUPLE, COUPLE_WITH_CHILDREN, SINGLE_PARENT = range(4)
SHARE_OF_HOUSEHOLDS = (0.39, 0.28, 0.26, 0.07)
SHARE_OF_CHILDREN = (0.40, 0.42, 0.14, 0.04)
"""Households with one, two, three and four children."""
SHARE_WITH_GROWN_CHILD = 0.12
ADULT_AGE, PENSION_AGE = 18, 67


@dataclass
class _Members:
    """Who is in which family of which household; one row a person."""

    family_offsets: Ints
    person_offsets: Ints
    family_of: Ints
    age: Ints
    adult: Flags
    student: Flags
    grown_child: Flags


def random_people(n_persons: int, seed: int = 2025) -> Frame:
    """A frame of exactly `n_persons` persons in households, with every column the national rules read."""
    rng = np.random.default_rng(seed)
    members = _members(rng, n_persons)
    columns = _person_columns(rng, members)
    columns |= _family_columns(rng, members)
    columns |= _household_columns(rng, len(members.family_offsets) - 1)
    ids = np.arange(1, len(members.family_offsets), dtype=np.int64)
    return Frame(members.family_offsets, members.person_offsets, columns, ids)


def _members(rng: Rng, n_persons: int) -> _Members:
    kind, adults, children, grown = _households(rng, n_persons)
    n = len(kind)
    family_counts = 1 + grown
    family_offsets = np.concatenate(([0], np.cumsum(family_counts)))
    main = family_offsets[:-1]
    person_counts = np.ones(family_offsets[-1], dtype=np.int64)
    person_counts[main] = adults + children
    person_offsets = np.concatenate(([0], np.cumsum(person_counts)))
    family_of = np.repeat(np.arange(len(person_counts)), person_counts)
    position = np.arange(person_offsets[-1]) - person_offsets[family_of]
    household_of = np.repeat(np.arange(n), family_counts)[family_of]
    is_main = np.zeros(len(person_counts), dtype=np.bool_)
    is_main[main] = True
    grown_child = ~is_main[family_of]
    adult = grown_child | (position < adults[household_of])
    parent_age = np.where(
        children + grown > 0, np.clip(rng.normal(42, 9, n), 20, 66), np.clip(rng.normal(54, 19, n), 18, 98)
    ).astype(np.int64)
    age = np.where(adult, parent_age[household_of] - rng.integers(0, 4, len(adult)) * (position > 0), 0)
    age = np.where(adult, np.maximum(age, ADULT_AGE), rng.integers(0, ADULT_AGE, len(adult)))
    age = np.where(grown_child, rng.integers(ADULT_AGE, 31, len(adult)), age)
    student = adult & (age < 27) & (rng.random(len(age)) < 0.4)
    return _Members(family_offsets, person_offsets, family_of, age, adult, student, grown_child)


def _households(rng: Rng, n_persons: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Kind, adults of the main family, children under 18 and grown children of each household."""
    kind = rng.choice(4, n_persons, p=SHARE_OF_HOUSEHOLDS)
    adults = np.where((kind == COUPLE) | (kind == COUPLE_WITH_CHILDREN), 2, 1)
    with_children = (kind == COUPLE_WITH_CHILDREN) | (kind == SINGLE_PARENT)
    children = with_children * rng.choice(np.arange(1, 5), n_persons, p=SHARE_OF_CHILDREN)
    grown = (with_children & (rng.random(n_persons) < SHARE_WITH_GROWN_CHILD)).astype(np.int64)
    ends = np.cumsum(adults + children + grown)
    whole = int(np.searchsorted(ends, n_persons, side="right"))
    left = n_persons - (int(ends[whole - 1]) if whole else 0)
    alone = np.zeros(left, dtype=np.int64)
    return (
        np.concatenate((kind[:whole], alone)),
        np.concatenate((adults[:whole], alone + 1)),
        np.concatenate((children[:whole], alone)),
        np.concatenate((grown[:whole], alone)),
    )


def _person_columns(rng: Rng, members: _Members) -> Columns:
    age, adult, n = members.age, members.adult, len(members.age)
    pensioner = adult & (age >= PENSION_AGE)
    source = rng.random(n)
    of_working_age = adult & ~pensioner
    earns = of_working_age & (source < 0.72) & (~members.student | (source < 0.45))
    profit = of_working_age & ~members.student & (source >= 0.72) & (source < 0.80)
    benefit = of_working_age & ~members.student & (source >= 0.80) & (source < 0.90)
    hours = np.where(earns | profit, rng.choice([12.0, 16.0, 24.0, 32.0, 36.0, 40.0], n), 0.0)
    wage = np.where(earns, hours * 52.0 * 14.0 * rng.lognormal(0.35, 0.35, n), 0.0)
    child_in_care = ~adult & (age < 12) & (rng.random(n) < 0.4)
    care = np.where(child_in_care, np.where(age < 4, 1, 2), 0)
    price = rng.choice([10.0, 10.4, 10.8, 11.5], n)
    return {
        "leeftijd": age.astype(np.int16),
        "rol": (~adult).astype(np.int16),
        "leeftijd_begin_jaar": (age - (rng.random(n) < 0.5)).astype(np.int16),
        "leeftijd_begin_kwartaal": (age - (rng.random(n) < 0.12)).astype(np.int16),
        "leeftijd_vorige_maand": (age - (rng.random(n) < 0.08)).astype(np.int16),
        "loon_y": np.round(wage, 2),
        "winst_y": np.round(np.where(profit, rng.lognormal(10.2, 0.8, n), 0.0), 2),
        "uitkering_y": np.round(np.where(benefit, rng.lognormal(9.8, 0.35, n), 0.0), 2),
        "pensioen_y": np.round(np.where(pensioner, 17000.0 + rng.exponential(9000.0, n), 0.0), 2),
        "werkuren_week": hours,
        "student": members.student,
        "opvang_soort": care.astype(np.int16),
        "opvanguren_m": np.where(child_in_care, rng.choice([48.0, 90.0, 132.0, 200.0], n), 0.0),
        "opvangprijs_uur": np.where(child_in_care, price, 0.0),
    }


def _family_columns(rng: Rng, members: _Members) -> Columns:
    n = len(members.person_offsets) - 1
    return {
        "vermogen": np.round(rng.lognormal(9.3, 1.8, n) - 3000.0, 2),
        "schuldhulp": rng.random(n) < 0.02,
        "gebruikt_bijstand": rng.random(n) < 0.7,
    }


def _household_columns(rng: Rng, n: int) -> Columns:
    rents = rng.random(n) < 0.43
    return {
        "gemeente": rng.integers(14, 1993, n).astype(np.int16),
        "huurwoning": rents,
        "huur_m": np.round(np.where(rents, np.clip(rng.normal(680.0, 180.0, n), 250.0, 1600.0), 0.0), 2),
        "servicekosten_m": np.round(np.where(rents, rng.exponential(35.0, n), 0.0), 2),
        "woonlasten_eigen_m": np.round(np.where(rents, 0.0, rng.lognormal(6.6, 0.5, n)), 2),
        "energie_m": np.round(rng.lognormal(5.0, 0.35, n), 2),
    }
