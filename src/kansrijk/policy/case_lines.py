# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases of poverty lines and of Caribbean Netherlands: from what a source prints to a household and back.

As in every adapter, the amounts stand in `kansrijk.law` and nowhere here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kansrijk.engine import FamilyFacts, HouseholdFacts, Problem
from kansrijk.policy.rulebook import caribbean, netherlands

Inputs = Mapping[str, Any]
ISLANDS = {"bonaire": 1, "sint eustatius": 2, "statia": 2, "saba": 3}
COSTS = re.compile(r"(huur|energie) (\d+)")
ADULT: dict[str, Any] = {"leeftijd": 40, "rol": 0}


class NotUnderstoodError(Problem):
    """The case describes a household or island this adapter does not know; the sentences say which."""


def _child(age: int) -> dict[str, Any]:
    return {"leeftijd": age, "rol": 1}


YOUNG, TEENAGERS = [_child(4), _child(8)], [_child(14), _child(16)]
HOUSEHOLDS: dict[str, list[dict[str, Any]]] = {
    "alleenstaande": [ADULT],
    "alleenstaande (laagste huishoudtype)": [ADULT],
    "alleenstaande zelfstandig wonend": [ADULT],
    "paar": [ADULT, ADULT],
    "paar zelfstandig wonend": [ADULT, ADULT],
    "paar + 2 minderjarig": [ADULT, ADULT, *YOUNG],
    "paar + 2 minderjarig (hoogste huishoudtype)": [ADULT, ADULT, *YOUNG],
    "eenouder + 2 minderjarig": [ADULT, *YOUNG],
    "paar + 2 kinderen t/m 12": [ADULT, ADULT, *YOUNG],
    "paar + 2 jonge kinderen": [ADULT, ADULT, *YOUNG],
    "paar + 2 pubers": [ADULT, ADULT, *TEENAGERS],
    "eenouder + 2 pubers": [ADULT, *TEENAGERS],
}
"""The households that sources name, with their members."""


def line_results(scheme: str, year: int, inputs: Inputs) -> dict[str, float]:
    """Everything the adapter of `scheme` can compute for a case, by the name the source uses.

    Raises:
        NotUnderstoodError: the household or island is not known.
        OutsideKnownDates, NoResult: the amount is not known on that day, or for that household.
    """
    stated = inputs.get("peildatum") or f"{year}-01-01"
    day = stated if isinstance(stated, date) else date.fromisoformat(str(stated))
    return LINE_SCHEMES[scheme](day, inputs)


def _home(inputs: Inputs, **values: float) -> HouseholdFacts:
    text = str(inputs.get("huishouden", inputs.get("situatie", "alleenstaande")))
    form = re.sub(r"\s*\+\s*", " + ", text.split(",")[0].strip())
    if form not in HOUSEHOLDS:
        raise NotUnderstoodError(
            nl=f"het huishouden '{text}' wordt niet begrepen", en=f"the household '{text}' is not understood"
        )
    return HouseholdFacts(values, [FamilyFacts({}, list(HOUSEHOLDS[form]))])


def _low_income_line(day: date, inputs: Inputs) -> dict[str, float]:
    found = netherlands(day).compute(_home(inputs, gemeente=1), ["lage_inkomensgrens_m"])
    return {"grens_per_maand": found["lage_inkomensgrens_m"][0]}


def _poverty_line(day: date, inputs: Inputs) -> dict[str, float]:
    costs = {f"{name}_m": float(amount) for name, amount in COSTS.findall(str(inputs["huishouden"]))}
    name = "armoedegrens_m" if costs else "armoedegrens_voorbeeld_m"
    found = netherlands(day).compute(_home(inputs, gemeente=1, **costs), [name])
    return {"grens_per_maand": found[name][0]}


def _buffer(day: date, inputs: Inputs) -> dict[str, float]:
    found = netherlands(day).compute(_home(inputs, gemeente=1), ["armoedegrens_voorbeeld_buffer"])
    return {"vermogensgrens": found["armoedegrens_voorbeeld_buffer"][0]}


def _island(inputs: Inputs) -> int:
    name = str(inputs["eiland"]).lower()
    if name not in ISLANDS:
        raise NotUnderstoodError(
            nl=f"het eiland '{inputs['eiland']}' wordt niet begrepen",
            en=f"the island '{inputs['eiland']}' is not understood",
        )
    return ISLANDS[name]


def _child_benefit(day: date, inputs: Inputs) -> dict[str, float]:
    children = [_child(8) for _ in range(int(inputs.get("kinderen", 1)))]
    home = HouseholdFacts({"eiland": _island(inputs)}, [FamilyFacts({}, [ADULT, *children])])
    return {"usd_per_maand": caribbean(day).compute(home, ["kinderbijslag_bes_m"])["kinderbijslag_bes_m"][0]}


def _social_relief(day: date, inputs: Inputs) -> dict[str, float]:
    found = caribbean(day).compute(
        _home(inputs, eiland=_island(inputs), zelfstandig_wonend="zelfstandig" in str(inputs["situatie"])),
        ["onderstand_2weken_bes", "onderstand_bes_m"],
    )
    return {
        "usd_per_twee_weken": found["onderstand_2weken_bes"][0],
        "usd_per_maand": found["onderstand_bes_m"][0],
    }


def _benchmark(day: date, inputs: Inputs) -> dict[str, float]:
    home = _home(inputs, eiland=_island(inputs))
    return {"usd_per_maand": caribbean(day).compute(home, ["ijkpunt_bes_m"])["ijkpunt_bes_m"][0]}


LINE_SCHEMES: dict[str, Callable[[date, Inputs], dict[str, float]]] = {
    "cbs_lage_inkomensgrens": _low_income_line,
    "armoedegrens_cbs_scp_nibud": _poverty_line,
    "armoedegrens_vermogenstoets": _buffer,
    "kinderbijslag_bes": _child_benefit,
    "onderstand_bes": _social_relief,
    "ijkpunt_sociaal_minimum_bes": _benchmark,
}
"""The schemes of these cases and their adapters."""
