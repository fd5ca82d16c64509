# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A municipality's own extract becomes a population; numbers of people and households are used to group, then dropped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kansrijk.engine.frame import Frame
from kansrijk.engine.problems import Problem
from kansrijk.engine.wording import counted
from kansrijk.people.model import input_columns
from kansrijk.people.population import Meta, Population
from kansrijk.people.readers.combine import combine
from kansrijk.people.readers.families import Families, People, form_families
from kansrijk.people.readers.faults import SHOWN_ROWS, ExtractProblem, Faults
from kansrijk.people.readers.mapping import ExtractMapping, Source
from kansrijk.people.readers.mapping_keys import POSITIONS
from kansrijk.people.readers.raw import Progress, RawTable, read_table
from kansrijk.people.readers.report import HOUSEHOLDS, ReadReport, Skipped, make_report
from kansrijk.people.readers.values import (
    Values,
    ages_on,
    read_column,
    read_dates,
    reference_days,
    value_of,
)

Ints = NDArray[np.int64]
ROUNDS = 5


@dataclass(frozen=True)
class Reading:
    """What came out of an extract: the population and a report of what was read."""

    population: Population
    report: ReadReport


def read_extract(
    path: Path | str,
    mapping: ExtractMapping,
    *,
    skip_faulty: bool = False,
    shown_rows: int = SHOWN_ROWS,
    progress: Progress | None = None,
) -> Reading:
    """Read an extract of one row a person.

    With `skip_faulty` the whole household of a faulty row is left out, because one without some of its people gives
    wrong answers; the report counts them. `shown_rows` is how many row numbers are kept for each kind of fault.

    Raises:
        ExtractProblem: rows are faulty; its report tells kinds, columns and row numbers, and no value.
        Problem: the file cannot be read, lacks a column, or nobody is left.
    """
    source = Path(path)
    table = read_table(source, mapping.form, mapping.needed, progress)
    if table.frame.height == 0:
        raise Problem(
            nl=f"{source}: er zijn geen rijen met gegevens. Kijk naar 'blad' en 'kopregel' in de mapping.",
            en=f"{source}: there are no rows of data. Look at 'blad' and 'kopregel' in the mapping.",
        )
    return _Extract(source, table, mapping, shown_rows).reading(skip_faulty)


class _Extract:
    def __init__(self, source: Path, table: RawTable, mapping: ExtractMapping, shown_rows: int) -> None:
        self.source = source
        self.mapping = mapping
        self.faults = Faults(table.numbers, shown_rows)
        self.faults.add_outside("cells", table.uneven)
        self.rows_read = table.rows
        marks = list(mapping.missing)
        self.text = table.frame.select(
            pl.when(pl.all().str.to_lowercase().is_in(marks)).then(None).otherwise(pl.all()).name.keep()
            if marks
            else pl.all()
        )
        self.values: dict[str, Values] = {}

    def reading(self, skip_faulty: bool) -> Reading:
        self._read_columns()
        people = self._people()
        keep, families, columns = self._formed(people)
        skipped = self._skipped(people.household, keep)
        if self.faults.found and not skip_faulty:
            raise ExtractProblem(str(self.source), make_report(self._told(skipped), None, None))
        if families is None or len(keep) == 0:
            raise Problem(
                nl=f"{self.source}: na het overslaan van rijen met fouten blijft er niemand over.",
                en=f"{self.source}: after leaving out faulty rows nobody is left.",
            )
        ids = np.arange(1, len(families.family_offsets), dtype=np.int64)
        frame = Frame(families.family_offsets, families.person_offsets, columns, ids)
        population = Population.from_frame(frame, self._meta(frame, skipped))
        return Reading(population, make_report(self._told(skipped), frame, families))

    def _told(self, skipped: Skipped) -> ReadReport:
        return ReadReport(
            source=self.source.name,
            rows=self.rows_read,
            faults=tuple(self.faults.found),
            rows_with_faults=self.faults.rows,
            skipped=skipped,
            supplied=self._supplied(),
        )

    # --- one row ---

    def _read_columns(self) -> None:
        for name, source in self.mapping.columns.items():
            if source.born is not None:
                self._read_born(source)
            else:
                self._read_one(name, source)

    def _read_one(self, name: str, source: Source) -> None:
        column = input_columns()[name]
        rows = self.text.height
        if source.column is None:
            constant = np.full(rows, value_of(source.constant, column))
            self.values[name] = Values(constant, np.zeros(rows, dtype=bool))
            return
        read = read_column(self.text[source.column], column, self.mapping.form, source.codes, source.per)
        for kind, wrong in read.wrong.items():
            self.faults.add(kind, source.column, wrong)
        if source.if_empty is not None and column.entity == "person":
            read.values = np.where(read.empty, value_of(source.if_empty, column), read.values)
            read.empty = np.zeros(rows, dtype=bool)
        if column.entity == "person":
            self.faults.add("empty", source.column, read.empty)
        self.values[name] = read

    def _read_born(self, source: Source) -> None:
        assert source.born is not None
        dates, read = read_dates(self.text[source.born], source.form)
        self.faults.add("date", source.born, read.wrong["date"])
        self.faults.add("empty", source.born, read.empty)
        known = ~dates.is_null().to_numpy()
        oldest = input_columns()["leeftijd"].maximum or 115
        for name, day in reference_days(self.mapping.day).items():
            ages = ages_on(dates, day)
            self.values[name] = Values(ages.astype(np.float64), ~known)
            if name == "leeftijd":
                self.faults.add("unborn", source.born, known & (ages < 0))
                self.faults.add("range", source.born, known & (ages > oldest))

    def _keys(self, names: tuple[str, ...]) -> tuple[Ints, NDArray[np.bool_]]:
        """A number for each different key, and which rows lack it."""
        parts = self.text.select(names)
        lacking = parts.select(pl.any_horizontal(pl.all().is_null())).to_series().to_numpy()
        number = parts.select(pl.struct(names).rank("dense").alias("n"))["n"].to_numpy().astype(np.int64) - 1
        return number, lacking

    def _people(self) -> People:
        mapping, rule = self.mapping, self.mapping.families
        household, lacking = self._keys(mapping.household)
        self.faults.add("empty", " + ".join(mapping.household), lacking)
        key = None
        if rule.key:
            key, lacking = self._keys(rule.key)
            self.faults.add("empty", " + ".join(rule.key), lacking)
        position = self._positions() if rule.position else None
        role = self.values["rol"].values.astype(np.int64) if "rol" in self.values else None
        people = People(
            household=_first_seen(household),
            age=self.values["leeftijd"].values.astype(np.int64),
            role=role,
            key=key,
            position=position,
            partner=self._pointed(rule.partner) if rule.partner else None,
            parents=tuple(self._pointed(name) for name in rule.parents),
            couple_gap=rule.couple_gap,
        )
        if mapping.person:
            self._refuse_doubles()
        return people

    def _positions(self) -> Ints:
        rule = self.mapping.families
        assert rule.position is not None
        text = self.text[rule.position]
        codes = {key: POSITIONS.index(word) for key, word in rule.positions.items()}
        codes = codes or {word: place for place, word in enumerate(POSITIONS)}
        found = text.str.to_lowercase().replace_strict(codes, default=None, return_dtype=pl.Int64)
        empty = text.is_null().to_numpy()
        self.faults.add("empty", rule.position, empty)
        self.faults.add("code", rule.position, ~empty & found.is_null().to_numpy())
        return found.fill_null(-1).to_numpy().astype(np.int64)

    def _pointed(self, name: str) -> Ints:
        """The row of the person that a column points at; -1 when it is empty or not in the extract."""
        number = self.mapping.person[-1]
        persons = pl.DataFrame({"key": self.text[number], "row": np.arange(self.text.height)})
        persons = persons.drop_nulls().unique("key", keep="first")
        rows = pl.DataFrame({"key": self.text[name]}).join(
            persons, on="key", how="left", maintain_order="left"
        )
        return rows["row"].fill_null(-1).to_numpy().astype(np.int64)

    def _refuse_doubles(self) -> None:
        names = self.mapping.person
        number, lacking = self._keys(names)
        counts = np.bincount(number)
        self.faults.add("person_twice", " + ".join(names), ~lacking & (counts[number] > 1))

    # --- families and households ---

    def _formed(self, people: People) -> tuple[Ints, Families | None, dict[str, NDArray[Any]]]:
        """The rows of households without fault, their families and columns; new faults leave out more."""
        for _ in range(ROUNDS):
            keep = self._sound(people.household)
            if len(keep) == 0:
                return keep, None, {}
            part = people.rows(keep)
            _, home = np.unique(part.household, return_inverse=True)
            part = People(**{**vars(part), "household": home.astype(np.int64)})
            families = form_families(part)
            before = int(self.faults.wrong.sum())
            for kind, rows in families.faults(part.age).items():
                self.faults.add(kind, "", keep[rows])
            if int(self.faults.wrong.sum()) == before:
                columns = self._combined(keep, families)
                if int(self.faults.wrong.sum()) == before:
                    return keep, families, columns
        return keep[:0], None, {}

    def _sound(self, household: Ints) -> Ints:
        wrong = np.zeros(int(household.max()) + 1, dtype=bool)
        wrong[household[self.faults.wrong]] = True
        return np.flatnonzero(~wrong[household])

    def _combined(self, keep: Ints, families: Families) -> dict[str, NDArray[Any]]:
        rows = keep[families.order]
        starts = {
            "family": families.person_offsets[:-1],
            "household": families.person_offsets[families.family_offsets[:-1]],
        }
        groups = {"family": families.family_of_rows(), "household": families.household_of_rows()}
        columns: dict[str, NDArray[Any]] = {}
        for name, column in input_columns().items():
            if name == "rol":
                columns[name] = families.role[families.order].astype(column.dtype)
            elif name in self.values:
                read = self.values[name]
                values = read.values[rows]
                if column.entity != "person":
                    source = self.mapping.columns[name]
                    place = source.column or name
                    found = combine(
                        values, read.empty[rows], groups[column.entity], starts[column.entity], source.combine
                    )
                    self.faults.add("conflict", place, rows[found.differing])
                    if source.if_empty is None:
                        self.faults.add("empty", place, rows[starts[column.entity][found.empty]])
                        values = found.values
                    else:
                        values = np.where(found.empty, value_of(source.if_empty, column), found.values)
                columns[name] = values.astype(column.dtype)
        return columns

    def _skipped(self, household: Ints, keep: Ints) -> Skipped:
        rows = self.rows_read - len(keep)
        lost = len(np.unique(household)) - len(np.unique(household[keep]))
        return Skipped(rows, lost)

    def _supplied(self) -> tuple[str, ...]:
        return tuple(name for name in input_columns() if name in self.values or name == "rol")

    def _meta(self, frame: Frame, skipped: Skipped) -> Meta:
        towns = np.unique(frame.columns["gemeente"])
        notes: tuple[str, ...] = ()
        if skipped.rows:
            notes = (
                f"{counted(skipped.households, *HOUSEHOLDS['nl'], 'nl')} overgeslagen om fouten in de rijen.",
                f"{counted(skipped.households, *HOUSEHOLDS['en'], 'en')} left out for faults in the rows.",
            )
        return Meta(
            kind="own extract",
            year=self.mapping.year,
            area=f"GM{int(towns[0]):04d}" if len(towns) == 1 else "",
            sources=(self.mapping.origin,) if self.mapping.origin else (),
            notes=notes,
            supplied=self._supplied(),
        )


def _first_seen(numbers: Ints) -> Ints:
    """The same groups, numbered in the order in which they first appear."""
    _, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]
