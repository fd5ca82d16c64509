# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Showing values with their unit, in Dutch or English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
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
NONE = {"nl": "geen", "en": "no"}
YES_NO = {"nl": ("nee", "ja"), "en": ("no", "yes")}
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
Show = Callable[[Any], str]
"""From a value to its words."""


def show(value: Any, unit: str, language: str) -> str:
    """`value` as people write it: € 1.234,50 per maand, 35,82%, ja, 3."""
    return shower(unit, language)(value)


def tell(value: Any, unit: str, language: str) -> str:
    """`value` as in a sentence: as `show`, but without cents when there are none: € 15.540, € 500 per jaar."""
    return teller(unit, language)(value)


@cache
def teller(unit: str, language: str) -> Show:
    """The way values of `unit` are told in a sentence in `language`."""
    head, _, period = unit.partition("/")
    if head not in CURRENCIES:
        return shower(unit, language)
    words = PERIODS[language].get(period, period)
    start, end = f"{CURRENCIES[head]} ", f" {words}" if words else ""

    def told(value: Any) -> str:
        amount = round(float(value), 2)
        return f"{start}{number(amount, 0 if amount.is_integer() else 2, language)}{end}"

    return told


@cache
def shower(unit: str, language: str) -> Show:
    """The way values of `unit` are written in `language`; unknown units are left out."""
    if unit == "bool":
        return lambda value: YES_NO[language][bool(value)]
    head, _, period = unit.partition("/")
    dutch = language == "nl"
    if head in CURRENCIES:
        start, words = f"{CURRENCIES[head]} ", PERIODS[language].get(period, period)
        end = f" {words}" if words else ""
        return lambda value: f"{start}{number(value, 2, language)}{end}"
    if head == "aandeel":
        return lambda value: f"{_trim(100.0 * float(value), dutch)}%"
    if head == "%":
        return lambda value: f"{number(value, 1, language)}%"
    return lambda value: YES_NO[language][value] if isinstance(value, bool) else _trim(value, dutch)


def counted(count: Any, one: str, many: str, language: str) -> str:
    """A number with its noun in the right form: 1 kind, 2 kinderen, geen kinderen."""
    if not count:
        return f"{NONE[language]} {many}"
    return f"{_trim(count, language == 'nl')} {one if count == 1 else many}"


def number(value: Any, decimals: int, language: str) -> str:
    """A number with the thousands and decimal signs of the language; never minus zero."""
    text = f"{round(float(value), decimals) + 0.0:,.{decimals}f}"
    return text.translate(SIGNS) if language == "nl" else text


SIGNS = str.maketrans(",.", ".,")


def show_date(day: date, language: str) -> str:
    """A date in words, such as 1 juli 2025."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def capital(text: str) -> str:
    """The text with a capital at the start, and the rest as it was."""
    return text[:1].upper() + text[1:]


def _trim(value: Any, dutch: bool) -> str:
    exact = float(value)
    text = f"{round(exact, 4):g}" if abs(exact) < 1e6 else f"{exact:.0f}"
    return text.replace(".", ",") if dutch else text
