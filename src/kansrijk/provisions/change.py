# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What if: another amount, limit or age in a municipality's scheme, or a scheme that does not exist yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kansrijk.engine import Parameter, Problem, Reform
from kansrijk.engine.reform import apply
from kansrijk.provisions.ages import bands
from kansrijk.provisions.loader import load_municipality
from kansrijk.provisions.model import Municipality, Provision
from kansrijk.provisions.rules import ProvisionRules, rules_of

NUMBERS = {
    "amounts": "bedragen",
    "limits": "inkomensgrenzen",
    "shares": "aandelen",
    "wealth_test": "vermogenstoets",
    "own_wealth_limit": "vermogensgrens_eigen",
    "debt_help": "schuldgrond",
    "most_children": "hoogste_aantal",
}
"""What a change may say, and the last part of the parameter's name it stands for."""


def parameters_of(local: ProvisionRules, slug: str) -> dict[str, Parameter]:
    """The parameters of one scheme by the plain names of `NUMBERS`: these are what a reform may change.

    Raises:
        Problem: the municipality has no computed scheme with that slug; those it has are named.
    """
    if slug not in local.names:
        known = ", ".join(local.names) or "-"
        raise Problem(
            nl=f"{local.name} heeft geen berekende regeling '{slug}'. Wel: {known}.",
            en=f"{local.name} has no computed scheme '{slug}'. It has: {known}.",
        )
    stem = local.names[slug].removesuffix("_y").removesuffix("_eenmalig")
    return {plain: local.parameters[f"{stem}_{name}"] for plain, name in NUMBERS.items()}


def scheme_reform(local: ProvisionRules, slug: str, title: str, **numbers: Any) -> Reform:
    """A reform of one scheme.

    Args:
        local: the municipality's provisions.
        slug: the scheme.
        title: what the change is called.
        numbers: new values by the names of `NUMBERS`. `amounts` (EUR a year, or once) and `limits` (percent) may be
            one number for all ages that have one now, or a mapping of age to number: that also changes the ages.

    Raises:
        Problem: no such scheme, or a name that is not in `NUMBERS`.
    """
    found = parameters_of(local, slug)
    unknown = set(numbers) - set(NUMBERS)
    if unknown:
        raise Problem(
            nl=f"'{min(unknown)}' is geen getal van een regeling. Kies uit: {', '.join(NUMBERS)}.",
            en=f"'{min(unknown)}' is no number of a scheme. Choose from: {', '.join(NUMBERS)}.",
        )
    item = next(item for item in local.computed if item.provision.slug == slug)
    now = {"amounts": item.amounts, "limits": item.limits}
    values: dict[str, Any] = {}
    for plain, value in numbers.items():
        if plain in now:
            by_age = value if isinstance(value, Mapping) else dict.fromkeys(now[plain], float(value))
            values[found[plain].name] = [list(row) for row in bands(dict(by_age))]
        else:
            values[found[plain].name] = float(value) if not isinstance(value, list) else value
    return Reform(title, parameters=values)


def reformed(local: ProvisionRules, reform: Reform) -> ProvisionRules:
    """The municipality's provisions after a reform of their parameters.

    Raises:
        UnknownName: the reform changes a parameter that these provisions do not have.
    """
    _, parameters = apply(reform, local.nodes, local.parameters)
    return replace(local, parameters=parameters)


def with_scheme(local: ProvisionRules, scheme: Provision, *, only: bool = False) -> ProvisionRules:
    """The municipality's provisions with one scheme more, also where nothing was known; `only` leaves out the others.

    The others are those of the data file; a reform made before is not kept.
    """
    municipality = load_municipality(local.code)
    there = municipality.provisions if municipality is not None and not only else ()
    pots = municipality.shared_budgets if municipality is not None and not only else ()
    together = Municipality(local.code, local.name, (*there, scheme), shared_budgets=pots)
    return rules_of(together, local.day)
