# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why each child of a family is in the target group of its municipality: all grounds that hold, and what comes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from kansrijk.policy.family_report import FamilyReport
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.provisions import ground_rules, load_municipality
from kansrijk.provisions.definitions import conflicts
from kansrijk.provisions.grounds import GROUNDS, lines_of
from kansrijk.provisions.model import Text

WORDS = {
    "nl": {
        "head": "Waarom een kind bij de doelgroep hoort, alle redenen die gelden",
        "grond_inkomen": "laag inkomen (de grens is {line}%)",
        "grond_werk": "werk met een laag inkomen",
        "grond_schulden": "schulden: schuldhulp, beslag of problematische schulden",
        "grond_omstandigheden": "bijzondere omstandigheden: hoge kosten of veel missen",
        "none": "geen reden gevonden",
        "common": "Van {place} is geen grens bekend; gerekend is met de grens die de meeste gemeenten gebruiken.",
        "automatic": "Komt vanzelf, zonder aanvraag (voor sommige gezinnen): {schemes}.",
        "conflicts": "De regelingen rekenen niet hetzelfde inkomen:",
    },
    "en": {
        "head": "Why a child is in the target group, all grounds that hold",
        "grond_inkomen": "low income (the line is {line}%)",
        "grond_werk": "work with low pay",
        "grond_schulden": "debts: debt help, attachment or problem debts",
        "grond_omstandigheden": "individual circumstances: high costs or lacking much",
        "none": "no ground found",
        "common": "No line is known of {place}; the one that most municipalities use was taken.",
        "automatic": "Comes by itself, without applying (for some families): {schemes}.",
        "conflicts": "The schemes do not count the same income:",
    },
}


@dataclass(frozen=True)
class ChildGrounds:
    """One child: what it is called, the grounds that hold, and the income line at its age in % of the social minimum."""

    name: str
    grounds: tuple[str, ...]
    line_pct: float


@dataclass(frozen=True)
class TargetGroup:
    """The children of a household and why each is in the target group.

    `own_line` tells whether the line is that of the municipality; `automatic` are schemes that some get without asking,
    `conflicts` where the municipality's schemes define income differently.
    """

    place: str
    children: tuple[ChildGrounds, ...]
    own_line: bool
    automatic: tuple[Text, ...]
    conflicts: tuple[Text, ...]

    def as_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "own_line": self.own_line,
            "children": [
                {"name": child.name, "grounds": list(child.grounds), "line_pct": child.line_pct}
                for child in self.children
            ],
            "automatic": _both(self.automatic),
            "conflicts": _both(self.conflicts),
        }

    def as_text(self, language: str = "nl") -> str:
        """As lines of text."""
        words = WORDS[language]
        out = [words["head"]]
        for child in self.children:
            told = [words[ground].format(line=f"{child.line_pct:g}") for ground in child.grounds]
            out.append(f"  {child.name}: {'; '.join(told) or words['none']}")
        if not self.own_line:
            out.append(f"  {words['common'].format(place=self.place)}")
        if self.automatic:
            schemes = ", ".join(item.in_language(language) for item in self.automatic)
            out.append(f"  {words['automatic'].format(schemes=schemes)}")
        if self.conflicts:
            out.append(f"  {words['conflicts']}")
            out += [f"    {item.in_language(language)}" for item in self.conflicts]
        return "\n".join(out) + "\n"

    def as_html(self, language: str = "nl") -> str:
        """The same lines as an HTML fragment."""
        head, *lines = self.as_text(language).splitlines()
        items = "".join(f"<li>{escape(line.strip())}</li>" for line in lines)
        return f"<h3>{escape(head)}</h3><ul>{items}</ul>"


def _both(texts: Sequence[Text]) -> list[dict[str, str]]:
    return [{"nl": item.nl, "en": item.en} for item in texts]


def target_group(report: FamilyReport, rules: DutchRules | None = None) -> TargetGroup:
    """The grounds of each child of a computed family; `rules` is the national law when it is not that of the day.

    Raises:
        Problem: a fact cannot be.
    """
    local, law = report.provisions, rules or netherlands(report.day)
    with_grounds = law.adding(*ground_rules(local if local.known else None, report.day))
    facts = report.family.facts(report.day)
    trace = with_grounds.trace(facts, list(GROUNDS))
    held = {name: trace.of(name) for name in GROUNDS}
    persons = [person for part in facts.families for person in part.members]
    own = lines_of(local) if local.known else {}
    lines = with_grounds.parameters["doelgroep_inkomensgrenzen"].on(report.day).value
    children = tuple(
        ChildGrounds(
            report.explanation.members[row],
            tuple(name for name in GROUNDS if held[name][row]),
            own.get(int(person["leeftijd"]), float(lines.values[0])),  # type: ignore[union-attr]
        )
        for row, person in enumerate(persons)
        if trace.of("is_kind")[row]
    )
    there = load_municipality(local.code)
    automatic = tuple(
        item.provision.name
        for item in local.computed
        if any(route.way == "automatic" for route in item.provision.routes)
    )
    told = conflicts(there.provisions, report.day) if there is not None else []
    return TargetGroup(report.family.area.name, children, bool(own), automatic, tuple(told))
