# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of an invented town, country and village, made once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.picture import demo

from kansrijk.picture import PictureInputs, build_picture
from kansrijk.picture.content import Picture
from kansrijk.picture.html import render_html
from kansrijk.picture.pdf import render_pdf

PLACES: dict[str, Callable[[], PictureInputs]] = {
    "town": demo.inputs,
    "country": demo.country_inputs,
    "village": demo.small_inputs,
}
EVERY = [(place, language) for place in PLACES for language in ("nl", "en")]


@cache
def _picture(place: str, language: str) -> Picture:
    return build_picture(PLACES[place](), language)


@cache
def _html(place: str, language: str) -> str:
    return render_html(_picture(place, language))


@cache
def _pdf(place: str, language: str) -> bytes:
    return render_pdf(_picture(place, language))


@pytest.fixture(scope="session")
def picture_of() -> Callable[[str, str], Picture]:
    return _picture


@pytest.fixture(scope="session")
def html_of() -> Callable[[str, str], str]:
    return _html


@pytest.fixture(scope="session")
def pdf_of() -> Callable[[str, str], bytes]:
    return _pdf


@pytest.fixture(params=EVERY, ids=["-".join(pair) for pair in EVERY])
def every(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Each place in each language."""
    place, language = request.param
    return place, language


@pytest.fixture
def html_file(tmp_path: Path) -> Callable[[str, str], str]:
    """The address of a picture written as a page."""

    def write(place: str, language: str) -> str:
        path = tmp_path / f"{place}-{language}.html"
        path.write_text(_html(place, language), encoding="utf-8")
        return path.as_uri()

    return write
