# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the picture together: from figures to chapters in one language."""

from __future__ import annotations

from kansrijk.picture.chapters import (
    account,
    compare,
    glance,
    poverty,
    provisions,
    published,
    rights,
    schemes,
    unknown,
    work,
)
from kansrijk.picture.content import Picture
from kansrijk.picture.desk import Desk
from kansrijk.picture.inputs import PictureInputs

CHAPTERS = (poverty, work, schemes, provisions, rights, compare, published, unknown, account)


def build_picture(inputs: PictureInputs, language: str = "nl") -> Picture:
    """The picture in words, tables and charts.

    Args:
        inputs: the figures and what goes with them.
        language: "nl" or "en".

    Raises:
        Problem: another language.
    """
    desk = Desk(inputs, language)
    words, area = desk.words, inputs.area
    kind = "synthetic" if area.status == "synthetic" else "computed"
    footer = [words("common.footer")]
    if inputs.provenance.made_on:
        footer.append(words("common.made_on", date=words.day(inputs.provenance.made_on)))
    return Picture(
        language=language,
        title=words("common.document_title", area=desk.heading, year=area.period),
        area_name=desk.heading,
        period=area.period,
        kicker=words("common.kicker"),
        summary=words("common.summary"),
        banner_title=words(f"common.banner_title_{kind}"),
        banner=words(f"common.banner_{kind}"),
        chip=desk.chip(),
        key_figures=glance.key_figures(desk),
        chapters=tuple(module.chapter(desk, number) for number, module in enumerate(CHAPTERS, 1)),
        glossary=account.glossary(desk),
        footer=" ".join(footer),
    )
