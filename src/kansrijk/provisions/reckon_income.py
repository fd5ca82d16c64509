# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The income and wealth test of a provision made ready for computing, or refused by name."""

from __future__ import annotations

from datetime import date

from kansrijk.engine.wording import show_date
from kansrijk.provisions.ages import OLDEST_CHILD, stroke
from kansrijk.provisions.model import Ages, IncomeTest, Limit, Period
from kansrijk.provisions.reckoning import NO_LIMIT, Reckoning

REFUSED_BASES = {"minimum_wage": "other_norm", "school": "school_level", "usd_table": "other_currency"}


def income_test(result: Reckoning, day: date) -> None:
    """Put the income limits by age, or the numbers of a wider test, in `result`; or the reasons why not."""
    test = result.provision.income
    if test is None:
        _unknown_limit(result)
        return
    if test.base == "none":
        result.limits = dict.fromkeys(result.amounts, NO_LIMIT)
        return
    if test.base in REFUSED_BASES:
        result.refuse_pattern(REFUSED_BASES[test.base])
        return
    limits = [item for item in test.limits if (item.valid or Period()).holds(day)]
    if test.limits and not limits:
        result.refuse(
            "limit_not_on_day",
            f"De inkomensgrens is op {show_date(day, 'nl')} niet bekend.",
            f"The income limit is not known on {show_date(day, 'en')}.",
        )
        return
    if test.base == "norm_plus_euro":
        _norm_plus(result, test, limits)
    elif not limits and test.euro:
        _euro_table(result, test, day)
    elif not limits:
        _unknown_limit(result)
        return
    else:
        _limits(result, limits, test)
    _wider(result, test)
    _holiday_pay(result, test)


def _unknown_limit(result: Reckoning) -> None:
    result.refuse(
        "unknown_income_limit", "De inkomensgrens is niet bekend.", "The income limit is not known."
    )


def _norm_plus(result: Reckoning, test: IncomeTest, limits: list[Limit]) -> None:
    if test.added_eur_m is None:
        result.refuse_pattern("norm_plus_euro")
        return
    result.wide["grens_erbij_m"] = test.added_eur_m
    if limits:
        _limits(result, limits, test)
    else:
        result.limits = dict.fromkeys(result.amounts, 100.0)


def _euro_table(result: Reckoning, test: IncomeTest, day: date) -> None:
    """A table in euro holds in the year it was printed for; how it moves on after that is not known."""
    rows = {item.household: item for item in test.euro}
    alone, couple = rows.get("single_parent"), rows.get("couple")
    status = result.provision.status
    years = {item.as_of.year if item.as_of else status.year for item in test.euro}
    if alone is None or couple is None or years != {day.year}:
        result.refuse_pattern("euro_table")
        return
    for item, argument in ((alone, "eurogrens_alleenstaande_m"), (couple, "eurogrens_paar_m")):
        result.wide[argument] = item.eur / (12.0 if item.period == "year" else 1.0)
    result.euro_without_holiday_pay = {alone.holiday_pay, couple.holiday_pay} == {"excluded"}
    result.limits = dict.fromkeys(result.amounts, 100.0)
    result.assume(
        "euro_table_of_the_year",
        f"De inkomensgrens is een tabel in euro's van {day.year}.",
        f"The income limit is a table in euro of {day.year}.",
    )


def _limits(result: Reckoning, limits: list[Limit], test: IncomeTest) -> None:
    edges = {item.from_pct for item in limits} - {None}
    if edges and (test.below_edge == "unknown" or len(edges) > 1):
        result.refuse_pattern("lower_edge")
    elif edges:
        result.wide["ondergrens"] = edges.pop()
    if any(item.children is not None for item in limits):
        limits = _by_children(result, limits)
    whole = Ages(0, OLDEST_CHILD)
    painted = result.painted([stroke(i.ages, i.school, None, whole, i.pct) for i in limits], "limit_range")
    missing = [age for age in result.amounts if age not in painted]
    if painted and missing:
        listed = ", ".join(str(age) for age in missing)
        result.refuse(
            "limit_missing",
            f"Voor sommige leeftijden is de inkomensgrens niet bekend: {listed} jaar.",
            f"For some ages the income limit is not known: {listed}.",
        )
    result.limits = {age: painted[age] or 0.0 for age in result.amounts if age in painted}
    tapers = {shares_of(item) for item in limits}
    if len(tapers) > 1:
        result.refuse_pattern("taper_by_age")
    result.shares = next(iter(tapers))
    if any(item.inferred for item in limits):
        result.assume("limit_inferred", "De inkomensgrens is afgeleid.", "The income limit was inferred.")
    if any(item.school is not None for item in limits):
        result.assume(
            "limit_school_by_age",
            "De grens hangt af van de school; die is afgeleid uit de leeftijd.",
            "The limit depends on the school, which is derived from the age.",
        )


def _by_children(result: Reckoning, limits: list[Limit]) -> list[Limit]:
    """The limit for the smallest family; what larger families have more goes to the wider formula."""
    if any(item.children is None or item.ages or item.school or item.steps for item in limits):
        result.refuse_pattern("limit_by_children")
        return limits
    rows = sorted((int((item.children or Ages()).from_ or 0), item.pct) for item in limits)
    base = rows[0][1]
    result.wide["grens_erbij_naar_kinderen"] = [
        [0.0, 0.0],
        *[[float(at), pct - base] for at, pct in rows[1:]],
    ]
    return [item for item in limits if item.pct == base][:1]


def shares_of(limit: Limit) -> tuple[tuple[float, float], ...]:
    """The share of the amount by the distance below the limit, from 0: [(0, 0.5), (20, 1)] for half in the top 20."""
    tops = sorted(limit.steps, key=lambda step: -step.pct)
    return tuple((limit.pct - step.pct, step.share) for step in tops) or ((0.0, 1.0),)


def _wider(result: Reckoning, test: IncomeTest) -> None:
    if test.child_eur_m is not None:
        result.wide["grens_erbij_kind_m"] = test.child_eur_m
        result.wide["kinderen_zonder_extra"] = float(test.from_child - 1)
    if test.left_over is not None:
        result.wide["over_eerste_m"] = test.left_over.first_adult_eur
        result.wide["over_tweede_m"] = test.left_over.second_adult_eur
        result.wide["over_kind_m"] = test.left_over.child_eur


def _holiday_pay(result: Reckoning, test: IncomeTest) -> None:
    if test.holiday_pay != "excluded":
        if test.holiday_pay is None and not test.euro:
            result.assume(
                "holiday_pay_unknown",
                "Norm en inkomen tellen allebei met vakantietoeslag.",
                "Norm and income both count with holiday pay.",
            )
        return
    if test.income_holiday_pay == "excluded":
        result.assume(
            "both_without_holiday_pay",
            "Norm en inkomen tellen zonder vakantietoeslag; dat is gerekend als allebei met.",
            "Norm and income count without holiday pay; that is computed as both with it.",
        )
        return
    result.without_holiday_pay = True
    result.assume(
        "norm_without_holiday_pay",
        "De norm telt zonder vakantietoeslag, het inkomen met: de grens ligt dan lager dan het percentage zegt.",
        "The norm counts without holiday pay, the income with it: the limit is lower than the percentage says.",
    )


def wealth_test(result: Reckoning) -> None:
    """Note what is assumed about wealth."""
    wealth = result.provision.wealth
    if wealth is None:
        result.assume(
            "wealth_unknown",
            "Niet bekend is of het vermogen telt; er is niet op vermogen getoetst.",
            "Whether wealth counts is not known; wealth was not tested.",
        )
    elif wealth.kind == "own" and wealth.family_eur is None:
        result.assume(
            "wealth_limit_unknown",
            "De eigen vermogensgrens is niet bekend; er is gerekend met die van de bijstand.",
            "The own wealth limit is not known; that of social assistance is used.",
        )
