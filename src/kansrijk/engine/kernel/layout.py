# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where each step stands in the fused loop.

The loop over one household is a series of passes. A pass starts with household code, then goes over the families;
for each family it alternates family code and a loop over its members. A value that goes up to the household is
complete when a pass ends; one that goes up to the family is complete when the loop over members ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.resolve import Plan, Step
from kansrijk.engine.rules import Aggregate


@dataclass(frozen=True, order=True)
class Place:
    """Pass number, and for families and persons the segment within the pass."""

    round: int
    segment: int = 0


@dataclass
class Layout:
    """The place of every step, and which values must outlive the loop they are made in."""

    places: dict[str, Place]
    entities: dict[str, Entity]
    kept: set[str]
    rounds: int

    def segments(self, round_: int) -> int:
        """How many segments the pass has."""
        inside = [
            p.segment
            for name, p in self.places.items()
            if p.round == round_ and self.entities[name] != "household"
        ]
        return max(inside, default=-1) + 1


def lay_out(plan: Plan) -> Layout:
    """Place each step as early as its inputs allow."""
    entities: dict[str, Entity] = {step.name: step.entity for step in plan.steps}
    made_in: dict[str, Place] = {}
    for step in plan.steps:
        if not isinstance(step, Column):
            made_in[step.name] = _place(step, plan, entities, made_in)
    kept = _kept(plan, entities, made_in)
    rounds = max((place.round for place in made_in.values()), default=0) + 1
    return Layout(made_in, entities, kept, rounds)


def computed_inputs(step: Step, plan: Plan) -> list[str]:
    """The inputs of a step that are results themselves; columns and parameters can be read anywhere."""
    columns = {column.name for column in plan.columns}
    inputs = getattr(step, "inputs", ())
    return [name for name in inputs if name not in plan.parameters and name not in columns]


def _place(step: Step, plan: Plan, entities: dict[str, Entity], made_in: dict[str, Place]) -> Place:
    """The first place where all inputs are there; a column counts as there from the start.

    An aggregate's own place is where its result can be read, one step after the loop that fills it.
    """
    place = Place(0, 0)
    if isinstance(step, Aggregate) and step.of not in made_in:
        made_in[step.of] = Place(0, 0)
    names = [step.of] if isinstance(step, Aggregate) else computed_inputs(step, plan)
    for name in names:
        source, origin = made_in[name], entities[name]
        if isinstance(step, Aggregate):
            earliest = (
                Place(source.round, source.segment + 1)
                if step.entity == "family"
                else Place(source.round + 1)
            )
        elif step.entity == "household":
            earliest = Place(source.round)
        elif origin == "household":
            earliest = Place(source.round, 0)
        else:
            earliest = source
        place = max(place, earliest)
    return place


def _kept(plan: Plan, entities: dict[str, Entity], made_in: dict[str, Place]) -> set[str]:
    """Person values used in a later loop and family values used in a later pass."""
    kept: set[str] = set()
    for step in plan.steps:
        if isinstance(step, Column):
            continue
        for name in computed_inputs(step, plan):
            source, place = made_in[name], made_in[step.name]
            if isinstance(step, Aggregate):
                continue
            if entities[name] == "person" and place != source:
                kept.add(name)
            if entities[name] == "family" and place.round != source.round:
                kept.add(name)
    return kept
