# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same family in every municipality as a page, data or rows, chosen by the name of the file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import show_date
from kansrijk.picture.compare_chart import places_chart, ranges_chart
from kansrijk.picture.map_chart import municipality_map
from kansrijk.picture.words import Words
from kansrijk.policy import compare as rules
from kansrijk.policy.compare import Comparison, Place, Steps

FORMATS = (".html", ".json", ".csv")
TEMPLATES = Path(__file__).parent / "templates"
PUBLISHED = Path(rules.__file__).parent / "data" / "published_comparison.yaml"
SHOWN = 12
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


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
        text = json.dumps([as_dict(item) for item in found], ensure_ascii=False, indent=2) + "\n"
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
    style = _COMMENT.sub("", (TEMPLATES / "curve.css").read_text(encoding="utf-8")).strip()
    title = (
        words("same_child.title", family=found[0].family.title)
        if len(found) == 1
        else words("same_child.title_all")
    )
    return _environment().get_template("compare.html.j2").render(
        language=language,
        title=title,
        words=words,
        style=Markup(style),
        overview=_overview(found, words) if len(found) > 1 else None,
        overview_chart=ranges_chart(found, language) if len(found) > 1 else "",
        sections=[_section(item, words, i, invented, len(found) == 1) for i, item in enumerate(found)],
        published=_published(found, words),
    )  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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
    s = found.spread
    day = show_date(found.day, words.language)
    intro = words(
        "same_child.intro" if invented else "same_child.intro_file",
        day=day,
        pct=words.number(found.income_pct, 0),
    )
    known = words("same_child.known", known=s.known, all=s.known + s.unknown, unknown=s.unknown)
    if s.at_least:
        known = f"{known} {words('same_child.least_note', n=s.at_least)}"
    amounts = (
        {k: words.euro(getattr(s, k)) for k in ("minimum", "p10", "median", "p90", "maximum")}
        if s.known
        else {}
    )
    return {
        "key": f"family-{number}",
        "title": found.family.title,
        "note": found.family.note,
        "intro": intro,
        "known": known,
        "spread": words("same_child.spread", known=s.known, entitled=s.entitled, **amounts) if s.known else "",
        "chart": places_chart(found, words.language) if alone and s.known else "",
        "map": _map(found, words) if alone and s.known else "",
        "rows": [_row(place, words) for place in found.ranked],
        "streets": [
            words(
                "same_child.street_line",
                a=x.from_.name,
                b=x.to.name,
                km=words.number(x.km, 0),
                change=_signed(x.change, words),
            )
            for x in found.streets[:SHOWN]
            if x.change > 0
        ],
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


def _published(found: Sequence[Comparison], words: Words) -> list[str]:
    """The published comparison beside ours, when its family is among those compared."""
    told = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    title = rules.reference_families()[told["family"]].title
    ours = next((item for item in found if item.family.title == title), None)
    if ours is None:
        return []
    by_code = {place.code: place for place in ours.places}
    lines = []
    for figure in told["figures"]:
        place = by_code[figure["code"]]
        mine = words.euro(place.amount) if place.known else words("map.no_figure")
        lines.append(
            f"{place.name}: {words.euro(figure['eur_a_year'])} ({words.pick(told['source'])}); Kansrijk: {mine}."
        )
    return [*lines, words.pick(told["difference"])]
