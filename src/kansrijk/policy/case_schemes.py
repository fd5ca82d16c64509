# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Worked cases that name a scheme: from the inputs a source prints to a household, and back to what it prints.

An adapter only builds the household, asks the rules and brings the answer in the form of the source (a month, whole
euros). The law itself stands in `kansrijk.law` and nowhere here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kansrijk.engine import FamilyFacts, HouseholdFacts, Reform
from kansrijk.policy.rulebook import DutchRules, netherlands

Person = dict[str, Any]
Inputs = Mapping[str, Any]
WORKING_AGE, CHILD_AGE = 40, 8
DAY_CARE = 1
KINDS_OF_CARE = {"dagopvang": 1, "bso": 2, "gastouder": 3}
MANY_HOURS = 200.0


class NotCoveredError(Exception):
    """The law in this version does not compute this case; the text says why."""


def scheme_results(scheme: str, year: int, inputs: Inputs) -> dict[str, float]:
    """Everything the adapter of `scheme` can compute for a case, by the name the source uses.

    Raises:
        NotCoveredError: the scheme, or an input of the case, is not in this version.
        OutsideKnownDates: the law of that year is not known.
    """
    if scheme not in SCHEMES:
        raise NotCoveredError(ELSEWHERE.get(scheme, f"scheme {scheme} is not in this version"))
    known, adapter = SCHEMES[scheme]
    day = inputs.get("peildatum") or f"{year}-01-01"
    rules = netherlands(day if isinstance(day, date) else str(day))
    rules.plan(["besteedbaar_inkomen_y"])
    unknown = sorted(set(inputs) - set(known))
    if unknown:
        raise NotCoveredError(f"input '{unknown[0]}' of scheme {scheme} is not understood")
    return adapter(rules, inputs)


def _adult(age: int = WORKING_AGE, **facts: float) -> Person:
    return {"leeftijd": age, "rol": 0, **facts}


def _child(age: int = CHILD_AGE, **facts: float) -> Person:
    return {"leeftijd": age, "rol": 1, **facts}


def _home(*families: Sequence[Person], wealth: float = 0.0, **values: float) -> HouseholdFacts:
    return HouseholdFacts(
        {"gemeente": 1, **values}, [FamilyFacts({"vermogen": wealth}, list(members)) for members in families]
    )


def _first(rules: DutchRules, home: HouseholdFacts, names: Sequence[str], **given: float) -> dict[str, float]:
    """The results of the first person, family or household."""
    return {name: float(values[0]) for name, values in rules.compute(home, names, given=given).items()}


def _paid_a_month(year_amount: float) -> float:
    """What Toeslagen prints: a twelfth of the year, rounded down to whole euros."""
    return float(math.floor(year_amount / 12.0 + 1e-9))


def _wage_tax(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    wanted = {"leeftijd": "jonger dan AOW", "loonheffingskorting": True, "tijdvak": "maand", "tabel": "wit"}
    for name, value in wanted.items():
        if inputs.get(name, value) != value:
            raise NotCoveredError(f"a table with {name} = {inputs[name]} is not in this version")
    names = ["box1_belasting_m", "algemene_heffingskorting_m", "inkomstenbelasting_m"]
    home = _home([_adult(loon_y=12.0 * inputs["bruto_maandloon_tabel"])])
    gross, credit, tax = _first(rules, home, names).values()
    return {
        "loonheffing_zonder_korting": gross,
        "loonheffing_met_korting": tax,
        "verrekende_arbeidskorting": max(0.0, gross - credit - tax),
    }


def _residents(inputs: Inputs) -> int:
    if "personen" in inputs:
        return int(inputs["personen"])
    if str(inputs.get("huishouden", "")) in ("eenpersoons", "EP"):
        return 1
    if str(inputs.get("huishouden", "")) == "meerpersoons (partners met kind)":
        return 3
    raise NotCoveredError("the case does not tell how many people live in the home")


def _rent_allowance(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    members = [_adult(int(inputs.get("leeftijd", WORKING_AGE)))]
    members += [_child() for _ in range(_residents(inputs) - 1)]
    if "rekenhuur" not in inputs:
        raise NotCoveredError("the case gives no rent that counts (rekenhuur)")
    home = _home(members, wealth=inputs.get("vermogen", 0.0), huurwoning=True, huur_m=inputs["rekenhuur"])
    year = _first(rules, home, ["huurtoeslag_y"], rekeninkomen_y=inputs["rekeninkomen"])["huurtoeslag_y"]
    return {"huurtoeslag_per_maand": _paid_a_month(year), "huurtoeslag_per_jaar": year}


def _basic_rent(rules: DutchRules, residents: int, income: float) -> float:
    home = _home([_adult(), *(_child() for _ in range(residents - 1))])
    return _first(rules, home, ["basishuur_m"], rekeninkomen_y=income)["basishuur_m"]


def _lowest_basic_rent(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    return {"basishuur": _basic_rent(rules, 1 if inputs["eenpersoons"] else 2, 0.0)}


def _rent_factors(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    """a and b of "a x income squared + b x income", read off at two incomes.

    The basic rent is rounded to the cent. With norm rents a million times as high it is a million times as high too,
    so that the rounding no longer hides the last digits.
    """
    if inputs["type"] not in ("EP", "MP"):
        raise NotCoveredError(f"factors of type {inputs['type']} are not in this version")
    scale = 1e6
    norms = [name for name in rules.parameters if name.startswith(("huur_norm_", "huur_verlaging_"))]
    values = {name: rules.parameters[name].on(rules.day).value for name in norms}
    raised = {name: scale * value for name, value in values.items() if isinstance(value, float)}
    high = rules.reform(Reform("norm rents times a million", {**raised, "huur_opslag": 0.0}))
    one, two = 40_000.0, 80_000.0
    at_one, at_two = (
        _basic_rent(high, 1 if inputs["type"] == "EP" else 2, income) / scale for income in (one, two)
    )
    a = (at_two / two - at_one / one) / (two - one)
    return {"a": a, "b": at_one / one - a * one}


def _means_tested(inputs: Inputs, ages: Sequence[int] = ()) -> HouseholdFacts:
    adults = [_adult(), _adult()] if inputs.get("partner") else [_adult()]
    return _home([*adults, *(_child(int(age)) for age in ages)], wealth=inputs.get("vermogen", 0.0))


def _care_allowance(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    home = _means_tested(inputs)

    def a_year(income: float) -> float:
        return _first(rules, home, ["zorgtoeslag_y"], toetsingsinkomen_gezin_y=income)["zorgtoeslag_y"]

    if "toetsingsinkomen" not in inputs:
        return {"hoogste_toetsingsinkomen_met_recht": float(_highest(lambda income: a_year(income) > 0.0))}
    year = a_year(inputs["toetsingsinkomen"])
    return {"zorgtoeslag_per_maand": _paid_a_month(year), "zorgtoeslag_per_jaar": year}


def _highest(entitled: Callable[[float], bool]) -> int:
    """The highest whole income at which somebody is still entitled, by halving."""
    low, high = 0, 1_000_000
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if entitled(float(middle)) else (low, middle)
    return low


def _child_benefit(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    home = _home([_adult(), *(_child(int(age)) for age in inputs["leeftijden"])])
    amounts = rules.compute(home, ["kinderbijslag_kwartaal"])["kinderbijslag_kwartaal"]
    return {"kinderbijslag_per_kwartaal": sum(amounts)}


def _child_budget(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    home = _means_tested(inputs, inputs["leeftijden"])
    name = "kindgebonden_budget_y"
    year = _first(rules, home, [name], toetsingsinkomen_gezin_y=inputs["toetsingsinkomen"])[name]
    return {"kgb_per_jaar": year, "kgb_per_maand": _paid_a_month(year)}


def _combination_credit(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    parents = [_adult(loon_y=inputs["arbeidsinkomen"])]
    if not inputs.get("minstverdienend_of_alleenstaand", True):
        parents.append(_adult())
    home = _home([*parents, _child(CHILD_AGE if inputs["kind_onder_12"] else 12)])
    return {"iack": _first(rules, home, ["iack_y"])["iack_y"]}


def _childcare(rules: DutchRules, income: float, further: bool, **care: float) -> dict[str, float]:
    """Costs, costs that count and allowance a month of one child; `further` when another child has more hours."""
    care = {"opvang_soort": DAY_CARE, **care}
    children = [_child(3, **care)]
    if further:
        children.append(_child(3, **{**care, "opvanguren_m": care["opvanguren_m"] + MANY_HOURS}))
    names = ["opvangkosten_kind_m", "opvangkosten_telt_m", "kinderopvangtoeslag_kind_m"]
    home = _home([_adult(loon_y=max(1.0, income)), *children])
    found = rules.compute(home, names, given={"toetsingsinkomen_gezin_y": float(income)})
    return {name: float(values[1]) for name, values in found.items()}


def _check_maximum(rules: DutchRules, inputs: Inputs, kind: int) -> None:
    """A case that states the highest hourly price must state the one of the law."""
    most = _childcare(rules, 0.0, False, opvang_soort=kind, opvanguren_m=1.0, opvangprijs_uur=100.0)
    stated = inputs.get("max_uurprijs")
    if stated is not None and abs(most["opvangkosten_telt_m"] - float(stated)) > 1e-6:
        raise NotCoveredError(
            f"the case uses a highest price of {stated} an hour, the law has {most['opvangkosten_telt_m']:g}"
        )


def _own_contribution(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    kind = _kind_of_care(inputs)
    _check_maximum(rules, inputs, kind)
    income = inputs["verzamelinkomen"] if "verzamelinkomen" in inputs else inputs["toetsingsinkomen"]
    hours = float(inputs.get("uren_per_maand", 1.0))
    found = _childcare(
        rules,
        float(income),
        inputs.get("kind", "eerste") != "eerste",
        opvang_soort=kind,
        opvanguren_m=hours,
        opvangprijs_uur=float(inputs["uurtarief"]),
    )
    costs, counted, allowance = found.values()
    return {
        "ouderbijdrage_per_maand": costs - allowance,
        "eigen_bijdrage_per_uur": (costs - allowance) / hours,
        "percentage": 100.0 * allowance / counted,
    }


def _kind_of_care(inputs: Inputs) -> int:
    kind = str(inputs.get("opvang", "dagopvang"))
    if kind not in KINDS_OF_CARE:
        raise NotCoveredError(f"care of kind '{kind}' is not in this version")
    return KINDS_OF_CARE[kind]


def _reimbursement(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    first, further = (
        _own_contribution(rules, {**inputs, "kind": kind, "uurtarief": 1.0})["percentage"]
        for kind in ("eerste", "volgend")
    )
    own = first if inputs.get("kind", "eerste") == "eerste" else further
    return {"percentage_eerste": first, "percentage_volgend": further, "percentage": own}


ADULTS_OF = {
    "alleenstaande": ([_adult()], []),
    "alleenstaande ouder": ([_adult()], [_child()]),
    "alleenstaande ouder of gehuwden": ([_adult()], [_child()]),
    "gehuwden": ([_adult(), _adult()], []),
}


def _situation(inputs: Inputs) -> list[Person]:
    situation = str(inputs["situatie"])
    if situation not in ADULTS_OF:
        raise NotCoveredError(f"the situation '{situation}' is not understood")
    adults, children = ADULTS_OF[situation]
    age = int(inputs.get("leeftijd", WORKING_AGE))
    return [*({**adult, "leeftijd": age} for adult in adults), *children]


def _assistance(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    return {"uitkering_per_maand": _first(rules, _home(_situation(inputs)), ["bijstand_m"])["bijstand_m"]}


def _wealth_limit(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    name = "vermogensgrens_bijstand"
    return {"grens": _first(rules, _home(_situation(inputs)), [name])[name]}


def _cost_sharers(rules: DutchRules, inputs: Inputs) -> dict[str, float]:
    home = _home(*([_adult()] for _ in range(int(inputs["kostendelers_A"]))))
    norm = _first(rules, home, ["bijstandsnorm_m"])["bijstandsnorm_m"]
    return {"norm_per_persoon_per_maand": norm}


Adapter = Callable[[DutchRules, Inputs], dict[str, float]]
SCHEMES: dict[str, tuple[tuple[str, ...], Adapter]] = {
    "loonheffing_maand": (
        ("bruto_maandloon_tabel", "leeftijd", "loonheffingskorting", "tijdvak", "tabel"),
        _wage_tax,
    ),
    "huurtoeslag": (
        ("huishouden", "personen", "leeftijd", "rekenhuur", "rekeninkomen", "vermogen"),
        _rent_allowance,
    ),
    "huurtoeslag_min_basishuur": (("eenpersoons",), _lowest_basic_rent),
    "huurtoeslag_factoren": (("type", "Nmin", "Ymin", "Nref_na_verlaging", "Yref"), _rent_factors),
    "zorgtoeslag": (("partner", "toetsingsinkomen", "vermogen"), _care_allowance),
    "kinderbijslag": (("peildatum", "leeftijden"), _child_benefit),
    "kindgebonden_budget": (("partner", "leeftijden", "toetsingsinkomen", "vermogen"), _child_budget),
    "iack": (("arbeidsinkomen", "kind_onder_12", "minstverdienend_of_alleenstaand"), _combination_credit),
    "kinderopvang_ouderbijdrage": (
        ("verzamelinkomen", "kind", "uren_per_maand", "uurtarief", "max_uurprijs", "opvang"),
        _own_contribution,
    ),
    "kinderopvangtoeslag": (
        ("toetsingsinkomen", "opvang", "uurtarief", "kind", "max_uurprijs"),
        _own_contribution,
    ),
    "kinderopvangtoeslag_percentage": (("toetsingsinkomen", "kind"), _reimbursement),
    "bijstand_norm": (("peildatum", "situatie", "leeftijd"), _assistance),
    "bijstand_vermogensgrens": (("peildatum", "situatie"), _wealth_limit),
    "bijstand_kostendelersnorm": (("peildatum", "kostendelers_A", "norm_gehuwden_B"), _cost_sharers),
}
"""For each scheme the inputs its adapter understands, and the adapter."""

_BY_LAW = "is a municipal by-law, not in this version"
_CARIBBEAN = "Caribbean Netherlands has a law and yardsticks of its own, not in this version"
_STATISTIC = "is a statistic and no rule of law"
_SEIZURE = "the law of seizure (Rv art. 475da) is not in this version"
ELSEWHERE = {
    "individuele_inkomenstoeslag": f"scheme individuele_inkomenstoeslag {_BY_LAW}",
    "gemeentelijke_inkomensgrens": f"scheme gemeentelijke_inkomensgrens {_BY_LAW}",
    "gemeentelijke_inkomensgrens_120pct": f"scheme gemeentelijke_inkomensgrens_120pct {_BY_LAW}",
    "kinderbijslag_bes": _CARIBBEAN,
    "onderstand_bes": _CARIBBEAN,
    "ijkpunt_sociaal_minimum_bes": _CARIBBEAN,
    "armoedegrens_cbs_scp_nibud": f"the poverty line of CBS, SCP and Nibud {_STATISTIC}",
    "armoedegrens_vermogenstoets": f"the wealth test of CBS, SCP and Nibud {_STATISTIC}",
    "cbs_lage_inkomensgrens": f"the low-income line of CBS {_STATISTIC}",
    "armoedecijfers_kinderen": f"a count of children in poverty {_STATISTIC}",
    "beslagvrije_voet_basis": _SEIZURE,
    "beslagvrije_voet_maximum": _SEIZURE,
    "beslagvrije_voet_woonkosten_inkomensgrens": _SEIZURE,
    "zvw_werkgeversheffing": "what employers pay is not in this version",
}
"""Why a scheme without adapter is not covered."""
