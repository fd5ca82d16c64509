# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a survey file and its settings to a table of estimates, each with its error and the line it used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from kansrijk.engine.problems import Problem
from kansrijk.engine.wording import number
from kansrijk.indicators.survey import measures
from kansrijk.indicators.survey.basic import logit_interval
from kansrijk.indicators.survey.calibration import Distance, calibrate
from kansrijk.indicators.survey.config import Band, Controls, LineSettings, Settings
from kansrijk.indicators.survey.design import (
    Design,
    InvalidDesign,
    Numbers,
    Whether,
    design,
    estimate,
)
from kansrijk.indicators.survey.poverty import AtLine, Line, estimated_line, fixed_line
from kansrijk.indicators.survey.table import SurveyTable

EVERYONE = "all"


@dataclass(frozen=True)
class Row:
    """One estimate of the table.

    `group` and `category` say of whom; `unit` is share, ratio, or the unit of the column. `left_out` counts the
    respondents of the group without an answer. `interval` is the kind: "t" symmetric, "logit" for a share.
    """

    measure: str
    detail: str
    group: str
    category: str
    value: float | None
    unit: str
    se: float | None
    low: float | None
    high: float | None
    interval: str
    n: int
    population: float
    left_out: int
    deff: float | None
    line: float | None
    line_kind: str | None
    at_line: str | None

    def to_dict(self) -> dict[str, Any]:
        """A plain dictionary that JSON can hold."""
        return asdict(self)


@dataclass(frozen=True)
class Report:
    """The rows, and what a reader must know to use them: how errors were found and what was assumed."""

    rows: tuple[Row, ...]
    level: float
    respondents: int
    population: float
    clusters: int
    strata: int
    line_nl: str
    line_en: str
    notes_nl: tuple[str, ...]
    notes_en: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """A plain dictionary that JSON can hold."""
        return {**asdict(self), "rows": [row.to_dict() for row in self.rows]}


def measure(table: SurveyTable, settings: Settings) -> Report:
    """Every measure for everyone and for each group.

    Raises:
        Problem: a column is not there or cannot be used; the sentence names it.
    """
    drawn = _design(table, settings)
    base = _within(table, settings.among)
    context = _context(table, settings, drawn)
    rows = tuple(
        _row(found, context, group, category, mask)
        for group, category, mask in _groups(table, settings, base)
        for asked in settings.measures
        for found in measures.find(asked, context, mask)
    )
    line_nl, line_en = _line_words(settings.line, context.line)
    notes_nl, notes_en = _notes(settings)
    return Report(
        rows=rows,
        level=settings.level,
        respondents=drawn.size,
        population=drawn.total,
        clusters=int(drawn.cluster_strata.size),
        strata=int(np.unique(drawn.strata).size),
        line_nl=line_nl,
        line_en=line_en,
        notes_nl=notes_nl,
        notes_en=notes_en,
    )


def _refuse_lonely(table: SurveyTable, settings: Settings) -> None:
    """A stratum of one cluster has no spread to estimate an error from: refuse it by its name."""
    if settings.strata is None:
        return
    strata = table.labels(settings.strata)
    clusters = np.arange(table.size) if settings.cluster is None else table.labels(settings.cluster)
    labels, number_of_stratum = np.unique(strata, return_inverse=True)
    _, number_of_cluster = np.unique(clusters, return_inverse=True)
    pairs = np.unique(np.column_stack([number_of_stratum, number_of_cluster]), axis=0)
    lonely = [str(label) for label in labels[np.bincount(pairs[:, 0]) == 1]]
    if lonely:
        named = ", ".join(lonely[:5]) + (", ..." if len(lonely) > 5 else "")
        raise InvalidDesign(
            nl=f"{table.source}: in {settings.strata} hebben deze strata maar één cluster: {named}. Daar is geen fout uit "
            "te schatten. Voeg elk samen met een stratum dat erop lijkt.",
            en=f"{table.source}: in {settings.strata} these strata have only one cluster: {named}. No error can be "
            "estimated there. Join each with a stratum that is like it.",
        )


def _design(table: SurveyTable, settings: Settings) -> Design:
    _refuse_lonely(table, settings)
    drawn = design(
        np.ones(table.size) if settings.weight is None else table.complete_numbers(settings.weight),
        strata=None if settings.strata is None else table.labels(settings.strata),
        clusters=None if settings.cluster is None else table.labels(settings.cluster),
        population=None if settings.population is None else table.complete_numbers(settings.population),
    )
    return drawn if settings.calibrate is None else _calibrated(drawn, table, settings.calibrate)


def _calibrated(drawn: Design, table: SurveyTable, controls: Controls) -> Design:
    """The design with weights that meet the controls; of every margin but the first one group follows from the rest."""
    columns: list[Numbers] = []
    totals: list[float] = []
    for place, (name, margin) in enumerate(controls.margins.items()):
        labels = table.labels(name)
        found = {str(label) for label in np.unique(labels)}
        if found != set(margin):
            odd = min(found ^ set(margin))
            raise Problem(
                nl=f"calibrate: {name} heeft in het bestand en in de marges niet dezelfde groepen, zoals {odd}.",
                en=f"calibrate: {name} has not the same groups in the file and in the margins, such as {odd}.",
            )
        for label in sorted(margin)[1 if place else 0 :]:
            columns.append((labels == label).astype(np.float64))
            totals.append(margin[label])
    sums = [sum(margin.values()) for margin in controls.margins.values()]
    if sums and max(sums) - min(sums) > 1e-6 * max(sums):
        raise Problem(
            nl="calibrate: de marges tellen niet tot hetzelfde totaal op.",
            en="calibrate: the margins do not add up to the same total.",
        )
    for name, total in controls.totals.items():
        columns.append(table.complete_numbers(name))
        totals.append(total)
    distance: Distance = "raking" if controls.distance == "raking" else "linear"
    return calibrate(drawn, np.column_stack(columns), np.array(totals), distance)


def _within(table: SurveyTable, band: Band | None) -> Whether:
    if band is None:
        return np.ones(table.size, dtype=np.bool_)
    if band.equal is not None:
        return np.asarray(table.labels(band.column) == band.equal)
    values = table.complete_numbers(band.column)
    inside = np.ones(table.size, dtype=np.bool_)
    if band.lowest is not None:
        inside &= values >= band.lowest
    if band.below is not None:
        inside &= values < band.below
    return inside


def _groups(table: SurveyTable, settings: Settings, base: Whether) -> Iterator[tuple[str, str, Whether]]:
    yield EVERYONE, "", base
    for grouping in settings.groups:
        if grouping.every_label:
            labels = table.labels(grouping.band.column)
            for label in np.unique(labels):
                yield grouping.name, str(label), base & (labels == label)
        else:
            yield grouping.name, "", base & _within(table, grouping.band)


def _context(table: SurveyTable, settings: Settings, drawn: Design) -> measures.Context:
    values = None if settings.value is None else table.numbers(settings.value)
    line, norms = None, None
    chosen = settings.line
    if chosen is not None and values is not None:
        if chosen.column is not None:
            norms = _norms(table, chosen.column)
            line = fixed_line(1.0, table.size)
        elif chosen.amount is not None:
            line = fixed_line(chosen.amount, table.size)
        else:
            # The line is the nation's: it is estimated over everyone with an income, also outside `among`.
            known = np.isfinite(values)
            line = estimated_line(
                np.where(known, values, 0.0),
                drawn.weights,
                part=chosen.part,
                of_quantile=chosen.quantile,
                among=known,
            )
    at_line: AtLine = "up_to" if settings.at_line == "up_to" else "below"
    return measures.Context(table, drawn, values, line, at_line, norms, settings.level)


def _norms(table: SurveyTable, name: str) -> Numbers:
    norms = table.numbers(name)
    if bool(np.any(norms <= 0)):
        raise Problem(
            nl=f"{table.source}: kolom {name} met de grens moet overal boven 0 zijn.",
            en=f"{table.source}: column {name} with the line must be above 0 everywhere.",
        )
    return norms


def _row(found: measures.Found, context: measures.Context, group: str, category: str, mask: Whether) -> Row:
    drawn = context.drawn
    inside = mask & found.answered
    result = estimate(drawn, found.influence, level=context.level, among=inside)
    low, high, interval = result.low, result.high, "t"
    if found.interval is not None:
        (error, low, high), interval = found.interval, "woodruff"
        result = replace(result, se=error, deff=float("nan"))
    elif found.unit == "share" and np.isfinite(result.value):
        low, high = logit_interval(result.value, result.se**2, drawn.freedom, context.level)
        interval = "logit"
    line = context.line if found.uses_line else None
    return Row(
        measure=found.measure,
        detail=found.detail,
        group=group,
        category=category,
        value=_plain(result.value),
        unit=found.unit,
        se=_plain(result.se),
        low=_plain(low),
        high=_plain(high),
        interval=interval,
        n=result.n,
        population=result.population,
        left_out=int(np.count_nonzero(mask & ~found.answered)),
        deff=_plain(result.deff),
        line=None if line is None or context.norms is not None else line.amount,
        line_kind=None if line is None else line.kind,
        at_line=context.at_line if found.uses_line else None,
    )


def _plain(value: float) -> float | None:
    """None for what is no number: a statistic over nobody is unknown, not 0."""
    return float(value) if np.isfinite(value) else None


def _line_words(settings: LineSettings | None, line: Line | None) -> tuple[str, str]:
    if settings is None or line is None:
        return "Geen armoedegrens gebruikt.", "No poverty line was used."
    if settings.column is not None:
        return (
            f"De grens staat vast en staat per deelnemer in kolom {settings.column}; hij heeft geen steekproeffout.",
            f"The line is fixed, an amount a respondent in column {settings.column}; it has no sampling error.",
        )
    if line.kind == "fixed":
        return (
            f"De grens staat vast op {number(line.amount, 2, 'nl')}; hij heeft geen steekproeffout.",
            f"The line is fixed at {number(line.amount, 2, 'en')}; it has no sampling error.",
        )
    percent = f"{100 * settings.part:g}%"
    of_nl = "de mediaan" if settings.quantile == 0.5 else f"het kwantiel {settings.quantile:g}"
    of_en = "the median" if settings.quantile == 0.5 else f"quantile {settings.quantile:g}"
    nl, en = (number(line.amount, 2, language) for language in ("nl", "en"))
    return (
        f"De grens is geschat uit deze steekproef: {percent} van {of_nl} is {nl}. Zijn fout telt mee.",
        f"The line is estimated from this sample: {percent} of {of_en} is {en}. Its error counts.",
    )


def _notes(settings: Settings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    nl, en = [], []
    if settings.cluster is None:
        nl.append(
            "Zonder cluster telt iedereen als apart getrokken. Bij huishoudens zijn de fouten dan te klein."
        )
        en.append(
            "Without cluster everyone counts as drawn apart. With households the errors are then too small."
        )
    if settings.weight is None:
        nl.append("Zonder weight telt iedereen even zwaar.")
        en.append("Without weight everyone counts the same.")
    if settings.calibrate is not None:
        nl.append("De gewichten zijn opgehoogd naar bekende totalen; wat die verklaren is geen fout.")
        en.append("The weights were calibrated on known totals; what these explain is no error.")
    return tuple(nl), tuple(en)
