# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page that tells how the law did against worked cases: counted by act and year, and what is not covered and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kansrijk.policy.cases import CaseResult, secondary_line, summary_line

YEAR = re.compile(r"20(?:1[3-9]|2[0-6])")
HEADER = """<!--
SPDX-FileCopyrightText: 2026 The Kansrijk contributors
SPDX-License-Identifier: EUPL-1.2
Written by `kansrijk cases FILES --markdown PAGE`: change the cases or the law, not this page.
-->
# Worked cases: how the law did

"""


def as_markdown(results: Mapping[Path, Sequence[CaseResult]]) -> str:
    """The page for some files of cases: one table of counts, then every case that is off or not covered.

    A file beside an act is counted under that act, any other as published cases by scheme.
    """
    every = [result for found in results.values() for result in found]
    counts: Counter[tuple[str, str, str]] = Counter()
    years: set[str] = set()
    for path, found in results.items():
        for result in found:
            year = match[0] if (match := YEAR.search(result.id)) else "other"
            years.add(year)
            word = {True: "ok", False: "off", None: "open"}[result.ok]
            counts[_name(path, result), year, word] += 1
    columns = sorted(years)
    lines = [HEADER + f"{summary_line(every)}."]
    if secondary := secondary_line(every):
        lines.append(f"Of the published ones, {secondary.removeprefix('of which ')}.")
    lines += ["", "Each cell: within tolerance / computed (+ not covered).", ""]
    lines += ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in sorted({name for name, _, _ in counts}):
        cells = [_cell(counts, name, year) for year in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    apart = [result for result in every if result.ok is not True]
    if apart:
        lines += ["", "## Off or not covered", "", *(f"- {result.as_line()}" for result in apart)]
    return "\n".join(lines) + "\n"


def _name(path: Path, result: CaseResult) -> str:
    if path.name.startswith("cases"):
        return f"own: {path.parent.name}"
    return f"published: {re.split(r'-?20', result.id)[0]}"


def _cell(counts: Counter[tuple[str, str, str]], name: str, year: str) -> str:
    ok, off, unknown = (counts[name, year, word] for word in ("ok", "off", "open"))
    computed = f"{ok}/{ok + off}" if ok + off else ""
    return " ".join(part for part in (computed, f"(+{unknown})" if unknown else "") if part)
