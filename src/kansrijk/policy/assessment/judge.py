# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Hold a policy against the criteria: a verdict, the evidence it rests on, and what front-runners do about a gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from kansrijk.engine.wording import number
from kansrijk.policy.assessment.model import Access, Life, Measure, Member, Policy, PolicyField
from kansrijk.provisions.model import Text

Verdict = Literal["yes", "partly", "no", "unknown"]
DATA = Path(__file__).parent / "data"
IN_HAND = ("in_natura", "tegoed", "geld")
PERSONAL = ("begeleiding", "gezinshulp", "schuldhulp")
YOUNG = ("baby", "kind", "jongere", "hele_gezin")
LIFE_EN = {"thuis": "home", "school": "school", "vrije_tijd": "free time", "buurt": "neighbourhood"}
FULLY_KNOWN = 0.9
FIELDS_FOR_WHOLE = 5


@dataclass(frozen=True)
class Judgement:
    """One criterion: the verdict, the evidence from the file, and where the line lies."""

    code: str
    name: Text
    question: Text
    verdict: Verdict
    evidence: Text
    bounds: Text
    bounds_by: Text
    asked_by: Text


@dataclass(frozen=True)
class Baseline:
    """The share of Dutch municipalities at the start; `percent` is about what `text` says."""

    criterion: str
    percent: float
    year: int
    text: Text
    source: Text


@dataclass(frozen=True)
class Practice:
    """What a front-runner does, and how far its effect is known."""

    code: str
    name: str
    where: str
    helps: tuple[str, ...]
    text: Text
    measured: str
    source: str


@dataclass(frozen=True)
class Assessment:
    """A policy with its matrix, judgements, baselines and, for each gap, what front-runners do.

    `matrix` gives the names of the measures in each part of life and policy field, `members` those for each part of
    life and family member; both have a key for every pair, also where nothing is done.
    """

    policy: Policy
    matrix: Mapping[tuple[str, str], tuple[str, ...]]
    members: Mapping[tuple[str, str], tuple[str, ...]]
    judgements: tuple[Judgement, ...]
    baselines: tuple[Baseline, ...]
    practices: Mapping[str, tuple[Practice, ...]]

    @property
    def gaps(self) -> tuple[Judgement, ...]:
        """The criteria that are not (wholly) met or not known."""
        return tuple(item for item in self.judgements if item.verdict != "yes")


def assess(policy: Policy) -> Assessment:
    """Hold `policy` against every criterion of data/criteria.yaml.

    Returns:
        the assessment; a criterion about which the file says nothing is "unknown" where silence may mean two things,
        and "no" where the criterion is about being written down.
    """
    told = _read("criteria.yaml")
    sources = {key: Text(entry["nl"], entry["en"]) for key, entry in told["sources"].items()}
    judgements = []
    for entry in told["criteria"]:
        verdict, evidence = JUDGES[entry["code"]](policy)
        judgements.append(
            Judgement(
                entry["code"],
                Text(entry["nl"]["name"], entry["en"]["name"]),
                Text(entry["nl"]["question"], entry["en"]["question"]),
                verdict,
                evidence,
                Text(entry["bounds"]["nl"], entry["bounds"]["en"]),
                sources[entry["bounds"]["by"]],
                sources[entry["from"]],
            )
        )
    baselines = tuple(
        Baseline(e["criterion"], e["percent"], e["year"], Text(e["nl"], e["en"]), sources[e["source"]])
        for e in told["baselines"]
    )
    practices = front_runners()
    helping = {
        item.code: tuple(practice for practice in practices if item.code in practice.helps)
        for item in judgements
        if item.verdict != "yes"
    }
    return Assessment(
        policy,
        _pairs(policy.measures, get_args(Life), get_args(PolicyField), lambda m: m.fields),
        _pairs(policy.measures, get_args(Life), get_args(Member), lambda m: m.members),
        tuple(judgements),
        baselines,
        helping,
    )


def front_runners() -> tuple[Practice, ...]:
    """The practices of data/front_runners.yaml."""
    return tuple(
        Practice(
            entry["code"],
            entry["name"],
            entry["where"],
            tuple(entry["helps"]),
            Text(entry["nl"], entry["en"]),
            entry["measured"],
            entry["source"],
        )
        for entry in _read("front_runners.yaml")["practices"]
    )


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _pairs(
    measures: Sequence[Measure],
    rows: Sequence[str],
    columns: Sequence[str],
    of: Callable[[Measure], Sequence[str]],
) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (row, column): tuple(m.name for m in measures if row in m.life and column in of(m))
        for row, column in product(rows, columns)
    }


def _names(measures: Sequence[Measure]) -> str:
    return ", ".join(measure.name for measure in measures)


def _policy(policy: Policy) -> tuple[Verdict, Text]:
    if policy.adopted is None:
        return "no", Text("Er is geen vastgesteld beleid ingevuld.", "No adopted policy was filled in.")
    a = policy.adopted
    return "yes", Text(
        f"{a.document}, vastgesteld door {a.by} op {a.day:%d-%m-%Y}.",
        f"{a.document}, adopted by {a.by} on {a.day:%Y-%m-%d}.",
    )


def _integral(policy: Policy) -> tuple[Verdict, Text]:
    life = {part for m in policy.measures for part in m.life}
    touched = {part for m in policy.measures for part in m.fields}
    whom = {part for m in policy.measures for part in m.members}
    family = "hele_gezin" in whom or ("ouder" in whom and whom & set(YOUNG))
    missing = [part.replace("_", " ") for part in get_args(Life) if part not in life]
    lack_nl = f"Er is niets voor: {', '.join(missing)}." if missing else "Alle vier leefgebieden komen voor."
    english = ", ".join(LIFE_EN[part] for part in get_args(Life) if part not in life)
    lack_en = f"There is nothing for: {english}." if missing else "All four parts of life occur."
    evidence = Text(
        f"{lack_nl} Beleidsvelden: {len(touched)}. Kinderen en ouders: {'ja' if family else 'nee'}.",
        f"{lack_en} Policy fields: {len(touched)}. Children and parents: {'yes' if family else 'no'}.",
    )
    if not missing and family and len(touched) >= FIELDS_FOR_WHOLE:
        return "yes", evidence
    return ("partly" if len(life) >= len(get_args(Life)) / 2 else "no"), evidence


def _home(policy: Policy) -> tuple[Verdict, Text]:
    at_home = [m for m in policy.measures if "thuis" in m.life]
    for_parents = [m for m in at_home if {"ouder", "hele_gezin"} & set(m.members)]
    if not at_home:
        return "no", Text("Geen enkele maatregel gaat over thuis.", "No measure is about home.")
    enough = len(at_home) > 1 and for_parents
    return ("yes" if enough else "partly"), Text(f"Thuis: {_names(at_home)}.", f"At home: {_names(at_home)}.")


def _prevention(policy: Policy) -> tuple[Verdict, Text]:
    before = [m for m in policy.measures if m.working in ("preventief", "beide")]
    after = [m for m in policy.measures if m.working in ("curatief", "beide")]
    evidence = Text(
        f"Voorkomen: {_names(before) or 'niets'}. Verzachten: {_names(after) or 'niets'}.",
        f"Prevent: {_names(before) or 'nothing'}. Soften: {_names(after) or 'nothing'}.",
    )
    if before and after:
        return "yes", evidence
    return ("partly" if before or after else "no"), evidence


def _inheritance(policy: Policy) -> tuple[Verdict, Text]:
    against = [m for m in policy.measures if m.against_inheritance]
    said = (policy.ambition_on_inheritance or "").rstrip(".")
    evidence = Text(
        f"Ambitie: {said or 'niet uitgesproken'}. Maatregelen: {_names(against) or 'geen'}.",
        f"Ambition: {said or 'not stated'}. Measures: {_names(against) or 'none'}.",
    )
    if said and against:
        return "yes", evidence
    return ("partly" if said or against else "no"), evidence


def _provisions(policy: Policy) -> tuple[Verdict, Text]:
    found = [m for m in policy.measures if m.form in IN_HAND and set(m.members) & set(YOUNG)]
    if not found:
        return "no", Text("Er staat geen kindvoorziening in.", "No child provision is in it.")
    return "yes", Text(f"{_names(found)}.", f"{_names(found)}.")


def _other_forms(policy: Policy) -> tuple[Verdict, Text]:
    personal = [m for m in policy.measures if m.form in PERSONAL]
    money = [m for m in policy.measures if m.form in ("geld", "tegoed", "regeling")]
    if personal:
        return "yes", Text(f"{_names(personal)}.", f"{_names(personal)}.")
    if money:
        return "partly", Text(
            f"Alleen geld of tegoed: {_names(money)}.", f"Only money or credit: {_names(money)}."
        )
    return "no", Text("Er is niets anders dan in natura.", "There is nothing but in kind.")


def _in_view(policy: Policy) -> tuple[Verdict, Text]:
    group = policy.target_group
    if group is None:
        return "no", Text("De doelgroep is niet beschreven.", "The target group is not described.")
    lacking = [g for g in ("inkomen", "werk", "schulden", "omstandigheden") if g not in group.grounds]
    if group.estimated is None or group.known is None:
        return "unknown", Text(
            "De doelgroep is beschreven, maar niet geteld: vul 'estimated' en 'known' in.",
            "The target group is described but not counted: fill in 'estimated' and 'known'.",
        )
    share = group.known / group.estimated if group.estimated else 1.0
    extra_nl = f" Niet meegeteld als grond: {', '.join(lacking)}." if lacking else ""
    extra_en = f" Not counted as a ground: {', '.join(lacking)}." if lacking else ""
    evidence = Text(
        f"{number(group.known, 0, 'nl')} van de naar schatting {number(group.estimated, 0, 'nl')} kinderen bekend "
        f"({share:.0%}).{extra_nl}",
        f"{number(group.known, 0, 'en')} of an estimated {number(group.estimated, 0, 'en')} children known "
        f"({share:.0%}).{extra_en}",
    )
    return ("yes" if share >= FULLY_KNOWN and not lacking else "partly"), evidence


def _access(policy: Policy) -> tuple[Verdict, Text]:
    answers = {f.name: getattr(policy.access or Access(), f.name) for f in fields(Access)}
    known = [value for value in answers.values() if value is not None]
    yes = sum(known)
    evidence = Text(
        f"{yes} keer ja op {len(known)} beantwoorde vragen (van {len(answers)}).",
        f"{yes} times yes on {len(known)} answered questions (of {len(answers)}).",
    )
    if yes >= len(answers) - 1:
        return "yes", evidence
    if len(known) < len(answers) - 1:
        return "unknown", evidence
    return ("partly" if yes > 1 else "no"), evidence


def _children(policy: Policy) -> tuple[Verdict, Text]:
    if not policy.children:
        return "no", Text(
            "Er staat niet in dat kinderen meepraatten.", "It does not say that children had a say."
        )
    moments = {(item.phase, item.when.year) for item in policy.children}
    told = sum(item.told_back for item in policy.children)
    evidence = Text(
        f"{len(policy.children)} keer; {told} keer is verteld wat ermee is gedaan.",
        f"{len(policy.children)} times; {told} times they were told what was done with it.",
    )
    return ("yes" if len(moments) > 1 and told == len(policy.children) else "partly"), evidence


def _effects(policy: Policy) -> tuple[Verdict, Text]:
    measured = [e.of for e in policy.effects if e.status in ("gemeten", "niet_te_meten")]
    planned = [e.of for e in policy.effects if e.status == "gepland"]
    if measured:
        return "yes", Text(f"Gemeten: {', '.join(measured)}.", f"Measured: {', '.join(measured)}.")
    if planned:
        return "partly", Text(f"Gepland: {', '.join(planned)}.", f"Planned: {', '.join(planned)}.")
    return "no", Text(
        "Er is geen meting en geen plan ervoor.", "There is no measurement and no plan for one."
    )


def _broad_goals(policy: Policy) -> tuple[Verdict, Text]:
    complete = [
        g for g in policy.goals if None not in (g.indicator, g.now, g.target, g.year)
    ]  # a goal without one of these cannot be checked afterwards
    about = {g.about for g in complete}
    listed = "; ".join(g.text for g in complete)
    evidence = Text(
        f"Meetbaar: {listed or 'geen enkel doel'} (van {len(policy.goals)}).",
        f"Measurable: {listed or 'no goal'} (of {len(policy.goals)}).",
    )
    if "inkomen" in about and about & {"leefomgeving", "ontwikkeling"}:
        return "yes", evidence
    return ("partly" if complete else "no"), evidence


def _lasting(policy: Policy) -> tuple[Verdict, Text]:
    answered = [m for m in policy.measures if m.structural is not None]
    lasting = [m for m in answered if m.structural]
    evidence = Text(
        f"{len(lasting)} van {len(answered)} maatregelen met een antwoord is structureel.",
        f"{len(lasting)} of {len(answered)} measures with an answer are lasting.",
    )
    if not answered:
        return "unknown", evidence
    if len(lasting) * 2 >= len(answered):
        return "yes", evidence
    return ("partly" if lasting else "no"), evidence


JUDGES: Mapping[str, Callable[[Policy], tuple[Verdict, Text]]] = {
    "policy": _policy,
    "integral": _integral,
    "home": _home,
    "prevention": _prevention,
    "inheritance": _inheritance,
    "provisions": _provisions,
    "other_forms": _other_forms,
    "in_view": _in_view,
    "access": _access,
    "children": _children,
    "effects": _effects,
    "broad_goals": _broad_goals,
    "lasting": _lasting,
}
"""For each criterion the function that judges it."""
