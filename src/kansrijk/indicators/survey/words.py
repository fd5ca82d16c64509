# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table of survey estimates in plain words, in Dutch and English, and as CSV."""

from __future__ import annotations

import csv
import io

from kansrijk.engine.wording import number
from kansrijk.indicators.survey.run import EVERYONE, Report, Row

HEADINGS = {
    "nl": ("maat", "groep", "schatting", "fout", "van", "tot", "n", "deff"),
    "en": ("measure", "group", "estimate", "error", "from", "to", "n", "deff"),
}
NAMES: dict[str, dict[str, str]] = {
    "nl": {
        EVERYONE: "iedereen",
        "threshold": "armoedegrens",
        "poverty_rate": "deel onder de grens",
        "median_gap": "middelste afstand tot de grens",
        "fgt1": "gemiddelde afstand (FGT1)",
        "fgt2": "gemiddelde afstand in het kwadraat (FGT2)",
        "gini": "Gini",
        "quintile_ratio": "quintielverhouding",
        "mean": "gemiddelde",
        "total": "som",
        "median": "mediaan",
        "share": "deel",
        "quantile": "kwantiel",
        "child_deprivation": "kinderen die 3 van 17 dingen missen",
        "severe_deprivation": "kinderen die 7 van 13 dingen missen",
        "arope": "risico op armoede of uitsluiting (AROPE)",
        "alkire_foster": "meervoudig gemis",
    },
    "en": {
        EVERYONE: "everyone",
        "threshold": "poverty line",
        "poverty_rate": "part below the line",
        "median_gap": "median gap",
        "fgt1": "mean gap (FGT1)",
        "fgt2": "mean squared gap (FGT2)",
        "gini": "Gini",
        "quintile_ratio": "quintile ratio",
        "mean": "mean",
        "total": "total",
        "median": "median",
        "share": "part",
        "quantile": "quantile",
        "child_deprivation": "children who lack 3 of 17 things",
        "severe_deprivation": "children who lack 7 of 13 things",
        "arope": "at risk of poverty or exclusion (AROPE)",
        "alkire_foster": "multidimensional deprivation",
    },
}
AT_LINE = {
    ("below", "nl"): "Wie precies op de grens zit, telt niet als arm (<).",
    ("below", "en"): "Those exactly on the line do not count as poor (<).",
    ("up_to", "nl"): "Wie precies op de grens zit, telt als arm (<=).",
    ("up_to", "en"): "Those exactly on the line count as poor (<=).",
}


def as_csv(report: Report) -> str:
    """The estimates as CSV: codes as in the settings, numbers with a point."""
    text = io.StringIO()
    rows = [row.to_dict() for row in report.rows]
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_text(report: Report, language: str) -> str:
    """The estimates as a text table, with below it how the sample was drawn, which line was used, and what to mind."""
    cells = [HEADINGS[language], *(_cells(row, language) for row in report.rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    line, notes = {"nl": (report.line_nl, report.notes_nl), "en": (report.line_en, report.notes_en)}[language]
    rules = sorted({row.at_line for row in report.rows if row.at_line is not None})
    said = [AT_LINE[rule, language] for rule in rules]
    return "\n".join([*lines, "", _drawn(report, language), line, *said, *notes]) + "\n"


def _drawn(report: Report, language: str) -> str:
    def many(count: int, one: str, several: str) -> str:
        return f"{number(count, 0, language)} {one if count == 1 else several}"

    level, people = f"{100 * report.level:g}%", number(report.population, 0, language)
    clusters = many(report.clusters, "cluster", "clusters")
    strata = many(report.strata, "stratum", "strata")
    if language == "nl":
        respondents = many(report.respondents, "deelnemer", "deelnemers")
        return f"{respondents} in {clusters} en {strata}, samen {people}. Interval van {level}."
    respondents = many(report.respondents, "respondent", "respondents")
    return f"{respondents} in {clusters} and {strata}, standing for {people}. Interval of {level}."


def _cells(row: Row, language: str) -> tuple[str, ...]:
    names = NAMES[language]
    name = names.get(row.measure, row.measure) + (f" ({row.detail})" if row.detail else "")
    group = names.get(row.group, row.group) + (f": {row.category}" if row.category else "")
    deff = "-" if row.deff is None else number(row.deff, 2, language)
    numbers = (_number(value, row.unit, language) for value in (row.value, row.se, row.low, row.high))
    return (name, group, *numbers, number(row.n, 0, language), deff)


def _number(value: float | None, unit: str, language: str) -> str:
    if value is None:
        return "-"
    if unit == "share":
        return f"{number(100 * value, 2, language)}%"
    return number(value, 4 if unit in ("ratio", "score") else 2, language)
