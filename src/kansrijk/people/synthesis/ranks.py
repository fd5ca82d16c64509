# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Income positions: the share of low incomes by municipality and kind of household, and who has which."""

from __future__ import annotations

import numpy as np

from kansrijk.people.synthesis.assumptions import Floats, Ints, Rng, assumed, assumptions, quantile
from kansrijk.people.synthesis.margins import (
    LINES,
    SOURCES,
    area_figures,
    area_inhabitants,
    area_low_income,
    by_class,
    type_shares,
)

FIT_ROUNDS, BISECTIONS = 60, 40
LOWEST_GAP = 1e-4
EDGES = np.array([1.01, 1.10, 1.20])
"""The lines as multiples of the social minimum."""


def expit(x: Floats) -> Floats:
    """The share that belongs to a logarithm of odds."""
    return 1.0 / (1.0 + np.exp(-x))


def logit(p: Floats) -> Floats:
    """The logarithm of the odds."""
    return np.log(p / (1 - p))


def low_income_shares(households: Floats, year: int) -> Floats:
    """Share up to 101, 110, 120 percent (last axis) by municipality (first) and kind of household (second).

    `households` are those by municipality and kind. Each kind keeps its national share of the year and
    each municipality its published share of 2021 times one factor for all, so that both add up to the same number:
    logit(share) = kind + municipality.
    """
    totals = households.sum(axis=1)
    shares = np.empty((*households.shape, len(LINES)))
    for line in range(len(LINES)):
        national = type_shares(year)[:, line]
        wanted_kind = national * households.sum(axis=0)
        published = area_low_income()[:, line] * totals
        wanted_area = published * wanted_kind.sum() / published.sum()
        shares[:, :, line] = _two_way(households, wanted_area, wanted_kind, logit(national))
    for line in range(1, len(LINES)):
        shares[:, :, line] = np.maximum(shares[:, :, line], shares[:, :, line - 1] + LOWEST_GAP)
    return shares


def _two_way(households: Floats, wanted_area: Floats, wanted_kind: Floats, start: Floats) -> Floats:
    area, kind = np.zeros((len(households), 1)), start[None, :].copy()
    for _ in range(FIT_ROUNDS):
        share = expit(area + kind)
        area += ((wanted_area - (share * households).sum(1)) / (share * (1 - share) * households).sum(1))[
            :, None
        ]
        share = expit(area + kind)
        kind += ((wanted_kind - (share * households).sum(0)) / (share * (1 - share) * households).sum(0))[
            None, :
        ]
    return expit(area + kind)


def draw_positions(rng: Rng, kind: Ints, children: Ints, head_age: Ints, n_kinds: int) -> Floats:
    """Place in the income order of its kind, between 0 (lowest) and 1, spread evenly over each kind.

    Large and young families lean to the low end.
    """
    score = rng.standard_normal(len(kind))
    lean = assumed("poorer_with_children")[np.minimum(kind, n_kinds - 2)]
    score -= lean * (children - 2).clip(0)
    score -= float(assumed("poorer_when_young")) * (head_age < 27)
    order = np.lexsort((score, kind))
    counts = np.bincount(kind, minlength=n_kinds)
    first = np.concatenate(([0], np.cumsum(counts)[:-1]))
    place = np.empty(len(kind))
    place[order] = np.arange(len(kind)) - first[kind[order]] + 0.5
    result: Floats = place / counts.clip(1)[kind]
    return result


def whole_shares(rng: Rng, kind: Ints, shares: Floats) -> Floats:
    """The shares up to each line by kind (rows), moved so that each stands for a whole number of households.

    Rounded up or down by one draw a kind, such that over many municipalities nothing is lost.
    """
    counts = np.bincount(kind, minlength=len(shares))[: len(shares), None]
    whole = np.floor(shares * counts + rng.random((len(shares), 1)))
    return np.where(counts > 0, whole / counts.clip(1), shares)


def income_class(place: Floats, shares: Floats) -> Ints:
    """0 up to 101, 1 up to 110, 2 up to 120 percent, 3 above; `shares` are those of the household's kind."""
    result: Ints = (place[:, None] >= shares).sum(axis=1)
    return result


def income_level(
    place: Floats, classes: Ints, shares: Floats, spread: Floats, shape: Floats, between: float = 1.0
) -> Floats:
    """Income as a multiple of the social minimum that belongs to a place in the order.

    Between the lines by the power `between` (1 is even, below 1 nearer to the upper line); above 120 percent lognormal
    with the given spread, its height such that the share below 120 percent is the published one, but up to the median
    joined to the incomes between 101 and 120 percent; below 101 percent rising towards the line by the power `shape`.
    """
    lowest, highest = float(assumed("lowest_income")), float(assumed("highest_income"))
    ends = np.column_stack([np.zeros(len(place)), shares])
    low = np.take_along_axis(ends, classes.clip(0, 2)[:, None], axis=1)[:, 0]
    high = np.take_along_axis(ends, classes.clip(0, 2)[:, None] + 1, axis=1)[:, 0]
    within = ((place - low) / np.maximum(high - low, 1e-12)).clip(0.001, 0.999)
    start = np.array([lowest, *EDGES[:2]])[classes.clip(0, 2)]
    end = EDGES[classes.clip(0, 2)]
    level = start + (end - start) * np.where(classes == 0, within**shape, within**between)
    above = EDGES[-1] * np.exp(_above(place, shares, spread))
    result: Floats = np.where(classes == len(LINES), above.clip(EDGES[-1] + 1e-4, highest), level)
    return result


def _above(place: Floats, shares: Floats, spread: Floats) -> Floats:
    """The logarithm of income above 120 percent, relative to that line.

    A lognormal through the share below 120 percent would start with up to twice as many households per euro as were
    published between 101 and 120 percent. So from the line to the median the slope starts where that density asks and
    falls off; the median and what is above it stay.
    """
    low, high = shares[:, 0], shares[:, 2].clip(1e-6)
    start = quantile(high)
    density = (high - low).clip(1e-4) / (EDGES[2] - EDGES[0])
    first = np.exp(-(start**2) / 2) / np.sqrt(2 * np.pi) / (density * EDGES[2])
    first = first.clip(spread, float(assumed("steepest")))
    x, middle, width = (quantile(place) - start).clip(0), (-start).clip(0.3), float(assumed("falls_off"))
    extra = (first - spread) * middle / (middle / width - 1 + np.exp(-middle / width))
    joined = (first - extra / width) * x + extra * (1 - np.exp(-x / width))
    result: Floats = np.where(x < middle, joined, spread * x)
    return result


def pension_levels(place: Floats, share: Floats, gaps: Floats) -> Floats:
    """Income as a multiple of the social minimum of households of pension age up to 101 percent of it.

    A state pension is cut by 2 percent for every year outside the country, so of the `gaps` (a share) incomes lie
    evenly from the lowest to the line. All others have the whole pension and little beside it. `place` is that in the
    income order, `share` the share up to 101 percent.
    """
    lowest, whole, line = float(assumed("lowest_income")), float(assumed("whole_pension")), EDGES[0]
    within = (place / share.clip(1e-9)).clip(0, 1)
    cut = lowest + (line - lowest) * within / gaps
    full = whole + (line - whole) * ((within - gaps) / (1 - gaps)).clip(0, 1)
    result: Floats = np.where(within < gaps, cut, full)
    return result


def class_shares(shares: Floats) -> Floats:
    """Share in each income class (last axis) from the shares up to each line."""
    ends = np.concatenate([np.zeros_like(shares[..., :1]), shares, np.ones_like(shares[..., :1])], axis=-1)
    return np.diff(ends, axis=-1)


def source_shares(households: Floats, classes: Floats, year: int) -> Floats:
    """Share of each main source of income (last axis) by municipality, kind and income class.

    Nationally fitted to the households by source and income and by kind and income of the year; social assistance
    up to 101 percent then follows the published number of persons with it in each municipality.
    """
    affinities = assumptions()["source_affinity"]
    affinity = np.array([affinities[name] for name in SOURCES]).T
    cells = households[:, :, None] * classes
    by_kind = cells.sum(axis=0)
    sources = sources_by_class(year)
    national = np.stack(
        [_ipf(affinity, by_kind[:, c], sources[:, c]) for c in range(sources.shape[1])], axis=1
    )
    local = np.broadcast_to(national, (len(households), *national.shape)).copy()
    _shift_assistance(local, cells, area_inhabitants(year).astype(np.float64))
    return local


def sources_by_class(year: int) -> Floats:
    """Households x 1 000 by main source (rows) and income class (columns)."""
    return np.array([by_class(code, year) for code in SOURCES.values()])


def _ipf(seed: Floats, rows: Floats, columns: Floats) -> Floats:
    """Shares by row of a table with the given margins, nearest to the seed; columns are scaled to the rows' sum."""
    table = seed.copy()
    wanted = columns * rows.sum() / columns.sum()
    for _ in range(200):
        table *= (rows / table.sum(axis=1))[:, None]
        table *= (wanted / table.sum(axis=0).clip(1e-12))[None, :]
    result: Floats = table / table.sum(axis=1, keepdims=True)
    return result


def _shift_assistance(shares: Floats, cells: Floats, people: Floats) -> None:
    """Move the odds of social assistance up to 101 percent in each municipality, in place."""
    position = list(SOURCES).index("bijstand")
    base = shares[:, :, 0, position]
    weight = cells[:, :, 0]
    rate = area_figures("bijstand_per_1000") * people
    known = np.isfinite(rate)
    total = (base * weight).sum(axis=1)
    wanted = np.where(known, rate * total[known].sum() / np.nansum(rate), total)
    limit = float(assumed("bijstand_shift_limit"))
    low, high = np.full(len(rate), -limit), np.full(len(rate), limit)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        shifted = expit(logit(base.clip(1e-9, 1 - 1e-9)) + middle[:, None])
        too_low = (shifted * weight).sum(axis=1) < wanted
        low, high = np.where(too_low, middle, low), np.where(too_low, high, middle)
    others = (1 - shifted) / (1 - base)
    shares[:, :, 0, :] *= others[..., None]
    shares[:, :, 0, position] = shifted
