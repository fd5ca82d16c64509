# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk map`: any file of figures by municipality as a map."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="map")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write: .svg for the map, .html for the map with its table.",
)
@click.option("--column", help="Column of the figures; not needed when there is one.")
@click.option("--area-column", help="Column of the municipalities, by code or name.")
@click.option("--title", help="Title of the map; else the name of the column.")
@click.option(
    "--unit",
    type=click.Choice(["percent", "share", "EUR", "number"]),
    default="percent",
    show_default=True,
    help="What the figures are; share is a part of one.",
)
@click.option(
    "--boundaries",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="KANSRIJK_BOUNDARIES",
    help="GeoJSON file of borders, of PDOK or cartomap; points without it. Also KANSRIJK_BOUNDARIES.",
)
@click.option("--year", type=int, help="Division the figures are on, when it is not that of 2025.")
@click.option(
    "--weights", help="With --year: column that rates are a part of, such as the number of children."
)
@click.pass_obj
def area_map(
    lang: str,
    file: Path,
    out: Path,
    column: str | None,
    area_column: str | None,
    title: str | None,
    unit: str,
    boundaries: Path | None,
    year: int | None,
    weights: str | None,
) -> None:
    """Draw a map of FILE, a CSV file with a municipality and a figure on each line.

    An empty cell is a figure that is unknown or withheld; the municipality is drawn white.
    """
    from kansrijk.picture.map_chart import municipality_map
    from kansrijk.picture.map_page import check_map_format, origin_notes, read_area_column, write_map

    check_map_format(out)
    read = read_area_column(file, column, area_column)
    values, notes = read.values, origin_notes(file, read.name, year, lang)
    if year is not None:
        values, told = _put_over(file, values, year, unit, weights, area_column, lang)
        notes += told
    drawn = municipality_map(
        values,
        title or read.name,
        unit=unit,
        measure=read.name,
        boundaries=boundaries,
        language=lang,
        notes=tuple(notes),
    )
    write_map(drawn, out)
    click.echo({"nl": f"De kaart staat in {out}.", "en": f"The map is in {out}."}[lang])


def _put_over(
    file: Path,
    values: dict[str, float | None],
    year: int,
    unit: str,
    weights: str | None,
    area_column: str | None,
    lang: str,
) -> tuple[dict[str, float | None], list[str]]:
    """The figures on the division of the map, and what is estimated in them."""
    from kansrijk.people.areas import THIS_DIVISION
    from kansrijk.people.areas_divisions import Division
    from kansrijk.people.areas_series import put_on_division
    from kansrijk.picture.map_page import read_area_column

    division = Division(year)

    def by_code(found: dict[str, float | None]) -> dict[str, float | None]:
        return {division.find(area).code: value for area, value in found.items()}

    heavy = by_code(read_area_column(file, weights, area_column).values) if weights else {}
    placed = put_on_division(
        by_code(values),
        year,
        THIS_DIVISION,
        kind="count" if unit == "number" else "rate",
        weights={code: value for code, value in heavy.items() if value is not None},
    )
    return dict(placed.values), placed.notes(lang)
