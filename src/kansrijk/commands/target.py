# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk target`: targets that were set, and the broad target of the country or a municipality."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kansrijk.commands.common import problem

if TYPE_CHECKING:
    from kansrijk.indicators.broad_target import JudgedBroad
    from kansrijk.indicators.series import Store


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--area", help="Show only targets of this area, such as NL or CN.")
@click.option("--history", is_flag=True, help="Show every version of every target, newest first.")
@click.option(
    "--previous",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The FILE as it was published before: shows what changed, and refuses a moved measure with a moved target.",
)
@click.option("--schema", is_flag=True, help="Show the JSON Schema of a target file and stop.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.pass_obj
def target(
    lang: str,
    file: Path | None,
    area: str | None,
    history: bool,
    previous: Path | None,
    schema: bool,
    as_json: bool,
) -> None:
    """Judge the national targets and broad target, or those in the target FILE (YAML) of a municipality."""
    from kansrijk.indicators.broad_target import judge_broad
    from kansrijk.indicators.broad_target_files import SCHEMA_FILE, national_target
    from kansrijk.indicators.series_files import load_series

    if schema:
        click.echo(SCHEMA_FILE.read_text(encoding="utf-8"), nl=False)
        return
    store = load_series()
    national = judge_broad(national_target(), store)
    if file is None:
        _show_national(store, national, area, history, lang, as_json)
    else:
        _show_own(store, national, file, previous, lang, as_json)


def _show_own(
    store: Store, national: JudgedBroad, file: Path, previous: Path | None, lang: str, as_json: bool
) -> None:
    """The target of a municipality with its verdicts, beside the national one."""
    import json

    from kansrijk.indicators.broad_target import compare_publications, judge_broad
    from kansrijk.indicators.broad_target_files import check_against_national, read_target
    from kansrijk.indicators.broad_target_words import beside_text, broad_dict, broad_text, moved_lines

    given = read_target(file)
    different = check_against_national(given, national.target)
    moved = compare_publications(read_target(previous), given) if previous else None
    own = judge_broad(given, store)
    if as_json:
        found = {"own": broad_dict(own), "national": broad_dict(national), "different": list(different)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    click.echo(broad_text(own, lang, different=different))
    click.echo(beside_text(own, national, different, lang), nl=False)
    if moved is not None:
        click.echo("\n" + "\n".join(moved_lines(moved, lang)))


def _show_national(
    store: Store, national: JudgedBroad, area: str | None, history: bool, lang: str, as_json: bool
) -> None:
    """Every target that was set, with its verdicts, and the broad target."""
    import json

    from kansrijk.indicators.broad_target_words import broad_dict, broad_text
    from kansrijk.indicators.target_words import judged_dict, judged_text, overview, target_text
    from kansrijk.indicators.targets import judge_target, load_targets

    chosen = [
        (item, [judge_target(version, store) for version in item.versions])
        for item in load_targets().values()
        if area is None or item.versions[-1].area == area
    ]
    if area is not None and not chosen and area != national.target.area:
        raise problem(
            nl=f"Van {area} is geen landelijk doel bekend. Kies NL of CN, of geef het doelbestand van een gemeente.",
            en=f"No national target of {area} is known. Choose NL or CN, or give the target file of a municipality.",
        )
    if as_json:
        versions = [
            judged_dict(item) for _, judged in chosen for item in (judged if history else judged[-1:])
        ]
        click.echo(
            json.dumps({"targets": versions, "broad": broad_dict(national)}, ensure_ascii=False, indent=2)
        )
        return
    if history:
        click.echo("\n".join(target_text(item, judged, lang) for item, judged in chosen))
    else:
        every = [(item, each) for item, judged in chosen for each in judged]
        click.echo("\n".join(overview(every, lang)) + "\n")
        for item, judged in chosen:
            click.echo("\n".join([item.name(lang), *judged_text(judged[-1], lang)]) + "\n")
    if area in (None, national.target.area):
        click.echo(broad_text(national, lang), nl=False)
