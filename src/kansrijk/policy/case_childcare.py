# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases of childcare allowance: from what a source prints to a household and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kansrijk.policy.case_homes import Inputs, NotCoveredError, Results, adult, child, home, one, paid_a_month
from kansrijk.policy.rulebook import DutchRules

KINDS_OF_CARE = {"dagopvang": 1, "bso": 2, "gastouder": 3}
MANY_HOURS = 200.0
TODDLER = 3


def _childcare(rules: DutchRules, income: float, further: bool, **care: float) -> dict[str, float]:
    """Costs, costs that count and allowance a month of one child; `further` when another child has more hours."""
    children = [child(TODDLER, **care)]
    if further:
        children.append(child(TODDLER, **{**care, "opvanguren_m": care["opvanguren_m"] + MANY_HOURS}))
    names = ["opvangkosten_kind_m", "opvangkosten_telt_m", "kinderopvangtoeslag_kind_m"]
    household = home([adult(loon_y=max(1.0, income)), *children])
    found = rules.compute(household, names, given={"toetsingsinkomen_gezin_y": float(income)})
    return {name: float(values[1]) for name, values in found.items()}


def _kind_of_care(inputs: Inputs, key: str = "opvang") -> int:
    kind = str(inputs.get(key, "dagopvang"))
    if kind not in KINDS_OF_CARE:
        raise NotCoveredError(
            nl=f"opvang van soort '{kind}' zit niet in deze versie",
            en=f"care of kind '{kind}' is not in this version",
        )
    return KINDS_OF_CARE[kind]


def _check_maximum(rules: DutchRules, inputs: Inputs, kind: int) -> None:
    """A case that states the highest hourly price must state the one of the law."""
    most = _childcare(rules, 0.0, False, opvang_soort=kind, opvanguren_m=1.0, opvangprijs_uur=100.0)
    stated = inputs.get("max_uurprijs")
    if stated is not None and abs(most["opvangkosten_telt_m"] - float(stated)) > 1e-6:
        raise NotCoveredError(
            nl=f"het geval rekent met een hoogste uurprijs van {stated}, de wet heeft {most['opvangkosten_telt_m']:g}",
            en=f"the case uses a highest price of {stated} an hour, the law has {most['opvangkosten_telt_m']:g}",
        )


def own_contribution(rules: DutchRules, inputs: Inputs) -> Results:
    """What parents pay themselves for one child, and the percentage that is paid back."""
    kind = _kind_of_care(inputs)
    _check_maximum(rules, inputs, kind)
    hours = float(inputs.get("uren_per_maand", 1.0))
    income = inputs.get("verzamelinkomen", inputs.get("toetsingsinkomen"))
    costs, counted, allowance = _childcare(
        rules,
        float(income or 0.0),
        inputs.get("kind", "eerste") != "eerste",
        opvang_soort=kind,
        opvanguren_m=hours,
        opvangprijs_uur=float(inputs["uurtarief"]),
    ).values()
    not_counted = {"niet_vergoed_per_uur": (costs - counted) / hours}
    if income is None:
        return not_counted
    return {
        **not_counted,
        "ouderbijdrage_per_maand": costs - allowance,
        "eigen_bijdrage_per_uur": (costs - allowance) / hours,
        "percentage": 100.0 * allowance / counted,
    }


def allowance(rules: DutchRules, inputs: Inputs) -> Results:
    """The allowance of one child, or of the family when the case lists its children."""
    if "kinderen" not in inputs:
        return own_contribution(rules, inputs)
    income = float(inputs["toetsingsinkomen"])
    children = [child(TODDLER, **_care(entry)) for entry in inputs["kinderen"]]
    household = home([adult(loon_y=max(1.0, income)), *children])
    year = one(rules, household, "kinderopvangtoeslag_y", toetsingsinkomen_gezin_y=income)
    return {"kot_per_jaar": year, "kot_per_maand": paid_a_month(year)}


def _care(entry: Mapping[str, Any]) -> dict[str, float]:
    """Hours and price of one child; a price ">= 8.02" is taken as 8.02."""
    hours = entry["uren_per_maand"] if "uren_per_maand" in entry else entry["uren_per_jaar"] / 12.0
    price = float(str(entry["tarief"]).removeprefix(">=").strip())
    return {
        "opvang_soort": _kind_of_care(entry, "soort"),
        "opvanguren_m": float(hours),
        "opvangprijs_uur": price,
    }


def reimbursement(rules: DutchRules, inputs: Inputs) -> Results:
    """The percentages of the first and of a further child."""
    first, further = (
        own_contribution(rules, {**inputs, "kind": kind, "uurtarief": 1.0})["percentage"]
        for kind in ("eerste", "volgend")
    )
    own = first if inputs.get("kind", "eerste") == "eerste" else further
    return {"percentage_eerste": first, "percentage_volgend": further, "percentage": own}
