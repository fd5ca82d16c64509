# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases of assistance and of what rests on its norm: from what a source prints to a household and back."""

from __future__ import annotations

from kansrijk.engine import OutsideKnownDates
from kansrijk.people.areas import find_area
from kansrijk.policy.case_homes import Inputs, NotCoveredError, Results, adult, home, one, situation
from kansrijk.policy.rulebook import DutchRules

MONTHS_OF_LOW_INCOME = 36


def assistance(rules: DutchRules, inputs: Inputs) -> Results:
    """Assistance of a family without any income."""
    return {"uitkering_per_maand": one(rules, home(situation(inputs)), "bijstand_m")}


def wealth_limit(rules: DutchRules, inputs: Inputs) -> Results:
    """The wealth up to which there is assistance."""
    return {"grens": one(rules, home(situation(inputs)), "vermogensgrens_bijstand")}


def cost_sharers(rules: DutchRules, inputs: Inputs) -> Results:
    """The norm of each of a number of adults who share a home."""
    household = home(*([adult()] for _ in range(int(inputs["kostendelers_A"]))))
    return {"norm_per_persoon_per_maand": one(rules, household, "bijstandsnorm_m")}


def income_limit_120(rules: DutchRules, inputs: Inputs) -> Results:
    """120% of the social minimum, a limit of many by-laws."""
    if float(inputs.get("percentage", 1.2)) != 1.2:
        raise NotCoveredError(
            nl=f"een grens van {inputs['percentage']:g} keer de norm zit niet in deze versie",
            en=f"a limit of {inputs['percentage']:g} times the norm is not in this version",
        )
    return {"grens_per_maand": one(rules, home(situation(inputs)), "sociaal_minimum_120_m")}


def income_limit_without_holiday_pay(rules: DutchRules, inputs: Inputs) -> Results:
    """A percentage of the social minimum without holiday pay, a limit of many by-laws."""
    minimum = one(rules, home(situation(inputs)), "sociaal_minimum_zonder_vakantiegeld_m")
    return {"grens_per_maand": float(inputs["percentage"]) * minimum}


def protected_base(rules: DutchRules, inputs: Inputs) -> Results:
    """90% of the norm: the base until 2020, and in the first half of 2021 for attachments of before."""
    household = home(situation(inputs))
    try:
        base = one(rules, household, "beslagvrije_voet_overgang_m")
    except OutsideKnownDates:
        base = one(rules, household, "beslagvrije_voet_basis_m")
    return {"basis": base}


def protected_maximum(rules: DutchRules, inputs: Inputs) -> Results:
    """The highest protected amount."""
    return {"maximum_per_maand": one(rules, home(situation(inputs)), "beslag_maximum_m")}


def owners_limit(rules: DutchRules, inputs: Inputs) -> Results:
    """The income below which an owner may ask for a higher protected amount."""
    members = situation(inputs, "huishouden")
    return {"belastbaar_inkomen": one(rules, home(members), "beslag_woonkosten_inkomensgrens_y")}


def income_allowance(rules: DutchRules, inputs: Inputs) -> Results:
    """The individual income allowance of a family on assistance; of all municipalities when a case names more."""
    family = {"maanden_laag_inkomen": MONTHS_OF_LOW_INCOME}
    members, names = situation(inputs), str(inputs["gemeente"]).split("/")
    amounts = {
        one(
            rules,
            home(members, family=family, gemeente=find_area(name).number),
            "individuele_inkomenstoeslag_y",
        )
        for name in names
    }
    if len(amounts) > 1:
        raise NotCoveredError(
            nl=f"de bedragen van {inputs['gemeente']} verschillen: {sorted(amounts)}",
            en=f"the amounts of {inputs['gemeente']} differ: {sorted(amounts)}",
        )
    return {"bedrag_per_jaar": amounts.pop()}
