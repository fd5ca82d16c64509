# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verdicts on targets in plain words, in Dutch and English, and as a plain dictionary."""

from __future__ import annotations

from typing import Any

from kansrijk.engine.wording import number
from kansrijk.indicators.target_verdict import Judgement
from kansrijk.indicators.targets import Judged, Target
from kansrijk.indicators.trend_words import amount, small, table

VERDICT_WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "met": "gehaald",
        "point_met": "gehaald volgens het cijfer, maar onzeker",
        "on_course": "op koers",
        "off_course": "niet op koers",
        "cannot_tell": "niet te zeggen",
    },
    "en": {
        "met": "met",
        "point_met": "point met, uncertain",
        "on_course": "on course",
        "off_course": "off course",
        "cannot_tell": "cannot tell",
    },
}
REASONS: dict[str, dict[str, str]] = {
    "nl": {
        "no_number": "Er is geen getal met een jaar afgesproken. Dan valt er niets te toetsen.",
        "no_baseline": "Het doel is een deel van een nulmeting, maar die nulmeting is niet gevonden.",
        "no_target": "Voor deze maat is geen doel afgesproken. Wij verzinnen er geen.",
        "no_series": "Er is geen reeks gevonden die meet wat het doel vraagt.",
        "ended": "De meting waarop dit doel telt stopte in {ended}. Een cijfer van {year} komt er niet meer. Cijfers van een "
        "andere meting tellen niet mee, ook niet als ze lager zijn.",
        "year_missing": "Van {year} is op deze meting geen cijfer gevonden.",
        "no_trend": "Deze cijfers zijn onderling niet te vergelijken, dus er is geen voorspelling.",
        "few_points": "Van {year} is geen cijfer gevonden. Een voorspelling vraagt minstens {fewest} punten (hier: {n}).",
        "too_far": "Van {year} is nog geen cijfer. Zo ver vooruit is met deze reeks niet te voorspellen.",
        "interval_under": "Het hele 95%-interval ({low} tot {high}) ligt op of voorbij het doel van {target}.",
        "interval_crosses": "Het cijfer van {year} ({value}) haalt het doel van {target}, maar het 95%-interval "
        "({low} tot {high}) ligt er deels buiten.",
        "interval_crosses_above": "Het cijfer van {year} ({value}) haalt het doel van {target} niet, maar het 95%-interval "
        "({low} tot {high}) sluit niet uit dat het gehaald is.",
        "interval_above": "Het hele 95%-interval van {year} ({low} tot {high}) mist het doel van {target}.",
        "missed": "Het cijfer van {year} ({value}) haalt het doel van {target} niet.",
        "register_settled": "Het vastgestelde cijfer van {year} is {value}; het doel was {target}. Het telt iedereen, dus "
        "er is geen steekproeffout.",
        "register_unsettled": "Het cijfer van {year} is {value}; het doel was {target}. Dat cijfer is voorlopig of de status "
        "is niet gevonden, en kan herzien zijn.",
        "point_survey": "Het cijfer van {year} ({value}) haalt het doel van {target}, maar het interval is niet gepubliceerd.",
        "point_model": "De raming van {year} ({value}) haalt het doel van {target}, maar een raming is geen telling.",
        "point_self_report": "De opgave van {year} ({value}) haalt het doel van {target}, maar organisaties gaven dit zelf "
        "op, elk op eigen wijze.",
        "forecast_covers": "De voorspelling voor {year} ligt met 80% kans tussen {low} en {high}; het doel van {target} ligt "
        "daarin of wordt overtroffen.",
        "forecast_misses": "De voorspelling voor {year} ligt met 80% kans tussen {low} en {high}; het pad vraagt {target}.",
        "falling_yes": "Van {since} tot {latest} daalde het meer dan toeval verklaart (p {p}, {n} punten).",
        "falling_no": "Van {since} tot {latest} ging het de verkeerde kant op, meer dan toeval verklaart (p {p}, {n} punten).",
        "falling_ended": "Van {since} tot {latest} daalde het meer dan toeval verklaart (p {p}, {n} punten). Maar de meting "
        "stopte in {ended}: hoe het verder ging is niet te zien.",
        "rising_ended": "Van {since} tot {latest} ging het de verkeerde kant op (p {p}, {n} punten). De meting stopte in "
        "{ended}: hoe het verder ging is niet te zien.",
        "falling_unclear": "Of het sinds {since} daalt is niet te zeggen: toeval kan dit verklaren (p {p}, {n} punten).",
        "falling_few": "Sinds {since} zijn er {n} punten. Met vier punten of minder kan een daling nooit zeker zijn: vier "
        "punten op een rij komen bij toeval in 2 van de 24 volgordes voor (8%).",
        "no_later_figure": "Het doel is: niet boven {target}, het niveau van {since}. Een later cijfer is er nog niet.",
        "stays_under": "Het cijfer van {latest} is {value} en blijft bij of onder het niveau van {since} ({target}).",
        "went_above": "Het cijfer van {latest} is {value} en ligt boven het niveau van {since} ({target}).",
        "line_ended": "Deze meting is gestopt; latere cijfers zijn anders gemeten.",
        "newer_count_only": "Later is het aantal van dit jaar herzien; het herziene aandeel is niet gevonden.",
        "already_there": "Het laatste cijfer is al zo goed als gevraagd, maar het gaat om het jaar van het doel.",
        "untried": "Het verleden is te kort om voorspelmethoden te vergelijken; dit neemt aan dat het blijft zoals het is.",
        "wide": "Het interval is zo breed dat ook de nulmeting erin ligt: dit zegt weinig.",
    },
    "en": {
        "no_number": "No number with a year was agreed. Then there is nothing to test.",
        "no_baseline": "The target is a part of a baseline, but that baseline was not found.",
        "no_target": "No target was agreed for this measure. We invent none.",
        "no_series": "No series was found that measures what the target asks.",
        "ended": "The measurement this target counts on ended in {ended}. There will be no figure of {year}. Figures of another "
        "measurement do not count, not even when they are lower.",
        "year_missing": "No figure of {year} was found on this measurement.",
        "no_trend": "These figures cannot be compared with each other, so there is no forecast.",
        "few_points": "No figure of {year} was found. A forecast takes at least {fewest} points (here: {n}).",
        "too_far": "There is no figure of {year} yet. This series allows no forecast so far ahead.",
        "interval_under": "The whole 95% interval ({low} to {high}) is at or beyond the target of {target}.",
        "interval_crosses": "The figure of {year} ({value}) meets the target of {target}, but part of the 95% interval "
        "({low} to {high}) does not.",
        "interval_crosses_above": "The figure of {year} ({value}) does not meet the target of {target}, but the 95% interval "
        "({low} to {high}) does not rule out that it is met.",
        "interval_above": "The whole 95% interval of {year} ({low} to {high}) misses the target of {target}.",
        "missed": "The figure of {year} ({value}) does not meet the target of {target}.",
        "register_settled": "The settled figure of {year} is {value}; the target was {target}. It counts everyone, so there is "
        "no sampling error.",
        "register_unsettled": "The figure of {year} is {value}; the target was {target}. That figure is provisional or its "
        "status was not found, and may be revised.",
        "point_survey": "The figure of {year} ({value}) meets the target of {target}, but its interval is not published.",
        "point_model": "The estimate of {year} ({value}) meets the target of {target}, but an estimate is not a count.",
        "point_self_report": "The statement for {year} ({value}) meets the target of {target}, but organisations stated it "
        "themselves, each in its own way.",
        "forecast_covers": "The forecast for {year} lies between {low} and {high} with an 80% chance; the target of {target} "
        "is inside or surpassed.",
        "forecast_misses": "The forecast for {year} lies between {low} and {high} with an 80% chance; the path asks {target}.",
        "falling_yes": "From {since} to {latest} it fell more than chance explains (p {p}, {n} points).",
        "falling_no": "From {since} to {latest} it went the wrong way, more than chance explains (p {p}, {n} points).",
        "falling_ended": "From {since} to {latest} it fell more than chance explains (p {p}, {n} points). But the measurement "
        "ended in {ended}: how it went on cannot be seen.",
        "rising_ended": "From {since} to {latest} it went the wrong way (p {p}, {n} points). The measurement ended in "
        "{ended}: how it went on cannot be seen.",
        "falling_unclear": "Whether it falls since {since} cannot be told: chance can explain this (p {p}, {n} points).",
        "falling_few": "Since {since} there are {n} points. With four points or fewer a fall can never be certain: four "
        "points in a row occur by chance in 2 of the 24 orders (8%).",
        "no_later_figure": "The target is: not above {target}, the level of {since}. There is no later figure yet.",
        "stays_under": "The figure of {latest} is {value} and stays at or under the level of {since} ({target}).",
        "went_above": "The figure of {latest} is {value} and lies above the level of {since} ({target}).",
        "line_ended": "This measurement has ended; later figures are measured otherwise.",
        "newer_count_only": "Later the number of this year was revised; the revised share was not found.",
        "already_there": "The last figure is already as good as asked, but the year of the target is what counts.",
        "untried": "The past is too short to compare ways of forecasting; this assumes that it stays as it is.",
        "wide": "The interval is so wide that the baseline lies inside it too: this says little.",
    },
}
STATES: dict[str, dict[str, str]] = {
    "nl": {
        "in_force": "geldt",
        "replaced": "vervangen",
        "proposed": "voorstel",
        "unknown": "onbekend of het nog geldt",
    },
    "en": {
        "in_force": "in force",
        "replaced": "replaced",
        "proposed": "proposal",
        "unknown": "unknown whether in force",
    },
}
WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "target": "doel",
        "set": "Gezet op",
        "by": "door",
        "state": "stand",
        "counts_on": "Telt op: {name} [{code}].",
        "no_series": "Telt op: geen reeks gevonden.",
        "baseline": "Nulmeting: {value} in {year} ({source}).",
        "year": "jaar",
        "asked": "gevraagd",
        "verdict": "oordeel",
        "source": "Bron",
        "derived": "afgeleid uit de tekst",
        "partly": "deels gelezen",
        "final": "Oordeel over {year}: {verdict}.",
        "open": "Oordeel: {verdict}.",
    },
    "en": {
        "target": "target",
        "set": "Set on",
        "by": "by",
        "state": "state",
        "counts_on": "Counts on: {name} [{code}].",
        "no_series": "Counts on: no series found.",
        "baseline": "Baseline: {value} in {year} ({source}).",
        "year": "year",
        "asked": "asked",
        "verdict": "verdict",
        "source": "Source",
        "derived": "derived from the text",
        "partly": "read in part",
        "final": "Verdict on {year}: {verdict}.",
        "open": "Verdict: {verdict}.",
    },
}
VALUES = ("target", "value", "low", "high")


def verdict_word(judgement: Judgement, language: str) -> str:
    """The verdict in a few words."""
    return VERDICT_WORDS[language][judgement.verdict]


def reasons(judgement: Judgement, unit: str, language: str) -> list[str]:
    """Why the verdict is as it is, in sentences with the numbers filled in."""
    facts = dict(judgement.facts)
    for name in VALUES:
        if facts.get(name) is not None:
            facts[name] = (
                target_value(facts[name], unit, language)
                if name == "target"
                else amount(facts[name], unit, language)
            )
    if "p" in facts:
        facts["p"] = small(facts["p"], language)
    names = [judgement.reason, *judgement.also]
    return [REASONS[language][name].format(**facts) for name in names]


def target_value(value: float, unit: str, language: str) -> str:
    """A target with as many decimals as it was set with, such as 3,15%."""
    if unit != "share":
        return amount(value, unit, language)
    hundredths = round(10_000 * value)
    return f"{number(hundredths / 100, 2, language)}%" if hundredths % 10 else amount(value, unit, language)


def sentence(judgement: Judgement, unit: str, language: str) -> str:
    """The verdict and its reason in one line."""
    words, verdict = WORDS[language], verdict_word(judgement, language)
    knot = judgement.knot
    head = (
        words["open"].format(verdict=verdict)
        if knot is None
        else words["final"].format(year=knot.year, verdict=verdict)
    )
    return " ".join([head, *reasons(judgement, unit, language)])


def judged_text(judged: Judged, language: str) -> list[str]:
    """One version of a target: what was asked, on which series, and the verdict on each year."""
    words, target = WORDS[language], judged.target
    state = STATES[language][target.state]
    sure = f"; {words[target.certainty]}" if target.certainty in words else ""
    lines = [
        f"{words['set']} {target.set_on} {words['by']} {target.by} ({state}{sure}).",
        "  " + target.text(language),
    ]
    unit = judged.series.unit if judged.series else "share"
    if judged.series is not None:
        version = judged.series.version
        lines.append("  " + words["counts_on"].format(name=version.name(language), code=version.code))
    elif target.path.shape == "path":
        lines.append("  " + words["no_series"])
    start = target.path.baseline
    if start is not None and target.baseline_source:
        value = amount(start.value, unit, language)
        lines.append(
            "  " + words["baseline"].format(value=value, year=start.year, source=target.baseline_source)
        )
    lines += ["  " + sentence(item, unit, language) for item in judged.judgements]
    note = target.note(language)
    return [*lines, *(["  " + note] if note else []), f"  {words['source']}: {target.source}"]


def target_text(target: Target, judged: list[Judged], language: str) -> str:
    """A target with all its versions, newest first."""
    lines = [target.name(language), "=" * len(target.name(language))]
    for item in reversed(judged):
        lines += ["", *judged_text(item, language)]
    return "\n".join(lines) + "\n"


def overview(judged: list[tuple[Target, Judged]], language: str) -> list[str]:
    """A line for every version of every target and every year it asks for, with the verdict."""
    words = WORDS[language]
    rows = []
    for target, item in judged:
        unit = item.series.unit if item.series else "share"
        for judgement in item.judgements:
            knot = judgement.knot
            asked = "-" if knot is None else target_value(knot.value, unit, language)
            year = "-" if knot is None else str(knot.year)
            verdict = verdict_word(judgement, language)
            rows.append((target.name(language), item.target.set_on, year, asked, verdict))
    heads = [words["target"], words["set"].lower(), words["year"], words["asked"], words["verdict"]]
    return table(heads, rows)


def judged_dict(judged: Judged) -> dict[str, Any]:
    """One version of a target as plain data; shares are parts of one."""
    target, path = judged.target, judged.target.path
    return {
        "target": target.code,
        "set_on": target.set_on,
        "by": target.by,
        "text": {"nl": target.nl, "en": target.en},
        "state": target.state,
        "area": target.area,
        "series": None
        if target.series is None
        else {"indicator": target.series[0], "version": target.series[1]},
        "shape": path.shape,
        "baseline": None if path.baseline is None else vars(path.baseline),
        "path": [vars(knot) for knot in path.knots],
        "verdicts": [
            judgement_dict(item, judged.series.unit if judged.series else "share")
            for item in judged.judgements
        ],
        "source": target.source,
        "certainty": target.certainty,
        "note": {"nl": target.note_nl, "en": target.note_en} if target.note_nl else None,
    }


def judgement_dict(judgement: Judgement, unit: str) -> dict[str, Any]:
    """A verdict as plain data, with its reasons in both languages."""
    return {
        "year": None if judgement.knot is None else judgement.knot.year,
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "also": list(judgement.also),
        "facts": dict(judgement.facts),
        "sentences": {language: reasons(judgement, unit, language) for language in ("nl", "en")},
    }
