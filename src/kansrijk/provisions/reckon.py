# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What can be computed of a provision on a day, what cannot, and what is assumed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kansrijk.engine.wording import show_date
from kansrijk.provisions.ages import OLDEST_CHILD, Stroke, bands, paint, stroke
from kansrijk.provisions.model import Ages, Amount, IncomeTest, Limit, Period, Provision, Text
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.standing import StandingOn, standing_on

NO_LIMIT = 1e9
"""Stands for a stated "no income test"; never for an unknown limit."""


@dataclass(frozen=True)
class Remark:
    """A reason or assumption by its name, with its sentence."""

    code: str
    text: Text


@dataclass
class Reckoning:
    """A provision made ready for computing on one day.

    When `reasons` is not empty nothing is computed. `amounts` (EUR a year, or EUR once when `once`) and `limits`
    (percent of the municipality's own norm) are by age. `shares` tells the share of the amount by the distance
    in percentage points below the limit. `unknown_ages` are ages the provision is for with an unknown amount.
    """

    provision: Provision
    day: date
    standing: StandingOn
    reasons: list[Remark] = field(default_factory=list)
    assumptions: list[Remark] = field(default_factory=list)
    amounts: dict[int, float] = field(default_factory=dict)
    limits: dict[int, float] = field(default_factory=dict)
    shares: tuple[tuple[float, float], ...] = ((0.0, 1.0),)
    once: bool = False
    per_family: bool = False
    without_holiday_pay: bool = False
    unknown_ages: tuple[int, ...] = ()

    @property
    def computable(self) -> bool:
        """Whether an amount is computed on this day."""
        return not self.reasons

    @property
    def amount_bands(self) -> list[tuple[float, float]]:
        """The amounts as steps by age."""
        return bands(self.amounts)

    @property
    def limit_bands(self) -> list[tuple[float, float]]:
        """The income limits as steps by age."""
        return bands(self.limits)

    def refuse(self, code: str, nl: str, en: str) -> None:
        """Note why nothing is computed."""
        self.reasons.append(Remark(code, Text(nl, en)))

    def assume(self, code: str, nl: str, en: str) -> None:
        """Note what is assumed."""
        self.assumptions.append(Remark(code, Text(nl, en)))


def reckon(provision: Provision, day: date) -> Reckoning:
    """Make `provision` ready for `day`: its amounts and limits by age, or the reasons why not."""
    result = Reckoning(provision, day, standing_on(provision, day))
    if not result.standing.in_use:
        result.reasons.append(Remark(result.standing.kind, result.standing.text))
    for pattern in provision.patterns:
        known = PATTERNS[pattern.code]
        if known.blocks:
            result.reasons.append(Remark(pattern.code, pattern.text or known.text))
    if provision.forms == ("loan",):
        result.reasons.append(Remark("loan", PATTERNS["loan"].text))
    _amounts(result)
    _income(result, day)
    _wealth(result)
    if provision.age_on is not None:
        result.assume(
            "age_on",
            "Er is gerekend met de leeftijd op de dag van de berekening.",
            "The age on the day of the computation is used.",
        )
    return result


def _amounts(result: Reckoning) -> None:
    provision = result.provision
    known = [item for item in provision.amounts if item.eur is not None]
    if not known:
        result.refuse("unknown_amount", "Het bedrag is niet bekend.", "The amount is not known.")
        return
    ways = {(item.per, item.period, item.n) for item in provision.amounts}
    if len(ways) > 1:
        result.refuse(
            "mixed_amounts",
            "De bedragen gelden voor verschillende tijden of personen; splits ze in twee regelingen.",
            "The amounts are for different periods or persons; split them into two provisions.",
        )
        return
    factor = _factor(result, known[0])
    strokes = [stroke(i.ages, i.school, i.school_years, provision.ages, i.eur) for i in provision.amounts]
    painted = _painted(result, strokes, "one_of_several_amounts")
    result.amounts = {age: value * factor for age, value in painted.items() if value is not None}
    result.unknown_ages = tuple(sorted(age for age, value in painted.items() if value is None))
    result.once = known[0].period == "once"
    result.per_family = known[0].per == "family"
    if any(item.school is not None for item in known):
        result.assume(
            "school_by_age",
            "De school is niet bekend en is aangenomen: basisschool van 4 tot en met 11 jaar, daarna voortgezet.",
            "The school is not known and is assumed: primary school from 4 to 11, secondary after that.",
        )
    if any(item.maximum for item in known):
        result.assume(
            "maximum",
            "Het bedrag is het hoogste dat kan; betaald worden de echte kosten.",
            "The amount is the most that is possible; the real costs are paid.",
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
    elif amount.period == "week":
        result.refuse(
            "per_week",
            "Het bedrag is per week; het aantal weken is niet bekend.",
            "The amount is per week; the number of weeks is not known.",
        )
    elif amount.period == "month":
        return 12.0
    elif amount.period == "n_years":
        if not amount.n:
            result.refuse(
                "unknown_period",
                "Niet bekend is om de hoeveel jaar het bedrag komt.",
                "Once in how many years it comes is not known.",
            )
            return 0.0
        result.assume(
            "spread",
            f"Het bedrag komt eens in de {amount.n} jaar; per jaar telt 1/{amount.n} deel.",
            f"The amount comes once in {amount.n} years; 1/{amount.n} of it counts for each year.",
        )
        return 1.0 / amount.n
    return 1.0


def _painted(result: Reckoning, strokes: list[Stroke], conflict: str) -> dict[int, float | None]:
    if any(item.ages is None for item in strokes):
        result.refuse("unknown_ages", "De leeftijden zijn niet bekend.", "The ages are not known.")
        return {}
    values, disagree = paint(strokes)
    if disagree:
        result.reasons.append(Remark(conflict, PATTERNS[conflict].text))
    return values


def _income(result: Reckoning, day: date) -> None:
    test = result.provision.income
    base = test.base if test is not None else None
    if test is None or (base in (None, "sociaal_minimum") and not test.limits):
        if test is not None and test.euro:
            result.reasons.append(Remark("euro_table", PATTERNS["euro_table"].text))
        else:
            result.refuse(
                "unknown_income_limit", "De inkomensgrens is niet bekend.", "The income limit is not known."
            )
        return
    if base == "none":
        result.limits = dict.fromkeys(result.amounts, NO_LIMIT)
        return
    if base in ("euro_table", "norm_plus_euro", "minimum_wage"):
        code = "other_norm" if base == "minimum_wage" else str(base)
        result.reasons.append(Remark(code, PATTERNS[code].text))
        return
    limits = [item for item in test.limits if (item.valid or Period()).holds(day)]
    if not limits:
        result.refuse(
            "limit_not_on_day",
            f"De inkomensgrens is op {show_date(day, 'nl')} niet bekend.",
            f"The income limit is not known on {show_date(day, 'en')}.",
        )
        return
    _limits(result, limits)
    _holiday_pay(result, test)


def _limits(result: Reckoning, limits: list[Limit]) -> None:
    if any(item.from_pct is not None for item in limits):
        result.reasons.append(Remark("lower_edge", PATTERNS["lower_edge"].text))
    whole = Ages(0, OLDEST_CHILD)
    painted = _painted(result, [stroke(i.ages, i.school, None, whole, i.pct) for i in limits], "limit_range")
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
        result.reasons.append(Remark("taper_by_age", PATTERNS["taper_by_age"].text))
    result.shares = next(iter(tapers))
    if any(item.inferred for item in limits):
        result.assume("limit_inferred", "De inkomensgrens is afgeleid.", "The income limit was inferred.")
    if any(item.school is not None for item in limits):
        result.assume(
            "limit_school_by_age",
            "De grens hangt af van de school; die is afgeleid uit de leeftijd.",
            "The limit depends on the school, which is derived from the age.",
        )


def shares_of(limit: Limit) -> tuple[tuple[float, float], ...]:
    """The share of the amount by the distance below the limit, from 0: [(0, 0.5), (20, 1)] for half in the top 20."""
    tops = sorted(limit.steps, key=lambda step: -step.pct)
    return tuple((limit.pct - step.pct, step.share) for step in tops) or ((0.0, 1.0),)


def _holiday_pay(result: Reckoning, test: IncomeTest) -> None:
    if test.holiday_pay != "excluded":
        if test.holiday_pay is None:
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


def _wealth(result: Reckoning) -> None:
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
