# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk law`: what of the law is covered."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def law() -> None:
    """Look at what of the law is known."""


@law.command("coverage")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.option(
    "--markdown",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the table as a Markdown page here.",
)
@click.pass_obj
def law_coverage(lang: str, as_json: bool, markdown: Path | None) -> None:
    """Tell for each scheme and year whether it can be computed, how sure it is and what is missing."""
    from kansrijk.engine.files import write_atomically
    from kansrijk.policy import coverage

    cells = coverage.coverage()
    if markdown is not None:
        with write_atomically(markdown) as temporary:
            temporary.write_text(coverage.as_markdown(cells, lang), encoding="utf-8")
    if as_json:
        click.echo(coverage.as_json(cells), nl=False)
    elif markdown is None:
        click.echo(coverage.as_text(cells, lang), nl=False)
    else:
        click.echo({"nl": f"De tabel staat in {markdown}.", "en": f"The table is in {markdown}."}[lang])
