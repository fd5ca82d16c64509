# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators in words: one line, a page, or plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kansrijk.engine.wording import number
from kansrijk.indicators.registry import Indicator
from kansrijk.indicators.registry_sources import PublishedNational, Source

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
        "breaks": "breuk",
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
        "breaks": "break",
        "reason": "why not computed",
        "data": "which data",
        "feed": "kind of data",
        "series": "published series",
        "published": "last published",
    },
}

VALUES = {
    "nl": {
        "share": "aandeel",
        "number": "aantal",
        "percent_of_line": "procent van de grens",
        "score": "score van 0 tot 1",
        "ratio": "getal",
        "grade": "rapportcijfer van 0 tot 10",
        "EUR": "euro",
        "EUR/m": "euro per maand",
        "EUR/y": "euro per jaar",
        "children": "kinderen",
        "families": "gezinnen met kinderen",
        "households": "huishoudens",
        "persons": "personen",
        "provisions": "voorzieningen",
        "lower": "lager",
        "higher": "hoger",
        "neither": "geen van beide",
        "survey": "enquête",
        "register": "register",
        "portal": "werk van de gemeente",
        "catalogue": "catalogus van voorzieningen",
        "report": "opgave",
        "mean": "gemiddelde",
        "median": "middelste waarde",
        "per_child": "bedrag per kind",
        "total": "som",
        "gini": "Gini",
        "quintile_ratio": "quintielverhouding",
        "of": "van",
        "counted": "geteld in",
        "in": "met",
        "and": "en",
        "among": "onder",
        "base": "gedeeld door",
        "formula": "berekend",
        "source": "aan te leveren",
        "CBS, SCP and Nibud": "CBS, SCP en Nibud",
        "Municipality": "gemeente",
        "Municipalities": "gemeenten",
    },
    "en": {
        "percent_of_line": "percent of the line",
        "score": "score from 0 to 1",
        "ratio": "number",
        "grade": "grade from 0 to 10",
        "EUR": "euro",
        "EUR/m": "euro a month",
        "EUR/y": "euro a year",
        "families": "families with children",
        "portal": "work of the municipality",
        "catalogue": "catalogue of provisions",
        "per_child": "amount per child",
        "quintile_ratio": "quintile ratio",
        "counted": "by",
        "base": "divided by",
    },
}
"""Words of the registry as people read them; a word that is not here is shown as it stands."""


def say(word: str, language: str) -> str:
    """A word of the registry, such as a unit or a direction, in `language`."""
    return VALUES[language].get(word, word)


def as_line(entry: Indicator | Source, language: str) -> str:
    """Code, kind and name on one line."""
    return f"{entry.code}  [{say(entry.kind, language)}]  {entry.texts(language).name}"


def as_data(entry: Indicator | Source) -> dict[str, Any]:
    """Everything the registry says of an indicator, as plain data."""
    return asdict(entry)


def as_text(entry: Indicator | Source, language: str) -> str:
    """Name, exact definition, and where it comes from, in `language` ("nl" or "en")."""
    words, texts = WORDS[language], entry.texts(language)
    facts: list[tuple[str, str]] = [
        ("version", entry.version),
        ("unit", say(entry.unit, language)),
        ("population", say(entry.population, language)),
        ("direction", say(entry.direction, language)),
    ]
    if isinstance(entry, Indicator):
        facts += [
            ("formula", formula_words(entry, language)),
            ("needs", ", ".join(entry.needs)),
            ("columns", ", ".join(entry.columns)),
        ]
    else:
        facts += [
            ("reason", entry.reason(language)),
            ("data", entry.data_needed(language)),
            ("feed", say(entry.feed, language)),
            ("series", ", ".join(entry.series or ())),
            ("published", "; ".join(_published(item, entry.unit, language) for item in entry.published)),
        ]
    facts += [("source", entry.source)]
    facts += [("breaks", f"{item.year}: {item.text(language)}") for item in entry.breaks]
    facts.append(("owner", say(entry.owner, language)))
    lines = [f"{entry.code}: {texts.name}", "", texts.definition, ""]
    return "\n".join([*lines, *(f"{words[key]}: {text}" for key, text in facts if text)])


def _published(item: PublishedNational, unit: str, language: str) -> str:
    value = f"{number(100 * item.value, 1, language)}%" if unit == "share" else f"{item.value:g}"
    return f"{item.period}: {value} ({item.source(language)})"


def formula_words(indicator: Indicator, language: str = "en") -> str:
    """The formula as short text, such as "share of kinderen, in arm_120, among eenouder"."""
    formula = indicator.formula

    def names(found: tuple[str, ...]) -> str:
        return f" {say('and', language)} ".join(found)

    of = say("of", language)
    what = f"{say('share', language)} {of} {formula.count}"
    if formula.value:
        what = f"{say(formula.measure, language)} {of} {formula.value}, {say('counted', language)} {formula.count}"
    where = f", {say('in', language)} {names(formula.where)}" if formula.where else ""
    base = f", {say('base', language)} {formula.base}" if formula.base else ""
    among = f", {say('among', language)} {names(formula.among)}" if formula.among else ""
    return f"{what}{where}{base}{among}"
