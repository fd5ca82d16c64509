# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Parquet: one row a household, members in list columns whose offsets are the frame's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kansrijk.engine.columns import Column
from kansrijk.engine.files import write_atomically
from kansrijk.engine.frame import Frame
from kansrijk.engine.problems import InvalidData, MissingInput, Problem
from kansrijk.people.model import input_columns

FAMILY_SIZES = "families_persons"
HOUSEHOLD_ID = "huishouden"
META_KEY = b"kansrijk"
ARROW_TYPES = {
    "money": pa.float64(),
    "number": pa.float64(),
    "integer": pa.int16(),
    "bool": pa.bool_(),
    "code": pa.int8(),
}
ROWS_IN_GROUP = 600_000
Array = NDArray[Any]


def read_frame(path: Path, town: int | None = None) -> tuple[Frame, str]:
    """The frame in a file and the text of its metadata (empty when there is none); `town` reads one municipality.

    Raises:
        Problem: see `Population.read`.
    """
    schema = _schema_of(path)
    names = _wanted(path, schema)
    reader = _Reader(path, town)
    family_offsets, sizes = reader.family_sizes()
    person_offsets = np.concatenate(([0], np.cumsum(sizes)))
    ids = _ids(reader, schema, len(family_offsets) - 1)
    offsets = {"family": family_offsets, "person": person_offsets[family_offsets]}
    values: dict[str, Array] = {}
    for name in names:
        column = input_columns()[name]
        if column.entity == "household":
            values[name] = reader.plain(name, column.dtype)
        else:
            values[name] = reader.members(column, offsets[column.entity], ids)
    text = (schema.metadata or {}).get(META_KEY, b"").decode()
    return Frame(family_offsets, person_offsets, values, ids), text


def _schema_of(path: Path) -> Any:
    if not path.is_file():
        raise Problem(
            nl=f"Het bestand {path} is er niet. Kijk of de naam klopt, of maak het met 'kansrijk population build'.",
            en=f"The file {path} is not there. Check its name, or make it with 'kansrijk population build'.",
        )
    try:
        return pq.read_schema(path)
    except pa.ArrowInvalid as error:
        raise Problem(
            nl=f"{path} is geen heel Parquet-bestand. Maak of haal het bestand opnieuw.",
            en=f"{path} is no complete Parquet file. Make or fetch the file again.",
        ) from error


def _wanted(path: Path, schema: Any) -> list[str]:
    """The input columns in the file, when it has all it needs in types that can be read."""
    columns = input_columns()
    needed = [FAMILY_SIZES, *(name for name, column in columns.items() if column.default is None)]
    missing = [name for name in needed if name not in schema.names]
    if missing:
        raise MissingInput(
            nl=f"{path}: de kolom '{missing[0]}' ontbreekt en is nodig. Voeg die kolom toe.",
            en=f"{path}: the column '{missing[0]}' is missing and required. Add that column.",
        )
    unknown = [
        name for name in schema.names if name not in columns and name not in (FAMILY_SIZES, HOUSEHOLD_ID)
    ]
    if unknown:
        raise InvalidData(
            nl=f"{path}: de kolom '{unknown[0]}' is niet bekend. Laat hem weg, of geef hem een naam uit columns.yaml.",
            en=f"{path}: the column '{unknown[0]}' is not known. Leave it out, or give it a name from columns.yaml.",
        )
    for name in schema.names:
        _check_type(path, name, schema.field(name).type)
    return [name for name in columns if name in schema.names]


def _check_type(path: Path, name: str, given: Any) -> None:
    column = input_columns().get(name)
    is_list = pa.types.is_list(given) or pa.types.is_large_list(given)
    value = given.value_type if is_list else given
    in_list = name == FAMILY_SIZES or (column is not None and column.entity != "household")
    if column is None or column.kind in ("integer", "code"):
        fits, wanted = pa.types.is_integer(value), "int"
    elif column.kind == "bool":
        fits, wanted = pa.types.is_boolean(value), "bool"
    else:
        fits, wanted = pa.types.is_integer(value) or pa.types.is_floating(value), "double"
    if not fits or is_list != in_list:
        text = f"list<{wanted}>" if in_list else wanted
        raise InvalidData(
            nl=f"{path}: de kolom '{name}' is van het type {given} en moet {text} zijn. Zet de kolom om.",
            en=f"{path}: the column '{name}' has type {given} and must be {text}. Convert the column.",
        )


class _Reader:
    """Reads one column at a time, so that the whole file is never twice in memory."""

    def __init__(self, path: Path, town: int | None) -> None:
        self.path = path
        self.filters = None if town is None else [("gemeente", "=", town)]
        self.ids: Array | None = None

    def chunk(self, name: str) -> Any:
        """The column as one Arrow array without missing values."""
        return pq.read_table(self.path, columns=[name], filters=self.filters).column(name).combine_chunks()

    def plain(self, name: str, dtype: str) -> Array:
        """A household column."""
        return self._numpy(name, self.chunk(name), dtype, None)

    def lists(self, name: str, dtype: str) -> tuple[Array, Array]:
        """Offsets and values of a list column."""
        array = self.chunk(name)
        self._refuse_missing(name, array, None)
        offsets = array.offsets.to_numpy(zero_copy_only=False)
        values = array.values.slice(int(offsets[0]), int(offsets[-1] - offsets[0]))
        if offsets[0] != 0:
            offsets = offsets - offsets[0]
        return offsets, self._numpy(name, values, dtype, offsets)

    def family_sizes(self) -> tuple[Array, Array]:
        """Offsets of families in households, and the number of persons of each family."""
        offsets, sizes = self.lists(FAMILY_SIZES, "int64")
        self._refuse_rows(FAMILY_SIZES, np.flatnonzero(sizes < 1), offsets, "kleiner dan 1", "below 1")
        return offsets.astype(np.int64), sizes

    def members(self, column: Column, expected: Array, ids: Array) -> Array:
        """The values of a family or person column, whose lists must be as long as the families say."""
        self.ids = ids
        offsets, values = self.lists(column.name, column.dtype)
        if not np.array_equal(offsets, expected):
            wrong = np.flatnonzero(np.diff(offsets) != np.diff(expected))
            raise InvalidData(
                nl=f"{self.path}: in de kolom '{column.name}' is bij {len(wrong)} huishouden(s) de lijst niet zo lang "
                f"als '{FAMILY_SIZES}' zegt; eerste huishoudens: {self._listed(wrong)}. Verbeter die rijen.",
                en=f"{self.path}: in the column '{column.name}' the list of {len(wrong)} household(s) is not as long "
                f"as '{FAMILY_SIZES}' says; first households: {self._listed(wrong)}. Mend those rows.",
            )
        return values

    def _numpy(self, name: str, array: Any, dtype: str, offsets: Array | None) -> Array:
        self._refuse_missing(name, array, offsets)
        values: Array = array.to_numpy(zero_copy_only=False)
        if (
            values.dtype.kind in "iu"
            and np.dtype(dtype).kind == "i"
            and values.dtype.itemsize > np.dtype(dtype).itemsize
        ):
            limits = np.iinfo(dtype)
            self._refuse_rows(
                name,
                np.flatnonzero((values < limits.min) | (values > limits.max)),
                offsets,
                "te groot",
                "too large",
            )
        return np.ascontiguousarray(values, dtype=dtype)

    def _refuse_missing(self, name: str, array: Any, offsets: Array | None) -> None:
        if array.null_count:
            rows = np.flatnonzero(array.is_null().to_numpy(zero_copy_only=False))
            self._refuse_rows(name, rows, offsets, "leeg", "empty")

    def _refuse_rows(self, name: str, rows: Array, offsets: Array | None, nl: str, en: str) -> None:
        if not len(rows):
            return
        households = rows if offsets is None else np.searchsorted(offsets, rows, side="right") - 1
        raise InvalidData(
            nl=f"{self.path}: in de kolom '{name}' zijn {len(rows)} waarde(n) {nl}; eerste huishoudens: "
            f"{self._listed(households)}. Verbeter die rijen.",
            en=f"{self.path}: in the column '{name}' {len(rows)} value(s) are {en}; first households: "
            f"{self._listed(households)}. Mend those rows.",
        )

    def _listed(self, households: Array) -> str:
        first = list(dict.fromkeys(households[:5].tolist()))
        known = self.ids
        return ", ".join(str(row + 1 if known is None else int(known[row])) for row in first)


def _ids(reader: _Reader, schema: Any, n: int) -> NDArray[np.int64]:
    if HOUSEHOLD_ID in schema.names:
        return reader.plain(HOUSEHOLD_ID, "int64")
    return np.arange(1, n + 1, dtype=np.int64)


def write_frames(path: Path, frames: Iterable[Frame], meta: str) -> tuple[int, int]:
    """Write frames one after another, a row group (or more) each; all must have the same columns.

    Returns the number of households and persons written. The file appears only when all went well.
    """
    households = persons = 0
    with write_atomically(path) as temporary:
        writer = None
        try:
            for frame in frames:
                table = table_of(frame, meta)
                if writer is None:
                    writer = pq.ParquetWriter(temporary, table.schema, compression="zstd")
                writer.write_table(table, row_group_size=ROWS_IN_GROUP)
                households, persons = households + frame.n_households, persons + frame.n_persons
        finally:
            if writer is not None:
                writer.close()
        if writer is None:
            raise Problem(
                nl=f"Er zijn geen huishoudens om in {path} te zetten.",
                en=f"There are no households to put into {path}.",
            )
    return households, persons


def table_of(frame: Frame, meta: str = "") -> Any:
    """The Arrow table of a frame: household columns plain, others as lists with the frame's offsets."""
    families = (frame.family_offsets - frame.family_offsets[0]).astype(np.int32)
    start = frame.person_offsets[0]
    offsets = {
        "family": pa.array(families),
        "person": pa.array((frame.person_offsets[families] - start).astype(np.int32)),
    }
    sizes = pa.array(np.diff(frame.person_offsets)).cast(pa.int8())
    arrays: dict[str, Any] = {
        HOUSEHOLD_ID: pa.array(frame.ids),
        FAMILY_SIZES: pa.ListArray.from_arrays(offsets["family"], sizes),
    }
    for name, column in input_columns().items():
        if name in frame.columns:
            values = pa.array(np.ascontiguousarray(frame.columns[name])).cast(ARROW_TYPES[column.kind])
            entity = column.entity
            arrays[name] = (
                values if entity == "household" else pa.ListArray.from_arrays(offsets[entity], values)
            )
    metadata = {META_KEY: meta.encode()} if meta else None
    return pa.table(arrays).replace_schema_metadata(metadata)
