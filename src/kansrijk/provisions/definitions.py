# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""How income is defined: what each scheme of a municipality counts, and where two schemes contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kansrijk.provisions.model import IncomeTest, Provision, Text
from kansrijk.provisions.standing import standing_on

ASPECTS: dict[str, tuple[Text, dict[str, Text]]] = {
    "base": (
        Text("de norm", "the norm"),
        {
            "sociaal_minimum": Text("het sociaal minimum", "the social minimum"),
            "minimum_wage": Text("het bruto minimumloon", "the gross minimum wage"),
            "euro_table": Text("een eigen tabel in euro's", "an own table in euro"),
            "norm_plus_euro": Text("de norm plus een bedrag", "the norm plus a sum"),
            "usd_table": Text("een tabel in dollars", "a table in dollars"),
            "school": Text("de school", "the school"),
            "none": Text("geen inkomenstoets", "no income test"),
        },
    ),
    "holiday_pay": (
        Text("vakantietoeslag in de norm", "holiday pay in the norm"),
        {"included": Text("telt mee", "counts"), "excluded": Text("telt niet mee", "does not count")},
    ),
    "income_holiday_pay": (
        Text("vakantietoeslag in het inkomen", "holiday pay in income"),
        {"included": Text("telt mee", "counts"), "excluded": Text("telt niet mee", "does not count")},
    ),
    "counts": (
        Text("het inkomen", "income"),
        {"net": Text("netto", "net"), "gross": Text("bruto", "gross")},
    ),
    "allowances": (
        Text("toeslagen en kindgebonden budget", "allowances and child budget"),
        {"counted": Text("tellen mee", "count"), "left_out": Text("tellen niet mee", "do not count")},
    ),
    "debts": (
        Text("afbetaling van schulden", "repayment of debts"),
        {
            "deducted": Text("gaat eraf", "is deducted"),
            "left_out": Text("gaat er niet af", "is not deducted"),
        },
    ),
}
"""The aspects of an income definition, with the words for their values. An absent value is not known."""


def definition_of(test: IncomeTest) -> dict[str, str]:
    """What is known of how a scheme counts income, by aspect."""
    return {name: str(value) for name in ASPECTS if (value := getattr(test, name)) is not None}


def in_words(test: IncomeTest) -> Text:
    """The income definition of a scheme in a sentence; empty when nothing is known of it."""
    known = definition_of(test)

    def told(language: str) -> str:
        parts = [
            f"{ASPECTS[name][0].in_language(language)}: {ASPECTS[name][1][value].in_language(language)}"
            for name, value in known.items()
        ]
        return "; ".join(parts)

    return Text(told("nl"), told("en"))


def conflicts(provisions: Sequence[Provision], day: date) -> list[Text]:
    """Where schemes in use on `day` define income in another way, one sentence for each aspect."""
    used = [item for item in provisions if item.income is not None and standing_on(item, day).in_use]
    found = []
    for name, (label, words) in ASPECTS.items():
        by_value: dict[str, list[Provision]] = {}
        for item in used:
            assert item.income is not None
            value = definition_of(item.income).get(name)
            if value is not None:
                by_value.setdefault(value, []).append(item)
        if len(by_value) > 1:
            found.append(Text(*(_conflict(label, words, by_value, language) for language in ("nl", "en"))))
    return found


def _conflict(
    label: Text, words: dict[str, Text], by_value: dict[str, list[Provision]], language: str
) -> str:
    told = [
        f"{words[value].in_language(language)} ({', '.join(item.name.in_language(language) for item in items)})"
        for value, items in by_value.items()
    ]
    head = "Verschil in inkomen" if language == "nl" else "Income defined differently"
    return f"{head}: {label.in_language(language)} {'; '.join(told)}."
