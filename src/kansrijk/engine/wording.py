# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Showing values with their unit, in Dutch or English."""

from __future__ import annotations

from datetime import date
from typing import Any

PERIODS = {
    "nl": {
        "y": "per jaar",
        "m": "per maand",
        "kwartaal": "per kwartaal",
        "uur": "per uur",
        "week": "per week",
        "2weken": "per twee weken",
    },
    "en": {
        "y": "a year",
        "m": "a month",
        "kwartaal": "a quarter",
        "uur": "an hour",
        "week": "a week",
        "2weken": "every two weeks",
    },
}
CURRENCIES = {"EUR": "€", "USD": "$"}
MONTHS = (
    (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
)


def show(value: Any, unit: str, language: str) -> str:
    """`value` as people write it: € 1.234,50 per maand, 35,82%, ja, 3."""
    if isinstance(value, bool) or unit == "bool":
        return {"nl": ("nee", "ja"), "en": ("no", "yes")}[language][bool(value)]
    head, _, period = unit.partition("/")
    if head in CURRENCIES:
        amount = f"{CURRENCIES[head]} {number(value, 2, language)}"
        words = PERIODS[language].get(period, period)
        return f"{amount} {words}".strip()
    if head == "aandeel":
        return f"{_trim(100.0 * float(value), language)}%"
    if head == "%":
        return f"{number(value, 1, language)}%"
    return _trim(value, language)


def number(value: Any, decimals: int, language: str) -> str:
    """A number with the thousands and decimal signs of the language; never minus zero."""
    rounded = round(float(value) + 0.0, decimals)
    text = f"{rounded + 0.0:,.{decimals}f}" if rounded else f"{0:,.{decimals}f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".") if language == "nl" else text


def show_date(day: date, language: str) -> str:
    """A date in words, such as 1 juli 2025."""
    return f"{day.day} {MONTHS[0 if language == 'nl' else 1][day.month - 1]} {day.year}"


def _trim(value: Any, language: str) -> str:
    text = f"{round(float(value), 4):g}" if abs(float(value)) < 1e6 else f"{float(value):.0f}"
    return text.replace(".", ",") if language == "nl" else text
