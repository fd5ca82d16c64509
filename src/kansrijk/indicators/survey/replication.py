# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errors by drawing again: the jackknife over clusters and the bootstrap.

They check the linearised errors and serve statistics that cannot be linearised. A statistic is any function of the
weights that gives a number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kansrijk.indicators.survey.design import Design, Numbers, labels

Statistic = Callable[[Numbers], float]
Labels = NDArray[np.generic]
Unit = Literal["cluster", "respondent"]


def jackknife(drawn: Design, statistic: Statistic) -> tuple[float, float]:
    """The statistic and its standard error, leaving out one cluster at a time within each stratum (JK1, JKn).

    The squared differences are taken from the mean of the replicates of the stratum.
    """
    sizes = np.bincount(drawn.cluster_strata)
    left = drawn._left_to_chance(sizes)
    variance = 0.0
    for stratum in np.unique(drawn.strata):
        inside = drawn.strata == stratum
        size = int(sizes[stratum])
        found = []
        for cluster in np.unique(drawn.clusters[inside]):
            weights = np.where(inside, drawn.weights * size / (size - 1), drawn.weights)
            found.append(statistic(np.where(drawn.clusters == cluster, 0.0, weights)))
        replicates = np.array(found)
        spread = float(((replicates - replicates.mean()) ** 2).sum())
        variance += left[stratum] * (size - 1) / size * spread
    return statistic(drawn.weights), float(np.sqrt(variance))


def bootstrap(
    drawn: Design,
    statistic: Statistic,
    *,
    replicates: int = 500,
    seed: int = 1,
    unit: Unit = "cluster",
    margin: Labels | None = None,
) -> tuple[float, Numbers]:
    """The statistic and its value in each replicate: clusters drawn again with replacement within each stratum.

    Args:
        drawn: the design; a finite population correction is not used.
        statistic: a function of the weights.
        replicates: how many.
        seed: the same seed gives the same replicates.
        unit: "respondent" ignores that members of a household come together, and gives errors that are too small; it
            is here to show by how much.
        margin: labels whose weighted totals each replicate is made to meet (post-stratification).
    """
    random = np.random.default_rng(seed)
    groups = drawn.clusters if unit == "cluster" else np.arange(drawn.size)
    strata = drawn.cluster_strata if unit == "cluster" else drawn.strata
    members = [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]
    numbers = None if margin is None else labels(margin, drawn.size)
    wanted = None if numbers is None else np.bincount(numbers, drawn.weights)
    found = np.empty(replicates)
    for index in range(replicates):
        times = np.zeros(strata.size)
        for places in members:
            drawn_again = random.integers(0, places.size, places.size)
            times[places] = np.bincount(drawn_again, minlength=places.size)
        weights = drawn.weights * times[groups]
        if numbers is not None and wanted is not None:
            weights = weights * (wanted / np.bincount(numbers, weights, wanted.size))[numbers]
        found[index] = statistic(weights)
    return statistic(drawn.weights), found


def bootstrap_error(found: Numbers, level: float = 0.95) -> tuple[float, float, float]:
    """Standard error and percentile interval of bootstrap replicates."""
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(found, [tail, 1.0 - tail])
    return float(found.std(ddof=1)), float(low), float(high)
