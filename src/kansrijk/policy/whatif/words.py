# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is said beside the numbers of a reform: what is unknown and why, and how it was computed."""

from __future__ import annotations

from kansrijk.engine.wording import capital, number, show_date
from kansrijk.indicators.disclosure import round_count
from kansrijk.policy.whatif.job import Answer
from kansrijk.policy.whatif.pressure import STEP_Y
from kansrijk.policy.whatif.state import StateCost
from kansrijk.policy.whatif.takeup import GROUPS, group_words, national_use

MOST_REMARKS = 12
"""More schemes than this that could not be changed are counted and not named."""

SCHEMES = {
    "nl": {
        "bijstand_y": "bijstand",
        "kinderbijslag_y": "kinderbijslag",
        "kindgebonden_budget_y": "kindgebonden budget",
        "zorgtoeslag_y": "zorgtoeslag",
        "huurtoeslag_gezin_y": "huurtoeslag",
        "kinderopvangtoeslag_y": "kinderopvangtoeslag",
        "none": "Van de regelingen die veranderen is geen deel gevonden",
    },
    "en": {
        "bijstand_y": "social assistance",
        "kinderbijslag_y": "child benefit",
        "kindgebonden_budget_y": "child budget",
        "zorgtoeslag_y": "health care allowance",
        "huurtoeslag_gezin_y": "rent allowance",
        "kinderopvangtoeslag_y": "childcare allowance",
        "none": "Of the schemes that change no share was found",
    },
}
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
        "state": "Hoeveel ouders {schemes} gebruiken is nergens gevonden. Van de kosten van het Rijk is daarom alleen het "
        "hoogste bedrag bekend: dat bij volledig gebruik.",
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
        "state": "How many use {schemes} was found nowhere. Of the costs of the state only the highest amount is known "
        "therefore: that at full use.",
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
        "range": "Laag, midden en hoog zijn drie aannames over die kans, elk een gepubliceerd cijfer. Het is een "
        "bandbreedte van aannames en geen betrouwbaarheidsinterval: niemand heeft gemeten hoe zeker die cijfers zijn.",
        "luck": "De loten zijn vast en staan bij de gezinnen in de gegevens. Met andere loten en dezelfde kansen komt een "
        "cijfer in 95 van de 100 gevallen binnen de grenzen die onder het kopje over zekerheid staan. Dat is berekend uit "
        "de kansen, zonder opnieuw te loten.",
        "state": "Voor het Rijk is het midden het nieuwste gepubliceerde deel van de rechthebbenden dat een regeling "
        "gebruikt, laag het laagste en hoog iedereen. Die delen gaan over mensen; wie veel geld kan krijgen vraagt vaker "
        "aan, dus in euro is laag eerder te laag dan te hoog. {uses}.",
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
        "protected": "Dit zijn echte mensen. Daarom is ook weggelaten wat samen met andere cijfers van deze bladzijde een "
        "klein groepje zou verraden. Aantallen zijn zo afgerond dat ze bij elkaar blijven passen.",
    },
    "en": {
        "synthetic": "The people are synthetic: made up, but chosen so that together they agree with figures of Statistics "
        "Netherlands ({release}). They are no measurements.",
        "own": "The people come from the file {release}.",
        "same": "Before and after are the same families with the same income. Each family has a fixed lot: it uses a provision "
        "when that lot is below the chance of use.",
        "range": "Low, central and high are three assumptions about that chance, each a published figure. They are a range of "
        "assumptions, not a confidence interval: nobody measured how sure these figures are.",
        "luck": "The lots are fixed and stand with the families in the data. With other lots and the same chances a figure "
        "falls within the bounds under the heading about certainty in 95 of 100 cases. That was computed from the chances, "
        "without drawing again.",
        "state": "For the state, central is the latest published share of those entitled who use a scheme, low the lowest "
        "and high everybody. These shares are of people; who can get much applies more often, so in euro low is more "
        "likely too low than too high. {uses}.",
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
        "protected": "These are real people. That is why figures that together with others on this page would give a small "
        "group away are left out too. Counts are rounded so that they keep adding up.",
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
    if outcome.state is not None and outcome.state.unknown:
        names = ", ".join(SCHEMES[language][name] for name in outcome.state.unknown)
        found.append(words["state"].format(schemes=names))
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
        words["luck"],
        words["line"],
    ]
    if answer.outcome.state is not None:
        found += [words["state"].format(uses=_uses(answer.outcome.state, language)), words["held"]]
    found += [words["pressure"].format(step=number(STEP_Y, 0, language)), words["rounded"]]
    return found if answer.synthetic else [*found, words["protected"]]


def _uses(state: StateCost, language: str) -> str:
    """For each scheme that changes how many use it and who says so."""
    uses, told = national_use(), []
    for name in state.schemes:
        use = uses.get(name)
        if use is None or use.low is None or use.central is None:
            continue
        low, central = (f"{number(100 * share, 1, language)}%" for share in (use.low, use.central))
        shares = central if low == central else f"{low}, {central}"
        told.append(f"{SCHEMES[language][name]} {shares} ({'; '.join(use.sources)})")
    return capital(". ".join(told)) or SCHEMES[language]["none"]
