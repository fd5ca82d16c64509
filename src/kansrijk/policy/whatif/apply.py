# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A reform put on national law and on the schemes of one municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from kansrijk.engine import Bands, Problem, Reform, UnknownName
from kansrijk.engine.parameters import ParameterValue
from kansrijk.engine.reform import rule_from_text
from kansrijk.people import find_area
from kansrijk.policy.rulebook import DutchRules
from kansrijk.policy.whatif.model import ALL, MinimumPackage, NewScheme, SchemeChange, WhatIf
from kansrijk.policy.whatif.reading import age_range
from kansrijk.provisions import (
    ProvisionRules,
    load_municipality,
    parameters_of,
    reformed,
    rules_for,
    rules_of,
)
from kansrijk.provisions.ages import bands
from kansrijk.provisions.model import (
    Amount,
    Ground,
    IncomeTest,
    Limit,
    Municipality,
    PeriodKind,
    Provision,
    Standing,
    Text,
)
from kansrijk.provisions.model import Source as ProvisionSource
from kansrijk.provisions.reckoning import Reckoning

PACKAGE = "minimumpakket"
PACKAGE_NAME = Text("minimumpakket", "minimum package")


@dataclass(frozen=True)
class Local:
    """The schemes of one municipality before and after a reform, and the floor under them when there is one.

    `remarks` are schemes a change could not be made to, each with why.
    """

    before: ProvisionRules
    after: ProvisionRules
    floor: ProvisionRules | None = None
    remarks: tuple[Text, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything is known of the schemes there are now; else the effect of the reform is unknown."""
        return self.before.known

    @property
    def changed(self) -> bool:
        """Whether the schemes after the reform are not those before."""
        return self.after is not self.before or self.floor is not None


def national_rules(reform: WhatIf, law: DutchRules) -> DutchRules:
    """National law after the reform; `law` itself when it stays as it is.

    Raises:
        UnknownName: no such amount in national law.
        Problem: a rule or a value is not right.
    """
    if not reform.national:
        return law
    values = {name: _resolved(reform, law, name, value) for name, value in reform.parameters.items()}
    rules = [rule_from_text(**dict(rule)) for rule in reform.rules]
    return law.reform(Reform(reform.file.title.nl, parameters=values, rules=rules))


def _resolved(reform: WhatIf, law: DutchRules, name: str, value: Any) -> Any:
    """An absolute value: `{add: 500}` and `{times: 1.1}` count from the amount on the day."""
    if name not in law.parameters:
        near = ", ".join(get_close_matches(name, law.parameters, n=5, cutoff=0.3))
        raise UnknownName(
            nl=f"{reform.path}: parameters.{name}: dat bedrag bestaat niet in de wet. Bedoelt u een van: {near}?",
            en=f"{reform.path}: parameters.{name}: there is no such amount in the law. Did you mean one of: {near}?",
        )
    if not isinstance(value, dict):
        return value
    ((how, number),) = value.items()
    now = law.parameters[name].on(law.day).value
    return _moved(now, how, float(number))


def _moved(now: ParameterValue, how: str, number: float) -> Any:
    def one(amount: float) -> float:
        return amount + number if how == "add" else amount * number

    if isinstance(now, Bands):
        return [[edge, one(amount)] for edge, amount in zip(now.edges, now.values, strict=True)]
    if isinstance(now, tuple):
        return [one(float(amount)) for amount in cast("tuple[float, ...]", now)]
    assert isinstance(now, float)
    return one(now)


def local_rules(reform: WhatIf, code: str, law: DutchRules, *, only_current: bool = False) -> Local:
    """The schemes of a municipality before and after the reform.

    Raises:
        Problem: a change names a scheme the municipality does not have, or an age without limit or amount.
    """
    remarks: list[Text] = []
    now = rules_for(code, law.day, only_current=only_current)
    file = reform.file
    before = _changed(now, file.before, reform, remarks)
    new = [item for item in file.new_schemes if item.municipality in (ALL, code)]
    start = before
    if new:
        there = load_municipality(code)
        name = there.name if there is not None else find_area(code).name
        together = Municipality(
            code,
            name,
            (
                *(there.provisions if there is not None else ()),
                *(provision(item, law.day.year) for item in new),
            ),
            shared_budgets=there.shared_budgets if there is not None else (),
        )
        start = _changed(rules_of(together, law.day, only_current), file.before, reform, [])
    after = _changed(start, file.schemes, reform, remarks)
    floor = None
    if file.minimum_package is not None:
        floor = rules_of(Municipality(code, code, (provision(file.minimum_package, law.day.year),)), law.day)
    return Local(before, after, floor, tuple(dict.fromkeys(remarks)))


def provision(item: NewScheme | MinimumPackage, year: int) -> Provision:
    """A scheme of a reform file in the model of the municipal data files, in force in `year`."""
    once = isinstance(item, NewScheme) and item.once
    period: PeriodKind = "once" if once else "year"
    grounds = (Ground("debt_help", Text("bij schuldhulp", "with debt help"), True),) if item.debt_help else ()
    return Provision(
        slug=item.slug if isinstance(item, NewScheme) else PACKAGE,
        name=item.name if isinstance(item, NewScheme) else PACKAGE_NAME,
        status=Standing("current", year),
        source=ProvisionSource("reform", "municipality"),
        amounts=tuple(
            Amount(eur=float(amount.eur), ages=amount.ages, per="child", period=period)
            for amount in item.amounts
        ),
        income=IncomeTest(
            base="sociaal_minimum", limits=(Limit(float(item.limit_pct)),), holiday_pay="included"
        ),
        grounds=grounds,
    )


def _changed(
    local: ProvisionRules, changes: Sequence[SchemeChange], reform: WhatIf, remarks: list[Text]
) -> ProvisionRules:
    mine = [item for item in changes if item.municipality in (ALL, local.code)]
    if not local.known:
        return local
    for change in mine:
        named = change.scheme != ALL
        if named and change.scheme not in local.names:
            if change.municipality == ALL:
                continue
            raise _no_scheme(reform, local, change.scheme)
        for item in local.computed:
            if not named or item.provision.slug == change.scheme:
                local = _one_changed(local, item, change, reform, remarks)
    return local


def _one_changed(
    local: ProvisionRules, item: Reckoning, change: SchemeChange, reform: WhatIf, remarks: list[Text]
) -> ProvisionRules:
    found = parameters_of(local, item.provision.slug)
    now = _by_age(found["amounts"].on(local.day).value), _by_age(found["limits"].on(local.day).value)
    amounts, limits = _numbers(now[0], now[1], change, reform, f"{local.code}, {item.provision.slug}")
    values: dict[str, Any] = {}
    if amounts != now[0]:
        values[found["amounts"].name] = [list(row) for row in bands(amounts)]
    if limits != now[1]:
        if any(item.wide.get(name) for name in ("eurogrens_paar_m", "ondergrens")):
            remarks.append(_table_remark(local, item))
        else:
            values[found["limits"].name] = [list(row) for row in bands(limits)]
    if change.debt_help is not None:
        was = float(found["debt_help"].on(local.day).value)  # type: ignore[arg-type]
        if was != float(change.debt_help):
            values[found["debt_help"].name] = float(change.debt_help)
    return reformed(local, Reform(reform.file.title.nl, parameters=values)) if values else local


def _numbers(
    amounts: dict[int, float], limits: dict[int, float], change: SchemeChange, reform: WhatIf, where: str
) -> tuple[dict[int, float], dict[int, float]]:
    """Amounts and limits by age after a change; only ages the scheme has, or that get both of them."""
    amounts, limits = dict(amounts), dict(limits)
    ages = change.ages
    for age in age_range(ages.from_ if ages else None, ages.to if ages else None):
        there = amounts.get(age, 0.0) > 0.0
        if change.end:
            amounts[age] = 0.0
        if change.end or (not there and (change.amount_eur is None or ages is None)):
            continue
        if not there and change.limit_pct is None:
            raise _half(reform, where, age)
        amount = amounts.get(age, 0.0) if change.amount_eur is None else change.amount_eur
        amount *= 1.0 if change.amount_times is None else change.amount_times
        amounts[age] = max(amount, change.amount_at_least_eur or 0.0)
        limit = limits.get(age, 0.0) if change.limit_pct is None else change.limit_pct
        limits[age] = max(limit, change.limit_at_least_pct or 0.0)
    return amounts, limits


def _by_age(value: ParameterValue) -> dict[int, float]:
    assert isinstance(value, Bands)
    found: dict[int, float] = {}
    for age in range(18):
        held = [amount for edge, amount in zip(value.edges, value.values, strict=True) if edge <= age]
        if held and held[-1] > 0.0:
            found[age] = float(held[-1])
    return found


def only_floor(local: Local) -> ProvisionRules | None:
    """What a reform adds by itself where nothing is known of what there is: the floor, or the new schemes."""
    if local.floor is not None:
        return local.floor
    return local.after if local.after.known else None


def _no_scheme(reform: WhatIf, local: ProvisionRules, slug: str) -> Problem:
    listed = ", ".join(local.names) or "-"
    return Problem(
        nl=f"{reform.path}: {local.name} heeft geen berekende regeling '{slug}'. Wel: {listed}. Of schrijf all.",
        en=f"{reform.path}: {local.name} has no computed scheme '{slug}'. It has: {listed}. Or write all.",
    )


def _half(reform: WhatIf, where: str, age: int) -> Problem:
    return Problem(
        nl=f"{reform.path}: {where}: {age} jaar is een nieuwe leeftijd. Geef ook limit_pct.",
        en=f"{reform.path}: {where}: age {age} is new. Give limit_pct as well.",
    )


def _table_remark(local: ProvisionRules, item: Reckoning) -> Text:
    name = item.provision.name
    return Text(
        f"{local.name}: {name.nl} heeft een grens in euro's of een ondergrens; die is niet veranderd.",
        f"{local.name}: {name.en} has a limit in euro or a lower edge; it was not changed.",
    )
