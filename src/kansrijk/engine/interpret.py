# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Computing one household in plain Python, with every step kept: the reference for the compiled way."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kansrijk.engine.columns import INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD, Column, Entity
from kansrijk.engine.facts import HouseholdFacts, Value
from kansrijk.engine.problems import InvalidData, MissingInput, NoResult
from kansrijk.engine.resolve import Conversion, Plan, Step
from kansrijk.engine.rules import Aggregate, Rule, Total

Given = Mapping[str, Value | list[Value]]
WITHOUT_RESULT = (
    ("hiervoor is geen bedrag bekend", "no amount is known for this case"),
    ("er wordt door nul gedeeld", "it divides by zero"),
)
"""Why a rule has no result, in Dutch and English: outside what a table knows, or a division by zero."""


@dataclass
class Trace:
    """Every value of one household: `values[name][i]` for the i-th person, family or household."""

    plan: Plan
    facts: HouseholdFacts
    values: dict[str, list[Any]]
    family_of_person: list[int]
    skipped: dict[str, list[bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entities: dict[str, Entity] = {step.name: step.entity for step in self.plan.steps}

    def of(self, name: str) -> list[Any]:
        """The values of `name`, one for each person, family or household."""
        return self.values[name]

    def row_above(self, entity: Entity, row: int, target: Entity) -> int:
        """The row of `target` that row `row` of `entity` belongs to."""
        if entity == target:
            return row
        if target == "household":
            return 0
        return self.family_of_person[row]


def trace(
    plan: Plan, facts: HouseholdFacts, columns: Mapping[str, Column], given: Given | None = None
) -> Trace:
    """Run a plan on one household.

    `given` replaces results: a value for all rows, or a list with one value a row.

    Raises:
        MissingInput, InvalidData: a fact is absent or cannot be; the message names it.
        NoResult: a rule knows no answer for these facts, such as an amount that was never published.
    """
    family_of_person = [f for f, family in enumerate(facts.families) for _ in family.members]
    result = Trace(plan, facts, {}, family_of_person)
    counts: dict[Entity, int] = {
        "person": len(family_of_person),
        "family": len(facts.families),
        "household": 1,
    }
    replacements = dict(given or {})
    for step in plan.steps:
        count = counts[step.entity]
        if step.name in replacements:
            value = replacements[step.name]
            result.values[step.name] = list(value) if isinstance(value, list) else [value] * count
        elif isinstance(step, Column):
            result.values[step.name] = _column(step, facts, columns)
        else:
            result.values[step.name] = _compute(step, result, count)
    return result


def _compute(step: Step, result: Trace, count: int) -> list[Any]:
    if isinstance(step, Rule):
        return _rule(step, result, count)
    if isinstance(step, Total):
        parts = [result.values[name] for name in step.of]
        return [sum((part[i] for part in parts), 0.0) for i in range(count)]
    if isinstance(step, Conversion):
        return [value * step.factor for value in result.values[step.of]]
    assert isinstance(step, Aggregate)
    return _aggregate(step, result, count)


def _rule(step: Rule, result: Trace, count: int) -> list[Any]:
    parameters = result.plan.parameters
    sources: list[tuple[Any, Entity | None]] = []
    for argument in step.arguments:
        name = step.bind.get(argument, argument)
        if name in parameters:
            sources.append((parameters[name].value, None))
        else:
            sources.append((result.values[name], result.entities[name]))
    guard = step.applies_if
    guard_entity = result.entities[guard] if guard else step.entity
    out: list[Any] = []
    skipped: list[bool] = []
    for row in range(count):
        applies = not guard or bool(result.values[guard][result.row_above(step.entity, row, guard_entity)])
        skipped.append(not applies)
        if not applies:
            out.append(0.0)
            continue
        values = [
            source if entity is None else source[result.row_above(step.entity, row, entity)]
            for source, entity in sources
        ]
        out.append(_result(step, values))
    if guard:
        result.skipped[step.name] = skipped
    return out


def _result(step: Rule, values: list[Any]) -> Any:
    try:
        value = step.function(*values)
    except (LookupError, ZeroDivisionError) as error:
        nl, en = WITHOUT_RESULT[isinstance(error, ZeroDivisionError)]
        raise NoResult(
            nl=f"De regel '{step.name}' heeft voor deze gegevens geen uitkomst: {nl}. Kijk de gegevens en de regel na.",
            en=f"The rule '{step.name}' has no result for these facts: {en}. Check the facts and the rule.",
            rule=step.name,
        ) from error
    if isinstance(value, float) and math.isnan(value):
        raise NoResult(
            nl=f"De regel '{step.name}' geeft voor deze gegevens geen getal. Kijk de gegevens en de regel na.",
            en=f"The rule '{step.name}' gives no number for these facts. Check the facts and the rule.",
            rule=step.name,
        )
    return value


def _aggregate(step: Aggregate, result: Trace, count: int) -> list[Any]:
    values = result.values[step.of]
    entity = result.entities[step.of]
    groups: list[list[Any]] = [[] for _ in range(count)]
    for row, value in enumerate(values):
        groups[result.row_above(entity, row, step.entity)].append(value)
    return [combine(step.op, group) for group in groups]


def combine(op: str, group: list[Any]) -> Any:
    """One aggregate over a group; an empty group gives 0 (or no)."""
    if op == "count":
        return sum(1 for value in group if value)
    if op == "any":
        return any(bool(value) for value in group)
    if op == "sum":
        total = 0.0
        for value in group:
            total += value
        return total
    if not group:
        return 0.0
    return float(min(group)) if op == "min" else float(max(group))


def _column(column: Column, facts: HouseholdFacts, columns: Mapping[str, Column]) -> list[Any]:
    if column.name == INDEX_IN_FAMILY:
        return [i for family in facts.families for i in range(len(family.members))]
    if column.name == INDEX_IN_HOUSEHOLD:
        return list(range(len(facts.families)))
    rows: list[Mapping[str, Value]]
    if column.entity == "household":
        rows = [facts.values]
    elif column.entity == "family":
        rows = [family.values for family in facts.families]
    else:
        rows = [member for family in facts.families for member in family.members]
    return [_checked(column, _fact(column, row, columns)) for row in rows]


def _fact(column: Column, row: Mapping[str, Value], columns: Mapping[str, Column]) -> Value:
    if column.name in row:
        return row[column.name]
    if column.same_as is not None:
        return _fact(columns[column.same_as], row, columns)
    if column.default is None:
        raise MissingInput(
            nl=f"'{column.name}' ({column.nl}) ontbreekt en is nodig. Vul die waarde in.",
            en=f"'{column.name}' ({column.en}) is missing and required. Give that value.",
        )
    assert not isinstance(column.default, str)
    return column.default


def _checked(column: Column, value: Value) -> Value:
    low = column.minimum is not None and value < column.minimum
    high = column.maximum is not None and value > column.maximum
    if low or high or (column.codes and value not in column.codes) or not math.isfinite(value):
        allowed = ", ".join(str(code) for code in column.codes) or f"{column.minimum} - {column.maximum}"
        raise InvalidData(
            nl=f"'{column.name}' ({column.nl}) kan niet {value:g} zijn. Toegestaan: {allowed}. Verbeter die waarde.",
            en=f"'{column.name}' ({column.en}) cannot be {value:g}. Allowed: {allowed}. Mend that value.",
        )
    return value
