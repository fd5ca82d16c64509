# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line: thin, it calls the rooms. Heavy libraries are imported by the commands that need them."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from kansrijk.commands.areas import areas
from kansrijk.commands.assess import assess
from kansrijk.commands.cases import cases
from kansrijk.commands.cliffs import cliffs
from kansrijk.commands.compare import compare
from kansrijk.commands.family import curve, family
from kansrijk.commands.indicators import indicators
from kansrijk.commands.law import law
from kansrijk.commands.map import area_map
from kansrijk.commands.measure import measure
from kansrijk.commands.optimise import optimise
from kansrijk.commands.picture import picture
from kansrijk.commands.population import population
from kansrijk.commands.protect import protect
from kansrijk.commands.provisions import provisions
from kansrijk.commands.statline import statline
from kansrijk.commands.target import target
from kansrijk.commands.trend import trend
from kansrijk.commands.whatif import whatif

LANGUAGES = ("nl", "en")
LANGUAGE_VARIABLE = "KANSRIJK_LANG"


class Commands(click.Group):
    """A group that shows a Problem as one sentence and stops with exit code 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; a Problem goes to standard error in the chosen language."""
        from kansrijk.engine.problems import Problem

        given = kwargs.get("args") or (args[0] if args else None) or sys.argv[1:]
        try:
            return super().main(*args, **kwargs)
        except Problem as problem:
            click.echo(f"kansrijk: {problem.in_language(_language_of(list(given)))}", err=True)
            sys.exit(2)


def _language_of(arguments: list[str]) -> str:
    for before, after in zip(arguments, [*arguments[1:], ""], strict=True):
        if before == "--lang" and after in LANGUAGES:
            return after
        if before.startswith("--lang=") and before[7:] in LANGUAGES:
            return before[7:]
    chosen = os.environ.get(LANGUAGE_VARIABLE, "nl")
    return chosen if chosen in LANGUAGES else "nl"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar=LANGUAGE_VARIABLE,
    default="nl",
    show_default=True,
    help="Language of what is shown; also KANSRIJK_LANG.",
)
@click.version_option(package_name="kansrijk", prog_name="kansrijk")
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Kansrijk: child-focused poverty policy. One set of rules for a family, a municipality and the country."""
    context.obj = lang


for command in (
    picture,
    assess,
    compare,
    cliffs,
    family,
    curve,
    cases,
    population,
    provisions,
    law,
    areas,
    area_map,
    trend,
    target,
    statline,
    indicators,
    measure,
    protect,
    whatif,
    optimise,
):
    main.add_command(command)
