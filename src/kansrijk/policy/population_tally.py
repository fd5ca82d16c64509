# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Counting a population by form of household and by where households stand, a municipality at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.people.forms import FORMS, household_forms
from kansrijk.people.model import CHILD
from kansrijk.policy.poverty_lines import standing
from kansrijk.policy.rulebook import DutchRules

Floats = NDArray[np.float64]
LINES = ("101", "110", "120", "low_income", "basic_needs", "near_basic_needs")
UNITS = ("households", "children", "persons")
ALL, STUDENT = "all", FORMS.index("student")
YOUNG, CHILD_ITEMS_BEFORE = "under_16", 16
SMSD_FROM, CHILD_FROM = 7, 3
"""From how many things someone is deprived: of 13 for all persons, of 17 for children (Eurostat)."""
SMALL_SAVINGS = 2_500


@dataclass
class Tally:
    """Counts by unit, what is counted, and form of household; `areas` has households of every municipality."""

    counts: dict[tuple[str, str], Floats] = field(default_factory=dict)
    areas: dict[int, dict[str, float]] = field(default_factory=dict)

    def add(self, rules: DutchRules, frame: Frame, area: int) -> None:
        """Count the households of one municipality.

        Raises:
            Problem: the rules are not known on their day.
        """
        form = household_forms(frame)
        persons = frame.person_offsets[frame.family_offsets]
        children = np.concatenate(([0], np.cumsum(frame.columns["rol"] == CHILD)))
        weights = {
            "households": np.ones(frame.n_households),
            "children": np.diff(children[persons]).astype(np.float64),
            "persons": np.diff(persons).astype(np.float64),
        }
        groups = _groups(rules, frame, form)
        for unit, weight in weights.items():
            for name, group in groups.items():
                counted = np.bincount(form[group], weight[group], len(FORMS))
                self.counts[unit, name] = self.counts.get((unit, name), np.zeros(len(FORMS))) + counted
        for unit, name, number in _lacking(frame):
            counted = np.bincount(form, number, len(FORMS))
            self.counts[unit, name] = self.counts.get((unit, name), np.zeros(len(FORMS))) + counted
        settled = form != STUDENT
        self.areas[area] = {name: float((group & settled).sum()) for name, group in groups.items()}

    def number(self, unit: str, name: str, forms: list[str] | None = None) -> float:
        """How many units are counted as `name`, in the forms of household given or all but students."""
        places = [FORMS.index(form) for form in forms or FORMS[:STUDENT]]
        return float(self.counts[unit, name][places].sum())


def _groups(rules: DutchRules, frame: Frame, form: NDArray[np.int64]) -> Mapping[str, NDArray[np.bool_]]:
    """Who is counted as what, by household; students on their own are never poor here."""
    place = standing(rules, frame)
    main, settled = frame.family_offsets[:-1], form != STUDENT
    groups = {name: place.below(name) & settled for name in LINES}
    got = rules.simulate(frame, ["bijstand_y", "ouder_werkt"])
    groups["assistance"] = (got["bijstand_y"][main] > 0) & settled
    groups["low_income_working"] = groups["low_income"] & (got["ouder_werkt"][main] > 0)
    if "jaren_laag_inkomen" in frame.columns:
        years = frame.columns["jaren_laag_inkomen"][main]
        groups["low_income_1"] = groups["low_income"] & (years == 1)
        groups["low_income_4"] = groups["low_income"] & (years >= 4)
    wealth, debts = (frame.columns[name][main] for name in ("vermogen", "schulden"))
    groups["small_savings"] = (wealth + debts <= SMALL_SAVINGS) & settled
    groups[ALL] = np.ones(frame.n_households, dtype=np.bool_)
    return groups


def _lacking(frame: Frame) -> list[tuple[str, str, Floats]]:
    """Who goes without, by unit, name and number in every household: all persons, and children under 16."""
    if not {"gemis_kind_items", "gemis_smsd_items"} <= set(frame.columns):
        return []
    home = np.repeat(np.arange(frame.n_households), np.diff(frame.person_offsets[frame.family_offsets]))
    young = (frame.columns["rol"] == CHILD) & (frame.columns["leeftijd"] < CHILD_ITEMS_BEFORE)
    groups = {
        ("persons", "deprived"): frame.columns["gemis_smsd_items"] >= SMSD_FROM,
        (YOUNG, "deprived"): young & (frame.columns["gemis_kind_items"] >= CHILD_FROM),
        (YOUNG, ALL): young,
    }
    return [
        (unit, name, np.bincount(home[group], minlength=frame.n_households).astype(np.float64))
        for (unit, name), group in groups.items()
    ]
