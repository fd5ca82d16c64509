# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The choices to weigh against a budget: lists of income limits, ages, amounts and whether debt help is a ground."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any, Literal

from kansrijk.engine import Problem
from kansrijk.policy.whatif.reading import OLDEST, InvalidReform, age_range
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.loader import read_yaml
from kansrijk.provisions.model import Ages
from kansrijk.provisions.structure import build, json_schema

SHIPPED = Path(str(files("kansrijk.policy") / "data" / "options.yaml"))
MOST = 5_000
"""More mixes than this are refused: nobody can weigh them, and the chart would be a smear."""
Line = Literal[100, 110, 120, 130]


@dataclass(frozen=True)
class Choices:
    """What may be chosen from.

    `line` is the percentage of the social minimum below which a child counts as poor. `beside` says how the amount
    stands to what the municipality gives already: "up_to" fills that up, "on_top" comes beside it.
    """

    limits_pct: tuple[float, ...]
    ages: tuple[Ages, ...]
    amounts_eur: tuple[float, ...]
    debt_help: tuple[bool, ...] = (False,)
    line: Line = 120
    beside: Literal["up_to", "on_top"] = "up_to"


@dataclass(frozen=True)
class Option:
    """One mix: an amount a year for every child of these ages in a family up to the limit."""

    limit_pct: float
    from_: int
    to: int
    amount_eur: float
    debt_help: bool


def read_choices(path: Path | None = None) -> Choices:
    """The choices in a YAML file, or those that ship.

    Raises:
        InvalidReform: something is wrong; the sentence names file, line, field and remedy.
        Problem: there is no such file, or it holds too many mixes.
    """
    data, findings = read_yaml(path or SHIPPED)
    built: Choices | None = None if findings.found else build(Choices, data, (), findings)
    if built is not None:
        _check(built, findings)
    if built is None or findings.found:
        raise InvalidReform(findings)
    number = len(built.limits_pct) * len(built.ages) * len(built.amounts_eur) * len(built.debt_help)
    if number > MOST:
        raise Problem(
            nl=f"{findings.file} geeft {number} mogelijkheden; meer dan {MOST} is niet te overzien. Maak lijsten korter.",
            en=f"{findings.file} gives {number} options; more than {MOST} cannot be weighed. Make lists shorter.",
        )
    return built


def _check(choices: Choices, findings: Findings) -> None:
    for name in ("limits_pct", "ages", "amounts_eur", "debt_help"):
        if not getattr(choices, name):
            findings.add((name,), "is leeg. Geef minstens een keuze.", "is empty. Give at least one choice.")
    for name in ("limits_pct", "amounts_eur"):
        for place, value in enumerate(getattr(choices, name)):
            if value <= 0:
                findings.add((name, place), "moet hoger zijn dan 0.", "must be above 0.")
    for place, ages in enumerate(choices.ages):
        low, high = ages.from_ or 0, OLDEST if ages.to is None else ages.to
        if not 0 <= low <= high <= OLDEST:
            findings.add(
                ("ages", place),
                f"van {low} tot en met {high} kan niet. Kies leeftijden van 0 tot en met {OLDEST}.",
                f"from {low} up to and including {high} cannot be. Choose ages from 0 to {OLDEST}.",
            )


def mixes(choices: Choices) -> list[Option]:
    """Every mix of one value of each list."""
    found = []
    for limit, ages, amount, debt in product(
        choices.limits_pct, choices.ages, choices.amounts_eur, choices.debt_help
    ):
        band = age_range(ages.from_, ages.to)
        found.append(Option(limit, band.start, band.stop - 1, amount, debt))
    return list(dict.fromkeys(found))


def choices_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of choices."""
    return json_schema(Choices)
