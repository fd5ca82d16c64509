# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same plan in OpenFisca-core: a variable a step, formulas over the vectorised text of the same rules.

OpenFisca stores money as float32, which keeps seven digits: an income is off by a cent, an allowance that is
rounded or cut off just there by more, and two children in care can no longer be told apart. `exact=True` stores
float64, which OpenFisca does not offer to its users; it shows that the rules themselves are the same.

`tuned=False` uses OpenFisca's own tax scales, as its users write a tariff; `tuned=True` the quicker functions that
the numpy peer uses too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core import entities, periods, taxbenefitsystems, taxscales, variables
from openfisca_core.simulations import Simulation, SimulationBuilder

from bench.numpy_peer import guarded
from bench.vector_maths import VECTOR_FUNCTIONS
from bench.vectorise import keeps_to_numbers, vectorised
from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.frame import Frame, column_values
from kansrijk.engine.kernel.source import output_dtype
from kansrijk.engine.maths import Bands
from kansrijk.engine.resolve import Conversion, Plan, Step
from kansrijk.engine.rules import Aggregate, Rule, Total

Array = NDArray[Any]
Formula = Callable[..., Array]
VALUE_TYPES = {"float64": float, "bool": bool, "int16": int, "int32": int}
FIRST_IN_FAMILY = "first_in_family"
MEMBERS = [{"key": "member", "plural": "members", "label": "", "doc": ""}]


class OpenFiscaRun:
    """A plan as a tax and benefit system with a simulation of one frame; call it to compute the outputs."""

    def __init__(
        self,
        plan: Plan,
        frame: Frame,
        columns: Mapping[str, Column],
        year: int,
        *,
        exact: bool = False,
        tuned: bool = False,
    ) -> None:
        self.plan = plan
        self.period = periods.period(year)
        self.computed = [step.name for step in plan.steps if not isinstance(step, Column)]
        formulas = _Formulas(plan, VECTOR_FUNCTIONS if tuned else OWN_SCALES)
        self.simulation = _simulation(_system(formulas, exact), frame)
        for step in plan.columns:
            self.simulation.set_input(step.name, self.period, column_values(frame, step, columns))
        self.simulation.set_input(FIRST_IN_FAMILY, self.period, _first_in_family(frame))

    def __call__(self) -> dict[str, Array]:
        """The outputs, by name; nothing is kept from an earlier call but the people and their inputs."""
        for name in self.computed:
            self.simulation.delete_arrays(name, self.period)
        return {name: self.simulation.calculate(name, self.period) for name in self.plan.outputs}


def _first_in_family(frame: Frame) -> Array:
    first = np.zeros(frame.n_persons, dtype=np.bool_)
    first[frame.person_offsets[:-1]] = True
    return first


# --- OpenFisca's own scales ---


@lru_cache
def _marginal_scale(bands: Bands) -> taxscales.MarginalRateTaxScale:
    scale = taxscales.MarginalRateTaxScale()
    for edge, rate in zip(bands.edges, bands.values, strict=True):
        scale.add_bracket(edge, rate)
    return scale


@lru_cache
def _amount_scale(
    thresholds: tuple[float, ...], amounts: tuple[float, ...]
) -> taxscales.SingleAmountTaxScale:
    scale = taxscales.SingleAmountTaxScale()
    for threshold, amount in zip(thresholds, amounts, strict=True):
        scale.add_bracket(threshold, amount)
    return scale


def _marginal(bands: Bands, x: Array) -> Array:
    return _marginal_scale(bands).calc(x)


def _step(bands: Bands, x: Array) -> Array:
    return _amount_scale(bands.edges, bands.values).calc(x)


def _step_up_to(bands: Bands, x: Array) -> Array:
    """A band ends with its edge, so it starts behind the edge before it."""
    return _amount_scale((-1.0, *bands.edges[:-1]), bands.values).calc(x, right=True)


OWN_SCALES = {**VECTOR_FUNCTIONS, "marginal": _marginal, "step": _step, "step_up_to": _step_up_to}


# --- the system and its people ---


def _system(formulas: _Formulas, exact: bool) -> taxbenefitsystems.TaxBenefitSystem:
    kinds = {
        "person": entities.Entity("person", "persons", "", ""),
        "family": entities.GroupEntity("family", "families", "", "", MEMBERS),
        "household": entities.GroupEntity("household", "households", "", "", MEMBERS),
    }
    system = taxbenefitsystems.TaxBenefitSystem(list(kinds.values()))
    for step in (Column(FIRST_IN_FAMILY, "person", "bool"), *formulas.plan.steps):
        members: dict[str, Any] = {
            "value_type": VALUE_TYPES[output_dtype(step)],
            "entity": system.entities[list(kinds).index(step.entity)],
            "definition_period": periods.DateUnit.YEAR,
            "label": step.name,
        }
        if not isinstance(step, Column):
            members["formula"] = formulas.of(step)
        system.add_variable(type(step.name, (variables.Variable,), members))
        if exact and members["value_type"] is float:
            system.variables[step.name].dtype = np.float64
    return system


def _simulation(system: taxbenefitsystems.TaxBenefitSystem, frame: Frame) -> Simulation:
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(frame.n_persons))
    family_of = np.repeat(np.arange(frame.n_families), np.diff(frame.person_offsets))
    household_of = np.repeat(np.arange(frame.n_households), np.diff(frame.family_offsets))[family_of]
    for name, count, owner in (
        ("family", frame.n_families, family_of),
        ("household", frame.n_households, household_of),
    ):
        population = builder.declare_entity(name, np.arange(count))
        builder.join_with_persons(population, owner, np.repeat("member", frame.n_persons))
    return builder.build(system)


class _Formulas:
    """Formulas as a user of OpenFisca would write them, for each step of a plan."""

    def __init__(self, plan: Plan, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.plan = plan
        self.functions = functions
        self.entities: dict[str, Entity] = {step.name: step.entity for step in plan.steps}

    def of(self, step: Step) -> Formula:
        """The formula of a rule, aggregate, total or conversion."""
        if isinstance(step, Rule):
            return self._rule(step)
        if isinstance(step, Aggregate):
            return _over_families(step) if self.entities[step.of] == "family" else _over_persons(step)
        if isinstance(step, Conversion):
            source, factor = step.of, step.factor
            return lambda population, period: population(source, period) * factor
        assert isinstance(step, Total)
        names = step.of
        return lambda population, period: sum(population(name, period) for name in names)

    def _rule(self, step: Rule) -> Formula:
        function, guard = vectorised(step, self.functions), step.applies_if
        names = [step.bind.get(argument, argument) for argument in step.arguments]
        multiplies = keeps_to_numbers(step)

        def formula(population: Any, period: Any) -> Array:
            result = function(*[self._value(name, step.entity, population, period) for name in names])
            if guard:
                applies = self._value(guard, step.entity, population, period)
                result = guarded(applies, result, multiplies)
            return result if np.ndim(result) else population.filled_array(result)

        return formula

    def _value(self, name: str, entity: Entity, population: Any, period: Any) -> Any:
        """A parameter, or a value of this entity or of the family or household it belongs to."""
        if name in self.plan.parameters:
            return self.plan.parameters[name].value
        source = self.entities[name]
        if source == entity:
            return population(name, period)
        if entity == "family":
            return population.first_person.household(name, period)
        return getattr(population, source)(name, period)


COMBINE = {"sum": "sum", "count": "sum", "any": "any", "min": "min", "max": "max"}


def _over_persons(step: Aggregate) -> Formula:
    of, combine = step.of, COMBINE[step.op]
    return lambda population, period: getattr(population, combine)(population.members(of, period))


def _over_families(step: Aggregate) -> Formula:
    """OpenFisca's groups hold persons only, so a family counts once: with its first member."""
    of, combine = step.of, COMBINE[step.op]
    neutral = {"min": np.inf, "max": -np.inf}.get(step.op, 0.0)

    def formula(population: Any, period: Any) -> Array:
        first = population.members(FIRST_IN_FAMILY, period)
        values = population.members.family(of, period)
        alone = values * first if neutral == 0.0 else np.where(first, values, neutral)
        return getattr(population, combine)(alone)

    return formula
