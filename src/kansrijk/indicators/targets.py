# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets that were set, in all their versions: who set what, when, on which series, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn

import yaml

from kansrijk.engine.problems import Problem
from kansrijk.indicators.series import Series, Store, UnknownSeries
from kansrijk.indicators.target_verdict import SHAPES, Judgement, Knot, TargetPath, judge_knots

DATA = Path(__file__).parent / "data" / "targets.yaml"
STATES = ("in_force", "replaced", "proposed", "unknown")


class InvalidTarget(Problem):
    """A file of targets says something that cannot be judged."""


class UnknownTarget(Problem):
    """There is no target of that name."""


@dataclass(frozen=True)
class TargetVersion:
    """One version of a target, as it was set on one day.

    `series` names indicator and version of the figures it was set on, None when no series fits. `source` is the
    document, `certainty` how well it was read: stated, partly or derived (computed from the text).
    """

    code: str
    set_on: str
    by: str
    nl: str
    en: str
    series: tuple[str, str] | None
    area: str
    path: TargetPath
    baseline_source: str | None
    state: Literal["in_force", "replaced", "proposed", "unknown"]
    source: str
    certainty: str
    note_nl: str | None = None
    note_en: str | None = None

    def text(self, language: str) -> str:
        """What was asked, in `language`."""
        return self.nl if language == "nl" else self.en

    def note(self, language: str) -> str | None:
        """A remark in `language`, if there is one."""
        return self.note_nl if language == "nl" else self.note_en


@dataclass(frozen=True)
class Target:
    """A target with all its versions, from old to new."""

    code: str
    nl: str
    en: str
    versions: tuple[TargetVersion, ...]

    def name(self, language: str) -> str:
        """What the target is about, in `language`."""
        return self.nl if language == "nl" else self.en

    def version(self, set_on: str) -> TargetVersion:
        """The version set on a day.

        Raises:
            UnknownTarget: none was set on that day; the sentence names the days.
        """
        for item in self.versions:
            if item.set_on == set_on:
                return item
        days = ", ".join(item.set_on for item in self.versions)
        raise UnknownTarget(
            nl=f"Doel {self.code} heeft geen versie van {set_on}. Kies uit: {days}.",
            en=f"Target {self.code} has no version of {set_on}. Choose from: {days}.",
        )


@dataclass(frozen=True)
class Judged:
    """A version of a target with the series it is held against and a verdict for every year of its path."""

    target: TargetVersion
    series: Series | None
    judgements: tuple[Judgement, ...]

    @property
    def final(self) -> Judgement:
        """The verdict on the deadline."""
        return self.judgements[-1]


def judge_target(target: TargetVersion, store: Store) -> Judged:
    """Hold one version of a target against the series it was set on, never against another one."""
    series = None
    if target.series is not None:
        try:
            series = store.series(*target.series, target.area)
        except UnknownSeries:
            series = None
    return Judged(target, series, judge_knots(target.path, series))


def find_path(wanted: str, series: Sequence[Series], language: str) -> tuple[TargetPath, str]:
    """The path of a target, for drawing it beside one of these series.

    Args:
        wanted: the code of a target, with the day of one version after an @; without a day, the newest version with
            a path on one of the series.
        series: what is drawn.
        language: of the name that is returned.

    Returns:
        The path, and the name of the version it counts on.

    Raises:
        UnknownTarget: no such target, or it was set on none of these series.
    """
    code, _, day = wanted.partition("@")
    target = load_targets().get(code)
    if target is None:
        names = ", ".join(load_targets())
        raise UnknownTarget(
            nl=f"Doel {code} bestaat niet. Kies uit: {names}.",
            en=f"There is no target {code}. Choose from: {names}.",
        )
    chosen = [target.version(day)] if day else list(reversed(target.versions))
    for version in chosen:
        for item in series:
            if version.path.knots and version.series == (item.measure.code, item.version.code):
                return version.path, item.version.name(language)
    raise UnknownTarget(
        nl=f"Doel {wanted} heeft geen pad op een van deze metingen. Kies een andere versie of een andere --version.",
        en=f"Target {wanted} has no path on one of these measurements. Choose another version or another --version.",
    )


@cache
def load_targets() -> Mapping[str, Target]:
    """The targets that ship with Kansrijk, by code.

    Raises:
        InvalidTarget: the file cannot be judged by.
    """
    return read_targets(DATA)


def read_targets(path: Path) -> Mapping[str, Target]:
    """The targets of a YAML file.

    Raises:
        InvalidTarget: the sentence names the target and the field.
    """
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or document.get("schema") != "kansrijk/targets":
        _refuse(path.name, "schema: kansrijk/targets ontbreekt.", "schema: kansrijk/targets is missing.")
    found: dict[str, Target] = {}
    for entry in document["targets"]:
        place = f"{path.name}, {entry.get('code', '?')}"
        try:
            versions = tuple(_version(entry["code"], item, place) for item in entry["versions"])
        except KeyError as error:
            _refuse(place, f"{error} ontbreekt.", f"{error} is missing.")
        if [item.set_on for item in versions] != sorted({item.set_on for item in versions}):
            _refuse(place, "zet de versies op volgorde van dag.", "put the versions in order of day.")
        found[entry["code"]] = Target(entry["code"], entry["nl"], entry["en"], versions)
    return found


def _refuse(place: str, nl: str, en: str) -> NoReturn:
    raise InvalidTarget(nl=f"{place}: {nl}", en=f"{place}: {en}")


def read_path(entry: Mapping[str, Any], place: str, *, unit: str) -> tuple[TargetPath, str | None]:
    """The path of a YAML entry with `shape`, `direction`, `baseline` and `path`; percentages become parts of one.

    Returns:
        The path and the source of its baseline.

    Raises:
        InvalidTarget: the parts do not fit together.
    """
    scale = 0.01 if unit == "share" else 1.0
    shape = entry["shape"]
    if shape not in SHAPES:
        choices = ", ".join(SHAPES)
        _refuse(
            place, f"shape is {shape!r}; kies uit {choices}.", f"shape is {shape!r}; choose from {choices}."
        )
    start = entry.get("baseline") or {}
    value = start.get("value")
    baseline = None
    if start and (value is not None or shape == "falling"):
        baseline = Knot(int(start["year"]), 0.0 if value is None else round(value * scale, 9))
    knots = tuple(
        Knot(int(year), round(asked * scale, 9)) for year, asked in (entry.get("path") or {}).items()
    )
    if (shape == "path") != bool(knots):
        _refuse(
            place, "alleen shape path heeft een path, en dan is het niet leeg.", "only shape path has a path."
        )
    years = [knot.year for knot in knots]
    if years != sorted(set(years)) or (baseline and years and baseline.year >= years[0]):
        _refuse(
            place, "zet de jaren op volgorde, na de nulmeting.", "put the years in order, after the baseline."
        )
    if shape == "not_above" and baseline is None:
        _refuse(place, "not_above vraagt een nulmeting.", "not_above takes a baseline.")
    return TargetPath(shape, entry.get("direction", "lower"), baseline, knots), start.get("source")


def _version(code: str, entry: Mapping[str, Any], place: str) -> TargetVersion:
    if entry["state"] not in STATES or not entry["source"]:
        choices = ", ".join(STATES)
        _refuse(
            place,
            f"state is een van {choices}; source is nodig.",
            f"state is one of {choices}; source is needed.",
        )
    path, baseline_source = read_path(entry, f"{place}, {entry['set_on']}", unit=entry.get("unit", "share"))
    series, note = entry.get("series"), entry.get("note") or {}
    return TargetVersion(
        code=code,
        set_on=entry["set_on"],
        by=entry["by"],
        nl=entry["nl"],
        en=entry["en"],
        series=None if series is None else (series["indicator"], series["version"]),
        area=entry.get("area", "NL"),
        path=path,
        baseline_source=baseline_source,
        state=entry["state"],
        source=entry["source"],
        certainty=entry["certainty"],
        note_nl=note.get("nl"),
        note_en=note.get("en"),
    )
