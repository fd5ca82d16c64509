# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written is the figure itself, rounded once: the same in both languages, never minus zero, never a wrong sign."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.indicators.survey.words import _number
from kansrijk.indicators.target_words import target_value
from kansrijk.indicators.trend_words import amount, step

SHARES = st.floats(0.0, 1.0)
COUNTS = st.floats(0.0, 2e7)
CHANGES = st.floats(-1.0, 1.0)


def read_back(text: str, language: str) -> float:
    """The number in a text as a reader of that language takes it."""
    digits = re.findall(r"[-+]?[\d.,]+", text)[0]
    plain = digits.replace(".", "").replace(",", ".") if language == "nl" else digits.replace(",", "")
    return float(plain)


@pytest.mark.parametrize("language", ["nl", "en"])
@given(share=SHARES)
def test_a_share_is_written_to_a_tenth_of_a_percent(language: str, share: float):
    assert read_back(amount(share, "share", language), language) == pytest.approx(100 * share, abs=0.0500001)


@given(share=SHARES)
def test_both_languages_write_the_same_digits(share: float):
    for write in (amount, step, target_value):
        dutch, english = (read_back(write(share, "share", language), language) for language in ("nl", "en"))
        assert dutch == english


@given(count=COUNTS)
def test_a_number_is_written_whole(count: float):
    assert read_back(amount(count, "number", "nl"), "nl") == pytest.approx(count, abs=0.5)


@given(change=CHANGES)
def test_a_change_has_the_sign_of_what_is_written(change: float):
    text = step(change, "share", "nl")
    written = read_back(text, "nl")
    assert text.startswith("+") == (written > 0)
    assert text.startswith("-") == (written < 0)
    assert written == pytest.approx(100 * change, abs=0.00500001)


@given(first=SHARES, second=SHARES)
def test_a_larger_share_is_never_written_as_a_smaller_one(first: float, second: float):
    low, high = sorted((first, second))
    assert read_back(amount(low, "share", "nl"), "nl") <= read_back(amount(high, "share", "nl"), "nl")


@given(share=SHARES)
def test_a_target_is_written_as_exactly_as_it_was_set(share: float):
    asked = round(share, 4)
    assert read_back(target_value(asked, "share", "nl"), "nl") == pytest.approx(100 * asked, abs=0.00500001)


@given(share=SHARES)
def test_an_estimate_of_a_survey_is_written_to_a_hundredth(share: float):
    assert read_back(_number(share, "share", "nl"), "nl") == pytest.approx(100 * share, abs=0.00500001)
    assert _number(None, "share", "nl") == "-"
