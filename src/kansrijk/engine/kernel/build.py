# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Compiling kernels and running them over a frame, on one thread or several."""

from __future__ import annotations

import gc
import hashlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.columns import INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD, Column, Entity
from kansrijk.engine.frame import Array, Frame, check_column, column_values, typed
from kansrijk.engine.interpret import WITHOUT_RESULT
from kansrijk.engine.kernel.source import KernelText, kernel_text
from kansrijk.engine.maths import Bands
from kansrijk.engine.problems import Problem
from kansrijk.engine.resolve import Plan

PARALLEL_FROM_PERSONS = 100_000
"""Below this size one thread is faster than starting several."""
LOT = 50_000
"""About how many persons are computed before their results are looked at."""
LARGE = 4 * 2**20
"""Bytes from which numpy asks for large pages by itself."""
LINE = 64
"""Bytes in a line of the cache."""
IMPLICIT = (INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD)


def cache_folder() -> Path:
    """Where kernels are kept: KANSRIJK_CACHE, or the user's cache folder."""
    chosen = os.environ.get("KANSRIJK_CACHE")
    base = (
        Path(chosen)
        if chosen
        else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "kansrijk"
    )
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError:
        base = Path(tempfile.gettempdir()) / f"kansrijk-{os.getuid()}"
        base.mkdir(parents=True, exist_ok=True)
    return base


@lru_cache(maxsize=64)
def compiled(text: str) -> Callable[..., None]:
    """The compiled kernel of a text; kept on disk under the hash of that text.

    Numba does not see changes in other files, so everything a kernel depends on stands in its own file.
    """
    name = _name(text)
    path = cache_folder() / f"{name}.py"
    if not path.exists():
        temporary = path.with_name(f".{name}.{os.getpid()}.part")
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with _without_collecting():
        spec.loader.exec_module(module)
    kernel: Callable[..., None] = module.kernel
    return kernel


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave out the search for garbage: compiling makes millions of objects and keeps most, so it finds little."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def is_compiled(text: str) -> bool:
    """Whether the kernel of a text stands compiled on disk."""
    return any((cache_folder() / "__pycache__").glob(f"{_name(text)}*.nbi"))


def _name(text: str) -> str:
    return f"kernel_{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def text_for(plan: Plan, frame: Frame, given: Mapping[str, Array] | None = None) -> KernelText:
    """The kernel that computes the results `plan` asks for of `frame`; written once for the same columns."""
    given = given or {}
    columns = {column.name for column in plan.columns}
    results = tuple(name for name in plan.outputs if name not in columns)
    constants = tuple(c.name for c in plan.columns if _is_constant(c, frame, given))
    key = (results, constants)
    if key not in plan.texts:
        plan.texts[key] = kernel_text(replace(plan, outputs=results), constants)
    text: KernelText = plan.texts[key]
    return text


def run(
    plan: Plan,
    frame: Frame,
    columns: Mapping[str, Column],
    given: Mapping[str, Array] | None = None,
    threads: int | None = None,
    into: Mapping[str, Array] | None = None,
) -> dict[str, Array]:
    """Compute the outputs of `plan` for every household of `frame`.

    `given` holds arrays for results that are not computed. `threads` is the number of threads; by default one
    below `PARALLEL_FROM_PERSONS` persons and all processors above. `into` holds arrays of an earlier run over the
    same frame for results that come out the same: they are written again in the same place, so that one kernel
    serves every reform and no new memory is needed.

    Returns:
        for each output an array with one value a person, family or household; those of columns are read-only.

    Raises:
        InvalidData, MissingInput: a column cannot be; the message names it, the count and the first households.
        Problem: a table has no value for what some households need.
    """
    given = given or {}
    by_name = {column.name: column for column in plan.columns}
    asked = {
        name: _read_only(_column(by_name[name], frame, columns, given))
        for name in plan.outputs
        if name in by_name
    }
    results = tuple(name for name in plan.outputs if name not in by_name)
    if results:
        asked |= _compute(replace(plan, outputs=results), frame, columns, given, threads, into or {})
    return {name: asked[name] for name in plan.outputs}


def _read_only(values: Array) -> Array:
    """The same values, that nobody can change by accident."""
    seen = values.view()
    seen.flags.writeable = False
    return seen


def _compute(
    plan: Plan,
    frame: Frame,
    columns: Mapping[str, Column],
    given: Mapping[str, Array],
    threads: int | None,
    into: Mapping[str, Array],
) -> dict[str, Array]:
    """The outputs of a plan that asks for results only."""
    source = text_for(plan, frame, given)
    by_name = {step.name: step for step in plan.steps}
    inputs = {column.name: column for column in plan.columns}
    arrays = [_column(inputs[name], frame, columns, given) for name in source.columns]
    new = {
        name: (frame.count(by_name[name].entity), dtype)
        for name, dtype in zip(source.outputs, source.output_dtypes, strict=True)
        if name not in into
    }
    rooms = dict(zip(new, _room(new.values()), strict=True))
    outputs = {name: rooms[name] if name in rooms else into[name] for name in source.outputs}
    made = [(values, by_name[name].entity) for name, values in outputs.items()]
    if _spread(source, frame, _schedules(plan, source), arrays, made, threads):
        _refuse_missing_results(outputs)
    return outputs


def _threads(frame: Frame, asked: int | None) -> int:
    """The number of threads: as asked, or one for a small frame and all processors for a large one."""
    if asked is not None:
        return asked
    return 1 if frame.n_persons < PARALLEL_FROM_PERSONS else os.cpu_count() or 1


def _room(wanted: Iterable[tuple[int, str]]) -> list[Array]:
    """Arrays of so many values of a type, not filled.

    Neighbours share a block when they are small: for a block of `LARGE` bytes the system hands out large pages,
    while fetching small pages one by one costs up to a third of a run.
    """
    rooms: list[Array] = []
    block: list[tuple[int, np.dtype[Any]]] = []
    for count, name in wanted:
        block.append((count, np.dtype(name)))
        if sum(number * dtype.itemsize for number, dtype in block) >= LARGE:
            rooms += _block(block)
            block = []
    return rooms + _block(block)


def _block(parts: Sequence[tuple[int, np.dtype[Any]]]) -> list[Array]:
    ends = np.cumsum(
        [-(-count * dtype.itemsize // LINE) * LINE for count, dtype in parts], dtype=np.int64
    ).tolist()
    block = np.empty(ends[-1] if ends else 0, dtype=np.uint8)
    return [
        block[start : start + count * dtype.itemsize].view(dtype)
        for start, (count, dtype) in zip([0, *ends], parts, strict=False)
    ]


def _is_constant(column: Column, frame: Frame, given: Mapping[str, Array]) -> bool:
    """Whether the column's default serves everybody, so that no array is needed."""
    absent = column.name not in frame.columns and column.name not in given
    return absent and column.name not in IMPLICIT and column.default is not None and column.same_as is None


def _column(column: Column, frame: Frame, columns: Mapping[str, Column], given: Mapping[str, Array]) -> Array:
    """The checked values of a column, from `given` when it stands there."""
    if column.name in given:
        values = typed(frame, column, given[column.name])
        check_column(frame, column, values)
        return values
    values = column_values(frame, column, columns)
    if column.name not in frame.checked:
        check_column(frame, column, values)
        frame.checked.add(column.name)
    return values


def _schedules(plan: Plan, source: KernelText) -> tuple[Array, ...]:
    scalars = np.array([plan.parameters[name].value for name in source.scalars], dtype=np.float64)
    columns: tuple[list[float], ...] = ([], [], [])
    offsets = [0]
    for name in source.schedules:
        value: Any = plan.parameters[name].value
        for column, part in zip(columns, value if isinstance(value, Bands) else (value,) * 3, strict=True):
            column.extend(part)
        offsets.append(len(columns[0]))
    return scalars, *(np.array(column) for column in columns), np.array(offsets, dtype=np.int64)


def _spread(
    source: KernelText,
    frame: Frame,
    schedules: tuple[Array, ...],
    arrays: Sequence[Array],
    outputs: Sequence[tuple[Array, Entity]],
    threads: int | None,
) -> bool:
    """Fill `outputs` in lots, each looked at while it is still near the processor.

    Returns:
        whether something that is not a number was seen among the results.
    """
    if frame.n_households == 0:
        return False
    spans = frame.spans
    most = {"person": spans.most_persons, "family": spans.most_families}
    rows = (spans.family_offsets, spans.family_offsets[1:], spans.person_offsets, spans.person_offsets[1:])
    loop = compiled(source.text)

    filled = [values for values, _ in outputs]
    numbers = [(values, entity) for values, entity in outputs if values.dtype.kind == "f"]

    def kernel(h0: int, h1: int) -> bool:
        scratch = [np.empty((most[entity], width), dtype) for entity, dtype, width in source.scratch]
        loop(h0, h1, *rows, *schedules, *scratch, *arrays, *filled)
        families = slice(int(rows[0][h0]), int(rows[0][h1]))
        persons = slice(int(rows[2][families.start]), int(rows[2][families.stop]))
        part = {"household": slice(h0, h1), "family": families, "person": persons}
        return any(np.isnan(values[part[entity]].sum()) for values, entity in numbers)

    threads = _threads(frame, threads)
    try:
        bounds = _equal_parts(spans.persons, max(8 * threads if threads > 1 else 1, frame.n_persons // LOT))
        lots = list(zip(bounds, bounds[1:], strict=False))
        if threads == 1:
            found = [kernel(*lot) for lot in lots]
        else:
            with ThreadPoolExecutor(max_workers=threads) as pool:
                found = list(pool.map(lambda lot: kernel(*lot), lots))
        return any(found)
    except (LookupError, ZeroDivisionError) as error:
        first = _first_failing(kernel, frame.n_households)
        nl, en = WITHOUT_RESULT[isinstance(error, ZeroDivisionError)]
        raise Problem(
            nl=f"Huishouden {frame.ids[first]} heeft geen uitkomst: {nl}. "
            "Bereken dat huishouden als los gezin om te zien welke regel het is.",
            en=f"Household {frame.ids[first]} has no result: {en}. "
            "Compute that household as one family to see which rule it is.",
        ) from error


def _first_failing(kernel: Callable[[int, int], object], households: int) -> int:
    """The first household for which the kernel raises, by halving."""
    low, high = 0, households
    while high - low > 1:
        middle = (low + high) // 2
        try:
            kernel(low, middle)
            low = middle
        except (LookupError, ZeroDivisionError):
            high = middle
    return low


def _equal_parts(household_persons: NDArray[np.uint64], parts: int) -> list[int]:
    targets = np.linspace(0, household_persons[-1], parts + 1)
    bounds = np.searchsorted(household_persons, targets)
    bounds[0], bounds[-1] = 0, len(household_persons) - 1
    return list(dict.fromkeys(int(b) for b in bounds))


def _refuse_missing_results(outputs: Mapping[str, Array]) -> None:
    for name, values in outputs.items():
        if values.dtype.kind == "f":
            rows = np.flatnonzero(np.isnan(values))
            if len(rows):
                raise Problem(
                    nl=f"'{name}' heeft voor {len(rows)} rijen geen uitkomst (eerste rij: {rows[0]}): een tabel kent "
                    "een waarde niet. Bekijk die rijen als los gezin om te zien welke.",
                    en=f"'{name}' has no result for {len(rows)} rows (first row: {rows[0]}): a table lacks a value. "
                    "Look at those rows as one family to see which.",
                )
