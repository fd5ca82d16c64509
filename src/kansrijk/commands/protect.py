# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk protect`: make a table of one's own safe to publish."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path),
    required=True,
    help="YAML or JSON file with the columns of the table and the rules.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The CSV file to publish.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What was hidden and why, in Markdown. It holds exact figures: keep it inside.",
)
@click.option(
    "--earlier",
    type=click.Path(path_type=Path),
    help="A file published before about the same people and period: what it told is reckoned with.",
)
@click.option("--dry-run", is_flag=True, help="Only tell how much would be hidden; write nothing.")
@click.pass_obj
def protect(
    lang: str,
    table: Path,
    config: Path,
    out: Path | None,
    report_file: Path | None,
    earlier: Path | None,
    dry_run: bool,
) -> None:
    """Hide or round what points at a child in TABLE, a CSV file with one row a cell and its totals."""
    from kansrijk.commands.common import problem
    from kansrijk.engine.files import write_atomically
    from kansrijk.indicators.disclosure.config import read_table_settings
    from kansrijk.indicators.disclosure.files import protect_file
    from kansrijk.indicators.disclosure.report import report

    if out is None and not dry_run:
        raise problem(
            nl="Zeg met --out waar de veilige tabel komt, of kijk eerst met --dry-run.",
            en="Say with --out where the safe table goes, or look first with --dry-run.",
        )
    if out is not None and out.resolve() in {table.resolve(), config.resolve()}:
        raise problem(
            nl=f"{out} is het bestand dat gelezen wordt. Kies bij --out een andere naam.",
            en=f"{out} is the file that is read. Choose another name at --out.",
        )
    done = protect_file(table, read_table_settings(config), earlier)
    for name, part in done.tables.items():
        hidden, everything = len(part.why), len(part.shown)
        own = sum(reason != "complement" for reason in part.why.values())
        click.echo(
            {
                "nl": f"{name}: {hidden} van {everything} cijfers verborgen, waarvan {own} om zichzelf.",
                "en": f"{name}: {hidden} of {everything} figures hidden, {own} of them for their own sake.",
            }[lang]
        )
        if part.told:
            click.echo(
                {
                    "nl": f"{name}: {len(part.told)} cijfers volgen al uit {earlier}; verbergen komt te laat.",
                    "en": f"{name}: {len(part.told)} figures already follow from {earlier}; hiding comes too late.",
                }[lang],
                err=True,
            )
    if dry_run or out is None:
        return
    if report_file is not None:
        with write_atomically(report_file) as temporary:
            text = "\n".join(f"<!-- {name} -->\n{report(part, lang)}" for name, part in done.tables.items())
            temporary.write_text(text, encoding="utf-8")
    with write_atomically(out) as temporary:
        temporary.write_text(done.text(), encoding="utf-8")
    click.echo({"nl": f"Geschreven: {out}.", "en": f"Written: {out}."}[lang])
