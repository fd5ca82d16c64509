# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""An outcome made fit to be seen: counts rounded, small cells withheld, what is unknown left empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from kansrijk.indicators.disclosure import COUNT_STEP, TOTAL_STEP, round_to, too_small
from kansrijk.indicators.registry import load_registry
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.luck import Luck
from kansrijk.policy.whatif.outcome import AGES, FORMS, GROUNDS, Depth, Group, Outcome, Range
from kansrijk.policy.whatif.safe import ALL, NO, YES, Shown, amounts_of, counts_of, money
from kansrijk.policy.whatif.state import REST, Span
from kansrijk.policy.whatif.takeup import GROUPS, LEVELS, national_use
from kansrijk.policy.whatif.words import unknowns

WHEN = ("before", "after")


def as_dict(answer: Answer) -> dict[str, Any]:
    """Everything about an answer, for JSON. None is unknown or withheld; `unknown` says in words what is unknown and why.

    Raises:
        Problem: figures about real people cannot be protected.
    """
    return _Seen(answer).all()


class _Seen:
    """What of an answer may be seen."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.outcome = answer, answer.outcome
        self.local = answer.outcome.known > 0
        self.counts = counts_of(answer.outcome, secret=not answer.synthetic)
        self.amounts = None if answer.synthetic else amounts_of(answer.outcome)

    def all(self) -> dict[str, Any]:
        outcome, local, counts = self.outcome, self.local, self.counts
        return {
            "schema": "kansrijk/whatif",
            "version": 2,
            **self._about(),
            "entitled": {when: counts[f"entitled.{when}"] if local else None for when in WHEN},
            "using": {when: self._levels(f"using.{when}") if local else None for when in WHEN},
            "newly_entitled": self._newly() if local else None,
            "newly_entitled_using": self._levels("newly_using") if local else None,
            "other_lots": self._luck() if local else None,
            "cost": self._cost(),
            "without_known_schemes": self._beside(),
            "indicators": list(indicators(outcome)),
            "depth": [self._depth(item) for item in outcome.depth],
            "gains": {
                name: [self._group(name, item) for item in groups] for name, groups in outcome.groups.items()
            },
            "pressure": outcome.pressure and {when: self._pressure(when) for when in WHEN},
            "missed": {when: self._missed(when) if local else None for when in WHEN},
            "published": self._published(),
            "take_up": self._take_up(),
            "unknown": {language: unknowns(self.answer, language) for language in ("nl", "en")},
        }

    def _about(self) -> dict[str, Any]:
        """The reform, the area, the people, and how much of the area is known."""
        answer, outcome, counts = self.answer, self.outcome, self.counts
        return {
            **_reform(answer),
            "coverage": {
                "children": counts["children"],
                "families": counts["families"],
                "children_without_known_schemes": counts["children_unknown"],
                "municipalities": outcome.municipalities,
                "municipalities_with_known_schemes": outcome.known,
                "of_which_not_all_schemes_computed": outcome.at_least,
            },
        }

    def _levels(self, name: str) -> dict[str, Shown]:
        return {level: self.counts[f"{name}.{level}"] for level in LEVELS}

    def _newly(self) -> dict[str, Any]:
        counts = self.counts
        return {
            "total": counts["newly.total"],
            "no_longer": counts["newly.lost"],
            "only_by_debts": counts["newly.only_debts"],
            "grounds": {name: counts.get(f"newly.ground.{name}") for name in GROUNDS},
            "ages": {name: counts[f"newly.age.{name}"] for name in AGES},
            "forms": {name: counts[f"newly.form.{name}"] for name in FORMS},
        }

    def _luck(self) -> dict[str, Any]:
        """Between which values 95 of 100 sets of lots lie, at central chances; withheld with the figure it is about."""
        found: dict[str, Any] = {}
        for name, item in self.outcome.luck.items():
            if name.startswith("cost."):
                shown = self._costs(f"{name}.", self._cost_of(name))["central"]
                ends = [round_to(end, TOTAL_STEP) for end in (item.low, item.high)]
            else:
                shown, ends = self.counts[f"{name}.central"], list(_ends(item))
            found[name] = None if shown is None else dict(zip(("low", "high"), ends, strict=True))
        return found

    def _cost_of(self, name: str) -> Range:
        return self.outcome.cost_once if name == "cost.once" else self.outcome.cost_municipality

    def _costs(self, prefix: str, cost: Range) -> dict[str, Shown]:
        """An amount at three levels of use; of real people each only when it may be seen."""
        base = max(self.outcome.entitled_before, self.outcome.entitled_after)
        if self.amounts is None:
            return {level: money(getattr(cost, level), base) for level in LEVELS}
        held, seen = self.outcome.amounts, self.amounts
        found: dict[str, Shown] = {}
        for level in LEVELS:
            value = getattr(cost, level)
            # A reform that saves money saves least where least is used: then low use is the high end.
            same = [name for name in LEVELS if held[f"{prefix}{name}"].value == value]
            kept = all(seen[f"{prefix}{name}"] is not None for name in same)
            found[level] = round_to(value, TOTAL_STEP) if kept else None
        return found

    def _cost(self) -> dict[str, Any]:
        outcome, local = self.outcome, self.local
        state, uses = outcome.state, national_use()
        return {
            "municipality_y": self._costs("cost.y.", outcome.cost_municipality) if local else None,
            "municipality_once": self._costs("cost.once.", outcome.cost_once) if local else None,
            "state_y": None if state is None else self._span(None, state.total),
            "state_by_scheme_y": {}
            if state is None
            else {name: self._span(name, span) for name, span in state.schemes.items()},
            "state_rests_on": {}
            if state is None
            else {
                name: {"status": uses[name].status, "sources": list(uses[name].sources)}
                for name in state.schemes
                if name != REST
            },
        }

    def _span(self, scheme: str | None, span: Span) -> dict[str, Shown]:
        """What the state pays more at three levels of use: of a scheme, or of all together."""
        if self.amounts is None:
            kept = not too_small(self.outcome.children)
        else:
            names = [name for name in self.amounts if name.startswith("state.")]
            total = [name for name in names if name.removeprefix("state.") not in self._schemes()]
            asked = total if scheme in (None, REST) else [f"state.{scheme}"]
            kept = all(self.amounts[name] is not None for name in asked)
        values = {level: getattr(span, level) for level in LEVELS}
        return {
            level: round_to(value, TOTAL_STEP) if kept and value is not None else None
            for level, value in values.items()
        }

    def _schemes(self) -> set[str]:
        return set(national_use())

    def _beside(self) -> dict[str, Any] | None:
        if self.outcome.beside is None:
            return None
        children, cost = self.outcome.beside
        shown = self.counts["beside"]
        costs = {level: money(getattr(cost, level), children) if shown else None for level in LEVELS}
        return {"children_of_the_reform": shown, "cost_at_most_y": costs}

    def _depth(self, item: Depth) -> dict[str, Any]:
        counts = self.counts
        before, after = (counts[f"depth.{when}.{item.line}"] for when in WHEN)

        def local(cost: Range, levels: Collection[str]) -> dict[str, Shown] | None:
            kept = {level: money(getattr(cost, level), before or 0) for level in LEVELS}
            return (
                {level: kept[level] if level in levels else None for level in LEVELS} if self.local else None
            )

        # The fall from before to after is what it costs: what may not be seen there is not given away here.
        costs = self._costs("cost.y.", self.outcome.cost_municipality)
        after_levels = [level for level in LEVELS if costs[level] is not None]
        return {
            "line": item.line,
            "children_before": before,
            "children_after": after,
            "shortfall_before_y": money(item.shortfall_before, before or 0),
            "shortfall_after_y": money(item.shortfall_after, after or 0),
            "with_local_before_y": local(item.with_local_before, LEVELS),
            "with_local_after_y": local(item.with_local_after, after_levels),
        }

    def _group(self, name: str, item: Group) -> dict[str, Any]:
        start = f"gains.{name}.{item.name}"
        shown = {key: self.counts[f"{start}.{key}"] for key in ("families", "winners", "losers")}
        kept = shown["families"] is not None and (self.amounts is None or self.amounts[start] is not None)
        return {"name": item.name, **shown, "mean_y": round(item.mean, 2) if kept else None}

    def _pressure(self, when: str) -> dict[str, Shown]:
        assert self.outcome.pressure is not None
        item = self.outcome.pressure[WHEN.index(when)]
        families, *parts = (self.counts[f"pressure.{when}.{code}"] for code in (ALL, "80", "100"))
        if not families:
            return {"families": families, "over_80_pct": None, "over_100_pct": None, "middle_pct": None}
        high, whole = (None if part is None else round(part / families, 4) for part in parts)
        if self.answer.synthetic:
            high, whole = round(item.high, 4), round(item.whole, 4)
        middle = round(item.middle, 1)
        return {"families": families, "over_80_pct": high, "over_100_pct": whole, "middle_pct": middle}

    def _missed(self, when: str) -> list[dict[str, Any]]:
        found = []
        for item in self.outcome.missed_before:
            start = f"missed.{when}.{item.line}"
            entitled, using = self.counts[f"{start}.{YES}"], self._levels(start)
            rest = {level: _left(entitled, using[level]) for level in LEVELS}
            found.append(
                {
                    "line": item.line,
                    "children": self.counts[f"{start}.{ALL}"],
                    "using": using,
                    "entitled_not_using": {
                        "low": rest["high"],
                        "central": rest["central"],
                        "high": rest["low"],
                    },
                    "not_entitled": self.counts[f"{start}.{NO}"],
                }
            )
        return found

    def _published(self) -> list[dict[str, Any]]:
        return [
            {"municipality": item.municipality, "children": item.children, "source": item.source.text}
            for item in self.answer.reform.file.published
            if item.municipality == self.answer.area.code
        ]

    def _take_up(self) -> dict[str, Any]:
        chances = self.outcome.chances
        return {
            "chances": {level: {name: chances.chances[level][name] for name in GROUPS} for level in LEVELS},
            "status": dict(chances.status),
            "sources": list(chances.sources),
        }


def _left(entitled: Shown, using: Shown) -> Shown:
    """Who is entitled and does not use, from the two figures that are seen, so that they add up."""
    return None if entitled is None or using is None else max(0, entitled - using)


def _ends(item: Luck) -> tuple[float, float]:
    """The ends as whole counts, rounded outwards to 5; never below nothing."""
    low, high = (round_to(end, COUNT_STEP) for end in (item.low, item.high))
    return max(0.0, low), max(0.0, high)


def _reform(answer: Answer) -> dict[str, Any]:
    file = answer.reform.file
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
    }


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
        "other_lots",
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
        if all(isinstance(inner, str) for inner in value):
            yield name, "; ".join(value)
            return
        for inner in value:
            key = inner.get("line", inner.get("name"))
            rest = {name: part for name, part in inner.items() if name not in ("line", "name")}
            yield from _flat(f"{name}.{key}", rest)
    else:
        yield name, _cell(value)


def _cell(value: Any) -> Any:
    return "" if value is None else value
