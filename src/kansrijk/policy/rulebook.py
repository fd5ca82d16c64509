# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rules on one day: of European Netherlands, with a municipality's child provisions when asked, or of the Caribbean.

The two are rulebooks of their own, with columns of their own: neither computes anything for the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from kansrijk.engine import RulesInForce
from kansrijk.engine.rulebook import Note, as_day
from kansrijk.law import ACTS, FOLDER, national_law
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER, caribbean_law
from kansrijk.law.gaps import gaps, notes_on, schemes
from kansrijk.people.model import caribbean_columns, input_columns


class DutchRules(RulesInForce):
    """National rules on one day, able to take a municipality's child provisions on board."""

    def with_provisions(self, code: str, *, only_current: bool = False) -> DutchRules:
        """The same rules with the child provisions of municipality `code` (such as "GM0599").

        A municipality without data adds nothing; ask `kansrijk.provisions` whether it is known.
        """
        from kansrijk.provisions import rules_for

        local = rules_for(code, self.day, only_current=only_current)
        return self.adding([*local.rules, *local.aggregates], local.parameters)


class CaribbeanRules(RulesInForce):
    """The rules of Bonaire, Sint Eustatius and Saba on one day, in US dollars."""


def netherlands(day: date | str) -> DutchRules:
    """The national rules in force on `day` (a date or ISO text).

    Raises:
        Problem: `day` is no date. A day without known law is refused when something is computed.
    """
    nodes, parameters = national_law()
    on = as_day(day)
    return DutchRules(nodes, parameters, input_columns(), on, _national_notes(on))


def caribbean(day: date | str) -> CaribbeanRules:
    """The rules of Caribbean Netherlands in force on `day` (a date or ISO text), amounts in US dollars.

    Raises:
        Problem: `day` is no date. A day without known law is refused when something is computed.
    """
    nodes, parameters = caribbean_law()
    on = as_day(day)
    return CaribbeanRules(nodes, parameters, caribbean_columns(), on, _caribbean_notes(on))


@cache
def _national_notes(day: date) -> Mapping[str, Note]:
    return notes_on(day, schemes(FOLDER, ACTS), gaps(FOLDER, ACTS))


@cache
def _caribbean_notes(day: date) -> Mapping[str, Note]:
    return notes_on(day, schemes(CARIBBEAN_FOLDER, CARIBBEAN_ACTS), gaps(CARIBBEAN_FOLDER, CARIBBEAN_ACTS))
