# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Toyland for the tests: its rules on a day, its households by hand and at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.engine.toyland import rules as toyland_rules

from kansrijk.engine import (
    FamilyFacts,
    HouseholdFacts,
    Node,
    Parameter,
    Rule,
    RulesInForce,
    collect,
    load_columns,
    load_parameters,
)
from kansrijk.engine.reform import rule_from_text

FOLDER = Path(__file__).parent / "toyland"
COLUMNS = load_columns(FOLDER / "columns.yaml")
PARAMETERS = load_parameters(FOLDER / "parameters.yaml")
NODES = collect(toyland_rules)
NAMES = sorted({node.name for node in NODES})
DAY = "2025-03-01"


def toyland(day: str = DAY, *more: Node, **parameters: Parameter) -> RulesInForce:
    """The rules of Toyland on a day, with other rules and parameters beside them."""
    return RulesInForce([*NODES, *more], {**PARAMETERS, **parameters}, COLUMNS, day)


def formula(name: str, text: str, entity: str = "person", **about: Any) -> Rule:
    """A rule from the text of its formula."""
    return rule_from_text(name=name, entity=entity, unit="", formula=text, **about)


def person(age: int, wage: float = 0.0) -> dict[str, float]:
    """One person of Toyland."""
    return {"age": age, "wage_y": wage}


def household(*families: list[dict[str, float]], rent: float = 0.0) -> HouseholdFacts:
    """A household of families, each a list of persons."""
    return HouseholdFacts({"rent_m": rent}, [FamilyFacts({}, list(members)) for members in families])


PARENT_WITH_TWO = household([person(40, 3000.0), person(5), person(9)], rent=100.0)
"""A parent with a wage and two children."""

_money = st.one_of(
    st.sampled_from([0.0, 999.99, 1000.0, 1000.01]), st.integers(0, 1_000_000).map(lambda c: c / 100)
)
_person = st.fixed_dictionaries({"age": st.integers(0, 120), "wage_y": _money})
_family = st.builds(
    FamilyFacts,
    st.fixed_dictionaries({"rich": st.booleans(), "colour": st.sampled_from([1, 3])}),
    st.lists(_person, max_size=6),
)
HOUSEHOLDS = st.lists(
    st.builds(HouseholdFacts, st.fixed_dictionaries({"rent_m": _money}), st.lists(_family, max_size=4)),
    min_size=1,
    max_size=8,
)
"""Some households at random, also without families and with families nobody is in."""
