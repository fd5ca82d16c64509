# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Spreadsheets (XLSX), read row by row without loading the whole book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from kansrijk.engine.problems import Problem
from kansrijk.people.readers.raw_csv import Cells

if TYPE_CHECKING:
    from kansrijk.people.readers.raw import FileForm


def sheet_cells(path: Path, form: FileForm) -> Cells:
    """The rows of one sheet (the first when none is named); empty rows are left out but counted.

    Raises:
        Problem: the file is no readable XLSX file (a password closes it), or lacks the sheet.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Problem(
            nl=f"{path} is geen leesbaar XLSX-bestand. Haal een wachtwoord eraf, of bewaar het opnieuw als .xlsx.",
            en=f"{path} is no readable XLSX file. Remove a password, or save it again as .xlsx.",
        ) from error
    if form.sheet is not None and form.sheet not in book.sheetnames:
        names = ", ".join(book.sheetnames)
        book.close()
        raise Problem(
            nl=f"{path}: er is geen blad '{form.sheet}'. De bladen zijn: {names}.",
            en=f"{path}: there is no sheet '{form.sheet}'. The sheets are: {names}.",
        )
    sheet = book[form.sheet or book.sheetnames[0]]
    place = [0]
    rows = _rows(sheet, form.decimal, place)
    header: list[str] = []
    for number, row in rows:
        if number >= form.header_row:
            header = row if number == form.header_row else []
            break
    return Cells(header, _widened(rows, len(header)), lambda: place[0], int(sheet.max_row or 0), book.close)


def _rows(sheet: Any, decimal: str, place: list[int]) -> Iterator[tuple[int, list[str]]]:
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        place[0] = number
        row = [cell_text(value, decimal) for value in values]
        if any(row):
            yield number, row


def _widened(rows: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    """Rows as wide as the header: a sheet does not store the empty cells at the end of a row."""
    for number, row in rows:
        yield number, row + [""] * (width - len(row))


def cell_text(value: object, decimal: str) -> str:
    """The text of a cell, written as the mapping says numbers are written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", decimal)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
