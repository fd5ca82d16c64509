# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""National law: a folder an act, with its rules, parameters, gaps and worked cases.

Caribbean Netherlands has a law of its own, in US dollars: `kansrijk.law.caribbean`. The two never meet in one
rulebook.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from kansrijk.engine import Node, Parameter, Problem, collect, load_parameters
from kansrijk.engine.sentences import Reasons, load_reasons

ACTS = (
    "gezin",
    "inkomstenbelasting",
    "zorgverzekering",
    "minimumloon",
    "participatiewet",
    "kinderbijslag",
    "kindgebonden_budget",
    "zorgtoeslag",
    "huurtoeslag",
    "kinderopvangtoeslag",
    "bestaanszekerheid",
    "energietoeslag",
    "kwijtschelding",
    "beslagvrije_voet",
    "armoedegrenzen",
    "individuele_inkomenstoeslag",
    "bijzondere_bijstand",
)
"""The acts in the order a reader would meet them; each is a folder of this package."""

FOLDER = Path(__file__).parent
Law = tuple[tuple[Node, ...], dict[str, Parameter]]
"""Rules and parameters of all dates."""


@lru_cache(maxsize=1)
def national_law() -> Law:
    """All rules and parameters of European Netherlands, of all dates.

    Raises:
        Problem: two acts define the same parameter.
    """
    return acts_of("kansrijk.law", FOLDER, ACTS)


def acts_of(package: str, folder: Path, acts: Sequence[str]) -> Law:
    """The rules and parameters of some acts, each a folder with rules.py and, when it has amounts, parameters.yaml.

    Raises:
        Problem: two acts define the same parameter.
    """
    modules = [import_module(f"{package}.{act}.rules") for act in acts]
    parameters: dict[str, Parameter] = {}
    for act in acts:
        path = folder / act / "parameters.yaml"
        for name, parameter in (load_parameters(path) if path.exists() else {}).items():
            if name in parameters:
                raise Problem(
                    nl=f"Het bedrag '{name}' staat in twee wetten. Geef een van beide een andere naam.",
                    en=f"The parameter '{name}' stands in two acts. Rename one of them.",
                )
            parameters[name] = parameter
    return tuple(collect(*modules)), parameters


def reasons_of(folder: Path, acts: Sequence[str]) -> dict[str, Reasons]:
    """The reasons an explanation gives for the results of some acts, read from reasons.yaml where there is one.

    Raises:
        Problem: a file is no list of reasons.
    """
    paths = [folder / act / "reasons.yaml" for act in acts]
    return {name: reasons for path in paths if path.exists() for name, reasons in load_reasons(path).items()}


@lru_cache(maxsize=1)
def national_reasons() -> dict[str, Reasons]:
    """The reasons of European Netherlands, by the name of the result."""
    return reasons_of(FOLDER, ACTS)
