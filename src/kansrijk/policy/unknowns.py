# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which unknown facts of a family would change its results, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.engine.facts import Value
from kansrijk.engine.problems import NoResult
from kansrijk.engine.wording import show
from kansrijk.people import Family, input_columns
from kansrijk.people.family_fields import Unknown
from kansrijk.people.plausible import label_of, plausible_values
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import rules_for

RESULTS = (
    "besteedbaar_inkomen_m",
    "inkomen_na_vaste_lasten_m",
    "gezin_netto_inkomen_m",
    "bijstand_m",
    "kinderbijslag_m",
    "kindgebonden_budget_m",
    "zorgtoeslag_m",
    "huurtoeslag_gezin_m",
    "kinderopvangtoeslag_m",
    "inkomen_pct_sociaal_minimum",
)
LOCAL = "kindtegoed_gezin_y"
SMALL = 0.005
WORDS = {
    "nl": {
        "head": "Wat niet bekend is",
        "notes": "Wat anders kan zijn",
        "assumed": "{label} ({path}): gerekend met {assumed}, geprobeerd: {tried}.",
        "range": "{low} tot {high}",
        "or": " of ",
        "nothing": "Dit verandert de uitkomst niet.",
        "changes": "{label}: van {low} tot {high}",
        "refused": "Bij {value} is er geen uitkomst. {why}",
    },
    "en": {
        "head": "What is not known",
        "notes": "What may be otherwise",
        "assumed": "{label} ({path}): reckoned with {assumed}, tried: {tried}.",
        "range": "{low} to {high}",
        "or": " or ",
        "nothing": "This does not change the outcome.",
        "changes": "{label}: from {low} to {high}",
        "refused": "With {value} there is no result. {why}",
    },
}


@dataclass(frozen=True)
class Change:
    """A result that an unknown fact changes: its value as computed, and the lowest and highest that were met."""

    name: str
    nl: str
    en: str
    unit: str
    now: float
    low: float
    high: float


@dataclass(frozen=True)
class UnknownEffect:
    """An unknown fact: what it was reckoned with, what was tried, and the results it changes, the first family's.

    `refused` are the values for which the rules have no result, with the reason.
    """

    unknown: Unknown
    assumed: Value
    tried: tuple[Value, ...]
    changes: tuple[Change, ...]
    refused: tuple[tuple[Value, NoResult], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The effect as plain data."""
        return {
            "field": self.unknown.path,
            "column": self.unknown.column,
            "label": {language: label_of(self.unknown, language) for language in WORDS},
            "assumed": self.assumed,
            "tried": list(self.tried),
            "changes": [
                {
                    "name": change.name,
                    "label": {"nl": change.nl, "en": change.en},
                    "unit": change.unit,
                    "now": change.now,
                    "low": change.low,
                    "high": change.high,
                }
                for change in self.changes
            ],
            "refused": [
                {"value": value, "nl": problem.nl, "en": problem.en} for value, problem in self.refused
            ],
        }


def unknown_effects(
    family: Family, day: date | str, *, only_current: bool = False, rules: DutchRules | None = None
) -> tuple[UnknownEffect, ...]:
    """Try plausible values of every unknown fact, one fact at a time, and hold the results against each other.

    Facts that are unknown together may change more together than each alone; that is not tried.

    Raises:
        Problem: the day has no known law, or a fact cannot be.
    """
    unknown = family.unknown()
    if not unknown:
        return ()
    law = rules or netherlands(day)
    law.plan(RESULTS)
    local = rules_for(family.municipality, law.day, only_current=only_current)
    together = law.adding(local.nodes, local.parameters) if local.known else law
    outputs = [*RESULTS, *([LOCAL] if LOCAL in local.totals else [])]
    facts = family.facts(law.day)
    now = _results(together, facts, outputs)
    return tuple(_effect(together, facts, item, outputs, now) for item in unknown)


def _results(rules: DutchRules, facts: HouseholdFacts, outputs: Sequence[str]) -> dict[str, float]:
    return {name: float(values[0]) for name, values in rules.compute(facts, outputs).items()}


def _effect(
    rules: DutchRules, facts: HouseholdFacts, item: Unknown, outputs: Sequence[str], now: dict[str, float]
) -> UnknownEffect:
    assumed = _given(facts, item)
    tried = plausible_values(item)
    found, refused = [], []
    for value in tried:
        try:
            found.append(_results(rules, _with(facts, item, value), outputs))
        except NoResult as problem:
            refused.append((value, problem))
    changes = []
    for name in outputs:
        values = [now[name], *(results[name] for results in found)]
        if max(values) - min(values) > SMALL:
            changes.append(
                Change(
                    name,
                    rules.label(name, "nl"),
                    rules.label(name, "en"),
                    _unit(name),
                    now[name],
                    min(values),
                    max(values),
                )
            )
    return UnknownEffect(item, 0.0 if item.factor else assumed, tuple(tried), tuple(changes), tuple(refused))


def _unit(name: str) -> str:
    return "%" if "pct" in name else "EUR/m" if name.endswith("_m") else "EUR/y"


def _given(facts: HouseholdFacts, item: Unknown) -> Value:
    """What the facts hold for the column now: what is known of it, or its default."""
    if item.family is None:
        values = facts.values
    else:
        part = facts.families[item.family]
        values = part.values if item.member is None else part.members[item.member]
    default = input_columns()[item.column].default
    return values.get(item.column, default if isinstance(default, bool | int | float) else 0)


def _with(facts: HouseholdFacts, item: Unknown, value: Value) -> HouseholdFacts:
    """The facts with the unknown one filled in."""
    filled = float(_given(facts, item)) + item.factor * float(value) if item.factor else value
    change = {item.column: filled}
    if item.family is None:
        return replace(facts, values={**facts.values, **change})
    families = list(facts.families)
    part = families[item.family]
    if item.member is None:
        families[item.family] = FamilyFacts({**part.values, **change}, part.members)
    else:
        members = list(part.members)
        members[item.member] = {**members[item.member], **change}
        families[item.family] = FamilyFacts(part.values, members)
    return replace(facts, families=families)


def effect_lines(effect: UnknownEffect, language: str = "nl") -> tuple[str, list[str]]:
    """One unknown fact in words: what was tried, and a line for each result it changes."""
    words = WORDS[language]
    first = words["assumed"].format(
        label=_capital(label_of(effect.unknown, language)),
        path=effect.unknown.path,
        assumed=_show(effect.unknown, effect.assumed, language),
        tried=_tried(effect, language),
    )
    lines = []
    for change in effect.changes:
        low, high = (show(value, change.unit, language) for value in (change.low, change.high))
        name = change.nl if language == "nl" else change.en
        lines.append(words["changes"].format(label=_capital(name), low=low, high=high))
    for value, problem in effect.refused:
        shown = _show(effect.unknown, value, language)
        lines.append(words["refused"].format(value=shown, why=problem.in_language(language)))
    return first, lines or [words["nothing"]]


def as_text(effects: Sequence[UnknownEffect], language: str = "nl") -> str:
    """What is not known, as plain text; empty when everything is known."""
    if not effects:
        return ""
    out = [WORDS[language]["head"]]
    for effect in effects:
        first, lines = effect_lines(effect, language)
        out += [f"  - {first}", *(f"      {line}" for line in lines)]
    return "\n".join(out) + "\n"


def beside_the_report(family: Family, effects: Sequence[UnknownEffect], language: str = "nl") -> str:
    """What belongs under a family's figures: what is not known, and remarks on facts the rules do not use."""
    notes = [item.nl if language == "nl" else item.en for item in family.notes()]
    out = [as_text(effects, language)] if effects else []
    if notes:
        out.append("\n".join([WORDS[language]["notes"], *(f"  - {line}" for line in notes)]) + "\n")
    return "\n".join(out)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tried(effect: UnknownEffect, language: str) -> str:
    words, column = WORDS[language], input_columns()[effect.unknown.column]
    if column.kind in ("bool", "code"):
        return words["or"].join(_show(effect.unknown, value, language) for value in effect.tried)
    ends = (_show(effect.unknown, effect.tried[end], language) for end in (0, -1))
    return words["range"].format(**dict(zip(("low", "high"), ends, strict=True)))


def _show(unknown: Unknown, value: Value, language: str) -> str:
    column = input_columns()[unknown.column]
    if column.codes:
        return column.codes[int(value)][language]
    return show(value, "bool" if column.kind == "bool" else column.unit, language)
