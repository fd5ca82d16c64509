# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The PDF can be read aloud, says synthetic on every page, and is the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from tests.picture import demo

from kansrijk.picture import build_picture
from kansrijk.picture.pdf import render_pdf

PdfOf = Callable[[str, str], bytes]


def tags(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every structure element below a node: its kind and its dictionary."""
    node = node.get_object()
    if isinstance(node, list):
        for part in node:
            yield from tags(part)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tags(node["/K"])


def test_the_pdf_is_tagged_and_names_its_language_and_title(pdf_of: PdfOf, every: tuple[str, str]):
    reader = PdfReader(BytesIO(pdf_of(*every)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == every[1]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_headings_tables_and_images_are_told_apart(pdf_of: PdfOf):
    root = PdfReader(BytesIO(pdf_of("town", "nl"))).trailer["/Root"]
    found = list(tags(root["/StructTreeRoot"]["/K"]))
    kinds = {kind for kind, _ in found}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure"} <= kinds
    texts = [str(node.get("/Alt", "")) for kind, node in found if kind == "/Figure"]
    assert len([text for text in texts if len(text) > 40]) >= 8


def test_every_page_of_synthetic_figures_says_so(pdf_of: PdfOf, every: tuple[str, str]):
    word = {"nl": "synthetisch", "en": "synthetic"}[every[1]]
    for number, page in enumerate(PdfReader(BytesIO(pdf_of(*every))).pages, 1):
        assert word in page.extract_text(), f"page {number}"


def test_the_fonts_come_with_the_file(pdf_of: PdfOf):
    reader = PdfReader(BytesIO(pdf_of("town", "nl")))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert all("Libertinus" in font or "NewCM" in font for font in fonts), fonts


def test_the_same_figures_give_the_same_file():
    first, second = (render_pdf(build_picture(demo.small_inputs(), "nl")) for _ in range(2))
    assert first == second


def test_the_second_page_tells_every_chapter_in_its_own_sentence(pdf_of: PdfOf):
    page = squeezed(PdfReader(BytesIO(pdf_of("town", "nl"))).pages[1].extract_text())
    for chapter in build_picture(demo.inputs()).chapters:
        assert squeezed(chapter.headline) in page, chapter.key


def test_a_definition_is_printed_in_full_once_and_then_with_its_page(pdf_of: PdfOf):
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf_of("town", "nl"))).pages]
    text = squeezed(" ".join(pages))
    picture = build_picture(demo.inputs())
    found = [
        d for c in picture.chapters for e in c.exhibits for d in e.definitions if d not in picture.glossary
    ]
    repeated = {d.text for d in found if found.count(d) > 1 and len(d.text) > 60}
    assert repeated
    assert all(text.count(squeezed(one)) <= 1 for one in repeated)
    assert "Eerderuitgelegd:" in text


def squeezed(text: str) -> str:
    """Without white space, so that the ends of lines make no difference."""
    return "".join(text.split())
