# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of StatLine, long in v4 and wide in v3, as one long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from kansrijk.people.readers.statline import TableInfo

NO_ATTRIBUTE = "None"
"""What v4 writes when nothing is to be said of a value."""
MISSING_V3 = "Missing"
"""What is written of an empty cell in v3, which gives no reason."""
FINAL = "Definitief"
BATCH = 100_000


def part(row: Mapping[str, Any], key: str) -> str:
    """A text of a row, without spaces around it; "" when it is not there."""
    return str(row.get(key) or "").strip()


def long_v4(rows: Iterable[Mapping[str, Any]], info: TableInfo) -> pl.DataFrame:
    """Observations of v4. `attribute` is "" where nothing is said of the value."""
    names = [item.name for item in info.dimensions]

    def short(row: Mapping[str, Any]) -> tuple[Any, ...]:
        attribute = row.get("ValueAttribute") or ""
        value: Any = row.get("Value")
        return (
            part(row, "Measure"),
            *(part(row, name) for name in names),
            float(value) if value is not None else None,
            part(row, "StringValue") or None,
            "" if attribute == NO_ATTRIBUTE else attribute,
        )

    return _finished(map(short, rows), names, info)


def long_v3(
    rows: Iterable[Mapping[str, Any]], info: TableInfo, measures: Sequence[str] | None
) -> pl.DataFrame:
    """Rows of v3: each measure of a row becomes a row of its own."""
    names = [item.name for item in info.dimensions]
    wanted = list(measures) if measures is not None else [item.code for item in info.measures]

    def short() -> Iterator[tuple[Any, ...]]:
        for row in rows:
            place = [part(row, name) for name in names]
            for measure in wanted:
                value = row.get(measure)
                number = float(value) if isinstance(value, (int, float)) else None
                text = None if value is None or number is not None else str(value).strip()
                yield (measure, *place, number, text, MISSING_V3 if value is None else "")

    return _finished(short(), names, info)


def _finished(rows: Iterator[tuple[Any, ...]], names: Sequence[str], info: TableInfo) -> pl.DataFrame:
    schema: dict[str, Any] = {
        "measure": pl.String,
        **dict.fromkeys(names, pl.String),
        "value": pl.Float64,
        "text": pl.String,
        "attribute": pl.String,
    }
    frames, batch = [pl.DataFrame(schema=schema)], []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            frames.append(pl.DataFrame(batch, schema=schema, orient="row"))
            batch = []
    if batch:
        frames.append(pl.DataFrame(batch, schema=schema, orient="row"))
    return pl.concat(frames).with_columns(
        _provisional(info).alias("provisional"),
        pl.lit(info.table).alias("table"),
        pl.lit(info.release).alias("release"),
    )


def _provisional(info: TableInfo) -> pl.Expr:
    for item in info.dimensions:
        if item.status:
            states = {code: status != FINAL for code, status in item.status.items()}
            return pl.col(item.name).replace_strict(states, default=None, return_dtype=pl.Boolean)
    return pl.lit(None, dtype=pl.Boolean)
