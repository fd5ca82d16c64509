# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The sentences about one provision, in Dutch (B1) and English."""

from __future__ import annotations

from typing import Any

from kansrijk.engine.wording import number
from kansrijk.provisions.model import Amount, Provision, SubCeiling, Text, Window
from kansrijk.provisions.reckoning import NO_LIMIT, Reckoning


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
        text = _printed(item, language)
        if item.period == "n_years" and item.n:
            text += f" eens in de {item.n} jaar" if language == "nl" else f" once in {item.n} years"
        elif item.period in PERIODS:
            text += f" {PERIODS[item.period][language == 'en']}"
        parts.append(text)
    return ", ".join(parts)


def _printed(item: Amount, language: str) -> str:
    if item.eur is not None:
        return euro(item.eur, language)
    if item.usd is not None:
        return f"US$ {number(item.usd, 0 if float(item.usd).is_integer() else 2, language)}"
    if item.points is not None:
        return f"{item.points:g} {'punten' if language == 'nl' else 'points'}"
    if item.share_of_cost is not None:
        share = percent(100.0 * item.share_of_cost, language)
        return f"{share} van de kosten" if language == "nl" else f"{share} of the costs"
    return "niet bekend" if language == "nl" else "not known"


MONTHS_NL = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def window(item: Window) -> Text:
    """The days to apply or to spend in words."""

    def day(written: str, months: tuple[str, ...]) -> str:
        month, number_ = written.split("-")
        return f"{int(number_)} {months[int(month) - 1]}"

    nl = "Aanvragen" if item.for_ == "apply" else "Uitgeven"
    en = "Apply" if item.for_ == "apply" else "Spend"
    return Text(
        f"{nl} kan van {day(item.from_, MONTHS_NL)} tot en met {day(item.until, MONTHS_NL)}.",
        f"{en} from {day(item.from_, MONTHS_EN)} to {day(item.until, MONTHS_EN)}.",
    )


def sub_ceiling(part: SubCeiling) -> Text:
    """A lower ceiling inside the amount in words."""
    return Text(
        f"Daarvan hoogstens {euro(part.eur, 'nl')} voor {part.text.nl}.",
        f"Of that at most {euro(part.eur, 'en')} for {part.text.en}.",
    )


def limit(reckoning: Reckoning, language: str) -> str:
    """The income limit in words, with the steps by which the amount falls."""
    if all(value == NO_LIMIT for value in reckoning.limits.values()):
        return "Er is geen inkomensgrens." if language == "nl" else "There is no income limit."
    if reckoning.wide:
        return wider_limit(reckoning, language)
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


def wider_limit(reckoning: Reckoning, language: str) -> str:
    """The wider income test in words: each part of it a sentence."""
    wide, dutch = reckoning.wide, language == "nl"
    parts = []
    if "eurogrens_paar_m" in wide:
        alone, couple = (euro(wide[f"eurogrens_{kind}_m"], language) for kind in ("alleenstaande", "paar"))
        parts.append(
            f"Het inkomen mag hoogstens {alone} (alleenstaande ouder) of {couple} (paar) per maand zijn."
            if dutch
            else f"Income may be at most {alone} (single parent) or {couple} (couple) a month."
        )
    else:
        base = _each(reckoning.limits, language, "percent")
        parts.append(
            f"Het inkomen mag hoogstens {base} van het sociaal minimum zijn."
            if dutch
            else f"Income may be at most {base} of the social minimum."
        )
    for edge, extra in wide.get("grens_erbij_naar_kinderen", [])[1:]:
        more = percent(extra, language)
        parts.append(
            f"Vanaf {edge:g} kinderen komt er {more} bij."
            if dutch
            else f"From {edge:g} children {more} is added."
        )
    return " ".join(parts + [sentence[not dutch] for sentence in _wider_sentences(wide, language)])


def _wider_sentences(wide: dict[str, Any], language: str) -> list[tuple[str, str]]:
    def shown(name: str) -> str:
        return euro(wide.get(name, 0.0), language)

    found = []
    if "grens_erbij_m" in wide:
        sum_m = shown("grens_erbij_m")
        found.append((f"Daar komt {sum_m} per maand bij.", f"To that {sum_m} a month is added."))
    if "grens_erbij_kind_m" in wide:
        each, after = shown("grens_erbij_kind_m"), f"{wide['kinderen_zonder_extra']:g}"
        found.append(
            (
                f"Per kind na de eerste {after} komt er {each} per maand bij.",
                f"For each child after the first {after}, {each} a month is added.",
            )
        )
    if "ondergrens" in wide:
        edge = percent(wide["ondergrens"], language)
        found.append((f"Het inkomen moet boven {edge} liggen.", f"Income must be above {edge}."))
    if "over_eerste_m" in wide:
        first, second, child = (shown(f"over_{who}_m") for who in ("eerste", "tweede", "kind"))
        found.append(
            (
                f"Ook bij hoogstens {first} over na vaste lasten (partner {second}, kind {child} meer).",
                f"Also with at most {first} left after fixed costs (partner {second}, child {child} more).",
            )
        )
    return found


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


def decision(record: Provision, language: str) -> str:
    """How long a decision takes, in words; empty when it is not known."""
    if record.decision_weeks is None:
        return ""
    one = record.decision_weeks == 1
    if language == "nl":
        return f"binnen {record.decision_weeks} {'week' if one else 'weken'}"
    return f"within {record.decision_weeks} {'week' if one else 'weeks'}"
