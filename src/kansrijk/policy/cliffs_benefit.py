# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A benefit beside a wage: it falls by a part of each euro earned and ends when nearly as much is earned as before.

The rule is that of the unemployment benefit (Werkloosheidswet), by the year instead of the month; the numbers and where
they were read stand in data/benefit_beside_wage.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from kansrijk.provisions.model import Text

Floats = NDArray[np.float64]
DATA = Path(__file__).parent / "data" / "benefit_beside_wage.yaml"
ENDS = Text("uitkering", "benefit")


@dataclass(frozen=True)
class BenefitRule:
    """`share` of the earlier wage less the wage is paid; above `ends_above` of the earlier wage nothing."""

    share: float
    ends_above: float
    source: Text

    def at(self, wages: Floats, now: float, benefit: float) -> Floats:
        """The benefit in EUR a year at each wage in EUR a year, when it is `benefit` at the wage `now`."""
        earlier = benefit / self.share + now
        paid = self.share * np.maximum(earlier - wages, 0.0)
        return np.where(wages > self.ends_above * earlier, 0.0, paid)


@cache
def benefit_rule() -> BenefitRule:
    """The rule in the data file."""
    told = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return BenefitRule(float(told["share"]), float(told["ends_above"]), Text(**told["source"]))
