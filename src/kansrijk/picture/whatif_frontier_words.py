# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the page that weighs mixes against a budget, in Dutch and in English."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "title": "Wat {budget} per jaar kan doen – {area}",
        "lead": "Een budget van {budget} per jaar kan op veel manieren worden besteed: breed met kleine bedragen, of smal met "
        "grote. Hieronder staan de mogelijkheden naast elkaar. Wat het zwaarst weegt is een keuze en geen uitkomst.",
        "synthetic": "Deze cijfers gaan over synthetische mensen in {area}, met de wet en de regelingen van {day}.",
        "own": "Deze cijfers gaan over de mensen in {file}, met de wet en de regelingen van {day}.",
        "now": "Nu zijn er {poor} arme kinderen (tot en met {line}% van het sociaal minimum). Daarvan gebruiken naar "
        "verwachting {using} een gemeentelijk tegoed. Het tekort van hun gezinnen samen is {shortfall} per jaar.",
        "unknown": "Van {children} kinderen is onbekend wat hun gemeente nu geeft. Voor hen is gerekend alsof dat "
        "niets is. Kosten "
        "en bereik zijn daar hoogstens wat hier staat.",
        "front": "De mogelijkheden waar geen andere op beide punten boven komt",
        "caption": "Elke stip is een keuze van inkomensgrens, leeftijden, bedrag en schuldhulp. Naar rechts: meer "
        "arme kinderen "
        "die nu niets gebruiken. Naar boven: meer tekort dat verdwijnt. De genummerde stippen staan in de tabel.",
        "front_table": "De genummerde keuzes, van het breedste bereik naar het meeste tekort dat verdwijnt",
        "wide": "Het brede eind is {mix}. Dat bereikt {reached} arme kinderen die nu niets gebruiken en dicht {closed} van het "
        "tekort per jaar. {share} van het geld gaat naar arme kinderen.",
        "deep": "Het diepe eind is {mix}. Dat bereikt {reached} arme kinderen die nu niets gebruiken en dicht {closed} van het "
        "tekort per jaar. {share} van het geld gaat naar arme kinderen.",
        "trade": "Wie van breed naar diep gaat, laat {children} arme kinderen los en dicht {euro} per jaar meer tekort.",
        "one": "Binnen dit budget en deze keuzes komt één mogelijkheid op beide punten boven de andere: {mix}. Dat bereikt "
        "{reached} arme kinderen die nu niets gebruiken en dicht {closed} van het tekort per jaar. {share} van het "
        "geld gaat naar "
        "arme kinderen.",
        "no_answer": "Er is geen beste keuze. Eenvoud, aanvragen zonder gedoe, waar het geld aan besteed mag worden en wat "
        "kinderen zelf belangrijk vinden staan niet in deze cijfers.",
        "nothing_fits": "Geen van de keuzes past in dit budget. De goedkoopste is {mix}, voor {cost} per jaar.",
        "nothing_helps": "Geen van de keuzes geeft een arm kind iets meer dan er nu al is.",
        "mix": "{amount} voor {low} tot en met {high} jaar, tot en met {limit}%",
        "with_debts": ", ook bij schuldhulp",
        "choice": "keuze",
        "reached": "arme kinderen erbij die gebruiken",
        "closed": "tekort dat verdwijnt, per jaar",
        "cost": "kosten per jaar: midden (laag tot hoog gebruik)",
        "share": "deel van het geld naar arme kinderen",
        "high": "past ook bij hoog gebruik",
        "range": "{central} ({low} tot {high})",
        "yes": "ja",
        "no": "nee",
        "few": "minder dan 10",
        "left_out": "niet getoond",
        "near": "Andere keuzes binnen het budget",
        "near_line": "Er passen nog {n} keuzes in het budget. De twaalf die het dichtst bij de lijn liggen staan hier.",
        "near_table": "Keuzes binnen het budget die dicht bij de lijn liggen",
        "show": "Toon deze keuzes",
        "how": "Hoe dit is berekend",
        "x": "Arme kinderen erbij die gebruiken",
        "y": "Tekort dat verdwijnt, in euro per jaar",
        "on_front": "op de lijn",
        "inside": "past in het budget",
        "outside": "past niet in het budget",
        "method_mix": "Elke keuze is een bedrag per kind per jaar, voor elk kind van die leeftijd in een gezin tot en met die "
        "grens. Vermogen wordt niet getoetst.",
        "beside_up_to": "Het bedrag vult aan: wat de gemeente al per jaar geeft gaat ervan af.",
        "beside_on_top": "Het bedrag komt boven op wat de gemeente al geeft.",
        "method_reach": "Bereik telt arme kinderen die na de maatregel iets gebruiken en daarvoor geen jaarlijks "
        "tegoed hadden.",
        "method_closed": "Het tekort is wat gezinnen onder {line}% van het sociaal minimum tekortkomen, nadat wat zij "
        "nu gebruiken "
        "als inkomen is geteld. Een bedrag boven het tekort telt niet mee.",
        "method_poor": "Arm is: een inkomen tot en met {line}% van het sociaal minimum, met kinderbijslag en "
        "kindgebonden budget.",
        "method_range": "Laag, midden en hoog zijn aannames over gebruik. Het is een bandbreedte en geen "
        "betrouwbaarheidsinterval. "
        "Of een keuze past is gerekend met het midden.",
        "method_chances": "De kansen op gebruik (laag, midden, hoog): {chances}.",
        "method_draws": "In deze gegevens staat geen lot voor gebruik. Elk gezin kreeg een vast lot van zijn nummer.",
        "method_costs": "Kosten van uitvoering zijn niet bekend en tellen niet mee. Eenmalige regelingen tellen niet mee.",
        "method_grid": "Er zijn {n} keuzes bekeken. Ertussen kunnen betere liggen; geef een eigen bestand met keuzes "
        "om te zoeken.",
    },
    "en": {
        "title": "What {budget} a year can do – {area}",
        "lead": "A budget of {budget} a year can be spent in many ways: wide with small amounts, or narrow with large "
        "ones. The "
        "options stand side by side below. What weighs most is a choice and not an outcome.",
        "synthetic": "These figures are about synthetic people in {area}, with the law and the schemes of {day}.",
        "own": "These figures are about the people in {file}, with the law and the schemes of {day}.",
        "now": "Now there are {poor} poor children (up to {line}% of the social minimum). Of them {using} are "
        "expected to use a "
        "municipal credit. The shortfall of their families together is {shortfall} a year.",
        "unknown": "Of {children} children it is unknown what their municipality gives now. For them it is counted as "
        "nothing. Costs "
        "and reach are at most what is said here.",
        "front": "The options that no other beats on both counts",
        "caption": "Each dot is a choice of income limit, ages, amount and debt help. To the right: more poor children who use "
        "nothing now. Upwards: more shortfall that goes away. The numbered dots are in the table.",
        "front_table": "The numbered choices, from the widest reach to the most shortfall that goes away",
        "wide": "The wide end is {mix}. It reaches {reached} poor children who use nothing now and closes {closed} of "
        "the shortfall "
        "a year. {share} of the money goes to poor children.",
        "deep": "The deep end is {mix}. It reaches {reached} poor children who use nothing now and closes {closed} of "
        "the shortfall "
        "a year. {share} of the money goes to poor children.",
        "trade": "Going from wide to deep lets go of {children} poor children and closes {euro} a year more shortfall.",
        "one": "Within this budget and these choices one option beats the others on both counts: {mix}. It reaches "
        "{reached} poor "
        "children who use nothing now and closes {closed} of the shortfall a year. {share} of the money goes to poor "
        "children.",
        "no_answer": "There is no best choice. Simplicity, applying without trouble, what the money may be spent on and what "
        "children find important themselves are not in these figures.",
        "nothing_fits": "None of the choices fits this budget. The cheapest is {mix}, for {cost} a year.",
        "nothing_helps": "None of the choices gives a poor child more than there is now.",
        "mix": "{amount} for ages {low} to {high}, up to {limit}%",
        "with_debts": ", also with debt help",
        "choice": "choice",
        "reached": "poor children added who use it",
        "closed": "shortfall that goes away, a year",
        "cost": "costs a year: central (low to high take-up)",
        "share": "part of the money to poor children",
        "high": "fits at high take-up too",
        "range": "{central} ({low} to {high})",
        "yes": "yes",
        "no": "no",
        "few": "fewer than 10",
        "left_out": "not shown",
        "near": "Other choices within the budget",
        "near_line": "Another {n} choices fit the budget. The twelve that lie nearest to the line are here.",
        "near_table": "Choices within the budget that lie near the line",
        "show": "Show these choices",
        "how": "How this was computed",
        "x": "Poor children added who use it",
        "y": "Shortfall that goes away, in euro a year",
        "on_front": "on the line",
        "inside": "fits the budget",
        "outside": "does not fit the budget",
        "method_mix": "Each choice is an amount per child a year, for every child of that age in a family up to that "
        "limit. Wealth "
        "is not tested.",
        "beside_up_to": "The amount fills up: what the municipality gives already each year is taken off.",
        "beside_on_top": "The amount comes on top of what the municipality gives already.",
        "method_reach": "Reach counts poor children who use something after it and had no yearly credit before.",
        "method_closed": "The shortfall is what families below {line}% of the social minimum lack, after what they use now is "
        "counted as income. An amount above the shortfall does not count.",
        "method_poor": "Poor is: an income up to {line}% of the social minimum, with child benefit and child budget.",
        "method_range": "Low, central and high are assumptions about take-up. They are a range, not a confidence "
        "interval. Whether "
        "a choice fits is computed at the central one.",
        "method_chances": "The chances of use (low, central, high): {chances}.",
        "method_draws": "These data hold no lot for use. Each family got a fixed lot from its number.",
        "method_costs": "Costs of carrying it out are not known and do not count. One-off schemes do not count.",
        "method_grid": "{n} choices were looked at. Better ones may lie between them; give a file of choices of your "
        "own to search.",
    },
}
