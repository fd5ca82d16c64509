# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""A series of figures by municipality, put on the division of another year.

Between two divisions every municipality of the earlier one gives known shares of its people to those of the
later one. Going forward, counts add up and rates are averaged by their weights. Going back, a municipality that
was merged is divided again by the weights of its parts; that is an estimate, and so is all that a split touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kansrijk.engine.problems import Problem
from kansrijk.people.areas_divisions import Division, history, refuse_caribbean, why_not_in
from kansrijk.people.areas_names import UnknownArea

Measure = Literal["count", "rate"]
Series = Mapping[str, float | None]
Shares = Mapping[str, Mapping[str, float]]


class MissingWeights(Problem):
    """A series cannot be put on another division without the weights of some municipalities."""


@dataclass(frozen=True)
class Placed:
    """A series on the division of `to_year`.

    `values` has the municipalities of that division about which the series says anything; None is unknown.
    `estimated` names the ones whose value rests on the shares of a split or on dividing a merged
    municipality, with what it was reckoned from; `unknown` names, for each None, the ones that were missing.
    """

    from_year: int
    to_year: int
    kind: Measure
    values: Mapping[str, float | None]
    estimated: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, tuple[str, ...]]

    def notes(self, language: str) -> list[str]:
        """A sentence for each estimated or unknown municipality, in Dutch ("nl") or English ("en")."""
        dutch = language == "nl"
        told = "{name}: geschat uit {parts}." if dutch else "{name}: estimated from {parts}."
        lacks = "{name}: onbekend, want er is niets over {parts}."
        lacks = lacks if dutch else "{name}: unknown, as there is nothing about {parts}."
        return [
            text.format(name=_name(code), parts=", ".join(_name(part) for part in parts))
            for text, entries in ((told, self.estimated), (lacks, self.unknown))
            for code, parts in entries.items()
        ]


def _name(code: str) -> str:
    return history().municipalities[code].name


@cache
def shares_between(earlier: int, later: int) -> Shares:
    """For every municipality of the earlier division the share of its people in each one of the later division.

    The shares of a municipality add up to 1. They are of the people who lived there when it was given up.

    Raises:
        UnknownYear: one of the divisions is not known.
    """
    Division(later)
    result: dict[str, dict[str, float]] = {code: {code: 1.0} for code in Division(earlier).codes}
    for change in history().changes:
        if not earlier < change.division <= later:
            continue
        for parts in result.values():
            if (share := parts.pop(change.old, None)) is not None:
                for new, part in change.shares.items():
                    parts[new] = parts.get(new, 0.0) + share * part
    return result


def put_on_division(
    series: Series,
    from_year: int,
    to_year: int,
    *,
    kind: Measure,
    weights: Mapping[str, float] | None = None,
) -> Placed:
    """Put a series by municipality code on the division of another year.

    Args:
        series: value by municipality code ("GM0599"); None is unknown (withheld, not measured), never zero.
        from_year: the division of 1 January the series is on.
        to_year: the division it must come on.
        kind: "count" for numbers that add up, "rate" for shares and means.
        weights: by municipality of the EARLIER of the two divisions: for a rate what it is a part of, for a
            count something it goes with, such as the number of children. Needed for rates of municipalities
            that merged, and for counts of merged ones that must be divided again. Not needed elsewhere.

    Returns:
        the series, with what is estimated and what is unknown. A municipality is unknown when one of the
        parts it needs is, so that no total is too low in silence. Where nothing is unknown, counts have the
        same total as before.

    Raises:
        UnknownYear: a division that is not known.
        UnknownArea: a code that is not in the division of `from_year`, or an island of Caribbean Netherlands.
        MissingWeights: weights are needed and not given, negative, or add up to nothing.
    """
    _check_codes(series, from_year)
    forward = from_year <= to_year
    shares = shares_between(min(from_year, to_year), max(from_year, to_year))
    pieces = _pieces(shares)
    if forward:
        values, sources = _forward(series, pieces, kind, weights)
        estimated = {n: p for n, p in sources.items() if any(shares[old][n] < 1 for old in p)}
    else:
        values, sources = _backward(series, shares, pieces, kind, weights)
        estimated = {o: news for o, news in sources.items() if any(len(pieces[new]) > 1 for new in news)}
    found = {code: value for code, value in values.items() if any(part in series for part in sources[code])}
    kept = {code: parts for code, parts in estimated.items() if found.get(code) is not None}
    return Placed(from_year, to_year, kind, found, kept, _unknown(series, found, sources))


def _unknown(
    series: Series, found: Series, sources: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The municipalities without a value, each with the parts that were missing."""
    return {
        code: tuple(part for part in sources[code] if series.get(part) is None)
        for code, value in found.items()
        if value is None
    }


def _check_codes(series: Iterable[str], year: int) -> None:
    division = Division(year)
    for code in series:
        if code in division:
            continue
        refuse_caribbean(code)
        ever = history().municipalities.get(code)
        nl, en = (
            why_not_in(ever, year) if ever else ("Gebruik codes als GM0599.", "Use codes such as GM0599.")
        )
        raise UnknownArea(
            nl=f"'{code}' staat niet in de indeling van 1 januari {year}. {nl}",
            en=f"'{code}' is not in the division of 1 January {year}. {en}",
        )


def _pieces(shares: Shares) -> dict[str, dict[str, float]]:
    """For every later municipality the earlier ones it has people of, with the share of each."""
    pieces: dict[str, dict[str, float]] = defaultdict(dict)
    for old, parts in shares.items():
        for new, share in parts.items():
            pieces[new][old] = share
    return dict(pieces)


def _weight(weights: Mapping[str, float] | None, codes: Iterable[str], why: str) -> dict[str, float]:
    """The weights of these municipalities, or a refusal that names the ones without."""
    given = weights or {}
    lacking = [code for code in codes if not given.get(code, -1.0) >= 0]
    chosen = {code: given[code] for code in codes if code not in lacking}
    if not lacking and sum(chosen.values()) > 0:
        return chosen
    named = ", ".join(f"{_name(code)} ({code})" for code in (lacking or codes))
    raise MissingWeights(
        nl=f"Voor {_name(why)} ({why}) zijn gewichten nodig van {named}, bijvoorbeeld het aantal kinderen. Geef ze mee "
        "als weights (--weights), of laat deze gemeente weg uit de reeks.",
        en=f"For {_name(why)} ({why}) weights of {named} are needed, such as the number of children. Give them as "
        "weights, or leave this municipality out of the series.",
    )


def _forward(
    series: Series,
    pieces: Mapping[str, Mapping[str, float]],
    kind: Measure,
    weights: Mapping[str, float] | None,
) -> tuple[dict[str, float | None], dict[str, tuple[str, ...]]]:
    values: dict[str, float | None] = {}
    for new, parts in pieces.items():
        known = {old: value for old in parts if (value := series.get(old)) is not None}
        if len(known) < len(parts):
            values[new] = None
        elif kind == "count":
            values[new] = sum(share * known[old] for old, share in parts.items())
        elif len(parts) == 1:
            values[new] = next(iter(known.values()))
        else:
            weight = _weight(weights, tuple(parts), new)
            mass = {old: weight[old] * share for old, share in parts.items()}
            values[new] = sum(mass[old] * known[old] for old in parts) / sum(mass.values())
    return values, {new: tuple(parts) for new, parts in pieces.items()}


def _backward(
    series: Series,
    shares: Shares,
    pieces: Mapping[str, Mapping[str, float]],
    kind: Measure,
    weights: Mapping[str, float] | None,
) -> tuple[dict[str, float | None], dict[str, tuple[str, ...]]]:
    values: dict[str, float | None] = {}
    for old, parts in shares.items():
        known = {new: value for new in parts if (value := series.get(new)) is not None}
        if len(known) < len(parts):
            values[old] = None
        elif kind == "rate":
            values[old] = sum(share * known[new] for new, share in parts.items())
        else:
            values[old] = sum(known[new] * _part_of(old, new, pieces[new], weights) for new in parts)
    return values, {old: tuple(parts) for old, parts in shares.items()}


def _part_of(old: str, new: str, parts: Mapping[str, float], weights: Mapping[str, float] | None) -> float:
    """Which share of the later municipality comes from the earlier one, by the weights."""
    if len(parts) == 1:
        return 1.0
    weight = _weight(weights, tuple(parts), new)
    mass = {code: weight[code] * share for code, share in parts.items()}
    return mass[old] / sum(mass.values())


def published_inhabitants(year: int) -> dict[str, float]:
    """Inhabitants on 1 January by municipality, as weights; only 2021 is at hand (CBS 85039NED).

    Raises:
        MissingWeights: another year.
    """
    found = {m.code: m.inhabitants_2021 for m in Division(year).members.values()}
    known = {code: float(value) for code, value in found.items() if value is not None}
    if len(known) < len(found):
        raise MissingWeights(
            nl=f"Van {year} zijn geen inwonertallen van alle gemeenten bij de hand; wel van 2021. Geef eigen gewichten.",
            en=f"No inhabitants of all municipalities of {year} are at hand; those of 2021 are. Give your own weights.",
        )
    return known


def by_province(
    series: Series, year: int, *, kind: Measure, weights: Mapping[str, float] | None = None
) -> dict[str, float | None]:
    """A series by municipality of one division, by province.

    Args and errors as for `put_on_division`; weights are of the same division. A province is None when one
    of its municipalities is unknown or not in the series.
    """
    _check_codes(series, year)
    result: dict[str, float | None] = {}
    for name in history().provinces.values():
        codes = [found.code for found in Division(year).of_province(name)]
        known = {code: value for code in codes if (value := series.get(code)) is not None}
        if len(known) < len(codes):
            result[name] = None
        elif kind == "count":
            result[name] = sum(known.values())
        else:
            weight = _weight(weights, codes, codes[0])
            result[name] = sum(weight[c] * known[c] for c in codes) / sum(weight.values())
    return result
