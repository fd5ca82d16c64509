# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables as they come: CSV, XLSX, Parquet and SPSS files as columns of text with row numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kansrijk.engine.problems import Problem
from kansrijk.people.readers.raw_csv import Cells, csv_cells
from kansrijk.people.readers.raw_sheet import sheet_cells

Progress = Callable[[int, int, str], None]
CHUNK = 50_000
KINDS = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".sav": "sav",
}


@dataclass(frozen=True)
class FileForm:
    """How a file is written; what is None is found out from the file.

    `decimal` is the sign before decimals, `thousands` the sign between thousands ("" when there is none),
    `header_row` the row of the column names, counted from 1.
    """

    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str = ","
    thousands: str = ""
    sheet: str | None = None
    header_row: int = 1


@dataclass(frozen=True)
class RawTable:
    """Columns of text (null where a cell is empty) and the row number of each row in the file."""

    frame: pl.DataFrame
    numbers: NDArray[np.int64]
    uneven: list[int] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were read, those with too many or too few cells included."""
        return self.frame.height + len(self.uneven)


def kind_of(path: Path, form: FileForm) -> str:
    """What a file is: csv, xlsx, parquet or sav.

    Raises:
        Problem: the file is not there, or its kind is not one that can be read.
    """
    if not path.is_file():
        raise Problem(
            nl=f"Het bestand {path} is er niet. Kijk of de naam klopt.",
            en=f"The file {path} is not there. Check its name.",
        )
    kind = form.kind or KINDS.get(path.suffix.casefold())
    if kind is None:
        raise Problem(
            nl=f"{path}: dit soort bestand kan niet gelezen worden. Bewaar het als CSV, XLSX of Parquet.",
            en=f"{path}: this kind of file cannot be read. Save it as CSV, XLSX or Parquet.",
        )
    return kind


def read_table(
    path: Path, form: FileForm, wanted: Sequence[str] | None = None, progress: Progress | None = None
) -> RawTable:
    """Read the wanted columns (all when None) as text; other columns never enter memory as a whole.

    Raises:
        Problem: the file is not there, cannot be read, lacks a column or has one twice.
    """
    kind = kind_of(path, form)
    if kind in ("parquet", "sav"):
        return _typed_table(path, kind, form, wanted)
    cells = csv_cells(path, form) if kind == "csv" else sheet_cells(path, form)
    return _text_table(path, cells, wanted, progress)


def header_of(path: Path, form: FileForm, sample: int = 200) -> tuple[list[str], pl.DataFrame]:
    """The column names of a file and its first rows as text."""
    kind = kind_of(path, form)
    if kind in ("parquet", "sav"):
        table = _typed_table(path, kind, form, None, sample)
        return table.frame.columns, table.frame
    cells = csv_cells(path, form) if kind == "csv" else sheet_cells(path, form)
    names = _names(path, cells.header)
    rows = [row for _, row in zip(range(sample), (row for _, row in cells.rows), strict=False)]
    cells.close()
    even = [row for row in rows if len(row) == len(names)]
    return names, _frame(names, range(len(names)), even)


def _names(path: Path, header: Sequence[str]) -> list[str]:
    names = [str(name or "").strip() for name in header]
    while names and not names[-1]:
        names.pop()
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise Problem(
            nl=f"{path}: de kolom '{twice}' staat er twee keer. Geef elke kolom een eigen naam.",
            en=f"{path}: the column '{twice}' is there twice. Give every column a name of its own.",
        )
    if not any(names):
        raise Problem(
            nl=f"{path}: er is geen regel met kolomnamen. Zet 'kopregel' in de mapping op de juiste rij.",
            en=f"{path}: there is no row of column names. Set 'kopregel' in the mapping to the right row.",
        )
    return names


def lacking(path: Path, name: str, names: Sequence[str]) -> Problem:
    """The problem of a column that a file lacks."""
    near = get_close_matches(name, names, n=2, cutoff=0.6)
    hint_nl = f"Bedoelt u {' of '.join(near)}?" if near else "Verander de mapping."
    hint_en = f"Do you mean {' or '.join(near)}?" if near else "Change the mapping."
    return Problem(
        nl=f"{path}: de kolom '{name}' uit de mapping staat niet in het bestand. {hint_nl}",
        en=f"{path}: the column '{name}' of the mapping is not in the file. {hint_en}",
    )


def _text_table(
    path: Path, cells: Cells, wanted: Sequence[str] | None, progress: Progress | None
) -> RawTable:
    names = _names(path, cells.header)
    chosen = list(wanted) if wanted is not None else [name for name in names if name]
    for name in chosen:
        if name not in names:
            raise lacking(path, name, names)
    places = [names.index(name) for name in chosen]
    frames: list[pl.DataFrame] = []
    numbers: list[int] = []
    uneven: list[int] = []
    for batch in _batches(cells.rows):
        good: list[list[str]] = []
        for number, row in batch:
            fitting = row if len(row) == len(names) else _trimmed(row, len(names))
            if fitting is None:
                uneven.append(number)
            else:
                good.append(fitting)
                numbers.append(number)
        frames.append(_frame(chosen, places, good))
        if progress is not None:
            progress(cells.done(), cells.total, path.name)
    cells.close()
    frame = pl.concat(frames) if frames else _frame(chosen, places, [])
    return RawTable(frame, np.array(numbers, dtype=np.int64), uneven)


def _trimmed(row: list[str], width: int) -> list[str] | None:
    """A row with empty cells behind the last column, without them; None when it does not fit."""
    if len(row) > width and not any(row[width:]):
        return row[:width]
    return None


def _batches(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    batch: list[tuple[int, list[str]]] = []
    for item in rows:
        batch.append(item)
        if len(batch) == CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


def _frame(names: Sequence[str], places: Sequence[int], rows: Sequence[Sequence[str]]) -> pl.DataFrame:
    columns = {name: [row[place] for row in rows] for name, place in zip(names, places, strict=True) if name}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).select(
        pl.all().str.strip_chars().replace("", None)
    )


def _typed_table(
    path: Path, kind: str, form: FileForm, wanted: Sequence[str] | None, most: int | None = None
) -> RawTable:
    names = _typed_names(path, kind)
    for name in wanted or ():
        if name not in names:
            raise lacking(path, name, names)
    chosen = list(wanted) if wanted is not None else names
    frame = typed_frame(path, kind, chosen, most)
    nested = next((name for name, dtype in frame.schema.items() if dtype.is_nested()), None)
    if nested is not None:
        raise Problem(
            nl=f"{path}: de kolom '{nested}' bevat lijsten. Geef een bestand met één waarde per cel.",
            en=f"{path}: the column '{nested}' holds lists. Give a file with one value a cell.",
        )
    text = frame.select([_as_text(name, dtype, form.decimal) for name, dtype in frame.schema.items()])
    text = text.select(pl.all().str.strip_chars().replace("", None))
    return RawTable(text, np.arange(1, text.height + 1, dtype=np.int64))


def _typed_names(path: Path, kind: str) -> list[str]:
    broken: tuple[type[Exception], ...] = (OSError, ValueError, pl.exceptions.PolarsError, *_sav_errors())
    try:
        if kind == "parquet":
            return list(pl.read_parquet_schema(path))
        import pyreadstat

        _, meta = pyreadstat.read_sav(str(path), metadataonly=True, output_format="dict")
        return list(meta.column_names)
    except broken as error:
        raise Problem(
            nl=f"{path} is geen heel {kind}-bestand. Maak of haal het bestand opnieuw.",
            en=f"{path} is no complete {kind} file. Make or fetch the file again.",
        ) from error


def _sav_errors() -> tuple[type[Exception], ...]:
    import pyreadstat

    return (pyreadstat.ReadstatError, pyreadstat.PyreadstatError)


def typed_frame(path: Path, kind: str, names: Sequence[str], most: int | None = None) -> pl.DataFrame:
    """Columns of a Parquet or SPSS file in their own types."""
    if kind == "parquet":
        return pl.read_parquet(path, columns=list(names), n_rows=most)
    import pyreadstat

    frame, _ = pyreadstat.read_sav(
        str(path), usecols=list(names), output_format="polars", row_limit=most or 0
    )
    return pl.DataFrame(frame).select(list(names))


def _as_text(name: str, dtype: Any, decimal: str) -> pl.Expr:
    column = pl.col(name)
    if dtype == pl.Boolean:
        return pl.when(column).then(pl.lit("ja")).when(~column).then(pl.lit("nee")).alias(name)
    if dtype in (pl.Float32, pl.Float64):
        value = column.fill_nan(None).cast(pl.Float64)
        whole = (value == value.round(0)) & (value.abs() < 1e15)
        integer = pl.when(whole).then(value).cast(pl.Int64, strict=False).cast(pl.String)
        return pl.coalesce(integer, value.cast(pl.String).str.replace(".", decimal, literal=True)).alias(name)
    if dtype.base_type() is pl.Datetime:
        return column.dt.strftime("%Y-%m-%d").alias(name)
    if dtype.base_type() is pl.Decimal:
        return column.cast(pl.String).str.replace(".", decimal, literal=True).alias(name)
    return column.cast(pl.String).alias(name)
