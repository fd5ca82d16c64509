# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What national law gives, as plain columns, and the file of an invented municipality."""

from __future__ import annotations

from kansrijk.engine import Column, FamilyFacts, HouseholdFacts, RulesInForce
from kansrijk.provisions import Child, ProvisionRules

COLUMNS = {
    column.name: column
    for column in (
        Column("rol", "person", "integer"),
        Column("leeftijd", "person", "integer"),
        Column("leeftijd_begin_jaar", "person", "integer"),
        Column("inkomen_pct_sociaal_minimum", "family", "number", unit="%"),
        Column("vermogen", "family", "money", unit="EUR"),
        Column("vermogensgrens_bijstand", "family", "money", unit="EUR"),
        Column("schuldhulp", "family", "bool"),
    )
}
PARENT = {"rol": 0, "leeftijd": 35, "leeftijd_begin_jaar": 35}


def in_force(rules: ProvisionRules) -> RulesInForce:
    """The provisions of one municipality as rules, with what national law gives as columns."""
    return RulesInForce(rules.nodes, rules.parameters, COLUMNS, rules.day)


def family_of(child: Child, *others: int) -> HouseholdFacts:
    """A household of one parent, the child and other children, as plain facts."""
    facts = {
        "inkomen_pct_sociaal_minimum": child.income_pct,
        "vermogen": child.wealth,
        "vermogensgrens_bijstand": child.assistance_wealth_limit or 0.0,
        "schuldhulp": child.debt_help,
    }
    children = [{"rol": 1, "leeftijd": age, "leeftijd_begin_jaar": age} for age in (child.age, *others)]
    return HouseholdFacts({}, [FamilyFacts(facts, [PARENT, *children])])


MUNICIPALITY = """\
code: GM9999
name: Voorbeeldstad
provisions:
  - slug: pakket
    name: {nl: Pakket, en: package}
    categories: [participation]
    environments: [vrije_tijd]
    status: {kind: as_seen, year: 2024}
    source: {url: "https://example.org/pakket", kind: municipality}
"""
AMOUNT = """\
    amounts: [{ages: {from: 4, to: 17}, eur: 100, per: child, period: year}]
"""
INCOME = """\
    income: {base: sociaal_minimum, limits: [{pct: 120}]}
"""
