# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A survey file in memory: columns by name, from CSV or Parquet, with what is missing kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem
from kansrijk.indicators.survey.design import Numbers, Whether
from kansrijk.people.readers import read_silc

MISSING = ("", "NA", "NaN", "nan", "NULL", "null", ".")


@dataclass(frozen=True)
class SurveyTable:
    """The columns of a survey file; rows are numbered from 1, the header not counted."""

    source: str
    columns: Any

    @property
    def size(self) -> int:
        """The number of respondents."""
        return int(self.columns.num_rows)

    def _column(self, name: str) -> Any:
        if name not in self.columns.column_names:
            names = ", ".join(self.columns.column_names[:40])
            raise Problem(
                nl=f"{self.source} heeft geen kolom {name}. De kolommen zijn: {names}.",
                en=f"{self.source} has no column {name}. The columns are: {names}.",
            )
        return self.columns.column(name)

    def numbers(self, name: str) -> Numbers:
        """A column as numbers, NaN where it is empty; yes and no become 1 and 0.

        Raises:
            Problem: no such column, or a value is no number.
        """
        column = self._column(name)
        if pa.types.is_boolean(column.type):
            column = pc.cast(column, pa.int8())
        try:
            return np.asarray(pc.cast(column, pa.float64()).to_numpy(), dtype=np.float64)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            row = _first_no_number(column)
            raise Problem(
                nl=f"{self.source}: kolom {name} is niet overal een getal; de eerste is rij {row}. Kies een andere kolom, "
                "of zet `decimal` in de instellingen goed.",
                en=f"{self.source}: column {name} is not always a number; the first is row {row}. Choose another column, "
                "or correct `decimal` in the settings.",
            ) from error

    def complete_numbers(self, name: str) -> Numbers:
        """As `numbers`, for a column that may not be empty anywhere.

        Raises:
            Problem: a row is empty; it is named.
        """
        found = self.numbers(name)
        self._complete(name, np.isnan(found))
        return found

    def labels(self, name: str) -> NDArray[np.str_]:
        """A column as text, for groups, strata and clusters.

        Raises:
            Problem: no such column, or a row is empty.
        """
        column = self._column(name)
        self._complete(name, np.asarray(pc.is_null(column).to_numpy(zero_copy_only=False)))
        return np.asarray(pc.cast(column, pa.string()).to_pylist(), dtype=np.str_)

    def _complete(self, name: str, empty: Whether) -> None:
        rows = np.flatnonzero(empty)
        if rows.size:
            raise Problem(
                nl=f"{self.source}: kolom {name} is in {rows.size} rijen leeg, de eerste is rij {rows[0] + 1}.",
                en=f"{self.source}: column {name} is empty in {rows.size} rows, the first is row {rows[0] + 1}.",
            )


def _first_no_number(column: Any) -> int:
    """The number of the first row that is filled and holds no number, counted from 1."""
    for row, value in enumerate(column.to_pylist(), start=1):
        try:
            float(value if value is not None else 0)
        except (TypeError, ValueError):
            return row
    return 1


def read_silc_table(folder: Path, *, country: str = "NL", year: int | None = None) -> SurveyTable:
    """The persons of EU-SILC files in a folder, with the columns `read_silc` makes (age, equivalised_income and more).

    Raises:
        Problem: a file or variable is missing, or the country or year is not there.
    """
    read = read_silc(folder, country=country, year=year)
    return SurveyTable(str(folder), read.frame.to_arrow())


def read_survey(path: Path, *, delimiter: str = ",", decimal: str = ".") -> SurveyTable:
    """Read a CSV file with a header, or a Parquet file when its name ends in .parquet.

    Raises:
        Problem: the file is not there, cannot be read as such, or holds nobody.
    """
    try:
        if path.suffix == ".parquet":
            columns = pq.read_table(path)
        else:
            columns = pa_csv.read_csv(
                path,
                parse_options=pa_csv.ParseOptions(delimiter=delimiter),
                convert_options=pa_csv.ConvertOptions(
                    decimal_point=decimal, null_values=MISSING, strings_can_be_null=True
                ),
            )
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Problem(
            nl=f"Het bestand {path} is er niet. Kijk of de naam klopt.",
            en=f"The file {path} is not there. Check its name.",
        ) from error
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise Problem(
            nl=f"{path} is niet te lezen: {error}. Kijk naar `delimiter` en `decimal` in de instellingen.",
            en=f"{path} cannot be read: {error}. Look at `delimiter` and `decimal` in the settings.",
        ) from error
    if columns.num_rows == 0:
        raise Problem(nl=f"In {path} staat niemand.", en=f"{path} holds nobody.")
    return SurveyTable(str(path), columns)
