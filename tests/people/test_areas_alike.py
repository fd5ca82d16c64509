# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Like municipalities are chosen by what the data file states, and the reasons can be read."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kansrijk.people import like_municipalities, municipalities
from kansrijk.people.areas_alike import likeness, most_alike, similarity
from kansrijk.people.areas_names import DATA

CODES = st.sampled_from([area.code for area in municipalities()])


@given(CODES, CODES)
def test_likeness_is_the_same_both_ways_and_nothing_with_oneself(one: str, other: str):
    there, back = likeness(one, other), likeness(other, one)
    assert there.distance == pytest.approx(back.distance)
    assert likeness(one, one).distance == 0
    assert there.apart == pytest.approx({name: -apart for name, apart in back.apart.items()})


@given(CODES)
def test_the_nearest_come_first_and_a_municipality_is_not_like_itself(code: str):
    found = most_alike(code, 10)
    assert [entry.there for entry in found] == like_municipalities(code, 10)
    distances = [entry.distance for entry in found]
    assert distances == sorted(distances)
    assert code not in {entry.there.code for entry in found}


def test_the_statement_names_every_feature_of_the_data_file():
    content = yaml.safe_load((DATA / "areas_alike.yaml").read_text(encoding="utf-8"))
    for language in ("nl", "en"):
        said = similarity().words(language)
        assert all(feature[language] in said for feature in content["features"].values())
    figures = municipalities()[0].figures
    assert set(content["features"]) <= set(figures)


def test_schiedam_and_vlaardingen_are_alike_and_it_says_why():
    said = likeness("Schiedam", "Vlaardingen").words("nl")
    assert said.startswith(
        "Vlaardingen lijkt op Schiedam omdat ze dicht bij elkaar liggen in het aantal inwoners"
    )
    assert "(73.924 tegen 79.279)" in said
    assert "Het verschilt het meest in" in said
    assert "is like Schiedam because they are close in" in likeness("Schiedam", "Vlaardingen").words("en")


def test_urk_is_like_nobody_and_it_says_so():
    for entry in most_alike("Urk", 3):
        assert entry.is_far
        assert "lijkt maar weinig op Urk: het verschilt vooral in het aandeel kinderen" in entry.words("nl")


def test_an_average_feature_one_deviation_apart_gives_distance_one():
    found = likeness("Rotterdam", "Vlieland")
    total = sum(feature.weight for feature in similarity().features)
    mean = sum(f.weight * found.apart[f.name] ** 2 for f in similarity().features) / total
    assert found.distance**2 == pytest.approx(mean)
