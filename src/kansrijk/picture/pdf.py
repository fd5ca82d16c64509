# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture as a PDF that screen readers can read (PDF/UA-1), set with typst and the fonts inside it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from kansrijk.picture.charts.svg import draw
from kansrijk.picture.charts.theme import FONT_PRINT
from kansrijk.picture.content import Chart, Picture
from kansrijk.picture.words import Words

TEMPLATE = Path(__file__).parent / "templates" / "picture.typ"
# A fixed moment, so that the same figures give the same file; the day it was made stands in the text.
_MOMENT = datetime(2025, 1, 1, tzinfo=UTC)


def _chart(chart: Chart, language: str) -> dict[str, Any]:
    spec = {**chart.wide, "config": {**chart.wide["config"], "font": FONT_PRINT}}
    return {
        "title": chart.title,
        "description": chart.description,
        "svg": draw(spec, language),
        "legend": [asdict(entry) for entry in chart.legend],
    }


def _content(picture: Picture) -> dict[str, Any]:
    """The picture as plain data for the template, with its charts drawn."""
    words = Words(picture.language)
    content: dict[str, Any] = asdict(picture)
    numbers = {chapter.key: chapter.number for chapter in picture.chapters}
    for figure in content["key_figures"]:
        figure["number"] = str(numbers[figure["chapter"]])
    for chapter, plain in zip(picture.chapters, content["chapters"], strict=True):
        for exhibit, entry in zip(chapter.exhibits, plain["exhibits"], strict=True):
            entry["chart"] = None if exhibit.chart is None else _chart(exhibit.chart, picture.language)
    _say_once(content)
    content["heading"] = words("common.heading", area=picture.area_name, year=picture.period)
    content["words"] = {
        "page": words("common.page_of"),
        "period": words("common.period"),
        "source": words("common.source"),
        "contents": words("common.contents"),
        "glance": words("common.glance"),
        "sentences": words("common.sentences"),
        "before": words("common.explained_before"),
        "glossary": words("common.glossary"),
        "chapter": words("common.chapter_word"),
    }
    return content


def _say_once(content: dict[str, Any]) -> None:
    """In print a definition stands in full where it is first needed; further on only its name and that page."""
    first: dict[tuple[str, str], str] = {}
    for chapter in content["chapters"]:
        for exhibit in chapter["exhibits"]:
            fresh, before = [], []
            for definition in exhibit["definitions"]:
                where = first.setdefault((definition["term"], definition["text"]), exhibit["key"])
                if where == exhibit["key"]:
                    fresh.append(definition)
                else:
                    before.append({"term": definition["term"], "where": where})
            exhibit["definitions"], exhibit["before"] = fresh, before


def render_pdf(picture: Picture) -> bytes:
    """The picture as the bytes of a tagged PDF."""
    compiler = typst.Compiler(TEMPLATE.read_bytes(), ignore_system_fonts=True)
    document = compiler.compile(
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"picture": json.dumps(_content(picture), ensure_ascii=False)},
        timestamp=_MOMENT,
    )
    assert isinstance(document, bytes)
    return document
