# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every pattern of municipal schemes is computed, shown or refused by name, as its example says."""

from __future__ import annotations

import pytest

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
    assert left <= {
        "individual_room",
        "sub_ceiling",
        "start_of_vo",
        "temporary",
        "taper_by_age",
        "points",
        "limit_by_children",
    }


@pytest.mark.parametrize("outcome", ["computed", "shown", "refused"])
def test_an_example_proves_its_outcome(outcome: str):
    for example in EXAMPLES:
        if example.outcome == outcome == "computed":
            assert example.expected, example.code
        if example.outcome == outcome == "shown":
            assert example.shown, example.code
        if example.outcome == outcome == "refused":
            assert example.refused, example.code
