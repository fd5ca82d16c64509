# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rules of Toyland."""

from kansrijk.engine import aggregate, at, ceil_to, floor_to, marginal, rule, step, step_up_to, total


@rule(entity="person", unit="", nl="is een kind", en="is a child", article="Youth Act 1")
def is_child(age: int, adult_age: float) -> bool:
    return age < adult_age


@rule(
    entity="person",
    unit="TOY/y",
    nl="belasting",
    en="tax",
    article="Tax Act 2",
    sentence_nl="Over {wage_y} loon is de belasting {tax_y}.",
    sentence_en="On a wage of {wage_y} the tax is {tax_y}.",
)
def tax_y(wage_y: float, tariff: float, credit: float) -> float:
    gross = marginal(tariff, wage_y)
    if gross <= credit:
        return 0.0
    rest = gross - credit
    return floor_to(rest, 1.0)


@rule(entity="person", unit="TOY/y", nl="nettoloon", en="net wage")
def net_y(wage_y: float, tax_y: float) -> float:
    return wage_y - tax_y


children = aggregate("children", entity="family", op="count", of="is_child", nl="kinderen", en="children")
wages = aggregate(
    "family_net_y", entity="family", op="sum", of="net_y", nl="samen netto", en="net together", unit="TOY/y"
)
eldest = aggregate("eldest", entity="family", op="max", of="age", nl="oudste", en="eldest", unit="years")
youngest = aggregate(
    "youngest", entity="family", op="min", of="age", nl="jongste", en="youngest", unit="years"
)
any_wage = aggregate(
    "someone_works", entity="family", op="any", of="wage_y", nl="iemand werkt", en="someone works"
)
household_net = aggregate(
    "household_net_y", entity="household", op="sum", of="family_net_y", nl="alles", en="all", unit="TOY/y"
)
adults_at_home = aggregate("people", entity="household", op="count", of="exists", nl="mensen", en="people")


@rule(entity="person", unit="", nl="bestaat", en="exists")
def exists(age: int) -> bool:
    return age >= 0


@rule(entity="family", unit="", nl="heeft kinderen", en="has children")
def has_children(children: int) -> bool:
    return children > 0


@rule(
    entity="family",
    unit="TOY/y",
    nl="kindgeld",
    en="child money",
    article="Child Act 3",
    applies_if="has_children",
    sentence_nl="Met {children} kinderen is het kindgeld {child_money_y}.",
    sentence_en="With {children} children the child money is {child_money_y}.",
)
def child_money_y(children: int, family_net_y: float, child_amounts: float, taper: float) -> float:
    most = at(child_amounts, min(children, 4))
    if family_net_y > 1000.0:
        most = most - taper * (family_net_y - 1000.0)
    elif children > 2:
        most += 10.0
    return ceil_to(max(0.0, most), 0.01)


@rule(entity="household", unit="TOY/m", nl="woontoeslag", en="housing aid", article="Home Act 4")
def housing_aid_m(rent_m: float, household_net_y: float, people: int, aid_share: float) -> float:
    return max(0.0, rent_m * step(aid_share, people) - household_net_y / 100.0)


@rule(entity="family", unit="TOY/y", nl="woontoeslag gezin", en="family housing aid")
def family_aid_y(housing_aid_y: float, index_in_household: int) -> float:
    return housing_aid_y if index_in_household == 0 else 0.0


@rule(entity="person", unit="TOY/y", nl="zakgeld", en="pocket money", applies_if="is_child")
def pocket_money_y(
    child_money_y: float, children: int, age: int, youngest: float, pocket_bands: float
) -> float:
    share = step_up_to(pocket_bands, age)
    if age == youngest:
        return 0.0
    return child_money_y / children * share


pocket = aggregate(
    "pocket_y", entity="family", op="sum", of="pocket_money_y", nl="zakgeld samen", en="pocket", unit="TOY/y"
)
disposable = total(
    "disposable_y",
    entity="family",
    of=["family_net_y", "child_money_y", "family_aid_y"],
    nl="te besteden",
    en="to spend",
    unit="TOY/y",
)


@rule(entity="family", unit="", nl="code van het gezin", en="family code")
def family_code(children: int, rich: bool, eldest: float) -> int:
    if rich and eldest > 40:
        return 2
    return 1 if children > 0 else 0


@rule(entity="household", unit="", nl="grote huur", en="high rent", end="2029-12-31")
def high_rent(rent_m: float) -> bool:
    return rent_m > 500


@rule(name="high_rent", entity="household", unit="", nl="grote huur", en="high rent", start="2030-01-01")
def high_rent_2030(rent_m: float) -> bool:
    return rent_m > 600
