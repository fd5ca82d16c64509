# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The main job: from an area's name to its broad picture on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kansrijk import __version__
from kansrijk.engine import Problem
from kansrijk.engine.files import folder_of
from kansrijk.indicators import AreaFigures, observe
from kansrijk.indicators.broad_target import JudgedBroad, judge_broad
from kansrijk.indicators.broad_target_files import check_against_national, national_target, read_target
from kansrijk.indicators.series_files import load_series
from kansrijk.people import Area, Population, find_area, like_municipalities
from kansrijk.people.areas_alike import similarity
from kansrijk.people.synthesis import check_year
from kansrijk.people.synthesis.build import SOURCES
from kansrijk.picture.examples import find_examples
from kansrijk.picture.gather import describe_provisions, map_points, published_figures
from kansrijk.picture.inputs import PictureInputs, Provenance, ProvisionDescription, WeakParameter
from kansrijk.picture.write import check_format, write_picture
from kansrijk.policy.people import law_day
from kansrijk.policy.rulebook import DutchRules, netherlands
from kansrijk.policy.survey import RESULTS, count_area, country_figures, own_origin
from kansrijk.provisions import ProvisionRules, rules_for

Progress = Callable[[int, int, str], None]
PEERS = 5
MAP_INDICATOR = "kinderen_tot_120_sociaal_minimum"
WEAK = ("derived", "fitted", "memory")


def make_picture(
    area: str,
    year: int,
    out: Path | str,
    *,
    people: Path | None = None,
    seed: int = 1,
    only_current: bool = False,
    target: Path | None = None,
    language: str = "nl",
    progress: Progress | None = None,
) -> PictureInputs:
    """Write the broad picture of a municipality or of "NL" to a .html, .pdf or .json file.

    `people` is a Parquet file with the area's own population; without it the synthetic one is used. `progress` is
    called as (done, total, name) while the country is counted; what was counted before is taken from disk. `target` is
    a file with the broad target of the municipality itself, to stand beside the national one.

    Returns:
        what the picture was made from.

    Raises:
        Problem: unknown area, year without law or people, another file ending; nothing is written then.
    """
    check_format(out)
    folder_of(out)
    place = find_area(area)
    check_year(year)
    aim = _own_target(place, target) if target else None
    rules = netherlands(law_day(year))
    rules.plan(RESULTS)
    supplied = _own_figures(rules, place, year, people, only_current) if people else None
    everywhere = country_figures(rules, year, seed, only_current=only_current, progress=progress)
    local = rules_for(place.code, rules.day, only_current=only_current) if place.code != "NL" else None
    own = supplied or everywhere[place.code]
    inputs = PictureInputs(
        area=own,
        provenance=_provenance(rules, year, seed, people, own),
        netherlands=None if place.code == "NL" else everywhere["NL"],
        peers=() if place.code == "NL" else _peers(place, everywhere),
        published=published_figures(place.code) + (() if place.code == "NL" else published_figures("NL")),
        provisions=_described(local),
        map_points=map_points({**everywhere, place.code: own}, MAP_INDICATOR),
        peers_because={language: similarity().words(language) for language in ("nl", "en")},
        examples=find_examples(place, _comparable(own, everywhere), peers=PEERS),
        own_target=aim,
    )
    write_picture(inputs, out, language)
    return inputs


def _own_target(place: Area, path: Path) -> JudgedBroad:
    """The broad target in a file, judged; it must be about this municipality."""
    target = read_target(path)
    check_against_national(target, national_target())
    if find_area(target.area).code != place.code:
        raise Problem(
            nl=f"{path.name} gaat over {target.area} en niet over {place.name}. Geef het doel van {place.name}.",
            en=f"{path.name} is about {target.area} and not about {place.name}. Give the target of {place.name}.",
        )
    return judge_broad(target, load_series())


def _comparable(own: AreaFigures, everywhere: dict[str, AreaFigures]) -> dict[str, AreaFigures]:
    """The figures that were counted one way; own data cannot be ranked with synthetic people."""
    if own.status == "synthetic":
        return {**everywhere, own.code: own}
    return {code: figures for code, figures in everywhere.items() if code != own.code}


def _own_figures(rules: DutchRules, place: Area, year: int, people: Path, only_current: bool) -> AreaFigures:
    if place.code == "NL":
        raise Problem(
            nl="Een eigen bevolking is er voor één gemeente. Noem een gemeente in plaats van NL.",
            en="A population of your own is for one municipality. Name a municipality instead of NL.",
        )
    population = Population.read(people, area=place.code)
    if population.meta.year not in (None, year):
        raise Problem(
            nl=f"{people.name} gaat over {population.meta.year} en niet over {year}. Kies dat jaar met --year "
            f"{population.meta.year}, of geef een bestand over {year}.",
            en=f"{people.name} is about {population.meta.year} and not about {year}. Choose that year with --year "
            f"{population.meta.year}, or give a file about {year}.",
        )
    supplied = population.meta.supplied or None
    summary, _ = count_area(rules, population.frame, place.code, only_current=only_current, supplied=supplied)
    return observe(summary, place.name, own_origin(rules, population, people))


def _peers(place: Area, everywhere: dict[str, AreaFigures]) -> tuple[AreaFigures, ...]:
    return tuple(everywhere[peer.code] for peer in like_municipalities(place.code, PEERS))


def _described(local: ProvisionRules | None) -> tuple[ProvisionDescription, ...]:
    return () if local is None else describe_provisions(local)


def _provenance(rules: DutchRules, year: int, seed: int, people: Path | None, own: AreaFigures) -> Provenance:
    population: dict[str, object]
    if people is None or own.status == "synthetic":
        population = {
            "kind": "synthetic",
            "year": year,
            "seed": seed,
            "version": __version__,
            "sources": list(SOURCES),
        }
    else:
        population = {"kind": "own extract", "year": year, "version": people.name, "sources": [people.name]}
    return Provenance(
        law_date=rules.day.isoformat(),
        rests_on=rules.status_of(*RESULTS),
        population=population,
        software=__version__,
        made_on=date.today().isoformat(),
        weak_parameters=_weak_parameters(rules),
    )


def _weak_parameters(rules: DutchRules) -> tuple[WeakParameter, ...]:
    """The amounts behind the picture that are less sure than published."""
    used = rules.plan(RESULTS).parameters
    return tuple(
        WeakParameter(
            name,
            {"nl": rules.label(name, "nl"), "en": rules.label(name, "en")},
            dated.status,
            f"{dated.source}. {dated.note}" if dated.note else dated.source,
        )
        for name, dated in used.items()
        if dated.status in WEAK
    )
