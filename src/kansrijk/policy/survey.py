# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""From people and rules to counts: one municipality, or the whole country a municipality at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    observe,
    summarise,
)
from kansrijk.people import Population, find_area, municipalities, synthesise_country
from kansrijk.policy.anchors import anchors
from kansrijk.policy.rulebook import DutchRules
from kansrijk.provisions import ProvisionRules, rules_for

Progress = Callable[[int, int, str], None]
LOCAL_RESULTS = frozenset({"kinderen_met_tegoed", "kindtegoed_gezin_y"})
HOUSEHOLD_RESULTS = frozenset({"huishouden_pct"})
STUDENTS = ("volwassen_studenten", "aantal_volwassenen")
RESULTS = tuple(name for name in needed_results() if name not in LOCAL_RESULTS | HOUSEHOLD_RESULTS)
"""The results of national law that the picture needs."""
ROOMS = ("engine", "law", "provisions", "people", "indicators", "policy")


def count_area(
    rules: DutchRules, frame: Frame, code: str, *, only_current: bool = False
) -> tuple[Summary, ProvisionRules]:
    """Apply national law and the municipality's child provisions to its people, and count.

    Returns:
        the counts (exact: not for publication) and the provisions they rest on.
    """
    local = rules_for(code, rules.day, only_current=only_current)
    shared = _shared_with(local, rules)
    results = rules.simulate(frame, tuple(dict.fromkeys((*RESULTS, *STUDENTS, *shared))))
    counted = {name: results[name] for name in RESULTS}
    counted["huishouden_pct"] = _household_percentage(results, frame)
    if not local.known:
        return summarise(counted, code), local
    names = dict(local.names)
    yearly = any(node.name == "kindtegoed_y" for node in local.nodes)
    outputs = [*names.values(), *(["kindtegoed_y"] if yearly else [])]
    together = rules.adding(local.nodes, local.parameters)
    got = together.simulate(frame, outputs, given={name: results[name] for name in shared})
    if yearly:
        counted |= _by_family("kindtegoed_y", got, frame, "kinderen_met_tegoed", "kindtegoed_gezin_y")
    for slug, name in names.items():
        worth = f"{slug}_gezin_eenmalig" if name.endswith("_eenmalig") else f"{slug}_gezin_y"
        counted |= _by_family(name, got, frame, f"{slug}_kinderen", worth)
    return summarise(counted, code, provision_codes=list(names)), local


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


def _shared_with(local: ProvisionRules, rules: DutchRules) -> tuple[str, ...]:
    """The results of national law that the local rules read: computed once and handed on, so that the local
    kernel stays small."""
    if not local.known:
        return ()
    own = {node.name for node in local.nodes}
    national = {node.name for node in rules.nodes}
    needed = {name for node in local.nodes for name in node.inputs}
    return tuple(sorted(name for name in needed - own if name in national))


def count_country(
    rules: DutchRules, people: Iterable[Population], *, only_current: bool = False
) -> Iterator[tuple[str, Summary]]:
    """Count every municipality in turn, so that the country never has to be in memory at once."""
    for part in people:
        code = str(part.meta.area)
        yield code, count_area(rules, part.frame, code, only_current=only_current)[0]


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
    summaries = []
    figures: dict[str, AreaFigures] = {}
    people = synthesise_country(year, seed, anchors(rules), progress)
    names = {area.code: area.name for area in municipalities()}
    for code, summary in count_country(rules, people, only_current=only_current):
        summaries.append(summary)
        figures[code] = observe(summary, names[code], origin)
    figures["NL"] = observe(Summary.combine(summaries, "NL"), find_area("NL").name, origin)
    with write_atomically(path) as temporary:
        text = json.dumps({code: entry.to_dict() for code, entry in figures.items()}, ensure_ascii=False)
        temporary.write_text(text, encoding="utf-8")
    return figures


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
