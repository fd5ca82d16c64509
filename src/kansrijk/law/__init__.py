# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""National law: a folder an act, with its rules, parameters and worked cases."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path

from kansrijk.engine import Node, Parameter, Problem, collect, load_parameters

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
)
"""The acts in the order a reader would meet them; each is a folder of this package."""

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def national_law() -> tuple[tuple[Node, ...], dict[str, Parameter]]:
    """All rules and parameters of European Netherlands, of all dates.

    Raises:
        Problem: two acts define the same parameter.
    """
    modules = [import_module(f"kansrijk.law.{act}.rules") for act in ACTS]
    parameters: dict[str, Parameter] = {}
    for act in ACTS:
        path = FOLDER / act / "parameters.yaml"
        for name, parameter in (load_parameters(path) if path.exists() else {}).items():
            if name in parameters:
                raise Problem(
                    nl=f"Het bedrag '{name}' staat in twee wetten. Geef een van beide een andere naam.",
                    en=f"The parameter '{name}' stands in two acts. Rename one of them.",
                )
            parameters[name] = parameter
    return tuple(collect(*modules)), parameters
