# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a scheme is complete in a year, there are worked cases enough to prove it."""

from __future__ import annotations

import pytest

from kansrijk.policy.case_counts import ENOUGH, CaseCount, as_markdown, case_counts
from kansrijk.policy.coverage import YEARS


@pytest.fixture(scope="module")
def counts() -> list[CaseCount]:
    """The worked cases of every scheme and year."""
    return case_counts()


def test_every_scheme_has_three_cases_in_each_year_in_which_it_is_complete(counts: list[CaseCount]):
    assert [(count.scheme.code, count.year, count.cases) for count in counts if not count.enough] == []


def test_every_scheme_and_year_is_counted_once(counts: list[CaseCount]):
    places = [(count.area, count.scheme.code, count.year) for count in counts]
    assert len(places) == len(set(places))
    assert {year for _, _, year in places} == set(YEARS)


def test_a_whole_family_counts_for_every_scheme_it_expects_a_result_of(counts: list[CaseCount]):
    found = {(count.scheme.code, count.year): count.cases for count in counts}
    # The families of bestaanszekerheid have care allowance among their results, three in every year but 2025.
    assert found["zorgtoeslag", 2021] >= 2 * ENOUGH
    assert found["bestaanszekerheid", 2021] >= ENOUGH


def test_the_page_names_what_falls_short(counts: list[CaseCount]):
    one = next(count for count in counts if count.state == "complete")
    poor = CaseCount(one.area, one.scheme, one.year, 1, "complete")
    assert f"- {one.scheme.en}, {one.year}: 1" in as_markdown([poor])
    assert "fewer than 3 cases: none" in as_markdown(counts)
    absent = CaseCount(one.area, one.scheme, one.year, 0, "absent")
    assert absent.enough
    assert "0 (absent)" in as_markdown([absent])
