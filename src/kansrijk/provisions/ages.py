# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From schools and age bands to single years of age, and what is assumed on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kansrijk.provisions.model import Ages, Event, School

OLDEST_CHILD = 17
SCHOOL_AGES: dict[School, tuple[int, int]] = {"po": (4, 11), "vo": (12, 17), "mbo": (16, 17)}
"""Assumed when only the school is known: primary school from 4 to 11, secondary from 12, mbo from 16."""

EVENT_AGES: dict[Event, int] = {"birth": 0, "start_po": 4, "start_vo": 12, "start_mbo": 16}
"""The age at which an event is taken to fall; a birthday needs its age in the record."""

FIRST_YEAR_AGE: dict[School, int] = {"po": 4, "vo": 12, "mbo": 16}


def ages_of(
    ages: Ages | None, school: School | None, school_years: Ages | None, event: Event | None = None
) -> range | None:
    """The years of age a band is for, children under 18 only; None when an end is not known."""
    if ages is not None:
        if ages.from_ is None or ages.to is None:
            return None
        return range(ages.from_, min(ages.to, OLDEST_CHILD) + 1)
    if event in EVENT_AGES:
        return range(EVENT_AGES[event], EVENT_AGES[event] + 1)
    if school is None:
        return None
    first, last = SCHOOL_AGES[school]
    if school_years is None:
        return range(first, last + 1)
    if school_years.from_ is None or school_years.to is None:
        return None
    start = FIRST_YEAR_AGE[school] - 1
    return range(start + school_years.from_, min(start + school_years.to, last) + 1)


@dataclass(frozen=True)
class Stroke:
    """A value for some years of age; `rank` tells how narrow the band is told. `ages` is None when not known."""

    ages: range | None
    rank: int
    value: float | None


def stroke(
    ages: Ages | None,
    school: School | None,
    school_years: Ages | None,
    whole: Ages | None,
    value: float | None,
    event: Event | None = None,
) -> Stroke:
    """The stroke of one band; a band without ages or school is for `whole`, the ages of the provision."""
    if ages is None and school is None and event not in EVENT_AGES:
        return Stroke(ages_of(whole, None, None), 1, value)
    narrow = school_years is not None or event is not None
    return Stroke(ages_of(ages, school, school_years, event), 3 if narrow else 2, value)


def paint(strokes: Iterable[Stroke]) -> tuple[dict[int, float | None], bool]:
    """The value at each age, a narrower band going before a wider one.

    Returns:
        the values by age, and whether two equally narrow bands disagree on some age.
    """
    values: dict[int, float | None] = {}
    ranks: dict[int, int] = {}
    disagree = False
    for item in sorted(strokes, key=lambda item: item.rank):
        for age in item.ages or ():
            disagree |= ranks.get(age) == item.rank and values[age] != item.value
            values[age], ranks[age] = item.value, item.rank
    return values, disagree


def bands(values: dict[int, float]) -> list[tuple[float, float]]:
    """Steps `[(from age, value), ...]` from values by age; 0 where an age has none."""
    rows: list[tuple[float, float]] = []
    for age in range(OLDEST_CHILD + 2):
        value = values.get(age, 0.0)
        if not rows or rows[-1][1] != value:
            rows.append((float(age), value))
    return rows
