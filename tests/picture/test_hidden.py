# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure that is hidden for the sake of a small group is called hidden: not unknown, and not a small number."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.picture import demo

from kansrijk.picture import PictureInputs, build_picture
from kansrijk.picture.content import Chapter, KeyFigure, Picture

HEADLINES = {
    "joining": "recht_onder_arme_kinderen_120",
    "poverty": "kinderen_tot_120_sociaal_minimum",
    "work": "arme_kinderen_120_waarvan_ouder_werkt",
    "provisions": "kinderen_met_recht_lokaal",
    "rights": "arm_zonder_recht_120",
}
"""Chapter -> the figure its first sentence tells."""


def hiding(*codes: str) -> PictureInputs:
    """The invented town, with these figures hidden for the sake of others."""
    inputs = demo.inputs()
    seen = dict(inputs.area.observations)
    for code in codes:
        seen[code] = replace(seen[code], value=None, n=None, missing="withheld", reason="complement")
    return replace(inputs, area=replace(inputs.area, observations=seen))


def chapter(picture: Picture, key: str) -> Chapter:
    return next(entry for entry in picture.chapters if entry.key == key)


def figure(picture: Picture, code: str) -> KeyFigure | None:
    return next((entry for entry in picture.key_figures if entry.code == code), None)


@pytest.mark.parametrize("key", HEADLINES)
@pytest.mark.parametrize("language,told", [("nl", "tonen we niet"), ("en", "is not shown")])
def test_the_first_sentence_of_a_chapter_says_that_its_figure_is_hidden(
    key: str, language: str, told: str
) -> None:
    headline = chapter(build_picture(hiding(HEADLINES[key]), language), key).headline
    assert told in headline
    assert not re.search(r"inder dan 10|ewer than 10|te weinig|too few", headline)


def test_the_front_shows_who_is_entitled_when_the_part_of_the_poor_is_hidden() -> None:
    picture = build_picture(hiding("recht_onder_arme_kinderen_120"))
    assert figure(picture, "recht_onder_arme_kinderen_120") is None
    instead = figure(picture, "kinderen_met_recht_lokaal")
    assert instead is not None
    assert not instead.missing
    assert instead.chapter == "provisions"


def test_the_front_does_not_call_hidden_what_nobody_knows() -> None:
    picture = build_picture(demo.small_inputs())
    unknown = [entry for entry in picture.key_figures if entry.value == "onbekend"]
    assert unknown
    assert all(entry.detail == "dit weten we niet" for entry in unknown)


def test_the_word_hidden_is_explained() -> None:
    picture = build_picture(demo.inputs())
    assert "Verborgen" in [item.term for item in picture.glossary]
    assert any("verborgen" in note for note in chapter(picture, "account").notes)
