# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every pattern municipal schemes follow, with how it is written in a file and what comes out: the examples are run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kansrijk.provisions.child import Child, value
from kansrijk.provisions.describe import describe
from kansrijk.provisions.findings import Findings
from kansrijk.provisions.loader import read_yaml
from kansrijk.provisions.model import Municipality, Text
from kansrijk.provisions.reckoning import Reckoning
from kansrijk.provisions.rules import ProvisionRules, rules_of
from kansrijk.provisions.structure import build

EXAMPLES = Path(__file__).parent / "examples.yaml"
Outcome = Literal["computed", "shown", "refused"]
BASE: dict[str, Any] = {
    "slug": "pakket",
    "name": {"nl": "Pakket", "en": "package"},
    "categories": ["participation"],
    "environments": ["vrije_tijd"],
    "status": {"kind": "as_seen", "year": 2025},
    "source": {"url": "https://example.org/pakket", "kind": "municipality"},
    "amounts": [{"ages": {"from": 4, "to": 17}, "eur": 100, "per": "child", "period": "year"}],
    "income": {"base": "sociaal_minimum", "limits": [{"pct": 120}]},
}
"""What an example need not say: 100 euro a year for ages 4 to 17 up to 120% of the social minimum."""


@dataclass(frozen=True)
class Expected:
    """A child, and what it gets of the scheme in EUR; `total` of all schemes of the example."""

    child: Child
    eur: float | None = None
    total: float | None = None
    day: date = date(2025, 7, 1)


@dataclass(frozen=True)
class Example:
    """One pattern: `pattern` in words, `written` as in a file, and `expected` or the reason why it is `refused`."""

    code: str
    pattern: Text
    outcome: Outcome
    record: Mapping[str, Any]
    beside: tuple[Mapping[str, Any], ...] = ()
    pots: tuple[Mapping[str, Any], ...] = ()
    expected: tuple[Expected, ...] = ()
    refused: str | None = None
    shown: str | None = None


def load_examples() -> list[Example]:
    """The examples of all patterns, in the order of the file."""
    data, _ = read_yaml(EXAMPLES)
    return [_example(entry) for entry in data["patterns"]]


def _example(entry: Mapping[str, Any]) -> Example:
    expected = []
    for row in entry.get("expected", ()):
        child = dict(row["child"])
        if "family_ages" in child:
            child["family_ages"] = tuple(child["family_ages"])
        rest = {key: row[key] for key in ("eur", "total", "day") if key in row}
        expected.append(Expected(Child(**child), **rest))
    return Example(
        code=entry["code"],
        pattern=Text(entry["nl"], entry["en"]),
        outcome=entry["outcome"],
        record=entry.get("record", {}),
        beside=tuple(entry.get("beside", ())),
        pots=tuple(entry.get("pots", ())),
        expected=tuple(expected),
        refused=entry.get("refused"),
        shown=entry.get("shown"),
    )


def municipality_of(example: Example) -> Municipality:
    """The invented municipality of an example.

    Raises:
        ValueError: the example is not written as a data file must be.
    """
    records = [{**BASE, **example.record}, *({**BASE, **record} for record in example.beside)]
    kept = [{key: item for key, item in record.items() if item is not None} for record in records]
    data = {
        "code": "GM9999",
        "name": "Voorbeeldstad",
        "provisions": kept,
        "shared_budgets": list(example.pots),
    }
    findings = Findings("example")
    built = build(Municipality, data, (), findings)
    if findings.found:
        raise ValueError("; ".join(item.as_text("en") for item in findings.found))
    assert isinstance(built, Municipality)
    return built


def problems_of(example: Example) -> list[str]:
    """What comes out otherwise than the example says; empty when all is well."""
    municipality, wrong = municipality_of(example), []
    for expected in example.expected or (Expected(Child(9, 100.0)),):
        rules = rules_of(municipality, expected.day)
        item = rules.provisions[0]
        reasons = [remark.code for remark in item.reasons]
        if example.refused is not None and example.refused not in reasons:
            wrong.append(f"{example.code}: not refused as {example.refused} but {reasons}")
        if expected.eur is not None:
            wrong += _differs(example.code, "value", expected.eur, _value(item, expected.child))
        if expected.total is not None:
            wrong += _differs(example.code, "total", expected.total, _total(rules, expected.child))
        if example.shown is not None and example.shown not in describe(item, "en"):
            wrong.append(f"{example.code}: '{example.shown}' is not shown")
    return wrong


def _differs(code: str, what: str, expected: float, got: float | None) -> list[str]:
    if got is not None and abs(got - expected) <= 0.005:
        return []
    return [f"{code}: {what} is {got} and must be {expected}"]


def _value(item: Reckoning, child: Child) -> float | None:
    return value(item, child) if item.computable else None


def _total(rules: ProvisionRules, child: Child) -> float:
    """The yearly total by the rules of the engine's totals, from the values of each scheme."""
    found = {rules.names[item.provision.slug]: value(item, child) for item in rules.computed}
    for rule in rules.rules:
        if "eerste" in rule.bind:
            parts = [found[rule.bind[name]] for name in ("eerste", "tweede")]
            ceiling = rule.bind.get("samen_plafond")
            extra = [float(rules.parameters[ceiling].on(rules.day).value)] if ceiling else []  # type: ignore[arg-type]
            found[rule.name] = rule(*parts, *extra)
    (whole,) = [item for item in rules.aggregates if item.name == "kindtegoed_y"]
    return sum(found[name] for name in getattr(whole, "of", ()))
