# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Checks of what only some schemes have: points, shares of costs, windows, wider income tests, dollars."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from datetime import date

from kansrijk.provisions.findings import Findings, Where
from kansrijk.provisions.model import Amount, IncomeTest, Municipality, Provision, Window

HIGHEST_EUR = 5000.0
"""Above this an amount for one child is more likely a slip of the keys than a provision."""
FIRST_YEAR = 1990
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


def check_years(provision: Provision, where: Where, findings: Findings) -> None:
    """Years that cannot be: before there were child provisions, or still to come."""
    last = date.today().year + 1
    years: list[tuple[Where, int | None]] = [((*where, "status", "year"), provision.status.year)]
    years.append(((*where, "source", "page_year"), provision.source.page_year))
    for place, year in years:
        if year is not None and not FIRST_YEAR <= year <= last:
            findings.add(
                place,
                f"{year} kan niet: kies een jaar van {FIRST_YEAR} tot en met {last}.",
                f"{year} cannot be: choose a year from {FIRST_YEAR} to {last}.",
            )


def check_bands(amounts: Sequence[Amount], where: Where, findings: Findings) -> None:
    """Two bands that both hold for a child, without one lying inside the other; and amounts that are too high."""
    for i, later in enumerate(amounts):
        if later.eur is not None and later.eur > HIGHEST_EUR:
            findings.add(
                (*where, i, "eur"),
                f"{later.eur:g} is geen waarschijnlijk bedrag voor een kind. Kijk het na.",
                f"{later.eur:g} is no likely amount for a child. Check it.",
            )
        for j, earlier in enumerate(amounts[:i]):
            if _collide(earlier, later):
                findings.add(
                    (*where, i),
                    f"geldt voor kinderen die ook in bedrag {j + 1} staan. Laat de leeftijden op elkaar aansluiten.",
                    f"holds for children who are in amount {j + 1} too. Make the ages follow each other.",
                )


def _collide(one: Amount, other: Amount) -> bool:
    """Whether two bands are for the same children, or overlap in part; a band inside a wider one is fine."""
    if one.event is not None or other.event is not None:
        return False
    if one.label is not None and other.label is not None and one.label != other.label:
        return False  # The words beside the amounts tell the children apart.
    if one.school is not None or other.school is not None:
        return one.school == other.school and one.school_years == other.school_years
    if one.ages is None or other.ages is None:
        return one.ages is None and other.ages is None
    (low, high), (first, last) = (
        (ages.from_ or 0, 99 if ages.to is None else ages.to) for ages in (one.ages, other.ages)
    )
    inside = (low <= first and last <= high) or (first <= low and high <= last)
    same = (low, high) == (first, last)
    return same or (max(low, first) <= min(high, last) and not inside)


def check_named(
    named: Iterable[str], own: str, slugs: Iterable[str], where: Where, findings: Findings
) -> None:
    """Schemes that are named by their slug: they stand in this file and are another scheme."""
    others = sorted(set(slugs) - {own})
    for slug in named:
        if slug == own:
            findings.add(
                where, "is de regeling zelf. Noem een andere.", "is the scheme itself. Name another one."
            )
        elif slug not in others:
            near = difflib.get_close_matches(slug, others, n=1)
            chosen = near or others
            nl, en = ("Bedoelt u", "Do you mean") if near else ("Kies uit", "Choose from")
            hint_nl = f" {nl}: {', '.join(chosen)}." if chosen else ""
            hint_en = f" {en}: {', '.join(chosen)}." if chosen else ""
            findings.add(
                where,
                f"'{slug}' staat niet in dit bestand.{hint_nl}",
                f"'{slug}' is not in this file.{hint_en}",
            )
