# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk population`: make and describe populations."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import progress_bar
from kansrijk.commands.population_check import population_check
from kansrijk.commands.population_read import population_mapping, population_microdata, population_read


@click.group()
def population() -> None:
    """Make and look at populations."""


for command in (population_check, population_read, population_mapping, population_microdata):
    population.add_command(command)


@population.command("build")
@click.option("--area", default="NL", show_default=True, help="Code or name of a municipality, or NL.")
@click.option("--year", type=int, default=2025, show_default=True, help="Year of prices and division.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Parquet file to write."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="The same seed gives the same people.",
)
@click.pass_obj
def population_build(lang: str, area: str, year: int, out: Path, seed: int) -> None:
    """Draw a synthetic population from published figures, household by household."""
    from kansrijk.policy.people import build_population

    with progress_bar() as progress:
        households, persons = build_population(area, year, out, seed=seed, progress=progress)
    nl = f"{out}: {households:,} huishoudens, {persons:,} personen. Synthetisch: geen echte mensen.".replace(
        ",", "."
    )
    en = f"{out}: {households:,} households, {persons:,} persons. Synthetic: not real people."
    click.echo({"nl": nl, "en": en}[lang])


@population.command("describe")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def population_describe(lang: str, file: Path) -> None:
    """Check FILE and tell what it holds; nothing is written."""
    from kansrijk.people import Population

    people = Population.read(file)
    people.check(str(file))
    frame = people.frame
    kind = {"nl": "synthetisch" if people.meta.synthetic else "eigen gegevens", "en": people.meta.kind}[lang]
    words = {"nl": ("huishoudens", "gezinnen", "personen"), "en": ("households", "families", "persons")}[lang]
    numbers = (frame.n_households, frame.n_families, frame.n_persons)
    counts = ", ".join(f"{number} {word}" for number, word in zip(numbers, words, strict=True))
    click.echo(f"{file}: {kind}, {people.meta.area}, {people.meta.year}: {counts}.")
