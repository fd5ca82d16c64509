# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The budget curve in sentences, as plain text, as data and as rows."""

from __future__ import annotations

import csv
import io
from typing import Any

from kansrijk.engine.explain import STATUS_WORDS
from kansrijk.engine.wording import number, show_date
from kansrijk.policy.curve import LOCAL, STEP, Cause, Cliff, Curve

TEXTS = {
    "nl": {
        "on": "Berekend voor {place} op {day}: wat het gezin in een jaar te besteden heeft, bij elk bruto loon van "
        "volwassene {member}.",
        "same": "Al het andere in het bestand blijft gelijk: andere inkomens, uren opvang, huur.",
        "cliffs": "Plekken waar meer verdienen geld kost",
        "none": "Tot {to} euro bruto loon is er geen plek waar een euro meer loon ineens geld kost.",
        "table": "Bruto loon en besteedbaar inkomen",
        "wage": "Bruto loon",
        "disposable": "Besteedbaar",
        "pressure": "Druk",
        "pressure_note": "Druk: welk deel van de volgende {step} euro bruto loon het gezin niet overhoudt.",
        "local": "Kindvoorzieningen van {place} tellen mee voor hun waarde, als het gezin ze aanvraagt.",
        "unknown": "Van {place} is niet bekend welke kindvoorzieningen er zijn. Ze ontbreken hier: onbekend is niet nul.",
        "at_least": "Niet elke regeling van {place} kon berekend worden: er kunnen meer drempels zijn.",
        "person": "Een mens beslist. Deze berekening geeft geen recht en is geen afwijzing.",
        "certainty": "Zekerheid: {status}.",
        "ends": "vervalt {label} van {amount} euro{period}",
        "falls": "daalt {label} met {amount} euro{period}, naar {after} euro",
        "at": "Bij {wage} euro loon {causes}.",
        "loss": " Het gezin heeft dan {loss} euro per jaar minder dan bij een euro loon minder.",
        "back": " Pas bij {wage} euro loon heeft het gezin weer evenveel.",
        "never": " Tot het eind van de lijn heeft het gezin niet weer evenveel.",
        "yearly": " per jaar",
        "once": " eenmalig",
        "and": " en ",
    },
    "en": {
        "on": "Computed for {place} on {day}: what the family has to spend in a year, at every gross wage of adult "
        "{member}.",
        "same": "All else in the file stays as it is: other incomes, hours of childcare, rent.",
        "cliffs": "Places where earning more costs money",
        "none": "Up to a gross wage of {to} euro there is no place where a euro more of wage suddenly costs money.",
        "table": "Gross wage and disposable income",
        "wage": "Gross wage",
        "disposable": "Disposable",
        "pressure": "Pressure",
        "pressure_note": "Pressure: the part of the next {step} euro of gross wage that the family does not keep.",
        "local": "Child provisions of {place} count at their value, as if the family applies for them.",
        "unknown": "It is not known which child provisions {place} has. They are absent here: unknown is not zero.",
        "at_least": "Not every scheme of {place} could be computed: there may be more cliffs.",
        "person": "A person decides. This computation gives no right and is no refusal.",
        "certainty": "Certainty: {status}.",
        "ends": "{label} of {amount} euro{period} ends",
        "falls": "{label} falls by {amount} euro{period}, to {after} euro",
        "at": "At a wage of {wage} euro {causes}.",
        "loss": " The family then has {loss} euro a year less than at one euro of wage less.",
        "back": " Only at a wage of {wage} euro does the family have as much again.",
        "never": " Up to the end of the line the family does not have as much again.",
        "yearly": " a year",
        "once": " once",
        "and": " and ",
    },
}
SHOWN = 5_000
"""The step of the table in the text, in EUR of gross wage."""


def cliff_sentence(cliff: Cliff, language: str) -> str:
    """What happens at a cliff, how much it costs and where it is made good."""
    words = TEXTS[language]
    causes = words["and"].join(_cause(cause, language) for cause in cliff.causes)
    out = words["at"].format(wage=number(cliff.wage, 0, language), causes=causes)
    if all(cause.once for cause in cliff.causes):
        return out
    out += words["loss"].format(loss=number(cliff.loss, 0, language))
    if cliff.recovered is None:
        return out + words["never"]
    return out + words["back"].format(wage=number(cliff.recovered, 0, language))


def _cause(cause: Cause, language: str) -> str:
    words = TEXTS[language]
    return words["ends" if cause.ends else "falls"].format(
        label=cause.nl if language == "nl" else cause.en,
        amount=number(cause.loss, 0, language),
        after=number(cause.after, 0, language),
        period=words["once" if cause.once else "yearly"],
    )


def remarks(curve: Curve, language: str) -> list[str]:
    """What a reader must know beside the figures: what stays the same, the local provisions, certainty."""
    words, place = TEXTS[language], curve.family.area.name
    out = [words["same"]]
    if not curve.provisions.known:
        out.append(words["unknown"].format(place=place))
    else:
        out.append(words["local"].format(place=place))
        out += [words["at_least"].format(place=place)] if curve.provisions.at_least else []
    return [*out, words["certainty"].format(status=STATUS_WORDS[language][curve.status]), words["person"]]


def head(curve: Curve, language: str) -> str:
    """What is computed, for which place, day and adult."""
    return TEXTS[language]["on"].format(
        place=curve.family.area.name, day=show_date(curve.day, language), member=curve.member
    )


def cliff_sentences(curve: Curve, language: str) -> list[str]:
    """Every cliff as a sentence, or the one sentence that there is none."""
    if curve.cliffs:
        return [cliff_sentence(cliff, language) for cliff in curve.cliffs]
    return [TEXTS[language]["none"].format(to=number(curve.points[-1].wage, 0, language))]


def as_text(curve: Curve, language: str = "nl") -> str:
    """The curve as plain text in Dutch or English: every cliff, and a short table."""
    words = TEXTS[language]
    out = [curve.family.title, "=" * len(curve.family.title), head(curve, language), ""]
    out += [words["cliffs"], *(f"  - {line}" for line in cliff_sentences(curve, language)), ""]
    out += [words["table"], f"  {words['wage']:>12}{words['disposable']:>14}{words['pressure']:>10}"]
    step = SHOWN if curve.points[-1].wage >= 2 * SHOWN else STEP
    pressure = dict(curve.pressure(step))
    for point in curve.grid:
        if point.wage % step:
            continue
        part = f"{number(pressure[point.wage], 0, language)}%" if point.wage in pressure else ""
        amounts = [number(value, 0, language) for value in (point.wage, point.disposable)]
        out.append(f"  {amounts[0]:>12}{amounts[1]:>14}{part:>10}")
    note = words["pressure_note"].format(step=number(step, 0, language))
    return "\n".join([*out, f"  {note}", "", *remarks(curve, language)]) + "\n"


def as_csv(curve: Curve) -> str:
    """Every point as a row: wage, disposable income, its components and each local provision, EUR a year."""
    local = list(curve.points[0].local)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    national = [name for name in curve.names if name != LOCAL]
    rows.writerow(["loon_y", "besteedbaar_met_voorzieningen_y", *national, *local])
    for point in curve.points:
        values = [point.parts[name] for name in national] + [point.local[name] for name in local]
        rows.writerow([f"{point.wage:.0f}", *(f"{value:.2f}" for value in (point.disposable, *values))])
    return text.getvalue()


def as_dict(curve: Curve) -> dict[str, Any]:
    """The curve as plain data, both languages together."""
    return {
        "title": curve.family.title,
        "day": curve.day.isoformat(),
        "municipality": {"code": curve.family.area.code, "name": curve.family.area.name},
        "member": curve.member,
        "wage_in_file": curve.current,
        "unit": "EUR/y",
        "step": STEP,
        "certainty": curve.status,
        "provisions_known": curve.provisions.known,
        "provisions_at_least": curve.provisions.at_least,
        "components": {
            name: {"nl": curve.labels[name][0], "en": curve.labels[name][1]} for name in curve.names
        },
        "points": [
            {
                "wage": point.wage,
                "disposable": round(point.disposable, 2),
                **{name: round(point.parts[name], 2) for name in curve.names},
            }
            for point in curve.points
        ],
        "pressure": [{"from": wage, "percent": round(part, 2)} for wage, part in curve.pressure()],
        "cliffs": [_cliff_dict(cliff) for cliff in curve.cliffs],
    }


def _cliff_dict(cliff: Cliff) -> dict[str, Any]:
    return {
        "wage": cliff.wage,
        "loss": round(cliff.loss, 2),
        "recovered_at": cliff.recovered,
        "causes": [
            {
                "component": cause.name,
                "before": round(cause.before, 2),
                "after": round(cause.after, 2),
                "once": cause.once,
            }
            for cause in cliff.causes
        ],
        "nl": cliff_sentence(cliff, "nl"),
        "en": cliff_sentence(cliff, "en"),
    }
