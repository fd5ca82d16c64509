# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A population held against published figures: what was aimed at, what came out, and what misses.

Incomes in the population become poverty only through the rules, so this room counts and not the one that draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import yaml

from kansrijk.engine.frame import Frame
from kansrijk.people import Population, find_area, synthesise_country
from kansrijk.people.areas import COUNTRY, DATA
from kansrijk.people.forms import FORM_NAMES, FORMS
from kansrijk.people.model import input_columns
from kansrijk.people.synthesis import check_year
from kansrijk.people.synthesis.margins import TYPE_CODES, figures_year, published
from kansrijk.people.synthesis.years import law_day
from kansrijk.policy.anchors import anchors_on
from kansrijk.policy.population_tally import ALL, Tally
from kansrijk.policy.rulebook import netherlands

Progress = Callable[[int, int, str], None]
LARGE = 20_000
MUNICIPAL_MARGIN = 1.0
MUNICIPAL_YEAR = 2021
MUNICIPAL_SOURCE = "CBS 85039NED, 2021"
MUNICIPAL_FIGURES = {
    "101": "minimum_101_pct",
    "110": "minimum_110_pct",
    "120": "minimum_120_pct",
    "low_income": "low_income_pct",
}


@dataclass(frozen=True)
class Row:
    """One published figure and what came out. `target` has two ends when a range was published.

    `used` says whether the population was built or tuned to meet it; `margin` how far off is still called met.
    """

    id: str
    label: Mapping[str, str]
    target: tuple[float, float]
    got: float
    margin: float
    used: bool
    source: str
    unit: str = "%"

    @property
    def error(self) -> float:
        """How far `got` is above (or, negative, below) the target; 0 inside a range."""
        low, high = self.target
        return self.got - high if self.got > high else min(self.got - low, 0.0)

    @property
    def met(self) -> bool:
        """Whether the error is within the margin."""
        return abs(self.error) <= self.margin + 1e-9


def check_synthetic(
    area: str, year: int, *, seed: int = 1, share: float = 1.0, progress: Progress | None = None
) -> list[Row]:
    """Draw a population of `area` ("NL" or a municipality) and hold it against the figures of `year`.

    `share` draws only part of the households, which is quick; numbers are then raised to the whole.

    Raises:
        Problem: unknown area or year.
    """
    check_year(year)
    place = find_area(area)
    areas = None if place.code == COUNTRY else [place]
    parts = synthesise_country(year, seed, anchors_on(law_day(year)), progress, areas, share)
    return _rows(
        _count(((part.frame, find_area(part.meta.area).number) for part in parts), year),
        place.code,
        year,
        share,
    )


def check_file(population: Population, year: int, area: str = COUNTRY) -> list[Row]:
    """The same for a population that was read from a file.

    Raises:
        Problem: unknown area, or nobody lives there.
    """
    place = find_area(area)
    frame = population.select_area(place.code).frame
    return _rows(_count(_by_municipality(frame), year), place.code, year, 1.0)


def _by_municipality(frame: Frame) -> Iterator[tuple[Frame, int]]:
    towns = frame.columns["gemeente"]
    starts = np.flatnonzero(np.append(True, towns[1:] != towns[:-1]))
    for first, last in zip(starts, np.append(starts[1:], len(towns)), strict=True):
        yield frame.slice(int(first), int(last), input_columns()), int(towns[first])


def _count(parts: Iterable[tuple[Frame, int]], year: int) -> Tally:
    rules, tally = netherlands(law_day(year)), Tally()
    for frame, area in parts:
        tally.add(rules, frame, area)
    return tally


def _rows(tally: Tally, code: str, year: int, share: float) -> list[Row]:
    if code != COUNTRY:
        return _municipal(tally, year)
    return [*_national(tally, year, share), *_by_form(tally, year), *_all_municipal(tally, year)]


@cache
def _document() -> Mapping[str, Any]:
    document: dict[str, Any] = yaml.load(
        (DATA / "targets.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return document


def _national(tally: Tally, year: int, share: float) -> list[Row]:
    rows = []
    for figure in _document()["figures"]:
        wanted = figure["values"].get(year)
        if wanted is None:
            continue
        low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
        rows.append(
            Row(
                figure["id"],
                {"nl": figure["nl"], "en": figure["en"]},
                (float(low), float(high)),
                _value(tally, figure, share),
                float(figure["margin"]),
                bool(figure["used"]) and year in figure.get("used_years", [year]),
                _document()["sources"][figure["source"]],
                {"thousands": "x 1 000", "ratio": "times"}.get(figure["measure"], "%"),
            )
        )
    return rows


def _value(tally: Tally, figure: Mapping[str, Any], share: float) -> float:
    unit, forms = figure["unit"], figure.get("forms")
    line = f"{figure['line']}_{figure['long']}" if "long" in figure else figure["line"]
    some = tally.number(unit, line, forms)
    if figure["measure"] == "thousands":
        return some / share / 1000
    of = "low_income" if figure["measure"].endswith("of low_income") else ALL
    rate = some / max(tally.number(unit, of, forms), 1.0)
    if figure["measure"] == "ratio":
        against = figure["against"]
        return rate / max(tally.number(unit, line, against) / tally.number(unit, ALL, against), 1e-9)
    return 100 * rate


def _by_form(tally: Tally, year: int) -> list[Row]:
    """Shares of households by form; a year without figures is held against those of the last year there is."""
    about, rows, figures = _document()["by_form"], [], figures_year(year)
    source = _document()["sources"][about["source"]] + (f", {figures}" if figures != year else "")
    for line, margin in about["margin"].items():
        for form, code in zip(FORMS, TYPE_CODES, strict=False):
            figure = published(code, figures, line)
            if figure is None:
                continue
            label = {
                language: f"{about['words'][language]} ({FORM_NAMES[language][form]}): {about['lines'][line][language]}"
                for language in ("nl", "en")
            }
            some, every = (tally.number("households", name, [form]) for name in (str(line), ALL))
            got = 100 * some / max(every, 1.0)
            used = bool(about["used"][line]) or year in about["used_for"].get(line, {}).get(form, [])
            target = (figure[1], figure[1])
            rows.append(Row(f"{form}_{line}", label, target, got, float(margin), used, source))
    return rows


def _line_label(name: str, line: str) -> dict[str, str]:
    """What a share of households in a municipality is called."""
    about = _document()["by_form"]
    words = about["lines"][int(line) if line.isdigit() else line]
    return {language: f"{name}, {about['words'][language]}: {words[language]}" for language in ("nl", "en")}


def _municipal(tally: Tally, year: int) -> list[Row]:
    """Municipalities against their published figures, of the one year there are."""
    if year != MUNICIPAL_YEAR:
        return []
    return [
        Row(
            f"{area.code}_{line}",
            _line_label(area.name, line),
            (area.figures[name], area.figures[name]),
            100 * counts[line] / max(counts[ALL], 1.0),
            MUNICIPAL_MARGIN,
            True,
            MUNICIPAL_SOURCE,
        )
        for area, counts in ((find_area(number), counts) for number, counts in tally.areas.items())
        for line, name in MUNICIPAL_FIGURES.items()
    ]


def _all_municipal(tally: Tally, year: int) -> list[Row]:
    """How many municipalities above 20,000 inhabitants are within the margin, and the largest and typical miss."""
    rows, result = _municipal(tally, year), []
    for line in MUNICIPAL_FIGURES:
        misses = {
            area.name: abs(row.error)
            for row in rows
            if row.id.endswith(f"_{line}") and (area := find_area(row.id.split("_")[0])).inhabitants > LARGE
        }
        if not misses:
            continue
        worst, number = max(misses, key=lambda name: misses[name]), len(misses)
        within = 100 * sum(miss <= MUNICIPAL_MARGIN for miss in misses.values()) / number
        words = _document()["by_form"]["lines"][int(line) if line.isdigit() else line]
        of = {
            "nl": f"{number} gemeenten boven 20.000 inwoners",
            "en": f"{number} municipalities above 20,000 inhabitants",
        }
        for name, nl, en, target, got, margin in (
            ("within", "binnen een punt, van", "within a point, of", 100.0, within, 0.0),
            (
                "largest",
                f"grootste misser ({worst}) van",
                f"largest miss ({worst}) of",
                0.0,
                misses[worst],
                MUNICIPAL_MARGIN,
            ),
            (
                "median",
                "middelste misser van",
                "median miss of",
                0.0,
                float(np.median([*misses.values()])),
                MUNICIPAL_MARGIN,
            ),
        ):
            label = {"nl": f"{nl} {of['nl']}, {words['nl']}", "en": f"{en} {of['en']}, {words['en']}"}
            id = f"municipal_{name}_{line}"
            result.append(Row(id, label, (target, target), got, margin, True, MUNICIPAL_SOURCE))
    return result
