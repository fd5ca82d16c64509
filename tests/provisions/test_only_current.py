# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One switch leaves out what is old or undated, in every command that counts child provisions."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from tests.provisions.standin import AMOUNT, INCOME, MUNICIPALITY

from kansrijk.cli import main
from kansrijk.provisions import codes, list_text, load_municipality, rules_for
from kansrijk.provisions.loader import read_municipality
from kansrijk.provisions.rules import rules_of

DAY = "2025-07-01"


def option_names(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def below(path: str) -> click.Command:
    command: click.Command = main
    for name in path.split():
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


@pytest.mark.parametrize(
    "path",
    [
        "picture",
        "compare",
        "cliffs",
        "whatif",
        "optimise",
        "family",
        "curve",
        "provisions list",
    ],
)
def test_every_command_that_counts_provisions_has_the_switch(path: str):
    assert "--only-current" in option_names(below(path))


@pytest.mark.parametrize("code", codes())
def test_with_the_switch_only_what_is_confirmed_for_the_day_is_counted(code: str):
    every, sure = rules_for(code, DAY), rules_for(code, DAY, only_current=True)
    assert {item.standing.kind for item in sure.computed} <= {"current"}
    assert set(sure.names) <= set(every.names)


def test_what_a_scheme_rests_on_must_be_confirmed_too(tmp_path: Path):
    passes = MUNICIPALITY[MUNICIPALITY.index("  - slug") :].replace("slug: pakket", "slug: stadspas")
    head = MUNICIPALITY.replace("{kind: as_seen, year: 2024}", "{kind: current, year: 2025}")
    path = tmp_path / "GM9999.yaml"
    path.write_text(head + AMOUNT + "    proof: stadspas\n" + passes + INCOME, encoding="utf-8")
    municipality, wrong = read_municipality(path)
    assert municipality is not None
    assert wrong == []
    day = rules_for("GM0599", DAY).day
    assert set(rules_of(municipality, day).names) == {"pakket"}
    assert rules_of(municipality, day, only_current=True).names == {}


def test_the_list_says_that_nothing_is_confirmed():
    assert load_municipality("GM0599") is not None
    told = list_text("GM0599", DAY, "en", only_current=True)
    assert "no child provisions confirmed for that day" in told
