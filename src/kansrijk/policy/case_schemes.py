# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases that name a scheme: from the inputs a source prints to a household, and back to what it prints.

An adapter only builds the household, asks the rules and brings the answer in the form of the source (a month, whole
euros). The law itself stands in `kansrijk.law` and nowhere here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kansrijk.engine import HouseholdFacts, Reform
from kansrijk.policy import case_assistance, case_childcare, case_rent
from kansrijk.policy.case_chain import whole_family
from kansrijk.policy.case_homes import (
    CHILD_AGE,
    Adapter,
    Inputs,
    NotCoveredError,
    Results,
    adult,
    amount,
    child,
    first,
    home,
    one,
    paid_a_month,
)
from kansrijk.policy.case_lines import LINE_SCHEMES, NotUnderstoodError, line_results
from kansrijk.policy.rulebook import DutchRules, netherlands


def scheme_results(
    scheme: str, year: int, inputs: Inputs, parameters: Mapping[str, float] | None = None
) -> Results:
    """Everything the adapter of `scheme` can compute for a case, by the name the source uses.

    `parameters` are amounts that the source used instead of those of the law.

    Raises:
        NotCoveredError: the scheme, or an input of the case, is not in this version.
        OutsideKnownDates: the law of that year is not known.
    """
    if scheme in LINE_SCHEMES:
        try:
            return line_results(scheme, year, inputs)
        except NotUnderstoodError as reason:
            raise NotCoveredError(nl=reason.nl, en=reason.en) from reason
    if scheme not in SCHEMES:
        nl, en = ELSEWHERE.get(
            scheme, (f"regeling {scheme} zit niet in deze versie", f"scheme {scheme} is not in this version")
        )
        raise NotCoveredError(nl=nl, en=en)
    known, adapter = SCHEMES[scheme]
    day = inputs.get("peildatum") or f"{year}-01-01"
    rules = netherlands(day if isinstance(day, date) else str(day))
    if parameters:
        rules = rules.reform(Reform("amounts of the source", dict(parameters)))
    unknown = sorted(set(inputs) - set(known) - {"peildatum"})
    if unknown:
        # A day without law is the better reason, whatever the inputs are.
        rules.plan(["besteedbaar_inkomen_y"])
        raise NotCoveredError(
            nl=f"gegeven '{unknown[0]}' van regeling {scheme} wordt niet begrepen",
            en=f"input '{unknown[0]}' of scheme {scheme} is not understood",
        )
    return adapter(rules, inputs)


def _wage_tax(rules: DutchRules, inputs: Inputs) -> Results:
    wanted = {"leeftijd": "jonger dan AOW", "loonheffingskorting": True, "tijdvak": "maand", "tabel": "wit"}
    for name, value in wanted.items():
        if inputs.get(name, value) != value:
            raise NotCoveredError(
                nl=f"een tabel met {name} = {inputs[name]} zit niet in deze versie",
                en=f"a table with {name} = {inputs[name]} is not in this version",
            )
    names = ["box1_belasting_m", "algemene_heffingskorting_m", "inkomstenbelasting_m"]
    household = home([adult(loon_y=12.0 * inputs["bruto_maandloon_tabel"])])
    gross, credit, tax = first(rules, household, names).values()
    return {
        "loonheffing_zonder_korting": gross,
        "loonheffing_met_korting": tax,
        "verrekende_arbeidskorting": max(0.0, gross - credit - tax),
    }


def _health_levy(rules: DutchRules, inputs: Inputs) -> Results:
    household = home([adult(loon_y=float(inputs["bruto_jaarloon"]))])
    return {"bijdrage": one(rules, household, "zvw_werkgeversheffing_y")}


def _means_tested(inputs: Inputs, ages: Sequence[int] = ()) -> HouseholdFacts:
    adults = [adult(), adult()] if inputs.get("partner") else [adult()]
    wealth = {"vermogen": float(inputs.get("vermogen", 0.0))}
    return home([*adults, *(child(int(age)) for age in ages)], family=wealth)


def _care_allowance(rules: DutchRules, inputs: Inputs) -> Results:
    household = _means_tested(inputs)

    def a_year(income: float) -> float:
        return one(rules, household, "zorgtoeslag_y", toetsingsinkomen_gezin_y=income)

    if "toetsingsinkomen" not in inputs:
        last = case_rent.highest(lambda income: a_year(income) > 0.0, 1.0)
        return {"hoogste_toetsingsinkomen_met_recht": last}
    income = inputs["toetsingsinkomen"]
    year = a_year(amount(rules, "drempelinkomen") if income == "<= drempelinkomen" else float(income))
    return {"zorgtoeslag_per_maand": paid_a_month(year), "zorgtoeslag_per_jaar": year}


def _child_benefit(rules: DutchRules, inputs: Inputs) -> Results:
    if "leeftijden" not in inputs and "kinderen" in inputs:
        raise NotCoveredError(
            nl="het geval zegt niet hoe oud de kinderen zijn",
            en="the case does not tell how old the children are",
        )
    household = home([adult(), *(child(int(age)) for age in inputs["leeftijden"])])
    amounts = rules.compute(household, ["kinderbijslag_kwartaal"])["kinderbijslag_kwartaal"]
    return {"kinderbijslag_per_kwartaal": sum(amounts)}


def _child_budget(rules: DutchRules, inputs: Inputs) -> Results:
    household, income = _means_tested(inputs, inputs["leeftijden"]), float(inputs["toetsingsinkomen"])
    year = one(rules, household, "kindgebonden_budget_y", toetsingsinkomen_gezin_y=income)
    return {"kgb_per_jaar": year, "kgb_per_maand": paid_a_month(year)}


def _combination_credit(rules: DutchRules, inputs: Inputs) -> Results:
    parents = [adult(loon_y=inputs["arbeidsinkomen"])]
    if not inputs.get("minstverdienend_of_alleenstaand", True):
        parents.append(adult())
    household = home([*parents, child(CHILD_AGE if inputs["kind_onder_12"] else 12)])
    return {"iack": one(rules, household, "iack_y")}


SCHEMES: dict[str, tuple[tuple[str, ...], Adapter]] = {
    "loonheffing_maand": (
        ("bruto_maandloon_tabel", "leeftijd", "loonheffingskorting", "tijdvak", "tabel"),
        _wage_tax,
    ),
    "iack": (("arbeidsinkomen", "kind_onder_12", "minstverdienend_of_alleenstaand"), _combination_credit),
    "zvw_werkgeversheffing": (("bruto_jaarloon",), _health_levy),
    "zorgtoeslag": (("partner", "toetsingsinkomen", "vermogen"), _care_allowance),
    "kinderbijslag": (("leeftijden", "kinderen"), _child_benefit),
    "kindgebonden_budget": (("partner", "leeftijden", "toetsingsinkomen", "vermogen"), _child_budget),
    "huurtoeslag": (
        (
            "huishouden",
            "personen",
            "leeftijd",
            "aow",
            "rekenhuur",
            "kale_huur",
            "rekeninkomen",
            "vermogen",
        ),
        case_rent.rent_allowance,
    ),
    "huurtoeslag_maximum": (("situatie", "rekenhuur", "rekeninkomen"), case_rent.rent_allowance),
    "huurtoeslag_hoogste_inkomen": (
        ("personen", "rekenhuur", "verlaging_basishuur"),
        case_rent.income_without_allowance,
    ),
    "huurtoeslag_min_basishuur": (("eenpersoons",), case_rent.lowest_basic_rent),
    "huurtoeslag_factoren": (("type", "Nmin", "Ymin", "Nref_na_verlaging", "Yref"), case_rent.factors),
    "kinderopvang_ouderbijdrage": (
        ("verzamelinkomen", "kind", "uren_per_maand", "uurtarief", "max_uurprijs", "opvang"),
        case_childcare.own_contribution,
    ),
    "kinderopvangtoeslag": (
        ("toetsingsinkomen", "opvang", "uurtarief", "kind", "max_uurprijs", "kinderen"),
        case_childcare.allowance,
    ),
    "kinderopvangtoeslag_percentage": (("toetsingsinkomen", "kind"), case_childcare.reimbursement),
    "bijstand_norm": (("situatie", "leeftijd"), case_assistance.assistance),
    "bijstand_vermogensgrens": (("situatie",), case_assistance.wealth_limit),
    "bijstand_kostendelersnorm": (("kostendelers_A", "norm_gehuwden_B"), case_assistance.cost_sharers),
    "gemeentelijke_inkomensgrens_120pct": (
        ("situatie", "norm", "percentage"),
        case_assistance.income_limit_120,
    ),
    "gemeentelijke_inkomensgrens": (
        ("situatie", "norm_excl_vt", "percentage"),
        case_assistance.income_limit_without_holiday_pay,
    ),
    "huishouden_keten": (("huishouden", "bruto_arbeidsinkomen_belastbaar", "vermogen"), whole_family),
    "beslagvrije_voet_basis": (("situatie", "norm"), case_assistance.protected_base),
    "beslagvrije_voet_maximum": (("situatie",), case_assistance.protected_maximum),
    "beslagvrije_voet_woonkosten_inkomensgrens": (("huishouden",), case_assistance.owners_limit),
    "individuele_inkomenstoeslag": (("gemeente", "situatie"), case_assistance.income_allowance),
}
"""For each scheme the inputs its adapter understands beside `peildatum`, and the adapter."""

ELSEWHERE = {
    "armoedecijfers_kinderen": (
        "een aantal kinderen in armoede is een statistiek en geen regel van de wet",
        "a count of children in poverty is a statistic and no rule of law",
    ),
    "huurtoeslag_herziening": (
        "een verschil tussen twee bedragen van een jaar is geen uitkomst van de wet van dat jaar",
        "a difference between two amounts of one year is no result of the law of that year",
    ),
}
"""Why a scheme without adapter is not covered, in Dutch and English."""
