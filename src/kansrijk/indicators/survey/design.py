# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a sample was drawn, and the sampling error that follows from it.

Every statistic of this package is linearised: it comes with the influence of each respondent, the change of the
statistic for one unit more of that respondent's weight. The variance is then that of a weighted total over the
clusters within the strata (Wolter, Introduction to Variance Estimation, 2007, chapter 6).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from kansrijk.engine.problems import Problem

Numbers = NDArray[np.float64]
Whether = NDArray[np.bool_]


class InvalidDesign(Problem):
    """Weights, strata or clusters that no error can be computed from."""


@dataclass(frozen=True)
class Influence:
    """The value of a statistic and the influence of each respondent on it (0 for those it is not about)."""

    value: float
    scores: Numbers


@dataclass(frozen=True)
class Calibration:
    """The controls that weights were calibrated on: what they explain carries no sampling error.

    `controls` has a row a respondent and a column a control, `start` are the weights before calibration.
    """

    controls: Numbers
    start: Numbers

    def unexplained(self, weighted: Numbers, weights: Numbers) -> Numbers:
        """Weighted scores less what the controls explain (Deville and Särndal, JASA 87, 1992)."""
        root = np.sqrt(self.start)
        basis, _ = np.linalg.qr(self.controls * root[:, None])
        ratio = weights / root
        plain = weighted / ratio[:, None]
        left: Numbers = (plain - basis @ (basis.T @ plain)) * ratio[:, None]
        return left


@dataclass(frozen=True)
class Design:
    """The weights of a sample, and its strata and clusters (both labels, one a respondent).

    Without `clusters` every respondent was drawn apart. Children share a household, so a sample of households needs
    the household as cluster: errors over persons are then some 30 to 40 % too small. A cluster label counts within
    its stratum. `population` is the number of clusters in each respondent's stratum in the population, for the finite
    population correction; it is a count, not a fraction.
    """

    weights: Numbers
    strata: NDArray[np.int64]
    clusters: NDArray[np.int64]
    population: Numbers | None = None
    calibration: Calibration | None = None

    @property
    def size(self) -> int:
        """The number of respondents."""
        return int(self.weights.size)

    @property
    def total(self) -> float:
        """The sum of the weights: the size of the population they stand for."""
        return float(self.weights.sum())

    @cached_property
    def cluster_strata(self) -> NDArray[np.int64]:
        """The stratum of each cluster."""
        found = np.zeros(int(self.clusters.max()) + 1, dtype=np.int64)
        found[self.clusters] = self.strata
        return found

    @property
    def freedom(self) -> int:
        """Degrees of freedom: clusters less strata."""
        return int(self.cluster_strata.size - np.unique(self.strata).size)

    def covariance(self, scores: Numbers) -> Numbers:
        """The covariance matrix of weighted totals of `scores`, one column a statistic.

        Raises:
            InvalidDesign: a stratum has only one cluster.
        """
        weighted = scores * self.weights[:, None]
        if self.calibration is not None:
            weighted = self.calibration.unexplained(weighted, self.weights)
        sizes = np.bincount(self.cluster_strata)
        lonely = int(np.count_nonzero(sizes == 1))
        if lonely:
            raise InvalidDesign(
                nl=f"Van {lonely} strata is er maar één cluster; daar is geen fout uit te schatten. Voeg strata samen.",
                en=f"{lonely} strata have only one cluster, so no error can be estimated there. Join strata.",
            )
        totals = np.column_stack(
            [np.bincount(self.clusters, column, minlength=self.cluster_strata.size) for column in weighted.T]
        )
        means = np.column_stack([np.bincount(self.cluster_strata, column) for column in totals.T])
        centred = totals - (means / np.maximum(sizes, 1)[:, None])[self.cluster_strata]
        factor = (sizes / np.maximum(sizes - 1.0, 1.0)) * self._left_to_chance(sizes)
        found: Numbers = centred.T @ (centred * factor[self.cluster_strata][:, None])
        return found

    def _left_to_chance(self, sizes: NDArray[np.int64]) -> Numbers:
        """The finite population correction of each stratum: the part that was not drawn."""
        if self.population is None:
            return np.ones(sizes.size)
        drawn_from = np.ones(sizes.size)
        drawn_from[self.strata] = self.population
        return 1.0 - sizes / drawn_from

    def variance(self, scores: Numbers) -> float:
        """The variance of one statistic with these influences."""
        return float(self.covariance(scores[:, None])[0, 0])

    def simple_variance(self, scores: Numbers) -> float:
        """The variance that a simple random sample of as many respondents would have had."""
        size, total = self.size, self.total
        centre = float(self.weights @ scores) / total
        spread = float(self.weights @ (scores - centre) ** 2) / total * size / max(size - 1, 1)
        part = (total - size) / total if total > size else 1.0
        return total**2 * spread * part / size

    def quantile_t(self, probability: float) -> float:
        """A quantile of Student's t with this design's degrees of freedom."""
        return float(stdtrit(self.freedom, probability))

    def with_weights(self, weights: Numbers, calibration: Calibration | None = None) -> Design:
        """The same sample with other weights."""
        return replace(self, weights=weights, calibration=calibration)


@dataclass(frozen=True)
class Estimate:
    """A statistic with its standard error, interval, number of respondents and design effect.

    `n` are the respondents the statistic is about and `population` the sum of their weights; `deff` compares the
    variance with that of a simple random sample.
    """

    value: float
    se: float
    low: float
    high: float
    n: int
    population: float
    deff: float


def labels(values: Any, size: int) -> NDArray[np.int64]:
    """Whole numbers from 0 for labels of any kind; one group when there are none."""
    if values is None:
        return np.zeros(size, dtype=np.int64)
    _, numbers = np.unique(np.asarray(values), return_inverse=True)
    return numbers.astype(np.int64)


def design(weights: Any, *, strata: Any = None, clusters: Any = None, population: Any = None) -> Design:
    """A design from columns of any kind; see `Design` for what they mean.

    Raises:
        InvalidDesign: a weight is negative or no number, lengths differ, or `population` is a fraction.
    """
    weight = np.asarray(weights, dtype=np.float64)
    columns = (("strata", strata), ("clusters", clusters), ("population", population))
    for name, column in columns:
        if column is not None and len(column) != weight.size:
            raise InvalidDesign(
                nl=f"{name} heeft {len(column)} waarden bij {weight.size} gewichten.",
                en=f"{name} has {len(column)} values, but there are {weight.size} weights.",
            )
    wrong = np.flatnonzero(~(np.isfinite(weight) & (weight >= 0)))
    if wrong.size or weight.size == 0 or not weight.any():
        where = f"rij {wrong[0] + 1}" if wrong.size else "alle rijen"
        at = f"row {wrong[0] + 1}" if wrong.size else "all rows"
        raise InvalidDesign(
            nl=f"Een gewicht moet een getal van 0 of meer zijn, en niet alle 0; kijk bij {where}.",
            en=f"A weight must be a number of 0 or more, and not all 0; look at {at}.",
        )
    stratum = labels(strata, weight.size)
    inside = np.arange(weight.size) if clusters is None else labels(clusters, weight.size)
    cluster = labels(stratum * (int(inside.max()) + 1) + inside, weight.size)
    drawn_from = None if population is None else np.asarray(population, dtype=np.float64)
    found = Design(weight, stratum, cluster, drawn_from)
    if drawn_from is not None and not bool(np.all(drawn_from >= np.bincount(found.cluster_strata)[stratum])):
        raise InvalidDesign(
            nl="population is het aantal clusters in het stratum in de hele bevolking, geen fractie.",
            en="population is the number of clusters of the stratum in the whole population, not a fraction.",
        )
    return found


def estimate(
    drawn: Design, found: Influence, *, level: float = 0.95, among: Whether | None = None
) -> Estimate:
    """The error and the interval (Student's t) of a linearised statistic; NaN where it has no value.

    Args:
        drawn: the design.
        found: value and influences.
        level: the part of samples whose interval should hold the true value.
        among: the respondents it is about; all when not given.
    """
    inside = np.ones(drawn.size, dtype=np.bool_) if among is None else among
    variance = drawn.variance(found.scores) if np.isfinite(found.value) else float("nan")
    error = float(np.sqrt(variance))
    plain = drawn.simple_variance(found.scores)
    half = drawn.quantile_t((1.0 + level) / 2.0) * error
    return Estimate(
        value=found.value,
        se=error,
        low=found.value - half,
        high=found.value + half,
        n=int(np.count_nonzero(inside & (drawn.weights > 0))),
        population=float(drawn.weights[inside].sum()),
        deff=variance / plain if plain > 0 else float("nan"),
    )
