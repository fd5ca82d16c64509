# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk cliffs`: in each municipality the incomes at which earning one more euro costs a family money."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import TODAYS_LAW, progress_bar
from kansrijk.commands.compare import chosen_families


@click.command()
@click.argument("family")
@click.option("--area", help="Only this municipality: its code or name, such as GM0599.")
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .html, .json or .csv chooses the form. Without it: lines on the screen.",
)
@click.option("--scale", type=click.Path(path_type=Path), help="YAML file with another sliding scale.")
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.pass_obj
def cliffs(
    lang: str,
    family: str,
    area: str | None,
    day: str,
    out: Path | None,
    scale: Path | None,
    only_current: bool,
) -> None:
    """Find in each municipality where earning one more euro costs FAMILY money, and what a sliding scale would do.

    FAMILY is a YAML or JSON file, the code of a reference family, or "all" for the twelve of them.
    """
    from kansrijk.people import find_area
    from kansrijk.picture.cliffs_page import check_cliffs_format, write_cliffs
    from kansrijk.policy.cliffs import cliffs as computed
    from kansrijk.policy.cliffs_scale import DEFAULT_SCALE, read_scale
    from kansrijk.policy.cliffs_text import cliffs_text
    from kansrijk.policy.compare import reference_families

    if out is not None:
        check_cliffs_format(out)
    slope = read_scale(scale or DEFAULT_SCALE)
    place = find_area(area) if area is not None else None
    if place is not None and not place.number:
        place = None
    chosen = chosen_families(family)
    with progress_bar() as progress:
        found = [
            computed(item, day, slope, area=place, only_current=only_current, progress=progress)
            for item in chosen.values()
        ]
    if out is None:
        click.echo(cliffs_text(found, lang), nl=False)
        return
    write_cliffs(found, out, lang, invented=set(chosen) <= set(reference_families()))
    click.echo({"nl": f"De drempels staan in {out}.", "en": f"The cliffs are in {out}."}[lang])
