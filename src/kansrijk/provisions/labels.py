# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Words for the fixed values of a record, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping

from kansrijk.provisions.model import Text


def _words(rows: Mapping[str, tuple[str, str]]) -> dict[str, Text]:
    return {value: Text(nl, en) for value, (nl, en) in rows.items()}


CATEGORIES = _words(
    {
        "school": ("school", "school"),
        "digital": ("computer en internet", "computer and internet"),
        "bike_travel": ("fiets en reizen", "bike and travel"),
        "clothing": ("kleding", "clothing"),
        "sport": ("sport", "sport"),
        "culture": ("cultuur", "culture"),
        "swimming": ("zwemles", "swimming lessons"),
        "birthday": ("verjaardag", "birthday"),
        "food": ("eten", "food"),
        "holiday": ("vakantie", "holiday"),
        "participation": ("meedoen", "taking part"),
        "family_help": ("hulp in het gezin", "help in the family"),
        "income": ("inkomen", "income"),
        "identity_card": ("identiteitskaart", "identity card"),
        "baby_goods": ("babyspullen", "baby goods"),
        "playgroup": ("peuterspeelzaal en voorschool", "playgroup and pre-school"),
        "homework_help": ("hulp bij huiswerk", "help with homework"),
        "other": ("anders", "other"),
    }
)
ENVIRONMENTS = _words(
    {
        "thuis": ("thuis", "home"),
        "school": ("school", "school"),
        "vrije_tijd": ("vrije tijd", "free time"),
        "buurt": ("buurt", "neighbourhood"),
    }
)
FORMS = _words(
    {
        "cash": ("geld op de rekening", "money into the account"),
        "pass": ("tegoed op een pas", "credit on a pass"),
        "in_kind": ("het ding zelf", "the thing itself"),
        "voucher": ("waardebon", "voucher"),
        "to_club": ("betaald aan de club", "paid to the club"),
        "to_school": ("betaald aan de school", "paid to the school"),
        "to_provider": ("betaald aan de aanbieder", "paid to the provider"),
        "webshop": ("webwinkel", "web shop"),
        "loan": ("lening", "loan"),
        "declare": ("eerst zelf betalen, dan terugvragen", "pay first, then claim"),
    }
)
CADENCES = _words(
    {
        "calendar_year": ("per kalenderjaar", "by calendar year"),
        "school_year": ("per schooljaar", "by school year"),
        "pass_year": ("per pasjaar", "by pass year"),
        "own_year": ("per eigen jaar van de regeling", "by a year of its own"),
        "twelve_months": ("per twaalf maanden", "by twelve months"),
        "rolling": ("doorlopend", "continuous"),
    }
)
ROUTES = _words(
    {
        "automatic": ("vanzelf", "automatic"),
        "online": ("online", "online"),
        "paper": ("met een formulier", "with a form"),
        "phone": ("met een telefoontje", "by phone"),
        "visit": ("met een huisbezoek", "with a home visit"),
        "desk": ("aan de balie", "at a desk"),
        "intermediary": ("via iemand die het gezin helpt", "through a professional"),
        "school": ("via de school", "through the school"),
    }
)
GROUPS = _words(
    {
        "all": ("", ""),
        "bijstand": ("met bijstand", "on social assistance"),
        "without_bijstand": ("zonder bijstand", "without social assistance"),
        "last_year_users": ("wie het vorig jaar kreeg", "who had it last year"),
        "known_families": ("gezinnen die de gemeente kent", "families known to the municipality"),
    }
)
APPLICANTS = _words(
    {
        "parent": ("ouder", "parent"),
        "guardian": ("voogd", "guardian"),
        "foster_parent": ("pleegouder", "foster parent"),
        "co_parent": ("co-ouder", "co-parent"),
        "child": ("kind", "child"),
        "professional": ("hulpverlener", "professional"),
        "school": ("school", "school"),
        "club": ("club", "club"),
        "executor": ("uitvoerder", "executor"),
    }
)
