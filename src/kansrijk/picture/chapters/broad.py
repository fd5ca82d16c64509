# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter on the broad reduction target: income and the quality of a child's surroundings, measure by measure."""

from __future__ import annotations

from kansrijk.indicators.broad_target import ROLES, JudgedMeasure
from kansrijk.indicators.broad_target_words import WORDS, conclusion, why
from kansrijk.indicators.target_words import target_value, verdict_word
from kansrijk.indicators.trend_words import amount
from kansrijk.picture.chapters.figures_table import figures_exhibit
from kansrijk.picture.content import Cell, Chapter, Chip, Column, Definition, Exhibit, Row, Table
from kansrijk.picture.desk import MAIN_LINE, Desk

HERE = {
    "P3": "kinderen_gedepriveerd",
    "P4": "kinderen_laag_inkomen_3_van_4",
    "S1": f"mediaan_tekort_pct_{MAIN_LINE}",
    "S2": "kinderen_net_boven_sociaal_minimum",
    "S3": "kinderen_arope",
    "S5": "kinderen_problematische_schulden",
    "S6": "niet_gebruik_verwacht",
    "S7": f"arme_kinderen_{MAIN_LINE}_waarvan_ouder_werkt",
    "S8": "kinderen_ernstig_gedepriveerd",
    "K7": "rapportcijfer_leven",
}
"""Measures of the broad target with the indicator here that comes nearest; none of them is the same measurement."""


def chapter(desk: Desk, number: int) -> Chapter:
    """The measures with baseline, target, path and verdict; what is computed here stands apart."""
    words, judged = desk.words, desk.inputs.record.broad
    standing = WORDS[desk.language][judged.target.standing]
    primary = [item for item in judged.measures if item.measure.role == "primary"]
    aimed = sum(item.measure.target is not None for item in primary)
    return Chapter(
        key="broad",
        number=number,
        title=words("broad.title"),
        headline=words(
            "broad.headline" if aimed else "broad.headline_none",
            count=words.number(len(primary)),
            aimed=words.number(aimed),
        ),
        chips=(desk.published_chip(),),
        paragraphs=(words("broad.asked"), " ".join([standing, *conclusion(judged, desk.language)])),
        exhibits=(*_own(desk), *(_measures(desk, role) for role in ROLES), _here(desk)),
        notes=tuple(
            f"{group.nl}: {group.why_nl}" if desk.language == "nl" else f"{group.en}: {group.why_en}"
            for group in judged.target.not_measured
        ),
        notes_title=words("broad.not_measured"),
    )


def _measures(desk: Desk, role: str) -> Exhibit:
    words, judged = desk.words, desk.inputs.record.broad
    chosen = [item for item in judged.measures if item.measure.role == role]
    labels = ("about", "baseline", "latest", "target", "why")
    table = Table(
        words("broad.table", name=words(f"broad.role_{role}")),
        words("broad.measure"),
        tuple(Column(words(f"broad.{label}"), numeric=False) for label in labels),
        tuple(_row(desk, item) for item in chosen),
        wide=True,
    )
    published = words("common.not_stated")
    tables = dict.fromkeys(item.measure.source_table for item in chosen if item.measure.source_table)
    years = [item.series.latest() for item in chosen if item.series]
    periods = [point.period for point in years if point is not None]
    return Exhibit(
        key=f"broad-{role.replace('_', '-')}",
        table=table,
        period=", ".join(sorted(set(periods))) or published,
        source=words("broad.source", names=", ".join(tables) or published),
        chips=(desk.published_chip(),),
        definitions=tuple(_definition(desk, item) for item in chosen),
    )


def _definition(desk: Desk, item: JudgedMeasure) -> Definition:
    text = item.measure.words[desk.language]["definition"]
    version = desk.words("common.version", version=item.measure.definition.version)
    return Definition(f"{item.measure.code} {item.measure.name(desk.language)}", f"{text} {version}")


def _own(desk: Desk) -> tuple[Exhibit, ...]:
    """The target that the municipality set itself, each measure beside the national one; nothing when it set none."""
    words, own = desk.words, desk.inputs.own_target
    if own is None:
        return ()
    labels = ("baseline", "latest", "target", "own_national", "why")
    table = Table(
        words("broad.own_table", name=own.target.area),
        words("broad.measure"),
        tuple(Column(words(f"broad.{label}"), numeric=False) for label in labels),
        tuple(_own_row(desk, item) for item in own.measures),
        wide=True,
    )
    years = [item.series.latest() for item in own.measures if item.series]
    standing = WORDS[desk.language][own.target.standing]
    exhibit = Exhibit(
        key="broad-own",
        table=table,
        period=", ".join(sorted({point.period for point in years if point})) or words("common.not_stated"),
        source=words("broad.own_source", name=own.target.area, title=own.target.title(desk.language)),
        chips=(Chip("published", words("broad.own_chip")),),
        note=" ".join([standing, *conclusion(own, desk.language)]),
        definitions=tuple(_definition(desk, item) for item in own.measures),
    )
    return (exhibit,)


def _own_row(desk: Desk, item: JudgedMeasure) -> Row:
    """A row of the own target with the national measure of the same code beside it."""
    words, row = desk.words, _row(desk, item)
    national = next(
        (each for each in desk.inputs.record.broad.measures if each.measure.code == item.measure.code), None
    )
    if national is None:
        beside = Cell(words("broad.own_only"))
    else:
        asked = _aim(national, desk.language)
        same = national.measure.definition.version == item.measure.definition.version
        beside = Cell(asked if same else words("broad.own_otherwise", aim=asked))
    about, baseline, latest, aim, reason = row.cells
    return Row(f"{row.header}: {about.text}", (baseline, latest, aim, beside, reason))


def _row(desk: Desk, item: JudgedMeasure) -> Row:
    words, language, measure = desk.words, desk.language, item.measure
    names = WORDS[language]
    about = names[measure.dimension]
    if measure.parts:
        about += f" ({', '.join(names[part] for part in measure.parts)})"
    start = measure.baseline
    latest = item.series.latest() if item.series else None
    unknown = Cell(names["unknown"], missing=True)
    cells = (
        Cell(about),
        unknown
        if start is None
        else Cell(
            words("broad.value_year", value=amount(start.value, measure.unit, language), year=start.year)
        ),
        unknown
        if latest is None or latest.value is None
        else Cell(
            words("broad.value_year", value=amount(latest.value, measure.unit, language), year=latest.period)
        ),
        Cell(_aim(item, language)),
        Cell(_why(item, language) or words("broad.no_target_why")),
    )
    return Row(f"{measure.code} {measure.name(language)}", cells)


def _aim(item: JudgedMeasure, language: str) -> str:
    """What is asked in each year of the path, and the verdict."""
    target = item.measure.target
    knots = () if target is None else target.path.knots
    asked = [f"{knot.year}: {target_value(knot.value, item.measure.unit, language)}" for knot in knots]
    verdict = verdict_word(item.judgement, language)
    return f"{'; '.join(asked) or WORDS[language]['no_target']} ({verdict})"


def _why(item: JudgedMeasure, language: str) -> str:
    prefix = f"{item.measure.code}: "
    lines = (line.removeprefix(prefix) for line in why(item, language))
    return " ".join(line[:1].upper() + line[1:] for line in lines)


def _here(desk: Desk) -> Exhibit:
    words = desk.words
    names = {
        item.measure.code: item.measure.name(desk.language) for item in desk.inputs.record.broad.measures
    }
    rows = [(f"{code} {names[code]}", indicator) for code, indicator in HERE.items()]
    return figures_exhibit(
        desk,
        "broad-here",
        "broad.here",
        rows,
        corner=words("broad.measure"),
        note=words("broad.here_note"),
        model=True,
    )
