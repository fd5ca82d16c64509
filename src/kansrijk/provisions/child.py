# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One child and one provision: the value, and why the child gets it or not, in a plain sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kansrijk.engine import Bands, Problem
from kansrijk.provisions import wording
from kansrijk.provisions.build import arguments, norm_share
from kansrijk.provisions.formula import (
    KIND,
    WEALTH_AS_ASSISTANCE,
    WEALTH_OWN,
    kindvoorziening,
    kindvoorziening_ruim,
)
from kansrijk.provisions.model import Text
from kansrijk.provisions.reckoning import NO_LIMIT, Reckoning


@dataclass(frozen=True)
class Child:
    """A child and what counts of its family.

    `income_pct` is the family's income in percent of the social minimum with holiday pay; `wealth` and
    `assistance_wealth_limit` are in EUR (the limit is needed only when there is wealth). `family_ages` are the ages
    of all children of the family, this one included. `norm_m` (the social minimum, EUR a month), `left_m` (what is
    left after fixed costs, EUR a month) and `adults` are needed only by a scheme that looks at them.
    """

    age: int
    income_pct: float
    wealth: float = 0.0
    debt_help: bool = False
    assistance_wealth_limit: float | None = None
    family_ages: tuple[int, ...] = ()
    norm_m: float | None = None
    left_m: float | None = None
    adults: int = 1


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
    if item.most is not None:
        given["delers"] = sum(item.amounts.get(age, 0.0) > 0.0 for age in child.family_ages or (child.age,))
    facts: dict[str, Any] = {
        "rol": KIND,
        "leeftijd": child.age,
        "inkomen_pct_sociaal_minimum": child.income_pct,
        "vermogen": child.wealth,
        "vermogensgrens_bijstand": _assistance_limit(item, child),
        "schuldhulp": child.debt_help,
    }
    if item.wide:
        return kindvoorziening_ruim(**facts, **_wider_facts(item, child), **(given | bands))
    return kindvoorziening(**facts, **(given | bands))


def _wider_facts(item: Reckoning, child: Child) -> dict[str, Any]:
    """What the wider formula asks of a child.

    Raises:
        Problem: a fact that this scheme looks at was not given.
    """
    in_euro = any(name.endswith("_m") and name.startswith(("grens", "eurogrens")) for name in item.wide)
    for needed, given in ((in_euro, child.norm_m), ("over_eerste_m" in item.wide, child.left_m)):
        if needed and given is None:
            raise Problem(
                nl=f"'{item.provision.name.nl}' kijkt naar bedragen per maand. Geef ook norm_m of left_m.",
                en=f"'{item.provision.name.en}' looks at amounts a month. Give norm_m or left_m as well.",
            )
    return {
        "sociaal_minimum_m": child.norm_m or 1.0,
        "inkomen_na_vaste_lasten_m": child.left_m or 0.0,
        "aantal_kinderen": len(child.family_ages) or 1,
        "aantal_volwassenen": child.adults,
    }


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
    if item.wide:
        return _by_wider_test(gets, amount, language)
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


def _by_wider_test(gets: float, amount: str, language: str) -> str:
    if gets > 0.0:
        return (
            f"ja, {amount}: het inkomen past bij de regels."
            if language == "nl"
            else (f"yes, {amount}: income is within the rules.")
        )
    return (
        "nee, het inkomen past niet bij de regels."
        if language == "nl"
        else "no, income is outside the rules."
    )


def _without_holiday_pay(limit: float, full: float, language: str) -> str:
    own, same = wording.percent(limit, language), wording.percent(full, language)
    if language == "nl":
        return f"{own} van de norm zonder vakantietoeslag ({same} van het sociaal minimum)"
    return f"{own} of the norm without holiday pay ({same} of the social minimum)"


def _at_the_bottom(child: Child) -> Child:
    return replace(child, income_pct=0.0)


def _wealth_line(item: Reckoning, child: Child) -> float | None:
    given = arguments(item)
    if given["vermogenstoets"] == WEALTH_OWN:
        return float(given["vermogensgrens_eigen"])
    return _assistance_limit(item, child) if given["vermogenstoets"] == WEALTH_AS_ASSISTANCE else None
