# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The engine: rules and dated parameters; explain one household, or run millions. It knows no country."""

from __future__ import annotations

from kansrijk.engine.columns import Column, load_columns
from kansrijk.engine.facts import FamilyFacts, HouseholdFacts
from kansrijk.engine.maths import Bands, at, ceil_to, floor_to, marginal, round_to, step, step_up_to
from kansrijk.engine.parameters import Parameter, Status, load_parameters, weakest
from kansrijk.engine.problems import (
    Cycle,
    InvalidData,
    InvalidRule,
    MissingInput,
    NoResult,
    OutsideKnownDates,
    OverlappingDates,
    Problem,
    UnknownName,
)
from kansrijk.engine.reform import Reform
from kansrijk.engine.rulebook import RulesInForce
from kansrijk.engine.rules import Aggregate, Node, Rule, Total, aggregate, collect, rule, total

__all__ = [
    "Aggregate",
    "Bands",
    "Column",
    "Cycle",
    "FamilyFacts",
    "HouseholdFacts",
    "InvalidData",
    "InvalidRule",
    "MissingInput",
    "NoResult",
    "Node",
    "OutsideKnownDates",
    "OverlappingDates",
    "Parameter",
    "Problem",
    "Reform",
    "Rule",
    "RulesInForce",
    "Status",
    "Total",
    "UnknownName",
    "aggregate",
    "at",
    "ceil_to",
    "collect",
    "floor_to",
    "load_columns",
    "load_parameters",
    "marginal",
    "round_to",
    "rule",
    "step",
    "step_up_to",
    "total",
    "weakest",
]
