# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where two schemes of a municipality count income in another way, the reader is told."""

from __future__ import annotations

from datetime import date

import pytest

from kansrijk.provisions.definitions import ASPECTS, conflicts, in_words
from kansrijk.provisions.describe import describe_municipality
from kansrijk.provisions.examples import BASE
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.model import Provision
from kansrijk.provisions.structure import build

DAY = date(2025, 7, 1)


def scheme(name: str, income: dict[str, object], **more: object) -> Provision:
    made = build(
        Provision,
        {
            **BASE,
            "slug": name,
            "name": {"nl": name, "en": name},
            "income": {"base": "sociaal_minimum", "limits": [{"pct": 120}], **income},
            **more,
        },
        (),
        Findings("scheme"),
    )
    assert isinstance(made, Provision)
    return made


@pytest.mark.parametrize(
    "one,other,words",
    [
        (
            {"holiday_pay": "included"},
            {"holiday_pay": "excluded"},
            "holiday pay in the norm counts (a); does not count (b)",
        ),
        ({"counts": "net"}, {"counts": "gross"}, "income net (a); gross (b)"),
        (
            {"allowances": "counted"},
            {"allowances": "left_out"},
            "allowances and child budget count (a); do not count (b)",
        ),
        (
            {"debts": "deducted"},
            {"debts": "left_out"},
            "repayment of debts is deducted (a); is not deducted (b)",
        ),
    ],
)
def test_a_conflict_names_both_schemes(one: dict[str, object], other: dict[str, object], words: str):
    (found,) = conflicts([scheme("a", one), scheme("b", other)], DAY)
    assert found.en == f"Income defined differently: {words}."
    assert found.nl.startswith("Verschil in inkomen: ")


def test_what_is_not_known_is_no_conflict():
    assert conflicts([scheme("a", {"counts": "net"}), scheme("b", {})], DAY) == []


def test_a_scheme_that_ended_does_not_conflict():
    ended = scheme("b", {"counts": "gross"}, status={"kind": "abolished"})
    assert conflicts([scheme("a", {"counts": "net"}), ended], DAY) == []


def test_a_definition_is_told_in_words():
    test = scheme("a", {"counts": "net", "holiday_pay": "excluded"}).income
    assert test is not None
    assert (
        in_words(test).en
        == "the norm: the social minimum; holiday pay in the norm: does not count; income: net"
    )


def test_every_value_of_an_aspect_has_words_in_both_languages():
    for label, words in ASPECTS.values():
        for text in (label, *words.values()):
            assert text.nl
            assert text.en


def test_nijkerk_with_its_own_norm_shows_in_its_description():
    assert "the norm: the gross minimum wage" in describe_municipality("GM0267", DAY, "en")
