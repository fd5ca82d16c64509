# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""The patterns municipal provisions follow, by name, and whether the software can compute with each.

A file may only name a pattern from this list, so that nothing is left out in silence: what cannot be computed is
refused with its sentence, or shown to the reader beside the amount.
"""

from __future__ import annotations

from dataclasses import dataclass

from kansrijk.provisions.model import Text


@dataclass(frozen=True)
class KnownPattern:
    """A pattern and what it means for computing.

    `blocks`: the provision is kept and shown, but no amount is computed.
    """

    text: Text
    blocks: bool


def _blocks(nl: str, en: str) -> KnownPattern:
    return KnownPattern(Text(nl, en), True)


def _shown(nl: str, en: str) -> KnownPattern:
    return KnownPattern(Text(nl, en), False)


PATTERNS: dict[str, KnownPattern] = {
    # --- income ---
    "euro_table": _blocks(
        "De inkomensgrens staat alleen in euro's van een ander jaar; hoe die met het sociaal minimum meeloopt is niet bekend.",
        "The income limit is given only in euro of another year; how it moves with the social minimum is not known.",
    ),
    "norm_plus_euro": _blocks(
        "De inkomensgrens is de norm plus een vast bedrag dat niet bekend is.",
        "The income limit is the norm plus a fixed sum that is not known.",
    ),
    "other_norm": _blocks(
        "De inkomensgrens hangt aan een andere norm dan het sociaal minimum.",
        "The income limit depends on another norm than the social minimum.",
    ),
    "lower_edge": _blocks(
        "De regeling noemt ook een ondergrens voor het inkomen; wat daaronder geldt is niet bekend.",
        "The scheme also has a lower edge for income; what holds below it is not known.",
    ),
    "limit_range": _blocks(
        "De inkomensgrens is een marge en geen vast punt.",
        "The income limit is a range and not one point.",
    ),
    "limit_by_children": _blocks(
        "De inkomensgrens hangt af van het aantal kinderen; hoe precies is niet bekend.",
        "The income limit depends on the number of children; how exactly is not known.",
    ),
    "taper_by_age": _blocks(
        "De afbouw van het bedrag verschilt per leeftijd.",
        "The way the amount falls differs by age.",
    ),
    "taper_unknown": _blocks(
        "Boven de grens krijgt het kind een deel, maar hoe groot dat deel is staat er niet.",
        "Above the limit the child gets a part, but the size of that part is not given.",
    ),
    "school_level": _blocks(
        "Niet het gezin maar de school komt in aanmerking; de school kiest wie het krijgt.",
        "Not the family but the school qualifies; the school chooses who gets it.",
    ),
    "low_income_for_years": _blocks(
        "Het inkomen moet al jaren laag zijn en een grens in procenten staat er niet bij.",
        "Income must have been low for years, and no limit in percent is given.",
    ),
    "conflict": _blocks(
        "Een andere bron zegt iets anders; beide staan hier en die andere telt mee.",
        "Another source says otherwise; both are kept and the other one is counted.",
    ),
    "limit_by_household": _shown(
        "Voor sommige huishoudens geldt een andere grens dan de norm; daar is niet mee gerekend.",
        "For some households another limit than the norm holds; that is not computed.",
    ),
    "reference_period": _shown(
        "Het inkomen moet al langer laag zijn; er is gerekend met het inkomen van nu.",
        "Income must have been low for longer; the computation uses the income of now.",
    ),
    "history_rule": _shown(
        "Wie net uit de bijstand is kan ook boven de grens nog een deel krijgen; dat deel is niet berekend.",
        "Who just left social assistance may still get a part above the limit; that part is not computed.",
    ),
    "individual_room": _shown(
        "De uitvoerder kan van de grens afwijken als de situatie daarom vraagt; daar is niet mee gerekend.",
        "The executor may depart from the limit when the situation asks for it; that is not computed.",
    ),
    "shared_living_norm": _shown(
        "De uitvoerder rekent anders met volwassen huisgenoten dan de bijstand; daar is niet mee gerekend.",
        "The executor counts other adults in the home in another way than social assistance; that is not computed.",
    ),
    "young_parents": _shown(
        "Voor ouders onder 21 jaar geldt een andere grens of geen recht; daar is niet mee gerekend.",
        "For parents under 21 another limit holds, or no right; that is not computed.",
    ),
    "adults_apart": _shown(
        "Voor volwassenen geldt een andere grens; gerekend is met die voor kinderen.",
        "For adults another limit holds; the computation uses that for children.",
    ),
    # --- amount ---
    "individual_amount": _blocks(
        "De uitvoerder bepaalt het bedrag per kind.",
        "The executor sets the amount for each child.",
    ),
    "cost_share": _blocks(
        "Vergoed wordt een deel van de kosten; de kosten en een maximum zijn niet bekend.",
        "A share of the costs is paid; neither the costs nor a maximum are known.",
    ),
    "unit_price": _blocks(
        "Vergoed wordt een bedrag per les, stuk of keer; hoe vaak is niet bekend.",
        "An amount for each lesson, item or time is paid; how often is not known.",
    ),
    "in_kind_without_value": _blocks(
        "Het kind krijgt iets in natura; de waarde in euro is niet bekend.",
        "The child gets something in kind; its value in euro is not known.",
    ),
    "points": _blocks(
        "De regeling werkt met punten; wat een punt waard is, is niet bekend.",
        "The scheme works with points; what a point is worth is not known.",
    ),
    "other_currency": _blocks(
        "Het bedrag is in dollars en hoort bij Caribisch Nederland; het telt niet mee in euro's.",
        "The amount is in dollars and belongs to Caribbean Netherlands; it is not counted in euro.",
    ),
    "loan": _blocks(
        "Het is een lening; een lening telt niet als inkomen of tegoed.",
        "It is a loan; a loan does not count as income or credit.",
    ),
    "one_of_several_amounts": _blocks(
        "De pagina noemt meer bedragen zonder te zeggen wie welk bedrag krijgt.",
        "The page gives several amounts without saying who gets which.",
    ),
    "price_cap": _blocks(
        "De ouder betaalt hoogstens een vast bedrag; wat het kind daardoor krijgt is niet bekend.",
        "The parent pays at most a fixed sum; what the child gets by that is not known.",
    ),
    "used_is_deducted": _shown(
        "Wat eerder in het jaar is gebruikt gaat eraf als het bedrag hoger wordt; gerekend is met het hele bedrag.",
        "What was used earlier in the year is deducted when the amount rises; the computation uses the whole amount.",
    ),
    "sub_ceiling": _shown(
        "Binnen het bedrag gelden lagere maxima voor sommige kosten.",
        "Within the amount lower maxima hold for some costs.",
    ),
    "two_forms": _shown(
        "Een deel komt op de rekening, een deel alleen tegen bonnen.",
        "One part is paid into the account, one part only against receipts.",
    ),
    "part_year": _shown(
        "Wie later in het jaar begint krijgt minder; er is gerekend met een heel jaar.",
        "Who starts later in the year gets less; the computation uses a whole year.",
    ),
    "pooling": _shown(
        "De tegoeden van alle kinderen in het gezin mogen bij elkaar gelegd worden.",
        "The credits of all children in the family may be pooled.",
    ),
    "per_person_with_adults": _shown(
        "Ook volwassenen in het gezin krijgen dit bedrag; hier telt alleen het deel van het kind.",
        "Adults in the family get this amount too; only the child's part counts here.",
    ),
    "limited_repetition": _shown(
        "Het kan maar een beperkt aantal keren.",
        "It can be had only a limited number of times.",
    ),
    # --- who, when, where ---
    "event": _blocks(
        "Het hangt aan een gebeurtenis waarvan de leeftijd niet bekend is.",
        "It depends on an event at an age that is not known.",
    ),
    "sibling_rule": _blocks(
        "Of een kind het krijgt hangt af van broers en zussen; hoe precies is niet bekend.",
        "Whether a child gets it depends on brothers and sisters; how exactly is not known.",
    ),
    "start_of_vo": _shown(
        "Het is voor de overstap naar het voortgezet onderwijs; er is gerekend met 12 jaar.",
        "It is for the step to secondary school; the computation takes age 12.",
    ),
    "residence": _shown(
        "Er geldt een eis aan hoe lang of waar het kind woont; die is niet berekend.",
        "There is a demand on how long or where the child lives; it is not computed.",
    ),
    "one_school": _shown(
        "Het is alleen voor leerlingen van een bepaalde school of schoolsoort.",
        "It is only for pupils of one school or one kind of school.",
    ),
    "temporary": _shown(
        "De regeling gold maar een bepaalde tijd.",
        "The scheme held for a limited time only.",
    ),
    "closed_budget": _shown(
        "Op is op: de uitbetaling hangt af van het geld dat er nog is.",
        "When the money is gone it stops: payment depends on what is left.",
    ),
    "passport": _shown(
        "Een pas of andere regeling geldt als bewijs van een laag inkomen.",
        "A pass or another scheme counts as proof of a low income.",
    ),
    "choice_inside": _shown(
        "Het gezin kiest tussen dit bedrag en iets anders.",
        "The family chooses between this amount and something else.",
    ),
    "school_costs_before_2021": _shown(
        "Sinds augustus 2021 mag een school geen kind buitensluiten; zulke kosten zijn daarna vaak geschrapt.",
        "Since August 2021 a school may leave out no child; such costs were often dropped after that.",
    ),
    "first_child": _shown(
        "Alleen het eerste kind van het gezin krijgt het.",
        "Only the first child of the family gets it.",
    ),
    "decided_with_another": _shown(
        "Wie een andere regeling aanvraagt krijgt deze er vanzelf bij.",
        "Who applies for another scheme gets this one without asking.",
    ),
    "two_keys": _shown(
        "De ouder vraagt het aan en de school bevestigt het.",
        "The parent applies and the school confirms it.",
    ),
    "advance": _shown(
        "Het geld komt vooraf; het gezin laat later zien waaraan het is besteed.",
        "The money comes first; the family shows later what it was spent on.",
    ),
    "not_yet_paid": _shown(
        "Het kan alleen als het gezin nog niet betaald heeft.",
        "It is possible only when the family has not paid yet.",
    ),
    "stock": _shown(
        "Het kan zolang de voorraad strekt.",
        "It is possible while stock lasts.",
    ),
    "by_provider": _shown(
        "Het bedrag verschilt per aanbieder; gerekend is met het genoemde bedrag.",
        "The amount differs by provider; the given amount is used.",
    ),
    "checks_afterwards": _shown(
        "Achteraf wordt gecontroleerd; bewaar de bonnen.",
        "It is checked afterwards; keep the receipts.",
    ),
    "index_page": _shown(
        "Dit is een pagina die regelingen bij elkaar zet, geen regeling zelf.",
        "This is a page that lists schemes, not a scheme itself.",
    ),
    "shared_executor": _shown(
        "Een uitvoerder werkt voor meer gemeenten, met per gemeente eigen regels.",
        "One executor works for several municipalities, with rules of their own.",
    ),
    "exclusion_list": _shown(
        "Er is een lijst van kosten die niet vergoed worden.",
        "There is a list of costs that are not paid.",
    ),
    "predecessor_municipality": _shown(
        "De regeling is van een gemeente die nu in deze is opgegaan.",
        "The scheme is of a municipality that has merged into this one.",
    ),
}
