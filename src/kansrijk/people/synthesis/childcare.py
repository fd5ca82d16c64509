# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Childcare of the children of working parents."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kansrijk.people.model import ADULT, CHILD
from kansrijk.people.synthesis.assumptions import Floats, Rng, assumed, assumptions, draw_index
from kansrijk.people.synthesis.households import Households

DAY_CARE, OUT_OF_SCHOOL, CHILDMINDER = 1, 2, 3
SCHOOL_AGE, LAST_AGE = 4, 11
MOST_HOURS = 230.0


def draw_childcare(
    rng: Rng, homes: Households, hours: Floats, rates: tuple[float, ...]
) -> dict[str, NDArray[np.generic]]:
    """The person columns about childcare, by name; `hours` are the hours worked of every person,
    `rates` the highest hourly rates of the law by kind of care."""
    n = len(homes.kind)
    idle = homes.counted((homes.family == 0) & (homes.roles == ADULT) & (hours <= 0))
    works = (idle == 0) & ~homes.student
    day_care = works & (rng.random(n) < assumed("day_care_use")[homes.income])
    after_school = works & (rng.random(n) < assumed("out_of_school_use")[homes.income])
    minder = rng.random(n) < assumed("childminder_share")
    days = 1 + draw_index(rng, assumed("childcare_days"), n)
    of_child = homes.household
    child = (homes.roles == CHILD) & (homes.ages <= LAST_AGE)
    young = child & (homes.ages < SCHOOL_AGE) & day_care[of_child]
    school = child & (homes.ages >= SCHOOL_AGE) & after_school[of_child]
    kind = np.where(young, DAY_CARE, np.where(school, OUT_OF_SCHOOL, 0))
    a_day = np.where(young, float(assumed("day_care_hours")), float(assumed("out_of_school_hours")))
    kind = np.where((kind > 0) & minder[of_child], CHILDMINDER, kind)
    about = assumptions()["childcare_price_spread"]
    factor = about["mean"] + about["sd"] * rng.standard_normal(n)
    prices = np.append(0.0, rates)[kind] * factor[of_child]
    return {
        "opvang_soort": kind.astype(np.int16),
        "opvanguren_m": np.where(kind > 0, np.minimum(a_day * days[of_child], MOST_HOURS), 0.0),
        "opvangprijs_uur": np.round(prices, 2),
    }
