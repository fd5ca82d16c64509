# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own table: read from CSV, protected, and written with the same columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kansrijk.engine.problems import Problem
from kansrijk.indicators.disclosure.config import Amount, TableSettings
from kansrijk.indicators.disclosure.door import Earlier, ProtectedTable, protect
from kansrijk.indicators.disclosure.releases import published
from kansrijk.indicators.disclosure.table import Cell, Key, Table

Row = dict[str, str]


@dataclass(frozen=True)
class ProtectedFile:
    """The rows of a file with what may be published of each table in it: the counts, and each column of amounts."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: tuple[Key, ...]
    asked: TableSettings
    tables: Mapping[str, ProtectedTable]

    def text(self) -> str:
        """The file to publish, as CSV. Columns that only served the rules are left out; shares are added."""
        inner = {
            name for amount in self.asked.amounts for name in (amount.contributors, *amount.largest) if name
        }
        inner -= {self.asked.count, *(amount.column for amount in self.asked.amounts)}
        shares = [share.column for share in self.asked.shares]
        known = {*(item.name for item in self.asked.dimensions), *self.tables}
        kept = [name for name in self.columns if name in known and name not in inner and name not in shares]
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.asked.delimiter, lineterminator="\n")
        writer.writerow([*kept, *shares])
        for row, key in zip(self.rows, self.keys, strict=True):
            cells = [self._cell(name, key, row) for name in kept]
            writer.writerow(
                [*cells, *(self._share(share.of, share.decimals, key) for share in self.asked.shares)]
            )
        return out.getvalue()

    def _cell(self, name: str, key: Key, row: Row) -> str:
        if name not in self.tables:
            return row[name]
        value = self.tables[name].shown[key]
        return self.asked.mark if value is None else f"{value:.10g}"

    def _share(self, of: str, decimals: int, key: Key) -> str:
        """The shown count in percent of the shown total: nothing that the two do not tell already."""
        place = next(i for i, item in enumerate(self.asked.dimensions) if item.name == of)
        whole = (*key[:place], self.asked.dimensions[place].top, *key[place + 1 :])
        shown = self.tables[self.asked.count].shown
        part, base = shown.get(key), shown.get(whole)
        if part is None or not base:
            return self.asked.mark
        return f"{100 * part / base:.{decimals}f}"


def protect_file(path: Path | str, asked: TableSettings, earlier: Path | str | None = None) -> ProtectedFile:
    """Read a CSV file with one row a cell, and protect its counts and amounts.

    An amount is hidden too where the count beside it is too small.

    Args:
        path: the exact table.
        asked: its columns and the rules.
        earlier: a file that was published before about the same people and period, in the same form.

    Raises:
        Problem: a column or a code is missing, a cell is no number or is there twice, the table does not add up, or
            it cannot be protected; the file and the row are named.
    """
    columns, rows = _read(path, asked.delimiter)
    names = [item.name for item in asked.dimensions]
    needed = [*names, asked.count]
    for amount in asked.amounts:
        needed += [amount.column, *([amount.contributors] if amount.contributors else []), *amount.largest]
    _check_columns(path, columns, needed)
    keys = _keys(path, rows, names)
    dimensions = asked.dimensions
    counts = {
        key: Cell(_number(path, line, row, asked.count))
        for line, (key, row) in enumerate(zip(keys, rows, strict=True), 2)
    }
    tables = {asked.count: Table(dimensions, counts, asked.count)}
    for amount in asked.amounts:
        cells = {
            key: _amount(path, line, row, amount, asked, counts[key])
            for line, (key, row) in enumerate(zip(keys, rows, strict=True), 2)
        }
        tables[amount.column] = Table(dimensions, cells, amount.column, "amount")
    done: dict[str, ProtectedTable] = {}
    for name, table in tables.items():
        before = [_earlier(earlier, table, asked)] if earlier is not None else []
        done[name] = protect(table, asked.settings, earlier=before)
    return ProtectedFile(tuple(columns), tuple(rows), tuple(keys), asked, done)


def _amount(path: Path | str, line: int, row: Row, amount: Amount, asked: TableSettings, count: Cell) -> Cell:
    behind = _number(path, line, row, amount.contributors) if amount.contributors else None
    largest = tuple(_number(path, line, row, name) for name in amount.largest if row[name].strip())
    value = _number(path, line, row, amount.column)
    found = Cell(value, behind, largest)
    return replace(found, sensitive=True) if asked.settings.rules.few(count.value) else found


def _earlier(path: Path | str, table: Table, asked: TableSettings) -> Earlier:
    columns, rows = _read(path, asked.delimiter)
    names = [item.name for item in asked.dimensions]
    _check_columns(path, columns, names)
    if table.measure not in columns:
        return Earlier(table.measure, {})
    figures: dict[Key, float | None] = {}
    for line, (key, row) in enumerate(zip(_keys(path, rows, names), rows, strict=True), 2):
        hidden = row[table.measure].strip() in ("", asked.mark)
        figures[key] = None if hidden else _number(path, line, row, table.measure)
    return published(table, figures, asked.settings)


def _read(path: Path | str, delimiter: str) -> tuple[list[str], list[Row]]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=delimiter)
            lines = [line for line in reader if any(cell.strip() for cell in line)]
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Problem(
            nl=f"Het bestand {path} is er niet. Kijk of de naam klopt.",
            en=f"The file {path} is not there. Check its name.",
        ) from error
    except UnicodeDecodeError as error:
        raise Problem(
            nl=f"{path} is geen tekst in UTF-8. Bewaar het opnieuw als CSV in UTF-8.",
            en=f"{path} is no text in UTF-8. Save it again as CSV in UTF-8.",
        ) from error
    if len(lines) < 2:
        raise Problem(
            nl=f"{path} heeft geen rijen onder de kop. Geef elke cel van de tabel een rij.",
            en=f"{path} has no rows below its heading. Give every cell of the table a row.",
        )
    header = [name.strip() for name in lines[0]]
    for number, line in enumerate(lines[1:], 2):
        if len(line) != len(header):
            raise Problem(
                nl=f"{path}, rij {number}: {len(line)} cellen bij {len(header)} kolommen. Kijk naar het scheidingsteken.",
                en=f"{path}, row {number}: {len(line)} cells for {len(header)} columns. Look at the delimiter.",
            )
    return header, [dict(zip(header, line, strict=True)) for line in lines[1:]]


def _check_columns(path: Path | str, columns: Sequence[str], needed: Sequence[str]) -> None:
    for name in needed:
        if name not in columns:
            raise Problem(
                nl=f"{path} heeft geen kolom {name}. De kolommen zijn {', '.join(columns)}.",
                en=f"{path} has no column {name}. The columns are {', '.join(columns)}.",
            )


def _keys(path: Path | str, rows: Sequence[Row], names: Sequence[str]) -> list[Key]:
    seen: dict[Key, int] = {}
    for line, row in enumerate(rows, 2):
        key = tuple(row[name].strip() for name in names)
        if key in seen:
            raise Problem(
                nl=f"{path}, rij {line}: {', '.join(key)} staat er al in rij {seen[key]}. Haal er een weg.",
                en=f"{path}, row {line}: {', '.join(key)} is there already in row {seen[key]}. Remove one.",
            )
        seen[key] = line
    return list(seen)


def _number(path: Path | str, line: int, row: Row, column: str) -> float:
    text = row[column].strip()
    try:
        return float(text)
    except ValueError as error:
        raise Problem(
            nl=f"{path}, rij {line}, {column}: '{text}' is geen getal. Schrijf het met een punt en zonder andere tekens.",
            en=f"{path}, row {line}, {column}: '{text}' is no number. Write it with a point and no other signs.",
        ) from error
