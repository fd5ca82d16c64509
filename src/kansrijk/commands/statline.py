# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk statline`: figures of Statistics Netherlands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kansrijk.commands.common import problem, progress_bar

if TYPE_CHECKING:
    from kansrijk.people.readers.statline import Observations, TableInfo, Version


@click.command("statline")
@click.argument("table")
@click.option("--info", is_flag=True, help="Show what the table holds; fetch no figures.")
@click.option("--codes", "dimension", help="Show the codes of one dimension; fetch no figures.")
@click.option("--where", multiple=True, help="DIMENSION=CODE[,CODE...]; Measure=... chooses measures.")
@click.option("--filter", "filter_text", help="An OData filter, as StatLine writes it.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write: .csv or .parquet."
)
@click.option(
    "--version", "version", type=click.Choice(["4", "3"]), help="Of OData; 4, then 3 when left out."
)
@click.option("--offline", is_flag=True, help="Use only what was fetched before.")
@click.option("--all", "everything", is_flag=True, help="Fetch a very large table without a filter.")
@click.pass_obj
def statline(
    lang: str,
    table: str,
    info: bool,
    dimension: str | None,
    where: tuple[str, ...],
    filter_text: str | None,
    out: Path | None,
    version: str | None,
    offline: bool,
    everything: bool,
) -> None:
    """Fetch TABLE of CBS StatLine, such as 83841NED. Figures of CBS: name CBS and the table where you use them."""
    from kansrijk.people.readers.statline import StatLine

    number: Version | None = None if version is None else 4 if version == "4" else 3
    with progress_bar() as progress:
        source = StatLine(offline=offline, progress=progress)
        if info or dimension:
            found = source.info(table, number)
        else:
            kind = _kind(out)
            read = source.observations(
                table, where=_where(where), filter_text=filter_text, version=number, everything=everything
            )
    if dimension:
        click.echo("\n".join(f"{code}\t{title}" for code, title in found.dimension(dimension).codes.items()))
    elif info:
        click.echo("\n".join(_info_lines(found, lang)))
    else:
        assert out is not None
        _write(read, out, kind)
        rows, release = read.frame.height, read.info.release[:10]
        nl = f"{out}: {rows} cijfers. Bron: CBS, tabel {table}, stand van {release}."
        en = f"{out}: {rows} observations. Source: CBS, table {table}, as of {release}."
        click.echo({"nl": nl, "en": en}[lang])


def _kind(out: Path | None) -> str:
    kind = "" if out is None else out.suffix.casefold()
    if kind not in (".csv", ".parquet"):
        raise problem(
            nl="Geef met --out een bestand dat eindigt op .csv of .parquet, of kijk met --info wat er is.",
            en="Give a file with --out that ends in .csv or .parquet, or look with --info what there is.",
        )
    return kind


def _where(given: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in given:
        name, sign, codes = text.partition("=")
        if not sign or not name.strip() or not codes.strip():
            raise problem(
                nl=f"'{text}' is geen keuze. Schrijf --where RegioS=GM0599,GM0363.",
                en=f"'{text}' is no choice. Write --where RegioS=GM0599,GM0363.",
            )
        found.setdefault(name.strip(), []).extend(code.strip() for code in codes.split(","))
    return found


def _info_lines(info: TableInfo, lang: str) -> list[str]:
    words = {
        "nl": ("stand van", "cijfers over", "metingen", "dimensies", "codes"),
        "en": ("as of", "figures of", "measures", "dimensions", "codes"),
    }[lang]
    return [
        f"{info.table}: {info.title}",
        f"{words[0]} {info.release[:10]}; {words[1]} {info.period}; OData v{info.version}",
        f"{words[2]}:",
        *(f"  {item.code}  {item.title} ({item.unit})" for item in info.measures),
        f"{words[3]}:",
        *(f"  {item.name}  {item.title} ({len(item.codes)} {words[4]})" for item in info.dimensions),
    ]


def _write(read: Observations, out: Path, kind: str) -> None:
    from kansrijk.engine.files import write_atomically

    with write_atomically(out) as temporary:
        if kind == ".csv":
            read.frame.write_csv(temporary)
        else:
            read.frame.write_parquet(temporary, compression="zstd")
