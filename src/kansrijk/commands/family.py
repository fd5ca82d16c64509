# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk family` and `kansrijk curve`: one family, explained, and its income against its wage."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import TODAYS_LAW, household, write_page


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--example", help="One of the families that come with Kansrijk instead of a file.")
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.option("--explain", is_flag=True, help="Show every step with its article, amounts and certainty.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the explanation as a page here."
)
@click.option("--reform", type=click.Path(path_type=Path), help="YAML file with other amounts or rules.")
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.option("--schema", is_flag=True, help="Show the JSON Schema of a family file and stop.")
@click.pass_obj
def family(
    lang: str,
    file: Path | None,
    example: str | None,
    day: str,
    explain: bool,
    as_json: bool,
    html: Path | None,
    reform: Path | None,
    only_current: bool,
    schema: bool,
) -> None:
    """Compute one family from FILE (YAML or JSON)."""
    import json

    from kansrijk.policy.family_changes import as_html, as_text, what_ifs
    from kansrijk.policy.family_report import family_report
    from kansrijk.policy.rulebook import netherlands
    from kansrijk.policy.target_group import target_group
    from kansrijk.policy.unknowns import beside_the_report, unknown_effects

    if schema:
        from kansrijk.people.family_schema import schema_text

        click.echo(schema_text(), nl=False)
        return
    people = household(file, example)
    rules = netherlands(day).reform(reform) if reform else None
    report = family_report(people, day, language=lang, only_current=only_current, rules=rules)
    why = target_group(report, rules)
    unknown = unknown_effects(people, day, only_current=only_current, rules=rules)
    changes = what_ifs(report) if explain or html is not None else ()
    if html is not None:
        body = (
            f"{why.as_html(lang)}\n{report.explanation.as_html(lang, head=False)}\n{as_html(changes, lang)}"
        )
        write_page(html, report.family.title, body, lang)
    if as_json:
        extra = {
            "target_group": why.as_dict(),
            "unknown": [effect.as_dict() for effect in unknown],
            "notes": [item.as_dict() for item in people.notes()],
            **({"changes": [item.as_dict() for item in changes]} if explain else {}),
        }
        click.echo(json.dumps({**report.as_dict(steps=explain), **extra}, ensure_ascii=False, indent=2))
        return
    click.echo(report.as_text(lang))
    click.echo(why.as_text(lang))
    click.echo(beside_the_report(people, unknown, lang), nl=False)
    if explain:
        click.echo(as_text(changes, lang))
        click.echo(report.explanation.as_text(lang, head=False))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--example", help="One of the families that come with Kansrijk instead of a file.")
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.option("--member", type=int, default=1, show_default=True, help="Which adult's wage changes, from 1.")
@click.option("--to", type=int, default=60_000, show_default=True, help="The highest gross wage, EUR a year.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .html, .svg, .json or .csv chooses the form.",
)
@click.option("--reform", type=click.Path(path_type=Path), help="YAML file with other amounts or rules.")
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.pass_obj
def curve(
    lang: str,
    file: Path | None,
    example: str | None,
    day: str,
    member: int,
    to: int,
    out: Path | None,
    reform: Path | None,
    only_current: bool,
) -> None:
    """Draw what the family in FILE keeps at every gross wage, and where earning more costs money."""
    from kansrijk.policy.curve import budget_curve
    from kansrijk.policy.curve_words import as_text
    from kansrijk.policy.rulebook import netherlands
    from kansrijk.policy.unknowns import unknown_effects

    if out is not None:
        from kansrijk.picture.curve_page import check_curve_format

        check_curve_format(out)
    people = household(file, example)
    rules = netherlands(day).reform(reform) if reform else None
    found = budget_curve(people, day, member=member, to=to, only_current=only_current, rules=rules)
    if out is None:
        click.echo(as_text(found, lang), nl=False)
        return
    from kansrijk.picture.curve_page import write_curve

    unknown = unknown_effects(people, day, only_current=only_current, rules=rules)
    write_curve(found, out, lang, file=str(file or ""), unknown=unknown)
    click.echo({"nl": f"De lijn staat in {out}.", "en": f"The curve is in {out}."}[lang])
