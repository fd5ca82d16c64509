# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Dutch rules on one day: national law, with a municipality's child provisions when asked."""

from __future__ import annotations

from datetime import date

from kansrijk.engine import RulesInForce
from kansrijk.engine.rulebook import as_day
from kansrijk.law import national_law
from kansrijk.people.model import input_columns


class DutchRules(RulesInForce):
    """National rules on one day, able to take a municipality's child provisions on board."""

    def with_provisions(self, code: str, *, only_current: bool = False) -> DutchRules:
        """The same rules with the child provisions of municipality `code` (such as "GM0599").

        A municipality without data adds nothing; ask `kansrijk.provisions` whether it is known.
        """
        from kansrijk.provisions import rules_for

        local = rules_for(code, self.day, only_current=only_current)
        return self.adding([*local.rules, *local.aggregates], local.parameters)


def netherlands(day: date | str) -> DutchRules:
    """The national rules in force on `day` (a date or ISO text).

    Raises:
        Problem: `day` is no date. A day without known law is refused when something is computed.
    """
    nodes, parameters = national_law()
    return DutchRules(nodes, parameters, input_columns(), as_day(day))
