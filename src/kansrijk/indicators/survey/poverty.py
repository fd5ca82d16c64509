# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money poverty against a line that is estimated from the sample or fixed beforehand, and says which.

Whoever stands exactly on the line is poor under "up_to" (`<=`) and not under "below" (`<`). Dutch incomes bunch on
benefit amounts, so the choice matters and every function asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from kansrijk.indicators.survey.basic import domain
from kansrijk.indicators.survey.design import Influence, Numbers, Whether
from kansrijk.indicators.survey.quantiles import bandwidth, density, linear_quantile, quantile

AtLine = Literal["below", "up_to"]


@dataclass(frozen=True)
class Line:
    """A poverty line: its amount, whether it was estimated from the sample, and the influence of each respondent.

    An estimated line also says which `part` of which quantile it is.
    """

    amount: float
    kind: Literal["estimated", "fixed"]
    scores: Numbers
    part: float | None = None
    of_quantile: float | None = None


def fixed_line(amount: float, size: int) -> Line:
    """A line known beforehand: it carries no sampling error."""
    return Line(amount, "fixed", np.zeros(size))


def estimated_line(
    values: Numbers,
    weights: Numbers,
    *,
    part: float = 0.6,
    of_quantile: float = 0.5,
    among: Whether | None = None,
) -> Line:
    """A line as a part of a quantile of all incomes, such as 60 % of the median.

    Its own sampling error goes into every measure. With the EU line that makes the error of the poverty rate smaller,
    not larger: a high draw lifts the incomes and the line together.
    """
    middle = linear_quantile(values, weights, of_quantile, among=among)
    return Line(part * middle.value, "estimated", part * middle.scores, part, of_quantile)


def is_poor(values: Numbers, line: Line, at_line: AtLine) -> Whether:
    """Who is poor: below the line, or up to and including it."""
    return values < line.amount if at_line == "below" else values <= line.amount


def threshold(line: Line) -> Influence:
    """The line itself as a statistic (at-risk-of-poverty threshold)."""
    return Influence(line.amount, line.scores)


def poverty_rate(
    values: Numbers,
    weights: Numbers,
    line: Line,
    *,
    at_line: AtLine,
    among: Whether | None = None,
) -> Influence:
    """The part that is poor, from 0 to 1; with the EU line the at-risk-of-poverty rate. NaN over nobody."""
    return fgt(values, weights, line, 0, at_line=at_line, among=among)


def fgt(
    values: Numbers,
    weights: Numbers,
    line: Line,
    power: int,
    *,
    at_line: AtLine,
    among: Whether | None = None,
) -> Influence:
    """The measure of Foster, Greer and Thorbecke (Econometrica 52, 1984), from 0 to 1.

    Power 0 counts the poor, 1 is the mean shortfall as a part of the line over everyone, 2 weighs deep poverty more.
    """
    inside = domain(weights, among)
    weight = weights * inside
    whole = float(weight.sum())
    if whole == 0.0:
        return Influence(float("nan"), np.zeros(weights.size))
    poor = is_poor(values, line, at_line)
    short = np.where(poor, (line.amount - values) / line.amount, 0.0)
    counted = poor.astype(np.float64) if power == 0 else short**power
    value = float(weight @ counted) / whole
    scores = inside * (counted - value) / whole
    if line.kind == "estimated":
        scores = scores + _shift(values, weight, line, power, poor, short) * line.scores
    return Influence(value, scores)


def _shift(values: Numbers, weight: Numbers, line: Line, power: int, poor: Whether, short: Numbers) -> float:
    """How the measure moves with the line."""
    if power == 0:
        return density(values, weight, line.amount, bandwidth(values, weight))
    slope = np.where(poor, power * short ** (power - 1) * values / line.amount**2, 0.0)
    return float(weight @ slope) / float(weight.sum())


def median_gap(
    values: Numbers,
    weights: Numbers,
    line: Line,
    *,
    at_line: AtLine,
    among: Whether | None = None,
) -> Influence:
    """The relative median gap: how far the median income of the poor lies below the line, as a part of it.

    NaN when nobody is poor. (Osier 2009; the median of the poor is a quantile whose part moves with the rate.)
    """
    inside = domain(weights, among)
    weight = weights * inside
    poor = is_poor(values, line, at_line)
    if not (weight * poor).any():
        return Influence(float("nan"), np.zeros(weights.size))
    whole = float(weight.sum())
    middle = quantile(values, weight * poor, 0.5)
    rate = poverty_rate(values, weights, line, at_line=at_line, among=among)
    height = density(values, weight, middle, bandwidth(values, weight))
    below = inside * ((values <= middle) - 0.5 * rate.value) / whole
    of_middle = (0.5 * rate.scores - below) / height
    scores = middle * line.scores / line.amount**2 - of_middle / line.amount
    return Influence(1.0 - middle / line.amount, scores)
