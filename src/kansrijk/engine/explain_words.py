# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The fixed words of an explanation, and the lines it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kansrijk.engine.columns import Entity
from kansrijk.engine.parameters import Status
from kansrijk.engine.wording import Show, show

LANGUAGES = ("nl", "en")
WORDS = {
    "nl": {
        "inputs": "Hierin telt mee",
        "article": "Artikel",
        "parameters": "Bedragen uit de wet",
        "certainty": "Hoe zeker is dit",
        "known": "geldt van {first} tot en met {last}",
        "known_on": "geldt op {first}",
        "not_applicable": "Dit geldt alleen als dit klopt: {guard}. Dat is hier niet zo.",
        "is": "{label} is {value}.",
        "change": "Wat dit verandert",
        "on": "Berekend naar de regels van {day}. Een mens beslist; deze berekening geeft geen recht.",
        "person": "persoon",
        "family": "gezin",
        "household": "huishouden",
        "results": "De uitkomst, en waarom",
        "steps": "Zo is het berekend",
        "notes": "Dit ontbreekt",
        "from": "vanaf {edge}: {value}",
        "rows": "een tabel van {count} regels",
        "unknown": "niet bekend",
    },
    "en": {
        "inputs": "What counts in it",
        "article": "Article",
        "parameters": "Amounts in the law",
        "certainty": "How certain this is",
        "known": "holds from {first} to {last}",
        "known_on": "holds on {first}",
        "not_applicable": "This only holds if this is true: {guard}. That is not so here.",
        "is": "{label} is {value}.",
        "change": "What changes this",
        "on": "Computed by the rules of {day}. A person decides; this computation gives no right.",
        "person": "person",
        "family": "family",
        "household": "household",
        "results": "The outcome, and why",
        "steps": "How it was computed",
        "notes": "What is missing",
        "from": "from {edge}: {value}",
        "rows": "a table of {count} rows",
        "unknown": "not known",
    },
}
STATUS_WORDS: dict[str, dict[Status, str]] = {
    "nl": {
        "statute": "staat in de wet",
        "published": "gepubliceerd door de overheid of een vakbron",
        "derived": "afgeleid uit gepubliceerde cijfers",
        "fitted": "deels geschat op uitkomsten",
        "memory": "nog niet nagekeken",
    },
    "en": {
        "statute": "in the law itself",
        "published": "published by the government or a professional source",
        "derived": "derived from published figures",
        "fitted": "partly fitted to outcomes",
        "memory": "not yet verified",
    },
}


class Line(NamedTuple):
    """One value that went into a step: its name, label in both languages, value, unit and how it is written."""

    name: str
    nl: str
    en: str
    value: Any
    unit: str
    ways: Mapping[str, Show]

    def shown(self, language: str) -> str:
        """The value in words."""
        return self.ways[language](self.value)


@dataclass(frozen=True)
class ParameterLine:
    """One amount of the law as it was used."""

    name: str
    nl: str
    en: str
    value: Any
    unit: str
    article: str
    first: str
    last: str
    status: Status
    source: str
    note: str

    def shown(self, language: str) -> str:
        """The value in words."""
        return show(self.value, self.unit, language)


@dataclass(frozen=True)
class NoteLine:
    """What is not known about one rule, in both languages."""

    name: str
    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en


class StepLine(NamedTuple):
    """One step for one person, family or household."""

    name: str
    entity: Entity
    row: int
    who: str
    nl: str
    en: str
    value: Any
    unit: str
    sentence_nl: str
    sentence_en: str
    change_nl: str
    change_en: str
    article: str
    applies: bool
    inputs: tuple[Line, ...]
    parameters: tuple[ParameterLine, ...]
    status: Status
    ways: Mapping[str, Show]

    def label(self, language: str) -> str:
        """What the step is called."""
        return self.nl if language == "nl" else self.en

    def sentence(self, language: str) -> str:
        """Why the value is what it is."""
        return self.sentence_nl if language == "nl" else self.sentence_en

    def change(self, language: str) -> str:
        """What would change the value; empty when nothing is known of that."""
        return self.change_nl if language == "nl" else self.change_en

    def shown(self, language: str) -> str:
        """The value in words."""
        return self.ways[language](self.value)
