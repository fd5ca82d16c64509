# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Surveys: a table of people with the design that their weights, strata and clusters tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kansrijk.engine.problems import InvalidData
from kansrijk.engine.wording import counted
from kansrijk.people.readers.raw import FileForm, Progress, lacking, read_table

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class SurveyArrays(NamedTuple):
    """What a survey statistic takes, a row a person (or household) of whom the value is known.

    `strata` is one stratum when the survey tells none; `clusters` number the clusters, one a row when there are none.
    """

    values: Floats
    weights: Floats
    strata: Ints
    clusters: Ints


ROW = {"nl": ("rij", "rijen"), "en": ("row", "rows")}


@dataclass(frozen=True)
class SurveyTable:
    """Rows of a survey with the names of the columns of its design.

    `weight` is the sampling weight; `strata` and `cluster` are the design of the first stage, or None;
    `household` and `person_id` are for joining and are no results. `remarks` are (Dutch, English).
    """

    frame: pl.DataFrame
    weight: str
    strata: str | None = None
    cluster: str | None = None
    person_id: str | None = None
    household: str | None = None
    source: str = ""
    remarks: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        design = [self.weight, self.strata, self.cluster, self.person_id, self.household]
        for name in design:
            if name is not None and name not in self.frame.columns:
                raise lacking(Path(self.source or "survey"), name, self.frame.columns)
        self._check_weights()
        for name in (self.strata, self.cluster):
            if name is not None and self.frame[name].null_count():
                raise self._refused(name, self.frame[name].is_null().to_numpy(), "leeg", "empty")
        if self.person_id is not None:
            double = self.frame[self.person_id].is_duplicated().to_numpy()
            if double.any():
                raise self._refused(self.person_id, double, "dubbel", "there twice")

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.frame.height

    def arrays(self, value: str | pl.Expr, where: pl.Expr | None = None) -> SurveyArrays:
        """Values with their weights, strata and clusters, for rows with a value.

        With `where` only rows for which it is true are given; a group of which the error must take the whole design
        into account is better given as `flags` beside the arrays of everybody.
        """
        expression = pl.col(value) if isinstance(value, str) else value
        values = self.frame.select(expression.cast(pl.Float64).alias("v"))["v"]
        keep = values.is_not_null().to_numpy()
        if where is not None:
            keep = keep & self.flags(where)
        return SurveyArrays(
            values.fill_null(0.0).to_numpy()[keep],
            self.frame[self.weight].cast(pl.Float64).to_numpy()[keep],
            self._numbers(self.strata, np.zeros(self.rows, dtype=np.int64))[keep],
            self._numbers(self.cluster, np.arange(self.rows, dtype=np.int64))[keep],
        )

    def flags(self, where: pl.Expr) -> NDArray[np.bool_]:
        """For each row whether `where` is true; not known counts as not."""
        found: NDArray[np.bool_] = self.frame.select(where.fill_null(False).alias("f"))["f"].to_numpy()
        return found

    def with_columns(self, **columns: pl.Expr) -> SurveyTable:
        """The same survey with columns added."""
        return replace(self, frame=self.frame.with_columns(**columns))

    def _numbers(self, name: str | None, otherwise: Ints) -> Ints:
        if name is None:
            return otherwise
        found: Ints = (self.frame[name].rank("dense").to_numpy() - 1).astype(np.int64)
        return found

    def _check_weights(self) -> None:
        column = self.frame[self.weight]
        if not column.dtype.is_numeric():
            raise self._refused(self.weight, np.ones(self.rows, dtype=bool), "geen getal", "no number")
        weights = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
        wrong = ~np.isfinite(weights) | (weights < 0)
        if wrong.any():
            raise self._refused(self.weight, wrong, "leeg of onder 0", "empty or below 0")
        if self.rows == 0 or weights.sum() == 0:
            raise InvalidData(
                nl=f"{self.source}: er zijn geen rijen met een gewicht ({self.weight}).",
                en=f"{self.source}: there are no rows with a weight ({self.weight}).",
            )

    def _refused(self, name: str, wrong: NDArray[np.bool_], nl: str, en: str) -> InvalidData:
        rows = ", ".join(str(row + 1) for row in np.flatnonzero(wrong)[:5])
        count = int(wrong.sum())
        return InvalidData(
            nl=f"{self.source}: de kolom {name} is bij {counted(count, *ROW['nl'], 'nl')} {nl}; eerste: {rows}. "
            "Verbeter dat.",
            en=f"{self.source}: the column {name} is {en} in {counted(count, *ROW['en'], 'en')}; first: {rows}. "
            "Mend that.",
        )


def read_survey(
    path: Path | str,
    *,
    weight: str,
    strata: str | None = None,
    cluster: str | None = None,
    person_id: str | None = None,
    household: str | None = None,
    form: FileForm | None = None,
    progress: Progress | None = None,
) -> SurveyTable:
    """A survey from one CSV, XLSX, Parquet or SPSS file; columns in which all cells are numbers become numbers.

    Raises:
        Problem: the file cannot be read, or lacks a column of the design.
        InvalidData: a weight is empty or below 0, a stratum or cluster is empty, or a person is there twice.
    """
    source = Path(path)
    table = read_table(source, form or FileForm(decimal="."), None, progress)
    if table.uneven:
        rows = ", ".join(str(row) for row in table.uneven[:5])
        raise InvalidData(
            nl=f"{source}: meer of minder cellen dan de kopregel in {counted(len(table.uneven), *ROW['nl'], 'nl')}; "
            f"eerste: {rows}.",
            en=f"{source}: more or fewer cells than the header row in {counted(len(table.uneven), *ROW['en'], 'en')}; "
            f"first: {rows}.",
        )
    frame = as_numbers(table.frame, (form or FileForm(decimal=".")).decimal)
    return SurveyTable(frame, weight, strata, cluster, person_id, household, source.name)


def as_numbers(frame: pl.DataFrame, decimal: str = ".") -> pl.DataFrame:
    """Columns of text in which every filled cell is a number, as numbers; others stay text."""
    columns: list[pl.Series] = []
    for name in frame.columns:
        text = frame[name]
        plain = text.str.replace(decimal, ".", literal=True) if decimal != "." else text
        numbers = plain.cast(pl.Float64, strict=False)
        fits = numbers.null_count() == text.null_count() and text.null_count() < len(text)
        columns.append(_narrowed(numbers) if fits else text)
    return pl.DataFrame(columns)


def _narrowed(numbers: pl.Series) -> pl.Series:
    known: Any = numbers.drop_nulls()
    whole = bool((known == known.round(0)).all()) and bool((known.abs() < 2**53).all())
    return numbers.cast(pl.Int64) if whole else numbers
