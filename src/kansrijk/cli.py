# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The command line: thin, it calls the rooms. Heavy libraries are imported by the commands that need them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kansrijk.engine.problems import Problem
    from kansrijk.people import Family

LANGUAGES = ("nl", "en")
LANGUAGE_VARIABLE = "KANSRIJK_LANG"
TODAYS_LAW = "2025-07-01"


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


@main.command()
@click.argument("area")
@click.option("--year", type=int, default=2025, show_default=True, help="Year of the law and the people.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; the ending .html, .pdf or .json chooses the form.",
)
@click.option(
    "--people", type=click.Path(path_type=Path), help="Parquet file of people instead of the synthetic ones."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the synthetic population.")
@click.option("--only-current", is_flag=True, help="Leave out local provisions not confirmed for the year.")
@click.pass_obj
def picture(
    lang: str, area: str, year: int, out: Path, people: Path | None, seed: int, only_current: bool
) -> None:
    """Draw the broad picture of AREA: a municipality's code or name, or NL."""
    from kansrijk.picture.make import make_picture

    with _progress() as progress:
        make_picture(
            area,
            year,
            out,
            people=people,
            seed=seed,
            only_current=only_current,
            language=lang,
            progress=progress,
        )
    click.echo({"nl": f"Het beeld staat in {out}.", "en": f"The picture is in {out}."}[lang])


@main.command()
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

    from kansrijk.policy.family_report import family_report
    from kansrijk.policy.rulebook import netherlands
    from kansrijk.policy.unknowns import beside_the_report, unknown_effects

    if schema:
        from kansrijk.people.family_schema import schema_text

        click.echo(schema_text(), nl=False)
        return
    household = _household(file, example)
    rules = netherlands(day).reform(reform) if reform else None
    report = family_report(household, day, language=lang, only_current=only_current, rules=rules)
    unknown = unknown_effects(household, day, only_current=only_current, rules=rules)
    if html is not None:
        _write_page(html, report.family.title, report.explanation.as_html(lang), lang)
    if as_json:
        extra = {
            "unknown": [effect.as_dict() for effect in unknown],
            "notes": [item.as_dict() for item in household.notes()],
        }
        click.echo(json.dumps({**report.as_dict(steps=explain), **extra}, ensure_ascii=False, indent=2))
        return
    click.echo(report.as_text(lang))
    click.echo(beside_the_report(household, unknown, lang), nl=False)
    if explain:
        click.echo(report.explanation.as_text(lang))


@main.command()
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
    household = _household(file, example)
    rules = netherlands(day).reform(reform) if reform else None
    found = budget_curve(household, day, member=member, to=to, only_current=only_current, rules=rules)
    if out is None:
        click.echo(as_text(found, lang), nl=False)
        return
    from kansrijk.picture.curve_page import write_curve

    unknown = unknown_effects(household, day, only_current=only_current, rules=rules)
    write_curve(found, out, lang, file=str(file or ""), unknown=unknown)
    click.echo({"nl": f"De lijn staat in {out}.", "en": f"The curve is in {out}."}[lang])


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--all", "show_all", is_flag=True, help="Also show the cases that are within tolerance.")
@click.option(
    "--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page of counts here."
)
def cases(files: tuple[Path, ...], show_all: bool, markdown: Path | None) -> None:
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
            click.echo(result.as_line())
    if secondary := secondary_line(results):
        click.echo(secondary)
    click.echo(summary_line(results))
    if any(result.ok is False for result in results):
        sys.exit(1)


@main.group()
def population() -> None:
    """Make and look at populations."""


@population.command("build")
@click.option("--area", default="NL", show_default=True, help="Code or name of a municipality, or NL.")
@click.option("--year", type=int, default=2025, show_default=True, help="Year of prices and division.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Parquet file to write."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same people.")
@click.pass_obj
def population_build(lang: str, area: str, year: int, out: Path, seed: int) -> None:
    """Draw a synthetic population from published figures, household by household."""
    from kansrijk.policy.people import build_population

    with _progress() as progress:
        households, persons = build_population(area, year, out, seed=seed, progress=progress)
    nl = f"{out}: {households:,} huishoudens, {persons:,} personen. Synthetisch: geen echte mensen.".replace(
        ",", "."
    )
    en = f"{out}: {households:,} households, {persons:,} persons. Synthetic: not real people."
    click.echo({"nl": nl, "en": en}[lang])


@population.command("describe")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def population_describe(lang: str, file: Path) -> None:
    """Check FILE and tell what it holds; nothing is written."""
    from kansrijk.people import Population

    people = Population.read(file)
    people.check(str(file))
    frame = people.frame
    kind = {"nl": "synthetisch" if people.meta.synthetic else "eigen gegevens", "en": people.meta.kind}[lang]
    words = {"nl": ("huishoudens", "gezinnen", "personen"), "en": ("households", "families", "persons")}[lang]
    numbers = (frame.n_households, frame.n_families, frame.n_persons)
    counts = ", ".join(f"{number} {word}" for number, word in zip(numbers, words, strict=True))
    click.echo(f"{file}: {kind}, {people.meta.area}, {people.meta.year}: {counts}.")


@main.group()
def provisions() -> None:
    """Look at municipal child provisions and check their files."""


@provisions.command("list")
@click.argument("area", required=False)
@click.option("--date", "day", default=TODAYS_LAW, show_default=True, help="The day, such as 2025-07-01.")
@click.pass_obj
def provisions_list(lang: str, area: str | None, day: str) -> None:
    """List the provisions of AREA, or the municipalities that have data."""
    from kansrijk.provisions import list_text

    click.echo(list_text(area, day, lang))


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


@main.group()
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


class _progress:  # noqa: N801 - used as a function
    """A progress bar on a terminal; silent elsewhere. Gives a callable (done, total, name)."""

    def __enter__(self) -> Callable[[int, int, str], None]:
        self.bar: Any = None
        self.task: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description:<28}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self.bar.start()
            self.task = self.bar.add_task("", total=None)
        return self.update

    def update(self, done: int, total: int, name: str) -> None:
        """Show how far the work is."""
        if self.bar is not None:
            self.bar.update(self.task, completed=done, total=total, description=name[:28])

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()


def _problem(*, nl: str, en: str) -> Problem:
    from kansrijk.engine.problems import Problem

    return Problem(nl=nl, en=en)


def _household(file: Path | None, example: str | None) -> Family:
    """The family of a file or the example of that name; one of the two must be given."""
    from kansrijk.people import Family

    if (file is None) == (example is None):
        names = ", ".join(Family.examples())
        raise _problem(
            nl=f"Geef een bestand, of een voorbeeld met --example: {names}.",
            en=f"Give a file, or an example with --example: {names}.",
        )
    return Family.example(example) if example else Family.read(file or "")


def _write_page(path: Path, title: str, fragment: str, lang: str) -> None:
    from html import escape

    from kansrijk.engine.files import write_atomically

    page = (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;"
        "padding:0 1rem}h4{margin-bottom:0}</style>"
        f"<main><h1>{escape(title)}</h1>{fragment}</main></html>"
    )
    with write_atomically(path) as temporary:
        temporary.write_text(page, encoding="utf-8")
