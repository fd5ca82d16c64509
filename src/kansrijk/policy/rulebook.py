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
from kansrijk.indicators.rules import indicator_rules
from kansrijk.law import ACTS, FOLDER, national_law, national_reasons
from kansrijk.law.caribbean import CARIBBEAN_ACTS, CARIBBEAN_FOLDER, caribbean_law, caribbean_reasons
from kansrijk.law.gaps import gaps, notes_on, schemes
from kansrijk.people.model import caribbean_columns, input_columns


class DutchRules(RulesInForce):
    """National rules on one day, able to take a municipality's child provisions on board."""

    def with_provisions(self, code: str, *, only_current: bool = False) -> DutchRules:
        """The same rules with the child provisions of municipality `code` (such as "GM0599"), and the grounds.

        A municipality without data adds no provisions; ask `kansrijk.provisions` whether it is known. The grounds of
        the target group (`grond_inkomen` and so on) are there for every municipality.
        """
        from kansrijk.provisions import ground_rules, rules_for

        local = rules_for(code, self.day, only_current=only_current)
        grounds, lines = ground_rules(local, self.day)
        return self.adding([*local.nodes, *grounds], {**local.parameters, **lines})

    def with_grounds(self) -> DutchRules:
        """The same rules with the grounds of the target group, by the line most municipalities use."""
        from kansrijk.provisions import ground_rules

        return self.adding(*ground_rules(None, self.day))


class CaribbeanRules(RulesInForce):
    """The rules of Bonaire, Sint Eustatius and Saba on one day, in US dollars."""


def netherlands(day: date | str) -> DutchRules:
    """The national rules in force on `day` (a date or ISO text).

    Raises:
        Problem: `day` is no date. A day without known law is refused when something is computed.
    """
    nodes, parameters = national_law()
    measured, limits = indicator_rules()
    on = as_day(day)
    every, amounts = (*nodes, *measured), parameters | limits
    return DutchRules(every, amounts, input_columns(), on, _national_notes(on), national_reasons())


def caribbean(day: date | str) -> CaribbeanRules:
    """The rules of Caribbean Netherlands in force on `day` (a date or ISO text), amounts in US dollars.

    Raises:
        Problem: `day` is no date. A day without known law is refused when something is computed.
    """
    nodes, parameters = caribbean_law()
    on = as_day(day)
    return CaribbeanRules(
        nodes, parameters, caribbean_columns(), on, _caribbean_notes(on), caribbean_reasons()
    )


@cache
def _national_notes(day: date) -> Mapping[str, Note]:
    return notes_on(day, schemes(FOLDER, ACTS), gaps(FOLDER, ACTS))


@cache
def _caribbean_notes(day: date) -> Mapping[str, Note]:
    return notes_on(day, schemes(CARIBBEAN_FOLDER, CARIBBEAN_ACTS), gaps(CARIBBEAN_FOLDER, CARIBBEAN_ACTS))
