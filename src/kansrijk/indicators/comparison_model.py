# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What uncertain figures of municipalities measure, drawn from one model for all of them.

The normal model with a common mean and spread (Gelman et al. 2013, Bayesian Data Analysis, section 5.4, uniform
prior on the spread): an uncertain figure is drawn towards the mean, a certain one stays where it is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
GRID = 200


def true_values(values: Floats, errors: Floats, draws: int, seed: int) -> Floats:
    """Draws of what the figures measure (rows) for all municipalities (columns), given figures and their errors.

    Where a standard error is zero the value is what it is.
    """
    generator = np.random.default_rng(seed)
    if not errors.any():
        return np.repeat(values[None, :], draws, axis=0)
    # The middles of the grid cells, so that a spread of nothing never divides by zero.
    top = 3 * float(values.std()) + float(errors.max()) / len(values) ** 0.5
    spreads = (np.arange(GRID) + 0.5) / GRID * top
    variance = errors**2 + spreads[:, None] ** 2
    precision = (1 / variance).sum(axis=1)
    centre = (values / variance).sum(axis=1) / precision
    likelihood = -0.5 * (np.log(variance) + (values - centre[:, None]) ** 2 / variance).sum(axis=1)
    chance = np.exp(likelihood - likelihood.max() - 0.5 * (np.log(precision) - np.log(precision).min()))
    pick = generator.choice(GRID, size=draws, p=chance / chance.sum())
    mean = generator.normal(centre[pick], 1 / np.sqrt(precision[pick]))
    pull = errors**2 / variance[pick]
    spread = np.sqrt(pull) * spreads[pick][:, None]
    return np.asarray(generator.normal(values + pull * (mean[:, None] - values), spread), dtype=np.float64)
