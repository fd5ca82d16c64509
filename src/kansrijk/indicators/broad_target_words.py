# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A broad target in plain words and tables, in Dutch and English, and as a plain dictionary."""

from __future__ import annotations

from typing import Any

from kansrijk.indicators.broad_target import DIMENSIONS, ROLES, JudgedBroad, JudgedMeasure, Moved
from kansrijk.indicators.target_words import (
    VERDICT_WORDS,
    judgement_dict,
    reasons,
    target_value,
    verdict_word,
)
from kansrijk.indicators.trend_words import amount, table

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "proposal": "Dit is een voorstel. Niemand heeft het vastgesteld.",
        "adopted": "Dit doel is vastgesteld.",
        "primary": "Hoofdmaten",
        "supplementary": "Maten die meelopen, zonder doel",
        "child_outcome": "Wat kinderen ervan merken (nooit een gelddoel)",
        "income": "inkomen",
        "environment": "leefomgeving",
        "code": "code",
        "measure": "maat",
        "about": "gaat over",
        "baseline": "nulmeting",
        "latest": "laatste cijfer",
        "target": "doel",
        "verdict": "oordeel",
        "none": "geen",
        "unknown": "onbekend",
        "no_target": "geen doel",
        "in": "in",
        "whole": "Het geheel: {verdict}.",
        "no_sum": "De maten worden niet bij elkaar opgeteld. Het zwakste deel telt.",
        "without_target": "Over {dimensions} is geen doel afgesproken. Een breed doel vraagt beide: inkomen en leefomgeving.",
        "empty_parts": "Over deze delen van het leven is nog geen maat: {parts}.",
        "not_measured": "Wie deze maten niet zien:",
        "why": "Waarom:",
        "definition": "telt als {version}, sinds {since}",
        "breaks": "vanaf {year} anders geteld: {text}",
        "se": "standaardfout {se}",
        "different": "{code} telt hier anders dan landelijk: leg de twee niet naast elkaar.",
        "average": "gemiddelde van drie jaar",
        "moved_measure": "{code}: de meting is veranderd.",
        "moved_target": "{code}: het doel is veranderd.",
        "looser": "{code}: het doel is veranderd en vraagt minder dan eerst.",
        "beside": "Naast het land:",
        "otherwise": "anders geteld",
        "unmoved": "Geen maat en geen doel is veranderd.",
        "thuis": "thuis",
        "school": "school",
        "vrije_tijd": "vrije tijd",
        "buurt": "buurt",
    },
    "en": {
        "proposal": "This is a proposal. Nobody has adopted it.",
        "adopted": "This target was adopted.",
        "primary": "Primary measures",
        "supplementary": "Measures that are followed, without a target",
        "child_outcome": "What children notice of it (never a money target)",
        "income": "income",
        "environment": "surroundings",
        "code": "code",
        "measure": "measure",
        "about": "about",
        "baseline": "baseline",
        "latest": "last figure",
        "target": "target",
        "verdict": "verdict",
        "none": "none",
        "unknown": "unknown",
        "no_target": "no target",
        "in": "in",
        "whole": "The whole: {verdict}.",
        "no_sum": "The measures are not added up. The weakest part counts.",
        "without_target": "No target was agreed about {dimensions}. A broad target takes both: income and surroundings.",
        "empty_parts": "About these parts of life there is no measure yet: {parts}.",
        "not_measured": "Whom these measures do not see:",
        "why": "Why:",
        "definition": "counts as {version}, since {since}",
        "breaks": "from {year} counted otherwise: {text}",
        "se": "standard error {se}",
        "different": "{code} is counted otherwise here than nationally: do not lay the two side by side.",
        "average": "mean of three years",
        "moved_measure": "{code}: the measurement changed.",
        "moved_target": "{code}: the target changed.",
        "looser": "{code}: the target changed and asks less than before.",
        "beside": "Beside the country:",
        "otherwise": "counted otherwise",
        "unmoved": "No measure and no target changed.",
        "thuis": "home",
        "school": "school",
        "vrije_tijd": "free time",
        "buurt": "neighbourhood",
    },
}


def broad_text(judged: JudgedBroad, language: str, *, different: tuple[str, ...] = ()) -> str:
    """The whole target file with verdicts.

    Args:
        judged: the target with its verdicts.
        language: "nl" or "en".
        different: codes that a municipality counts otherwise than the country.
    """
    words, target = WORDS[language], judged.target
    title = f"{target.title(language)} ({target.area})"
    lines = [title, "=" * len(title), words[target.standing], ""]
    lines += conclusion(judged, language)
    for role in ROLES:
        chosen = [item for item in judged.measures if item.measure.role == role]
        if not chosen:
            continue
        lines += ["", words[role], ""]
        heads = [
            words[name] for name in ("code", "measure", "about", "baseline", "latest", "target", "verdict")
        ]
        lines += table(heads, [_row(item, language) for item in chosen])
        lines += ["", *(line for item in chosen for line in why(item, language))]
    lines += [words["different"].format(code=code) for code in different]
    if target.not_measured:
        lines += ["", words["not_measured"]]
        for group in target.not_measured:
            name, reason = (group.nl, group.why_nl) if language == "nl" else (group.en, group.why_en)
            lines.append(f"- {name}: {reason}")
    return "\n".join(lines) + "\n"


def conclusion(judged: JudgedBroad, language: str) -> list[str]:
    """The verdict on the whole in sentences: income and surroundings together."""
    words = WORDS[language]
    lines = [words["whole"].format(verdict=VERDICT_WORDS[language][judged.verdict]) + " " + words["no_sum"]]
    if judged.without_target:
        names = {"nl": " en ", "en": " and "}[language].join(words[name] for name in judged.without_target)
        lines.append(words["without_target"].format(dimensions=names))
    empty = judged.target.empty_parts()
    if empty:
        lines.append(words["empty_parts"].format(parts=", ".join(words[part] for part in empty)))
    return lines


def _row(item: JudgedMeasure, language: str) -> tuple[str, ...]:
    words, measure = WORDS[language], item.measure
    about = words[measure.dimension]
    if measure.parts:
        about += f" ({', '.join(words[part] for part in measure.parts)})"
    return (
        measure.code,
        measure.name(language),
        about,
        _baseline(item, language),
        _latest(item, language),
        _target(item, language),
        words["no_target"] if measure.target is None else verdict_word(item.judgement, language),
    )


def _baseline(item: JudgedMeasure, language: str) -> str:
    words, start = WORDS[language], item.measure.baseline
    if start is None:
        return words["unknown"]
    error = (
        ""
        if start.se is None
        else f" ({words['se'].format(se=amount(start.se, item.measure.unit, language))})"
    )
    return f"{amount(start.value, item.measure.unit, language)} {words['in']} {start.year}{error}"


def _latest(item: JudgedMeasure, language: str) -> str:
    words, latest = WORDS[language], item.series.latest() if item.series else None
    if latest is None or latest.value is None:
        return words["unknown"]
    mean = f" ({words['average']})" if item.measure.average > 1 else ""
    return f"{amount(latest.value, item.measure.unit, language)} {words['in']} {latest.period}{mean}"


def _target(item: JudgedMeasure, language: str) -> str:
    words, aim = WORDS[language], item.measure.target
    if aim is None:
        return words["none"]
    last = aim.path.knots[-1]
    return f"{target_value(last.value, item.measure.unit, language)} {words['in']} {last.year}"


def why(item: JudgedMeasure, language: str) -> list[str]:
    """The reason of a verdict, why a figure is missing, and from when it is counted otherwise."""
    measure, lines = item.measure, []
    if measure.target is not None:
        text = " ".join(reasons(item.judgement, measure.unit, language))
        lines.append(f"{measure.code}: {text}")
    if measure.gap is not None:
        lines.append(f"{measure.code}: {measure.gap[language]}")
    for broken in measure.breaks:
        text = broken.nl if language == "nl" else broken.en
        lines.append(f"{measure.code}: {WORDS[language]['breaks'].format(year=broken.year, text=text)}")
    return lines


def beside_text(own: JudgedBroad, national: JudgedBroad, different: tuple[str, ...], language: str) -> str:
    """The targets of a municipality beside the national ones, measure by measure."""
    words = WORDS[language]
    ours = {item.measure.code: item for item in own.measures}
    theirs = {item.measure.code: item for item in national.measures}
    rows = []
    for code, item in ours.items():
        other = theirs.get(code)
        cells = [code, item.measure.name(language)]
        for place in (item, other):
            if place is None:
                cells += ["-", "-"]
                continue
            aim = place.measure.target
            cells += [
                _target(place, language),
                words["no_target"] if aim is None else verdict_word(place.judgement, language),
            ]
        cells.append(words["otherwise"] if code in different else "")
        rows.append(cells)
    heads = [
        words["code"],
        words["measure"],
        own.target.area,
        words["verdict"],
        national.target.area,
        words["verdict"],
        "",
    ]
    return "\n".join([words["beside"], "", *table(heads, rows)]) + "\n"


def moved_lines(moved: tuple[Moved, ...], language: str) -> list[str]:
    """What changed since the previous file."""
    words, lines = WORDS[language], []
    for item in moved:
        if item.measure_changed:
            lines.append(words["moved_measure"].format(code=item.code))
        if item.target_changed:
            lines.append(words["looser" if item.looser else "moved_target"].format(code=item.code))
    return lines or [words["unmoved"]]


def broad_dict(judged: JudgedBroad) -> dict[str, Any]:
    """The target file with its verdicts as plain data; shares are parts of one."""
    target = judged.target
    return {
        "area": target.area,
        "standing": target.standing,
        "title": {"nl": target.nl, "en": target.en},
        "verdict": judged.verdict,
        "dimensions_without_target": list(judged.without_target),
        "dimensions": list(DIMENSIONS),
        "parts_without_measure": list(target.empty_parts()),
        "conclusion": {language: conclusion(judged, language) for language in ("nl", "en")},
        "measures": [_measure_dict(item) for item in judged.measures],
        "not_measured": [vars(group) for group in target.not_measured],
    }


def _measure_dict(item: JudgedMeasure) -> dict[str, Any]:
    measure, latest = item.measure, item.series.latest() if item.series else None
    aim = measure.target
    return {
        "code": measure.code,
        "role": measure.role,
        "dimension": measure.dimension,
        "parts": list(measure.parts),
        "name": {language: measure.name(language) for language in ("nl", "en")},
        "definition": {
            **{language: measure.words[language]["definition"] for language in ("nl", "en")},
            **vars(measure.definition),
        },
        "unit": measure.unit,
        "kind": measure.kind,
        "source_table": measure.source_table,
        "owner": measure.owner,
        "municipal": measure.municipal,
        "breaks": [vars(broken) for broken in measure.breaks],
        "baseline": None if measure.baseline is None else vars(measure.baseline),
        "target": None
        if aim is None
        else {
            "version": aim.version,
            "since": aim.since,
            "source": aim.source,
            "deadline": aim.path.deadline,
            "path": [vars(knot) for knot in aim.path.knots],
        },
        "latest": None if latest is None else {"period": latest.period, "value": latest.value},
        "gap": None if measure.gap is None else dict(measure.gap),
        "judgement": judgement_dict(item.judgement, measure.unit),
    }
