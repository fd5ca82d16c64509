# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same family in every municipality, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from kansrijk.engine.wording import number, show_date
from kansrijk.policy.compare import Comparison
from kansrijk.policy.compare_published import Beside, published_beside

TEXTS = {
    "nl": {
        "head": "{title} (verandert alleen van gemeente; {day}; inkomen {pct}% van het sociaal minimum)",
        "known": "Bekend van {known} gemeenten, onbekend van {unknown}. Onbekend is iets anders dan niets.",
        "spread": "Laagste € {a}, P10 € {b}, middelste € {c}, P90 € {d}, hoogste € {e} per jaar; "
        "iets in {n} van de {known}.",
        "note": "In {n} daarvan is er meer dat niet berekend kan worden: dat bedrag is het minste wat er is.",
        "published": "Naast wat anderen publiceerden ({source})",
        "beside": "{place}: € {published} per jaar; hier {ours}.", "unknown": "onbekend",
        "most": "Meest", "least": "Minst", "at_least": "ten minste", "none": "Nergens bekend.",
    },
    "en": {
        "head": "{title} (only the municipality changes; {day}; income {pct}% of the social minimum)",
        "known": "Known of {known} municipalities, unknown of {unknown}. Unknown is not the same as nothing.",
        "spread": "Lowest € {a}, P10 € {b}, middle € {c}, P90 € {d}, highest € {e} a year; something in {n} of {known}.",
        "note": "In {n} of them there is more that cannot be computed: that amount is the least there is.",
        "published": "Beside what others published ({source})",
        "beside": "{place}: € {published} a year; here {ours}.", "unknown": "unknown",
        "most": "Most", "least": "Least", "at_least": "at least", "none": "Known nowhere.",
    },
}  # fmt: skip
SHOWN = 5


def comparison_text(found: Sequence[Comparison], language: str = "nl") -> str:
    """For each family the spread and the municipalities at both ends."""
    t = TEXTS[language]
    lines: list[str] = []
    for item in found:
        s = item.spread
        lines.append(
            t["head"].format(
                title=item.family.title,
                day=show_date(item.day, language),
                pct=number(item.income_pct, 0, language),
            )
        )
        lines.append("  " + t["known"].format(known=s.known, unknown=s.unknown))
        if s.at_least:
            lines.append("  " + t["note"].format(n=s.at_least))
        if not s.known:
            lines += ["  " + t["none"], ""]
            continue
        a, b, c, d, e = (number(v, 0, language) for v in (s.minimum, s.p10, s.median, s.p90, s.maximum))
        lines.append("  " + t["spread"].format(a=a, b=b, c=c, d=d, e=e, n=s.entitled, known=s.known))
        for label, places in ((t["most"], item.ranked[:SHOWN]), (t["least"], item.ranked[-SHOWN:])):
            amounts = (
                f"{p.name} {t['at_least'] + ' ' if p.at_least else ''}€ {number(p.amount, 0, language)}"
                for p in places
            )
            lines.append(f"  {label}: " + "; ".join(amounts))
        lines.append("")
    lines += _published(found, language)
    return "\n".join(lines)


def _published(found: Sequence[Comparison], language: str) -> list[str]:
    """The published comparison beside ours, and why the two may not be subtracted."""
    told = published_beside(found)
    if told is None:
        return []
    head = TEXTS[language]["published"].format(source=told.source.in_language(language))
    rows = [f"  {_beside(row, language)}" for row in told.rows]
    return [head, *rows, f"  {told.difference.in_language(language)}", ""]


def _beside(row: Beside, language: str) -> str:
    t, place = TEXTS[language], row.place
    ours = f"€ {number(place.amount, 0, language)}" if place.known else t["unknown"]
    if place.known and place.at_least:
        ours = f"{t['at_least']} {ours}"
    return t["beside"].format(place=place.name, published=number(row.published, 0, language), ours=ours)
