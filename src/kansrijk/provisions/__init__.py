# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Municipal child provisions: data files, their model, checks, and rules made from them."""

from __future__ import annotations

from kansrijk.provisions.automatic import award
from kansrijk.provisions.cases import check_cases
from kansrijk.provisions.change import parameters_of, reformed, scheme_reform, with_scheme
from kansrijk.provisions.check import check, check_text
from kansrijk.provisions.child import Child, reason, value
from kansrijk.provisions.describe import describe, describe_municipality, find, list_text
from kansrijk.provisions.evaluate import NATIONAL_INPUTS, values_of
from kansrijk.provisions.findings import Finding
from kansrijk.provisions.grounds import GROUNDS, ground_rules
from kansrijk.provisions.loader import InvalidProvisions, codes, load_municipality, municipality_code
from kansrijk.provisions.model import Municipality, Provision
from kansrijk.provisions.reckon import Reckoning, Remark, reckon
from kansrijk.provisions.rules import ProvisionRules, UnknownProvisions, rules_for, rules_of
from kansrijk.provisions.standing import StandingOn, standing_on

__all__ = [
    "GROUNDS",
    "NATIONAL_INPUTS",
    "Child",
    "Finding",
    "InvalidProvisions",
    "Municipality",
    "Provision",
    "ProvisionRules",
    "Reckoning",
    "Remark",
    "StandingOn",
    "UnknownProvisions",
    "award",
    "check",
    "check_cases",
    "check_text",
    "codes",
    "describe",
    "describe_municipality",
    "find",
    "ground_rules",
    "list_text",
    "load_municipality",
    "municipality_code",
    "parameters_of",
    "reason",
    "reckon",
    "reformed",
    "rules_for",
    "rules_of",
    "scheme_reform",
    "standing_on",
    "value",
    "values_of",
    "with_scheme",
]
