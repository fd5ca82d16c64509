# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on ambition 2: fewer households with children on a low income, and where their parents stand."""

from __future__ import annotations

from kansrijk.indicators.target_words import verdict_word
from kansrijk.indicators.trend import Trend
from kansrijk.indicators.trend_words import amount
from kansrijk.picture.chapters.figures_table import figures_exhibit, shares_chart
from kansrijk.picture.chapters.published_table import (
    latest_exhibit,
    series_exhibit,
    targets_exhibit,
    trend_exhibit,
)
from kansrijk.picture.content import Chapter, Exhibit
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

HOUSEHOLDS = "huishoudens-met-kinderen"
CHILDREN = "kinderarmoede"


def chapter(desk: Desk, number: int) -> Chapter:
    """What was published about the country over time, the targets, and beside it what is computed here."""
    words, record = desk.words, desk.inputs.record
    return Chapter(
        key="position",
        number=number,
        title=words("position.title"),
        headline=_headline(desk, record.households[0]),
        chips=(desk.published_chip(),),
        paragraphs=(words("position.ambition"), words("position.paragraph", area=desk.place)),
        exhibits=(
            series_exhibit(desk, "households", record.households),
            trend_exhibit(desk, "households-trend", record.households),
            targets_exhibit(
                desk, "households-target", "position.target", record.judged(HOUSEHOLDS), named=False
            ),
            _families(desk),
            _parents(desk),
            latest_exhibit(desk, "position-latest", "position.latest", record.latest),
            series_exhibit(desk, "children-poor", record.children),
            trend_exhibit(desk, "children-trend", record.children),
            targets_exhibit(
                desk, "children-targets", "position.targets", record.judged(CHILDREN), named=False
            ),
        ),
    )


def _headline(desk: Desk, found: Trend) -> str:
    first, last = found.points[0], found.points[-1]
    language, unit = desk.language, found.series.unit
    judged = desk.inputs.record.judged(HOUSEHOLDS)[0].versions[-1].final
    text = desk.words(
        "position.headline",
        first=amount(first.value or 0.0, unit, language),
        first_year=first.period,
        last=amount(last.value or 0.0, unit, language),
        last_year=last.period,
    )
    ended = "_ended" if found.series.version.ended else ""
    return f"{text} {desk.words(f'position.verdict{ended}', verdict=verdict_word(judged, language))}"


def _families(desk: Desk) -> Exhibit:
    """Families with children below the four lines here, apart from the published series."""
    words = desk.words
    rows = [(desk.line(line), f"gezinnen_met_kinderen_tot_{line}_sociaal_minimum") for line in LINES]
    charted = [(desk.short(line), code) for line, (_, code) in zip(LINES, rows, strict=True)]
    return figures_exhibit(
        desk,
        "families-here",
        "position.families_table",
        rows,
        corner=words("common.line"),
        chart=shares_chart(desk, "position.families_chart", charted, words("position.families_axis")),
        note=words("position.families_note"),
        defines=(f"gezinnen_met_kinderen_tot_{MAIN_LINE}_sociaal_minimum",),
    )


def _parents(desk: Desk) -> Exhibit:
    line = MAIN_LINE
    rows = {
        "working": f"arme_kinderen_{line}_waarvan_ouder_werkt",
        "assistance": "kinderen_in_bijstandsgezin",
        "depth": f"mediaan_tekort_pct_{line}",
        "depth_m": f"mediaan_tekort_m_{line}",
        "long": f"arme_kinderen_{line}_waarvan_lang",
        "three_of_four": "kinderen_laag_inkomen_3_van_4",
        "near": "kinderen_net_boven_sociaal_minimum",
        "debts": "kinderen_problematische_schulden",
        "debts_poor": f"arme_kinderen_{line}_problematische_schulden",
        "debts_no_help": "kinderen_problematische_schulden_zonder_hulp",
        "left": f"inkomen_na_vaste_lasten_arm_{line}",
    }
    return figures_exhibit(
        desk,
        "parents-here",
        "position.parents_table",
        [(desk.words(f"position.{label}"), code) for label, code in rows.items()],
        corner=desk.words("position.parents_corner"),
        note=desk.words("position.parents_note"),
    )
