# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A broad reduction target: income norms and the quality of a child's surroundings together, with verdicts.

A target file lists measures; each has a definition with a version, a baseline and, where one was set, a target
with a path. Nothing is added up into one number. The whole is judged by its weakest part, and cannot be judged
while one of the two dimensions has no target at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kansrijk.engine.problems import Problem
from kansrijk.indicators.series import Series, Store, UnknownSeries
from kansrijk.indicators.target_verdict import Judgement, Knot, TargetPath, Verdict, judge

Role = Literal["primary", "supplementary", "child_outcome"]
Dimension = Literal["income", "environment"]
ROLES: tuple[Role, ...] = ("primary", "supplementary", "child_outcome")
DIMENSIONS: tuple[Dimension, ...] = ("income", "environment")
PARTS = ("thuis", "school", "vrije_tijd", "buurt")
AVERAGED = 3
"""Figures of a municipality may be averaged over this many years, because one year jumps."""


class MovedGoalposts(Problem):
    """A measure and its target were changed in the same publication."""


@dataclass(frozen=True)
class Definition:
    """A version of how a measure is counted: since which publication, and which version it replaced."""

    version: str
    since: str
    replaces: str | None


@dataclass(frozen=True)
class Baseline:
    """Where a measure stood: value in the unit of the measure, standard error (None for a full count), source."""

    year: int
    value: float
    se: float | None
    source: str


@dataclass(frozen=True)
class MeasureTarget:
    """What was agreed for one measure: the path, since which publication, and who decided where."""

    version: str
    since: str
    replaces: str | None
    path: TargetPath
    source: str


@dataclass(frozen=True)
class Break:
    """A year from which a measure is counted otherwise."""

    year: int
    nl: str
    en: str


@dataclass(frozen=True)
class BroadMeasure:
    """One measure of a broad target. `parts` are the parts of life it is about; `gap` says why there is no figure."""

    code: str
    role: Role
    dimension: Dimension
    parts: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]]
    unit: str
    kind: str
    series: tuple[str, str] | None
    source_table: str | None
    definition: Definition
    baseline: Baseline | None
    target: MeasureTarget | None
    owner: str | None
    municipal: bool
    breaks: tuple[Break, ...]
    gap: Mapping[str, str] | None
    own: Series | None = None
    average: int = 1

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.words[language]["name"]


@dataclass(frozen=True)
class Publication:
    """One publication of a target file."""

    code: str
    date: str
    nl: str
    en: str


@dataclass(frozen=True)
class NotMeasured:
    """A group of children the measures do not see, and why."""

    nl: str
    en: str
    why_nl: str
    why_en: str


@dataclass(frozen=True)
class BroadTarget:
    """A target file: measures, publications and the groups that are not measured."""

    area: str
    standing: Literal["proposal", "adopted"]
    nl: str
    en: str
    owner: str | None
    publications: tuple[Publication, ...]
    measures: tuple[BroadMeasure, ...]
    not_measured: tuple[NotMeasured, ...]

    def title(self, language: str) -> str:
        """The title in `language`."""
        return self.nl if language == "nl" else self.en

    def measure(self, code: str) -> BroadMeasure | None:
        """The measure of a code, None when the file has none."""
        return next((item for item in self.measures if item.code == code), None)

    def empty_parts(self) -> tuple[str, ...]:
        """The parts of life that no measure is about."""
        covered = {part for item in self.measures for part in item.parts}
        return tuple(part for part in PARTS if part not in covered)


@dataclass(frozen=True)
class JudgedMeasure:
    """A measure with the series it is held against and the verdict on its target."""

    measure: BroadMeasure
    series: Series | None
    judgement: Judgement


@dataclass(frozen=True)
class JudgedBroad:
    """A broad target with a verdict on each measure and on the whole."""

    target: BroadTarget
    measures: tuple[JudgedMeasure, ...]

    @property
    def without_target(self) -> tuple[Dimension, ...]:
        """The dimensions of which no measure has a target."""
        aimed = {item.measure.dimension for item in self.measures if item.measure.target is not None}
        return tuple(name for name in DIMENSIONS if name not in aimed)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole: its weakest part, and cannot tell while a dimension has no target."""
        found = {item.judgement.verdict for item in self.measures if item.measure.target is not None}
        if "off_course" in found:
            return "off_course"
        if self.without_target or "cannot_tell" in found:
            return "cannot_tell"
        order: tuple[Verdict, ...] = ("on_course", "point_met")
        return next((name for name in order if name in found), "met")


def judge_broad(target: BroadTarget, store: Store) -> JudgedBroad:
    """Hold every measure of a broad target against its own figures.

    Args:
        target: the file.
        store: the published series; a measure with figures of its own in the file uses those.
    """
    return JudgedBroad(target, tuple(_judge(item, target.area, store) for item in target.measures))


def _judge(measure: BroadMeasure, area: str, store: Store) -> JudgedMeasure:
    series = measure.own
    if series is None and measure.series is not None:
        try:
            series = store.series(*measure.series, area)
        except UnknownSeries:
            series = None
    yearly = series
    if series is not None and measure.average > 1:
        series = averaged(series, measure.average)
    if measure.target is None:
        return JudgedMeasure(measure, series, Judgement("cannot_tell", "no_target"))
    path = measure.target.path
    if (
        path.baseline is None
        and measure.baseline is not None
        and measure.baseline.year < (path.deadline or 0)
    ):
        path = replace(path, baseline=Knot(measure.baseline.year, measure.baseline.value))
    # Means of overlapping years move too smoothly for a forecast: until the deadline the single years are used.
    seen = series is not None and series.newest(str(path.deadline)) is not None
    return JudgedMeasure(measure, series, judge(path, series if seen else yearly))


def averaged(series: Series, years: int = AVERAGED) -> Series:
    """The mean of each run of years, named by its last year.

    An interval is given only when every year has one; the years are taken as independent. The status is the weakest
    of the years.
    """
    points = {int(item.period): item for item in series.points()}
    found = {}
    for year, last in points.items():
        run = [points.get(year - back) for back in reversed(range(years))]
        kept = [item for item in run if item is not None and item.value is not None]
        if len(kept) < years:
            continue
        mean = sum(item.value for item in kept if item.value is not None) / years
        halves = [(item.interval[1] - item.interval[0]) / 2 for item in kept if item.interval is not None]
        half = sum(half**2 for half in halves) ** 0.5 / years
        statuses = {item.release_status for item in kept}
        found[str(year)] = (
            replace(
                last,
                value=mean,
                n=None,
                interval=(mean - half, mean + half) if len(halves) == years else None,
                release_status="definite" if statuses <= {"definite", "revised"} else None,
            ),
        )
    return replace(series, vintages=found)


def check_same_publication(target: BroadTarget) -> None:
    """A measure and its target never change in one publication, or nobody can tell what moved.

    Raises:
        MovedGoalposts: one did; the sentence names the measure and the publication.
    """
    for item in target.measures:
        aim = item.target
        if aim is None or item.definition.replaces is None or aim.replaces is None:
            continue
        if item.definition.since == aim.since:
            raise _moved(item.code, aim.since)


def _moved(code: str, publication: str) -> MovedGoalposts:
    return MovedGoalposts(
        nl=f"Maat {code}: publicatie {publication} verandert de meting én het doel. Dan is niet te zien wat er bewoog. "
        "Verander eerst de meting, laat het oude doel staan en zet het nieuwe doel in een volgende publicatie.",
        en=f"Measure {code}: publication {publication} changes the measurement and the target. Then nobody can see what "
        "moved. Change the measurement first, leave the old target, and set the new target in a later publication.",
    )


@dataclass(frozen=True)
class Moved:
    """What changed in one measure between two files; `looser` when the target asks less than before."""

    code: str
    measure_changed: bool
    target_changed: bool
    looser: bool


def compare_publications(before: BroadTarget, after: BroadTarget) -> tuple[Moved, ...]:
    """What changed between a file and its successor.

    Raises:
        MovedGoalposts: a measure and its target changed together.
    """
    found = []
    for item in after.measures:
        old = before.measure(item.code)
        if old is None:
            continue
        measure_changed = (old.definition.version, old.series, old.kind, old.unit) != (
            item.definition.version,
            item.series,
            item.kind,
            item.unit,
        )
        old_path, path = (entry.target.path if entry.target else None for entry in (old, item))
        target_changed = old_path is not None and old_path != path
        if measure_changed and target_changed:
            raise _moved(item.code, item.target.since if item.target else after.publications[-1].code)
        if measure_changed or target_changed:
            looser = target_changed and (path is None or (old_path is not None and _looser(old_path, path)))
            found.append(Moved(item.code, measure_changed, target_changed, looser))
    return tuple(found)


def _looser(old: TargetPath, new: TargetPath) -> bool:
    """Whether a path asks less in some year than the old one did, or asks it later."""
    if not old.knots or not new.knots:
        return not new.knots
    if new.knots[-1].year > old.knots[-1].year:
        return True
    return any(
        (asked := new.at(knot.year)) is None or (asked != knot.value and old.reaches(knot.value, asked))
        for knot in old.knots
        if knot.year <= new.knots[-1].year
    )
