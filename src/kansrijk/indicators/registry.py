# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registry of indicators: reads its YAML files, fills in their lists and checks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from kansrijk.engine.problems import Problem
from kansrijk.indicators.registry_sources import Break, Source, Texts, breaks_of, load_sources

FOLDER = Path(__file__).parent
COMPUTED = ("registry.yaml", "registry_life.yaml")
UNITS = ("share", "number", "percent_of_line", "score", "ratio", "grade", "EUR", "EUR/m", "EUR/y")
MEASURES = ("share", "mean", "median", "per_child", "total", "gini", "quintile_ratio")
HOUSEHOLDS = "huishoudens"
PERSONS = "personen"
COUNTS = ("kinderen", "gezinnen", "kinderen_met_tegoed", "kinderen_zonder_tegoed", HOUSEHOLDS, PERSONS)
POPULATIONS = ("children", "families", "households", "persons", "provisions")
DIRECTIONS = ("lower", "higher", "neither")
_PLACEHOLDER = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


class InvalidRegistry(Problem):
    """A registry file says something that cannot be measured."""


@dataclass(frozen=True)
class Formula:
    """How an indicator is counted; the words are explained at the top of `registry.yaml`.

    `base` is what a share is a part of when it is not all children (or families) in `among`.
    """

    measure: str
    count: str
    where: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    value: str | None = None
    base: str | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator: a code and a version, what it means, and the results it needs.

    `columns` are facts of the population that must really be there: where they are not, the indicator is unknown.
    """

    code: str
    version: str
    nl: Texts
    en: Texts
    unit: str
    population: str
    formula: Formula
    needs: tuple[str, ...]
    source: str
    direction: str
    owner: str
    template: str
    breaks: tuple[Break, ...] = ()
    columns: tuple[str, ...] = ()
    kind: str = "formula"

    def texts(self, language: str) -> Texts:
        """Name and definition in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en

    @property
    def about_households(self) -> bool:
        """Whether the indicator counts all households or everybody in them, with and without children."""
        return self.formula.count in (HOUSEHOLDS, PERSONS)

    @property
    def about_provisions(self) -> bool:
        """Whether the indicator can only be known where the provisions of the municipality are known."""
        return any(name.startswith(("kinderen_met_tegoed", "kindtegoed")) for name in self.needs)


@dataclass(frozen=True)
class Registry(Mapping[str, Indicator]):
    """All computed indicators by code, and those that must be fed from outside.

    `sources` are the latter by code; `unavailable` those of them that a picture names as unknown, with what was last
    published about them.
    """

    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    lists: Mapping[str, Mapping[str, Mapping[str, str]]]

    @property
    def unavailable(self) -> tuple[Source, ...]:
        """The sources that a picture names among what is not known."""
        return tuple(item for item in self.sources.values() if item.in_picture)

    def entries(self) -> tuple[Indicator | Source, ...]:
        """Everything in the registry: first what is computed, then what must be fed."""
        return (*self.indicators.values(), *self.sources.values())

    def entry(self, code: str) -> Indicator | Source:
        """What is computed or fed under a code.

        Raises:
            Problem: no such code; those that look like it are named.
        """
        if code in self.sources:
            return self.sources[code]
        if code not in self.indicators:
            close = ", ".join(get_close_matches(code, [*self.indicators, *self.sources], 3))
            like_nl, like_en = (f" Lijkt erop: {close}.", f" Close to it: {close}.") if close else ("", "")
            raise Problem(
                nl=f"De indicator {code} bestaat niet.{like_nl} Alle: kansrijk indicators.",
                en=f"There is no indicator {code}.{like_en} All of them: kansrijk indicators.",
            )
        return self.indicators[code]

    def __getitem__(self, code: str) -> Indicator:
        """The indicator of a code.

        Raises:
            Problem: no such code.
        """
        try:
            return self.indicators[code]
        except KeyError:
            raise Problem(
                nl=f"De indicator {code} bestaat niet. Kijk in docs/reference/indicators.md welke er zijn.",
                en=f"There is no indicator {code}. See docs/reference/indicators.md for those there are.",
            ) from None

    def __contains__(self, code: object) -> bool:
        """Whether there is an indicator of this code."""
        return code in self.indicators

    def __iter__(self) -> Iterator[str]:
        """The codes, in the order of the file."""
        return iter(self.indicators)

    def __len__(self) -> int:
        """How many indicators there are."""
        return len(self.indicators)


def _fill(value: Any, fields: Mapping[str, str]) -> Any:
    """Put the values of the lists in place of their {names}, at every depth."""
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda match: fields[match.group(0)[1:-1]], value)
    if isinstance(value, list):
        return [_fill(item, fields) for item in value]
    if isinstance(value, dict):
        return {key: _fill(item, fields) for key, item in value.items()}
    return value


def _fields(
    lists: Mapping[str, Mapping[str, Mapping[str, str]]], chosen: Mapping[str, str]
) -> dict[str, str]:
    """The {name} and {name.field} values for one choice from each list."""
    fields: dict[str, str] = {}
    for name, key in chosen.items():
        fields[name] = key
        fields.update({f"{name}.{field}": text for field, text in lists[name][key].items()})
    return fields


def _wrong(code: str, nl: str, en: str) -> InvalidRegistry:
    place = f"registry.yaml, indicator {code}"
    return InvalidRegistry(nl=f"{place}: {nl}", en=f"{place}: {en}")


def _check(indicator: Indicator) -> None:
    """Raise when an indicator uses a word that does not exist or says too little."""
    formula = indicator.formula
    words = {
        "unit": (indicator.unit, UNITS),
        "population": (indicator.population, POPULATIONS),
        "direction": (indicator.direction, DIRECTIONS),
        "measure": (formula.measure, MEASURES),
        "count": (formula.count, (*COUNTS, *indicator.needs)),
        "base": (formula.base or formula.count, (*COUNTS, *indicator.needs)),
    }
    for field, (word, allowed) in words.items():
        if word not in allowed:
            choices = ", ".join(allowed)
            raise _wrong(
                indicator.code,
                f"{field} is {word!r}; kies uit {choices}.",
                f"{field} is {word!r}; choose from {choices}.",
            )
    if (formula.measure == "share") == (formula.value is not None):
        raise _wrong(
            indicator.code,
            "een share heeft geen value, elke andere maat wel.",
            "a share has no value, every other measure has one.",
        )
    if not indicator.needs:
        raise _wrong(indicator.code, "needs is leeg.", "needs is empty.")


def _columns(entry: Mapping[str, Any], rests_on: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The facts that the population must hold: those the entry names, and those its results rest on."""
    below = [column for name in entry["needs"] for column in rests_on.get(name, ())]
    return tuple(dict.fromkeys([*entry.get("columns", ()), *below]))


def _indicator(entry: Mapping[str, Any], template: str, rests_on: Mapping[str, Iterable[str]]) -> Indicator:
    formula = entry["formula"]
    indicator = Indicator(
        code=entry["code"],
        version=entry["version"],
        nl=Texts(_capital(entry["nl"]["name"]), entry["nl"]["definition"].strip()),
        en=Texts(_capital(entry["en"]["name"]), entry["en"]["definition"].strip()),
        unit=entry["unit"],
        population=entry["population"],
        formula=Formula(
            measure=formula["measure"],
            count=formula.get("count", "kinderen"),
            where=tuple(formula.get("where", ())),
            among=tuple(formula.get("among", ())),
            value=formula.get("value"),
            base=formula.get("base"),
        ),
        needs=tuple(entry["needs"]),
        source=entry["source"],
        direction=entry["direction"],
        owner=entry["owner"],
        template=template,
        breaks=breaks_of(entry),
        columns=_columns(entry, rests_on),
    )
    _check(indicator)
    return indicator


def _capital(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def expand(document: Mapping[str, Any]) -> dict[str, Indicator]:
    """The indicators of a registry document, with the lists filled in.

    Raises:
        InvalidRegistry: a field is missing, a word is unknown or a code appears twice.
    """
    found: dict[str, Indicator] = {}
    for template, entry in filled_entries(document["lists"], document["indicators"]):
        try:
            indicator = _indicator(entry, template, document.get("rests_on", {}))
        except KeyError as error:
            raise _wrong(entry.get("code", "?"), f"{error} ontbreekt.", f"{error} is missing.") from None
        if indicator.code in found:
            raise _wrong(indicator.code, "staat er twee keer.", "appears twice.")
        found[indicator.code] = indicator
    return found


def filled_entries(
    lists: Mapping[str, Mapping[str, Mapping[str, str]]], entries: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each entry once for every choice from the lists it names with `for`, with the code of the entry it comes from.

    Raises:
        InvalidRegistry: a list or a {name} is unknown.
    """
    for entry in entries:
        names = entry.get("for", [])
        try:
            for keys in product(*(lists[name] for name in names)):
                fields = _fields(lists, dict(zip(names, keys, strict=True)))
                yield (
                    entry["code"],
                    _fill({key: text for key, text in entry.items() if key != "for"}, fields),
                )
        except KeyError as error:
            raise _wrong(entry.get("code", "?"), f"{error} ontbreekt.", f"{error} is missing.") from None


@cache
def load_registry() -> Registry:
    """The registry shipped with Kansrijk.

    Raises:
        InvalidRegistry: a file of the registry cannot be measured by.
    """
    documents = [yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")) for name in COMPUTED]
    lists = {name: entries for document in documents for name, entries in document["lists"].items()}
    rests_on = {name: columns for d in documents for name, columns in d.get("rests_on", {}).items()}
    indicators = [entry for document in documents for entry in document["indicators"]]
    computed = expand({"lists": lists, "indicators": indicators, "rests_on": rests_on})
    fed = load_sources(lists, filled_entries)
    twice = computed.keys() & fed.keys()
    if twice:
        raise _wrong(min(twice), "staat er twee keer.", "appears twice.")
    return Registry(indicators=computed, sources=fed, lists=lists)


def needed_results(
    indicators: Iterable[Indicator] | None = None, *, provisions: bool = True
) -> tuple[str, ...]:
    """The names of the results at family level that the indicators need, sorted.

    Args:
        indicators: those asked for; all of the registry when not given.
        provisions: False leaves out what can only be known where local provisions are known.
    """
    chosen = load_registry().values() if indicators is None else indicators
    asked = [item for item in chosen if provisions or not item.about_provisions]
    return tuple(sorted({name for item in asked for name in item.needs}))
