# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a municipality writes down about its policy for children in poverty: one YAML file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from kansrijk.engine import Problem
from kansrijk.provisions.findings import Finding, Findings
from kansrijk.provisions.loader import read_yaml
from kansrijk.provisions.structure import build, json_schema

SHOWN = 5
"""How many findings a message shows."""
Life = Literal["thuis", "school", "vrije_tijd", "buurt"]
PolicyField = Literal[
    "werk_inkomen", "schulden", "huisvesting", "zorg", "opvoeding", "onderwijs", "gezondheid", "veiligheid",
    "sport_cultuur", "leefomgeving",
]  # fmt: skip
Member = Literal["baby", "kind", "jongere", "ouder", "hele_gezin"]
Working = Literal["preventief", "curatief", "beide"]
Form = Literal["in_natura", "tegoed", "geld", "begeleiding", "gezinshulp", "schuldhulp", "regeling"]
Ground = Literal["inkomen", "werk", "schulden", "omstandigheden"]
Phase = Literal["probleem", "ontwerp", "besluit", "uitvoering", "evaluatie"]


@dataclass(frozen=True)
class Adopted:
    """When and by whom the policy was adopted, and the document."""

    day: date
    by: str
    document: str


@dataclass(frozen=True)
class Goal:
    """One goal: what will be different, how it is measured, now and then."""

    text: str
    about: Literal["inkomen", "leefomgeving", "ontwikkeling", "bereik", "anders"]
    indicator: str | None = None
    now: float | None = None
    target: float | None = None
    year: int | None = None


@dataclass(frozen=True)
class Measure:
    """One measure or provision: whom it is for, which parts of life and fields it touches, how it works."""

    name: str
    members: tuple[Member, ...]
    life: tuple[Life, ...]
    fields: tuple[PolicyField, ...]
    working: Working
    form: Form
    against_inheritance: bool = False
    structural: bool | None = None
    eur_a_year: float | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class TargetGroup:
    """The children the policy is for: described, estimated, known and reached, and on which grounds."""

    description: str
    grounds: tuple[Ground, ...]
    estimated: int | None = None
    known: int | None = None
    reached: int | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Participation:
    """One time that children had a say: when, in which phase, what was done with it, and whether they were told."""

    when: date
    phase: Phase
    who: str
    said: str | None = None
    done: str | None = None
    told_back: bool = False


@dataclass(frozen=True)
class Effect:
    """Whether the effect of (a part of) the policy is measured, and how."""

    of: str
    status: Literal["gemeten", "gepland", "niet_te_meten", "geen"]
    design: str | None = None
    outcome: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Access:
    """How hard it is for a family to get what is there; a question left out is unknown."""

    automatic: bool | None = None
    on_paper: bool | None = None
    help_with_applying: bool | None = None
    proof_asked_once: bool | None = None
    one_place: bool | None = None


@dataclass(frozen=True)
class Policy:
    """The policy of one municipality for children who grow up in poverty, as the municipality sees it."""

    municipality: str
    written: date
    adopted: Adopted | None = None
    ambition_on_inheritance: str | None = None
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    target_group: TargetGroup | None = None
    children: tuple[Participation, ...] = ()
    effects: tuple[Effect, ...] = ()
    access: Access | None = None
    knowledge_questions: tuple[str, ...] = ()


class InvalidPolicy(Problem):
    """A policy file is not right; `findings` holds every place, the message the first ones."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        shown, more = findings[:SHOWN], len(findings) - SHOWN
        rest = {"nl": f"\nEn nog {more}.", "en": f"\nAnd {more} more."} if more > 0 else {"nl": "", "en": ""}
        super().__init__(
            nl="\n".join(item.as_text("nl") for item in shown) + rest["nl"],
            en="\n".join(item.as_text("en") for item in shown) + rest["en"],
        )


def read_policy(path: Path | str) -> Policy:
    """The policy in a YAML file.

    Raises:
        Problem: there is no such file.
        InvalidPolicy: the file is not right; the message names line, field and remedy, `findings` has them all.
    """
    data, findings = read_yaml(path)
    built: Policy | None = None if findings.found else build(Policy, data, (), findings)
    if built is not None and not findings.found:
        _check_sense(built, findings)
    if built is None or findings.found:
        raise InvalidPolicy(findings.found)
    return built


def _check_sense(policy: Policy, findings: Findings) -> None:
    """Numbers that cannot be true together."""
    group = policy.target_group
    if group is not None:
        for smaller, larger in (("known", "estimated"), ("reached", "known")):
            few, many = getattr(group, smaller), getattr(group, larger)
            if few is not None and few < 0:
                findings.add(
                    ("target_group", smaller), "is kleiner dan nul. Kijk het getal na.",
                    "is below zero. Check the number.",
                )  # fmt: skip
            if few is not None and many is not None and few > many:
                findings.add(
                    ("target_group", smaller),
                    f"is {few}, meer dan '{larger}' ({many}). Kijk beide getallen na: het ene hoort bij het andere.",
                    f"is {few}, more than '{larger}' ({many}). Check both: the one is part of the other.",
                )
    for i, measure in enumerate(policy.measures):
        for name in ("members", "life", "fields"):
            if not getattr(measure, name):
                findings.add(
                    ("measures", i, name), "is leeg. Noem er ten minste een.", "is empty. Name at least one."
                )
        if measure.eur_a_year is not None and measure.eur_a_year < 0:
            findings.add(
                ("measures", i, "eur_a_year"), "is kleiner dan nul. Schrijf euro per jaar.",
                "is below zero. Write euro a year.",
            )  # fmt: skip


def policy_schema_text() -> str:
    """The JSON Schema of a policy file, for editors that check while typing."""
    return json.dumps(json_schema(Policy), indent=2, ensure_ascii=False) + "\n"
