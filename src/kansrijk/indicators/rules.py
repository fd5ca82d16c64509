# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results that no law gives but indicators need: going without, debts, long low income, use of provisions, and income
that can be compared between households of any size.

Amounts stand in `parameters.yaml` beside this file. The columns about going without are facts of the population, from a
survey or drawn; where a population lacks them the indicators are unknown, whatever the default says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kansrijk.engine import Aggregate, Node, Parameter, Rule, aggregate, load_parameters, rule

PARTS = {
    "thuis": ("thuis", "at home"),
    "school": ("op school", "at school"),
    "vrije_tijd": ("in de vrije tijd", "in leisure"),
    "buurt": ("in de buurt", "in the neighbourhood"),
}
"""The parts of life, with their words."""


@rule(
    entity="person",
    unit="",
    nl="is een kind onder de 16",
    en="is a child under 16",
    article="Eurostat, ilc_chmd03",
)
def is_kind_onder_16(is_kind: bool, leeftijd: int) -> bool:
    """Whether the person is a child of 0 to 15."""
    return is_kind and leeftijd < 16


@rule(
    entity="person",
    unit="",
    nl="kind mist 3 of meer van 17 dingen",
    en="child lacks 3 or more of 17 things",
    article="Eurostat, ilc_chmd03",
)
def kind_gedepriveerd(is_kind_onder_16: bool, gemis_kind_items: int, gemis_grens_kind: float) -> bool:
    """EU child-specific deprivation of a child under 16."""
    return is_kind_onder_16 and gemis_kind_items >= gemis_grens_kind


@rule(
    entity="person",
    unit="",
    nl="kind mist 7 of meer van 13 dingen, waarvan 3 of meer van het huishouden",
    en="child lacks 7 or more of 13 things, 3 or more of them of the household",
    article="Eurostat, Glossary: Child deprivation",
)
def kind_ernstig_gedepriveerd(
    is_kind: bool,
    gemis_smsd_items: int,
    gemis_smsd_huishouden: int,
    gemis_grens_ernstig: float,
    gemis_grens_huishouden: float,
) -> bool:
    """EU severe material and social deprivation of a child."""
    return (
        is_kind
        and gemis_smsd_items >= gemis_grens_ernstig
        and gemis_smsd_huishouden >= gemis_grens_huishouden
    )


@rule(
    entity="person",
    unit="",
    nl="aantal delen van het leven waarin het kind iets mist",
    en="number of parts of life in which the child lacks something",
    article="UNICEF, MODA; Alkire en Foster (2011)",
)
def kind_delen_met_gemis(
    is_kind: bool, gemis_thuis: bool, gemis_school: bool, gemis_vrije_tijd: bool, gemis_buurt: bool
) -> float:
    """How many of home, school, leisure and neighbourhood; 0 for adults."""
    if not is_kind:
        return 0.0
    at_home = 1.0 if gemis_thuis else 0.0
    at_school = 1.0 if gemis_school else 0.0
    leisure = 1.0 if gemis_vrije_tijd else 0.0
    neighbourhood = 1.0 if gemis_buurt else 0.0
    return at_home + at_school + leisure + neighbourhood


@rule(
    entity="person",
    unit="",
    nl="delen van het leven met gemis, alleen bij twee of meer",
    en="parts of life with something lacking, only from two on",
    article="Alkire en Foster (2011)",
)
def kind_delen_boven_grens(kind_delen_met_gemis: float, gemis_grens_delen: float) -> float:
    """The number of parts for a child that is multidimensionally poor, 0 for any other (censored count)."""
    return kind_delen_met_gemis if kind_delen_met_gemis >= gemis_grens_delen else 0.0


def _at_least_two(kind_delen: float) -> bool:
    return kind_delen >= 2.0


def _at_least_three(kind_delen: float) -> bool:
    return kind_delen >= 3.0


def _all_four(kind_delen: float) -> bool:
    return kind_delen >= 4.0


def _at_least_one(kind_delen: float) -> bool:
    return kind_delen >= 1.0


def _lacks_there(is_kind: bool, gemis: bool) -> bool:
    return is_kind and gemis


def _lacks_there_above(kind_delen: float, gemis: bool) -> bool:
    return kind_delen > 0.0 and gemis


def _person_rule(name: str, function: object, bind: dict[str, str], nl: str, en: str) -> Rule:
    return Rule(
        name=name,
        entity="person",
        unit="",
        nl=nl,
        en=en,
        function=function,  # type: ignore[arg-type]
        article="UNICEF, MODA; Alkire en Foster (2011)",
        bind=bind,
    )


def _count(name: str, of: str, nl: str, en: str) -> Node:
    return aggregate(name, entity="family", op="count", of=of, nl=nl, en=en)


def _parts_of_life() -> list[Node]:
    """Counts by number of parts and by part, each a rule of the child and a sum of the family."""
    nodes: list[Node] = []
    for number, function in enumerate((_at_least_one, _at_least_two, _at_least_three, _all_four), start=1):
        name, nl, en = (
            f"mist_in_{number}",
            f"mist iets in {number} delen of meer",
            f"lacks in {number} parts or more",
        )
        nodes.append(
            _person_rule(
                f"kind_{name}", function, {"kind_delen": "kind_delen_met_gemis"}, f"kind {nl}", f"child {en}"
            )
        )
        nodes.append(_count(f"kinderen_{name}", f"kind_{name}", f"kinderen: {nl}", f"children: {en}"))
    for part, (nl, en) in PARTS.items():
        column, name = f"gemis_{part}", f"mist_{part}"
        nodes.append(
            _person_rule(
                f"kind_{name}", _lacks_there, {"gemis": column}, f"kind mist iets {nl}", f"child lacks {en}"
            )
        )
        nodes.append(
            _count(
                f"kinderen_{name}", f"kind_{name}", f"kinderen die iets missen {nl}", f"children lacking {en}"
            )
        )
        bind = {"gemis": column, "kind_delen": "kind_delen_boven_grens"}
        words = (f"kind mist op meer plekken, ook {nl}", f"child lacks in more parts, also {en}")
        nodes.append(_person_rule(f"kind_meervoudig_{part}", _lacks_there_above, bind, *words))
        counted = (
            f"kinderen die op meer plekken missen, ook {nl}",
            f"children lacking in more parts, also {en}",
        )
        nodes.append(_count(f"kinderen_meervoudig_{part}", f"kind_meervoudig_{part}", *counted))
    return nodes


@rule(
    entity="family",
    unit="",
    nl="vier jaar of langer een laag inkomen",
    en="on a low income for four years or longer",
    article="CBS, langdurig laag inkomen",
)
def vier_jaar_laag_inkomen(jaren_laag_inkomen: int, langdurig_jaren: float) -> bool:
    """Whether the family has been below the low-income line for at least four years in a row."""
    return jaren_laag_inkomen >= langdurig_jaren


@rule(
    entity="family",
    unit="aandeel",
    nl="geschatte kans dat het gezin een voorziening gebruikt",
    en="estimated chance that the family uses a provision",
    article="Kansrijk, model van gebruik",
)
def kans_op_gebruik(
    bijstand_y: float,
    vier_jaar_laag_inkomen: bool,
    armoede_pct: float,
    gebruik_kans_bijstand: float,
    gebruik_kans_langdurig: float,
    gebruik_kans_110: float,
    gebruik_kans_hoger: float,
) -> float:
    """The chance that a family that is entitled also uses, from 0 to 1; higher on bijstand, long and low incomes."""
    if bijstand_y > 0:
        return gebruik_kans_bijstand
    if vier_jaar_laag_inkomen:
        return gebruik_kans_langdurig
    return gebruik_kans_110 if armoede_pct <= 110.0 else gebruik_kans_hoger


@rule(
    entity="family",
    unit="",
    nl="gebruikt voorzieningen waar recht op is (geschat)",
    en="uses provisions it is entitled to (estimated)",
    article="Kansrijk, model van gebruik",
)
def gebruikt_voorzieningen(gebruik_trekking: float, kans_op_gebruik: float) -> bool:
    """Whether the family's fixed draw lies below its chance, so that a reform compares the same people."""
    return gebruik_trekking < kans_op_gebruik


@rule(
    entity="family",
    unit="",
    nl="deel van het leven met gemis, opgeteld over kinderen met twee of meer delen",
    en="part of life with something lacking, added up over children with two or more parts",
    article="Alkire en Foster (2011)",
)
def delen_boven_grens_aandeel(delen_boven_grens: float) -> float:
    """Each such child adds the part of the four parts of life in which it lacks something."""
    return delen_boven_grens / 4.0


@rule(
    entity="person",
    unit="",
    nl="is 14 jaar of ouder",
    en="is 14 or older",
    article="Eurostat, equivalised income",
)
def is_14_of_ouder(leeftijd: int) -> bool:
    """Whether the person counts as an adult on the modified OECD scale."""
    return leeftijd >= 14


@rule(
    entity="person", unit="", nl="is jonger dan 14", en="is under 14", article="Eurostat, equivalised income"
)
def is_onder_14(leeftijd: int) -> bool:
    """Whether the person counts as a child on the modified OECD scale."""
    return leeftijd < 14


@rule(
    entity="household",
    unit="EUR/y",
    nl="inkomen van het huishouden, vergelijkbaar gemaakt met dat van een alleenstaande",
    en="income of the household, made comparable with that of a single person",
    article="Eurostat, equivalised income (modified OECD scale)",
)
def vergelijkbaar_inkomen_huishouden_y(
    besteedbaar_huishouden_m: float,
    personen_14_plus: float,
    personen_onder_14: float,
    schaal_volgende: float,
    schaal_kind: float,
) -> float:
    """Disposable income a year over the modified OECD scale: 1, 0.5 for each further person from 14, 0.3 under 14."""
    return (
        12.0
        * besteedbaar_huishouden_m
        / (1.0 + schaal_volgende * max(personen_14_plus - 1.0, 0.0) + schaal_kind * personen_onder_14)
    )


@rule(
    entity="family",
    unit="EUR/y",
    nl="vergelijkbaar inkomen van het huishouden van het gezin",
    en="comparable income of the family's household",
    article="Eurostat, equivalised income (modified OECD scale)",
)
def vergelijkbaar_inkomen_y(vergelijkbaar_inkomen_huishouden_y: float) -> float:
    """The household's comparable income, told to each of its families."""
    return vergelijkbaar_inkomen_huishouden_y


def _household() -> list[Aggregate]:
    """Sums over families and households that comparable income needs."""
    return (
        [
            aggregate(
                f"{name}_gezin",
                entity="family",
                op="count",
                of=of,
                nl=f"{nl} in het gezin",
                en=f"{en} in the family",
            )
            for name, of, nl, en in _AGES
        ]
        + [
            aggregate(
                name, entity="household", op="sum", of=f"{name}_gezin", nl=f"{nl} in huis", en=f"{en} at home"
            )
            for name, of, nl, en in _AGES
        ]
        + [
            aggregate(
                "besteedbaar_huishouden_m",
                entity="household",
                op="sum",
                of="besteedbaar_inkomen_m",
                nl="besteedbaar inkomen van het huishouden",
                en="disposable income of the household",
                unit="EUR/m",
            )
        ]
    )


_AGES = (
    ("personen_14_plus", "is_14_of_ouder", "personen van 14 en ouder", "persons of 14 and older"),
    ("personen_onder_14", "is_onder_14", "personen onder 14", "persons under 14"),
)


@cache
def indicator_rules() -> tuple[tuple[Node, ...], dict[str, Parameter]]:
    """The rules and parameters of this file, of all dates, to be added to those of national law."""
    own = [item for item in globals().values() if isinstance(item, Rule)]
    counts: list[Node] = [
        _count("kinderen_onder_16", "is_kind_onder_16", "kinderen onder de 16", "children under 16"),
        _count(
            "kinderen_gedepriveerd",
            "kind_gedepriveerd",
            "kinderen die 3 of meer dingen missen",
            "deprived children",
        ),
        _count(
            "kinderen_ernstig_gedepriveerd",
            "kind_ernstig_gedepriveerd",
            "kinderen die 7 of meer dingen missen",
            "severely deprived children",
        ),
        aggregate(
            "delen_boven_grens",
            entity="family",
            op="sum",
            of="kind_delen_boven_grens",
            nl="delen van het leven met gemis, van kinderen met twee of meer",
            en="parts of life with something lacking, of children with two or more",
        ),
    ]
    parameters = load_parameters(Path(__file__).parent / "parameters.yaml")
    return (*own, *counts, *_parts_of_life(), *_household()), parameters
