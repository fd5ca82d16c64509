# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cliffs in every municipality as a page, data or rows, chosen by the name of the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kansrijk.engine.files import ending_of, write_atomically
from kansrijk.engine.wording import show_date
from kansrijk.picture.cliffs_chart import bars_chart, limit_chart
from kansrijk.picture.cliffs_data import as_csv, as_dict
from kansrijk.picture.plain_page import style, template
from kansrijk.picture.words import Words
from kansrijk.policy.cliffs import HIGHEST, PROFIT, RAISE, Drop, FamilyCliffs, PlaceCliffs, worst_by_place
from kansrijk.policy.cliffs_text import benefit_line, cause_names, once_line, percent

FORMATS = (".html", ".json", ".csv")
BARS = 12
COLUMNS = ("place", "at", "pct", "loss", "of_local", "of_national", "causes", "back", "keeps", "keeps_scale",
           "steepest", "width", "extra", "extra_most")  # fmt: skip
OVERVIEW = ("family", "hard", "worst", "worst_place", "at", "causes", "steepest_worst", "middle")
BY_PLACE = ("place", "loss", "at", "pct", "family", "causes")


def check_cliffs_format(path: Path | str) -> str:
    """The form a file name asks for; call this before computing anything.

    Raises:
        Problem: another ending, with the ones there are.
    """
    return ending_of(path, FORMATS)


def write_cliffs(found: Sequence[FamilyCliffs], path: Path | str, language: str, *, invented: bool) -> None:
    """Write the cliffs of one or more families in the form of the name; a failure leaves what was there."""
    form = check_cliffs_format(path)
    if form == ".json":
        text = json.dumps([as_dict(item) for item in found], ensure_ascii=False, indent=2) + "\n"
    elif form == ".csv":
        text = as_csv(found)
    else:
        text = cliffs_page(found, language, invented=invented)
    with write_atomically(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def cliffs_page(found: Sequence[FamilyCliffs], language: str, *, invented: bool) -> str:
    """The page of one family, or of several with tables over all of them in front."""
    words = Words(language)
    several = len(found) > 1
    title = words("cliffs.title_all") if several else words("cliffs.title", family=found[0].family.title)
    return template("cliffs.html.j2").render(
        language=language,
        title=title,
        words=words,
        highest=HIGHEST,
        style=style(),
        origin=words("cliffs.invented" + "_all" * several if invented else "cliffs.from_file"),
        known=_known(found[0], words),
        several=several,
        heads={
            name: [words(f"cliffs.{column}") for column in columns]
            for name, columns in (("rows", COLUMNS), ("overview", OVERVIEW), ("by_place", BY_PLACE))
        },
        overview=[_overview(item, words) for item in found] if several else [],
        by_place=[_by_place(row, words) for row in worst_by_place(found)] if several else [],
        bars=_bars(found, language),
        bars_note=words("cliffs.bars_note" + "_all" * several),
        sections=[_section(item, words, number, several) for number, item in enumerate(found)],
        about=_about(found[0], words),
    )  # fmt: skip


def _known(found: FamilyCliffs, words: Words) -> str:
    if len(found.places) == 1:
        place = found.places[0]
        return "" if place.known else words("cliffs.one_unknown", place=place.name)
    known = len(found.known)
    return words("cliffs.known", known=known, all=len(found.places), unknown=len(found.places) - known)


def _bars(found: Sequence[FamilyCliffs], language: str) -> Markup | str:
    if len(found) == 1:
        rows = [(place.name, drop) for place, drop in found[0].ranked[:BARS]]
    else:
        rows = [(item.family.title, item.ranked[0][1]) for item in found if item.ranked]
        rows.sort(key=lambda row: -row[1].loss)
    return bars_chart(rows, language) if rows else ""


def _section(found: FamilyCliffs, words: Words, number: int, several: bool) -> dict[str, Any]:
    worst = found.ranked[0] if found.ranked else None
    intro = words(
        "cliffs.intro_profit" if found.column == PROFIT else "cliffs.intro_wage",
        member=found.member,
        highest=words.euro(HIGHEST),
        day=show_date(found.day, words.language),
    )
    return {
        "key": f"family-{number}",
        "title": found.family.title,
        "note": found.family.note,
        "intro": intro,
        "summary": _summary(found, words),
        "caption": words("cliffs.caption", family=found.family.title),
        "limit": limit_chart(found, *worst, words.language) if worst and not several else "",
        "limit_title": words("cliffs.line", place=worst[0].name) if worst else "",
        "rows": [_row(place, drop, words) for place, drop in _shown(found)],
        "benefit": _benefit(found, words),
        "once": [once_line(place, drop, words.language) for place, drop in found.once],
        "national": [_national(drop, words) for drop in found.national_drops],
        "without": [place.name for place in found.known if not place.hard],
    }


def _benefit(found: FamilyCliffs, words: Words) -> str:
    if found.benefit is None:
        return ""
    rule = benefit_line(found.benefit, words.language)
    return words("cliffs.benefit", rule=rule, source=found.benefit.source.in_language(words.language))


def _shown(found: FamilyCliffs) -> list[tuple[PlaceCliffs, Drop]]:
    """The worst cliff of each place; of a single place all of them."""
    if len(found.places) == 1:
        return [(found.places[0], drop) for drop in found.places[0].hard]
    return list(found.ranked)


def _summary(found: FamilyCliffs, words: Words) -> list[str]:
    if not found.known:
        return []
    if not found.ranked:
        return [words("cliffs.summary_none", highest=words.euro(HIGHEST))]
    place, drop = found.ranked[0]
    first = words(
        "cliffs.summary_one" if len(found.places) == 1 else "cliffs.summary",
        hard=len(found.ranked),
        known=len(found.known),
        place=place.name,
        wage=words.euro(drop.wage),
        loss=words.euro(drop.loss),
        middle=words.euro(found.middle_loss),
    )
    assert place.slide is not None
    return [
        first,
        words(
            "cliffs.scale_line",
            scale=found.scale.name.in_language(words.language),
            place=place.name,
            steepest=cents(place.slide.steepest, words),
            before=words.euro(place.slide.before),
            raise_=words.euro(RAISE),
            kept=words.euro(drop.raise_national + drop.raise_slid),
            keeps=words.euro(drop.raise_national + drop.raise_local),
        ),
    ]


def cents(value: float, words: Words) -> str:
    """An amount in euros with two decimals."""
    return words.euro(0).replace("0", words.number(value, 2))


def _row(place: PlaceCliffs, drop: Drop, words: Words) -> list[str]:
    more = drop.more_to_earn
    back = (
        words("cliffs.never", highest=words.euro(HIGHEST))
        if drop.recovered is None or more is None
        else words("cliffs.back_text", wage=words.euro(drop.recovered), more=words.euro(more))
    )
    slide = place.slide
    assert slide is not None
    return [
        words("cliffs.at_least", place=place.name) if place.at_least else place.name,
        words.euro(drop.wage),
        percent(drop.pct, words.language),
        words.euro(drop.loss),
        words.euro(drop.local),
        words.euro(drop.national),
        cause_names(drop, words.language),
        back,
        words.euro(drop.raise_national + drop.raise_local),
        words.euro(drop.raise_national + drop.raise_slid),
        cents(slide.steepest, words),
        words.euro(slide.width),
        words.euro(slide.extra_now),
        words.euro(slide.extra_most),
    ]


def _national(drop: Drop, words: Words) -> str:
    return words(
        "cliffs.national_line",
        wage=words.euro(drop.wage),
        loss=words.euro(drop.loss),
        causes=cause_names(drop, words.language),
    )


def _overview(found: FamilyCliffs, words: Words) -> list[str]:
    head = [found.family.title, words("cliffs.of_places", n=len(found.ranked), known=len(found.known))]
    if not found.ranked:
        return [*head, *["-"] * (len(OVERVIEW) - len(head))]
    place, drop = found.ranked[0]
    assert place.slide is not None
    return [
        *head,
        words.euro(drop.loss),
        place.name,
        words.euro(drop.wage),
        cause_names(drop, words.language),
        cents(place.slide.steepest, words),
        words.euro(found.middle_loss),
    ]


def _by_place(row: tuple[PlaceCliffs, FamilyCliffs, Drop], words: Words) -> list[str]:
    place, item, drop = row
    return [
        words("cliffs.at_least", place=place.name) if place.at_least else place.name,
        words.euro(drop.loss),
        words.euro(drop.wage),
        percent(drop.pct, words.language),
        item.family.title,
        cause_names(drop, words.language),
    ]


def _about(found: FamilyCliffs, words: Words) -> list[str]:
    scale = words(
        "cliffs.about_scale",
        name=found.scale.name.in_language(words.language),
        source=found.scale.source.in_language(words.language),
        width=words.number(found.scale.width_pct, 0),
    )
    return [words("cliffs.about_text"), scale, words("cliffs.person")]
