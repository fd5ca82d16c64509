# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk picture`: the broad picture of an area."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import progress_bar


@click.command()
@click.argument("area")
@click.option("--year", type=int, default=2025, show_default=True, help="Year of the law and the people.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; the ending .html, .pdf or .json chooses the form.",
)
@click.option(
    "--people", type=click.Path(path_type=Path), help="Parquet file of people instead of the synthetic ones."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Seed of the synthetic population.",
)
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.option(
    "--target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Target file of the municipality, to stand beside the national target.",
)
@click.pass_obj
def picture(
    lang: str,
    area: str,
    year: int,
    out: Path,
    people: Path | None,
    seed: int,
    only_current: bool,
    target: Path | None,
) -> None:
    """Draw the broad picture of AREA: a municipality's code or name, or NL."""
    from kansrijk.picture.make import make_picture

    with progress_bar() as progress:
        make_picture(
            area,
            year,
            out,
            people=people,
            seed=seed,
            only_current=only_current,
            target=target,
            language=lang,
            progress=progress,
        )
    click.echo({"nl": f"Het beeld staat in {out}.", "en": f"The picture is in {out}."}[lang])
