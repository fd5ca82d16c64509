# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""An explanation as plain data; docs/reference/explanation-json.md describes every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kansrijk.engine.explain import Row
from kansrijk.engine.explain_book import About
from kansrijk.engine.parameters import STATUSES

if TYPE_CHECKING:
    from kansrijk.engine.explain import Explanation


def as_data(explanation: Explanation, *, steps: bool = True) -> dict[str, Any]:
    """Day, results and what is missing in them; with `steps` all steps, and once each label and amount they name."""
    if not steps:
        return _outcome(explanation)
    return _outcome(explanation) | {"steps": _steps(explanation)} | explanation.book.data


def as_json(explanation: Explanation) -> str:
    """The same as JSON text."""
    household = json.dumps(_outcome(explanation) | {"steps": _steps(explanation)}, ensure_ascii=False)
    return f"{household[:-1]}, {explanation.book.json[1:]}"


def _outcome(explanation: Explanation) -> dict[str, Any]:
    values, steps = explanation.trace.values, explanation.book.steps
    return {
        "title": explanation.title,
        "day": explanation.rules.day.isoformat(),
        "results": [
            step_data(explanation, steps[name], row)
            for name in explanation.outputs
            for row in range(len(values[name]))
        ],
        "notes": [vars(note) for note in explanation.notes()],
    }


def _steps(explanation: Explanation) -> list[dict[str, Any]]:
    return [step_data(explanation, about, row) for about, row in explanation.rows_told()]


def step_data(explanation: Explanation, about: About, row: int) -> dict[str, Any]:
    """One step for one person, family or household as plain data."""
    told = Row(explanation, about, row)
    (why_nl, change_nl), (why_en, change_en) = told.words("nl"), told.words("en")
    out = {
        **about.head,
        "row": row,
        "who": explanation.who(about.entity, row),
        "value": told.own,
        "status": STATUSES[explanation.ranks[about.name][row]],
        "applies": explanation.applies(about.base.name, row),
        "sentence": {"nl": why_nl, "en": why_en},
        "inputs": inputs(explanation, about, row),
    }
    if change_nl:
        out["change"] = {"nl": change_nl, "en": change_en}
    return out


def inputs(explanation: Explanation, about: About, row: int) -> dict[str, Any]:
    """The values that went into a step, by name; what an aggregate adds up is told by its members."""
    trace = explanation.trace
    return {
        name: trace.values[name][trace.row_above(about.entity, row, trace.entities[name])]
        for name in about.reads
    }
