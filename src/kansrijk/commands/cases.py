# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk cases`: hold the rules against worked cases."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--all", "show_all", is_flag=True, help="Also show the cases that are within tolerance.")
@click.option(
    "--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page of counts here."
)
@click.pass_obj
def cases(lang: str, files: tuple[Path, ...], show_all: bool, markdown: Path | None) -> None:
    """Hold the law against the worked cases in FILES; exit code 1 when one is off."""
    from kansrijk.policy.cases import run_cases, secondary_line, summary_line

    by_file = {file: list(run_cases(file)) for file in files}
    results = [result for found in by_file.values() for result in found]
    if markdown is not None:
        from kansrijk.engine.files import write_atomically
        from kansrijk.policy.case_report import as_markdown

        with write_atomically(markdown) as temporary:
            temporary.write_text(as_markdown(by_file), encoding="utf-8")
    for result in results:
        if show_all or result.ok is not True:
            click.echo(result.as_line(lang))
    if secondary := secondary_line(results, lang):
        click.echo(secondary)
    click.echo(summary_line(results, lang))
    if any(result.ok is False for result in results):
        sys.exit(1)
