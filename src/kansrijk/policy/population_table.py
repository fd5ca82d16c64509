# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The table of a population check, for the screen and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kansrijk.policy.population_check import Row

Tables = Mapping[int, Sequence[Row]]
WORDS = {
    "nl": {
        "met": "ja",
        "missed": "MIST",
        "nothing": "Over dit jaar en gebied is niets gepubliceerd om mee te vergelijken.",
    },
    "en": {
        "met": "yes",
        "missed": "MISSES",
        "nothing": "Nothing was published about this year and area to compare with.",
    },
}
HEADS = {
    "nl": ("wat", "gepubliceerd", "gekregen", "verschil", "binnen marge", "gebruikt"),
    "en": ("what", "published", "got", "error", "within margin", "used"),
}
LICENCE = """\
<!--
SPDX-FileCopyrightText: 2026 The Kansrijk contributors
SPDX-License-Identifier: EUPL-1.2
Made by `kansrijk population check`. Do not edit by hand.
-->
"""


def number(value: float) -> str:
    """A figure with as many decimals as it needs to be read."""
    return f"{value:.1f}" if abs(value) >= 100 else f"{value:.2f}"


def target(row: Row) -> str:
    """The published figure, or the range."""
    low, high = row.target
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def _cells(row: Row, lang: str) -> tuple[str, ...]:
    words = WORDS[lang]
    used = {"nl": ("nee", "ja"), "en": ("no", "yes")}[lang][row.used]
    met = words["met"] if row.met else words["missed"]
    return (row.label[lang], f"{target(row)} {row.unit}", number(row.got), f"{row.error:+.2f}", met, used)


def as_text(tables: Tables, lang: str) -> str:
    """Tables of columns for a terminal, a year each."""
    lines: list[str] = []
    for year, rows in tables.items():
        cells = [HEADS[lang], *(_cells(row, lang) for row in rows)]
        widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
        lines.append(f"{year}")
        if not rows:
            lines.append(WORDS[lang]["nothing"])
            continue
        lines += [
            "  ".join(cell.ljust(width) for cell, width in zip(one, widths, strict=True)).rstrip()
            for one in cells
        ]
        lines.append("")
    return "\n".join(lines).rstrip()


def as_markdown(tables: Tables, seed: int, share: float) -> str:
    """A page in English with a table for each year, the misses counted above it."""
    drawn = "all households" if share == 1 else f"{100 * share:g} percent of the households"
    about = (
        f"The synthetic population (seed {seed}, {drawn}) held against published figures, for every year there are "
        "any. *Used* says whether the population was built or tuned to meet the figure: only the others test it. "
        "[What it means](../explanation/synthetic-population.md).\n"
    )
    parts = [LICENCE, "# Population check\n", about]
    for year, rows in tables.items():
        missed = sum(not row.met for row in rows)
        parts.append(f"## {year}\n\n{len(rows)} figures, {missed} outside their margin.\n")
        parts.append("| " + " | ".join((*HEADS["en"], "margin", "source")) + " |\n|" + "---|" * 8)
        for row in rows:
            cells = (*_cells(row, "en"), number(row.margin), row.source)
            parts.append("| " + " | ".join(cells) + " |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"
