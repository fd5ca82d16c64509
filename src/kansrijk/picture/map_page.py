# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map as a page or an SVG, and the file of figures it is drawn from."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.problems import Problem
from kansrijk.people.areas_names import plain
from kansrijk.people.readers.raw_csv import encoding_of, refuse_spreadsheet
from kansrijk.picture.map_chart import MunicipalityMap
from kansrijk.picture.plain_page import style, template
from kansrijk.picture.words import Words

FORMATS = (".html", ".svg")
AREA_COLUMNS = ("area", "gebied", "gemeente", "code", "gemeentecode", "regios")
UNKNOWN = ("", ".", "x", "-", "na", "nan", "null")
"""What stands for no figure in a cell, as in files of CBS."""


@dataclass(frozen=True)
class AreaColumn:
    """A column of a file by area: its name, the value of each row by area as written, and the other columns."""

    name: str
    values: dict[str, float | None]
    columns: tuple[str, ...]


def check_map_format(path: Path | str) -> str:
    """The form a file name asks for; call this before drawing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_map(drawn: MunicipalityMap, path: Path | str) -> None:
    """Write a map to a .svg, or with its table and notes to a .html file; a failure leaves what was there.

    Raises:
        Problem: another ending, or the folder cannot be written.
    """
    text = drawn.svg + "\n" if check_map_format(path) == ".svg" else map_page(drawn)
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def map_page(drawn: MunicipalityMap) -> str:
    """The map as the text of one self-contained HTML page, with the table of all municipalities."""
    return template("map.html.j2").render(
        map=drawn,
        rows=sorted(drawn.rows, key=lambda row: plain(row.name)),
        words=Words(drawn.language),
        # Only this package and the chart library wrote what is inside; titles and texts were escaped.
        drawing=Markup(drawn.svg),
        style=style(),
    )


def origin_notes(file: Path, column: str, year: int | None, language: str) -> list[str]:
    """Sentences that tell which column of which file is drawn, and from which division it was put over."""
    words = Words(language)
    told = [words("map.from_file", file=file.name, column=column)]
    return told if year is None else [*told, words("map.from_division", year=year)]


def read_area_column(path: Path, column: str | None, area_column: str | None = None) -> AreaColumn:
    """Read a value for each area from a CSV file with commas or semicolons, decimal point or comma.

    Args:
        path: the file; its first line names the columns.
        column: the column of values; may be left out when there is only one beside the area.
        area_column: the column of areas; else the first that is called area, gemeente, code or RegioS.

    Raises:
        Problem: the file or a column is not there, an area is there twice, or a cell is no number; with the line.
    """
    lines = _lines(path)
    separator = ";" if lines and ";" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=separator)
    heads = tuple(rows.fieldnames or ())
    area_name = _column(
        path, heads, area_column, [h for h in heads if plain(h) in AREA_COLUMNS], "--area-column"
    )
    name = _column(path, heads, column, [head for head in heads if head != area_name], "--column", only=True)
    values: dict[str, float | None] = {}
    for row in rows:
        area = (row[area_name] or "").strip()
        if not area:
            continue
        if area in values:
            raise Problem(
                nl=f"{path.name}, regel {rows.line_num}: {area} staat er twee keer in. Laat één regel staan.",
                en=f"{path.name}, line {rows.line_num}: {area} is there twice. Keep one line.",
            )
        values[area] = _number(path, rows.line_num, name, (row[name] or "").strip())
    return AreaColumn(name, values, heads)


def _lines(path: Path) -> list[str]:
    """The lines of a text file in UTF-8, UTF-16 or, as spreadsheets write it, Windows-1252."""
    if not path.is_file():
        raise Problem(
            nl=f"Het bestand {path} is er niet. Kijk of de naam klopt.",
            en=f"The file {path} is not there. Check its name.",
        )
    refuse_spreadsheet(path)
    try:
        return path.read_text(encoding=encoding_of(path)).splitlines()
    except (OSError, UnicodeError) as error:
        raise Problem(
            nl=f"{path} is niet te lezen als tekst. Geef een CSV-bestand.",
            en=f"{path} cannot be read as text. Give a CSV file.",
        ) from error


def _column(
    path: Path, heads: Iterable[str], asked: str | None, likely: list[str], option: str, *, only: bool = False
) -> str:
    heads = tuple(heads)
    if asked is not None and asked in heads:
        return asked
    if asked is None and likely and (len(likely) == 1 or not only):
        return likely[0]
    listed = ", ".join(heads) or "-"
    wanted = f" '{asked}'" if asked else ""
    raise Problem(
        nl=f"{path.name}: welke kolom{wanted}? Kies er een met {option}: {listed}.",
        en=f"{path.name}: which column{wanted}? Choose one with {option}: {listed}.",
    )


def _number(path: Path, line: int, column: str, cell: str) -> float | None:
    if cell.casefold() in UNKNOWN:
        return None
    try:
        return float(cell.rstrip("%").replace(",", "."))
    except ValueError as error:
        raise Problem(
            nl=f"{path.name}, regel {line}, kolom {column}: '{cell}' is geen getal. Laat de cel leeg als het onbekend is.",
            en=f"{path.name}, line {line}, column {column}: '{cell}' is no number. Leave the cell empty if unknown.",
        ) from error
