# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk optimise`: what a budget can do, as options to weigh."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kansrijk.commands.common import problem, progress_bar


@click.command()
@click.option("--area", help="A municipality's code or name, or NL.")
@click.option("--budget", type=float, help="EUR a year.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .html, .svg, .json or .csv chooses the form. Without it: lines on the screen.",
)
@click.option(
    "--options", type=click.Path(path_type=Path), help="YAML file of limits, ages and amounts to choose from."
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
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a file of options.")
@click.pass_obj
def optimise(
    lang: str,
    area: str | None,
    budget: float | None,
    out: Path | None,
    options: Path | None,
    year: int,
    people: Path | None,
    seed: int,
    only_current: bool,
    schema: bool,
) -> None:
    """Weigh mixes of income limit, ages and amount against a budget.

    Shows which mixes reach most poor children and which close most of their shortfall, and what each end gives up.
    """
    from kansrijk.policy.optimise_options import choices_schema

    if schema:
        click.echo(json.dumps(choices_schema(), ensure_ascii=False, indent=1))
        return
    if area is None or budget is None:
        raise problem(
            nl="Geef --area en --budget (euro per jaar).",
            en="Give --area and --budget (euro a year).",
        )
    from kansrijk.picture.whatif_frontier import check_optimise_format, optimise_text, write_optimise
    from kansrijk.policy.optimise import optimise as weigh

    if out is not None:
        check_optimise_format(out)
    with progress_bar() as progress:
        weighing = weigh(
            area,
            budget,
            options=options,
            year=year,
            people=people,
            seed=seed,
            only_current=only_current,
            progress=progress,
        )
    if out is None:
        click.echo(optimise_text(weighing, lang), nl=False)
        return
    write_optimise(weighing, out, lang)
    click.echo({"nl": f"De afweging staat in {out}.", "en": f"The weighing is in {out}."}[lang])
