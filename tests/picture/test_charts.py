# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours can be told apart, also by who is colour-blind, and texts stand out from their ground."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kansrijk.picture.charts import COLOURS, MAP_COLOURS, SERIES, Mark, draw, rate_bars
from kansrijk.picture.charts.build import NARROW, WIDE, map_of
from kansrijk.picture.charts.svg import for_page

# Seeing without one kind of cone, in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
BLIND = {
    "none": np.eye(3),
    "red": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "green": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "blue": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(light, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("eye", BLIND)
def test_neighbours_in_a_stack_can_be_told_apart_by_every_eye(eye: str):
    for one, other in pairwise(SERIES):
        distance = np.linalg.norm(lab(BLIND[eye] @ linear(one)) - lab(BLIND[eye] @ linear(other)))
        assert distance > 20, (one, other)


@pytest.mark.parametrize("eye", BLIND)
def test_the_two_bars_and_the_four_squares_can_be_told_apart_by_every_eye(eye: str):
    colours = [COLOURS[name] for name in ("teal", "clay", "gold", "sand")]
    for index, one in enumerate(colours):
        for other in colours[index + 1 :]:
            distance = np.linalg.norm(lab(BLIND[eye] @ linear(one)) - lab(BLIND[eye] @ linear(other)))
            assert distance > 18, (one, other)


def test_the_map_goes_from_light_to_dark():
    values = [luminance(colour) for colour in MAP_COLOURS]
    assert values == sorted(values, reverse=True)
    assert all(before / later > 1.3 for before, later in pairwise(values))


def test_words_in_charts_stand_out_from_page_and_card():
    for ground in ("#ffffff", "#fbf8f3"):
        assert contrast(COLOURS["ink"], ground) > 7
        assert contrast(COLOURS["muted"], ground) > 4.5


def test_the_theme_has_enough_contrast_in_every_pair(root: Path):
    style = (root / "src/kansrijk/picture/templates/style.css").read_text(encoding="utf-8")
    token = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", style))
    pairs = [
        ("ink", "paper"),
        ("muted", "paper"),
        ("muted", "surface"),
        ("brand", "paper"),
        ("warm", "paper"),
        ("missing", "surface"),
        ("synthetic-ink", "synthetic-ground"),
        ("published-ink", "published-ground"),
    ]
    for ink, ground in pairs:
        assert contrast(token[ink], token[ground]) >= 4.5, (ink, ground)
    assert contrast(token["focus"], token["paper"]) >= 3


def test_long_names_of_rows_are_broken_and_get_room():
    marks = [Mark("Een voorziening met een heel lange naam", "a", 10.0, "10")]
    narrow, wide = (draw(rate_bars(marks, (), "kinderen", width), "nl") for width in (NARROW, WIDE))
    assert narrow.count("<tspan") > wide.count("<tspan")


def test_two_charts_in_one_page_do_not_share_identities():
    svg = '<svg width="10" height="10"><g id="clip0" clip-path="url(#clip0)"/></svg>'
    one = for_page(svg, "one", "Titel & meer", "Tekst <b>", "chart")
    assert 'id="one-clip0"' in one
    assert "url(#one-clip0)" in one
    assert "Titel &amp; meer" in one
    assert "Tekst &lt;b&gt;" in one


@pytest.mark.parametrize("here", [None, (5.0, 52.0)])
def test_the_map_draws_every_municipality_with_and_without_a_ring(here: tuple[float, float] | None):
    points = [(5.0, 52.0, 900, 4.0), (6.0, 53.0, 300, None), (4.5, 51.5, 100, 11.0)]
    drawn = draw(map_of(points, [0.0, 5.0, 10.0], WIDE, here), "nl")
    assert drawn.count(f'stroke="{COLOURS["ink"]}" stroke-width="0.6"') == len(points)
    assert drawn.count(f'stroke="{COLOURS["sky"]}"') == (0 if here is None else 1)
