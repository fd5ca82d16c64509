# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Checks of what only some schemes have: points, shares of costs, windows, wider income tests, dollars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kansrijk.provisions.findings import Findings, Where
from kansrijk.provisions.model import Amount, IncomeTest, Municipality, Window

MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def check_wider_amount(amount: Amount, where: Where, findings: Findings) -> None:
    """Points, shares of costs, weeks, events and lower ceilings of one band."""
    if (amount.points is None) != (amount.point_eur is None) and amount.eur is None:
        findings.add(
            where,
            "bij punten horen points en point_eur: hoeveel, en wat een punt waard is.",
            "points need points and point_eur: how many, and what one is worth.",
        )
    if amount.share_of_cost is not None and not 0 < amount.share_of_cost <= 1:
        findings.add(
            (*where, "share_of_cost"),
            "is een deel van 1, zoals 0.5 voor de helft.",
            "is a part of 1, such as 0.5 for half.",
        )
    if amount.cost_eur is not None and amount.share_of_cost is None:
        findings.add((*where, "cost_eur"), "vraagt ook share_of_cost.", "needs share_of_cost as well.")
    if amount.weeks is not None and (amount.period != "week" or not 1 <= amount.weeks <= 53):
        findings.add(
            (*where, "weeks"),
            "is het aantal weken per jaar (1 tot 53) en hoort bij period: week.",
            "is the number of weeks a year (1 to 53) and belongs to period: week.",
        )
    if amount.event == "birthday" and amount.ages is None:
        findings.add(
            (*where, "event"), "bij een verjaardag horen ages: welke?", "a birthday needs ages: which one?"
        )
    for i, part in enumerate(amount.within):
        if amount.eur is not None and not 0 < part.eur <= amount.eur:
            findings.add(
                (*where, "within", i, "eur"),
                f"moet meer dan 0 zijn en hoogstens het hele bedrag van {amount.eur:g}.",
                f"must be more than 0 and at most the whole amount of {amount.eur:g}.",
            )


def check_wider_income(test: IncomeTest, where: Where, findings: Findings) -> None:
    """Limits by the number of children, sums for each child, and what is left after fixed costs."""
    by_children = [limit.children for limit in test.limits]
    if any(item is not None for item in by_children) and any(item is None for item in by_children):
        findings.add(
            (*where, "limits"),
            "geef bij elke grens children, of bij geen enkele.",
            "give children with every limit, or with none.",
        )
    if test.from_child < 1:
        findings.add((*where, "from_child"), "begint bij 1.", "begins at 1.")
    if test.from_child != 1 and test.child_eur_m is None:
        findings.add(
            (*where, "from_child"),
            "vraagt ook child_eur_m: hoeveel euro per maand?",
            "needs child_eur_m as well.",
        )


def check_windows(windows: Sequence[Window], where: Where, findings: Findings) -> None:
    """First and last day of each window, written month-day."""
    for i, window in enumerate(windows):
        for key, text in (("from", window.from_), ("until", window.until)):
            if not MONTH_DAY.fullmatch(text):
                findings.add(
                    (*where, i, key),
                    f"'{text}' is geen dag. Schrijf maand en dag tussen quotes, zoals \"03-01\".",
                    f"'{text}' is no day. Write month and day between quotes, such as \"03-01\".",
                )


def check_currency(municipality: Municipality, findings: Findings) -> None:
    """Dollars on the islands of Caribbean Netherlands, euro everywhere else."""
    island = municipality.code.startswith("BQ-")
    for i, provision in enumerate(municipality.provisions):
        for j, amount in enumerate(provision.amounts):
            if (amount.usd is not None and not island) or (amount.eur is not None and island):
                wanted = "usd" if island else "eur"
                findings.add(
                    ("provisions", i, "amounts", j),
                    f"gebruik hier {wanted}: op de eilanden dollars, elders euro's.",
                    f"use {wanted} here: dollars on the islands, euro elsewhere.",
                )
