# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk population check`: a population held against published figures."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import progress_bar


@click.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--area", default="NL", show_default=True, help="Code or name of a municipality, or NL.")
@click.option(
    "--year",
    "years",
    type=int,
    multiple=True,
    help="Year of figures and law; may be given more than once. Standard: that of FILE, or 2021.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Seed of what is drawn."
)
@click.option(
    "--sample",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    show_default=True,
    help="Share of the households to draw; less is quicker.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Markdown file to write.")
@click.pass_obj
def population_check(
    lang: str,
    file: Path | None,
    area: str,
    years: tuple[int, ...],
    seed: int,
    sample: float,
    out: Path | None,
) -> None:
    """Hold FILE, or a population drawn anew, against published figures: target, got, error."""
    from kansrijk.people import Population
    from kansrijk.policy.population_check import check_file, check_synthetic
    from kansrijk.policy.population_table import as_markdown, as_text

    people = None if file is None else Population.read(file)
    wanted = years or (2021 if people is None or people.meta.year is None else people.meta.year,)
    tables = {}
    for year in wanted:
        if people is not None:
            tables[year] = check_file(people, year, area)
            continue
        with progress_bar() as progress:
            tables[year] = check_synthetic(area, year, seed=seed, share=sample, progress=progress)
    if out is None:
        click.echo(as_text(tables, lang))
        return
    from kansrijk.engine.files import write_atomically

    with write_atomically(out) as temporary:
        temporary.write_text(as_markdown(tables, seed, sample), encoding="utf-8")
    click.echo(str(out))
