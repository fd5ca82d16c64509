# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second reckoning of worked cases that does not look at the data files.

It starts from what a reader noted of the text of a page (readings.yaml), or from the notes of the research, and reckons
by hand-sized rules of its own. What it cannot tell with certainty it does not tell: then it gives None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kansrijk.provisions.cases import Case

READINGS = Path(__file__).with_name("readings.yaml")
SCHOOL_AGES = {"po": (4, 11), "vo": (12, 15), "mbo": (16, 17)}
PLAIN_NORMS = (
    "sociaal minimum",
    "bijstandsnorm",
    "wettelijk sociaal minimum",
    "bijstand",
    "bijstandsniveau",
    "bijstandsbedrag",
    "bijstandsinkomen",
    "sociaal minimum (bijstandsnorm)",
    "bijstandsnorm incl. holiday pay",
    "bijstandsnorm including holiday pay",
    "bijstandsnorm of AOW-norm",
    "bijstandsnorm / sociaal minimum (both words used)",
    "social assistance standard",
)
NAMED_SCHOOLS = {
    ("po",): (4, 11),
    ("vo",): (12, 17),
    ("vo", "roc"): (12, 17),
    ("vo", "mbo"): (12, 17),
    ("po", "vo"): (4, 17),
    ("vo klas 1",): (12, 12),
    ("overgang vo",): (12, 12),
    ("vo: first year",): (12, 12),
    ("po: from groep 7", "vo"): (10, 17),
}
"""The ages of the school types a find names: groep 1 at 4, the first year of secondary school at 12."""
WEIGHTY = ("income_limit", "amount.value", "ages")
"""Inferred fields that leave a find open; an inferred year or period does not."""


@dataclass(frozen=True)
class Reading:
    """One scheme as read: bands (from age, to age, EUR), the limit in percent (or bands of limits) and the taper."""

    bands: list[tuple[int, int, float]]
    limits: list[tuple[int, int, float]]
    tiers: list[tuple[float, float]] = field(default_factory=list)
    years: int = 1
    months: int = 1
    family: bool = False
    debt_help: bool = False
    wealth_eur: float | None = None

    def euro(self, case: Case) -> float | None:
        """What the child of the case gets by this reading, EUR a year or once; None when it cannot be told."""
        child = case.child
        if child.wealth and self.wealth_eur is None:
            return None
        if self.wealth_eur is not None and child.wealth > self.wealth_eur:
            return 0.0
        amount = self._amount(child.age)
        limit = next((pct for low, high, pct in self.limits if low <= child.age <= high), None)
        if amount == 0.0:
            return 0.0
        if limit is None or (child.debt_help and not self.debt_help):
            return None
        if child.income_pct > limit and not child.debt_help:
            return 0.0
        share = 1.0
        if self.tiers and not child.debt_help:
            share = next(part for most, part in sorted(self.tiers) if child.income_pct <= most)
        sharing = (
            sum(self._amount(age) > 0.0 for age in child.family_ages or (child.age,)) if self.family else 1
        )
        return amount * share * self.months / self.years / sharing

    def _amount(self, age: int) -> float:
        return next((eur for low, high, eur in self.bands if low <= age <= high), 0.0)


def readings() -> dict[tuple[str, str], Reading]:
    """What readers noted from the text of pages, by municipality and scheme."""
    found = {}
    for entry in yaml.safe_load(READINGS.read_text(encoding="utf-8"))["readings"]:
        limit = entry["limit"]
        reading = Reading(
            bands=[tuple(band) for band in entry["bands"]],
            limits=[tuple(band) for band in limit] if isinstance(limit, list) else [(0, 17, float(limit))],
            tiers=[tuple(tier) for tier in entry.get("tiers", ())],
            years=entry.get("years", 1),
            months=entry.get("months", 1),
            family=entry.get("family", False),
            debt_help=entry.get("debt_help", False),
            wealth_eur=entry.get("wealth_eur"),
        )
        found |= {(code, entry["slug"]): reading for code in entry["codes"]}
    return found


def of_find(find: dict[str, Any]) -> Reading | None:
    """The notes of the research on one scheme as a reading; None when they leave something open."""
    amount, norm = find["amount"] or {}, find["income_norm"]
    plain = (norm in PLAIN_NORMS and find["sliding"] is None) or bool(find.get("income_tiers"))
    inferred = any(part in name for name in find.get("inferred_fields") or [] for part in WEIGHTY)
    if not plain or inferred:
        return None
    bands, limits = _bands(find, amount), _limits(find)
    every = {"year": 1, "once": 1, "month": 1, "per_n_years": amount.get("n")}.get(amount.get("period") or "")
    if (
        bands is None
        or limits is None
        or every is None
        or amount.get("per") not in ("child", "person", "family")
    ):
        return None
    return Reading(
        bands=bands,
        limits=limits,
        tiers=[(float(tier["max_pct"]), tier["share"]) for tier in find.get("income_tiers") or []],
        years=every,
        months=12 if amount.get("period") == "month" else 1,
        family=amount["per"] == "family",
    )


def _bands(find: dict[str, Any], amount: dict[str, Any]) -> list[tuple[int, int, float]] | None:
    ages = find["ages"] or {}
    low, high = ages.get("min"), ages.get("max")
    if amount.get("by_age") and all("min" in band and None not in band.values() for band in amount["by_age"]):
        return [(band["min"], band["max"], float(band["value"])) for band in amount["by_age"]]
    schools = amount.get("by_school") or [band for band in amount.get("by_age", []) if "school" in band]
    if schools:
        if any(set(band) != {"school", "value"} or band["school"] not in SCHOOL_AGES for band in schools):
            return None
        named = {band["school"]: float(band["value"]) for band in schools}
        named.setdefault("mbo", named.get("vo", 0.0))
        return [(*SCHOOL_AGES[school], eur) for school, eur in named.items()]
    if amount.get("value") is None:
        return None
    if low is None or high is None:
        named_ages = NAMED_SCHOOLS.get(tuple(find["school_types"] or ()))
        if named_ages is None and amount.get("per") == "person":
            named_ages = (0, 17)
        low, high = named_ages if named_ages and not ages else (None, None)
    elif find["school_types"]:
        return None
    return None if low is None or high is None else [(low, high, float(amount["value"]))]


def _limits(find: dict[str, Any]) -> list[tuple[int, int, float]] | None:
    by_age = find.get("income_limit_by_age")
    if by_age:
        return [(band["min"], band["max"], float(band["pct"])) for band in by_age]
    pct = find["income_limit_pct"]
    return None if pct is None else [(0, 17, float(pct))]
