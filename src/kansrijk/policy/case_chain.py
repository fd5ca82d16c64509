# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases of a whole family: from pay to what is left with all allowances, by the names another program uses."""

from __future__ import annotations

import re

from kansrijk.policy.case_homes import Inputs, NotCoveredError, Results, adult, child, first, home
from kansrijk.policy.rulebook import DutchRules, netherlands

FAMILY = re.compile(r"(alleenstaande ouder \+|paar, een kostwinner,) (\d) kinderen 6-11, huur (\d+)")
AGE_6_TO_11 = 8
RESULTS = {
    "ib_box1": "box1_belasting_y",
    "ahk": "algemene_heffingskorting_y",
    "ak": "arbeidskorting_y",
    "iack": "iack_y",
    "loon_na_belasting": "netto_eigen_inkomen_y",
    "kgb": "kindgebonden_budget_y",
    "zorgtoeslag": "zorgtoeslag_y",
    "huurtoeslag": "huurtoeslag_gezin_y",
    "kinderbijslag_niet_meegeteld": "kinderbijslag_y",
}
"""Our result for each name of the case; of a person it is that of the one who earns."""


def whole_family(rules: DutchRules, inputs: Inputs) -> Results:
    """Tax, credits and allowances of a family with one income, and what is left without child benefit.

    Child benefit is that of the second half of the year, four quarters of it.
    """
    found = FAMILY.fullmatch(str(inputs["huishouden"]))
    if found is None:
        raise NotCoveredError(
            nl=f"het huishouden '{inputs['huishouden']}' wordt niet begrepen",
            en=f"the household '{inputs['huishouden']}' is not understood",
        )
    adults = [adult(loon_y=float(inputs["bruto_arbeidsinkomen_belastbaar"]))]
    if found[1].startswith("paar"):
        adults.append(adult())
    children = [child(AGE_6_TO_11) for _ in range(int(found[2]))]
    household = home(
        [*adults, *children],
        family={"vermogen": float(inputs.get("vermogen", 0.0))},
        huurwoning=True,
        huur_m=float(found[3]),
    )
    second_half = netherlands(rules.day.replace(month=7))
    amounts = first(
        second_half, household, [*RESULTS.values(), "heffingskortingen_y", "besteedbaar_inkomen_y"]
    )
    results = {name: amounts[ours] for name, ours in RESULTS.items()}
    unused = max(0.0, amounts["heffingskortingen_y"] - amounts["box1_belasting_y"])
    return {
        **results,
        # The source takes what cannot be used off the general credit.
        "ahk": results["ahk"] - unused,
        "niet_verzilverde_korting": unused,
        "netto_inkomen_zonder_kinderbijslag": amounts["besteedbaar_inkomen_y"] - amounts["kinderbijslag_y"],
    }
