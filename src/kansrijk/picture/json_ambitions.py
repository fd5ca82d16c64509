# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chapters on the ambitions and the broad target as plain data, for the JSON of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from kansrijk.indicators import Registry, load_registry
from kansrijk.indicators.broad_target_words import broad_dict
from kansrijk.indicators.target_words import judged_dict
from kansrijk.indicators.trend import trend
from kansrijk.indicators.trend_words import as_dict
from kansrijk.picture.examples import Compared, Examples, Neighbour
from kansrijk.picture.record import NationalRecord
from kansrijk.policy.assessment.judge import Practice

LANGUAGES = ("nl", "en")


def record_data(record: NationalRecord) -> dict[str, Any]:
    """`series`, `targets` and `broad_target`: what was published about the country, and what was agreed."""
    others = (record.reach, *record.latest, *record.municipalities)
    trends = [*record.households, *record.children, *(trend(series) for series in others)]
    return {
        "series": [as_dict(item) for item in trends],
        "targets": [
            {**judged_dict(version), "name": {language: item.target.name(language) for language in LANGUAGES}}
            for item in record.targets
            for version in item.versions
        ],
        "broad_target": broad_dict(record.broad),
    }


def examples_data(examples: Examples) -> dict[str, Any]:
    """`front_runners`, `alike`, `learn_from` and `practices`."""
    return {
        "front_runners": [_compared(item) for item in examples.compared],
        "alike": _neighbours(examples.alike),
        "learn_from": _neighbours(examples.in_front),
        "practices": [_practice(item) for item in examples.practices],
    }


def needed_data(registry: Registry | None = None) -> list[dict[str, Any]]:
    """What only a survey, a register or a municipality can tell, with what data that takes; never a 0."""
    return [
        {
            "code": item.code,
            "version": item.version,
            "unit": item.unit,
            "feed": item.feed,
            "missing": "unknown",
            "name": {language: item.texts(language).name for language in LANGUAGES},
            "reason": {language: item.reason(language) for language in LANGUAGES},
            "needs": {language: item.data_needed(language) for language in LANGUAGES},
        }
        for item in (registry or load_registry()).sources.values()
        if not item.in_picture
    ]


def _compared(item: Compared) -> dict[str, Any]:
    standing = item.standing
    return {
        "code": item.code,
        "version": standing.figures.version,
        "period": standing.figures.period,
        "statuses": sorted(standing.figures.statuses),
        "level": standing.level,
        "places": [asdict(place) for place in standing.places],
        "left_out": dict(standing.figures.left_out),
        "spread": {name: asdict(estimate) for name, estimate in item.spread.measures.items()},
        "remarks": {language: standing.remarks(language) for language in LANGUAGES},
    }


def _neighbours(found: Sequence[Neighbour]) -> list[dict[str, Any]]:
    return [{"code": item.code, "name": item.name, "why": dict(item.why) or None} for item in found]


def _practice(item: Practice) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": item.name,
        "where": item.where,
        "text": {language: item.text.in_language(language) for language in LANGUAGES},
        "measured": item.measured,
        "source": item.source,
    }
