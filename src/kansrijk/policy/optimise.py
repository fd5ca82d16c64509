# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Given a budget: which mixes of income limit, ages and amount reach most poor children, and which close most shortfall.

There is no best mix. A mix that another beats on both is left behind; the others are the frontier, and choosing among
them is a choice of values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kansrijk.engine import Problem
from kansrijk.engine.frame import Array
from kansrijk.indicators.facts import TOLERANCE_PCT
from kansrijk.people import Area, find_area
from kansrijk.people.synthesis.years import law_day
from kansrijk.policy.optimise_options import Choices, Option, mixes, read_choices
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.whatif.base import CHILD, People, people_of
from kansrijk.policy.whatif.local import National, entitlements
from kansrijk.policy.whatif.model import ReformFile, WhatIf
from kansrijk.policy.whatif.outcome import Range
from kansrijk.policy.whatif.takeup import LEVELS, TakeUp, draws_of, groups_of, take_up
from kansrijk.provisions import NATIONAL_INPUTS
from kansrijk.provisions.model import Text

Progress = Callable[[int, int, str], None]
NEEDED = tuple(
    dict.fromkeys(
        (
            *NATIONAL_INPUTS,
            "armoede_pct",
            "armoede_norm_m",
            "armoede_inkomen_m",
            "bijstand_y",
            "vier_jaar_laag_inkomen",
        )
    )
)


@dataclass(frozen=True)
class Result:
    """What one mix does, exactly; amounts in EUR a year.

    `reached` are poor children who use something and did not before, `closed` is the shortfall below the line that
    goes away; both at central take-up. `to_poor` is the part of the money that goes to poor children. `fits` compares
    the central costs with the budget, `fits_high` those at high take-up. `number` counts the frontier from the widest.
    """

    option: Option
    cost: Range
    children: float
    reached: float
    closed: float
    to_poor: float
    fits: bool
    fits_high: bool
    number: int | None = None


@dataclass(frozen=True)
class Weighing:
    """All mixes with what they do, and the people and budget they are about.

    `unknown` is how many children live where nothing is known of the schemes there are; there the amounts are counted as
    if nothing is given now, so costs and reach are at most these.
    """

    area: Area
    year: int
    law_day: str
    budget: float
    choices: Choices
    results: Sequence[Result]
    children: float
    poor: float
    poor_using: float
    shortfall: float
    unknown: float
    synthetic: bool
    release: str
    drawn: bool
    chances: TakeUp

    @property
    def frontier(self) -> list[Result]:
        """The mixes within the budget that no other beats, from the widest reach to the most shortfall closed."""
        numbered = [item for item in self.results if item.number is not None]
        return sorted(numbered, key=lambda item: item.number or 0)


def optimise(
    area: str,
    budget: float,
    *,
    options: Path | None = None,
    year: int = 2025,
    people: Path | None = None,
    seed: int = 1,
    only_current: bool = False,
    progress: Progress | None = None,
) -> Weighing:
    """Weigh every mix of the choices against a budget in EUR a year.

    Args:
        area: a municipality's code or name, or NL.
        budget: EUR a year, at central take-up.
        options: a YAML file of choices; those that ship when not given.
        year: of the law and the synthetic people.
        people: a Parquet file of people instead.
        seed: of the synthetic people and of lots.
        only_current: leave out local schemes not confirmed for the year.
        progress: told (done, total, name).

    Raises:
        Problem: the budget, area, year or a file is not right.
    """
    if not budget > 0:
        raise Problem(
            nl=f"Een budget van {budget:g} euro kan niet. Geef een bedrag boven 0, in euro per jaar.",
            en=f"A budget of {budget:g} euro cannot be. Give an amount above 0, in euro a year.",
        )
    choices = read_choices(options)
    place = find_area(area)
    law = netherlands(law_day(year))
    held = people_of(place.code, year, seed=seed, path=people, progress=progress)
    facts = _Facts(held, law, choices, seed, only_current)
    return facts.weighed(place, year, budget)


def frontier(results: Sequence[Result]) -> list[Result]:
    """Of the mixes that fit: those that no other beats on reach and shortfall closed; of equals the cheapest."""
    useful = [item for item in results if item.fits and (item.reached > 0 or item.closed > 0)]
    fitting = sorted(useful, key=lambda item: (-item.reached, -item.closed, item.cost.central))
    found: list[Result] = []
    for item in fitting:
        if not found or item.closed > found[-1].closed:
            found.append(item)
    return found


def _numbered(results: Sequence[Result]) -> list[Result]:
    best = {id(item): number for number, item in enumerate(frontier(results), start=1)}
    return [
        Result(**{**item.__dict__, "number": best[id(item)]}) if id(item) in best else item
        for item in results
    ]


class _Facts:
    """Every child that some mix is for, as arrays, so that a mix takes milliseconds."""

    def __init__(
        self, people: People, law: DutchRules, choices: Choices, seed: int, only_current: bool
    ) -> None:
        self.people, self.choices, self.law = people, choices, law
        self.seed, self.only_current = seed, only_current
        self.chances = take_up(law)
        joined = self._gathered(people)
        self.gap = joined.pop("gap")
        self.gap_before = joined.pop("gap_before")
        self.children = float(len(joined["age"]))
        self.unknown = float(np.count_nonzero(~joined.pop("known")))
        self.poor_children = float(joined["poor"].sum())
        uses = joined["uses_central"]
        self.poor_using = float((joined["poor"] & uses & (joined["before"] > 0)).sum())
        near = (joined["pct"] <= max(choices.limits_pct) + 1e-9) | joined["debt"]
        self.facts = {name: values[near] for name, values in joined.items()}

    def _gathered(self, people: People) -> dict[str, Array]:
        frame, law = people.frame, self.law
        results = law.simulate(frame, NEEDED)
        child = np.flatnonzero(frame.columns["rol"] == CHILD)
        family = np.repeat(np.arange(frame.n_families), np.diff(frame.person_offsets))[child]
        nothing = WhatIf(ReformFile(Text("nu", "now")))
        now = entitlements(
            nothing, people, (law, law), National(results, results), only_current=self.only_current
        )
        before, known = now.amounts["before_y"][child], now.known[child]
        draws, self.drawn = draws_of(frame, people.supplied, self.seed)
        groups = groups_of(results)
        uses = {level: (draws < self.chances.of(groups, level))[family] for level in LEVELS}
        used = np.bincount(family, weights=np.where(uses["central"], before, 0.0), minlength=frame.n_families)
        line = np.asarray(results["armoede_norm_m"]) * self.choices.line / 100.0
        short = 12.0 * np.maximum(line - np.asarray(results["armoede_inkomen_m"]), 0.0)
        has_child = np.bincount(family, minlength=frame.n_families) > 0
        short = np.where(has_child, short, 0.0)
        debt = np.asarray(frame.columns.get("schuldhulp", np.zeros(frame.n_families)), dtype=np.bool_)
        poor = np.asarray(results["armoede_pct"]) <= self.choices.line + TOLERANCE_PCT
        return {
            "age": np.asarray(frame.columns["leeftijd"])[child],
            "pct": np.asarray(results["inkomen_pct_sociaal_minimum"])[family],
            "debt": debt[family],
            "poor": poor[family],
            "before": before,
            "known": known,
            "family": family,
            "gap": np.maximum(short - used, 0.0),
            "gap_before": short,
            **{f"uses_{level}": uses[level] for level in LEVELS},
        }

    def weighed(self, area: Area, year: int, budget: float) -> Weighing:
        """Every mix of the choices held against a budget."""
        return Weighing(
            area=area,
            year=year,
            law_day=self.law.day.isoformat(),
            budget=budget,
            choices=self.choices,
            results=_numbered([self.result(option, budget) for option in mixes(self.choices)]),
            children=self.children,
            poor=self.poor_children,
            poor_using=self.poor_using,
            shortfall=float(self.gap_before.sum()),
            unknown=self.unknown,
            synthetic=self.people.meta.synthetic,
            release=self.people.release,
            drawn=self.drawn,
            chances=self.chances,
        )

    def result(self, option: Option, budget: float) -> Result:
        """What one mix does."""
        told = self.facts
        within = told["pct"] <= option.limit_pct + 1e-9
        if option.debt_help:
            within = within | told["debt"]
        rows = np.flatnonzero(within & (told["age"] >= option.from_) & (told["age"] <= option.to))
        before = told["before"][rows]
        extra = np.full(rows.size, option.amount_eur)
        if self.choices.beside == "up_to":
            extra = np.maximum(extra - before, 0.0)
        uses = {level: told[f"uses_{level}"][rows] for level in LEVELS}
        cost = Range(*(float(extra[uses[level]].sum()) for level in LEVELS))
        poor, used = told["poor"][rows], np.where(uses["central"], extra, 0.0)
        family, place = np.unique(told["family"][rows], return_inverse=True)
        closed = np.minimum(self.gap[family], np.bincount(place, weights=used, minlength=family.size))
        return Result(
            option=option,
            cost=cost,
            children=float(rows.size),
            reached=float((poor & uses["central"] & (before <= 0)).sum()),
            closed=float(closed.sum()),
            to_poor=float(used[poor].sum() / cost.central) if cost.central else 0.0,
            fits=cost.central <= budget,
            fits_high=cost.high <= budget,
        )
