# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chapter that puts the area beside the Netherlands and like municipalities, or shows the country on a map."""

from __future__ import annotations

from kansrijk.indicators import AreaFigures
from kansrijk.picture.chapters.national_map import map_exhibit, rates
from kansrijk.picture.chapters.poverty import CHILDREN
from kansrijk.picture.charts import COLOURS, Mark, dots
from kansrijk.picture.charts.build import NARROW, WIDE
from kansrijk.picture.content import Chapter, Chart, Column, Exhibit, Legend, Row, Table
from kansrijk.picture.desk import LINES, MAIN_LINE, Desk

BENEFIT = "kinderen_in_bijstandsgezin"
REACH = f"recht_onder_arme_kinderen_{MAIN_LINE}"
CODES = (*(CHILDREN.format(line=line) for line in LINES), BENEFIT, REACH)


def chapter(desk: Desk, number: int) -> Chapter:
    """The same figures for every area, with what to be careful about."""
    words = desk.words
    paragraphs = [words("compare.careful")]
    exhibits: list[Exhibit] = []
    if desk.country or desk.inputs.peers:
        exhibits.append(_beside(desk))
    if desk.inputs.map_points:
        exhibits.append(map_exhibit(desk))
    because = words.pick(desk.inputs.peers_because)
    if because and desk.inputs.peers:
        paragraphs.append(words("compare.because", text=because))
    return Chapter(
        key="compare",
        number=number,
        title=words("compare.title_country" if desk.inputs.is_country else "compare.title"),
        headline=_headline(desk),
        chips=desk.chips_of(desk.country, *desk.inputs.peers),
        paragraphs=tuple(paragraphs) if exhibits else (),
        exhibits=tuple(exhibits),
        notes=_coverage(desk),
    )


def _headline(desk: Desk) -> str:
    words, code = desk.words, CHILDREN.format(line=MAIN_LINE)
    area = desk.place
    found = rates(desk)
    if desk.inputs.is_country and found:
        return words("compare.headline_country", low=words.share(min(found)), high=words.share(max(found)))
    own, country = desk.area.value(code), desk.country.value(code) if desk.country else None
    if own is None or country is None:
        return words("compare.headline_peers" if desk.inputs.peers else "compare.headline_missing", area=area)
    kind = "equal" if round(own, 3) == round(country, 3) else "above" if own > country else "below"
    return words(f"compare.headline_{kind}", area=area, share=words.share(own), country=words.share(country))


def _coverage(desk: Desk) -> tuple[str, ...]:
    country = desk.country
    if country is None or country.coverage.complete or not country.children:
        return ()
    coverage, words = country.coverage, desk.words
    return (
        words(
            "compare.coverage",
            known=words.number(coverage.municipalities_with_provisions),
            all=words.number(coverage.municipalities),
            share=words.share(coverage.children_with_provisions / country.children),
        ),
    )


def _areas(desk: Desk) -> list[tuple[str, AreaFigures]]:
    country = [(desk.country_name, desk.country)] if desk.country else []
    peers = [(desk.name_of(peer, peer.name), peer) for peer in desk.inputs.peers]
    return [(desk.heading, desk.area), *country, *peers]


def _beside(desk: Desk) -> Exhibit:
    words = desk.words
    labels = [
        words("compare.children"),
        *(words("compare.up_to", line=line) for line in LINES),
        words("compare.bijstand"),
        words("compare.right"),
    ]
    rows = tuple(
        Row(
            name,
            (desk.number_cell(figures.children), *(desk.cell(code, figures) for code in CODES)),
            strong=figures is desk.area,
        )
        for name, figures in _areas(desk)
    )
    columns = tuple(Column(label) for label in labels)
    return desk.exhibit(
        "compare",
        Table(desk.title("compare.table"), words("compare.corner"), columns, rows, wide=True),
        defines=(CHILDREN.format(line=MAIN_LINE), BENEFIT, REACH),
        chips=desk.chips_of(desk.country, *desk.inputs.peers),
        chart=_chart(desk),
    )


def _chart(desk: Desk) -> Chart | None:
    words = desk.words
    names = [desk.short(line) for line in LINES]
    names += [words("compare.short_bijstand"), words("compare.short_right")]
    peers, country = words("compare.peers"), desk.country_name
    if desk.inputs.peers:
        peers = desk.name_of(desk.inputs.peers[0], peers)
    marks, spoken = [], []
    for name, code in zip(names, CODES, strict=True):
        own = desk.rate(desk.area, code)
        if own is None:
            continue
        marks.append(Mark(name, desk.heading, own))
        values = [words("compare.alt_value", area=desk.place, value=words.share(own / 100))]
        national = desk.rate(desk.country, code)
        if national is not None:
            marks.append(Mark(name, country, national))
            values.append(words("compare.alt_value", area=country, value=words.share(national / 100)))
        beside = [desk.rate(peer, code) for peer in desk.inputs.peers]
        marks += [Mark(name, peers, rate) for rate in beside if rate is not None]
        spoken.append(words("compare.alt_row", row=name, values=", ".join(values)))
    if not marks:
        return None
    styles = [(desk.heading, "circle", COLOURS["teal"], 190)]
    legend = [Legend(desk.heading, COLOURS["teal"], "circle")]
    if desk.country:
        styles.insert(0, (country, "diamond", COLOURS["gold"], 150))
        legend.append(Legend(country, COLOURS["gold"], "diamond"))
    if desk.inputs.peers:
        styles.insert(0, (peers, "ring", COLOURS["muted"], 80))
        legend.append(Legend(peers, COLOURS["muted"], "ring"))
    axis = words("compare.axis")
    return Chart(
        title=desk.title("compare.chart"),
        description=words("compare.alt", parts="; ".join(spoken)),
        wide=dots(marks, styles, axis, WIDE),
        narrow=dots(marks, styles, axis, NARROW),
        legend=tuple(legend),
    )
