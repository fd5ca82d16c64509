# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk provisions`: the catalogue of municipal provisions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kansrijk.commands.common import TODAYS_LAW


@click.group()
def provisions() -> None:
    """Look at municipal child provisions and check their files."""


@provisions.command("list")
@click.argument("area", required=False)
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.option("--only-current", is_flag=True, help="Leave out what is old or undated.")
@click.pass_obj
def provisions_list(lang: str, area: str | None, day: str, only_current: bool) -> None:
    """List the provisions of AREA, or the municipalities that have data.

    AREA is also an island (Bonaire, Sint Eustatius, Saba) or NL for the national funds.
    """
    from kansrijk.provisions import list_text

    click.echo(list_text(area, day, lang, only_current))


@provisions.command("coverage")
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.pass_obj
def provisions_coverage(lang: str, day: str) -> None:
    """Tell of how many municipalities the provisions are known, by province and size."""
    from kansrijk.policy.catalogue import coverage_text

    click.echo(coverage_text(day, lang))


@provisions.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def provisions_check(lang: str, files: tuple[Path, ...]) -> None:
    """Check provision FILES (all that ship when none is given); exit code 1 when something is wrong."""
    from kansrijk.provisions import check_text

    text, right = check_text(files, lang)
    click.echo(text)
    if not right:
        sys.exit(1)
