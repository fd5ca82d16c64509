# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A family of Bonaire, Sint Eustatius or Saba reads in words why it gets an amount, or why not."""

from __future__ import annotations

import pytest
from tests.law.test_caribbean import BONAIRE, SABA, STATIA, island_home

from kansrijk.law.caribbean import caribbean_law, caribbean_reasons
from kansrijk.policy.rulebook import caribbean

DAY = "2025-07-01"
ADULT_ALONE = {"zelfstandig_wonend": True}


@pytest.mark.parametrize("name", caribbean_reasons())
def test_reasons_are_given_for_results_that_exist(name: str):
    assert name in {node.name for node in caribbean_law()[0]}


@pytest.mark.parametrize("island", [BONAIRE, STATIA, SABA])
def test_child_benefit_says_for_whom_and_how_much_in_dollars(island: int):
    line = (
        caribbean(DAY)
        .explain(island_home(island, 1, 4, 9), ["kinderbijslag_bes_m"])
        .line("kinderbijslag_bes_m", 0)
    )
    assert "Dit gezin krijgt voor alle kinderen samen $" in line.sentence_nl
    assert "This family gets $" in line.sentence_en


def test_without_children_it_says_why_there_is_no_child_benefit():
    line = (
        caribbean(DAY).explain(island_home(SABA, 2), ["kinderbijslag_bes_m"]).line("kinderbijslag_bes_m", 0)
    )
    assert line.value == 0
    assert "want er zijn geen kinderen onder de 18" in line.sentence_nl


def test_social_relief_says_for_whom_and_what_it_is_in_a_month():
    explained = caribbean("2024-07-01").explain(island_home(BONAIRE, 1, **ADULT_ALONE), ["onderstand_bes_m"])
    assert (
        "alleenstaande zonder inkomen die zelfstandig woont"
        in explained.line("onderstand_2weken_bes", 0).sentence_nl
    )
    assert "26 keer in een jaar" in explained.line("onderstand_bes_m", 0).sentence_nl
