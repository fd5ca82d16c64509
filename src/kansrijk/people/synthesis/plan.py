# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan of a country: everything that must be known of all municipalities before one is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kansrijk.people.synthesis.assumptions import STUDENT, Floats
from kansrijk.people.synthesis.composition import Composition, compose
from kansrijk.people.synthesis.pool import Pool, make_pool
from kansrijk.people.synthesis.ranks import class_shares, low_income_shares, source_shares
from kansrijk.people.synthesis.tenure import owner_logits

POOL_STREAM = 0
"""Number of the stream of random numbers of the pool; municipalities use their own number (1 and up)."""


@dataclass(frozen=True)
class Plan:
    """The pool, the make-up of each municipality, and shares by municipality and kind of household.

    `low_income` is the share up to 101, 110 and 120 percent; `sources` the share of each main source of income by
    income class. `owners` is the logit of owning the home by income class, kind and source, before it is fitted to
    a municipality. All leave students on their own out.
    """

    seed: int
    year: int
    pool: Pool
    composition: Composition
    low_income: Floats
    sources: Floats
    owners: Floats


def random_stream(seed: int, number: int) -> np.random.Generator:
    """The random numbers of one municipality, the same whatever else is drawn."""
    return np.random.default_rng(np.random.SeedSequence((seed, number)))


@lru_cache(maxsize=2)
def plan(seed: int, year: int) -> Plan:
    """The plan for a seed and a year; takes about two seconds the first time."""
    pool = make_pool(random_stream(seed, POOL_STREAM))
    composition = compose(pool, year)
    households = composition.by_kind()[:, :STUDENT]
    low_income = low_income_shares(households, year)
    classes = class_shares(low_income)
    sources = source_shares(households, classes, year)
    cells = (households[:, :, None, None] * classes[..., None] * sources).sum(axis=0)
    return Plan(
        seed, year, pool, composition, low_income, sources, owner_logits(cells.transpose(1, 0, 2), year)
    )
