# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All municipalities share a few kernels, and give what the whole rulebook gives."""

from __future__ import annotations

import numpy as np
import pytest
from tests.provisions.standin import COLUMNS, family_of, in_force

from kansrijk.engine import RulesInForce, UnknownName
from kansrijk.engine.frame import frame_of
from kansrijk.engine.kernel.source import kernel_text
from kansrijk.provisions import Child, UnknownProvisions, codes, rules_for, values_of
from kansrijk.provisions.evaluate import _needed

DAY = "2025-07-01"
KNOWN = [rules for rules in (rules_for(code, DAY) for code in codes()) if rules.known]
FAMILIES = [family_of(Child(age, pct), 4, 15) for age in (1, 9, 13) for pct in (95.0, 111.0, 125.0)]


def test_all_provisions_of_the_country_share_five_kernels_or_fewer():
    texts = set()
    for local in KNOWN:
        by_name = {node.name: node for node in local.nodes}
        for name in local.names.values():
            alone = RulesInForce(_needed(name, by_name), local.parameters, COLUMNS, DAY)
            texts.add(kernel_text(alone.plan([name])).text)
    assert 1 <= len(texts) <= 5


@pytest.mark.parametrize("code", ["GM0599", "GM1916", "GM0119", "GM0345", "GM0981"])
def test_one_provision_at_a_time_gives_what_all_rules_together_give(code: str):
    local = rules_for(code, DAY)
    frame = frame_of(FAMILIES, COLUMNS)
    empty = RulesInForce([], {}, COLUMNS, DAY)
    found = values_of(local, empty, frame, {})
    together = in_force(local)
    for name in (*local.names.values(), *(item for item in local.totals if item.startswith("kindtegoed_y"))):
        expected = [value for family in FAMILIES for value in together.compute(family, [name])[name]]
        assert np.allclose(found[name], expected), name


def test_a_municipality_that_is_unknown_has_no_values():
    with pytest.raises(UnknownProvisions):
        values_of(
            rules_for("GM0141", DAY), RulesInForce([], {}, COLUMNS, DAY), frame_of(FAMILIES, COLUMNS), {}
        )
    with pytest.raises(UnknownName):
        in_force(rules_for("GM0141", DAY)).compute(FAMILIES[0], ["kindtegoed_y"])
