# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk measure`: poverty statistics of a survey file, each with its error."""

from __future__ import annotations

import json
from pathlib import Path

import click

FORMS = (".csv", ".json", ".txt")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path),
    required=True,
    help="YAML or JSON file that says which columns and which measures.",
)
@click.option("--country", default="NL", show_default=True, help="Of EU-SILC files: the country.")
@click.option("--year", type=int, help="Of EU-SILC files: the year; not needed when there is one.")
@click.option("--json", "as_json", is_flag=True, help="Give JSON instead of a table.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write there: .csv, .json or .txt."
)
@click.pass_obj
def measure(
    lang: str, file: Path, config: Path, country: str, year: int | None, as_json: bool, out: Path | None
) -> None:
    """Measure poverty and deprivation in FILE, with errors of the sample.

    FILE is a CSV or Parquet file with a row a person, or a folder of EU-SILC files (D, R, H and P).
    """
    from kansrijk.engine.files import ending_of, folder_of, write_atomically
    from kansrijk.indicators.survey.config import read_settings
    from kansrijk.indicators.survey.run import measure as run
    from kansrijk.indicators.survey.table import read_silc_table, read_survey
    from kansrijk.indicators.survey.words import as_csv, as_text

    ending = ".txt"
    if out is not None:
        ending = ending_of(out, FORMS)
        folder_of(out)
    settings = read_settings(config)
    if file.is_dir():
        table = read_silc_table(file, country=country, year=year)
    else:
        table = read_survey(file, delimiter=settings.delimiter, decimal=settings.decimal)
    report = run(table, settings)
    if as_json or ending == ".json":
        text = json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n"
    else:
        text = as_csv(report) if ending == ".csv" else as_text(report, lang)
    if out is None:
        click.echo(text, nl=False)
        return
    with write_atomically(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    rows = len(report.rows)
    told = {"nl": f"{rows} schattingen in {out}.", "en": f"{rows} estimates in {out}."}
    click.echo(told[lang])
