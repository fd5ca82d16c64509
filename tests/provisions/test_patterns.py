# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every pattern of municipal schemes is computed, shown or refused by name, as its example says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from kansrijk.provisions.examples import Example, load_examples, problems_of
from kansrijk.provisions.patterns import PATTERNS

EXAMPLES = load_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=[item.code for item in EXAMPLES])
def test_a_pattern_comes_out_as_its_example_says(example: Example):
    assert problems_of(example) == []


def test_every_named_pattern_has_an_example():
    named = {item["code"] for example in EXAMPLES for item in example.record.get("patterns", ())}
    refused = {example.refused for example in EXAMPLES}
    left = set(PATTERNS) - named - refused
    assert left <= {"taper_by_age", "points", "limit_by_children"}


@pytest.mark.parametrize("outcome", ["computed", "shown", "refused"])
def test_an_example_proves_its_outcome(outcome: str):
    for example in EXAMPLES:
        if example.outcome == outcome == "computed":
            assert example.expected, example.code
        if example.outcome == outcome == "shown":
            assert example.shown, example.code
        if example.outcome == outcome == "refused":
            assert example.refused, example.code


LIST = yaml.safe_load(Path(__file__).with_name("pattern_list.yaml").read_text(encoding="utf-8"))


def test_every_pattern_of_the_research_is_proved_by_examples():
    codes = {example.code for example in EXAMPLES}
    for part, patterns in LIST.items():
        for number, examples in patterns.items():
            assert examples, (part, number)
            assert set(examples) <= codes, (part, number)


def test_every_example_belongs_to_a_pattern_of_the_research_or_to_what_a_file_may_leave_out():
    listed = {code for patterns in LIST.values() for examples in patterns.values() for code in examples}
    own = {"limit_unknown", "several_amounts", "conflict", "per_week_unknown", "points_unknown", "debt_help"}
    assert {example.code for example in EXAMPLES} - listed - own <= {"taper_unknown", "one_action"}


@pytest.mark.shared
def test_no_pattern_of_the_research_is_forgotten(shared: Path):
    text = (shared / "knowledge" / "provisions.md").read_text(encoding="utf-8")
    parts = re.findall(
        r"^## (?:2\. )?Patterns the data model must be able to express$(.*?)^## ", text, re.M | re.S
    )
    assert len(parts) == len(LIST)
    for found, patterns in zip(parts, LIST.values(), strict=True):
        assert [int(number) for number in re.findall(r"^(\d+)\. ", found, re.M)] == list(patterns)
