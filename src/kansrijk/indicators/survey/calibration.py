# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weights that add up to known totals, as close as can be to those of the sample.

(Deville and Särndal, Calibration Estimators in Survey Sampling, JASA 87, 1992.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.indicators.survey.design import Calibration, Design, Numbers

Distance = Literal["linear", "raking", "logit"]
Factor = Callable[[Numbers], tuple[Numbers, Numbers]]


class NoCalibration(Problem):
    """No weights meet the totals."""


def calibrate(
    drawn: Design,
    controls: Numbers,
    totals: Numbers,
    distance: Distance = "linear",
    *,
    bounds: tuple[float, float] | None = None,
    rounds: int = 100,
) -> Design:
    """The design with weights that reproduce `totals`; its errors leave out what the controls explain.

    Args:
        drawn: the sample as drawn.
        controls: a row a respondent, a column a control; a control for groups is a column of 0 and 1 a group.
        totals: what each control adds up to in the population.
        distance: "linear" may give negative weights, "raking" never does, "logit" keeps the factor within `bounds`.
        bounds: lowest and highest factor on a weight, for "logit".
        rounds: of Newton's method at most.

    Raises:
        NoCalibration: the totals cannot be met, or the controls are not independent.
    """
    factor = _factor(distance, bounds)
    slope = np.zeros(controls.shape[1])
    scale = np.maximum(np.abs(totals), 1.0)
    factors = np.ones(drawn.size)
    for _ in range(rounds):
        factors, derivative = factor(controls @ slope)
        short = totals - controls.T @ (drawn.weights * factors)
        if float(np.max(np.abs(short) / scale)) < 1e-12:
            break
        matrix = controls.T @ (controls * (drawn.weights * derivative)[:, None])
        try:
            slope = slope + np.linalg.solve(matrix, short)
        except np.linalg.LinAlgError:
            raise NoCalibration(
                nl="De controles hangen van elkaar af. Laat van elke indeling die al optelt één groep weg.",
                en="The controls depend on each other. Leave out one group of a division that adds up already.",
            ) from None
    reached = controls.T @ (drawn.weights * factors)
    off = float(np.max(np.abs(totals - reached) / scale))
    if not off < 1e-8:
        raise NoCalibration(
            nl=f"Geen gewichten halen de totalen: de afwijking blijft {off:.2g}. Verruim de grenzen of de controles.",
            en=f"No weights meet the totals: {off:.2g} stays off. Widen the bounds or the controls.",
        )
    return drawn.with_weights(drawn.weights * factors, Calibration(controls, drawn.weights))


def _factor(distance: Distance, bounds: tuple[float, float] | None) -> Factor:
    """The factor on a weight and its derivative, for each distance."""
    if distance == "linear":
        return lambda along: (1.0 + along, np.ones(along.size))
    if distance == "raking":
        return lambda along: (np.exp(along), np.exp(along))
    if bounds is None or not bounds[0] < 1.0 < bounds[1]:
        raise NoCalibration(
            nl="Bij logit horen een ondergrens onder 1 en een bovengrens boven 1.",
            en="Logit needs a lower bound below 1 and an upper bound above 1.",
        )
    low, high = bounds
    steep = (high - low) / ((1.0 - low) * (high - 1.0))

    def logit(along: Numbers) -> tuple[Numbers, Numbers]:
        grown = np.exp(np.clip(steep * along, -500.0, 500.0))
        below = high - 1.0 + (1.0 - low) * grown
        value = (low * (high - 1.0) + high * (1.0 - low) * grown) / below
        return value, steep * (value - low) * (high - value) / (high - low)

    return logit
