# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on ambition 3: how children experience poverty, in several parts of life, and a place for their voices."""

from __future__ import annotations

from kansrijk.picture.chapters.figures_table import figures_exhibit, shares_chart
from kansrijk.picture.chapters.published_table import targets_exhibit
from kansrijk.picture.content import Chapter, Entry, Exhibit
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

PARTS = ("thuis", "school", "vrije_tijd", "buurt")
SEVERAL = "kinderen_missen_in_2"


def chapter(desk: Desk, number: int) -> Chapter:
    """What children go without in each part of life, how that adds up, and where their own words will stand."""
    words = desk.words
    several = desk.observation(SEVERAL)
    if several.value is None:
        headline = words("life.headline_missing", area=desk.place)
    else:
        headline = words("life.headline", area=desk.place, share=desk.text(several))
    paragraphs = [words("life.ambition")]
    if desk.area.status == "synthetic":
        paragraphs.append(words("life.drawn"))
    record = desk.inputs.record
    return Chapter(
        key="life",
        number=number,
        title=words("life.title"),
        headline=headline,
        chips=(desk.chip(),),
        paragraphs=tuple(paragraphs),
        exhibits=(
            _parts(desk),
            _together(desk),
            _without(desk),
            targets_exhibit(
                desk, "life-targets", "life.targets", record.judged("kinderen-betrokken"), named=True
            ),
        ),
        entries=tuple(_voice(desk, part) for part in PARTS),
        entries_title=words("life.voices"),
        empty=words("life.no_voices"),
        notes=tuple(words(f"life.voice_rule_{rule}") for rule in ("own", "safe", "answer")),
        notes_title=words("life.voice_rules"),
    )


def _voice(desk: Desk, part: str) -> Entry:
    words = desk.words
    return Entry(
        title=words(f"life.part_{part}"),
        text=words("life.voice_none"),
        facts=((words("life.voice_what"), words(f"life.voice_{part}")),),
    )


def _parts(desk: Desk) -> Exhibit:
    words = desk.words
    rows = [(words(f"life.part_{part}"), f"kinderen_missen_{part}") for part in PARTS]
    return figures_exhibit(
        desk,
        "parts",
        "life.parts_table",
        rows,
        corner=words("life.part"),
        chart=shares_chart(desk, "life.parts_chart", rows, words("life.parts_axis")),
    )


def _together(desk: Desk) -> Exhibit:
    rows = {
        "in_1": "kinderen_missen_in_1",
        "in_2": SEVERAL,
        "in_3": "kinderen_missen_in_3",
        "in_4": "kinderen_missen_in_4",
        "poor_too": "arm_en_meervoudig_gemis",
        "intensity": "meervoudig_gemis_intensiteit",
        "m0": "meervoudig_gemis_m0",
        **{f"from_{part}": f"meervoudig_gemis_bijdrage_{part}" for part in PARTS},
    }
    words = desk.words
    return figures_exhibit(
        desk,
        "together",
        "life.together_table",
        [(words(f"life.{label}"), code) for label, code in rows.items()],
        corner=words("life.together"),
        note=words("life.together_note"),
        defines=(
            SEVERAL,
            "arm_en_meervoudig_gemis",
            "meervoudig_gemis_intensiteit",
            "meervoudig_gemis_m0",
            "meervoudig_gemis_bijdrage_thuis",
        ),
    )


def _without(desk: Desk) -> Exhibit:
    words = desk.words
    rows = [
        (words("life.deprived"), "kinderen_gedepriveerd"),
        *(
            (words("life.deprived_line", line=desk.line(line)), f"arme_kinderen_{line}_gedepriveerd")
            for line in LINES
        ),
        (words("life.deprived_above"), f"niet_arme_kinderen_{MAIN_LINE}_gedepriveerd"),
        (words("life.severe"), "kinderen_ernstig_gedepriveerd"),
        (words("life.arope"), "kinderen_arope"),
        (words("life.grade"), "rapportcijfer_leven"),
    ]
    return figures_exhibit(
        desk,
        "without",
        "life.without_table",
        rows,
        corner=words("life.without"),
        note=words("life.without_note"),
        defines=(
            "kinderen_gedepriveerd",
            f"arme_kinderen_{MAIN_LINE}_gedepriveerd",
            "kinderen_ernstig_gedepriveerd",
            "kinderen_arope",
            "rapportcijfer_leven",
        ),
    )
