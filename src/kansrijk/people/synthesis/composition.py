# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Composition: how many model households of each group live in each municipality."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kansrijk.people.synthesis.assumptions import STUDENT, TYPES, Floats, Ints, Rng, assumed
from kansrijk.people.synthesis.margins import (
    AGE_BAND_STARTS,
    AGE_BANDS,
    COMPOSITION_YEAR,
    HEAD_AGES,
    area_figures,
    area_households,
    households_of,
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

    A group is a kind of household with the same age band of its first adult and the same number of people in
    each age band. `donors` are pool households sorted by group; those of group `g` are `starts[g]:starts[g + 1]`.
    """

    households: Floats
    kind: Ints
    size: Ints
    donors: Ints
    starts: Ints

    def by_kind(self) -> Floats:
        """Expected households by municipality (rows) and kind (columns)."""
        result: Floats = self.households @ (self.kind[:, None] == np.arange(KINDS)).astype(np.float64)
        return result

    def draw(self, rng: Rng, area: int) -> Ints:
        """Pool households for one municipality: as many as it has, each group in its expected number or one off."""
        expected = self.households[area]
        order = np.lexsort((rng.random(len(expected)), self.kind, self.size))
        reached = np.cumsum(expected[order])
        whole = np.floor(reached * (area_households()[area] / reached[-1]) + rng.random()).astype(np.int64)
        whole[-1] = int(area_households()[area])
        counts = np.zeros(len(expected), dtype=np.int64)
        counts[order] = np.diff(np.minimum(whole, whole[-1]), prepend=0)
        group = np.repeat(np.arange(len(counts)), counts)
        width = np.diff(self.starts)[group]
        chosen = self.starts[group] + np.floor(rng.random(len(group)) * width).astype(np.int64)
        return self.donors[chosen]


def compose(pool: Pool) -> Composition:
    """Fit the pool to published figures.

    Nationally to the number of households by kind and by age of the first adult (83841NED, 2021); in each
    municipality to its households, one-person households and inhabitants in five age bands (85039NED, 2021). The
    number of students on their own is what remains of the one-person households.
    """
    head = np.searchsorted(list(HEAD_AGES.values()), pool.head_ages, side="right") - 1
    head = np.where(pool.kind == STUDENT, len(HEAD_AGES), head)
    key = np.column_stack([pool.kind, head, _people(pool)])
    groups, group = np.unique(key, axis=0, return_inverse=True)
    kind, head, people = groups[:, 0], groups[:, 1], groups[:, 2:]
    kinds, heads = np.eye(KINDS)[kind], np.eye(len(HEAD_AGES) + 1)[head][:, :-1]
    size_of_kind, size_of_head = _national_targets()
    base = np.bincount(group).astype(np.float64) * (size_of_kind / np.bincount(pool.kind))[kind]
    national = np.concatenate([size_of_kind, size_of_head, _people_targets().sum(axis=0)])
    weights = fit(np.hstack([kinds, heads, people]), base[None, :], national[None, :])[0]
    local = np.column_stack([np.ones(len(kind)), np.isin(kind, SINGLES), people]).astype(np.float64)
    households = _fit_areas(local, weights, kinds, heads, size_of_kind, size_of_head)
    starts = np.concatenate(([0], np.cumsum(np.bincount(group))))
    return Composition(households, kind, people.sum(axis=1), np.argsort(group, kind="stable"), starts)


def _fit_areas(
    local: Floats, weights: Floats, kinds: Floats, heads: Floats, size_of_kind: Floats, size_of_head: Floats
) -> Floats:
    """Fit every municipality; in between, bring kinds and ages of first adults back to their national numbers."""
    targets = np.column_stack([area_households(), _single_targets(), _people_targets()])
    has_head = heads.any(axis=1)
    tilt = _single_parent_tilt() @ kinds.T
    for _ in range(ROUNDS):
        base = weights[None, :] * (area_households() / weights.sum())[:, None] * tilt
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
    band = np.searchsorted(AGE_BAND_STARTS, pool.ages, side="right") - 1
    household = np.repeat(np.arange(len(pool.kind)), np.diff(pool.offsets))
    counts = np.bincount(household * len(AGE_BANDS) + band, minlength=len(pool.kind) * len(AGE_BANDS))
    return counts.reshape(-1, len(AGE_BANDS))


def _people_targets() -> Floats:
    """Inhabitants by municipality and age band, adding up to all its inhabitants."""
    shares = np.column_stack([area_figures(name) for name in AGE_BANDS])
    result: Floats = area_figures("inhabitants")[:, None] * shares / shares.sum(axis=1, keepdims=True)
    return result


def _single_targets() -> Floats:
    return area_households() * area_figures("one_person_pct") / 100


def _single_parent_tilt() -> Floats:
    """How many times more single parents than nationally to start from, by municipality and kind."""
    low = area_figures("minimum_110_pct")
    tilt = np.ones((len(low), KINDS))
    for name in ("single_parent", "single_parent_grown"):
        relative = low / np.average(low, weights=area_households())
        tilt[:, TYPES.index(name)] = relative ** float(assumed("single_parents_by_low_income"))
    return tilt


def _national_targets() -> tuple[Floats, Floats]:
    """Households by kind, and by age of the first adult without students on their own."""
    sizes = type_sizes() * 1000
    alone = np.isin(np.arange(len(TYPES)), SINGLES)
    singles = _single_targets().sum()
    sizes[~alone] *= (area_households().sum() - singles) / sizes[~alone].sum()
    students = singles - sizes[alone].sum()
    ages = np.array([households_of(code, COMPOSITION_YEAR) for code in HEAD_AGES])
    return np.append(sizes, students), ages / ages.sum() * sizes.sum()
