# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk compare`: the same family in every municipality."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kansrijk.commands.common import TODAYS_LAW, problem, progress_bar

if TYPE_CHECKING:
    from kansrijk.people import Family


def chosen_families(wanted: str) -> dict[str, Family]:
    """The reference families for "all", the one of that code, or the family in a file."""
    from kansrijk.people import Family
    from kansrijk.policy.compare import reference_families

    known = reference_families()
    if wanted == "all":
        return known
    if wanted in known:
        return {wanted: known[wanted]}
    if not Path(wanted).exists():
        names = ", ".join(known)
        raise problem(
            nl=f"Er is geen bestand en geen voorbeeldgezin {wanted}. Kies een bestand, all, of een van: {names}.",
            en=f"There is no file and no reference family {wanted}. Choose a file, all, or one of: {names}.",
        )
    return {wanted: Family.read(wanted)}


@click.command()
@click.argument("family")
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .html, .json or .csv chooses the form. Without it: a table on the screen.",
)
@click.option("--floor", type=click.Path(path_type=Path), help="YAML file with another minimum package.")
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.pass_obj
def compare(
    lang: str, family: str, day: str, out: Path | None, floor: Path | None, only_current: bool
) -> None:
    """Compare what the children of FAMILY get in every municipality.

    FAMILY is a YAML or JSON file, the code of a reference family, or "all" for the twelve of them.
    """
    from kansrijk.picture.compare_page import check_compare_format, write_comparison
    from kansrijk.policy.compare import compare as compared
    from kansrijk.policy.compare import reference_families
    from kansrijk.policy.compare_text import comparison_text
    from kansrijk.policy.floor import DEFAULT, read_floor

    if out is not None:
        check_compare_format(out)
    package = read_floor(floor or DEFAULT)
    chosen = chosen_families(family)
    with progress_bar() as progress:
        found = [
            compared(item, day, package, only_current=only_current, progress=progress)
            for item in chosen.values()
        ]
    if out is None:
        click.echo(comparison_text(found, lang), nl=False)
        return
    write_comparison(found, out, lang, invented=set(chosen) <= set(reference_families()))
    click.echo({"nl": f"De vergelijking staat in {out}.", "en": f"The comparison is in {out}."}[lang])
