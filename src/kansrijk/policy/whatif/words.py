# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is said beside the numbers of a reform: what is unknown and why, and how it was computed."""

from __future__ import annotations

from kansrijk.engine.wording import number, show_date
from kansrijk.indicators.disclosure import round_count
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.pressure import STEP_Y
from kansrijk.policy.whatif.takeup import GROUPS, group_words

MOST_REMARKS = 12
"""More schemes than this that could not be changed are counted and not named."""

UNKNOWN = {
    "nl": {
        "no_schemes": "Van {unknown} van de {all} gemeenten zijn de kindvoorzieningen onbekend; daar wonen ongeveer "
        "{children} kinderen. Onbekend is niet nul: die kinderen tellen niet mee bij recht, gebruik en kosten.",
        "none": "Van {name} zijn op deze dag geen kindvoorzieningen met bedrag en inkomensgrens bekend. Wat deze maatregel "
        "toevoegt aan wat er is, is daarom onbekend, en niet nul.",
        "at_least": "Van {n} gemeenten konden niet alle regelingen worden berekend. Kinderen kunnen daar nu al meer "
        "krijgen, en er kunnen minder kinderen bij komen dan hier staat.",
        "at_least_here": "In {name} konden niet alle regelingen worden berekend. Kinderen kunnen nu al meer krijgen, en er "
        "kunnen minder kinderen bij komen dan hier staat.",
        "more_remarks": "Zo zijn er nog {n} regelingen die niet zijn veranderd.",
        "debts": "Wie schulden heeft is in deze gegevens niet bekend.",
        "circumstances": "Bijzondere omstandigheden van gezinnen zijn in deze gegevens niet bekend.",
        "tailored": "Wat een gemeente in een los besluit geeft (maatwerk) staat in geen bestand en telt niet mee.",
        "running_costs": "Kosten van uitvoering zijn niet bekend en tellen niet mee.",
        "behaviour": "Niemand gaat meer of minder werken, verhuist of gaat uit elkaar door de maatregel.",
        "state": "Voor de toeslagen van het Rijk is alleen het bedrag bekend bij volledig gebruik. Hoeveel lager het "
        "uitvalt is niet bekend.",
        "real_costs": "Een bedrag dat een hoogste vergoeding is, telt helemaal; de echte kosten kunnen lager zijn.",
        "draws": "In deze gegevens staat geen lot voor gebruik. Elk gezin kreeg een vast lot van zijn huisnummer in het "
        "bestand en het startgetal {seed}.",
    },
    "en": {
        "no_schemes": "The child provisions of {unknown} of the {all} municipalities are unknown; about {children} children "
        "live there. Unknown is not zero: these children do not count in entitlement, use and costs.",
        "none": "Of {name} no child provisions with an amount and an income limit are known on this day. What this reform "
        "adds to what is there is therefore unknown, and not zero.",
        "at_least": "Of {n} municipalities not every scheme could be computed. Children may get more there now, and fewer "
        "children may be added than is said here.",
        "at_least_here": "In {name} not every scheme could be computed. Children may get more now, and fewer children may be "
        "added than is said here.",
        "more_remarks": "There are {n} more such schemes that were not changed.",
        "debts": "Who has debts is not known in these data.",
        "circumstances": "Individual circumstances of families are not known in these data.",
        "tailored": "What a municipality gives by a single decision (maatwerk) is in no file and does not count.",
        "running_costs": "Costs of carrying it out are not known and do not count.",
        "behaviour": "Nobody starts to work more or less, moves house or separates because of the reform.",
        "state": "Of allowances of the state only the amount at full use is known. How much lower it turns out is not known.",
        "real_costs": "An amount that is a ceiling counts in full; real costs may be lower.",
        "draws": "These data hold no lot for use. Each family got a fixed lot from its household's number in the file and "
        "the seed {seed}.",
    },
}

METHOD = {
    "nl": {
        "synthetic": "De mensen zijn synthetisch: verzonnen, maar zo gekozen dat ze samen kloppen met cijfers van het CBS "
        "({release}). Het zijn geen metingen.",
        "own": "De mensen komen uit het bestand {release}.",
        "same": "Voor en na zijn het dezelfde gezinnen met hetzelfde inkomen. Elk gezin heeft een vast lot: het gebruikt een "
        "voorziening als dat lot lager is dan de kans op gebruik.",
        "range": "Laag, midden en hoog zijn drie aannames over die kans. Het is een bandbreedte en geen "
        "betrouwbaarheidsinterval.",
        "chances": "De kansen (laag, midden, hoog): {chances}.",
        "held": "De armoedegrenzen blijven op hun plek van voor de maatregel. Daarnaast staat wat het cijfer wordt "
        "als de grens "
        "meebeweegt: in de grens zit het hoogste kindgebonden budget, en dat kan door de maatregel stijgen.",
        "line": "Kindvoorzieningen van de gemeente tellen in deze armoedegrenzen niet als inkomen. Daarom verandert een lokale "
        "maatregel het aantal arme kinderen niet. Wat gezinnen er in geld aan hebben staat bij de diepte.",
        "pressure": "De druk is berekend door in elk werkend gezin met kinderen een ouder {step} euro per jaar meer loon te "
        "geven. Regelingen van de gemeente tellen mee als er recht op is.",
        "law": "De wet en de regelingen zijn die van {day}.",
        "rounded": "Aantallen zijn afgerond op 5; bij minder dan 10 staat er niets.",
    },
    "en": {
        "synthetic": "The people are synthetic: made up, but chosen so that together they agree with figures of Statistics "
        "Netherlands ({release}). They are no measurements.",
        "own": "The people come from the file {release}.",
        "same": "Before and after are the same families with the same income. Each family has a fixed lot: it uses a provision "
        "when that lot is below the chance of use.",
        "range": "Low, central and high are three assumptions about that chance. They are a range, not a confidence interval.",
        "chances": "The chances (low, central, high): {chances}.",
        "held": "Poverty lines stay where they were before the reform. Beside it stands what the figure becomes when the line "
        "follows: the highest child budget is part of the line, and the reform may raise it.",
        "line": "Child provisions of the municipality do not count as income in these poverty lines. That is why a "
        "local reform "
        "does not change the number of poor children. What they are worth to families stands with the depth.",
        "pressure": "The pressure was computed by giving one parent in each working family with children {step} euro "
        "a year more "
        "wage. Schemes of the municipality count when entitled to.",
        "law": "The law and the schemes are those of {day}.",
        "rounded": "Counts are rounded to 5; below 10 nothing is shown.",
    },
}


def unknowns(answer: Answer, language: str) -> list[str]:
    """What is not known and would change the numbers, in sentences."""
    outcome, words = answer.outcome, UNKNOWN[language]
    found = []
    missing = outcome.municipalities - outcome.known
    if outcome.known == 0:
        found.append(words["none"].format(name=answer.area.name))
    elif missing:
        children = number(round_count(outcome.children_unknown), 0, language)
        found.append(
            words["no_schemes"].format(unknown=missing, all=outcome.municipalities, children=children)
        )
    if outcome.at_least and outcome.municipalities == 1:
        found.append(words["at_least_here"].format(name=answer.area.name))
    elif outcome.at_least:
        found.append(words["at_least"].format(n=outcome.at_least))
    for ground, key in (("grond_schulden", "debts"), ("grond_omstandigheden", "circumstances")):
        if ground in answer.unknown_grounds:
            found.append(words[key])
    if outcome.cost_state is not None:
        found.append(words["state"])
    if not answer.drawn:
        found.append(words["draws"].format(seed=answer.seed))
    found += [words[key] for key in ("real_costs", "running_costs", "tailored", "behaviour")]
    rest = len(outcome.remarks) - MOST_REMARKS
    found += [remark.in_language(language) for remark in outcome.remarks[:MOST_REMARKS]]
    return [*found, words["more_remarks"].format(n=rest)] if rest > 0 else found


def method(answer: Answer, language: str) -> list[str]:
    """How the numbers were made, in sentences."""
    from datetime import date

    words, chances = METHOD[language], answer.outcome.chances.chances
    names = group_words(language)
    told = "; ".join(
        f"{names[name]} "
        + ", ".join(
            f"{number(100 * chances[level][name], 0, language)}%" for level in ("low", "central", "high")
        )
        for name in GROUPS
    )
    found = [
        words["synthetic" if answer.synthetic else "own"].format(release=answer.release),
        words["law"].format(day=show_date(date.fromisoformat(answer.law_day), language)),
        words["same"],
        words["range"],
        words["chances"].format(chances=told),
        words["line"],
    ]
    if answer.reform.national:
        found.append(words["held"])
    return [*found, words["pressure"].format(step=number(STEP_Y, 0, language)), words["rounded"]]
