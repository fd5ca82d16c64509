# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The modelled chance that a family takes up a provision: higher with a lower income, assistance and a longer stay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import yaml
from numpy.typing import NDArray

from kansrijk.people.areas import DATA

Floats = NDArray[np.float64]


@cache
def gradient() -> Mapping[str, float]:
    """The numbers of data/use.yaml by name."""
    document = yaml.load((DATA / "use.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: float(entry["value"]) for name, entry in document["gradient"].items()}


def use_chance(percent: Floats, assistance: NDArray[np.bool_], years: NDArray[np.integer]) -> Floats:
    """The chance (0 to 1) that each family uses a provision it is entitled to.

    `percent` is income as a percentage of the social minimum, `assistance` whether the family has social assistance,
    `years` the years in a row with a low income. A family uses it when its `gebruik_trekking` is below the chance:
    the draw is fixed in the data, so that a reform compares the same people. The gradient is modelled (data/use.yaml).
    """
    about = gradient()
    lower = (100.0 - np.maximum(percent, about["deepest"])) / 10.0
    logit = about["base"] + about["income"] * lower + about["assistance"] * assistance
    logit = logit + about["long"] * (years >= about["long_years"])
    result: Floats = 1.0 / (1.0 + np.exp(-logit))
    return result
