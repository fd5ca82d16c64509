# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""`kansrijk assess`: a municipality looks at its own policy."""

from __future__ import annotations

from pathlib import Path

import click

from kansrijk.commands.common import problem


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; the ending .md, .html, .json or .txt chooses the form. Without it: on the screen.",
)
@click.option("--template", is_flag=True, help="Show an example to copy and fill in, and stop.")
@click.option("--schema", is_flag=True, help="Show the JSON Schema of a policy file and stop.")
@click.pass_obj
def assess(lang: str, file: Path | None, out: Path | None, template: bool, schema: bool) -> None:
    """Hold the policy in FILE against what integrated child-focused policy asks, and fill in an outline."""
    from kansrijk.policy import assessment
    from kansrijk.policy.assessment.judge import DATA
    from kansrijk.policy.assessment.report import as_markdown, check_format

    if template or schema:
        text = (DATA / "example.yaml").read_text(encoding="utf-8")
        click.echo(text if template else assessment.policy_schema_text(), nl=False)
        return
    if file is None:
        raise problem(
            nl="Geef een bestand. Met --template krijgt u een voorbeeld om in te vullen.",
            en="Give a file. With --template you get an example to fill in.",
        )
    if out is not None:
        check_format(out)
    found = assessment.assess(assessment.read_policy(file))
    if out is None:
        click.echo(as_markdown(found, lang), nl=False)
        return
    assessment.write_assessment(found, out, lang)
    click.echo({"nl": f"Het overzicht staat in {out}.", "en": f"The outline is in {out}."}[lang])
