# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""An outcome made fit to be seen: counts rounded, small cells withheld, what is unknown left empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kansrijk.indicators.disclosure import TOTAL_STEP, round_count, round_to, too_small
from kansrijk.indicators.registry import load_registry
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.outcome import Depth, Group, Missed, Newly, Outcome, Pressure, Range
from kansrijk.policy.whatif.takeup import GROUPS, LEVELS
from kansrijk.policy.whatif.words import unknowns

Shown = float | None


def count(value: float) -> Shown:
    """A count rounded to 5; None when it is small but not nothing."""
    if value == 0:
        return 0
    return None if too_small(value) else round_count(value)


def money(value: float, children: float) -> Shown:
    """An amount in EUR, rounded; None when it is about too few children."""
    if value == 0:
        return 0
    return None if too_small(children) else round_to(value, TOTAL_STEP)


def as_dict(answer: Answer) -> dict[str, Any]:
    """Everything about an answer, for JSON. None is unknown or withheld; `unknown` says in words what is unknown and why."""
    outcome = answer.outcome
    local = outcome.known > 0
    pressed = outcome.pressure
    return {
        "schema": "kansrijk/whatif",
        "version": 1,
        **_about(answer),
        "entitled": {
            "before": count(outcome.entitled_before) if local else None,
            "after": count(outcome.entitled_after) if local else None,
        },
        "using": {
            "before": _counts(outcome.using_before) if local else None,
            "after": _counts(outcome.using_after) if local else None,
        },
        "newly_entitled": _newly(outcome.newly) if local else None,
        "newly_entitled_using": _counts(outcome.newly_using) if local else None,
        "cost": _cost(outcome, local),
        "without_known_schemes": _beside(outcome),
        "indicators": list(indicators(outcome)),
        "depth": [_depth(item, local) for item in outcome.depth],
        "gains": {name: [_group(item) for item in groups] for name, groups in outcome.groups.items()},
        "pressure": pressed and {"before": _pressure(pressed[0]), "after": _pressure(pressed[1])},
        "missed": {
            "before": [_missed(item) for item in outcome.missed_before] if local else None,
            "after": [_missed(item) for item in outcome.missed_after] if local else None,
        },
        "published": [
            {"municipality": item.municipality, "children": item.children, "source": item.source.text}
            for item in answer.reform.file.published
            if item.municipality == answer.area.code
        ],
        "take_up": {
            "chances": {
                level: {name: outcome.chances.chances[level][name] for name in GROUPS} for level in LEVELS
            },
            "status": dict(outcome.chances.status),
            "sources": list(outcome.chances.sources),
        },
        "unknown": {language: unknowns(answer, language) for language in ("nl", "en")},
    }


def _about(answer: Answer) -> dict[str, Any]:
    """The reform, the area, the people, and how much of the area is known."""
    outcome, file = answer.outcome, answer.reform.file
    told, source = file.description, file.source
    return {
        "reform": {
            "title": {"nl": file.title.nl, "en": file.title.en},
            "description": None if told is None else {"nl": told.nl, "en": told.en},
            "source": None if source is None else {"text": source.text, "url": source.url},
        },
        "area": {"code": answer.area.code, "name": answer.area.name},
        "year": answer.year,
        "law_day": answer.law_day,
        "people": {
            "kind": "synthetic" if answer.synthetic else "own extract",
            "release": answer.release,
            "seed": answer.seed,
            "draws_in_data": answer.drawn,
            "households_without_children": answer.reform.national,
        },
        "coverage": {
            "children": count(outcome.children),
            "families": count(outcome.families),
            "children_without_known_schemes": count(outcome.children_unknown),
            "municipalities": outcome.municipalities,
            "municipalities_with_known_schemes": outcome.known,
            "of_which_not_all_schemes_computed": outcome.at_least,
        },
    }


def _counts(item: Range) -> dict[str, Shown]:
    return {level: count(getattr(item, level)) for level in LEVELS}


def _moneys(item: Range, children: float) -> dict[str, Shown]:
    return {level: money(getattr(item, level), children) for level in LEVELS}


def _newly(newly: Newly) -> dict[str, Any]:
    return {
        "total": count(newly.total),
        "no_longer": count(newly.lost),
        "only_by_debts": count(newly.only_debts),
        "grounds": {name: None if value is None else count(value) for name, value in newly.grounds.items()},
        "ages": {name: count(value) for name, value in newly.ages.items()},
        "forms": {name: count(value) for name, value in newly.forms.items()},
    }


def _cost(outcome: Outcome, local: bool) -> dict[str, Any]:
    base = max(outcome.entitled_before, outcome.entitled_after)
    state = outcome.cost_state
    return {
        "municipality_y": _moneys(outcome.cost_municipality, base) if local else None,
        "municipality_once": _moneys(outcome.cost_once, base) if local else None,
        "state_y": None
        if state is None
        else {"low": None, "central": None, "high": money(state, outcome.children)},
        "state_by_scheme_y": {name: money(value, outcome.children) for name, value in outcome.state.items()},
    }


def _beside(outcome: Outcome) -> dict[str, Any] | None:
    if outcome.beside is None:
        return None
    children, cost = outcome.beside
    return {"children_of_the_reform": count(children), "cost_at_most_y": _moneys(cost, children)}


def indicators(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Every indicator that is known before or after: `after` holds the lines of before, `moved` lets them follow."""
    registry = load_registry()
    for code, before in outcome.before.observations.items():
        after = outcome.after.observations[code]
        moved = outcome.moved.observations[code] if outcome.moved is not None else after
        if before.value is None and after.value is None:
            continue
        texts = registry[code]
        yield {
            "code": code,
            "nl": texts.nl.name,
            "en": texts.en.name,
            "unit": before.unit,
            "before": before.value,
            "after": after.value,
            "moved": moved.value,
            "rests_on": before.rests_on,
        }


def _depth(item: Depth, local: bool) -> dict[str, Any]:
    return {
        "line": item.line,
        "children_before": count(item.before),
        "children_after": count(item.after),
        "shortfall_before_y": money(item.shortfall_before, item.before),
        "shortfall_after_y": money(item.shortfall_after, item.after),
        "with_local_before_y": _moneys(item.with_local_before, item.before) if local else None,
        "with_local_after_y": _moneys(item.with_local_after, item.after) if local else None,
    }


def _group(item: Group) -> dict[str, Any]:
    few = too_small(item.families)
    return {
        "name": item.name,
        "families": count(item.families),
        "winners": count(item.winners),
        "losers": count(item.losers),
        "mean_y": None if few else round(item.mean, 2),
    }


def _pressure(item: Pressure) -> dict[str, Shown]:
    if too_small(item.families):
        return {"families": None, "over_80_pct": None, "over_100_pct": None, "middle_pct": None}
    return {
        "families": count(item.families),
        "over_80_pct": round(item.high, 4),
        "over_100_pct": round(item.whole, 4),
        "middle_pct": round(item.middle, 1),
    }


def _missed(item: Missed) -> dict[str, Any]:
    return {
        "line": item.line,
        "children": count(item.children),
        "using": _counts(item.using),
        "entitled_not_using": _counts(item.not_using),
        "not_entitled": count(item.not_entitled),
    }


def as_csv(answer: Answer) -> str:
    """The same as rows: where it stands in the JSON, and the value; an empty value is unknown or withheld."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("area", "what", "value"))
    data = as_dict(answer)
    for part in (
        "coverage",
        "entitled",
        "using",
        "newly_entitled",
        "newly_entitled_using",
        "cost",
        "depth",
        "gains",
    ):
        writer.writerows((answer.area.code, *row) for row in _flat(part, data[part]))
    for part in ("pressure", "missed", "without_known_schemes"):
        writer.writerows((answer.area.code, *row) for row in _flat(part, data[part]))
    for item in data["indicators"]:
        for when in ("before", "after", "moved"):
            writer.writerow((answer.area.code, f"indicators.{item['code']}.{when}", _cell(item[when])))
    return text.getvalue()


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            key = inner.get("line", inner.get("name"))
            rest = {name: part for name, part in inner.items() if name not in ("line", "name")}
            yield from _flat(f"{name}.{key}", rest)
    else:
        yield name, _cell(value)


def _cell(value: Any) -> Any:
    return "" if value is None else value
