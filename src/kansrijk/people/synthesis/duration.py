# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Duration: how many years a low income has lasted. The longer it lasts, the smaller the chance that it ends."""

from __future__ import annotations

from functools import cache

import numpy as np

from kansrijk.people.model import CHILD
from kansrijk.people.synthesis.assumptions import Flags, Floats, Ints, Rng, assumed, assumptions
from kansrijk.people.synthesis.households import Households
from kansrijk.people.synthesis.margins import LAST_YEAR, LOW_INCOME, long_term_shares, published
from kansrijk.people.synthesis.money import ASSISTANCE

LONGEST, LONG = 10, 4
TOTAL = "1050010"


def long_line(year: int) -> str:
    """The line whose published long-term shares are used: the low-income line as long as it was published."""
    return LOW_INCOME if year < LAST_YEAR and published(TOTAL, year, LOW_INCOME, LONG) else "101"


def draw_years(rng: Rng, homes: Households, low: Flags, year: int) -> tuple[Ints, Flags]:
    """Years in a row with a low income (this one included, 0 = not now, at most 10), and low in 3 of 4 years.

    The share of four years or more is the published one of each kind of household; those with assistance and
    with more children have it more often, as assumed. Within it chances to leave fall with every year.
    """
    n = len(homes.kind)
    years = np.zeros(n, dtype=np.int64)
    rows = np.flatnonzero(low)
    shares = np.append(long_term_shares(year, long_line(year)), 0.0)[homes.kind[rows]]
    lean = float(assumed("longer_with_assistance")) * (homes.source[rows] == ASSISTANCE)
    children = homes.counted(homes.roles == CHILD)[rows]
    lean += float(assumed("longer_with_children")) * (children - 1).clip(0)
    odds = _tilted(shares, lean, homes.kind[rows])
    drawn = rng.random(len(rows))
    for share in range(101):
        mine = np.rint(100 * odds).astype(np.int64) == share
        if mine.any():
            years[rows[mine]] = 1 + np.searchsorted(_durations(share / 100), drawn[mine], side="right")
    years = years.clip(0, LONGEST)
    again = rng.random(n) < assumptions()["low_again"]
    return years, low & ((years >= 3) | (again & (years > 0)))


def _tilted(shares: Floats, lean: Floats, kind: Ints) -> Floats:
    """Shares whose odds are moved by `lean`, with the mean of each kind kept."""
    odds = shares / (1 - shares.clip(0, 0.99)) * np.exp(lean)
    tilted: Floats = odds / (1 + odds)
    number = int(kind.max(initial=0)) + 1
    for _ in range(5):
        mean = np.bincount(kind, tilted, number) / np.bincount(kind, minlength=number).clip(1)
        aim = np.bincount(kind, shares, number) / np.bincount(kind, minlength=number).clip(1)
        tilted = (tilted * (aim / mean.clip(1e-9))[kind]).clip(0, 0.95)
    return tilted


@cache
def _durations(share: float) -> Floats:
    """Cumulative shares of 1, 2 ... 10 years when `share` lasts four years or more.

    The chance to leave after year d is h / d ** fall, with `fall` assumed and h such that the share is met.
    """
    fall = float(assumed("exit_falls"))
    low, high = 0.0, 1.0
    stock = np.zeros(LONGEST)
    for _ in range(40):
        middle = (low + high) / 2
        leave = (middle / np.arange(1, LONGEST) ** fall).clip(0, 1)
        stock = np.concatenate(([1.0], np.cumprod(1 - leave)))
        stock[-1] /= leave[-1] if leave[-1] > 0.05 else 0.05
        if stock[LONG - 1 :].sum() / stock.sum() > share:
            low = middle
        else:
            high = middle
    result: Floats = (np.cumsum(stock) / stock.sum())[:-1]
    return result


def months(rng: Rng, years: Ints) -> Ints:
    """Months in a row with a low income that fit the years in a row."""
    result: Ints = np.where(years > 0, 12 * (years - 1) + rng.integers(1, 13, len(years)), 0)
    return result
