# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""How much of the country the catalogue of child provisions covers: by province, by size, and how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kansrijk.engine.rulebook import as_day
from kansrijk.people import municipalities
from kansrijk.provisions import codes, rules_for
from kansrijk.provisions.cases import case_origins
from kansrijk.provisions.reckoning import NO_LIMIT
from kansrijk.provisions.standing import OnDay

SIZES: tuple[tuple[int, str, str], ...] = (
    (25_000, "onder 25.000 inwoners", "below 25,000 inhabitants"),
    (50_000, "25.000 tot 50.000", "25,000 to 50,000"),
    (100_000, "50.000 tot 100.000", "50,000 to 100,000"),
    (250_000, "100.000 tot 250.000", "100,000 to 250,000"),
    (10**9, "250.000 en meer", "250,000 and more"),
)


@dataclass(frozen=True)
class Place:
    """One municipality in the catalogue on a day.

    `records` are all its records, `computed` those with an amount. `surest` is the best standing among the computed
    ones: "current", "as_seen" or "undated"; None when nothing can be computed. `year` is the latest year among them,
    None when all are undated. `limits` are the lowest and highest income limit in percent, None without one.
    """

    code: str
    name: str
    province: str
    inhabitants: int
    records: int
    computed: int
    surest: OnDay | None
    year: int | None = None
    limits: tuple[float, float] | None = None

    def size(self, language: str = "nl") -> str:
        """The class of size in words."""
        nl, en = next((nl, en) for top, nl, en in SIZES if self.inhabitants < top)
        return nl if language == "nl" else en


def places(day: date | str) -> list[Place]:
    """Every municipality of the country, also those without data (`records` 0), on a day."""
    on, held = as_day(day), set(codes())
    found = []
    for area in municipalities():
        rules = rules_for(area.code, on) if area.code in held else None
        standings = [item.standing.kind for item in rules.computed] if rules is not None else []
        order: tuple[OnDay, ...] = ("current", "as_seen", "undated")
        counted = rules.computed if rules is not None else []
        years = [item.provision.status.year for item in counted if item.provision.status.year is not None]
        limits = [pct for item in counted for pct in item.limits.values() if pct != NO_LIMIT]
        found.append(
            Place(
                code=area.code,
                name=area.name,
                province=area.province,
                inhabitants=int(area.inhabitants),
                records=len(rules.provisions) if rules is not None else 0,
                computed=len(standings),
                surest=next((kind for kind in order if kind in standings), None),
                year=max(years, default=None),
                limits=(min(limits), max(limits)) if limits else None,
            )
        )
    return found


def coverage_text(day: date | str, language: str = "en") -> str:
    """The catalogue in counts as Markdown: by province, by size, and by how sure the computed schemes are."""
    found = places(day)
    dutch = language == "nl"
    known = [place for place in found if place.records]
    computed = [place for place in found if place.computed]
    total = sum(place.records for place in found)
    head = (
        f"Op {as_day(day)}: {total} regelingen van {len(known)} van de {len(found)} gemeenten; van {len(computed)} "
        "is minstens één regeling te berekenen. De andere zijn onbekend, niet nul."
        if dutch
        else f"On {as_day(day)}: {total} schemes of {len(known)} of the {len(found)} municipalities; of {len(computed)} "
        "at least one can be computed. The others are unknown, not zero."
    )
    lines = [head, ""]
    lines += _table("provincie" if dutch else "province", found, lambda place: place.province, None, dutch)
    order = [nl if dutch else en for _, nl, en in SIZES]
    lines += _table("grootte" if dutch else "size", found, lambda place: place.size(language), order, dutch)
    sure = Counter(place.surest for place in computed)
    words = (
        {
            "current": "geldig in dat jaar",
            "as_seen": "zo gezien in een eerder jaar",
            "undated": "zonder datum",
        }
        if dutch
        else {
            "current": "confirmed for that year",
            "as_seen": "seen in an earlier year",
            "undated": "undated",
        }
    )
    label = "zekerste regeling van de gemeente" if dutch else "surest scheme of the municipality"
    lines += [f"| {label} | {'gemeenten' if dutch else 'municipalities'} |", "| --- | --- |"]
    lines += [f"| {text} | {sure[kind]} |" for kind, text in words.items()]  # type: ignore[index]
    return "\n".join(lines) + "\n"


def _table(
    head: str, found: Iterable[Place], key: Callable[[Place], str], order: list[str] | None, dutch: bool
) -> list[str]:
    everywhere = list(found)
    groups = order or sorted({key(place) for place in everywhere})
    heads = (
        ("gemeenten", "met gegevens", "te berekenen")
        if dutch
        else ("municipalities", "with data", "computed")
    )
    rows = [f"| {head} | {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for group in groups:
        mine = [place for place in everywhere if key(place) == group]
        with_data = sum(place.records > 0 for place in mine)
        rows.append(f"| {group} | {len(mine)} | {with_data} | {sum(place.computed > 0 for place in mine)} |")
    return [*rows, ""]


def computed_list(day: date | str, language: str = "en") -> str:
    """The municipalities of which something can be computed, as Markdown: by province and size, and each by name.

    Of each: how many schemes, the latest year of its sources, its income limits in percent, and how many worked cases
    come from the text of a source, from the notes of the research, or are derived from the data file.
    """
    found = [place for place in places(day) if place.computed]
    dutch = language == "nl"
    sizes = [nl if dutch else en for _, nl, en in SIZES]
    head = "provincie" if dutch else "province"
    lines = [f"| {head} | {' | '.join(sizes)} |", "| --- " * (len(sizes) + 1) + "|"]
    for province in sorted({place.province for place in found}):
        mine = Counter(place.size(language) for place in found if place.province == province)
        lines.append(f"| {province} | {' | '.join(str(mine[size]) for size in sizes)} |")
    heads = (
        (
            "gemeente",
            "provincie",
            "inwoners",
            "regelingen",
            "jaar",
            "grens %",
            "proefgevallen: tekst, onderzoek, afgeleid",
        )
        if dutch
        else (
            "municipality",
            "province",
            "inhabitants",
            "schemes",
            "year",
            "limit %",
            "cases: text, research, derived",
        )
    )
    lines += ["", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"]
    for place in sorted(found, key=lambda item: -item.inhabitants):
        cases = case_origins(place.code)
        told = ", ".join(str(cases[kind]) for kind in ("source_text", "research_record", "derived"))
        low, high = place.limits or (0.0, 0.0)
        span = "-" if place.limits is None else f"{low:g}" if low == high else f"{low:g}-{high:g}"
        year = place.year or ("zonder datum" if dutch else "undated")
        row = (
            place.name,
            place.province,
            f"{place.inhabitants:,}",
            str(place.computed),
            str(year),
            span,
            told,
        )
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"
