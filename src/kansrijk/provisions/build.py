# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One provision as a rule of the engine: the shared formula with the numbers of its data file."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kansrijk.engine import Aggregate, Parameter, Rule, Status, aggregate, load_parameters
from kansrijk.engine.parameters import DatedValue
from kansrijk.provisions import wording
from kansrijk.provisions.formula import (
    NO_WEALTH_TEST,
    WEALTH_AS_ASSISTANCE,
    WEALTH_OWN,
    kindvoorziening,
    kindvoorziening_ruim,
    telt_mee,
)
from kansrijk.provisions.model import Period
from kansrijk.provisions.reckoning import Reckoning

AGE_ON_1_JANUARY = "leeftijd_begin_jaar"
HOLIDAY_SHARE = "vakantietoeslag_deel_van_norm"
FIRST_HAND = ("municipality", "executor", "foundation", "legal_text")


def provision_rules(code: str, item: Reckoning) -> tuple[list[Rule], list[Aggregate], dict[str, Parameter]]:
    """The rules of one provision (its value last), the counts they need, and their parameters."""
    stem = f"{code.lower()}_{item.provision.slug}"
    parameters = _parameters(stem, item)
    bind = {argument: f"{stem}_{argument}" for argument in arguments(item)}
    if item.provision.age_day == "1_january":
        bind["leeftijd"] = AGE_ON_1_JANUARY
    rules: list[Rule] = []
    counts: list[Aggregate] = []
    name = item.provision.name
    if item.most is not None:
        counted, shared = f"{stem}_telt_mee", f"{stem}_delers"
        rules.append(
            Rule(
                name=counted,
                entity="person",
                unit="bool",
                nl=f"kind deelt in {name.nl}",
                en=f"child shares in {name.en}",
                function=telt_mee,
                article=_article(item),
                bind={key: bind[key] for key in ("bedragen", "leeftijd") if key in bind},
            )
        )
        counts.append(
            aggregate(
                shared,
                entity="family",
                op="count",
                of=counted,
                nl=f"kinderen die delen in {name.nl}",
                en=f"children who share in {name.en}",
            )
        )
        del parameters[shared]
    rules.append(
        Rule(
            name=f"{stem}_{'eenmalig' if item.once else 'y'}",
            entity="person",
            unit="EUR" if item.once else "EUR/y",
            nl=name.nl,
            en=name.en,
            function=kindvoorziening_ruim if item.wide else kindvoorziening,
            article=_article(item),
            sentence_nl=wording.sentence(item, "nl"),
            sentence_en=wording.sentence(item, "en"),
            bind=bind,
        )
    )
    return rules, counts, parameters


def _article(item: Reckoning) -> str:
    basis = item.provision.legal_basis
    return basis or f"{item.provision.provider or 'gemeente'}: {item.provision.source.url}"


def _status(item: Reckoning) -> Status:
    """Published when its makers confirm it for the day; derived when carried to another day or read elsewhere."""
    first_hand = item.provision.source.kind in FIRST_HAND
    return (
        "published"
        if item.standing.kind == "current" and first_hand and not item.provision.inferred
        else "derived"
    )


LABELS: dict[str, tuple[str, str, str]] = {
    "bedragen": ("EUR/y", "bedrag naar leeftijd", "amount by age"),
    "inkomensgrenzen": ("%", "inkomensgrens naar leeftijd", "income limit by age"),
    "aandelen": ("aandeel", "deel van het bedrag onder de grens", "share of the amount below the limit"),
    "normdeel": (
        "aandeel",
        "norm als deel van die met vakantietoeslag",
        "norm as part of that with holiday pay",
    ),
    "vermogenstoets": (
        "",
        "toets op vermogen (0 geen, 1 bijstand, 2 eigen)",
        "wealth test (0, 1 assistance, 2 own)",
    ),
    "vermogensgrens_eigen": (
        "EUR",
        "eigen vermogensgrens (telt bij toets 2)",
        "own wealth limit (with test 2)",
    ),
    "schuldgrond": ("bool", "ook bij schuldhulp", "also with debt help"),
    "delers": ("", "kinderen die het bedrag delen", "children who share the amount"),
    "hoogste_aantal": ("", "hoogste aantal kinderen per gezin", "most children of one family"),
}
"""The arguments of the formula that are parameters of each provision, with unit and labels."""

WIDE_LABELS: dict[str, tuple[str, str, str]] = {
    "ondergrens": ("%", "ondergrens van het inkomen (0 geen)", "lower edge of income (0 none)"),
    "grens_erbij_naar_kinderen": ("%", "hogere grens bij meer kinderen", "higher limit with more children"),
    "grens_erbij_m": ("EUR/m", "bedrag boven de norm", "sum above the norm"),
    "grens_erbij_kind_m": ("EUR/m", "hogere grens per kind", "higher limit for each child"),
    "kinderen_zonder_extra": ("", "kinderen zonder hogere grens", "children without a higher limit"),
    "eurogrens_alleenstaande_m": ("EUR/m", "grens voor een alleenstaande ouder", "limit for a single parent"),
    "eurogrens_paar_m": ("EUR/m", "grens voor een paar", "limit for a couple"),
    "over_eerste_m": ("EUR/m", "hoogste dat over is, eerste volwassene", "most left over, first adult"),
    "over_tweede_m": ("EUR/m", "hoogste dat over is, tweede volwassene", "most left over, second adult"),
    "over_kind_m": ("EUR/m", "hoogste dat over is, per kind", "most left over, each child"),
}
"""The further arguments of the wider formula; 0 where a provision does not have them."""


def arguments(item: Reckoning) -> dict[str, Any]:
    """The values of a provision's parameters, by argument of the formula; bands as rows."""
    wealth = item.provision.wealth
    kind = wealth.kind if wealth is not None else "none"
    own = wealth.family_eur if wealth is not None and kind == "own" else None
    test = NO_WEALTH_TEST if kind == "none" else WEALTH_OWN if own is not None else WEALTH_AS_ASSISTANCE
    given: dict[str, Any] = {
        "bedragen": item.amount_bands,
        "inkomensgrenzen": item.limit_bands,
        "aandelen": [list(row) for row in item.shares],
        "normdeel": norm_share(item),
        "vermogenstoets": test,
        "vermogensgrens_eigen": own or 0.0,
        "schuldgrond": float(wording.debt_ground(item)),
        "delers": 1.0,
        "hoogste_aantal": float(item.most or 1),
    }
    return given | _wide_arguments(item) if item.wide else given


def _wide_arguments(item: Reckoning) -> dict[str, Any]:
    none: dict[str, Any] = dict.fromkeys(WIDE_LABELS, 0.0)
    found = none | {"grens_erbij_naar_kinderen": [[0.0, 0.0]]} | item.wide
    if item.euro_without_holiday_pay:
        share = _holiday_share(item).value
        assert isinstance(share, float)
        for name in ("eurogrens_alleenstaande_m", "eurogrens_paar_m"):
            found[name] /= 1.0 - share
    return found


def norm_share(item: Reckoning) -> float:
    """The municipality's norm as a part of the norm with holiday pay.

    Raises:
        OutsideKnownDates: the holiday share is needed and not known on that day.
    """
    if not item.without_holiday_pay:
        return 1.0
    share = _holiday_share(item).value
    assert isinstance(share, float)
    return 1.0 - share


def _days(item: Reckoning) -> tuple[date, date]:
    """The days the numbers are used for: no more than the source confirms, else only the day that was asked."""
    valid = item.provision.valid or Period()
    if item.standing.kind != "current":
        return item.day, item.day
    year = item.day.year
    return valid.from_ or date(year, 1, 1), valid.until or date(year, 12, 31)


def _parameters(stem: str, item: Reckoning) -> dict[str, Parameter]:
    status, article, source = _status(item), _article(item), item.provision.source.url
    first, last = _days(item)
    found: dict[str, Parameter] = {}
    for argument, value in arguments(item).items():
        unit, nl, en = (LABELS | WIDE_LABELS)[argument]
        law = argument == "normdeel" and item.without_holiday_pay
        make = Parameter.bands if isinstance(value, list) else Parameter.scalar
        found[f"{stem}_{argument}"] = make(
            f"{stem}_{argument}",
            value,
            unit="EUR" if argument == "bedragen" and item.once else unit,
            nl=f"{item.provision.name.nl}: {nl}",
            en=f"{item.provision.name.en}: {en}",
            first=first,
            last=last,
            status="derived" if law else status,
            source=_holiday_share(item).source if law else source,
            article=_law()[HOLIDAY_SHARE].article if law else article,
            note=item.standing.text.nl,
        )
    return found


@lru_cache(maxsize=1)
def _law() -> dict[str, Parameter]:
    return load_parameters(Path(__file__).parent / "parameters.yaml")


def _holiday_share(item: Reckoning) -> DatedValue:
    return _law()[HOLIDAY_SHARE].on(item.day)
