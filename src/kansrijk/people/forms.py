# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forms of households as CBS tells them apart, read from who lives together in a frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame, column_values
from kansrijk.people.model import CHILD, input_columns

FORMS = (
    "single",
    "single_aow",
    "single_parent",
    "single_parent_grown",
    "couple",
    "couple_aow",
    "couple_children",
    "couple_grown",
    "other",
    "student",
)
"""Nine forms of 83841NED, and students on their own, whom CBS leaves out of low incomes."""
FORM_NAMES = {
    "nl": dict(
        zip(
            FORMS,
            (
                "alleenstaand tot AOW-leeftijd",
                "alleenstaand vanaf AOW-leeftijd",
                "eenouder, alle kinderen onder 18",
                "eenouder, een kind van 18 of ouder",
                "paar tot AOW-leeftijd",
                "paar vanaf AOW-leeftijd",
                "paar, alle kinderen onder 18",
                "paar, een kind van 18 of ouder",
                "overig",
                "student op zichzelf",
            ),
            strict=True,
        )
    ),
    "en": dict(
        zip(
            FORMS,
            (
                "single below pension age",
                "single of pension age",
                "single parent, all children under 18",
                "single parent, a child of 18 or older",
                "couple below pension age",
                "couple of pension age",
                "couple, all children under 18",
                "couple, a child of 18 or older",
                "other",
                "student on their own",
            ),
            strict=True,
        )
    ),
}
"""What each form is called, by language."""
GENERATION = 15
"""Someone in the home this many years younger than the first adult counts as a child of that adult."""


def household_forms(frame: Frame, pension_age: int = 67) -> NDArray[np.int64]:
    """The number in FORMS of every household.

    The first family of a household is the main one. Others in the home are grown children when all are a generation
    younger than its first adult; otherwise the household is of the form "other".
    """
    starts = frame.person_offsets
    main, last = frame.family_offsets[:-1], frame.family_offsets[1:]
    child = (frame.columns["rol"] == CHILD).astype(np.int64)
    minors = np.concatenate(([0], np.cumsum(child)))
    first, end_main, end = starts[main], starts[main + 1], starts[last]
    children = minors[end_main] - minors[first]
    couple = end_main - first - children >= 2
    others = end - end_main
    ages = frame.columns["leeftijd"].astype(np.int64)
    head = ages[first]
    home = np.repeat(np.arange(frame.n_households), end - first)
    outside = np.arange(frame.n_persons) >= np.repeat(end_main, end - first)
    oldest = np.zeros(frame.n_households, dtype=np.int64)
    np.maximum.at(oldest, home[outside], ages[outside])
    grown = (others > 0) & (oldest <= head - GENERATION)
    student = column_values(frame, input_columns()["student"], input_columns())[first].astype(np.bool_)
    form = np.where(couple, 4, 0) + np.where(children > 0, 2, (head >= pension_age).astype(np.int64))
    form = np.where(grown, np.where(couple, 7, 3), form)
    form = np.where((others > 0) & ~grown, FORMS.index("other"), form)
    alone = student & ~couple & (children == 0) & (others == 0)
    result: NDArray[np.int64] = np.where(alone, FORMS.index("student"), form)
    return result
