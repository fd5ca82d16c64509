# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The text of a fused kernel. Names are numbered, so rulebooks of the same shape share one compiled kernel."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kansrijk.engine.columns import INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD, Column, Entity
from kansrijk.engine.kernel.inline import statements
from kansrijk.engine.kernel.layout import Layout, Place, computed_inputs, lay_out
from kansrijk.engine.maths import COMPILED_FUNCTIONS
from kansrijk.engine.resolve import Conversion, Plan, Step
from kansrijk.engine.rules import Aggregate, Rule, Total

HEADER = '''"""Generated from rules; do not edit."""

import math
from collections import namedtuple

import numpy as np
from numba import njit, types

Bands = namedtuple("Bands", ["edges", "values", "below"])
'''

NUMBA_TYPES = {"float64": "float64", "int16": "int16", "bool": "boolean", "int32": "int32", "int64": "int64"}
# All arrays come from outside, so no memory is managed in the kernel: without _nrt=False numba would count references
# to schedules with every person.
OPTIONS = "nogil=True, error_model='python', _nrt=False"
ROW: dict[Entity, str] = {"person": "i", "family": "f", "household": "h"}
SCRATCH_TYPES = {"float64": "float64", "bool": "bool", "int32": "int64", "int16": "int64"}
START = {"sum": "0.0", "count": "0", "any": "False", "min": "math.inf", "max": "-math.inf"}


@dataclass
class KernelText:
    """A kernel's text and the order of its arguments.

    `scratch` says for each scratch array its entity, its numpy type and how many values a row holds; it needs as
    many rows as a household has of that entity at most.
    """

    text: str
    columns: tuple[str, ...]
    scalars: tuple[str, ...]
    schedules: tuple[str, ...]
    outputs: tuple[str, ...]
    output_dtypes: tuple[str, ...]
    scratch: tuple[tuple[Entity, str, int], ...]


class _Scratch:
    """Where values wait that outlive the loop they are made in: one array for each entity and type.

    What belongs to one person or family stands side by side, so that it shares a few lines of the cache.
    """

    def __init__(self, plan: Plan, layout: Layout) -> None:
        self.kinds: list[tuple[Entity, str]] = []
        self.columns: dict[str, tuple[int, int]] = {}
        self.widths: list[int] = []
        for step in plan.steps:
            if step.name in layout.kept:
                kind = (step.entity, SCRATCH_TYPES[output_dtype(step)])
                if kind not in self.kinds:
                    self.kinds.append(kind)
                    self.widths.append(0)
                number = self.kinds.index(kind)
                self.columns[step.name] = (number, self.widths[number])
                self.widths[number] += 1

    def cell(self, name: str) -> str:
        """The text of the place where `name` waits."""
        number, column = self.columns[name]
        row = "i - q" if self.kinds[number][0] == "person" else "f - f0"
        return f"s{number}[{row}, {column}]"

    def sizes(self) -> tuple[tuple[Entity, str, int], ...]:
        """For each array its entity, its numpy type and its number of columns."""
        return tuple((*kind, width) for kind, width in zip(self.kinds, self.widths, strict=True))


@dataclass
class _Writer:
    plan: Plan
    layout: Layout
    variables: dict[str, str]
    columns: dict[str, Column]
    arrays: dict[str, str]
    outputs: dict[str, str]
    scratch: _Scratch
    lines: list[str] = field(default_factory=list)

    def put(self, depth: int, *lines: str) -> None:
        self.lines.extend("    " * depth + line for line in lines)


def kernel_text(plan: Plan, constants: Collection[str] = ()) -> KernelText:
    """Generate the kernel of `plan`, whose outputs are results and not columns.

    Columns in `constants` are written into the text as their default, so that what they switch off is not compiled.
    """
    layout = lay_out(plan)
    variables = {step.name: f"v{i}" for i, step in enumerate(plan.steps)}
    array_columns = {c.name: c for c in plan.columns if c.name not in constants}
    stored = [name for name in array_columns if name not in (INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD)]
    constant_names = tuple(c.name for c in plan.columns if c.name in constants)
    scalars = tuple(n for n, v in plan.parameters.items() if isinstance(v.value, float))
    schedules = tuple(n for n, v in plan.parameters.items() if not isinstance(v.value, float))
    for i, name in enumerate((*scalars, *schedules)):
        variables[name] = f"p{i}"
    arrays = {name: f"c{i}" for i, name in enumerate(stored)}
    outputs = {name: f"o{i}" for i, name in enumerate(plan.outputs)}
    writer = _Writer(plan, layout, variables, array_columns, arrays, outputs, _Scratch(plan, layout))
    dtypes = tuple(output_dtype(step) for name in plan.outputs for step in plan.steps if step.name == name)
    _head(writer, stored, dtypes)
    _prologue(writer, scalars, schedules, constant_names)
    _body(writer)
    text = (
        HEADER
        + "\n\n"
        + "\n\n".join(_function_text(f) for f in COMPILED_FUNCTIONS)
        + "\n\n"
        + "\n".join(writer.lines)
        + "\n"
    )
    return KernelText(text, tuple(stored), scalars, schedules, plan.outputs, dtypes, writer.scratch.sizes())


def output_dtype(step: Step) -> str:
    """The numpy type of a result: yes/no, whole number or float64."""
    if isinstance(step, Column):
        return step.dtype
    if isinstance(step, Aggregate):
        return {"count": "int32", "any": "bool"}.get(step.op, "float64")
    if isinstance(step, Rule):
        return {"bool": "bool", "int": "int32"}.get(_returns(step), "float64")
    return "float64"


def _returns(rule: Rule) -> str:
    annotation = rule.function.__annotations__.get("return", "float")
    return annotation if isinstance(annotation, str) else annotation.__name__


@lru_cache
def _function_text(function: object) -> str:
    lines = inspect.getsource(function).split("\n")  # type: ignore[arg-type]
    name_and_arguments = lines[0].split("(", 1)
    arguments = ", ".join(
        part.split(":")[0].strip() for part in _split(name_and_arguments[1].rsplit(") ->", 1)[0])
    )
    # math.floor gives an integer, which would have to become a float again; np.floor stays a float.
    body = "\n".join(lines[1:]).rstrip().replace("math.floor", "np.floor").replace("math.ceil", "np.ceil")
    return f"@njit({OPTIONS})\n{name_and_arguments[0]}({arguments}):\n{body}"


def _split(arguments: str) -> list[str]:
    parts, depth = [""], 0
    for char in arguments:
        depth += (char == "[") - (char == "]")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _head(writer: _Writer, stored: list[str], dtypes: tuple[str, ...]) -> None:
    """The signature. Rows are counted in unsigned numbers, which need no test for "from the end"."""

    def array(kind: str, readonly: bool, dimensions: int = 1) -> str:
        return f"types.Array(types.{kind}, {dimensions}, 'C', readonly={readonly})"

    signature = ["types.uint64", "types.uint64"]
    signature += [array("uint64", True)] * 4
    signature += [array("float64", True)] * 4 + [array("int64", True)]
    signature += [array(NUMBA_TYPES[dtype], False, 2) for _, dtype, _ in writer.scratch.sizes()]
    signature += [array(NUMBA_TYPES[writer.columns[name].dtype], True) for name in stored]
    signature += [array(NUMBA_TYPES[dtype], False) for dtype in dtypes]
    arguments = ["h0", "h1", "first_f", "last_f", "first_i", "last_i", "P", "E", "V", "B", "O"]
    arguments += [f"s{number}" for number in range(len(writer.scratch.sizes()))]
    arguments += [writer.arrays[name] for name in stored] + list(writer.outputs.values())
    writer.put(
        0,
        f"@njit(types.void({', '.join(signature)}), cache=True, {OPTIONS})",
        f"def kernel({', '.join(arguments)}):",
    )


def _prologue(
    writer: _Writer, scalars: tuple[str, ...], schedules: tuple[str, ...], constants: tuple[str, ...]
) -> None:
    for i, name in enumerate(scalars):
        writer.put(1, f"{writer.variables[name]} = P[{i}]")
    for i, name in enumerate(schedules):
        span = f"O[{i}]:O[{i + 1}]"
        is_bands = hasattr(writer.plan.parameters[name].value, "edges")
        made = f"Bands(E[{span}], V[{span}], B[{span}])" if is_bands else f"V[{span}]"
        writer.put(1, f"{writer.variables[name]} = {made}")
    by_name = {column.name: column for column in writer.plan.columns}
    for name in constants:
        writer.put(1, f"{writer.variables[name]} = {_literal(by_name[name])}")


def _literal(column: Column) -> str:
    """The default of a column as the kernel reads it."""
    number = float(column.default or 0)
    if column.kind == "bool":
        return str(bool(number))
    return f"np.int64({int(number)})" if column.kind in ("integer", "code") else repr(number)


def _body(writer: _Writer) -> None:
    layout = writer.layout
    writer.put(1, "for h in range(h0, h1):", "    f0 = first_f[h]", "    q = first_i[f0]")
    for round_ in range(layout.rounds):
        household = _steps_at(writer, "household", lambda p, r=round_: p.round == r)
        _write_steps(writer, household, 2, "household", Place(round_))
        _start_aggregates(writer, "household", round_, None, 2)
        segments = layout.segments(round_)
        if segments == 0:
            continue
        writer.put(2, "for f in range(f0, last_f[h]):")
        for segment in range(segments):
            _segment(writer, round_, segment)
    writer.put(1, "return")


def _segment(writer: _Writer, round_: int, segment: int) -> None:
    here = Place(round_, segment)
    family = _steps_at(writer, "family", lambda p: p == here)
    if segment == 0:
        _reload(writer, "family", here, 3)
    _write_steps(writer, family, 3, "family", here)
    _start_aggregates(writer, "family", round_, segment, 3)
    persons = _steps_at(writer, "person", lambda p: p == here)
    if persons or _columns_aggregated(writer, here):
        writer.put(3, "for i in range(first_i[f], last_i[f]):")
        _reload(writer, "person", here, 4)
        _write_steps(writer, persons, 4, "person", here)


def _steps_at(writer: _Writer, entity: Entity, test) -> list[Step]:  # type: ignore[no-untyped-def]
    places = writer.layout.places
    return [
        step
        for step in writer.plan.steps
        if step.entity == entity and not isinstance(step, Column) and test(places[step.name])
    ]


def _aggregates_of(writer: _Writer, entity: Entity, here: Place) -> list[Aggregate]:
    """Aggregates that are filled in the loop over `entity` at `here`."""
    found = []
    for step in writer.plan.steps:
        if isinstance(step, Aggregate) and writer.layout.entities[step.of] == entity:
            source = writer.layout.places.get(step.of, Place(0, 0))
            if source == here:
                found.append(step)
    return found


def _columns_aggregated(writer: _Writer, here: Place) -> bool:
    return bool(_aggregates_of(writer, "person", here))


def _start_aggregates(writer: _Writer, target: Entity, round_: int, segment: int | None, depth: int) -> None:
    for step in writer.plan.steps:
        if not isinstance(step, Aggregate) or step.entity != target:
            continue
        source = writer.layout.places.get(step.of, Place(0, 0))
        if source.round == round_ and (segment is None or source.segment == segment):
            writer.put(depth, f"{writer.variables[step.name]} = {START[step.op]}")


def _reload(writer: _Writer, entity: Entity, here: Place, depth: int) -> None:
    """Bring back values of this entity that were made in an earlier loop and are used in this one."""
    needed: dict[str, None] = {}
    for step in writer.plan.steps:
        if isinstance(step, Column):
            continue
        place = writer.layout.places[step.name]
        inside = place == here if entity == "person" else place.round == here.round
        if not inside or isinstance(step, Aggregate):
            continue
        for name in computed_inputs(step, writer.plan):
            source = writer.layout.places[name]
            earlier = source != here if entity == "person" else source.round != here.round
            if writer.layout.entities[name] == entity and earlier:
                needed[name] = None
    for name in needed:
        writer.put(depth, f"{writer.variables[name]} = {writer.scratch.cell(name)}")


def _write_steps(writer: _Writer, steps: Iterable[Step], depth: int, entity: Entity, here: Place) -> None:
    steps = list(steps)
    _load_columns(writer, steps, depth, entity, here)
    for step in steps:
        variable = writer.variables[step.name]
        for line in _step_lines(writer, step):
            writer.put(depth, line)
        if step.name in writer.layout.kept:
            writer.put(depth, f"{writer.scratch.cell(step.name)} = {variable}")
        if step.name in writer.outputs:
            writer.put(depth, f"{writer.outputs[step.name]}[{ROW[entity]}] = {variable}")
    for aggregate in _aggregates_of(writer, entity, here):
        if entity != "household":
            writer.put(depth, *_accumulate(writer, aggregate))


def _load_columns(writer: _Writer, steps: list[Step], depth: int, entity: Entity, here: Place) -> None:
    used: dict[str, None] = {}
    for step in steps:
        # What an aggregate adds up is read in the loop below it, which stands at the place of its source.
        for name in () if isinstance(step, Aggregate) else getattr(step, "inputs", ()):
            used[name] = None
    for aggregate in _aggregates_of(writer, entity, here):
        used[aggregate.of] = None
    for column in writer.columns.values():
        if column.name in used:
            writer.put(depth, f"{writer.variables[column.name]} = {_read(writer, column)}")


def _read(writer: _Writer, column: Column) -> str:
    if column.name == INDEX_IN_FAMILY:
        return "np.int64(i - first_i[f])"
    if column.name == INDEX_IN_HOUSEHOLD:
        return "np.int64(f - f0)"
    cell = f"{writer.arrays[column.name]}[{ROW[column.entity]}]"
    return f"np.int64({cell})" if column.dtype == "int16" else cell


def _accumulate(writer: _Writer, aggregate: Aggregate) -> list[str]:
    to, value = writer.variables[aggregate.name], writer.variables[aggregate.of]
    if aggregate.op == "sum":
        return [f"{to} += {value}"]
    if aggregate.op == "count":
        return [f"if {value}:", f"    {to} += 1"]
    if aggregate.op == "any":
        return [f"if {value}:", f"    {to} = True"]
    sign = "<" if aggregate.op == "min" else ">"
    return [f"if {value} {sign} {to}:", f"    {to} = float({value})"]


def _step_lines(writer: _Writer, step: Step) -> list[str]:
    variable = writer.variables[step.name]
    if isinstance(step, Aggregate):
        if step.op in ("min", "max"):
            return [f"if {variable} == {START[step.op]}:", f"    {variable} = 0.0"]
        return []
    if isinstance(step, Conversion):
        return [f"{variable} = {writer.variables[step.of]} * {step.factor!r}"]
    if isinstance(step, Total):
        return [f"{variable} = 0.0 + " + " + ".join(writer.variables[name] for name in step.of)]
    assert isinstance(step, Rule)
    names = {arg: writer.variables[step.bind.get(arg, arg)] for arg in step.arguments}
    lines = statements(step, variable, names)
    if not step.applies_if:
        return lines
    zero = {"bool": "False", "int32": "0"}.get(output_dtype(step), "0.0")
    guarded = [f"if {writer.variables[step.applies_if]}:", *("    " + line for line in lines)]
    return [*guarded, "else:", f"    {variable} = {zero}"]
