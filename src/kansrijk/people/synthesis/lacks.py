# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people go without for want of money: items and parts of life, more with a deeper and longer low income."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kansrijk.people.model import CHILD
from kansrijk.people.synthesis.assumptions import Flags, Floats, Ints, Rng, assumptions
from kansrijk.people.synthesis.households import Households
from kansrijk.people.synthesis.ranks import expit

CHILD_ITEMS, HOUSEHOLD_ITEMS, OWN_ITEMS = 17, 7, 6
OLDEST = 16
PARTS = ("thuis", "school", "vrije_tijd", "buurt")


def draw_lacks(
    rng: Rng, homes: Households, level: Floats, years: Ints, debts: Flags
) -> dict[str, NDArray[np.generic]]:
    """The person columns about going without, by name.

    Every household gets a strain: a fixed part by income `level` (multiple of the social minimum), `years` of low
    income and problem `debts`, and a random part. The chance of each item follows from the strain; children of one
    home lack the same things, as in the European measure.
    """
    about = assumptions()["strain"]
    n = len(level)
    depth = np.log(level.clip(0.3, 6.0))
    strain = about["random"] * rng.standard_normal(n) - about["income"] * depth
    strain += about["year"] * np.minimum(years, 5) + about["debts"] * debts
    child = homes.roles == CHILD
    home = homes.household
    of_child = _items(rng, strain, assumptions()["child_items"], CHILD_ITEMS)
    shared = _items(rng, strain, assumptions()["household_items"], HOUSEHOLD_ITEMS)
    own = _items(rng, strain[home], assumptions()["own_items"], OWN_ITEMS)
    columns: dict[str, NDArray[np.generic]] = {
        "gemis_kind_items": np.where(child & (homes.ages < OLDEST), of_child[home], 0).astype(np.int16),
        "gemis_smsd_items": (shared[home] + own).astype(np.int16),
        "gemis_smsd_huishouden": shared[home].astype(np.int16),
    }
    for part, middle in zip(PARTS, assumptions()["parts_of_life"], strict=True):
        lacks = rng.random(n) < expit(strain - middle)
        columns[f"gemis_{part}"] = child & lacks[home]
    return columns


def _items(rng: Rng, strain: Floats, middles: list[float], number: int) -> Ints:
    """How many of `number` items are lacked; with two `middles` their thresholds lie evenly between those."""
    total = np.zeros(len(strain), dtype=np.int64)
    for middle in np.linspace(middles[0], middles[1], number) if len(middles) == 2 else middles:
        total += rng.random(len(strain)) < expit(strain - middle)
    return total
