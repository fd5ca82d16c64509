# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Composition: how many model households of each group live in each municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kansrijk.people.synthesis.assumptions import STUDENT, TYPES, Floats, Ints, Rng, assumed
from kansrijk.people.synthesis.margins import (
    AGE_BAND_STARTS,
    GROWN,
    HEAD_AGES,
    area_figures,
    area_households,
    households_of,
    people_targets,
    type_sizes,
)
from kansrijk.people.synthesis.pool import Pool

KINDS = STUDENT + 1
SINGLES = np.array([TYPES.index("single"), TYPES.index("single_aow"), STUDENT])
NEWTON_STEPS, ROUNDS = 40, 6
RIDGE = 1e-7


@dataclass(frozen=True)
class Composition:
    """Expected households by municipality (rows, in order of code) and group of the pool (columns).

    A group is a kind of household with the same age band of its first adult and the same number of `people` in
    each age band (columns). `donors` are pool households sorted by group; those of group `g` are
    `starts[g]:starts[g + 1]`.
    """

    year: int
    households: Floats
    kind: Ints
    people: Ints
    donors: Ints
    starts: Ints

    def by_kind(self) -> Floats:
        """Expected households by municipality (rows) and kind (columns)."""
        result: Floats = self.households @ (self.kind[:, None] == np.arange(KINDS)).astype(np.float64)
        return result

    def draw(self, rng: Rng, area: int) -> Ints:
        """Pool households for one municipality: exactly its households, inhabitants and children under 18.

        Each group comes in its expected number or one off, before the last few households are swapped for ones
        of the same kind with a child or an adult more or less.
        """
        expected = self.households[area]
        size = self.people.sum(axis=1)
        order = np.lexsort((rng.random(len(expected)), self.kind, size))
        reached = np.cumsum(expected[order])
        total = int(area_households(self.year)[area])
        whole = np.floor(reached * (total / reached[-1]) + rng.random()).astype(np.int64)
        whole[-1] = total
        counts = np.zeros(len(expected), dtype=np.int64)
        counts[order] = np.diff(np.minimum(whole, total), prepend=0)
        self._settle(rng, counts, area)
        group = np.repeat(np.arange(len(counts)), counts)
        width = np.diff(self.starts)[group]
        chosen = self.starts[group] + np.floor(rng.random(len(group)) * width).astype(np.int64)
        return self.donors[chosen]

    def _settle(self, rng: Rng, counts: Ints, area: int) -> None:
        """Swap groups until children and adults are exactly the wanted whole numbers, in place."""
        wanted = people_targets(self.year)[area]
        children = round(float(wanted[:GROWN].sum()))
        parts = [np.arange(GROWN), np.arange(GROWN, self.people.shape[1])]
        for bands, target in zip(parts, (children, round(float(wanted.sum())) - children), strict=True):
            miss = target - int(counts @ self.people[:, bands].sum(axis=1))
            for before, after in self._swaps(rng, counts, bands, 1 if miss > 0 else -1, abs(miss)):
                counts[before] -= 1
                counts[after] += 1

    def _swaps(self, rng: Rng, counts: Ints, bands: Ints, step: int, n: int) -> list[tuple[int, int]]:
        """Up to `n` pairs of groups of the same kind that differ by one person in one of the bands only."""
        pairs: list[tuple[int, int]] = []
        for group in rng.permutation(np.flatnonzero(counts > 0)):
            if len(pairs) >= n:
                break
            row = self.people[group]
            for band in rng.permutation(bands):
                other = row.copy()
                other[band] += step
                if (found := self._numbers.get((int(self.kind[group]), *other.tolist()))) is not None:
                    pairs.append((int(group), found))
                    break
        return pairs

    @cached_property
    def _numbers(self) -> dict[tuple[int, ...], int]:
        """A group of each kind and number of people in each age band."""
        keys = zip(self.kind.tolist(), self.people.tolist(), strict=True)
        return {(kind, *people): number for number, (kind, people) in enumerate(keys)}


def compose(pool: Pool, year: int) -> Composition:
    """Fit the pool to published figures.

    Nationally to the number of households by kind and by age of the first adult (83841NED); in each municipality
    to its households, one-person households and inhabitants in six age bands (85039NED, 2021, scaled to the
    nation of the year). The number of students on their own is what remains of the one-person households.
    """
    head = np.searchsorted(list(HEAD_AGES.values()), pool.head_ages, side="right") - 1
    head = np.where(pool.kind == STUDENT, len(HEAD_AGES), head)
    key = np.column_stack([pool.kind, head, _people(pool)])
    groups, group = np.unique(key, axis=0, return_inverse=True)
    kind, head, people = groups[:, 0], groups[:, 1], groups[:, 2:]
    kinds, heads = np.eye(KINDS)[kind], np.eye(len(HEAD_AGES) + 1)[head][:, :-1]
    size_of_kind, size_of_head = _national_targets(year)
    base = np.bincount(group).astype(np.float64) * (size_of_kind / np.bincount(pool.kind))[kind]
    targets = people_targets(year)
    national = np.concatenate([size_of_kind, size_of_head, targets.sum(axis=0)])
    weights = fit(np.hstack([kinds, heads, people]), base[None, :], national[None, :])[0]
    local = np.column_stack([np.ones(len(kind)), np.isin(kind, SINGLES), people]).astype(np.float64)
    wanted = np.column_stack([area_households(year), _single_targets(year), targets])
    households = _fit_areas(local, wanted, weights, (kinds, heads), (size_of_kind, size_of_head))
    starts = np.concatenate(([0], np.cumsum(np.bincount(group))))
    return Composition(year, households, kind, people, np.argsort(group, kind="stable"), starts)


def _fit_areas(
    local: Floats,
    targets: Floats,
    weights: Floats,
    features: tuple[Floats, Floats],
    national: tuple[Floats, Floats],
) -> Floats:
    """Fit every municipality; in between, bring kinds and ages of first adults back to their national numbers."""
    (kinds, heads), (size_of_kind, size_of_head) = features, national
    has_head = heads.any(axis=1)
    tilt = _single_parent_tilt(targets[:, 0]) @ kinds.T
    for _ in range(ROUNDS):
        base = weights[None, :] * (targets[:, 0] / weights.sum())[:, None] * tilt
        households = fit(local, base, targets)
        total = households.sum(axis=0)
        weights = weights * (kinds @ (size_of_kind / (total @ kinds)))
        ages = heads @ (size_of_head / (total @ heads))
        weights = np.where(has_head, weights * ages, weights)
    return households


def fit(features: Floats, base: Floats, targets: Floats) -> Floats:
    """Weights nearest to `base` (rows: areas, columns: groups) whose sums of features meet the targets.

    Nearest in relative entropy, so that all stay positive; Newton's method on the dual, a very small ridge keeps
    it solvable when targets hang together.
    """
    scale = targets[:, :1].copy()
    wanted, start = targets / scale, base / scale
    pairs = (features[:, :, None] * features[:, None, :]).reshape(len(features), -1)
    k = features.shape[1]
    factors = np.zeros((len(base), k))
    weights = start
    for _ in range(NEWTON_STEPS):
        miss = weights @ features - wanted + RIDGE * factors
        if np.abs(miss).max() < 1e-9:
            break
        slope = (weights @ pairs).reshape(-1, k, k) + RIDGE * np.eye(k)
        step = np.linalg.solve(slope, miss[:, :, None])[:, :, 0]
        factors = factors - step * np.minimum(1.0, 2.0 / np.abs(step).max(axis=1, keepdims=True).clip(1e-12))
        weights = start * np.exp((factors @ features.T).clip(-60, 60))
    result: Floats = weights * scale
    return result


def _people(pool: Pool) -> Ints:
    """Number of people of each household in each age band."""
    bands = len(AGE_BAND_STARTS)
    band = np.searchsorted(AGE_BAND_STARTS, pool.ages, side="right") - 1
    household = np.repeat(np.arange(len(pool.kind)), np.diff(pool.offsets))
    counts = np.bincount(household * bands + band, minlength=len(pool.kind) * bands)
    return counts.reshape(-1, bands)


def _single_targets(year: int) -> Floats:
    result: Floats = area_households(year) * area_figures("one_person_pct") / 100
    return result


def _single_parent_tilt(households: Floats) -> Floats:
    """How many times more single parents than nationally to start from, by municipality and kind."""
    low = area_figures("minimum_110_pct")
    tilt = np.ones((len(low), KINDS))
    for name in ("single_parent", "single_parent_grown"):
        relative = low / np.average(low, weights=households)
        tilt[:, TYPES.index(name)] = relative ** float(assumed("single_parents_by_low_income"))
    return tilt


def _national_targets(year: int) -> tuple[Floats, Floats]:
    """Households by kind, and by age of the first adult without students on their own."""
    sizes = type_sizes(year) * 1000
    alone = np.isin(np.arange(len(TYPES)), SINGLES)
    singles, total = _single_targets(year).sum(), area_households(year).sum()
    sizes[~alone] *= (total - singles) / sizes[~alone].sum()
    students = singles - sizes[alone].sum()
    ages = np.array([households_of(code, year) for code in HEAD_AGES])
    return np.append(sizes, students), ages / ages.sum() * sizes.sum()
