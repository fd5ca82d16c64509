# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk indicators`: what is measured, and exactly how."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("code", required=False)
@click.option(
    "--kind",
    type=click.Choice(["formula", "source"]),
    help="Only computed ones, or only those fed from outside.",
)
@click.option("--json", "as_json", is_flag=True, help="Give JSON instead of text.")
@click.pass_obj
def indicators(lang: str, code: str | None, kind: str | None, as_json: bool) -> None:
    """List the indicators, or explain the one named CODE: definition, unit, formula or source, breaks, owner."""
    from kansrijk.indicators.describe import as_data, as_line, as_text
    from kansrijk.indicators.registry import load_registry

    registry = load_registry()
    if code is not None:
        entry = registry.entry(code)
        click.echo(
            json.dumps(as_data(entry), ensure_ascii=False, indent=1) if as_json else as_text(entry, lang)
        )
        return
    entries = [entry for entry in registry.entries() if kind in (None, entry.kind)]
    if as_json:
        click.echo(json.dumps([as_data(entry) for entry in entries], ensure_ascii=False, indent=1))
        return
    for entry in entries:
        click.echo(as_line(entry, lang))
