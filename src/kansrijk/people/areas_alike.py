# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which municipalities are alike, by features and weights stated in data/areas_alike.yaml, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import yaml

from kansrijk.people.areas import COUNTRY, Area, find_area, municipalities
from kansrijk.people.areas_names import DATA, UnknownArea


@dataclass(frozen=True)
class Feature:
    """One thing in which municipalities are compared; `scale` is "log" for numbers without an upper bound."""

    name: str
    scale: str
    weight: float
    decimals: int
    unit: str
    nl: str
    en: str

    def words(self, language: str) -> str:
        """The name of the feature in Dutch ("nl") or English ("en")."""
        return self.nl if language == "nl" else self.en

    def written(self, value: float, language: str) -> str:
        """A value of the feature as text, with its unit."""
        text = f"{value:,.{self.decimals}f}"
        if language == "nl":
            text = text.translate(str.maketrans(",.", ".,"))
        return text + self.unit


@dataclass(frozen=True)
class Similarity:
    """The stated similarity: features, from when two are near in one, and from which distance they are far."""

    version: int
    features: tuple[Feature, ...]
    near: float
    far: float
    source: str

    def words(self, language: str) -> str:
        """How like municipalities are chosen, in one sentence for readers."""
        names = [feature.words(language) for feature in self.features]
        if language == "nl":
            return f"Gekozen op {', '.join(names[:-1])} en {names[-1]} (CBS 2021)."
        return f"Chosen by {', '.join(names[:-1])} and {names[-1]} (CBS 2021)."


@dataclass(frozen=True)
class Likeness:
    """How much two municipalities are alike.

    `distance` is in standard deviations, 0 for the same; `apart` gives the same for each feature by name,
    with the sign of the other one minus this one.
    """

    here: Area
    there: Area
    distance: float
    apart: dict[str, float]

    @property
    def is_far(self) -> bool:
        """Whether the two are too far apart to be called alike."""
        return self.distance > similarity().far

    def words(self, language: str) -> str:
        """Why the two are alike, and in what they differ most; Dutch ("nl") or English ("en")."""
        dutch, stated = language == "nl", similarity()
        ordered = sorted(stated.features, key=lambda feature: abs(self.apart[feature.name]))
        near = [feature for feature in ordered if abs(self.apart[feature.name]) <= stated.near][:3]
        most = ordered[-1]
        pair = self._beside(most, language)
        if self.is_far:
            if dutch:
                return f"{self.there.name} lijkt maar weinig op {self.here.name}: het verschilt vooral in {pair}."
            return f"{self.there.name} is not much like {self.here.name}: it differs most in {pair}."
        reasons = [self._beside(feature, language) for feature in near or ordered[:1]]
        joined = ", ".join(reasons[:-1]) + (" en " if dutch else " and ") if len(reasons) > 1 else ""
        said = joined + reasons[-1]
        if dutch:
            much = "lijkt op" if near else "lijkt enigszins op"
            sentence = (
                f"{self.there.name} {much} {self.here.name} omdat ze dicht bij elkaar liggen in {said}."
            )
            return sentence if most in near else f"{sentence} Het verschilt het meest in {pair}."
        much = "is like" if near else "is somewhat like"
        sentence = f"{self.there.name} {much} {self.here.name} because they are close in {said}."
        return sentence if most in near else f"{sentence} It differs most in {pair}."

    def _beside(self, feature: Feature, language: str) -> str:
        there, here = (
            feature.written(area.figures[feature.name], language) for area in (self.there, self.here)
        )
        article, against = ("het", "tegen") if language == "nl" else ("the", "against")
        return f"{article} {feature.words(language)} ({there} {against} {here})"


@cache
def similarity() -> Similarity:
    """The features, weights and limits of data/areas_alike.yaml."""
    content = yaml.safe_load((DATA / "areas_alike.yaml").read_text(encoding="utf-8"))
    features = tuple(Feature(name=name, **entry) for name, entry in content["features"].items())
    return Similarity(content["version"], features, content["near"], content["far"], content["source"])


@cache
def _in_deviations(feature: Feature) -> dict[str, float]:
    """A feature in standard deviations by municipality; those without the figure are left out."""
    values = {
        area.code: area.figures[feature.name] for area in municipalities() if feature.name in area.figures
    }
    if feature.scale == "log":
        values = {code: math.log(value) for code, value in values.items()}
    mean = sum(values.values()) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values.values()) / len(values))
    return {code: (value - mean) / spread for code, value in values.items()}


def likeness(one: str | int, other: str | int) -> Likeness:
    """How much municipality `other` is like municipality `one`.

    Raises:
        UnknownArea: no such municipality; the whole country is like none; a figure of one is not published.
    """
    here, there = _municipality(one), _municipality(other)
    features = similarity().features
    for area in (here, there):
        if lacking := [f for f in features if area.code not in _in_deviations(f)]:
            raise UnknownArea(
                nl=f"Van {area.name} is niet gepubliceerd: {lacking[0].nl}. Vergelijken kan daarom niet.",
                en=f"Of {area.name} this is not published: {lacking[0].en}. So it cannot be compared.",
            )
    apart = {f.name: _in_deviations(f)[there.code] - _in_deviations(f)[here.code] for f in features}
    total = sum(feature.weight for feature in features)
    distance = math.sqrt(sum(f.weight * apart[f.name] ** 2 for f in features) / total)
    return Likeness(here, there, distance, apart)


def most_alike(code: str | int, n: int = 5) -> list[Likeness]:
    """The `n` municipalities most like this one with the reasons, nearest first; ties go by code.

    Raises:
        UnknownArea: no such municipality; the whole country is like none.
    """
    here = _municipality(code)
    complete = [
        area
        for area in municipalities()
        if area.code != here.code and all(area.code in _in_deviations(f) for f in similarity().features)
    ]
    found = [likeness(here.code, area.code) for area in complete]
    return sorted(found, key=lambda entry: (round(entry.distance, 9), entry.there.code))[:n]


def like_municipalities(code: str | int, n: int = 5) -> list[Area]:
    """The `n` municipalities most like this one, nearest first; `most_alike` gives the reasons.

    Raises:
        UnknownArea: no such municipality; the whole country is like none.
    """
    return [entry.there for entry in most_alike(code, n)]


def _municipality(text: str | int) -> Area:
    found = find_area(text)
    if found.code == COUNTRY:
        raise UnknownArea(
            nl="Heel Nederland lijkt niet op één gemeente. Kies een gemeente.",
            en="The whole country is not like one municipality. Choose a municipality.",
        )
    return found
