# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Effective marginal pressure: the part of somewhat more wage that a working family does not keep."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Array, Frame

STEP_Y = 600.0
"""How much more wage, in EUR a year: small, yet well above the rounding of allowances to whole euros."""
HIGH_PCT = 80.0
"""Pressure above this counts as high, in percent of the extra wage."""
CHILD = 1


def higher_wage(frame: Frame) -> tuple[Frame, NDArray[np.bool_]]:
    """The same people with `STEP_Y` more wage for one adult of one family in each household, and those families.

    It is the adult with the highest wage of the first family with children and a wage; a household without wage has none.
    """
    earner = _earners(frame)
    wages = np.array(frame.columns.get("loon_y", np.zeros(frame.n_persons)), dtype=np.float64)
    wages[earner] += STEP_Y
    raised = np.zeros(frame.n_families, dtype=np.bool_)
    raised[np.searchsorted(frame.person_offsets - frame.person_offsets[0], earner, side="right") - 1] = True
    return Frame(
        frame.family_offsets, frame.person_offsets, {**frame.columns, "loon_y": wages}, frame.ids
    ), raised


def pressure(before: Array, more: Array, raised: NDArray[np.bool_]) -> Array:
    """The part of the extra wage that is lost, in percent, from income at both wages; not a number for the others."""
    lost: Array = np.where(raised, 100.0 * (1.0 - (more - before) / STEP_Y), np.nan)
    return lost


def _earners(frame: Frame) -> Array:
    offsets = frame.person_offsets - frame.person_offsets[0]
    families = np.repeat(np.arange(frame.n_families), np.diff(offsets))
    child = frame.columns["rol"] == CHILD
    has_child = np.zeros(frame.n_families, dtype=np.bool_)
    has_child[families[child]] = True
    wages = np.asarray(frame.columns.get("loon_y", np.zeros(frame.n_persons)))
    rows = np.flatnonzero(~child & has_child[families] & (wages > 0))
    home = np.searchsorted(frame.family_offsets - frame.family_offsets[0], families[rows], side="right") - 1
    # First by household, then the first family in it, then the highest wage.
    order = np.lexsort((-wages[rows], families[rows], home))
    _, first = np.unique(home[order], return_index=True)
    chosen: Array = rows[order][first]
    return chosen
