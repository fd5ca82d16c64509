# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""CSV files: encoding and delimiter found out when not told, rows one by one with their number."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kansrijk.engine.problems import Problem

if TYPE_CHECKING:
    from kansrijk.people.readers.raw import FileForm

DELIMITERS = ";,\t|"
BLOCK = 1 << 20
LONGEST_CELL = 1 << 20
ZIP_START = b"PK\x03\x04"


@dataclass(frozen=True)
class Cells:
    """A header and rows of text cells, each with its row number; `done` of `total` tells how far reading is."""

    header: list[str]
    rows: Iterator[tuple[int, list[str]]]
    done: Callable[[], int]
    total: int
    close: Callable[[], None]


def encoding_of(path: Path) -> str:
    """The encoding of a text file: UTF-16 or UTF-8 when it is one, otherwise Windows-1252."""
    with path.open("rb") as file:
        start = file.read(2)
    if start in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            while text.read(BLOCK):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def csv_cells(path: Path, form: FileForm) -> Cells:
    """The rows of a CSV file; empty rows are left out but counted.

    Raises:
        Problem: the file is a spreadsheet, no text in the encoding named, or its quotes do not close.
    """
    refuse_spreadsheet(path)
    encoding = form.encoding or encoding_of(path)
    delimiter = form.delimiter or _delimiter_of(path, encoding, form.header_row)
    csv.field_size_limit(LONGEST_CELL)
    raw = path.open("rb")
    text = io.TextIOWrapper(raw, encoding=encoding, newline="")
    rows = _rows(path, text, encoding, delimiter)
    header: list[str] = []
    for number, row in rows:
        if number >= form.header_row:
            header = row if number == form.header_row else []
            break
    return Cells(header, rows, raw.tell, path.stat().st_size, text.close)


def refuse_spreadsheet(path: Path) -> None:
    """Refuse a file that is a spreadsheet or packed, whatever its name.

    Raises:
        Problem: it is; the sentence tells the way out.
    """
    with path.open("rb") as file:
        if file.read(len(ZIP_START)) != ZIP_START:
            return
    raise Problem(
        nl=f"{path} is een spreadsheet of een ingepakt bestand, en geen CSV. Bewaar het als CSV of pak het uit. Een "
        "spreadsheet met een mapping leest u met 'soort: xlsx'.",
        en=f"{path} is a spreadsheet or a packed file, and no CSV. Save it as CSV or unpack it. A spreadsheet with a "
        "mapping is read with 'soort: xlsx'.",
    )


def _rows(
    path: Path, text: io.TextIOWrapper, encoding: str, delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, row in enumerate(csv.reader(text, delimiter=delimiter, strict=True), start=1):
            if any(row):
                yield number, row
    except UnicodeDecodeError as error:
        raise Problem(
            nl=f"{path}: na rij {number} staat een teken dat niet bij {encoding} hoort. Zet 'codering' in de "
            "mapping goed, of laat die weg.",
            en=f"{path}: after row {number} there is a sign that does not belong to {encoding}. Correct 'codering' "
            "in the mapping, or leave it out.",
        ) from error
    except csv.Error as error:
        raise Problem(
            nl=f"{path}: na rij {number} kloppen de aanhalingstekens niet. Kijk die rij na.",
            en=f"{path}: the quotes after row {number} are not right. Look at that row.",
        ) from error


def _delimiter_of(path: Path, encoding: str, header_row: int) -> str:
    line = ""
    try:
        with path.open(encoding=encoding, newline="") as text:
            for _ in range(header_row):
                line = text.readline(LONGEST_CELL)
    except (UnicodeDecodeError, LookupError) as error:
        raise Problem(
            nl=f"{path} kan niet als {encoding} gelezen worden. Zet 'codering' in de mapping goed.",
            en=f"{path} cannot be read as {encoding}. Correct 'codering' in the mapping.",
        ) from error
    return max(DELIMITERS, key=line.count)
