# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Totals, means, ratios and shares of a sample, with the influence of each respondent; intervals of a share."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import betaincinv, stdtrit

from kansrijk.indicators.survey.design import Design, Influence, Numbers, Whether


def domain(weights: Numbers, among: Whether | None) -> Numbers:
    """1 for those the statistic is about and 0 for the others."""
    return np.ones(weights.size) if among is None else among.astype(np.float64)


def total(values: Numbers, weights: Numbers, among: Whether | None = None) -> Influence:
    """The weighted total of `values`, in their unit."""
    scores = values * domain(weights, among)
    return Influence(float(weights @ scores), scores)


def ratio(above: Numbers, below: Numbers, weights: Numbers, among: Whether | None = None) -> Influence:
    """The weighted total of `above` divided by that of `below`; NaN when the latter is 0."""
    inside = domain(weights, among)
    divisor = float(weights @ (below * inside))
    if divisor == 0.0:
        return Influence(float("nan"), np.zeros(weights.size))
    value = float(weights @ (above * inside)) / divisor
    return Influence(value, inside * (above - value * below) / divisor)


def mean(values: Numbers, weights: Numbers, among: Whether | None = None) -> Influence:
    """The weighted mean of `values`, in their unit; NaN over nobody."""
    return ratio(values, np.ones(weights.size), weights, among)


def share(which: Whether, weights: Numbers, among: Whether | None = None) -> Influence:
    """The weighted part of `among` that is in `which`, from 0 to 1."""
    return mean(which.astype(np.float64), weights, among)


def logit_interval(value: float, variance: float, freedom: int, level: float = 0.95) -> tuple[float, float]:
    """An interval of a share that stays between 0 and 1: symmetric on the logit scale, Student's t.

    (Korn and Graubard, Survey Methodology 24, 1998.)
    """
    if not 0.0 < value < 1.0:
        return value, value
    odds = math.log(value / (1.0 - value))
    half = float(stdtrit(freedom, (1.0 + level) / 2.0)) * math.sqrt(variance) / (value * (1.0 - value))
    return 1.0 / (1.0 + math.exp(half - odds)), 1.0 / (1.0 + math.exp(-half - odds))


def beta_interval(
    value: float, variance: float, freedom: int, size: int, level: float = 0.95
) -> tuple[float, float]:
    """The Clopper-Pearson interval of a share on its effective sample size (Korn and Graubard 1998).

    Args:
        value: the share.
        variance: its variance under the design.
        freedom: degrees of freedom of the design.
        size: respondents in the sample.
        level: the part of samples whose interval should hold the true value.
    """
    if variance <= 0.0:
        return value, value
    tail = (1.0 - level) / 2.0
    shrink = float(stdtrit(size - 1, tail) / stdtrit(freedom, tail))
    effective = value * (1.0 - value) / variance * shrink**2
    low = float(betaincinv(effective * value, effective * (1.0 - value) + 1.0, tail))
    high = float(betaincinv(effective * value + 1.0, effective * (1.0 - value), 1.0 - tail))
    return low, high


def share_interval(
    drawn: Design, found: Influence, method: str = "logit", level: float = 0.95
) -> tuple[float, float]:
    """The interval of a share by "logit" or "beta" (exact)."""
    variance = drawn.variance(found.scores)
    if method == "beta":
        return beta_interval(found.value, variance, drawn.freedom, drawn.size, level)
    return logit_interval(found.value, variance, drawn.freedom, level)
