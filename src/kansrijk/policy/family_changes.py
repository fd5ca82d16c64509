# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What would change a family's amounts: a little more wage, a child's next birthday, a higher rent; each computed anew.

These are things that happen to many families, not advice. One thing changes at a time and all else stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from kansrijk.engine import FamilyFacts, HouseholdFacts
from kansrijk.engine.facts import Value
from kansrijk.engine.problems import NoResult
from kansrijk.engine.wording import capital, show, tell
from kansrijk.people.model import CHILD
from kansrijk.policy.family_report import INCOME, FamilyReport, member_labels

RESULTS = ("besteedbaar_inkomen_m", "inkomen_na_vaste_lasten_m", *INCOME)
LOCAL = "kindtegoed_gezin_y"
WAGE, RENT = 100.0, 25.0
"""How much more wage and rent are tried, in EUR a month."""
SMALL = 0.005
AGES = ("leeftijd", "leeftijd_begin_jaar", "leeftijd_begin_kwartaal", "leeftijd_vorige_maand")
WORDS = {
    "nl": {
        "head": "Wat de bedragen verandert",
        "note": "Steeds verandert één ding en blijft al het andere gelijk.",
        "wage": "Als {who} bruto {amount} meer verdient",
        "birthday": "Als {who} {age} jaar wordt",
        "rent": "Als de huur {amount} hoger wordt",
        "effect": "{label}: van {before} naar {after}",
        "same": "{label}: blijft {before}",
        "none": "Dan verandert geen van deze bedragen.",
    },
    "en": {
        "head": "What changes the amounts",
        "note": "One thing changes each time and all else stays as it is.",
        "wage": "When {who} earns {amount} more before tax",
        "birthday": "When {who} turns {age}",
        "rent": "When the rent goes up by {amount}",
        "effect": "{label}: from {before} to {after}",
        "same": "{label}: stays {before}",
        "none": "None of these amounts changes then.",
    },
}


@dataclass(frozen=True)
class Effect:
    """One result: its value before and after."""

    name: str
    label: Mapping[str, str]
    unit: str
    before: float
    after: float

    @property
    def changes(self) -> bool:
        """Whether the value changes by a cent or more."""
        return abs(self.after - self.before) > SMALL

    def in_language(self, language: str) -> str:
        """The effect as a line."""
        before, after = (show(value, self.unit, language) for value in (self.before, self.after))
        return WORDS[language]["effect" if self.changes else "same"].format(
            label=capital(self.label[language]), before=before, after=after
        )


@dataclass(frozen=True)
class WhatIf:
    """One thing that happens, in both languages, and the results it changes of the family it happens to.

    Disposable income is always among the results, also when it stays as it is.
    """

    kind: str
    family: int
    words: Mapping[str, str]
    effects: tuple[Effect, ...]

    def lines(self, language: str) -> list[str]:
        """What changes, a line for each result."""
        if not any(effect.changes for effect in self.effects):
            return [WORDS[language]["none"]]
        return [effect.in_language(language) for effect in self.effects]

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"kind": self.kind, "family": self.family, "what": dict(self.words)} | {
            "effects": [dict(vars(effect)) for effect in self.effects]
        }


def what_ifs(report: FamilyReport) -> tuple[WhatIf, ...]:
    """What a little more wage, each child's next birthday and a higher rent change.

    A birthday that changes nothing is left out, and so is what the rules have no result for.
    """
    explanation = report.explanation
    rules, facts = explanation.rules, explanation.trace.facts
    outputs = [*RESULTS, *([LOCAL] if LOCAL in report.provisions.totals else [])]
    before = rules.compute(facts, outputs)
    found = []
    for kind, family, words, changed in _tried(facts):
        try:
            after = rules.compute(changed, outputs)
        except NoResult:
            continue
        effects = tuple(
            Effect(
                name,
                {language: rules.label(name, language) for language in WORDS},
                "EUR/m" if name.endswith("_m") else "EUR/y",
                float(before[name][family]),
                float(after[name][family]),
            )
            for name in outputs
        )
        changing = tuple(item for item in effects if item.changes or item.name == RESULTS[0])
        if kind != "birthday" or any(item.changes for item in changing):
            found.append(WhatIf(kind, family, words, changing))
    return tuple(found)


Tried = tuple[str, int, dict[str, str], HouseholdFacts]


def _tried(facts: HouseholdFacts) -> Iterator[Tried]:
    persons = [member for part in facts.families for member in part.members]
    labels = {language: iter(member_labels(persons, language)) for language in WORDS}
    for family, part in enumerate(facts.families):
        for place, member in enumerate(part.members):
            who = {language: next(labels[language]).partition(",")[0] for language in WORDS}
            if member["rol"] == CHILD:
                age = int(member["leeftijd"]) + 1
                change: dict[str, Value] = dict.fromkeys(AGES, age)
                yield "birthday", family, _said("birthday", who, age=age), _with(facts, family, place, change)
            else:
                change = {"loon_y": float(member.get("loon_y", 0.0)) + 12.0 * WAGE}
                yield "wage", family, _said("wage", who, amount=WAGE), _with(facts, family, place, change)
    if facts.values.get("huurwoning"):
        rent = float(facts.values.get("huur_m", 0.0)) + RENT
        yield (
            "rent",
            0,
            _said("rent", {}, amount=RENT),
            replace(facts, values={**facts.values, "huur_m": rent}),
        )


def _said(kind: str, who: Mapping[str, str], age: int = 0, amount: float = 0.0) -> dict[str, str]:
    return {
        language: WORDS[language][kind].format(
            who=who.get(language), age=age, amount=tell(amount, "EUR/m", language)
        )
        for language in WORDS
    }


def _with(facts: HouseholdFacts, family: int, place: int, change: Mapping[str, Value]) -> HouseholdFacts:
    families = list(facts.families)
    members = list(families[family].members)
    members[place] = {**members[place], **change}
    families[family] = FamilyFacts(families[family].values, members)
    return replace(facts, families=families)


def as_text(found: Sequence[WhatIf], language: str = "nl") -> str:
    """What would change the amounts, as plain text; empty when nothing was tried."""
    if not found:
        return ""
    words = WORDS[language]
    out = [words["head"], f"  {words['note']}"]
    for item in found:
        out += [f"  - {item.words[language]}:", *(f"      {line}" for line in item.lines(language))]
    return "\n".join(out) + "\n"


def as_html(found: Sequence[WhatIf], language: str = "nl") -> str:
    """The same as a section of HTML."""
    if not found:
        return ""
    words = WORDS[language]
    out = [f'<section class="changes" lang="{language}"><h2>{words["head"]}</h2><p>{words["note"]}</p><dl>']
    for item in found:
        lines = "".join(f"<li>{escape(line)}</li>" for line in item.lines(language))
        out.append(f"<dt>{escape(item.words[language])}</dt><dd><ul>{lines}</ul></dd>")
    return "\n".join([*out, "</dl></section>"])
