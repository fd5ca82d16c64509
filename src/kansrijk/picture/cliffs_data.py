# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cliffs in every municipality as plain data and as rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from kansrijk.policy.cliffs import HIGHEST, RAISE, Drop, FamilyCliffs, OnceDrop, PlaceCliffs
from kansrijk.policy.cliffs_text import cause_names

COLUMNS = (
    "family", "code", "name", "known", "at_least", "wage", "pct_social_minimum", "loss", "national", "local",
    "causes", "recovered_at", "deepest", "raise_national", "raise_local", "raise_with_scale",
    "steepest_with_scale", "scale_width", "scale_extra_now", "scale_extra_most", "once",
)  # fmt: skip


def as_dict(found: FamilyCliffs) -> dict[str, Any]:
    """One family as plain values, EUR a year; unknown municipalities are there with the reason."""
    return {
        "family": found.family.title,
        "day": found.day.isoformat(),
        "member": found.member,
        "column": found.column,
        "now": found.current,
        "highest": HIGHEST,
        "raise": RAISE,
        "known": len(found.known),
        "unknown": len(found.places) - len(found.known),
        "with_hard_limit": len(found.ranked),
        "middle_loss": round(found.middle_loss, 2),
        "benefit_beside_wage": None
        if found.benefit is None
        else {
            "share": found.benefit.share,
            "ends_above": found.benefit.ends_above,
            "source": found.benefit.source.nl,
        },
        "scale": {"nl": found.scale.name.nl, "en": found.scale.name.en, "width_pct": found.scale.width_pct},
        "national": [_drop(drop) for drop in found.national_drops],
        "places": [_place(place) for place in found.places],
    }


def _place(place: PlaceCliffs) -> dict[str, Any]:
    out: dict[str, Any] = {"code": place.code, "name": place.name, "known": place.known}
    out["once"] = [_once(drop) for drop in place.once]
    if place.why_unknown is not None:
        return {**out, "why_unknown": {"nl": place.why_unknown.nl, "en": place.why_unknown.en}}
    slide = None if place.slide is None else {k: round(v, 4) for k, v in vars(place.slide).items()}
    return {
        **out,
        "at_least": place.at_least,
        "yearly_by_wage": [[start, round(value, 2)] for start, value in place.levels],
        "cliffs": [_drop(drop) for drop in place.drops],
        "scale": slide,
    }


def _drop(drop: Drop) -> dict[str, Any]:
    causes = [
        {
            "component": c.name,
            "nl": c.nl,
            "en": c.en,
            "before": round(c.before, 2),
            "after": round(c.after, 2),
        }
        for c in drop.causes
    ]
    amounts = ("pct", "before", "loss", "national", "local", "deepest", "raise_national", "raise_local")
    return {
        "wage": drop.wage,
        **{name: round(getattr(drop, name), 2) for name in amounts},
        "raise_with_scale": round(drop.raise_slid, 2),
        "recovered_at": drop.recovered,
        "causes": causes,
    }


def _once(drop: OnceDrop) -> dict[str, Any]:
    names = [{"nl": name.nl, "en": name.en} for name in drop.names]
    return {"wage": drop.wage, "pct": round(drop.pct, 2), "amount": round(drop.amount, 2), "causes": names}


def as_csv(found: Sequence[FamilyCliffs]) -> str:
    """A row for each family, municipality and cliff of the municipality; one without figures when there is none.

    Cells after `known` are empty where nothing is known. A limit at which a one-off amount ends has a row of its own, with
    the amount under `once` and no loss a year.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in found:
        for place in item.places:
            head: list[Any] = [item.family.title, place.code, place.name, place.known]
            head.append(place.at_least if place.known else "")
            for drop in place.hard or (None,):
                values = [] if drop is None else _row(place, drop)
                writer.writerow(head + values + [""] * (len(COLUMNS) - len(head) - len(values)))
            for limit in place.once:
                causes = ", ".join(name.nl for name in limit.names)
                cells = {"wage": limit.wage, "pct_social_minimum": round(limit.pct, 2), "causes": causes}
                cells["once"] = round(limit.amount, 2)
                writer.writerow(head + [cells.get(name, "") for name in COLUMNS[len(head) :]])
    return out.getvalue()


def _row(place: PlaceCliffs, drop: Drop) -> list[Any]:
    scale: list[Any] = []
    if place.slide is not None:
        s = place.slide
        scale = [round(s.steepest, 4), s.width, round(s.extra_now, 2), round(s.extra_most, 2)]
    amounts = (drop.raise_national, drop.raise_local, drop.raise_slid)
    return [
        drop.wage, round(drop.pct, 2), round(drop.loss, 2), round(drop.national, 2), round(drop.local, 2),
        cause_names(drop, "nl"), "" if drop.recovered is None else drop.recovered, round(drop.deepest, 2),
        *(round(value, 2) for value in amounts), *scale,
    ]  # fmt: skip
