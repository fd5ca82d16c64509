# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""How much municipalities differ, with the noise of small numbers taken out.

Uncertain figures lie further apart than what they measure. Every measure is therefore reckoned for draws of the
true values (comparison_model.py): the median is the estimate, the quantiles its interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from kansrijk.indicators.comparison import LEVEL, Comparable, Floats, NotComparable, comparable
from kansrijk.indicators.comparison_model import true_values
from kansrijk.indicators.figures import Observation

WORDS = {
    "sd": ("standaardafwijking", "standard deviation"),
    "p10": ("10% van de kinderen woont onder dit cijfer", "10% of children live below this figure"),
    "p90": ("90% van de kinderen woont onder dit cijfer", "90% of children live below this figure"),
    "p90_to_p10": ("verhouding van die twee", "ratio of these two"),
    "max_to_min": ("hoogste gemeente gedeeld door laagste", "highest municipality divided by lowest"),
    "between_share": (
        "deel van alle verschillen tussen kinderen dat tussen gemeenten ligt",
        "part of all differences between children that lies between municipalities",
    ),
}


@dataclass(frozen=True)
class Estimate:
    """A measure with its interval, and `observed`: the same from the figures as they are, noise and all."""

    value: float
    low: float
    high: float
    observed: float


@dataclass(frozen=True)
class Spread:
    """Measures of how far municipalities lie apart; `words` of each are in WORDS.

    Ratios are absent when the smallest value may be zero or less; `between_share` is there for shares only.
    """

    measures: Mapping[str, Estimate]
    weights: Literal["people", "equal"]
    level: float
    figures: Comparable


def dispersion(
    observations: Iterable[Observation],
    *,
    standard_errors: Mapping[str, float] | None = None,
    weights: Literal["people", "equal"] = "people",
    level: float = LEVEL,
    draws: int = 2000,
    seed: int = 1,
) -> Spread:
    """How far municipalities lie apart, each measure with its interval.

    Args:
        observations, standard_errors: see `comparable`.
        weights: "people" weighs a municipality by its denominator, "equal" counts each once.
        level: what the intervals hold.
        draws, seed: of the simulation; the same seed gives the same answer.

    Returns:
        `sd` (weighted standard deviation), `p10` and `p90` (weighted), `p90_to_p10`, `max_to_min`, and for shares
        `between_share`: the variance between municipalities as a part of p(1-p).

    Raises:
        NotComparable: see `comparable`; or weights by people when a denominator is not known.
    """
    figures = comparable(observations, standard_errors=standard_errors)
    values, errors, people = figures.arrays
    if weights == "people" and (lacking := [m.area for m in figures.measured if m.weight <= 0]):
        raise NotComparable(
            nl=f"Van {', '.join(lacking)} is niet bekend over hoeveel kinderen het gaat. Kies weights='equal'.",
            en=f"Of {', '.join(lacking)} it is not known how many children it is about. Choose weights='equal'.",
        )
    weight = people / people.sum() if weights == "people" else np.full(len(values), 1 / len(values))
    observed = _measures(values[None, :], weight, figures.unit)
    drawn = _measures(true_values(values, errors, draws, seed), weight, figures.unit)
    tail = (1 - level) / 2
    measures = {}
    for name in (name for name in WORDS if name in observed and name in drawn):
        value, low, high = (float(np.quantile(drawn[name], part)) for part in (0.5, tail, 1 - tail))
        measures[name] = Estimate(value, low, high, float(observed[name][0]))
    return Spread(measures, weights, level, figures)


def _measures(rows: Floats, weight: Floats, unit: str) -> dict[str, Floats]:
    mean = rows @ weight
    variance = ((rows - mean[:, None]) ** 2) @ weight
    order = np.argsort(rows, axis=1)
    ordered = np.take_along_axis(rows, order, axis=1)
    reached = np.cumsum(weight[order], axis=1)
    first, ninth = (
        ordered[np.arange(len(rows)), np.argmax(reached >= part - 1e-12, axis=1)] for part in (0.1, 0.9)
    )
    result = {"sd": np.sqrt(variance), "p10": first, "p90": ninth}
    if (first > 0).all():
        result["p90_to_p10"] = ninth / first
    if (ordered[:, 0] > 0).all():
        result["max_to_min"] = ordered[:, -1] / ordered[:, 0]
    if unit == "share":
        result["between_share"] = variance / np.clip(mean * (1 - mean), 1e-12, None)
    return result
