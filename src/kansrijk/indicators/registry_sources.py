# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators that no rule can compute: they need a survey, a register or the work of a municipality, and are unknown
until those are there. Never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kansrijk.indicators.figures import Observation

FOLDER = Path(__file__).parent
FILES = ("unavailable.yaml", "registry_sources.yaml")
FEEDS = ("survey", "register", "portal", "catalogue", "report")
Lists = Mapping[str, Mapping[str, Mapping[str, str]]]
Fill = Callable[[Lists, Iterable[Mapping[str, Any]]], Iterator[tuple[str, Mapping[str, Any]]]]


@dataclass(frozen=True)
class Texts:
    """The name and exact definition of an indicator in one language."""

    name: str
    definition: str


@dataclass(frozen=True)
class Break:
    """From `year` on the figures measure something else, or there are none; `nl` and `en` say what changed."""

    year: int
    nl: str
    en: str

    def text(self, language: str) -> str:
        """What changed, in `language`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class PublishedNational:
    """A published national figure of an indicator that is not computed; a share is a part of one."""

    period: str
    value: float
    source_nl: str
    source_en: str
    certainty: str

    def source(self, language: str) -> str:
        """Who published it where, in `language`."""
        return self.source_nl if language == "nl" else self.source_en


@dataclass(frozen=True)
class Source:
    """An indicator that must be fed from outside, with the reason and what data it needs.

    `feed` is the kind of data: a survey of people, a register, the portal of a municipality, the catalogue of
    provisions, or a report that organisations write about themselves. `series` names the published series, (indicator,
    version), that holds its figures. `in_picture` says whether a picture names it among what is not known.
    """

    code: str
    version: str
    nl: Texts
    en: Texts
    reason_nl: str
    reason_en: str
    needs_nl: str
    needs_en: str
    feed: str
    unit: str
    population: str
    direction: str
    owner: str
    source: str
    template: str
    breaks: tuple[Break, ...] = ()
    series: tuple[str, str] | None = None
    published: tuple[PublishedNational, ...] = ()
    in_picture: bool = False
    kind: str = "source"

    def texts(self, language: str) -> Texts:
        """Name and definition in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en

    def reason(self, language: str) -> str:
        """Why it is not computed, in `language`."""
        return self.reason_nl if language == "nl" else self.reason_en

    def data_needed(self, language: str) -> str:
        """What data it needs, in `language`."""
        return self.needs_nl if language == "nl" else self.needs_en

    def unknown(self, area: str, period: str) -> Observation:
        """The observation as long as nothing was fed: unknown, with the reason that data are needed."""
        return Observation(
            code=self.code,
            version=self.version,
            area=area,
            period=period,
            value=None,
            n=None,
            denominator=None,
            unit=self.unit,
            status="published",
            missing="unknown",
            reason="needs_data",
        )


def fed(
    sources: Mapping[str, Source], area: str, period: str, given: Iterable[Observation] = ()
) -> dict[str, Observation]:
    """An observation of every source: the one given for this area, period and version, otherwise unknown.

    Args:
        sources: by code, from the registry.
        area: code of the area.
        period: year or other period.
        given: observations from a survey, a register or a portal.
    """
    known = {item.code: item for item in given if item.area == area and item.period == period}
    return {
        code: known[code]
        if code in known and known[code].version == item.version
        else item.unknown(area, period)
        for code, item in sources.items()
    }


def load_sources(lists: Lists, fill: Fill) -> dict[str, Source]:
    """The indicators of the two files, with the lists filled in.

    Args:
        lists: those of the computed indicators; a file may add its own.
        fill: fills in the lists of an entry.
    """
    found: dict[str, Source] = {}
    for name in FILES:
        document = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
        every = {**lists, **document.get("lists", {})}
        for template, entry in fill(every, document["sources"]):
            item = _source(entry, template, in_picture=name == FILES[0])
            if item.code in found or item.feed not in FEEDS:
                raise ValueError(f"{name}: {item.code} appears twice or has an unknown feed")
            found[item.code] = item
    return found


def breaks_of(entry: Mapping[str, Any]) -> tuple[Break, ...]:
    """The breaks that an entry of a registry file names."""
    return tuple(Break(item["year"], item["nl"], item["en"]) for item in entry.get("breaks", ()))


def _texts(entry: Mapping[str, Any]) -> Texts:
    name = str(entry["name"]).strip()
    return Texts(name[:1].upper() + name[1:], str(entry["definition"]).strip())


def _source(entry: Mapping[str, Any], template: str, in_picture: bool) -> Source:
    series = entry.get("series")
    return Source(
        code=entry["code"],
        version=entry["version"],
        nl=_texts(entry["nl"]),
        en=_texts(entry["en"]),
        reason_nl=entry["nl"]["reason"].strip(),
        reason_en=entry["en"]["reason"].strip(),
        needs_nl=entry["nl"]["needs"].strip(),
        needs_en=entry["en"]["needs"].strip(),
        feed=entry["feed"],
        unit=entry["unit"],
        population=entry["population"],
        direction=entry["direction"],
        owner=entry["owner"],
        source=entry["source"],
        template=template,
        breaks=breaks_of(entry),
        series=None if series is None else (series[0], series[1]),
        published=tuple(_published(figure) for figure in entry.get("published", ())),
        in_picture=in_picture,
    )


def _published(figure: Mapping[str, Any]) -> PublishedNational:
    return PublishedNational(
        period=figure["period"],
        value=figure["value"],
        source_nl=figure["source"]["nl"],
        source_en=figure["source"]["en"],
        certainty=figure["certainty"],
    )
