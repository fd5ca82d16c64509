# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""One family in figures and words: what comes in, what goes out, and what each child can get locally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import wrap
from typing import Any

from kansrijk.engine.explain import STATUS_WORDS, Explanation
from kansrijk.engine.facts import Value
from kansrijk.engine.rulebook import as_day
from kansrijk.engine.wording import show, show_date
from kansrijk.people import Family
from kansrijk.people.model import CHILD
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import ProvisionRules, rules_for

INCOME = (
    "gezin_netto_inkomen_m",
    "bijstand_m",
    "kinderbijslag_m",
    "kindgebonden_budget_m",
    "zorgtoeslag_m",
    "huurtoeslag_gezin_m",
    "kinderopvangtoeslag_m",
)
RESULTS = (
    *INCOME,
    "besteedbaar_inkomen_m",
    "vaste_lasten_m",
    "inkomen_na_vaste_lasten_m",
    "sociaal_minimum_m",
    "inkomen_pct_sociaal_minimum",
    "armoede_pct",
)
ATTACHMENT = "beslagvrije_voet_m"
"""What a family with debts keeps when its income is attached; told when there is debt help or an attachment."""
WORDS = {
    "nl": {
        "on": "Berekend voor {place} op {day}.",
        "income": "Inkomen",
        "minimum": "Vergeleken met het sociaal minimum",
        "attachment": "Bij beslag op het inkomen",
        "family": "Gezin",
        "local": "Kindvoorzieningen van {place}, voor elk kind per jaar",
        "once": "eenmalig",
        "none": "Van {place} is niet bekend welke kindvoorzieningen er zijn: {why}",
        "person": "Een mens beslist. Deze berekening geeft geen recht en is geen afwijzing.",
        "certainty": "Zekerheid",
        "child": "kind",
        "adult": "volwassene",
        "baby": "jonger dan 1 jaar",
        "year": "{age} jaar",
        "years": "{age} jaar",
        "missing": "Wat niet bekend is in deze bedragen",
        "at_least": "Dit is minstens wat er is: niet elke regeling kon berekend worden.",
        "nothing": "nu geen bedrag",
        "why": "Waarom er nu geen bedrag is, staat in de uitleg: --explain.",
    },
    "en": {
        "on": "Computed for {place} on {day}.",
        "income": "Income",
        "minimum": "Against the social minimum",
        "attachment": "When income is attached",
        "family": "Family",
        "local": "Child provisions of {place}, for each child a year",
        "once": "once",
        "none": "It is not known which child provisions {place} has: {why}",
        "person": "A person decides. This computation gives no right and is no refusal.",
        "certainty": "Certainty",
        "child": "child",
        "adult": "adult",
        "baby": "under 1 year old",
        "year": "{age} year old",
        "years": "{age} years old",
        "missing": "What is not known in these amounts",
        "at_least": "This is at least what there is: not every scheme could be computed.",
        "nothing": "no amount now",
        "why": "Why there is no amount now is in the explanation: --explain.",
    },
}


@dataclass(frozen=True)
class FamilyReport:
    """The computed household with its explanation."""

    family: Family
    day: date
    explanation: Explanation
    provisions: ProvisionRules

    @property
    def values(self) -> dict[str, list[Any]]:
        """Every result by name: one value a person, family or household."""
        return {name: self.explanation.trace.of(name) for name in self.explanation.outputs}

    def as_dict(self, *, steps: bool = False) -> dict[str, Any]:
        """The report as plain data; with `steps` the whole explanation."""
        explained = self.explanation.as_dict(steps=steps)
        out: dict[str, Any] = {
            "title": self.family.title,
            "day": self.day.isoformat(),
            "municipality": {"code": self.family.area.code, "name": self.family.area.name},
            "results": explained["results"],
            "missing": explained["notes"],
            "provisions": self._provisions(),
        }
        return out | {key: explained[key] for key in ("steps", "names", "parameters")} if steps else out

    def _provisions(self) -> dict[str, Any]:
        local = self.provisions
        return {
            "known": local.known,
            "why_not": None if local.unknown is None else {"nl": local.unknown.nl, "en": local.unknown.en},
            "at_least": local.at_least,
            "items": [
                {
                    "code": item.provision.slug,
                    "name": {"nl": item.provision.name.nl, "en": item.provision.name.en},
                    "once": item.once,
                    "value": self.values[local.names[item.provision.slug]],
                    "source": item.provision.source.url,
                }
                for item in local.computed
            ],
        }

    def as_text(self, language: str = "nl") -> str:
        """The report as plain text in Dutch or English."""
        words = WORDS[language]
        place = self.family.area.name
        out = [self.family.title, "=" * len(self.family.title)]
        out += [words["on"].format(place=place, day=show_date(self.day, language)), ""]
        families = range(len(self.values["besteedbaar_inkomen_m"]))
        for family in families:
            if len(families) > 1:
                out += [f"{words['family']} {family + 1}", ""]
            out += self._money(family, language)
        out += self._local(language)
        out += self._missing(language)
        return "\n".join([*out, words["person"]]) + "\n"

    def _money(self, row: int, language: str) -> list[str]:
        words, values = WORDS[language], self.values
        out = [words["income"]]
        names = [name for name in INCOME if values[name][row]] + list(RESULTS[len(INCOME) : -3])
        out += [self._amount(name, row, language) for name in names]
        out += ["", words["minimum"]]
        out += [self._amount(name, row, language) for name in RESULTS[-3:]]
        if ATTACHMENT in values:
            out += ["", words["attachment"], self._amount(ATTACHMENT, row, language)]
        status = self.explanation.status("inkomen_na_vaste_lasten_m", row)
        return [*out, f"  {words['certainty']}: {STATUS_WORDS[language][status]}.", ""]

    def _amount(self, name: str, row: int, language: str) -> str:
        line = self.explanation.line(name, row)
        label = line.nl if language == "nl" else line.en
        return f"  {label[:1].upper() + label[1:]:<72} {show(line.value, line.unit, language):>24}"

    def _missing(self, language: str) -> list[str]:
        """What is not known about the rules these amounts rest on."""
        notes = [
            line
            for note in self.explanation.notes()
            for line in wrap(note.in_language(language), 98, initial_indent="  - ", subsequent_indent="    ")
        ]
        return [WORDS[language]["missing"], *notes, ""] if notes else []

    def _local(self, language: str) -> list[str]:
        words, place = WORDS[language], self.family.area.name
        if self.provisions.unknown is not None:
            return [words["none"].format(place=place, why=self.provisions.unknown.in_language(language)), ""]
        out = [words["local"].format(place=place)]
        children = [row for row, child in enumerate(self.explanation.trace.of("is_kind")) if child]
        for row in children:
            out.append(f"  {self.explanation.members[row]}")
            for item in self.provisions.computed:
                name = self.provisions.names[item.provision.slug]
                line = self.explanation.line(name, row)
                once = f" ({words['once']})" if item.once else ""
                label = (line.nl if language == "nl" else line.en) + once
                value = show(line.value, line.unit, language) if line.value else words["nothing"]
                out.append(f"    {label:<70} {value:>24}")
        nothing = any(line.endswith(words["nothing"]) for line in out)
        told = {"why": nothing, "at_least": self.provisions.at_least}
        return [*out, *(f"  {words[name]}" for name, due in told.items() if due), ""]


def family_report(
    family: Family,
    day: date | str,
    *,
    language: str = "nl",
    only_current: bool = False,
    rules: DutchRules | None = None,
) -> FamilyReport:
    """Compute one household under national law and its municipality's child provisions.

    `rules` replaces the national law, for instance after a reform.

    Raises:
        Problem: the day has no known law, or a fact cannot be; names the way out.
    """
    if rules is None:
        together, local = _law_and_place(as_day(day), family.municipality, only_current)
    else:
        together, local = _with_place(rules, family.municipality, only_current)
    local_names = list(local.names.values())
    facts = family.facts(together.day)
    persons = [person for part in facts.families for person in part.members]
    adults = [row for row, person in enumerate(persons) if person["rol"] != CHILD]
    in_debt = any(part.values.get("schuldhulp") for part in facts.families)
    explanation = together.explain(
        facts,
        [*RESULTS, *([ATTACHMENT] if in_debt else []), *local_names],
        title=family.title,
        members=member_labels(persons, language),
        leave_out={(name, row) for name in local_names for row in adults},
    )
    return FamilyReport(family, together.day, explanation, local)


@lru_cache(maxsize=64)
def _law_and_place(day: date, municipality: str, only_current: bool) -> tuple[DutchRules, ProvisionRules]:
    """Kept, because finding out what must be computed takes longer than computing one family."""
    return _with_place(netherlands(day), municipality, only_current)


def _with_place(law: DutchRules, municipality: str, only_current: bool) -> tuple[DutchRules, ProvisionRules]:
    law.plan(RESULTS)
    local = rules_for(municipality, law.day, only_current=only_current)
    return law.adding(local.nodes, local.parameters) if local.known else law, local


def member_labels(persons: Sequence[Mapping[str, Value]], language: str) -> tuple[str, ...]:
    """What each person is called: adults and children numbered apart, with the age: kind 2, 9 jaar."""
    words, seen, found = WORDS[language], {"child": 0, "adult": 0}, []
    for person in persons:
        kind, age = "child" if person["rol"] == CHILD else "adult", int(person["leeftijd"])
        seen[kind] += 1
        years = words["baby" if age < 1 else "year" if age == 1 else "years"].format(age=age)
        found.append(f"{words[kind]} {seen[kind]}, {years}")
    return tuple(found)
