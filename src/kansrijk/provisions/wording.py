# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The sentences about one provision, in Dutch (B1) and English."""

from __future__ import annotations

from kansrijk.engine.wording import number
from kansrijk.provisions.model import Provision
from kansrijk.provisions.reckon import NO_LIMIT, Reckoning


def euro(amount: float, language: str) -> str:
    """An amount in whole euro when it is whole, else with cents."""
    return f"€ {number(amount, 0 if float(amount).is_integer() else 2, language)}"


def percent(value: float, language: str) -> str:
    """A percentage with only the decimals it needs, at most two."""
    rounded = round(float(value), 2)
    decimals = 0 if rounded.is_integer() else 1 if (rounded * 10).is_integer() else 2
    return f"{number(rounded, decimals, language)}%"


def spans(values: dict[int, float]) -> list[tuple[int, int, float]]:
    """Runs of ages with the same value: (first age, last age, value)."""
    runs: list[tuple[int, int, float]] = []
    for age in sorted(values):
        if runs and runs[-1][1] == age - 1 and runs[-1][2] == values[age]:
            runs[-1] = (runs[-1][0], age, values[age])
        else:
            runs.append((age, age, values[age]))
    return runs


def ages(first: int, last: int, language: str) -> str:
    """A span of ages in words."""
    if first == last:
        return f"{first} jaar" if language == "nl" else f"age {first}"
    return f"{first} tot en met {last} jaar" if language == "nl" else f"ages {first} to {last}"


def _each(values: dict[int, float], language: str, show: str) -> str:
    runs = spans(values)
    shown = [euro(run[2], language) if show == "euro" else percent(run[2], language) for run in runs]
    if len({run[2] for run in runs}) == 1:
        return shown[0]
    return ", ".join(
        f"{text} ({ages(run[0], run[1], language)})" for text, run in zip(shown, runs, strict=True)
    )


def for_whom(reckoning: Reckoning, language: str) -> str:
    """The ages the amount is for."""
    runs = spans(dict.fromkeys(reckoning.amounts, 1.0))
    joiner = " en " if language == "nl" else " and "
    return joiner.join(ages(first, last, language) for first, last, _ in runs)


def unknown_ages(reckoning: Reckoning, language: str) -> str:
    """For which ages the amount is not known, or nothing."""
    listed = (" en " if language == "nl" else " and ").join(
        ages(first, last, language) for first, last, _ in spans(dict.fromkeys(reckoning.unknown_ages, 1.0))
    )
    if not listed:
        return ""
    return (
        f"Het bedrag voor {listed} is niet bekend."
        if language == "nl"
        else f"The amount for {listed} is not known."
    )


def amount(reckoning: Reckoning, language: str) -> str:
    """The amount by age with its period; as printed when it cannot be told by age."""
    if not reckoning.amounts:
        return as_printed(reckoning.provision, language)
    text = _each(reckoning.amounts, language, "euro")
    who = {"nl": ("per kind", "voor het hele gezin"), "en": ("for each child", "for the whole family")}
    when = {"nl": ("per jaar", "één keer"), "en": ("a year", "once")}
    return f"{text} {who[language][reckoning.per_family]}, {when[language][reckoning.once]}"


PERIODS: dict[str, tuple[str, str]] = {
    "year": ("per jaar", "a year"),
    "month": ("per maand", "a month"),
    "week": ("per week", "a week"),
    "once": ("één keer", "once"),
}


def as_printed(provision: Provision, language: str) -> str:
    """The amounts as the source gives them."""
    parts = []
    for item in provision.amounts:
        text = (
            euro(item.eur, language)
            if item.eur is not None
            else ("niet bekend", "not known")[language == "en"]
        )
        if item.period == "n_years" and item.n:
            text += f" eens in de {item.n} jaar" if language == "nl" else f" once in {item.n} years"
        elif item.period in PERIODS:
            text += f" {PERIODS[item.period][language == 'en']}"
        parts.append(text)
    return ", ".join(parts)


def limit(reckoning: Reckoning, language: str) -> str:
    """The income limit in words, with the steps by which the amount falls."""
    if all(value == NO_LIMIT for value in reckoning.limits.values()):
        return "Er is geen inkomensgrens." if language == "nl" else "There is no income limit."
    shown = _each(reckoning.limits, language, "percent")
    if language == "nl":
        norm = (
            "het sociaal minimum zonder vakantietoeslag"
            if reckoning.without_holiday_pay
            else "het sociaal minimum"
        )
        text = f"Het inkomen van het gezin mag hoogstens {shown} van {norm} zijn."
    else:
        norm = (
            "the social minimum without holiday pay"
            if reckoning.without_holiday_pay
            else "the social minimum"
        )
        text = f"The family's income may be at most {shown} of {norm}."
    return f"{text} {taper(reckoning, language)}".strip()


def taper(reckoning: Reckoning, language: str) -> str:
    """The steps of the taper, or nothing when the whole amount is given up to the limit."""
    if reckoning.shares == ((0.0, 1.0),) or not reckoning.limits:
        return ""
    top = max(reckoning.limits.values())
    parts = []
    for distance, share in reversed(reckoning.shares):
        up_to = percent(top - distance, language)
        part = percent(100.0 * share, language)
        parts.append(
            f"tot en met {up_to} is het {part}" if language == "nl" else f"up to {up_to} it is {part}"
        )
    head = "Van het bedrag" if language == "nl" else "Of the amount"
    return f"{head}: {', '.join(parts)}."


def debt_ground(reckoning: Reckoning) -> bool:
    """Whether debt help takes the place of the income test."""
    return any(item.kind == "debt_help" and item.instead_of_income for item in reckoning.provision.grounds)


def wealth(reckoning: Reckoning, language: str) -> str:
    """The wealth test in words, with the family's own wealth as a placeholder."""
    test = reckoning.provision.wealth
    if test is None or test.kind == "none":
        return ""
    own = test.kind == "own" and test.family_eur is not None
    line = euro(test.family_eur or 0.0, language) if own else "{vermogensgrens_bijstand}"
    if language == "nl":
        return f"Het vermogen mag hoogstens {line} zijn; dit gezin heeft {{vermogen}}."
    return f"Wealth may be at most {line}; this family has {{vermogen}}."


def wealth_limit(provision: Provision, language: str) -> str:
    """The wealth limit as a fact, with what is known of an own home; "not known" when nothing is."""
    test, dutch = provision.wealth, language == "nl"
    if test is None:
        return "niet bekend" if dutch else "not known"
    if test.kind == "none":
        return "telt niet" if dutch else "does not count"
    if test.kind == "bijstand":
        text = "hoogstens de grens van de bijstand" if dutch else "at most the limit of social assistance"
    elif test.family_eur is None:
        text = "een eigen grens, bedrag niet bekend" if dutch else "an own limit, amount not known"
    else:
        text = f"{'hoogstens' if dutch else 'at most'} {euro(test.family_eur, language)}"
    if test.home_exempt_eur is not None:
        spared = euro(test.home_exempt_eur, language)
        text += (
            f"; van een eigen huis telt {spared} niet mee"
            if dutch
            else f"; {spared} of an own home is exempt"
        )
    if test.home_counts is not None:
        counts = (
            ("telt mee" if test.home_counts else "telt niet mee")
            if dutch
            else ("counts" if test.home_counts else "does not count")
        )
        text += f"; een eigen huis {counts}" if dutch else f"; an own home {counts}"
    return text


def sentence(reckoning: Reckoning, language: str) -> str:
    """The sentence of the rule: who it is for, the limits beside the family's own, and how sure it is."""
    name = reckoning.provision.name.in_language(language)
    debts = debt_ground(reckoning)
    tested = any(value != NO_LIMIT for value in reckoning.limits.values())
    if language == "nl":
        parts = [
            f"{name}: dit kind van {{leeftijd}} jaar krijgt {{self}}.",
            f"Het is voor kinderen van {for_whom(reckoning, 'nl')}.",
            unknown_ages(reckoning, "nl"),
            limit(reckoning, "nl"),
            "Dit gezin zit op {inkomen_pct_sociaal_minimum}." if tested else "",
            "Bij schuldhulp telt het inkomen niet; schuldhulp: {schuldhulp}." if debts else "",
        ]
    else:
        parts = [
            f"{name}: this child of age {{leeftijd}} gets {{self}}.",
            f"It is for children of {for_whom(reckoning, 'en')}.",
            unknown_ages(reckoning, "en"),
            limit(reckoning, "en"),
            "This family is at {inkomen_pct_sociaal_minimum}." if tested else "",
            "With debt help income does not count; debt help: {schuldhulp}." if debts else "",
        ]
    parts += [wealth(reckoning, language), reckoning.standing.text.in_language(language)]
    return " ".join(part for part in parts if part)
