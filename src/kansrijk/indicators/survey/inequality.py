# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inequality of incomes: the Gini coefficient in both finite forms, and the quintile share ratio."""

from __future__ import annotations

from typing import Literal

import numpy as np

from kansrijk.indicators.survey.basic import domain
from kansrijk.indicators.survey.design import Influence, Numbers, Whether
from kansrijk.indicators.survey.quantiles import bandwidth, density, quantile

Form = Literal["trapezoid", "finite"]


def gini(
    values: Numbers, weights: Numbers, *, among: Whether | None = None, form: Form = "trapezoid"
) -> Influence:
    """The Gini coefficient, from 0 to 1, with the influence of each respondent.

    Two forms are in use and differ in the second decimal of a percentage. "trapezoid" gives each respondent the whole
    weight ranked up to it, less one unit: (sum of (2r-1) w y) / (N T) - 1, r the weight up to and including it, N the
    weights and T the incomes together. "finite" subtracts the squared weights, (2 sum of w y r - sum of w² y) / (N T) - 1,
    so that it does not change when weights are scaled; it is the form of the EU indicators. NaN when no income is there.

    The influence is that of the limit (Osier 2009) and the same for both forms.
    """
    weight = weights * domain(weights, among)
    order = np.argsort(values, kind="stable")
    y, w = values[order], weight[order]
    whole, income = float(w.sum()), float(w @ y)
    if whole == 0.0 or income == 0.0:
        return Influence(float("nan"), np.zeros(weights.size))
    rank = np.cumsum(w)
    product = whole * income
    if form == "finite":
        value = (2.0 * float((w * y) @ rank) - float((w**2) @ y)) / product - 1.0
    else:
        value = float(((2.0 * rank - 1.0) * y) @ w) / product - 1.0
    smooth = float(((2.0 * rank - 1.0) * y) @ w) / product - 1.0
    above = income - np.cumsum(w * y) + w * y
    scores = (2.0 * (above + y * rank) - y - (smooth + 1.0) * (income + whole * y)) / product
    back = np.empty_like(scores)
    back[order] = scores
    return Influence(value, back * domain(weights, among))


def quintile_ratio(
    values: Numbers, weights: Numbers, *, among: Whether | None = None, part: float = 0.2
) -> Influence:
    """The incomes of the richest fifth over those of the poorest fifth (S80/S20), with influences (Osier 2009).

    The richest are those above the 80th percentile, the poorest those up to and including the 20th. NaN when the
    poorest have nothing.
    """
    inside = domain(weights, among)
    weight = weights * inside
    if not weight.any():
        return Influence(float("nan"), np.zeros(weights.size))
    low, high = quantile(values, weight, part), quantile(values, weight, 1.0 - part)
    width = bandwidth(values, weight)
    bottom = _below(values, weight, low, part, width)
    up_to_high = _below(values, weight, high, 1.0 - part, width)
    income = float(weight @ values)
    top = Influence(income - up_to_high.value, values - up_to_high.scores)
    if bottom.value == 0.0:
        return Influence(float("nan"), np.zeros(weights.size))
    scores = (bottom.value * top.scores - top.value * bottom.scores) / bottom.value**2
    return Influence(top.value / bottom.value, scores * inside)


def _below(values: Numbers, weight: Numbers, limit: float, part: float, width: float) -> Influence:
    """The incomes up to a quantile, added up, with the influence that runs through the quantile itself."""
    under = values <= limit
    height = density(values, weight, limit, width)
    income_there = density(values, weight, limit, width, times=values)
    moving = (income_there / height) * (part - under)
    return Influence(float(weight @ (values * under)), values * under + moving)
