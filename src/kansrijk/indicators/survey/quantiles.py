# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weighted quantiles, each rule named, and their error.

Two rules are in use. "middle" takes the mean of two neighbours when the weight below is exactly the part asked for; it
is the rule of the EU poverty line. "first" takes the first value that reaches the part, the inverse of the
distribution function.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from kansrijk.indicators.survey.basic import domain, share
from kansrijk.indicators.survey.design import Design, Influence, Numbers, Whether

Rule = Literal["middle", "first"]


def quantile(values: Numbers, weights: Numbers, part: float, rule: Rule = "middle") -> float:
    """The value below which `part` of the weight lies; NaN over nobody."""
    positive = weights > 0
    kept, weight = values[positive], weights[positive]
    if kept.size == 0:
        return float("nan")
    order = np.argsort(kept, kind="stable")
    ranked = kept[order]
    reached = np.cumsum(weight[order]) / weight.sum()
    # Sums of weights carry rounding: a part within a few units in the last place counts as reached.
    slack = 1e-12
    place = min(int(np.searchsorted(reached, part - slack, side="left")), ranked.size - 1)
    exact = abs(reached[place] - part) <= slack
    if rule == "middle" and exact and place + 1 < ranked.size:
        return float((ranked[place] + ranked[place + 1]) / 2.0)
    return float(ranked[place])


def bandwidth(values: Numbers, weights: Numbers) -> float:
    """The width of the kernel that densities are estimated with: weighted deviation times N to the power -1/5,
    N the sum of the weights."""
    whole = float(weights.sum())
    centre = float(weights @ values) / whole
    deviation = float(np.sqrt(weights @ (values - centre) ** 2 / whole))
    return float(deviation * whole**-0.2)


def density(
    values: Numbers, weights: Numbers, at: float, width: float, *, times: Numbers | None = None
) -> float:
    """The density of `values` at a point by a Gaussian kernel; with `times`, of those times their density."""
    closeness = np.exp(-0.5 * ((at - values) / width) ** 2) / np.sqrt(2.0 * np.pi)
    weighted = weights * closeness if times is None else weights * closeness * times
    return float(weighted.sum()) / (float(weights.sum()) * width)


def linear_quantile(
    values: Numbers,
    weights: Numbers,
    part: float,
    *,
    among: Whether | None = None,
) -> Influence:
    """A quantile with the influence of each respondent, through the density at that point.

    (Deville, Survey Methodology 25, 1999; Osier, Survey Research Methods 3, 2009.)

    Args:
        values: one a respondent.
        weights: their weights.
        part: 0.5 for the median.
        among: the respondents it is about.
    """
    inside = domain(weights, among)
    weight = weights * inside
    found = quantile(values, weight, part)
    whole = float(weight.sum())
    height = density(values, weight, found, bandwidth(values, weight))
    scores = -inside * ((values <= found) - part) / (whole * height)
    return Influence(found, scores)


def quantile_error(
    drawn: Design,
    values: Numbers,
    part: float,
    *,
    among: Whether | None = None,
    level: float = 0.95,
    rule: Rule = "first",
) -> tuple[float, float, float, float]:
    """A quantile, its standard error and its interval by Woodruff's method (JASA 47, 1952).

    The interval of the share below the quantile is turned back into values; the error is its half width over the
    quantile of Student's t.
    """
    weight = drawn.weights * domain(drawn.weights, among)
    found = quantile(values, weight, part, rule)
    below = share(values <= found, drawn.weights, among)
    times = drawn.quantile_t((1.0 + level) / 2.0)
    half = times * float(np.sqrt(drawn.variance(below.scores)))
    low = quantile(values, weight, max(below.value - half, 0.0), rule)
    high = quantile(values, weight, min(below.value + half, 1.0), rule)
    return found, (high - low) / (2.0 * times), low, high
