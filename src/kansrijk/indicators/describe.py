# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators in words: one line, a page, or plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kansrijk.indicators.registry import Indicator
from kansrijk.indicators.registry_sources import Source

WORDS = {
    "nl": {
        "version": "versie",
        "unit": "eenheid",
        "population": "gaat over",
        "formula": "formule",
        "needs": "nodig uit de regels",
        "columns": "nodig in de bevolking",
        "direction": "beter is",
        "source": "bron",
        "owner": "eigenaar",
        "breaks": "breuken",
        "reason": "waarom niet berekend",
        "data": "welke gegevens",
        "feed": "soort gegevens",
        "series": "gepubliceerde reeks",
        "published": "laatst gepubliceerd",
    },
    "en": {
        "version": "version",
        "unit": "unit",
        "population": "about",
        "formula": "formula",
        "needs": "needed of the rules",
        "columns": "needed in the population",
        "direction": "better is",
        "source": "source",
        "owner": "owner",
        "breaks": "breaks",
        "reason": "why not computed",
        "data": "which data",
        "feed": "kind of data",
        "series": "published series",
        "published": "last published",
    },
}


def as_line(entry: Indicator | Source, language: str) -> str:
    """Code, kind and name on one line."""
    return f"{entry.code}  [{entry.kind}]  {entry.texts(language).name}"


def as_data(entry: Indicator | Source) -> dict[str, Any]:
    """Everything the registry says of an indicator, as plain data."""
    return asdict(entry)


def as_text(entry: Indicator | Source, language: str) -> str:
    """Name, exact definition, and where it comes from, in `language` ("nl" or "en")."""
    words, texts = WORDS[language], entry.texts(language)
    facts: list[tuple[str, str]] = [
        ("version", entry.version),
        ("unit", entry.unit),
        ("population", entry.population),
        ("direction", entry.direction),
    ]
    if isinstance(entry, Indicator):
        facts += [
            ("formula", formula_words(entry)),
            ("needs", ", ".join(entry.needs)),
            ("columns", ", ".join(entry.columns)),
        ]
    else:
        facts += [
            ("reason", entry.reason(language)),
            ("data", entry.data_needed(language)),
            ("feed", entry.feed),
            ("series", ", ".join(entry.series or ())),
            ("published", "; ".join(f"{item.period}: {item.value:g}" for item in entry.published)),
        ]
    facts += [("source", entry.source), ("breaks", "; ".join(entry.breaks)), ("owner", entry.owner)]
    lines = [f"{entry.code}: {texts.name}", "", texts.definition, ""]
    return "\n".join([*lines, *(f"{words[key]}: {text}" for key, text in facts if text)])


def formula_words(indicator: Indicator) -> str:
    """The formula as short text, such as "share of kinderen in arm_120, among eenouder"."""
    formula = indicator.formula
    what = (
        f"{formula.measure} of {formula.value}, by {formula.count}"
        if formula.value
        else f"share of {formula.count}"
    )
    base = f", divided by {formula.base}" if formula.base else ""
    where = f", in {' and '.join(formula.where)}" if formula.where else ""
    among = f", among {' and '.join(formula.among)}" if formula.among else ""
    return f"{what}{where}{base}{among}"
