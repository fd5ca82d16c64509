# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A rulebook on one day: names resolved to rules, columns and parameters, and the order to compute them in."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kansrijk.engine.columns import ENTITIES, IMPLICIT_COLUMNS, Column, Entity
from kansrijk.engine.parameters import DatedValue, Parameter
from kansrijk.engine.problems import Cycle, InvalidRule, OutsideKnownDates, OverlappingDates, UnknownName
from kansrijk.engine.rules import Aggregate, Node, Rule, Total


@dataclass(frozen=True)
class Conversion:
    """A yearly value asked for a month, or the other way round."""

    name: str
    entity: Entity
    of: str
    factor: float

    @property
    def inputs(self) -> tuple[str, ...]:
        """The value that is converted."""
        return (self.of,)


Step = Rule | Aggregate | Total | Conversion | Column


@dataclass(frozen=True)
class Plan:
    """What must be computed for some outputs, inputs first.

    `steps` holds columns, rules, aggregates, totals and conversions; `parameters` the values they read, in order
    of first use; `outputs` what was asked. `texts` keeps the kernels that were written for it.
    """

    steps: tuple[Step, ...]
    parameters: dict[str, DatedValue]
    outputs: tuple[str, ...]
    texts: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns among the steps."""
        return tuple(step for step in self.steps if isinstance(step, Column))


def differences(plan: Plan, other: Plan) -> frozenset[str]:
    """The names in `other` that need not have the value they have in `plan`: they, or what they rest on, differ."""
    steps = {step.name: step for step in plan.steps}
    values = {name: dated.value for name, dated in plan.parameters.items()}
    found = {name for name, dated in other.parameters.items() if values.get(name) != dated.value}
    for step in other.steps:
        if steps.get(step.name) != step or not found.isdisjoint(getattr(step, "inputs", ())):
            found.add(step.name)
    return frozenset(found)


def in_force(nodes: Iterable[Node], day: date) -> dict[str, Node]:
    """The rules in force on `day`, by name.

    Raises:
        OverlappingDates: one name has two versions that day.
    """
    found: dict[str, Node] = {}
    for node in nodes:
        if not node.start <= day <= node.end:
            continue
        if node.name in found:
            raise OverlappingDates(
                nl=f"De regel '{node.name}' heeft op {day} twee versies. Laat de ene eindigen voor de andere begint.",
                en=f"The rule '{node.name}' has two versions on {day}. Let one end before the other starts.",
            )
        found[node.name] = node
    return found


class Resolver:
    """Finds what a name means on one day and orders what an output needs."""

    def __init__(
        self,
        nodes: Sequence[Node],
        parameters: Mapping[str, Parameter],
        columns: Mapping[str, Column],
        day: date,
    ) -> None:
        self.day = day
        self.all_nodes = nodes
        self.rules = in_force(nodes, day)
        self.parameters = parameters
        self.columns = {**columns, **IMPLICIT_COLUMNS}

    def step(self, name: str, needed_by: str | None = None) -> Step | Parameter:
        """The rule, column, parameter or conversion behind `name`.

        Raises:
            UnknownName: nothing has that name; the nearest names are given.
            OutsideKnownDates: a rule has that name, on other days only.
        """
        if name in self.rules:
            return self.rules[name]
        if name in self.columns:
            return self.columns[name]
        if name in self.parameters:
            return self.parameters[name]
        base, factor = name[:-2], 1.0 / 12.0 if name.endswith("_m") else 12.0
        other = base + ("_y" if name.endswith("_m") else "_m")
        if name.endswith(("_m", "_y")) and other in (self.rules.keys() | self.columns.keys()):
            return Conversion(name, self._known_entity(other), other, factor)
        raise self._unknown(name, needed_by)

    def entity(self, name: str) -> Entity:
        """The entity of a rule, column or conversion.

        Raises:
            UnknownName: `name` is no such thing (a parameter has no entity).
        """
        step = self.step(name)
        if isinstance(step, Parameter):
            raise UnknownName(
                nl=f"'{name}' is een bedrag uit de wet en geen uitkomst. Vraag een regel op.",
                en=f"'{name}' is an amount in the law and not a result. Ask for a rule.",
            )
        return step.entity

    def plan(self, outputs: Sequence[str], given: Iterable[str] = ()) -> Plan:
        """The steps for `outputs`, inputs first; names in `given` are taken as columns instead of computed.

        Raises:
            Cycle, UnknownName, OutsideKnownDates, InvalidRule: with the rule, who needs it and the way out.
        """
        given_names = frozenset(given)
        steps: dict[str, Step] = {}
        parameters: dict[str, DatedValue] = {}
        path: list[str] = []

        def visit(name: str) -> None:
            if name in steps or name in parameters:
                return
            if name in path:
                circle = " -> ".join([*path[path.index(name) :], name])
                raise Cycle(
                    nl=f"Regels hebben elkaar over en weer nodig: {circle}. Haal een van die stappen eruit.",
                    en=f"Rules need each other in a circle: {circle}. Take one of those steps out.",
                )
            step = self.step(name, path[-1] if path else None)
            if isinstance(step, Parameter):
                parameters[name] = self._value(step, path)
                return
            if name in given_names and not isinstance(step, Column):
                steps[name] = Column(
                    name, step.entity, "number", unit=getattr(step, "unit", ""), nl=name, en=name
                )
                return
            path.append(name)
            if not isinstance(step, Column):
                for needed in step.inputs:
                    visit(needed)
                    self._check_entity(step, needed)
            path.pop()
            steps[name] = step

        for output in outputs:
            self.entity(output)
            visit(output)
        return Plan(tuple(steps.values()), parameters, tuple(outputs))

    def _value(self, parameter: Parameter, path: Sequence[str]) -> DatedValue:
        try:
            return parameter.on(self.day)
        except OutsideKnownDates as problem:
            users = list(reversed(path)) or [parameter.name]
            chain = " <- ".join(users if len(users) < 5 else [*users[:3], "...", users[-1]])
            raise OutsideKnownDates(
                nl=f"{problem.nl} (Nodig voor: {chain}.)", en=f"{problem.en} (Needed by: {chain}.)"
            ) from None

    def _check_entity(self, step: Step, needed: str) -> None:
        other = self.step(needed)
        if isinstance(other, Parameter):
            return
        below = ENTITIES.index(other.entity) < ENTITIES.index(step.entity)
        if isinstance(step, Aggregate):
            if not below:
                raise InvalidRule(
                    nl=f"De optelling '{step.name}' telt '{needed}' op, maar die hoort al bij een {other.entity}.",
                    en=f"The aggregate '{step.name}' adds up '{needed}', which already belongs to a {other.entity}.",
                )
            return
        same_only = isinstance(step, Total) and other.entity != step.entity
        if below or same_only:
            raise InvalidRule(
                nl=f"De regel '{step.name}' ({step.entity}) gebruikt '{needed}' ({other.entity}). "
                f"Maak eerst een optelling van '{needed}' per {step.entity}.",
                en=f"The rule '{step.name}' ({step.entity}) uses '{needed}' ({other.entity}). "
                f"Declare an aggregate of '{needed}' per {step.entity} first.",
            )

    def _known_entity(self, name: str) -> Entity:
        return self.rules[name].entity if name in self.rules else self.columns[name].entity

    def _unknown(self, name: str, needed_by: str | None) -> UnknownName | OutsideKnownDates:
        by_nl = f" (nodig voor '{needed_by}')" if needed_by else ""
        by_en = f" (needed by '{needed_by}')" if needed_by else ""
        versions = [node for node in self.all_nodes if node.name == name]
        if versions:
            spans = ", ".join(f"{node.start} - {node.end}" for node in versions)
            return OutsideKnownDates(
                nl=f"De regel '{name}'{by_nl} geldt niet op {self.day}. Bekend is hij voor: {spans}. "
                "Kies een datum binnen die tijd.",
                en=f"The rule '{name}'{by_en} is not in force on {self.day}. It is known for: {spans}. "
                "Choose a date within that time.",
            )
        known = [*self.rules, *self.columns, *self.parameters]
        near = ", ".join(difflib.get_close_matches(name, known, n=3)) or "-"
        return UnknownName(
            nl=f"'{name}'{by_nl} bestaat niet als regel, kolom of bedrag. Lijkt op: {near}.",
            en=f"'{name}'{by_en} is no rule, column or parameter. Close to: {near}.",
        )
