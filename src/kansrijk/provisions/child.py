# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One child and one provision: the value, and why the child gets it or not, in a plain sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kansrijk.engine import Bands, Problem
from kansrijk.provisions import wording
from kansrijk.provisions.build import arguments, norm_share
from kansrijk.provisions.formula import KIND, WEALTH_AS_ASSISTANCE, WEALTH_OWN, kindvoorziening
from kansrijk.provisions.model import Text
from kansrijk.provisions.reckon import NO_LIMIT, Reckoning


@dataclass(frozen=True)
class Child:
    """A child and what counts of its family.

    `income_pct` is the family's income in percent of the social minimum with holiday pay; `wealth` and
    `assistance_wealth_limit` are in EUR (the limit is needed only when there is wealth). `family_ages` are the ages
    of all children of the family, this one included.
    """

    age: int
    income_pct: float
    wealth: float = 0.0
    debt_help: bool = False
    assistance_wealth_limit: float | None = None
    family_ages: tuple[int, ...] = ()


def value(item: Reckoning, child: Child) -> float:
    """What the child gets of the provision, in EUR a year (or EUR once).

    Raises:
        Problem: nothing can be computed of this provision, or the wealth limit of assistance is needed and not given.
    """
    if not item.computable:
        reasons_nl = " ".join(remark.text.nl for remark in item.reasons)
        reasons_en = " ".join(remark.text.en for remark in item.reasons)
        raise Problem(
            nl=f"'{item.provision.name.nl}' is niet te berekenen. {reasons_nl}",
            en=f"'{item.provision.name.en}' cannot be computed. {reasons_en}",
        )
    given = arguments(item)
    bands = {name: Bands(*zip(*rows, strict=True)) for name, rows in given.items() if isinstance(rows, list)}
    if item.per_family:
        given["delers"] = sum(item.amounts.get(age, 0.0) > 0.0 for age in child.family_ages or (child.age,))
    return kindvoorziening(
        rol=KIND,
        leeftijd=child.age,
        inkomen_pct_sociaal_minimum=child.income_pct,
        vermogen=child.wealth,
        vermogensgrens_bijstand=_assistance_limit(item, child),
        schuldhulp=child.debt_help,
        **(given | bands),
    )


def reason(item: Reckoning, child: Child) -> Text:
    """Why the child gets the provision, or why not: age, wealth, income or debt help."""
    return Text(_reason(item, child, "nl"), _reason(item, child, "en"))


def _assistance_limit(item: Reckoning, child: Child) -> float:
    if child.assistance_wealth_limit is not None:
        return child.assistance_wealth_limit
    if arguments(item)["vermogenstoets"] == WEALTH_AS_ASSISTANCE and child.wealth > 0.0:
        raise Problem(
            nl=f"'{item.provision.name.nl}' kijkt naar het vermogen. Geef ook de vermogensgrens van de bijstand.",
            en=f"'{item.provision.name.en}' looks at wealth. Give the wealth limit of social assistance as well.",
        )
    return 0.0


def _reason(item: Reckoning, child: Child, language: str) -> str:
    dutch = language == "nl"
    name = item.provision.name.in_language(language)
    if not item.computable:
        reasons = " ".join(remark.text.in_language(language) for remark in item.reasons)
        return f"{name}: niet te berekenen. {reasons}" if dutch else f"{name}: cannot be computed. {reasons}"
    if child.age in item.unknown_ages:
        age = wording.ages(child.age, child.age, language)
        return (
            f"{name}: het bedrag voor {age} is niet bekend."
            if dutch
            else f"{name}: the amount for {age} is not known."
        )
    if child.age not in item.amounts:
        whom = wording.for_whom(item, language)
        return f"{name}: nee, het is voor {whom}." if dutch else f"{name}: no, it is for {whom}."
    line = _wealth_line(item, child)
    if line is not None and child.wealth > line:
        has, most = wording.euro(child.wealth, language), wording.euro(line, language)
        if dutch:
            return f"{name}: nee, het vermogen is {has} en de grens is {most}."
        return f"{name}: no, wealth is {has} and the limit is {most}."
    return f"{name}: {_by_income(item, child, language)}"


def _by_income(item: Reckoning, child: Child, language: str) -> str:
    dutch = language == "nl"
    gets = value(item, child)
    amount = wording.euro(round(gets, 2), language) + (
        "" if item.once else (" per jaar" if dutch else " a year")
    )
    if wording.debt_ground(item) and child.debt_help:
        if dutch:
            return f"ja, {amount}: het gezin krijgt schuldhulp, dus het inkomen telt niet."
        return f"yes, {amount}: the family gets debt help, so income does not count."
    limit = item.limits[child.age]
    if limit == NO_LIMIT:
        return (
            f"ja, {amount}: er is geen inkomensgrens."
            if dutch
            else f"yes, {amount}: there is no income limit."
        )
    at = wording.percent(child.income_pct, language)
    most = wording.percent(limit, language) + (
        " van het sociaal minimum" if dutch else " of the social minimum"
    )
    if item.without_holiday_pay:
        most = _without_holiday_pay(limit, limit * norm_share(item), language)
    if gets <= 0.0:
        if dutch:
            return f"nee, de grens is {most} en dit gezin zit op {at}."
        return f"no, the limit is {most} and this family is at {at}."
    part = gets < value(item, _at_the_bottom(child))
    less_nl, less_en = (
        (" (een deel, door de hoogte van het inkomen)", " (a part, because of the income)")
        if part
        else ("", "")
    )
    if dutch:
        return f"ja, {amount}{less_nl}: de grens is {most} en dit gezin zit op {at}."
    return f"yes, {amount}{less_en}: the limit is {most} and this family is at {at}."


def _without_holiday_pay(limit: float, full: float, language: str) -> str:
    own, same = wording.percent(limit, language), wording.percent(full, language)
    if language == "nl":
        return f"{own} van de norm zonder vakantietoeslag ({same} van het sociaal minimum)"
    return f"{own} of the norm without holiday pay ({same} of the social minimum)"


def _at_the_bottom(child: Child) -> Child:
    return Child(
        child.age, 0.0, child.wealth, child.debt_help, child.assistance_wealth_limit, child.family_ages
    )


def _wealth_line(item: Reckoning, child: Child) -> float | None:
    given = arguments(item)
    if given["vermogenstoets"] == WEALTH_OWN:
        return float(given["vermogensgrens_eigen"])
    return _assistance_limit(item, child) if given["vermogenstoets"] == WEALTH_AS_ASSISTANCE else None
