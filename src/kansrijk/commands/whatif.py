# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk whatif`: what a change of policy reaches, costs and breaks."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kansrijk.commands.common import problem, progress_bar


@click.command()
@click.argument("reform", required=False)
@click.option("--area", help="A municipality's code or name, or NL.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .html, .json or .csv chooses the form. Without it: lines on the screen.",
)
@click.option("--year", type=int, default=2025, show_default=True, help="Year of the law and the people.")
@click.option(
    "--people", type=click.Path(path_type=Path), help="Parquet file of people instead of the synthetic ones."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Seed of the synthetic people and of lots.",
)
@click.option("--only-current", is_flag=True, help="Leave out local schemes not confirmed for the year.")
@click.option("--list", "listed", is_flag=True, help="Name the reforms that come with Kansrijk.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a reform file.")
@click.pass_obj
def whatif(
    lang: str,
    reform: str | None,
    area: str | None,
    out: Path | None,
    year: int,
    people: Path | None,
    seed: int,
    only_current: bool,
    listed: bool,
    schema: bool,
) -> None:
    """Show what REFORM (a YAML file, or the name of one that ships) does in an area.

    The same people are compared before and after: who becomes entitled, who uses it, what it costs, who gains, and who
    is still missed.
    """
    from kansrijk.policy.whatif.reading import read_reform, reform_schema, shipped

    if schema:
        click.echo(json.dumps(reform_schema(), ensure_ascii=False, indent=1))
        return
    if listed:
        for name in shipped():
            click.echo(f"{name:<24} {read_reform(name).file.title.in_language(lang)}")
        return
    if reform is None or area is None:
        raise problem(
            nl="Geef een maatregel en --area. Zie --list voor maatregelen die klaarliggen.",
            en="Give a reform and --area. See --list for reforms that are ready.",
        )
    from kansrijk.picture.whatif_page import check_whatif_format, whatif_text, write_whatif
    from kansrijk.policy.whatif.job import what_if

    if out is not None:
        check_whatif_format(out)
    with progress_bar() as progress:
        answer = what_if(
            reform, area, year=year, people=people, seed=seed, only_current=only_current, progress=progress
        )
    if out is None:
        click.echo(whatif_text(answer, lang), nl=False)
        return
    write_whatif(answer, out, lang)
    click.echo({"nl": f"De uitkomst staat in {out}.", "en": f"The outcome is in {out}."}[lang])
