# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the picture together: from figures to chapters in one language."""

from __future__ import annotations

from dataclasses import replace

from kansrijk.picture.chapters import (
    account,
    broad,
    compare,
    examples,
    glance,
    joining,
    life,
    position,
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

AMBITIONS = (joining, position, life, examples, broad)
"""A chapter for each ambition of 2019, numbered alike, and one for the broad target."""
DETAILS = (poverty, work, schemes, provisions, rights, compare, published, unknown, account)
CHAPTERS = (*AMBITIONS, *DETAILS)


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
        chapters=tuple(
            replace(module.chapter(desk, number), part="ambitions" if module in AMBITIONS else "details")
            for number, module in enumerate(CHAPTERS, 1)
        ),
        glossary=account.glossary(desk),
        footer=" ".join(footer),
    )
