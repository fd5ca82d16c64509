# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk population read`, `mapping` and `microdata`: other people's files become a population."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kansrijk.commands.common import problem, progress_bar

if TYPE_CHECKING:
    from kansrijk.people.readers.report import ReadReport

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("read")
@click.argument("extract", type=FILE)
@click.option("--mapping", type=FILE, required=True, help="Mapping file: which column is which.")
@click.option("--out", type=FILE, help="Parquet file to write; needed unless --dry-run.")
@click.option("--dry-run", is_flag=True, help="Read and report; write no population.")
@click.option("--report", type=FILE, help="File for the report: .json, or text otherwise.")
@click.option(
    "--skip-rows-with-errors",
    is_flag=True,
    help="Leave out the households of faulty rows, and say how many.",
)
@click.option(
    "--rows-shown", type=click.IntRange(1), default=20, show_default=True, help="Row numbers a fault."
)
@click.pass_obj
def population_read(
    lang: str,
    extract: Path,
    mapping: Path,
    out: Path | None,
    dry_run: bool,
    report: Path | None,
    skip_rows_with_errors: bool,
    rows_shown: int,
) -> None:
    """Read a municipality's own EXTRACT (CSV, XLSX, Parquet or SPSS) into a population.

    Numbers of persons and households serve to group rows, and are written nowhere.
    """
    from kansrijk.people.readers import ExtractProblem, read_extract, read_mapping

    if out is None and not dry_run:
        raise problem(
            nl="Geef met --out een bestand om te schrijven, of kijk eerst met --dry-run.",
            en="Give a file to write with --out, or look first with --dry-run.",
        )
    _check_names(out, report)
    known = read_mapping(mapping)
    try:
        with progress_bar() as progress:
            reading = read_extract(
                extract, known, skip_faulty=skip_rows_with_errors, shown_rows=rows_shown, progress=progress
            )
    except ExtractProblem as error:
        _write_report(report, error.report, lang)
        if report is not None:
            told = {"nl": f"Het verslag staat in {report}.", "en": f"The report is in {report}."}
            click.echo(told[lang], err=True)
        raise
    _write_report(report, reading.report, lang)
    click.echo(reading.report.as_text(lang), nl=False)
    if out is not None and not dry_run:
        reading.population.write(out)
        click.echo({"nl": f"Geschreven: {out}", "en": f"Written: {out}"}[lang])
    else:
        click.echo({"nl": "Proef: er is niets geschreven.", "en": "Dry run: nothing was written."}[lang])


def _check_names(out: Path | None, report: Path | None = None) -> None:
    """Refuse, before anything is read, a name or folder that could not be written in the end."""
    from kansrijk.engine.files import ending_of, folder_of

    if out is not None:
        ending_of(out, (".parquet",))
    for path in (out, report):
        if path is not None:
            folder_of(path)


def _write_report(path: Path | None, report: ReadReport, lang: str) -> None:
    if path is None:
        return
    from kansrijk.engine.files import write_atomically

    text = report.as_json() if path.suffix.casefold() == ".json" else report.as_text(lang)
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


@click.command("mapping")
@click.argument("extract", type=FILE, required=False)
@click.option("--out", type=FILE, help="File to write; otherwise it is shown.")
@click.option("--sheet", help="Sheet of a spreadsheet; the first when left out.")
@click.option("--header-row", type=click.IntRange(1), default=1, show_default=True, help="Row of the names.")
@click.option("--schema", is_flag=True, help="Show the JSON Schema of a mapping file instead.")
def population_mapping(
    extract: Path | None, out: Path | None, sheet: str | None, header_row: int, schema: bool
) -> None:
    """Propose a mapping file for EXTRACT from its column names; a person checks it."""
    from kansrijk.engine.files import write_atomically
    from kansrijk.people.readers.mapping_keys import schema_text
    from kansrijk.people.readers.propose import propose_mapping
    from kansrijk.people.readers.raw import FileForm

    if schema:
        click.echo(schema_text(), nl=False)
        return
    if extract is None:
        raise problem(
            nl="Geef het bestand waarvoor een mapping nodig is.", en="Give the file that needs a mapping."
        )
    text = propose_mapping(extract, FileForm(sheet=sheet, header_row=header_row))
    if out is None:
        click.echo(text, nl=False)
        return
    with write_atomically(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    click.echo(str(out))


@click.command("microdata")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--year", type=int, required=True, help="Year of the income and wealth files.")
@click.option("--area", help="Municipality of everybody; left out when a file GEMEENTE tells it.")
@click.option("--out", type=FILE, help="Parquet file to write; needed unless --dry-run.")
@click.option("--dry-run", is_flag=True, help="Read and report; write no population.")
@click.pass_obj
def population_microdata(
    lang: str, folder: Path, year: int, area: str | None, out: Path | None, dry_run: bool
) -> None:
    """Read the CBS microdata files in FOLDER, as delivered for research, into a population."""
    from kansrijk.people.readers import read_microdata

    if out is None and not dry_run:
        raise problem(
            nl="Geef met --out een bestand om te schrijven, of kijk eerst met --dry-run.",
            en="Give a file to write with --out, or look first with --dry-run.",
        )
    _check_names(out)
    with progress_bar() as progress:
        reading = read_microdata(folder, year, area=area, progress=progress)
    click.echo(reading.report.as_text(lang), nl=False)
    for nl, en in reading.remarks:
        click.echo({"nl": f"Let op: {nl}", "en": f"Note: {en}"}[lang])
    if out is not None and not dry_run:
        reading.population.write(out)
        click.echo({"nl": f"Geschreven: {out}", "en": f"Written: {out}"}[lang])
