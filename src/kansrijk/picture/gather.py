# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings what other rooms know into the shape of the picture: published figures, and provisions in words."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from kansrijk.people.areas import COUNTRY, DATA, find_area
from kansrijk.people.synthesis.margins import published
from kansrijk.picture.inputs import MapPoint, ProvisionDescription, PublishedFigure
from kansrijk.provisions import ProvisionRules, Reckoning
from kansrijk.provisions import wording as provision_words

LATEST = "2024"
CBS_LINES = {101: "100", 110: "110", 120: "120"}
# StatLine code of the type of household -> end of the indicator code, name in Dutch and in English.
TYPES = {
    "1050195": ("eenouder", "Eenoudergezinnen", "Single parents"),
    "1017810": ("twee_ouders", "Paren met kinderen", "Couples with children"),
}
DEFINITION = {
    "nl": (
        "Particuliere huishoudens met een inkomen tot en met het genoemde deel van het sociaal minimum, "
        "minstens een jaar. Studenten en huishoudens met maar een deel van het jaar inkomen tellen niet mee."
    ),
    "en": (
        "Private households with an income up to the part named of the social minimum, at least one year. "
        "Students and households with income for part of the year are left out."
    ),
}
ALL_UNDER_18 = {
    "nl": " Alleen huishoudens waar alle kinderen jonger dan 18 zijn.",
    "en": " Only households where all children are under 18.",
}
WHY_ALL = {
    "nl": "Gepubliceerd is van een ander jaar. De synthetische bevolking is naar deze cijfers gemaakt.",
    "en": "Published is of another year. The synthetic population was made to follow these figures.",
}
HOUSEHOLDS = "huishoudens_tot_{line}_sociaal_minimum"
WHY_TYPE = {
    "nl": "Gepubliceerd telt alleen huishoudens met het hele jaar inkomen, in een ander jaar.",
    "en": "Published counts only households with income all year, in another year.",
}
WHY_101 = {
    "nl": " Het CBS telt tot en met 101%, wij tot en met 100%.",
    "en": " CBS counts up to 101%, we count up to 100%.",
}


def _why(line: int, texts: dict[str, str]) -> dict[str, str]:
    """Why a published line differs from ours."""
    extra = WHY_101 if line == 101 else {"nl": "", "en": ""}
    return {language: text + extra[language] for language, text in texts.items()}


def _municipal(code: str) -> list[PublishedFigure]:
    area = find_area(code)
    year, table = _source("minimum_120_pct")
    found = []
    for line in CBS_LINES:
        value = area.figures.get(f"minimum_{line}_pct")
        if value is None:
            continue
        found.append(
            PublishedFigure(
                code=f"huishoudens_tot_{line}",
                area=code,
                label={
                    "nl": f"Huishoudens tot en met {line}% van het sociaal minimum",
                    "en": f"Households up to {line}% of the social minimum",
                },
                value=value / 100,
                unit="share",
                period=year,
                definition=DEFINITION,
                table=table,
                compare_with=HOUSEHOLDS.format(line=line),
                why=WHY_ALL,
            )
        )
    return found[::-1] + _without_match(code)


def _without_match(code: str) -> list[PublishedFigure]:
    """Published figures of a municipality that no computed figure can be held against."""
    area = find_area(code)
    found = []
    if (low := area.figures.get("low_income_pct")) is not None:
        year, table = _source("low_income_pct")
        found.append(
            PublishedFigure(
                code="huishoudens_laag_inkomen",
                area=code,
                label={"nl": "Huishoudens met een laag inkomen", "en": "Households with a low income"},
                value=low / 100,
                unit="share",
                period=year,
                definition={
                    "nl": "Huishoudens onder de lage-inkomensgrens van het CBS, die in 2023 stopte.",
                    "en": "Households below the low-income line of CBS, which ended in 2023.",
                },
                table=table,
            )
        )
    return found


@cache
def _columns() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((DATA / "sources.yaml").read_text(encoding="utf-8"))
    return document


def _source(column: str) -> tuple[str, str]:
    """The year and the table of a column of published municipal figures."""
    table = _columns()["tables"][_columns()["columns"][column]["table"]]
    return str(table["reference"]), str(table["table"])


def _national() -> list[PublishedFigure]:
    document = yaml.safe_load((DATA / "national.yaml").read_text(encoding="utf-8"))
    found = []
    for code, (ending, nl, en) in TYPES.items():
        for line, ours in CBS_LINES.items():
            percent = (published(code, int(LATEST), line) or (0.0, 0.0))[1]
            found.append(
                PublishedFigure(
                    code=f"{ending}_tot_{line}",
                    area=COUNTRY,
                    label={"nl": f"{nl}, tot en met {line}%", "en": f"{en}, up to {line}%"},
                    value=percent / 100,
                    unit="share",
                    period=LATEST,
                    definition={
                        language: DEFINITION[language] + ALL_UNDER_18[language] for language in DEFINITION
                    },
                    table=document["source"]["table"],
                    status="voorlopig" if LATEST in document["years"]["voorlopig"] else "definitief",
                    compare_with=f"gezinnen_tot_{ours}_{ending}",
                    why=_why(line, WHY_TYPE),
                )
            )
    return found


def published_figures(code: str) -> tuple[PublishedFigure, ...]:
    """What CBS published about poverty in an area, the figures that match a computed one first.

    Args:
        code: code of a municipality, or "NL".

    Raises:
        UnknownArea: no such municipality.
    """
    return tuple(_national() if code == COUNTRY else _municipal(code))


def map_points(figures: dict[str, Any], indicator: str) -> tuple[MapPoint, ...]:
    """The municipalities of `figures` (AreaFigures by code) on the map, with a share each; the country is left out."""
    found = []
    for code, entry in figures.items():
        if code != COUNTRY:
            area = find_area(code)
            value = entry.value(indicator)
            found.append(MapPoint(code, area.name, area.lon, area.lat, entry.children, value))
    return tuple(found)


def describe_provisions(found: ProvisionRules) -> tuple[ProvisionDescription, ...]:
    """The provisions of a municipality that are in use, in words, those that are counted first.

    The codes are the slugs of the provisions.
    """
    counted = {id(item) for item in found.computed}
    used = [item for item in found.provisions if item.standing.in_use]
    ordered = sorted(used, key=lambda item: id(item) not in counted)
    return tuple(_description(item, id(item) in counted) for item in ordered)


def _both(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def _description(item: Reckoning, counted: bool) -> ProvisionDescription:
    record = item.provision
    whom = {language: _for_whom(item, language) for language in ("nl", "en")}
    reasons = [*item.reasons] if not item.computable else []
    remarks = [remark.text for remark in reasons if remark.text != item.standing.text]
    texts = [item.standing.text, *remarks, *record.notes[:1]]
    return ProvisionDescription(
        code=record.slug,
        name=_both(record.name.nl, record.name.en),
        for_whom=whom,
        amount={language: provision_words.amount(item, language) for language in ("nl", "en")},
        provider=record.provider or "",
        source_url=record.source.url,
        seen_on=record.source.seen,
        page_year=str(record.source.page_year) if record.source.page_year else None,
        confirmed=item.standing.kind == "current",
        counted=counted,
        note=_both(" ".join(text.nl for text in texts), " ".join(text.en for text in texts)),
    )


def _for_whom(item: Reckoning, language: str) -> str:
    ages = provision_words.for_whom(item, language) if item.amounts else ""
    limit = provision_words.limit(item, language) if item.limits else ""
    opening = {"nl": "Kinderen van", "en": "Children,"}[language]
    return " ".join(part for part in (f"{opening} {ages}." if ages else "", limit) if part)
