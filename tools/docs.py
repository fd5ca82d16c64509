# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write the reference pages that follow from the software itself: commands, columns, indicators and coverage.

Usage: python -m tools.docs [--check]

With `--check` nothing is written: pages that are out of date are named, and the exit code is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

HEADER = """<!--
SPDX-FileCopyrightText: 2026 The Kansrijk contributors
SPDX-License-Identifier: EUPL-1.2
Written by `make docs`: change the software, not this page.
-->
"""


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A Markdown table."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return [
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
        for line in lines
    ]


def walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every command that is not hidden, as typed."""
    yield path, command
    for name, below in sorted(getattr(command, "commands", {}).items()):
        if not below.hidden:
            yield from walk(below, f"{path} {name}")


def command_lines(path: str, command: Any) -> list[str]:
    """What one command does and takes."""
    click = import_module("click")
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    options = [
        (f"`{entry[0]}`", entry[1])
        for parameter in command.get_params(context)
        if (entry := parameter.get_help_record(context)) is not None
    ]
    text = (command.help or "").replace("\b\n", "").strip()
    return [f"## {path}", "", text, "", f"    {usage}", "", *table(["Option", "Meaning"], options), ""]


def command_line() -> list[str]:
    """The page of all commands and their options."""
    main = import_module("kansrijk.cli").main
    lines = ["# Command line", "", "Every command, with all it can be told.", ""]
    for path, command in walk(main, "kansrijk"):
        lines += command_lines(path, command)
    return lines


def limits(column: Any) -> str:
    """The values a column may hold, in words."""
    if column.codes:
        return "; ".join(f"{code} {labels['nl']}" for code, labels in sorted(column.codes.items()))
    if column.minimum is None and column.maximum is None:
        return "true or false" if column.kind == "bool" else "any"
    low, high = (
        format(bound, ".10g") if bound is not None else "" for bound in (column.minimum, column.maximum)
    )
    return f"{low} to {high}" if low and high else f"from {low}" if low else f"up to {high}"


def default(column: Any) -> str:
    """What a column holds when nothing is given, in words."""
    if column.default is None:
        return "required"
    if column.same_as:
        return f"as `{column.same_as}`"
    if isinstance(column.default, bool):
        return str(column.default).lower()
    return format(column.default, ".10g")


def columns() -> list[str]:
    """The page of everything that may be known of people before any rule runs."""
    return [
        "# Columns",
        "",
        "What may be known of a household, its families and its people before any rule runs. A column that",
        "is not required may be left out and then holds its default. `_m` is a month, `_y` a year.",
        "",
        *column_tables("columns.yaml", "##"),
        "## Caribbean Netherlands",
        "",
        "Bonaire, Sint Eustatius and Saba have a law of their own, in US dollars, and columns of their own.",
        "No household can be counted under both laws.",
        "",
        *column_tables("caribbean_columns.yaml", "###"),
    ]


def column_tables(file: str, heading: str) -> list[str]:
    """A table for each entity, of the columns in one file."""
    source = ROOT / "src" / "kansrijk" / "people" / file
    known = import_module("kansrijk.engine.columns").load_columns(source)
    lines = []
    for entity in ("household", "family", "person"):
        rows = [
            (
                f"`{item.name}`",
                item.kind,
                item.unit,
                default(item),
                limits(item),
                item.nl,
                item.sentence_en or item.en,
            )
            for item in known.values()
            if item.entity == entity
        ]
        if not rows:
            continue
        lines += [
            f"{heading} {entity.capitalize()}",
            "",
            *table(["Column", "Kind", "Unit", "Default", "Values", "Dutch label", "Meaning"], rows),
        ]
        lines.append("")
    return lines


def definitions(item: Any) -> list[str]:
    """The exact definition of an indicator in both languages."""
    return [f"- **{texts.name}.** {texts.definition}" for texts in (item.nl, item.en)]


def about(item: Any, say: Any) -> list[str]:
    """Code, version, unit, whom it is about and which way is better, and what changed over the years."""
    better = "" if item.direction == "neither" else f"; {item.direction} is better"
    what = f"unit: {say(item.unit, 'en')}; about: {say(item.population, 'en')}{better}"
    return [f"## {item.en.name}", "", f"`{item.code}`, version {item.version}; {what}", ""]


def indicators() -> list[str]:
    """The page of everything that is measured: what is computed, and what must be fed from outside."""
    registry = import_module("kansrijk.indicators").load_registry()
    words = import_module("kansrijk.indicators.describe")
    lines = [
        "# Indicators",
        "",
        "What is measured, and exactly how. A change of meaning is a new version; figures of two versions",
        "are never compared. `kansrijk indicators CODE` tells the same of one.",
        "",
    ]
    for item in registry.values():
        lines += about(item, words.say)
        lines += [*definitions(item), f"- Formula: {words.formula_words(item)}. Owner: {item.owner}."]
        lines.append(f"- Source: {item.source}.")
        if item.columns:
            lines.append(f"- Unknown where the population does not hold: {', '.join(item.columns)}.")
        lines += [*(f"- Break in {each.year}: {each.en}" for each in item.breaks), ""]
    lines += [
        "# Fed from outside",
        "",
        "Unknown until the data are there, never 0. With the reason and the data.",
        "",
    ]
    for item in registry.sources.values():
        lines += about(item, words.say)
        lines += [*definitions(item), f"- *Reden:* {item.reason_nl} *Nodig:* {item.needs_nl}"]
        lines += [f"- *Reason:* {item.reason_en} *Needed:* {item.needs_en}"]
        lines += [
            f"- Data: {words.say(item.feed, 'en')}. Source: {item.source}. Owner: {item.owner}.",
            *(f"- Break in {each.year}: {each.en}" for each in item.breaks),
            "",
        ]
    return lines


def law_coverage() -> list[str]:
    """The page of what of the law is known, for each scheme and year."""
    coverage = import_module("kansrijk.policy.coverage")
    return coverage.as_markdown(coverage.coverage(), "en").splitlines()


def worked_case_counts() -> list[str]:
    """The page of how many worked cases there are of each scheme and year."""
    counts = import_module("kansrijk.policy.case_counts")
    return counts.as_markdown(counts.case_counts()).splitlines()


def published_series() -> list[str]:
    """The page of every published series, with its definitions, years and areas."""
    store = import_module("kansrijk.indicators.series_files").load_series()
    lines = [
        "# Published series",
        "",
        "Figures as they were published, for `kansrijk trend`. Versions of one indicator are different measurements",
        "and are never joined. `ended` is the last year there will ever be.",
        "",
    ]
    for measure in store.measures.values():
        lines += [
            f"## {measure.en}",
            "",
            f"`{measure.code}`: *{measure.nl}*. Unit: {measure.unit} of {measure.population}.",
            "",
        ]
        rows = []
        for version in measure.versions.values():
            kept = [item for item in store.kept if (item.code, item.version) == (measure.code, version.code)]
            years = sorted({item.period for item in kept})
            areas = ", ".join(sorted({item.area for item in kept}))
            span = years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}" if years else ""
            source = version.publisher + (f" {version.table}" if version.table else "")
            text = version.words["en"]["definition"]
            rows.append((f"`{version.code}`", text, version.kind, source, span, version.ended or "", areas))
        lines += [*table(["Version", "Definition", "Kind", "Publisher", "Years", "Ended", "Areas"], rows), ""]
    return lines


def microdata() -> list[str]:
    """The page of the CBS microdata, variable by variable."""
    lines: list[str] = import_module("kansrijk.people.readers.microdata_files").as_markdown()
    return lines


def provision_patterns() -> list[str]:
    """The page of the patterns of child provisions, with examples that are run."""
    lines: list[str] = import_module("kansrijk.provisions.pages").pattern_page()
    return lines


def provision_coverage() -> list[str]:
    """The page of how many municipalities the catalogue covers."""
    catalogue = import_module("kansrijk.policy.catalogue")
    text: str = catalogue.coverage_text("2025-07-01", "en")
    listed: str = catalogue.computed_list("2025-07-01", "en")
    head = [
        "## Municipalities that can be computed",
        "",
        "How many, by province and size; then each by name.",
        "",
    ]
    return ["# Child provisions that are known", "", *text.splitlines(), "", *head, *listed.splitlines()]


PAGES: dict[str, tuple[str, Callable[[], list[str]]]] = {
    "command-line.md": ("kansrijk.cli", command_line),
    "columns.md": ("kansrijk.people", columns),
    "indicators.md": ("kansrijk.indicators", indicators),
    "series.md": ("kansrijk.indicators.series_files", published_series),
    "microdata.md": ("kansrijk.people.readers.microdata_files", microdata),
    "law-coverage.md": ("kansrijk.policy.coverage", law_coverage),
    "provision-patterns.md": ("kansrijk.provisions.pages", provision_patterns),
    "provision-coverage.md": ("kansrijk.policy.catalogue", provision_coverage),
    "worked-case-counts.md": ("kansrijk.policy.case_counts", worked_case_counts),
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` tell which are out of date."""
    stale = []
    for name, (module, page) in PAGES.items():
        if find_spec(module) is None:
            continue
        text = HEADER + "\n".join(page()).rstrip() + "\n"
        path = REFERENCE / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} {'is out of date' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
