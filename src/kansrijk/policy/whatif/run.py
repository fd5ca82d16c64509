# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same people under the rules before and after: facts of every child and family."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.frame import Array, Frame
from kansrijk.indicators import Summary, family_counts, family_sums, summarise
from kansrijk.indicators.summary import Merged
from kansrijk.people import input_columns
from kansrijk.policy.rulebook import DutchRules
from kansrijk.policy.survey import INCOMES, RESULTS, STUDENTS, households
from kansrijk.policy.whatif.amounts import NOTHING, Amount, amount
from kansrijk.policy.whatif.apply import national_rules
from kansrijk.policy.whatif.base import CHILD, People
from kansrijk.policy.whatif.local import Entitled, National, entitlements
from kansrijk.policy.whatif.model import WhatIf
from kansrijk.policy.whatif.pressure import higher_wage, pressure
from kansrijk.policy.whatif.takeup import DRAW, draws_of, groups_of
from kansrijk.provisions import NATIONAL_INPUTS, ground_rules
from kansrijk.provisions.grounds import COLUMNS_NEEDED
from kansrijk.provisions.model import Text

STATE = (
    "bijstand_y",
    "kinderbijslag_y",
    "kindgebonden_budget_y",
    "zorgtoeslag_y",
    "huurtoeslag_gezin_y",
    "kinderopvangtoeslag_y",
)
"""What families get from the state (assistance by way of the municipality), in EUR a year."""
DISPOSABLE = "besteedbaar_inkomen_y"
COMPARABLE = "vergelijkbaar_inkomen_y"
OTHER = ("vier_jaar_laag_inkomen", DISPOSABLE, COMPARABLE, "ouder_werkt", "alleenstaande_ouder")
HOUSEHOLDS = (*STUDENTS, INCOMES, "armoede_pct", "armoede_inkomen_m", "armoede_norm_m")
NEEDED = tuple(dict.fromkeys((*RESULTS, *HOUSEHOLDS, *NATIONAL_INPUTS, *STATE, *OTHER)))
"""Results of national law that the comparison needs."""
NEEDED_MORE = tuple(dict.fromkeys((DISPOSABLE, *NATIONAL_INPUTS)))
NEEDED_OTHERS = tuple(dict.fromkeys((*HOUSEHOLDS, *STATE, DISPOSABLE)))
AT_A_TIME = 500_000
"""Households without children that are computed together."""
SEPARATE_GROUNDS = ("grond_schulden", "grond_omstandigheden")
Progress = Callable[[int, int, str], None]
Results = Mapping[str, Array]
Moment = Literal["before", "after", "moved"]


@dataclass(frozen=True)
class Run:
    """All people before and after. `children` and `families` are facts by name, families with children only.

    `count` counts the indicators at a moment, when asked: what it gives is large. At "after" the poverty lines are
    those of before, at "moved" they follow the reform. `state` is what national law pays more by name, in EUR a year.
    `drawn` tells whether the lots for take-up stood in the data, `unknown_grounds` which grounds the people do not tell.
    """

    reform: WhatIf
    people: People
    law: DutchRules
    children: Results
    families: Results
    count: Callable[[Moment], list[Summary]]
    state: Mapping[str, Amount]
    municipalities: int
    known: int
    at_least: int
    remarks: tuple[Text, ...]
    drawn: bool
    unknown_grounds: frozenset[str] = field(default_factory=frozenset)


def run(
    reform: WhatIf,
    people: People,
    law: DutchRules,
    *,
    seed: int = 1,
    only_current: bool = False,
    progress: Progress | None = None,
) -> Run:
    """Everybody before and after `reform`.

    `seed` is for the draws of take-up where the people do not hold them.

    Raises:
        Problem: the reform cannot be made, or the day has no known law.
    """
    new = national_rules(reform, law)
    national, raised = _national(people, law, new)
    given = entitlements(reform, people, (law, new), national, only_current=only_current, progress=progress)
    facts = _Facts(people, law, national, given, raised)
    others = _others(people.others, law, new) if people.others is not None and new is not law else None
    state = dict.fromkeys((*STATE, DISPOSABLE), NOTHING)
    if new is not law:
        state = _paid_more(national.old, national.new)
    if others is not None:
        state = {name: value + others.state[name] for name, value in state.items()}
    all_households = {} if others is None else _all_households(people.frame, national, others)
    count = _Count(people, given, national, all_households)
    missing = {name for name in SEPARATE_GROUNDS if not set(COLUMNS_NEEDED[name]) & people.supplied}
    return Run(
        reform=reform,
        people=people,
        law=law,
        children=facts.children(),
        families=facts.families(seed),
        count=count.at,
        state=state,
        municipalities=given.places,
        known=given.known_places,
        at_least=given.at_least,
        remarks=tuple(dict.fromkeys(given.remarks)),
        drawn=DRAW in people.supplied,
        unknown_grounds=frozenset(missing),
    )


def _national(people: People, law: DutchRules, new: DutchRules) -> tuple[National, NDArray[np.bool_]]:
    more, raised = higher_wage(people.frame)
    if new is law:
        old, old_more = law.simulate(people.frame, NEEDED), law.simulate(more, NEEDED_MORE)
        return National(old, old, old_more, old_more), raised
    return National(
        *_before_and_after(law, new, people.frame, NEEDED), *_before_and_after(law, new, more, NEEDED_MORE)
    ), raised


def _before_and_after(
    law: DutchRules, new: DutchRules, frame: Frame, names: Sequence[str]
) -> tuple[dict[str, Array], dict[str, Array]]:
    pairs = law.compare(new, frame, names)
    return {name: old for name, (old, _) in pairs.items()}, {name: now for name, (_, now) in pairs.items()}


@dataclass(frozen=True)
class _Others:
    """Households without children: what indicators about households need, and what the state pays more.

    `held` is after the reform against the poverty line from before it.
    """

    before: Sequence[Results]
    moved: Sequence[Results]
    held: Sequence[Results]
    state: Mapping[str, Amount]


def _paid_more(old: Results, new: Results) -> dict[str, Amount]:
    """What families get more from the state, by scheme and in all; what no change touches is one and the same array."""
    return {
        name: NOTHING if new[name] is old[name] else amount(np.asarray(new[name]) - np.asarray(old[name]))
        for name in (*STATE, DISPOSABLE)
    }


def _others(frame: Frame, law: DutchRules, new: DutchRules) -> _Others:
    """Some households at a time, so that the whole country needs little memory."""
    before: list[Results] = []
    moved: list[Results] = []
    held: list[Results] = []
    state = dict.fromkeys((*STATE, DISPOSABLE), NOTHING)
    for first in range(0, frame.n_households, AT_A_TIME):
        part = frame.slice(first, min(first + AT_A_TIME, frame.n_households), input_columns())
        old, after = _before_and_after(law, new, part, NEEDED_OTHERS)
        before.append(households(old, part))
        moved.append(households(after, part))
        held.append(households(_line_held(old, after), part))
        more = _paid_more(old, after)
        state = {name: value + more[name] for name, value in state.items()}
    return _Others(before, moved, held, state)


def _all_households(frame: Frame, national: National, others: _Others) -> dict[Moment, Results]:
    """Every household at each moment. Only the line differs after a reform, so incomes are joined once."""
    held = households(_line_held(national.old, national.new), frame)
    moved = _joined([households(national.new, frame), *others.moved])
    percentages = [part["huishouden_pct"] for part in (held, *others.held)]
    return {
        "before": _joined([households(national.old, frame), *others.before]),
        "after": {**moved, "huishouden_pct": np.concatenate(percentages)},
        "moved": moved,
    }


def _joined(parts: Sequence[Results]) -> Results:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _line_held(old: Results, new: Results) -> dict[str, Array]:
    """Results after a reform against the poverty line from before it."""
    line = np.asarray(old["armoede_norm_m"])
    return {**new, "armoede_norm_m": line, "armoede_pct": 100.0 * np.asarray(new["armoede_inkomen_m"]) / line}


def _counted(people: People, given: Entitled, when: str) -> dict[str, Array]:
    frame = people.frame
    offsets, worth = frame.person_offsets, given.amounts[f"{when}_y"]
    return {
        "kinderen_met_tegoed": family_counts(worth, offsets),
        "kindtegoed_gezin_y": family_sums(worth, offsets),
    }


@dataclass(frozen=True)
class _Count:
    """Counts the indicators of municipalities whose schemes are known apart from the others."""

    people: People
    given: Entitled
    national: National
    households: Mapping[Moment, Results]
    ranked: Merged = field(default_factory=dict)

    def at(self, moment: Moment) -> list[Summary]:
        """What is counted at a moment, for municipalities with known schemes and for the others."""
        frame, national = self.people.frame, self.national
        results: Results = national.old if moment == "before" else national.new
        if moment == "after" and national.new is not national.old:
            results = _line_held(national.old, national.new)
        counted = _counted(self.people, self.given, "before" if moment == "before" else "after")
        known = self.given.known[frame.person_offsets[:-1]]
        found: list[Summary] = []
        for told in (True, False):
            rows = np.flatnonzero(known == told)
            if rows.size == 0:
                continue
            chosen = {name: np.asarray(results[name])[rows] for name in RESULTS}
            if told:
                chosen |= {name: values[rows] for name, values in counted.items()}
            if not found:
                chosen |= self.households.get(moment, {})
            area, supplied = self.people.meta.area, self.people.supplied
            codes: list[str] | None = [] if told else None
            found.append(
                summarise(chosen, area, provision_codes=codes, supplied=supplied, ranked=self.ranked)
            )
        return found


@dataclass(frozen=True)
class _Facts:
    """Facts of every child and of every family with children."""

    people: People
    law: DutchRules
    national: National
    given: Entitled
    raised: NDArray[np.bool_]

    def children(self) -> dict[str, Array]:
        frame, old = self.people.frame, self.national.old
        child = np.flatnonzero(frame.columns["rol"] == CHILD)
        kept = np.asarray(old["aantal_kinderen"]) > 0
        family = np.repeat(np.arange(frame.n_families), np.diff(frame.person_offsets))[child]
        rules, parameters = ground_rules(None, self.law.day)
        read = ("inkomen_pct_sociaal_minimum", "sociaal_minimum_m", "ouder_werkt")
        told = self.law.adding(rules, parameters).simulate(
            frame, list(SEPARATE_GROUNDS), given={name: old[name] for name in read}
        )
        amounts = ("before_y", "after_y", "before_once", "after_once", "beside")
        return {
            "family": (np.cumsum(kept) - 1)[family],
            "age": np.asarray(frame.columns["leeftijd"])[child],
            "works": np.asarray(old["ouder_werkt"])[family],
            "known": self.given.known[child],
            "income": self.given.income[child],
            "debts": np.asarray(told["grond_schulden"], dtype=np.bool_)[child],
            "circumstances": np.asarray(told["grond_omstandigheden"], dtype=np.bool_)[child],
            **{name: self.given.amounts[name][child] for name in amounts},
        }

    def families(self, seed: int) -> dict[str, Array]:
        frame, old, new = self.people.frame, self.national.old, self.national.new
        draws, _ = draws_of(frame, self.people.supplied, seed)
        found: dict[str, Array] = {
            "children": old["aantal_kinderen"],
            "one_parent": old["alleenstaande_ouder"],
            "works": old["ouder_werkt"],
            "pct": old["armoede_pct"],
            "line_m": old["armoede_norm_m"],
            "income_before_m": old["armoede_inkomen_m"],
            "income_after_m": new["armoede_inkomen_m"],
            "disposable_before": old[DISPOSABLE],
            "disposable_after": new[DISPOSABLE],
            "comparable": old[COMPARABLE],
            "draw": draws,
            "group": groups_of(old),
            "pressure_before": self._pressure("before", old, self.national.old_more),
            "pressure_after": self._pressure("after", new, self.national.new_more),
        }
        kept = np.asarray(old["aantal_kinderen"]) > 0
        return {name: np.asarray(values)[kept] for name, values in found.items()}

    def _pressure(self, when: str, results: Results, more: Results | None) -> Array:
        assert more is not None
        offsets, amounts = self.people.frame.person_offsets, self.given.amounts
        here = results[DISPOSABLE] + family_sums(amounts[f"{when}_y"], offsets)
        there = more[DISPOSABLE] + family_sums(amounts[f"more_{when}_y"], offsets)
        return pressure(here, there, self.raised)
