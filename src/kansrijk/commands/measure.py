# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk measure`: poverty statistics of a survey file, each with its error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kansrijk.indicators.survey.run import Report, Row

HEADINGS = {
    "nl": ("maat", "groep", "schatting", "fout", "van", "tot", "n", "deff"),
    "en": ("measure", "group", "estimate", "error", "from", "to", "n", "deff"),
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path),
    required=True,
    help="YAML or JSON file that says which columns and which measures.",
)
@click.option("--json", "as_json", is_flag=True, help="Give JSON instead of a table.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write there: .csv, .json, or text."
)
@click.pass_obj
def measure(lang: str, file: Path, config: Path, as_json: bool, out: Path | None) -> None:
    """Measure poverty and deprivation in FILE (CSV or Parquet), with errors of the sample."""
    from kansrijk.engine.files import write_atomically
    from kansrijk.indicators.survey.config import read_settings
    from kansrijk.indicators.survey.run import measure as run
    from kansrijk.indicators.survey.table import read_survey

    settings = read_settings(config)
    report = run(read_survey(file, delimiter=settings.delimiter, decimal=settings.decimal), settings)
    if as_json or (out is not None and out.suffix == ".json"):
        text = json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n"
    elif out is not None and out.suffix == ".csv":
        text = _csv(report)
    else:
        text = _table(report, lang)
    if out is None:
        click.echo(text, nl=False)
        return
    with write_atomically(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    click.echo(
        {"nl": f"{len(report.rows)} schattingen in {out}.", "en": f"{len(report.rows)} estimates in {out}."}[
            lang
        ]
    )


def _csv(report: Report) -> str:
    import csv
    import io

    text = io.StringIO()
    rows = [row.to_dict() for row in report.rows]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _table(report: Report, lang: str) -> str:
    cells = [HEADINGS[lang], *(_cells(row) for row in report.rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    line, notes = {"nl": (report.line_nl, report.notes_nl), "en": (report.line_en, report.notes_en)}[lang]
    design = {
        "nl": f"{report.respondents} deelnemers in {report.clusters} clusters en {report.strata} strata, "
        f"samen {report.population:.0f}. Interval van {100 * report.level:g}%.",
        "en": f"{report.respondents} respondents in {report.clusters} clusters and {report.strata} strata, "
        f"standing for {report.population:.0f}. Interval of {100 * report.level:g}%.",
    }[lang]
    return "\n".join([*lines, "", design, line, *_at_line(report, lang), *notes]) + "\n"


def _at_line(report: Report, lang: str) -> list[str]:
    rules = {row.at_line for row in report.rows} - {None}
    words = {
        ("below", "nl"): "Wie precies op de grens zit, telt niet als arm (<).",
        ("below", "en"): "Those exactly on the line do not count as poor (<).",
        ("up_to", "nl"): "Wie precies op de grens zit, telt als arm (<=).",
        ("up_to", "en"): "Those exactly on the line count as poor (<=).",
    }
    return [words[rule, lang] for rule in sorted(str(rule) for rule in rules)]


def _cells(row: Row) -> tuple[str, ...]:
    name = f"{row.measure} ({row.detail})" if row.detail else row.measure
    group = f"{row.group}: {row.category}" if row.category else row.group
    deff = "-" if row.deff is None else f"{row.deff:.2f}"
    numbers = (_number(value, row.unit) for value in (row.value, row.se, row.low, row.high))
    return (name, group, *numbers, str(row.n), deff)


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    if unit == "share":
        return f"{100 * value:.2f}%"
    return f"{value:.4f}" if unit in ("ratio", "score") else f"{value:,.2f}".replace(",", " ")
