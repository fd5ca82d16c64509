# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What can be computed of a provision on a day, what cannot, and what is assumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kansrijk.provisions.ages import stroke
from kansrijk.provisions.model import Ages, Amount, Provision
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.reckon_income import income_test, wealth_test
from kansrijk.provisions.reckoning import NO_LIMIT, Reckoning, Remark
from kansrijk.provisions.standing import standing_on

__all__ = ["NO_LIMIT", "Reckoning", "Remark", "euro_of", "reckon"]


def reckon(provision: Provision, day: date, among: Sequence[Provision] = ()) -> Reckoning:
    """Make `provision` ready for `day`: its amounts and limits by age, or the reasons why not.

    `among` are all records of the municipality, for a scheme that takes over the income test of another.
    """
    tested, proved = _with_proof(provision, day, among)
    result = Reckoning(tested, day, standing_on(provision, day))
    if not result.standing.in_use:
        result.reasons.append(Remark(result.standing.kind, result.standing.text))
    for pattern in provision.patterns:
        known = PATTERNS[pattern.code]
        if known.blocks:
            result.reasons.append(Remark(pattern.code, pattern.text or known.text))
    if provision.conflict_with is not None:
        result.refuse_pattern("conflict")
    if provision.forms == ("loan",):
        result.refuse_pattern("loan")
    _amounts(result)
    if proved is not None:
        result.assume(
            "limit_from_pass",
            f"De inkomensgrens is die van: {proved.name.nl}.",
            f"The income limit is that of: {proved.name.en}.",
        )
    income_test(result, day)
    wealth_test(result)
    if provision.age_on is not None and provision.age_day != "1_january":
        result.assume(
            "age_on",
            "Er is gerekend met de leeftijd op de dag van de berekening.",
            "The age on the day of the computation is used.",
        )
    return result


def _with_proof(
    provision: Provision, day: date, among: Sequence[Provision]
) -> tuple[Provision, Provision | None]:
    """The record with the income and wealth test of the scheme that is its proof, and that scheme."""
    if provision.proof is None or provision.income is not None:
        return provision, None
    for other in among:
        if other.slug == provision.proof and other.income is not None and standing_on(other, day).in_use:
            wealth = provision.wealth or other.wealth
            return replace(provision, income=other.income, wealth=wealth), other
    return provision, None


def euro_of(amount: Amount) -> float | None:
    """The amount of a band in EUR: as written, from points, or a share of a known cost; None when not known."""
    eur = amount.eur
    if eur is None and amount.points is not None and amount.point_eur is not None:
        eur = amount.points * amount.point_eur
    if amount.share_of_cost is not None and amount.cost_eur is not None:
        paid = amount.share_of_cost * amount.cost_eur
        return paid if eur is None else min(paid, eur)
    return eur


def _amounts(result: Reckoning) -> None:
    provision = result.provision
    known = [item for item in provision.amounts if euro_of(item) is not None]
    if not known:
        _no_amount(result)
        return
    ways = {(item.per, item.period, item.n, item.weeks) for item in provision.amounts}
    if len(ways) > 1:
        result.refuse(
            "mixed_amounts",
            "De bedragen gelden voor verschillende tijden of personen; splits ze in twee regelingen.",
            "The amounts are for different periods or persons; split them into two provisions.",
        )
        return
    factor = _factor(result, known[0])
    everyone = Ages(0, 17) if known[0].per == "person" and provision.ages is None else provision.ages
    strokes = [
        stroke(i.ages, i.school, i.school_years, everyone, euro_of(i), i.event) for i in provision.amounts
    ]
    painted = result.painted(strokes, "one_of_several_amounts")
    result.amounts = {age: value * factor for age, value in painted.items() if value is not None}
    result.unknown_ages = tuple(sorted(age for age, value in painted.items() if value is None))
    result.once = known[0].period == "once"
    result.per_family = known[0].per == "family"
    result.most = 1 if result.per_family else provision.most_children
    _assumed_of_amounts(result, known)


def _no_amount(result: Reckoning) -> None:
    if any(item.usd is not None for item in result.provision.amounts):
        result.refuse_pattern("other_currency")
    elif any(item.share_of_cost is not None for item in result.provision.amounts):
        result.refuse_pattern("cost_share")
    else:
        result.refuse("unknown_amount", "Het bedrag is niet bekend.", "The amount is not known.")


def _assumed_of_amounts(result: Reckoning, known: list[Amount]) -> None:
    if any(item.school is not None for item in known):
        result.assume(
            "school_by_age",
            "De school is niet bekend en is aangenomen: basisschool van 4 tot en met 11 jaar, daarna voortgezet.",
            "The school is not known and is assumed: primary school from 4 to 11, secondary after that.",
        )
    if any(item.event is not None for item in known):
        result.assume(
            "event_by_age",
            "Het hoort bij een gebeurtenis; er is gerekend met de leeftijd waarop die meestal valt.",
            "It belongs to an event; the computation takes the age at which that mostly falls.",
        )
    if any(item.maximum or item.share_of_cost is not None for item in known):
        result.assume(
            "maximum",
            "Het bedrag is het hoogste dat kan; betaald worden de echte kosten.",
            "The amount is the most that is possible; the real costs are paid.",
        )
    if result.most is not None and not result.per_family:
        result.assume(
            "most_children",
            f"Hoogstens {result.most} per gezin; dat is gelijk over de kinderen verdeeld.",
            f"At most {result.most} in a family; that is spread evenly over the children.",
        )


def _factor(result: Reckoning, amount: Amount) -> float:
    """What one amount is a year (or once)."""
    if amount.per is None:
        result.refuse(
            "unknown_per",
            "Niet bekend is of het per kind of per gezin is.",
            "Whether it is per child or family is not known.",
        )
    if amount.period is None:
        result.refuse(
            "unknown_period",
            "Niet bekend is hoe vaak het bedrag komt.",
            "How often the amount comes is not known.",
        )
    elif amount.period == "week" and amount.weeks is None:
        result.refuse(
            "per_week",
            "Het bedrag is per week; het aantal weken is niet bekend.",
            "The amount is per week; the number of weeks is not known.",
        )
    elif amount.period == "week":
        return float(amount.weeks or 0)
    elif amount.period == "month":
        return 12.0
    elif amount.period == "n_years":
        return _spread(result, amount.n)
    return 1.0


def _spread(result: Reckoning, years: int | None) -> float:
    if not years:
        result.refuse(
            "unknown_period",
            "Niet bekend is om de hoeveel jaar het bedrag komt.",
            "Once in how many years it comes is not known.",
        )
        return 0.0
    result.assume(
        "spread",
        f"Het bedrag komt eens in de {years} jaar; per jaar telt 1/{years} deel.",
        f"The amount comes once in {years} years; 1/{years} of it counts for each year.",
    )
    return 1.0 / years
