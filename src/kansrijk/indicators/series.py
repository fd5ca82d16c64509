# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published series: every figure of every release, and which figures may be compared.

A series is one indicator, in one version of its definition, in one area. Each year keeps all its releases: the newest
wins, the others stay visible as what was said before. `side_by_side` shows versions beside each other without
subtracting them; `series_change` computes changes, inside one version only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from kansrijk.engine.problems import Problem
from kansrijk.indicators.figures import Observation

Kind = Literal["register", "survey", "model", "self_report"]
NATIONAL = "NL"


class InvalidSeries(Problem):
    """A file of observations says something that cannot be kept."""


class UnknownSeries(Problem):
    """There is no such indicator, version or area among the published series."""


@dataclass(frozen=True)
class Event:
    """Something that moved a series in some years without breaking it; `status` says how sure the remark is."""

    years: tuple[str, ...]
    nl: str
    en: str
    status: str

    def text(self, language: str) -> str:
        """The remark in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Version:
    """One definition of an indicator: what is counted, by whom, until when.

    `words` holds per language `name` and `definition`, and where they apply `ended` (why there are no later
    figures), `one_release` (why a change must stay inside one release) and `no_trend` (why no line may be drawn).
    """

    code: str
    kind: Kind
    publisher: str
    table: str | None
    words: Mapping[str, Mapping[str, str]]
    alias: str | None = None
    ended: str | None = None
    one_release: bool = False
    events: tuple[Event, ...] = ()

    def name(self, language: str) -> str:
        """The name of the definition in `language`."""
        return self.words[language]["name"]

    def why(self, what: str, language: str) -> str | None:
        """The reason for `ended`, `one_release` or `no_trend`, or None when that does not apply."""
        return self.words[language].get(what)

    @property
    def sampled(self) -> bool:
        """Whether figures have a sampling error."""
        return self.kind == "survey"


@dataclass(frozen=True)
class Measure:
    """An indicator with all its versions. A share is a part of one; a number counts `population`."""

    code: str
    nl: str
    en: str
    unit: str
    population: str
    direction: Literal["lower", "higher"]
    versions: Mapping[str, Version]

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Release:
    """One publication; `order` is its place in time, `date` None when the day was not found."""

    code: str
    order: int
    date: str | None
    nl: str
    en: str

    def name(self, language: str) -> str:
        """What the release is called in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Kept(Observation):
    """An observation as it was published, with how sure its source is and a remark in both languages.

    `certainty` official: read in a table of the publisher; reported: read in a text that quotes the publisher.
    """

    certainty: str = "reported"
    note_nl: str | None = None
    note_en: str | None = None

    def note(self, language: str) -> str | None:
        """The remark in `language`, if there is one."""
        return self.note_nl if language == "nl" else self.note_en


@dataclass(frozen=True)
class Revision:
    """What became of a figure: the first and the newest value of one year, in `unit`.

    The unit is that of the series, or "number" when only the number of people behind a share was revised.
    """

    period: str
    first: float
    newest: float
    unit: str

    @property
    def moved(self) -> float:
        """By how much the figure moved; below zero when it was lowered."""
        return self.newest - self.first


@dataclass(frozen=True)
class Series:
    """One indicator, one version, one area: for each year all releases, from old to new."""

    measure: Measure
    version: Version
    area: str
    vintages: Mapping[str, tuple[Kept, ...]]
    releases: Mapping[str, Release]

    @property
    def unit(self) -> str:
        """The unit of the values: "share" (a part of one) or "number"."""
        return self.measure.unit

    def newest(self, period: str) -> Kept | None:
        """The figure of a year that counts: the newest release with a value."""
        known = [item for item in self.vintages.get(period, ()) if item.value is not None]
        return known[-1] if known else None

    def latest(self) -> Kept | None:
        """The figure of the last year that has one; forecasts of the publisher do not count."""
        points = self.points()
        return points[-1] if points else None

    def points(self, *, projected: bool = False) -> tuple[Kept, ...]:
        """The figures, one a year, that may be put in one line.

        Where releases may not be mixed these are the figures of one release: the one with most years, of
        several the newest. Otherwise each year gives its newest figure.

        Args:
            projected: also the years that the publisher forecasts.
        """
        chosen = [self.newest(period) for period in sorted(self.vintages)]
        if self.version.one_release:
            chosen = list(self._fullest_release())
        return tuple(item for item in chosen if item and (projected or item.release_status != "projected"))

    def _fullest_release(self) -> Sequence[Kept]:
        by_release: dict[str, list[Kept]] = {}
        for period in sorted(self.vintages):
            for item in self.vintages[period]:
                if item.value is not None:
                    by_release.setdefault(item.release or "", []).append(item)
        order = {name: (len(found), self.releases[name].order) for name, found in by_release.items()}
        return by_release[max(order, key=order.__getitem__)] if order else ()

    def revisions(self) -> tuple[Revision, ...]:
        """Every year of which a later release changed the figure, or the number of people behind it."""
        found = []
        for period, kept in sorted(self.vintages.items()):
            for field in ("value", "n"):
                values = [number for item in kept if (number := getattr(item, field)) is not None]
                if len(values) > 1 and values[0] != values[-1]:
                    unit = self.unit if field == "value" else "number"
                    found.append(Revision(period, float(values[0]), float(values[-1]), unit))
                    break
        return tuple(found)

    def numbers(self) -> Series:
        """The same series counted in people or households instead of as a share."""
        if self.unit == "number":
            return self
        counted: dict[str, tuple[Kept, ...]] = {
            period: tuple(
                replace(item, value=float(item.n), unit="number", missing=None, reason=None)
                for item in kept
                if item.n is not None
            )
            for period, kept in self.vintages.items()
        }
        return replace(
            self,
            measure=replace(self.measure, unit="number"),
            vintages={period: kept for period, kept in counted.items() if kept},
        )


@dataclass(frozen=True)
class SideBySide:
    """Two or more versions beside each other: for each year the figure of each version, never a difference."""

    series: tuple[Series, ...]

    def rows(self) -> Iterator[tuple[str, tuple[Kept | None, ...]]]:
        """Each year with the newest figure of every version, None where it has none."""
        for period in sorted({period for item in self.series for period in item.vintages}):
            found = tuple(item.newest(period) for item in self.series)
            if any(found):
                yield period, found

    @property
    def overlap(self) -> tuple[str, ...]:
        """The years that at least two versions have."""
        return tuple(period for period, found in self.rows() if sum(item is not None for item in found) > 1)


@dataclass(frozen=True)
class Store:
    """All published series."""

    measures: Mapping[str, Measure]
    kept: tuple[Kept, ...]
    releases: Mapping[str, Release]

    def measure(self, code: str) -> Measure:
        """The indicator of a code; the code of one of its versions will do.

        Raises:
            UnknownSeries: no such indicator; the sentence names those there are.
        """
        return self._resolve(code)[0]

    def _resolve(self, code: str) -> tuple[Measure, str | None]:
        if code in self.measures:
            return self.measures[code], None
        for measure in self.measures.values():
            for version in measure.versions.values():
                if version.alias == code:
                    return measure, version.code
        near = get_close_matches(code, self.measures, n=3)
        like_nl, like_en = (
            (f" Bedoelt u {' of '.join(near)}?", f" Do you mean {' or '.join(near)}?") if near else ("", "")
        )
        raise UnknownSeries(
            nl=f"Van {code} is geen reeks gepubliceerd.{like_nl} Alle reeksen: kansrijk trend.",
            en=f"No series of {code} is published.{like_en} All series: kansrijk trend.",
        )

    def all(self, code: str, version: str | None = None, area: str = NATIONAL) -> tuple[Series, ...]:
        """The series of an indicator in an area, one a version.

        Raises:
            UnknownSeries: no such indicator or version, or nothing of it is known in the area.
        """
        measure, own = self._resolve(code)
        version = version or own
        if version is not None and version not in measure.versions:
            names = ", ".join(measure.versions)
            raise UnknownSeries(
                nl=f"{measure.code} heeft geen versie {version}. Kies uit: {names}.",
                en=f"{measure.code} has no version {version}. Choose from: {names}.",
            )
        chosen = [version] if version else list(measure.versions)
        found = [self._series(measure, measure.versions[name], area) for name in chosen]
        filled = tuple(item for item in found if item.vintages)
        if not filled:
            areas = ", ".join(sorted({item.area for item in self.kept if item.code == measure.code}))
            raise UnknownSeries(
                nl=f"Van {measure.code} is in {area} niets gepubliceerd. Er zijn cijfers van: {areas or 'nergens'}.",
                en=f"Nothing of {measure.code} is published in {area}. There are figures of: {areas or 'nowhere'}.",
            )
        return filled

    def series(self, code: str, version: str, area: str = NATIONAL) -> Series:
        """One series.

        Raises:
            UnknownSeries: there is none.
        """
        return self.all(code, version, area)[0]

    def _series(self, measure: Measure, version: Version, area: str) -> Series:
        vintages: dict[str, list[Kept]] = {}
        for item in self.kept:
            if (item.code, item.version, item.area) == (measure.code, version.code, area):
                vintages.setdefault(item.period, []).append(item)

        def by_time(item: Kept) -> int:
            return self.releases[item.release or ""].order

        ordered = {period: tuple(sorted(kept, key=by_time)) for period, kept in sorted(vintages.items())}
        return Series(measure, version, area, ordered, self.releases)

    def side_by_side(
        self, code: str, versions: Sequence[str] | None = None, area: str = NATIONAL
    ) -> SideBySide:
        """The versions of an indicator beside each other.

        Args:
            code: the indicator.
            versions: which versions, all when not given.
            area: the area.

        Raises:
            UnknownSeries: no such indicator or version, or nothing of it is known in the area.
        """
        found = self.all(self.measure(code).code, None, area)
        wanted = [self.series(code, name, area) for name in versions] if versions else list(found)
        return SideBySide(tuple(wanted))

    def with_observations(
        self, added: Sequence[Kept], releases: Mapping[str, Release] | None = None
    ) -> Store:
        """A store with more observations, such as the own figures of a municipality."""
        return replace(self, kept=(*self.kept, *added), releases={**self.releases, **(releases or {})})
