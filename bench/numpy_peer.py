# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same plan in numpy: one array operation after another over everybody, indexes made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.vectorise import keeps_to_numbers, vectorised
from kansrijk.engine.columns import Column, Entity
from kansrijk.engine.frame import Frame, column_values
from kansrijk.engine.kernel.source import output_dtype
from kansrijk.engine.resolve import Conversion, Plan, Step
from kansrijk.engine.rules import Aggregate, Rule, Total

Array = NDArray[Any]


class NumpyRun:
    """A plan made ready for one frame; call it to compute the outputs."""

    def __init__(self, plan: Plan, frame: Frame, columns: Mapping[str, Column]) -> None:
        self.plan = plan
        self.entities: dict[str, Entity] = {step.name: step.entity for step in plan.steps}
        self.counts = {entity: frame.count(entity) for entity in ("person", "family", "household")}
        self.groups = _Groups(frame)
        self.columns = {step.name: column_values(frame, step, columns) for step in plan.columns}
        self.steps = [(step, self._way(step)) for step in plan.steps if not isinstance(step, Column)]
        self.last_use = _last_use(plan)
        self.values: dict[str, Array] = {}
        self.projected: dict[tuple[str, Entity], Array] = {}

    def __call__(self) -> dict[str, Array]:
        """The outputs, by name."""
        self.values = dict(self.columns)
        with np.errstate(divide="ignore", invalid="ignore"):
            for index, (step, way) in enumerate(self.steps):
                self.values[step.name] = way()
                for name in self.last_use.get(index, ()):
                    self._forget(name)
        outputs = {name: self.values[name] for name in self.plan.outputs}
        self.values, self.projected = {}, {}
        return outputs

    def _forget(self, name: str) -> None:
        del self.values[name]
        for key in [key for key in self.projected if key[0] == name]:
            del self.projected[key]

    def value(self, name: str, entity: Entity) -> Any:
        """A parameter, or a value for each row of `entity`; what goes down is kept while it is needed."""
        if name in self.plan.parameters:
            return self.plan.parameters[name].value
        source = self.entities[name]
        if source == entity:
            return self.values[name]
        if (name, entity) not in self.projected:
            self.projected[name, entity] = self.values[name][self.groups.index[source, entity]]
        return self.projected[name, entity]

    def _way(self, step: Step) -> Callable[[], Array]:
        if isinstance(step, Rule):
            return self._rule(step)
        if isinstance(step, Aggregate):
            return lambda: self.groups.combine(step, self.values[step.of], self.entities[step.of])
        if isinstance(step, Conversion):
            return lambda: self.values[step.of] * step.factor
        assert isinstance(step, Total)
        return lambda: sum_of([self.values[name] for name in step.of])

    def _rule(self, step: Rule) -> Callable[[], Array]:
        function, entity, guard = vectorised(step), step.entity, step.applies_if
        names = [step.bind.get(argument, argument) for argument in step.arguments]
        dtype, count = output_dtype(step), self.counts[entity]
        multiplies = keeps_to_numbers(step)

        def compute() -> Array:
            value = function(*[self.value(name, entity) for name in names])
            if guard:
                value = guarded(self.value(guard, entity), value, multiplies)
            return value if np.ndim(value) else np.full(count, value, dtype=dtype)

        return compute


def guarded(applies: Array, value: Any, multiplies: bool) -> Array:
    """`value` for those a rule applies to, 0 for others."""
    return value * applies if multiplies else np.where(applies, value, 0)


def sum_of(values: list[Array]) -> Array:
    """The values added up, with one array for the running total."""
    total = values[0] + values[1] if len(values) > 1 else values[0] + 0.0
    for value in values[2:]:
        total += value
    return total


class _Groups:
    """Who belongs where, as indexes: made once for a frame."""

    def __init__(self, frame: Frame) -> None:
        family_of_person = _owners(frame.person_offsets)
        household_of_family = _owners(frame.family_offsets)
        self.index: dict[tuple[Entity, Entity], Array] = {
            ("family", "person"): family_of_person,
            ("household", "family"): household_of_family,
            ("household", "person"): household_of_family[family_of_person],
        }
        self.starts: dict[tuple[Entity, Entity], Array] = {
            ("person", "family"): frame.person_offsets[:-1],
            ("family", "household"): frame.family_offsets[:-1],
            ("person", "household"): frame.person_offsets[frame.family_offsets[:-1]],
        }
        self.counts = {entity: frame.count(entity) for entity in ("person", "family", "household")}

    def combine(self, step: Aggregate, values: Array, source: Entity) -> Array:
        """One aggregate; nobody has an empty family and no household is without families."""
        if step.op in ("min", "max"):
            reducer = np.minimum if step.op == "min" else np.maximum
            return reducer.reduceat(values, self.starts[source, step.entity]).astype(np.float64, copy=False)
        owner = self.index[step.entity, source]
        total = np.bincount(owner, weights=values, minlength=self.counts[step.entity])
        if step.op == "any":
            return total > 0.0
        return total.astype(np.int32) if step.op == "count" else total


def _owners(offsets: Array) -> Array:
    return np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))


def _last_use(plan: Plan) -> dict[int, list[str]]:
    """For each step the values that nothing needs after it."""
    steps = [step for step in plan.steps if not isinstance(step, Column)]
    last: dict[str, int] = {}
    for index, step in enumerate(steps):
        for name in (step.name, *step.inputs):
            if name not in plan.parameters and name not in plan.outputs:
                last[name] = index
    ends: dict[int, list[str]] = {}
    for name, index in last.items():
        ends.setdefault(index, []).append(name)
    return ends


class BlockedNumpyRun:
    """The same in blocks of households small enough for the processor's cache, the results put together."""

    def __init__(
        self, plan: Plan, frame: Frame, columns: Mapping[str, Column], households: int = 8_000
    ) -> None:
        edges = [*range(0, frame.n_households, households), frame.n_households]
        self.runs = [
            NumpyRun(plan, frame.slice(first, last, columns), columns)
            for first, last in zip(edges, edges[1:], strict=False)
        ]
        self.outputs = plan.outputs

    def __call__(self) -> dict[str, Array]:
        """The outputs, by name."""
        parts = [run() for run in self.runs]
        return {name: np.concatenate([part[name] for part in parts]) for name in self.outputs}
