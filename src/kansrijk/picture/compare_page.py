# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same family in every municipality as a page, data or rows, chosen by the name of the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import show_date
from kansrijk.picture.compare_chart import places_chart, ranges_chart
from kansrijk.picture.map_chart import municipality_map
from kansrijk.picture.plain_page import style, template
from kansrijk.picture.words import Words
from kansrijk.policy.compare import Comparison, Place, Spread, Steps, Street
from kansrijk.policy.compare_published import Beside, published_beside

FORMATS = (".html", ".json", ".csv")
SHOWN = 12


def check_compare_format(path: Path | str) -> str:
    """The form a file name asks for; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_comparison(found: Sequence[Comparison], path: Path | str, language: str, *, invented: bool) -> None:
    """Write one or more compared families in the form of the name; a failure leaves what was there."""
    form = check_compare_format(path)
    if form == ".json":
        told = published_beside(found)
        beside = None if told is None else [row.as_dict() for row in told.rows]
        rows = [
            as_dict(item) | ({"published": beside} if told and told.family == item.family.title else {})
            for item in found
        ]
        text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    elif form == ".csv":
        text = as_csv(found)
    else:
        text = comparison_page(found, language, invented=invented)
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def as_dict(found: Comparison) -> dict[str, Any]:
    """One comparison as plain values; unknown municipalities are there with the reason."""
    s = found.spread
    return {
        "family": found.family.title,
        "day": found.day.isoformat(),
        "income_pct": round(found.income_pct, 2),
        "spread": asdict(s),
        "floor": {"nl": found.floor.name.nl, "en": found.floor.name.en},
        "places": [_place_dict(place) for place in found.places],
        "streets": [
            {"from": x.from_.code, "to": x.to.code, "km": round(x.km, 1), "change": x.change} for x in found.streets
        ],
    }  # fmt: skip


def _place_dict(place: Place) -> dict[str, Any]:
    if place.why_unknown is not None:
        why = {"nl": place.why_unknown.nl, "en": place.why_unknown.en}
        return {
            "code": place.code,
            "name": place.name,
            "known": False,
            "why_unknown": why,
            "once": place.once,
        }
    return {
        "code": place.code, "name": place.name, "known": True, "yearly": place.yearly, "once": place.once,
        "at_least": place.at_least, "standing": place.standing, "floor_gap": place.floor_gap,
        "steps": vars(place.steps),
        "items": [
            {"slug": i.slug, "nl": i.name.nl, "en": i.name.en, "categories": list(i.categories), "yearly": i.yearly,
             "once": i.once, "standing": i.standing}
            for i in place.items
        ],
    }  # fmt: skip


def as_csv(found: Sequence[Comparison]) -> str:
    """A row for each family and municipality; empty cells where nothing is known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["family", "code", "name", "known", "eur_a_year", "eur_once", "at_least", "standing", "floor_gap"]
    )
    for item in found:
        for p in item.places:
            values = [p.yearly, p.once, p.at_least, p.standing, "" if p.floor_gap is None else p.floor_gap]
            writer.writerow([item.family.title, p.code, p.name, p.known, *(values if p.known else [""] * 5)])
    return out.getvalue()


def steps_text(steps: Steps, words: Words) -> str:
    """The steps in words, such as "2 aanvragen, 1 vanzelf"."""
    parts = []
    if steps.applications:
        parts.append(
            words(
                "same_child.apply" if steps.applications == 1 else "same_child.applies", n=steps.applications
            )
        )
    for key, n in (
        ("via", steps.through_others),
        ("by_itself", steps.automatic),
        ("way_unknown", steps.unknown),
    ):
        if n:
            parts.append(words(f"same_child.{key}", n=n))
    return ", ".join(parts)


def comparison_page(found: Sequence[Comparison], language: str, *, invented: bool) -> str:
    """The page of one family, or of several with a table in front."""
    words = Words(language)
    title = (
        words("same_child.title", family=found[0].family.title)
        if len(found) == 1
        else words("same_child.title_all")
    )
    return template("compare.html.j2").render(
        language=language,
        title=title,
        words=words,
        style=style(),
        overview=_overview(found, words) if len(found) > 1 else None,
        overview_chart=ranges_chart(found, language) if len(found) > 1 else "",
        sections=[_section(item, words, i, invented, len(found) == 1) for i, item in enumerate(found)],
        published=_published(found, words),
    )  # fmt: skip


def _overview(found: Sequence[Comparison], words: Words) -> list[list[str]]:
    rows = []
    for c in found:
        s = c.spread
        amounts = (
            [words.euro(v) for v in (s.minimum, s.p10, s.median, s.p90, s.maximum)] if s.known else ["?"] * 5
        )
        rows.append(
            [
                c.family.title,
                f"{words.number(c.income_pct, 0)}%",
                words("same_child.of_places", n=s.entitled, known=s.known),
                *amounts,
                str(len(c.below_floor)) if _inside(c) else "-",
            ]
        )
    return rows


def _inside(found: Comparison) -> bool:
    return any(place.floor_gap is not None for place in found.places)


def _section(found: Comparison, words: Words, number: int, invented: bool, alone: bool) -> dict[str, Any]:
    drawn = alone and found.spread.known > 0
    return {
        "key": f"family-{number}",
        "title": found.family.title,
        "note": found.family.note,
        "intro": words(
            "same_child.intro" if invented else "same_child.intro_file",
            day=show_date(found.day, words.language),
            pct=words.number(found.income_pct, 0),
        ),
        "known": _known(found.spread, words),
        "spread": _spread(found.spread, words),
        "chart": places_chart(found, words.language) if drawn else "",
        "map": _map(found, words) if drawn else "",
        "rows": [_row(place, words) for place in found.ranked],
        "streets": [_street(street, words) for street in found.streets[:SHOWN] if street.change > 0],
        "floor": words(
            "same_child.floor_intro",
            name=found.floor.name.in_language(words.language),
            source=found.floor.source.in_language(words.language),
        ),
        "inside": _inside(found),
        "below": [
            words(
                "same_child.floor_maybe" if p.at_least else "same_child.floor_line",
                place=p.name,
                gap=words.euro(p.floor_gap or 0.0),
            )
            for p in found.below_floor
        ],
    }  # fmt: skip


def _known(spread: Spread, words: Words) -> str:
    """Of how many municipalities it is known, and how many of those may give more."""
    every = spread.known + spread.unknown
    known = words("same_child.known", known=spread.known, all=every, unknown=spread.unknown)
    if spread.at_least:
        known = f"{known} {words('same_child.least_note', n=spread.at_least)}"
    return known


def _spread(spread: Spread, words: Words) -> str:
    if not spread.known:
        return ""
    amounts = {k: words.euro(getattr(spread, k)) for k in ("minimum", "p10", "median", "p90", "maximum")}
    return words("same_child.spread", known=spread.known, entitled=spread.entitled, **amounts)


def _street(street: Street, words: Words) -> str:
    return words(
        "same_child.street_line",
        a=street.from_.name,
        b=street.to.name,
        km=words.number(street.km, 0),
        change=_signed(street.change, words),
    )


def _signed(value: float, words: Words) -> str:
    return ("+" if value > 0 else "") + words.euro(value)


def _row(place: Place, words: Words) -> list[str]:
    least = f"{words('same_child.at_least')} " if place.at_least else ""
    what = "; ".join(item.name.in_language(words.language) for item in place.items if item.entitled)
    return [
        place.name,
        least + words.euro(place.amount),
        words.euro(place.once) if place.once else "",
        what or words("same_child.nothing"),
        steps_text(place.steps, words),
        words(f"same_child.{place.standing}") if place.entitled else "",
    ]


def _map(found: Comparison, words: Words) -> Markup:
    values = {place.code: place.amount if place.known else None for place in found.places}
    drawn = municipality_map(
        values,
        words("same_child.chart"),
        unit="EUR",
        measure=words("same_child.measure"),
        language=words.language,
    )
    # Only this package and the chart library wrote what is inside; titles and texts were escaped.
    return Markup(drawn.svg)


def _published(found: Sequence[Comparison], words: Words) -> dict[str, Any] | None:
    """The published comparison beside ours, when its family is among those compared."""
    told = published_beside(found)
    if told is None:
        return None
    head = ("place", "published_figure", "ours", "what")
    return {
        "source": words("same_child.published_source", source=told.source.in_language(words.language)),
        "head": [words(f"same_child.{name}") for name in head],
        "rows": [_beside(row, words) for row in told.rows],
        "difference": told.difference.in_language(words.language),
    }


def _beside(row: Beside, words: Words) -> list[str]:
    place, published = row.place, words.euro(row.published)
    if not place.known:
        why = "" if place.why_unknown is None else place.why_unknown.in_language(words.language)
        return [place.name, published, words("same_child.ours_unknown"), why]
    cells = _row(place, words)
    ours = words("same_child.and_once", yearly=cells[1], once=cells[2]) if cells[2] else cells[1]
    return [place.name, published, ours, cells[3]]
