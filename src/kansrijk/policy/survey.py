# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From people and rules to counts: one municipality, or the whole country a municipality at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np

from kansrijk.engine import Problem
from kansrijk.engine.files import write_atomically
from kansrijk.engine.frame import Array, Frame
from kansrijk.engine.kernel.build import cache_folder
from kansrijk.indicators import (
    AreaFigures,
    Origin,
    Summary,
    family_counts,
    family_sums,
    needed_results,
    observe_together,
    summarise,
)
from kansrijk.people import Population, find_area, municipalities, synthesise_country
from kansrijk.policy.anchors import anchors
from kansrijk.policy.rulebook import DutchRules
from kansrijk.provisions import NATIONAL_INPUTS, ProvisionRules, rules_for, values_of

Progress = Callable[[int, int, str], None]
LOCAL_RESULTS = frozenset({"kinderen_met_tegoed", "kindtegoed_gezin_y"})
HOUSEHOLD_RESULTS = frozenset({"huishouden_pct", "huishouden_inkomen_y", "huishouden_personen"})
INCOMES = "vergelijkbaar_inkomen_huishouden_y"
STUDENTS = ("volwassen_studenten", "aantal_volwassenen")
RESULTS = tuple(name for name in needed_results() if name not in LOCAL_RESULTS | HOUSEHOLD_RESULTS)
"""The results of national law that the picture needs."""
TAKEN_AS_TOLD = frozenset(
    (
        "loon_y",
        "winst_y",
        "uitkering_y",
        "pensioen_y",
        "huur_m",
        "opvang_soort",
        "opvanguren_m",
        "opvangprijs_uur",
    )
)
ROOMS = ("engine", "law", "provisions", "people", "indicators", "policy")


def count_area(
    rules: DutchRules,
    frame: Frame,
    code: str,
    *,
    only_current: bool = False,
    supplied: Collection[str] | None = None,
) -> tuple[Summary, ProvisionRules]:
    """Apply national law and the municipality's child provisions to its people, and count.

    `supplied` are the columns that the population really holds; by default those of the frame that say anything.

    Returns:
        the counts (exact: not for publication) and the provisions they rest on.
    """
    counted, codes, local = simulate_area(rules, frame, code, only_current=only_current)
    held = told_columns(frame) if supplied is None else supplied
    return summarise(counted, code, provision_codes=codes, supplied=held), local


def simulate_area(
    rules: DutchRules, frame: Frame, code: str, *, only_current: bool = False
) -> tuple[dict[str, Array], list[str] | None, ProvisionRules]:
    """Apply national law and the child provisions of one municipality, without counting.

    Returns:
        the results that are counted, by name; the codes of the provisions, None where they are unknown; and the
        provisions themselves.
    """
    local = rules_for(code, rules.day, only_current=only_current)
    results = rules.simulate(frame, tuple(dict.fromkeys((*RESULTS, *STUDENTS, INCOMES, *NATIONAL_INPUTS))))
    counted = {name: results[name] for name in RESULTS} | households(results, frame)
    if not local.known:
        return counted, None, local
    names = dict(local.names)
    got = values_of(local, rules, frame, {name: results[name] for name in NATIONAL_INPUTS})
    if "kindtegoed_y" in got:
        counted |= _by_family("kindtegoed_y", got, frame, "kinderen_met_tegoed", "kindtegoed_gezin_y")
    for slug, name in names.items():
        worth = f"{slug}_gezin_eenmalig" if name.endswith("_eenmalig") else f"{slug}_gezin_y"
        counted |= _by_family(name, got, frame, f"{slug}_kinderen", worth)
    return counted, list(names), local


def households(results: Mapping[str, Array], frame: Frame) -> dict[str, Array]:
    """What is counted by household: income in percent of the social minimum, comparable income, and persons."""
    first = frame.person_offsets[frame.family_offsets - frame.family_offsets[0]]
    return {
        "huishouden_pct": _household_percentage(results, frame),
        "huishouden_inkomen_y": results[INCOMES],
        "huishouden_personen": np.diff(first),
    }


def told_columns(frame: Frame) -> frozenset[str]:
    """The columns of a frame that say anything: a column of one and the same value may be a default.

    Incomes, rent and childcare are taken as told: who makes a frame without saying what it holds gives all of them.
    """
    return TAKEN_AS_TOLD | {
        name for name, values in frame.columns.items() if values.size and bool(np.any(values != values[0]))
    }


def _household_percentage(results: Mapping[str, Array], frame: Frame) -> Array:
    """Income in percent of the social minimum of each household's main family; not a number for students."""
    main = frame.family_offsets[:-1] - frame.family_offsets[0]
    studying = results["volwassen_studenten"] >= results["aantal_volwassenen"]
    percentages: Array = np.where(studying[main], np.nan, results["armoede_pct"][main])
    return percentages


def _by_family(
    name: str, got: Mapping[str, Array], frame: Frame, children: str, value: str
) -> dict[str, Array]:
    offsets = frame.person_offsets - frame.person_offsets[0]
    return {children: family_counts(got[name], offsets), value: family_sums(got[name], offsets)}


def count_country(
    rules: DutchRules, people: Iterable[Population], *, only_current: bool = False
) -> Iterator[tuple[str, Summary]]:
    """Count every municipality in turn, so that the country never has to be in memory at once."""
    for part in people:
        code = str(part.meta.area)
        supplied = part.meta.supplied or None
        yield code, count_area(rules, part.frame, code, only_current=only_current, supplied=supplied)[0]


def country_figures(
    rules: DutchRules, year: int, seed: int, *, only_current: bool = False, progress: Progress | None = None
) -> dict[str, AreaFigures]:
    """Figures of every municipality and of "NL" for the synthetic people of a year, kept on disk once computed.

    The copy on disk is named by a hash of all rules, data and code they rest on, so it never outlives a change.
    """
    path = cache_folder() / f"figures-{_fingerprint(rules, year, seed, only_current)}.json"
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {code: AreaFigures.from_dict(entry) for code, entry in kept.items()}
    origin = synthetic_origin(rules, year, seed)
    summaries: dict[str, Summary] = {}
    people = synthesise_country(year, seed, anchors(rules), progress)
    names = {area.code: area.name for area in municipalities()}
    for code, summary in count_country(rules, people, only_current=only_current):
        summaries[code] = summary
    figures = published_together(summaries, names, origin)
    with write_atomically(path) as temporary:
        text = json.dumps({code: entry.to_dict() for code, entry in figures.items()}, ensure_ascii=False)
        temporary.write_text(text, encoding="utf-8")
    return figures


def published_together(
    summaries: Mapping[str, Summary], names: Mapping[str, str], origin: Origin
) -> dict[str, AreaFigures]:
    """Figures of municipalities and the country that do not give each other's small groups back.

    No figures of provinces come out, so none are reckoned with: that would hide far more, large groups too.
    """
    everything = {**summaries, "NL": Summary.combine(summaries.values(), "NL")}
    shown = {code: names[code] for code in summaries} | {"NL": find_area("NL").name}
    return observe_together(everything, shown, origin, parts={"NL": tuple(summaries)})


def synthetic_origin(rules: DutchRules, year: int, seed: int) -> Origin:
    """Where figures of the synthetic population come from, with the weakest legal status of each result."""
    return Origin(
        period=str(year),
        status="synthetic",
        rests_on=legal_status(rules),
        release=f"synthetic {year}, seed {seed}",
        source="Kansrijk: synthetic population of the Netherlands, drawn from published CBS margins",
    )


def own_origin(rules: DutchRules, population: Population, path: Path) -> Origin:
    """Where figures of a population file come from."""
    meta = population.meta
    if meta.synthetic:
        return synthetic_origin(rules, meta.year or rules.day.year, meta.seed or 0)
    return Origin(
        period=str(meta.year),
        status="computed",
        rests_on=legal_status(rules),
        release=path.name,
        source="; ".join(meta.sources) or path.name,
    )


def legal_status(rules: DutchRules) -> dict[str, str]:
    """The weakest status of the parameters behind each result of the picture."""
    return {name: rules.status_of(name) for name in RESULTS}


def _fingerprint(rules: DutchRules, year: int, seed: int, only_current: bool) -> str:
    if rules.reformed:
        raise Problem(
            nl="Van een maatregel worden geen landelijke cijfers bewaard.",
            en="No national figures are kept for a reform.",
        )
    digest = hashlib.sha256(f"{rules.day}|{year}|{seed}|{only_current}".encode())
    for room in ROOMS:
        folder = Path(str(files("kansrijk") / room))
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".yaml", ".csv", ".json"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:24]
