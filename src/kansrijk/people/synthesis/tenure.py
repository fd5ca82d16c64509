# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tenure: who owns the home, by income, kind of household and source of income."""

from __future__ import annotations

import numpy as np

from kansrijk.people.synthesis.assumptions import Floats, Ints, assumed
from kansrijk.people.synthesis.margins import OWNER, RENTER, by_class
from kansrijk.people.synthesis.ranks import expit

STEPS, WIDEST = 50, 15.0


def owner_logits(households: Floats, year: int) -> Floats:
    """Logit of owning by income class, kind and source (the axes of `households`).

    Kind and source differ as assumed; each income class then has the published national share of owners of the year.
    """
    owners, renters = by_class(OWNER, year), by_class(RENTER, year)
    lean = assumed("owner_by_type")[:, None] + assumed("owner_by_source")[None, :]
    shares = owners / (owners + renters)
    shifts = [
        _shift(lean.ravel(), cells.ravel(), share) for cells, share in zip(households, shares, strict=True)
    ]
    result: Floats = lean[None, :, :] + np.array(shifts)[:, None, None]
    return result


def chances_with_mean(base: Floats, cells: Ints, share: float) -> Floats:
    """Chances by cell with the same shift of their logits, such that the mean over households is `share`.

    `cells` says in which cell each household is.
    """
    return expit(base + _shift(base, np.bincount(cells, minlength=len(base)).astype(np.float64), share))


def _shift(base: Floats, weights: Floats, share: float) -> float:
    wanted = share * weights.sum()
    low, high = -WIDEST, WIDEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        if float(expit(base + middle) @ weights) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
