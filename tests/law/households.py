# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch households for the tests of the law: by hand and at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from kansrijk import netherlands
from kansrijk.engine import FamilyFacts, HouseholdFacts, OutsideKnownDates

HALF_YEARS = ("2025-03-01", "2025-09-01")
RULES = {day: netherlands(day) for day in HALF_YEARS}


def _is_known(name: str) -> bool:
    """Whether a result can be computed in both halves of the year: its rule is in force and its amounts are known."""
    try:
        for rules in RULES.values():
            rules.plan([name])
    except OutsideKnownDates:
        return False
    return True


NAMES = sorted({node.name for node in RULES[HALF_YEARS[0]].nodes if _is_known(node.name)})
"""Every rule, aggregate and total of the law that can be computed in 2025."""

Person = dict[str, Any]


def adult(age: int = 35, **facts: float) -> Person:
    """An adult."""
    return {"leeftijd": age, "rol": 0, **facts}


def child(age: int = 8, **facts: float) -> Person:
    """A child under 18."""
    return {"leeftijd": age, "rol": 1, **facts}


def home(*families: list[Person], rent: float | None = None, **wealth: float) -> HouseholdFacts:
    """A household of families; `rent` when it rents; other values go to every family."""
    values: dict[str, Any] = {"gemeente": 599}
    if rent is not None:
        values |= {"huurwoning": True, "huur_m": rent}
    return HouseholdFacts(values, [FamilyFacts(dict(wealth), list(members)) for members in families])


def of(day: str, household: HouseholdFacts, name: str, **given: Any) -> list[Any]:
    """The values of one result."""
    return RULES[day].compute(household, [name], given=given or None)[name]


def _money(highest: int) -> st.SearchStrategy[float]:
    return st.one_of(st.just(0.0), st.integers(0, highest * 100).map(lambda cents: cents / 100))


_earlier = st.sampled_from([0, 0, 0, 1])


def _aged(facts: dict[str, Any]) -> Person:
    """Ages on the other days of the year: the same, or a year less; and alimony, a part of the wage."""
    less, alimony = facts.pop("less"), facts.pop("alimony")
    names = ("leeftijd_begin_jaar", "leeftijd_begin_kwartaal", "leeftijd_vorige_maand")
    ages = {name: facts["leeftijd"] - years for name, years in zip(names, less, strict=True)}
    return {**facts, **ages, "alimentatie_betaald_y": round(alimony * facts["loon_y"], 2)}


def _person(
    role: int, ages: st.SearchStrategy[int], **more: st.SearchStrategy[Any]
) -> st.SearchStrategy[Person]:
    nothing = st.just(0.0)
    facts: dict[str, st.SearchStrategy[Any]] = {
        "rol": st.just(role),
        "leeftijd": ages,
        "less": st.tuples(_earlier, _earlier, _earlier),
        "alimony": st.sampled_from([0.0, 0.0, 0.0, 0.2]),
        "loon_y": nothing,
        "winst_y": nothing,
        "uitkering_y": nothing,
        "pensioen_y": nothing,
        "werkuren_week": st.sampled_from([0.0, 16.0, 36.0]),
        "student": st.sampled_from([False, False, False, True]),
        "opleiding_of_traject": st.sampled_from([False, False, False, True]),
        "handicap": st.sampled_from([False, False, False, True]),
        "opvang_soort": st.just(0),
        "opvanguren_m": nothing,
        "opvangprijs_uur": nothing,
    }
    return st.fixed_dictionaries({**facts, **more}).map(_aged)


ADULTS = _person(
    0,
    st.one_of(st.integers(18, 30), st.integers(18, 100)),
    loon_y=_money(120_000),
    winst_y=st.one_of(st.just(0.0), _money(90_000)),
    uitkering_y=st.one_of(st.just(0.0), _money(40_000)),
    pensioen_y=st.one_of(st.just(0.0), _money(60_000)),
)
CHILDREN = _person(
    1,
    st.integers(0, 17),
    loon_y=st.one_of(st.just(0.0), _money(9_000)),
    opvang_soort=st.integers(0, 3),
    opvanguren_m=st.one_of(
        st.sampled_from([0.0, 120.0, 230.0]), st.integers(0, 30_000).map(lambda h: h / 100)
    ),
    opvangprijs_uur=st.sampled_from([0.0, 7.5, 9.52, 10.71, 12.0]),
)
_wealth = st.one_of(
    st.sampled_from([0.0, 7770.0, 7770.01, 15540.0, 37395.0, 141896.0, 179429.01]),
    st.integers(-50_000, 200_000).map(float),
)


def families(adults: st.SearchStrategy[Person] = ADULTS) -> st.SearchStrategy[FamilyFacts]:
    """Families of one or two adults and up to five children."""
    values = st.fixed_dictionaries(
        {
            "vermogen": _wealth,
            "schuldhulp": st.booleans(),
            "gebruikt_bijstand": st.booleans(),
            "bijzondere_kosten_y": st.sampled_from([0.0, 900.0]),
        }
    )
    members = st.tuples(st.lists(adults, min_size=1, max_size=2), st.lists(CHILDREN, max_size=5))
    return st.builds(FamilyFacts, values, members.map(lambda pair: [*pair[0], *pair[1]]))


HOMES = st.fixed_dictionaries(
    {
        "gemeente": st.just(599),
        "huurwoning": st.booleans(),
        "huur_m": st.one_of(st.sampled_from([0.0, 477.20, 682.96, 731.93, 900.07, 900.08]), _money(1_200)),
        "servicekosten_m": st.sampled_from([0.0, 30.0, 60.0]),
        "aangepaste_woning": st.sampled_from([False, False, True]),
        "eerder_huurtoeslag": st.sampled_from([False, False, True]),
        "woonlasten_eigen_m": st.sampled_from([0.0, 450.0]),
        "energie_m": st.sampled_from([0.0, 180.0]),
    }
)
HOUSEHOLDS = st.builds(HouseholdFacts, HOMES, st.lists(families(), min_size=1, max_size=3))
"""Households of one to three families."""
