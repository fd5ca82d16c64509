# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Frame: many households in memory as columns with offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kansrijk.engine.columns import INDEX_IN_FAMILY, INDEX_IN_HOUSEHOLD, Column, Entity
from kansrijk.engine.problems import InvalidData, MissingInput

if TYPE_CHECKING:
    from kansrijk.engine.facts import HouseholdFacts

Array = NDArray[Any]


@dataclass(frozen=True)
class Spans:
    """Who belongs where, as the kernel counts it: offsets from 0, and the size of the largest household.

    `persons` are the offsets of persons in households.
    """

    family_offsets: NDArray[np.uint64]
    person_offsets: NDArray[np.uint64]
    persons: NDArray[np.uint64]
    most_families: int
    most_persons: int


@dataclass(frozen=True)
class Frame:
    """Households, their families and their members as columns.

    Families of household `h` are `family_offsets[h]:family_offsets[h + 1]`; persons of family `f` are
    `person_offsets[f]:person_offsets[f + 1]`. A column has the length of its entity. `ids` are household numbers
    for messages only.
    """

    family_offsets: NDArray[np.int64]
    person_offsets: NDArray[np.int64]
    columns: Mapping[str, Array]
    ids: NDArray[np.int64]
    checked: set[str] = field(default_factory=set, compare=False, repr=False)

    @property
    def n_households(self) -> int:
        """Number of households."""
        return len(self.family_offsets) - 1

    @property
    def n_families(self) -> int:
        """Number of families."""
        return len(self.person_offsets) - 1

    @property
    def n_persons(self) -> int:
        """Number of persons."""
        return int(self.person_offsets[-1] - self.person_offsets[0])

    @cached_property
    def spans(self) -> Spans:
        """The spans of a frame with households; kept, because a reform asks for them again."""
        families = np.ascontiguousarray(self.family_offsets - self.family_offsets[0], dtype=np.uint64)
        persons = np.ascontiguousarray(self.person_offsets - self.person_offsets[0], dtype=np.uint64)
        together = persons[families]
        return Spans(families, persons, together, int(np.diff(families).max()), int(np.diff(together).max()))

    def count(self, entity: Entity) -> int:
        """How many rows a column of `entity` has."""
        return {"person": self.n_persons, "family": self.n_families, "household": self.n_households}[entity]

    def slice(self, first: int, last: int, columns: Mapping[str, Column]) -> Frame:
        """Households `first` up to (not including) `last`, as views where possible."""
        f0, f1 = int(self.family_offsets[first]), int(self.family_offsets[last])
        p0, p1 = int(self.person_offsets[f0]), int(self.person_offsets[f1])
        bounds: dict[Entity, tuple[int, int]] = {
            "household": (first, last),
            "family": (f0, f1),
            "person": (p0, p1),
        }
        parts = {name: values[slice(*bounds[columns[name].entity])] for name, values in self.columns.items()}
        return Frame(
            self.family_offsets[first : last + 1] - f0,
            self.person_offsets[f0 : f1 + 1] - p0,
            parts,
            self.ids[first:last],
        )

    def household_of(self, entity: Entity, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The household index of each row of `entity`."""
        if entity == "household":
            return rows
        families = (
            rows if entity == "family" else np.searchsorted(self.person_offsets, rows, side="right") - 1
        )
        return np.searchsorted(self.family_offsets, families, side="right") - 1


def column_values(frame: Frame, column: Column, columns: Mapping[str, Column]) -> Array:
    """The values of `column` in `frame`, from its default when the frame does not hold it.

    Raises:
        MissingInput: the column is required and absent.
    """
    if column.name in frame.columns:
        return typed(frame, column, frame.columns[column.name])
    if column.name == INDEX_IN_FAMILY:
        return _index_within(frame.person_offsets)
    if column.name == INDEX_IN_HOUSEHOLD:
        return _index_within(frame.family_offsets)
    if column.same_as is not None:
        return column_values(frame, columns[column.same_as], columns)
    if column.default is None and frame.count(column.entity) == 0:
        return np.empty(0, dtype=column.dtype)
    if column.default is None:
        raise MissingInput(
            nl=f"De kolom '{column.name}' ({column.nl}) ontbreekt en is nodig. Voeg die kolom toe.",
            en=f"The column '{column.name}' ({column.en}) is missing and required. Add that column.",
        )
    return np.full(frame.count(column.entity), column.default, dtype=column.dtype)


def typed(frame: Frame, column: Column, raw: Array) -> Array:
    """`raw` in the type of `column`, without a copy when it has that type already.

    Raises:
        InvalidData: a value does not survive the change of type, such as an age of 5.5 or 70000.
    """
    raw = np.asarray(raw)
    if raw.dtype == column.dtype or column.dtype == "float64":
        return np.ascontiguousarray(raw, dtype=column.dtype)
    with np.errstate(invalid="ignore"):
        values: Array = np.ascontiguousarray(raw.astype(column.dtype))
    lost = values != raw
    if lost.any() and len(raw) == frame.count(column.entity):
        reason = {
            "nl": "alleen ja of nee" if column.kind == "bool" else "alleen hele getallen tot 32767",
            "en": "yes or no only" if column.kind == "bool" else "whole numbers up to 32767 only",
        }
        raise _impossible(frame, column, lost, reason)
    return values


def _index_within(offsets: NDArray[np.int64]) -> Array:
    start = offsets - offsets[0]
    index: Array = np.arange(start[-1]) - np.repeat(start[:-1], np.diff(start))
    return index.astype(np.int16)


def check_column(frame: Frame, column: Column, values: Array) -> None:
    """Refuse missing, infinite, out-of-range or unknown values.

    Raises:
        InvalidData: names the column, how many values are wrong and the first household ids.
    """
    expected = frame.count(column.entity)
    if len(values) != expected:
        raise InvalidData(
            nl=f"De kolom '{column.name}' heeft {len(values)} waarden en moet er {expected} hebben. "
            f"Geef één waarde per {column.entity}.",
            en=f"The column '{column.name}' has {len(values)} values and must have {expected}. "
            f"Give one value a {column.entity}.",
        )
    wrong, reason = _wrong(column, values)
    if wrong is None or not wrong.any():
        return
    raise _impossible(frame, column, wrong, reason)


def _impossible(
    frame: Frame, column: Column, wrong: NDArray[np.bool_], reason: Mapping[str, str]
) -> InvalidData:
    rows = np.flatnonzero(wrong)
    ids = frame.ids[frame.household_of(column.entity, rows[:5])]
    listed = ", ".join(str(item) for item in dict.fromkeys(ids.tolist()))
    return InvalidData(
        nl=f"De kolom '{column.name}' heeft {len(rows)} waarde(n) die niet kunnen ({reason['nl']}); "
        f"eerste huishoudens: {listed}. Verbeter die rijen en probeer het opnieuw.",
        en=f"The column '{column.name}' has {len(rows)} impossible value(s) ({reason['en']}); "
        f"first households: {listed}. Mend those rows and try again.",
    )


def _wrong(column: Column, values: Array) -> tuple[NDArray[np.bool_] | None, dict[str, str]]:
    if column.kind == "bool":
        return None, {}
    if column.codes:
        known = sorted(column.codes)
        if len(values) and known == list(range(known[0], known[-1] + 1)):
            low, high = int(values.min()), int(values.max())
            if low >= known[0] and high <= known[-1]:
                return None, {}
        text = ", ".join(str(code) for code in known)
        return ~np.isin(values, known), {"nl": f"toegestaan: {text}", "en": f"allowed: {text}"}
    low_bound = -np.inf if column.minimum is None else column.minimum
    high_bound = np.inf if column.maximum is None else column.maximum
    if not len(values) or (
        values.min() >= low_bound
        and values.max() <= high_bound
        and np.isfinite(values.min())
        and np.isfinite(values.max())
    ):
        return None, {}
    wrong = ~((values >= low_bound) & (values <= high_bound))
    if values.dtype.kind == "f":
        wrong |= ~np.isfinite(values)
    bounds_nl = " en ".join(
        part
        for part in (
            f"minstens {column.minimum:g}" if column.minimum is not None else "",
            f"hoogstens {column.maximum:g}" if column.maximum is not None else "",
        )
        if part
    )
    bounds_en = (
        bounds_nl.replace("minstens", "at least").replace("hoogstens", "at most").replace(" en ", " and ")
    )
    return wrong, {"nl": bounds_nl or "geen getal", "en": bounds_en or "not a number"}


def frame_of(households: Iterable[HouseholdFacts], columns: Mapping[str, Column]) -> Frame:
    """A frame from household facts; used for a handful of families and in tests.

    Columns nobody gives are left out, so that their defaults apply. Raises MissingInput when some give a
    required column and others do not.
    """
    all_households = list(households)
    rows: dict[Entity, list[Mapping[str, Any]]] = {"household": [], "family": [], "person": []}
    family_counts, person_counts = [0], [0]
    for household in all_households:
        rows["household"].append(household.values)
        family_counts.append(len(household.families))
        for family in household.families:
            rows["family"].append(family.values)
            person_counts.append(len(family.members))
            rows["person"].extend(family.members)
    used: dict[str, Array] = {}
    for column in columns.values():
        given = rows[column.entity]
        if any(column.name in row for row in given):
            used[column.name] = np.array([_given(row, column, columns) for row in given], dtype=column.dtype)
    return Frame(
        np.cumsum(family_counts, dtype=np.int64),
        np.cumsum(person_counts, dtype=np.int64),
        used,
        np.arange(1, len(all_households) + 1, dtype=np.int64),
    )


def _given(row: Mapping[str, Any], column: Column, columns: Mapping[str, Column]) -> Any:
    if column.name in row:
        return row[column.name]
    if column.same_as is not None:
        return _given(row, columns[column.same_as], columns)
    if column.default is None:
        raise MissingInput(
            nl=f"Bij een {column.entity} ontbreekt '{column.name}' ({column.nl}). Vul die waarde in.",
            en=f"A {column.entity} lacks '{column.name}' ({column.en}). Give that value.",
        )
    return column.default
