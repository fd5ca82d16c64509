# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented families and provisions for the tests: plausible in shape, and no claim about any real place."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kansrijk.indicators import AreaFigures, Origin, Summary, observe, summarise
from kansrijk.picture.examples import Compared, Examples, Neighbour, compare_areas
from kansrijk.picture.inputs import MapPoint, PictureInputs, Provenance, ProvisionDescription, PublishedFigure

Results = dict[str, NDArray[np.generic]]

ORIGIN = Origin(
    period="2025",
    status="synthetic",
    rests_on={"armoede_pct": "statute", "inkomen_na_vaste_lasten_m": "derived", "kinderbijslag_y": "statute"},
    release="test 1, seed 7",
    source="Invented families of the tests",
)
RATE = "kinderen_tot_120_sociaal_minimum"
PARTS = ("thuis", "school", "vrije_tijd", "buurt")
PROVISIONS = ("gm9999_schoolgeld", "gm9999_sport", "gm9999_zwemles", "gm9999_fiets")


def families(size: int, seed: int = 7, hardship: float = 1.0, provisions: bool = True) -> Results:
    """Results of the rules for `size` invented families; more `hardship` means more poverty."""
    random = np.random.default_rng(seed)
    single = random.random(size) < 0.20
    children = np.where(random.random(size) < 0.25, 0, 1 + random.binomial(4, 0.22, size)).astype(np.int16)
    norm = np.where(single, 1300.0, 1850.0)
    works = random.random(size) < np.where(single, 0.75, 0.96) - 0.06 * (hardship - 1)
    factor = np.where(works, random.lognormal(0.62 - 0.08 * (hardship - 1), 0.42, size), 1.0)
    works_little = works & (random.random(size) < 0.03 * hardship)
    factor = np.where(works_little, random.uniform(0.72, 1.25, size), np.maximum(factor, 0.9))
    counted = norm * factor
    benefit_m = 95.0 * children
    budget_m = np.clip(120.0 * children + 280.0 * single - 0.06 * (counted - 1700), 0, None) * (children > 0)
    line = norm + benefit_m + 120.0 * children + 280.0 * single * (children > 0)
    income = counted + benefit_m + budget_m
    bijstand = np.where(works, 0.0, 12 * norm * 0.97)
    rent = np.clip(4500 - 0.16 * 12 * (counted - norm), 0, None) * (random.random(size) < 0.45)
    care = np.clip(2600 - 0.13 * 12 * (counted - norm), 0, None) * np.where(single, 0.6, 1.0)
    daycare = np.where(works & (children > 0) & (random.random(size) < 0.35), 5200.0 * children / factor, 0.0)
    results: Results = {
        "aantal_kinderen": children,
        "alleenstaande_ouder": single,
        "ouder_werkt": works,
        "armoede_inkomen_m": income,
        "armoede_norm_m": line,
        "armoede_pct": 100 * income / line,
        "huishouden_pct": 100 * income / line,
        "inkomen_pct_sociaal_minimum": 100 * factor,
        "bijstand_y": bijstand,
        "kinderbijslag_y": 12 * benefit_m,
        "kindgebonden_budget_y": 12 * budget_m,
        "zorgtoeslag_y": care,
        "huurtoeslag_gezin_y": rent,
        "kinderopvangtoeslag_y": daycare,
        "besteedbaar_inkomen_m": income + (rent + care) / 12,
        "inkomen_na_vaste_lasten_m": income + (rent + care) / 12 - random.normal(1250, 180, size),
    }
    return results | _life(results, seed) | (_provisions(results, random) if provisions else {})


def _life(results: Results, seed: int) -> Results:
    """Going without, debts, long low income and use: more of them where there is less income."""
    random = np.random.default_rng(seed + 1000)
    children = results["aantal_kinderen"].astype(int)
    poor = results["armoede_pct"].astype(float) <= 120
    chance = np.where(poor, 0.35, 0.04)
    lacks = {part: random.binomial(children, chance) for part in PARTS}
    ordered = np.sort(np.column_stack(list(lacks.values())), axis=1)[:, ::-1]
    several = ordered[:, 1]
    young = random.binomial(children, 0.85)
    years = np.where(poor, random.integers(0, 11, children.size), 0)
    adults = np.where(results["alleenstaande_ouder"], 1, 2)
    comparable = 12 * results["besteedbaar_inkomen_m"].astype(float) / (0.5 + 0.5 * adults + 0.3 * children)
    return {
        **{f"kinderen_mist_{part}": counts for part, counts in lacks.items()},
        **{f"kinderen_mist_in_{number}": ordered[:, number - 1] for number in range(1, 5)},
        **{f"kinderen_meervoudig_{part}": np.minimum(counts, several) for part, counts in lacks.items()},
        "delen_boven_grens": np.minimum(np.column_stack(list(lacks.values())), several[:, None]).sum(axis=1),
        "delen_boven_grens_aandeel": np.minimum(np.column_stack(list(lacks.values())), several[:, None]).sum(
            axis=1
        )
        / 4.0,
        "kinderen_onder_16": young,
        "kinderen_gedepriveerd": random.binomial(young, chance),
        "kinderen_ernstig_gedepriveerd": random.binomial(children, chance / 2),
        "jaren_laag_inkomen": years,
        "vier_jaar_laag_inkomen": years >= 4,
        "laag_inkomen_3_van_4": years >= 3,
        "problematische_schulden": random.random(children.size) < chance / 2,
        "schuldhulp": random.random(children.size) < chance / 5,
        "schulden": np.where(
            random.random(children.size) < chance, random.lognormal(9, 1, children.size), 0.0
        ),
        "gebruikt_voorzieningen": random.random(children.size) < 0.6,
        "vergelijkbaar_inkomen_y": comparable,
        "huishouden_inkomen_y": comparable,
        "huishouden_personen": adults + children,
    }


def _provisions(results: Results, random: np.random.Generator) -> Results:
    children = results["aantal_kinderen"].astype(float)
    pct = results["inkomen_pct_sociaal_minimum"].astype(float)
    of_school_age = np.minimum(children, random.binomial(5, 0.7, children.size))
    limits = dict(zip(PROVISIONS, (120, 120, 110, 130), strict=True))
    amounts = dict(zip(PROVISIONS, (150.0, 225.0, 480.0, None), strict=True))
    found: Results = {}
    total = np.zeros(children.size)
    reached = np.zeros(children.size)
    for code in PROVISIONS:
        entitled = np.where(pct <= limits[code], children if code.endswith("sport") else of_school_age, 0.0)
        found[f"{code}_kinderen"] = entitled
        if amounts[code] is not None:
            found[f"{code}_gezin_y"] = entitled * amounts[code]
            total = total + entitled * amounts[code]
        reached = np.maximum(reached, entitled)
    return found | {"kinderen_met_tegoed": reached, "kindtegoed_gezin_y": total}


def summary(area: str, size: int, seed: int = 7, hardship: float = 1.0, provisions: bool = True) -> Summary:
    codes = PROVISIONS if provisions else None
    return summarise(families(size, seed, hardship, provisions), area, provision_codes=codes)


@cache
def town(
    code: str = "GM9999",
    name: str = "Voorbeeldstad",
    size: int = 60_000,
    seed: int = 7,
    hardship: float = 1.6,
) -> AreaFigures:
    """An invented town whose provisions are known."""
    return observe(summary(code, size, seed, hardship), name, ORIGIN)


@cache
def peers() -> tuple[AreaFigures, ...]:
    """Three invented towns like it; of one the provisions are unknown."""
    return (
        town("GM9001", "Dijkdorp", 30_000, 11, 1.2),
        town("GM9002", "Havenstad", 50_000, 12, 1.9),
        observe(summary("GM9003", 20_000, 13, 1.5, provisions=False), "Heuvelen", ORIGIN),
    )


@cache
def country() -> AreaFigures:
    """An invented country: the towns added up, one of them without known provisions."""
    parts = [
        summary("GM9999", 60_000, 7, 1.6),
        summary("GM9001", 200_000, 11, 0.8),
        summary("GM9003", 100_000, 13, 0.9, provisions=False),
    ]
    return observe(Summary.combine(parts, "NL"), "Nederland", ORIGIN)


def published() -> tuple[PublishedFigure, ...]:
    entries = [
        {
            "area": "GM9999",
            "label": {"nl": "Huishoudens tot 120% van het sociaal minimum", "en": "Households up to 120%"},
            "value": 21.2,
            "unit": "percent",
            "period": 2021,
            "definition": {"nl": "Alle huishoudens, ook zonder kinderen.", "en": "All households."},
            "table": "85039NED",
            "status": "definitief",
            "compare_with": "gezinnen_met_kinderen_tot_120_sociaal_minimum",
            "why": {
                "nl": "Dit telt ook huishoudens zonder kinderen.",
                "en": "This counts childless ones too.",
            },
        },
        {
            "area": "GM9999",
            "label": {"nl": "Huishoudens met een laag inkomen", "en": "Households with a low income"},
            "value": 12.1,
            "unit": "percent",
            "period": 2021,
            "definition": {"nl": "Onder de lage-inkomensgrens.", "en": "Below the low-income line."},
            "table": "85039NED",
            "status": "definitief",
        },
        {
            "area": "NL",
            "label": {"nl": "Eenoudergezinnen tot 120%", "en": "Single-parent families up to 120%"},
            "value": 31.2,
            "unit": "percent",
            "period": 2024,
            "definition": {"nl": "Alle kinderen jonger dan 18.", "en": "All children under 18."},
            "table": "83841NED",
            "status": "voorlopig",
            "compare_with": "kinderen_tot_120_eenouder",
            "why": {
                "nl": "Dit telt huishoudens, geen kinderen.",
                "en": "This counts households, not children.",
            },
        },
    ]
    return tuple(PublishedFigure.from_dict(entry) for entry in entries)


def descriptions() -> tuple[ProvisionDescription, ...]:
    texts = {
        "schoolgeld": (
            "Schoolgeld",
            "Geld voor spullen voor school.",
            "Kinderen van 4 tot en met 17 jaar, tot 120%.",
        ),
        "sport": (
            "Meedoen met sport en cultuur",
            "Contributie van een club of les.",
            "Alle kinderen, tot 120%.",
        ),
        "zwemles": ("Zwemles", "Les voor diploma A.", "Kinderen vanaf 4 jaar, tot 110%."),
        "fiets": ("Fiets", "Een fiets voor de middelbare school.", "Kinderen vanaf 12 jaar, tot 130%."),
    }
    return tuple(
        ProvisionDescription.from_dict(
            {
                "code": f"gm9999_{code}",
                "name": name,
                "what": what,
                "for_whom": whom,
                "provider": "Gemeente Voorbeeldstad",
                "source_url": f"https://voorbeeldstad.example/{code}",
                "seen_on": "2026-11-22",
                "page_year": 2024 if code == "sport" else None,
                "note": "Het bedrag staat niet op de pagina." if code == "fiets" else "",
            }
        )
        for code, (name, what, whom) in texts.items()
    )


def provenance() -> Provenance:
    return Provenance.from_dict(
        {
            "law_date": "2025-07-01",
            "rests_on": "derived",
            "population": {
                "kind": "synthetic",
                "year": 2025,
                "version": "test 1",
                "seed": 7,
                "sources": ["CBS 83841NED, CC BY 4.0", "CBS 85039NED, CC BY 4.0"],
            },
            "software": "0.1.0",
            "made_on": "2026-11-24",
            "weak_parameters": [
                {
                    "name": "energiekosten_m",
                    "label": {"nl": "Kosten van energie", "en": "Cost of energy"},
                    "status": "derived",
                    "source": "Test",
                }
            ],
        }
    )


@cache
def compared() -> tuple[Compared, ...]:
    """Four invented towns in a row; of one the provisions are unknown."""
    return compare_areas({area.code: area for area in (town(), *peers())})


def examples() -> Examples:
    """What the invented town can learn from its invented neighbours."""
    why = {
        "nl": "Dijkdorp lijkt op Voorbeeldstad in van alles.",
        "en": "Dijkdorp is like Voorbeeldstad in all ways.",
    }
    neighbour = Neighbour("GM9001", "Dijkdorp", why)
    return Examples(compared(), (neighbour, Neighbour("GM9003", "Heuvelen", why)), (neighbour,))


def inputs() -> PictureInputs:
    """Everything for the picture of the invented town."""
    return PictureInputs(
        area=town(),
        provenance=provenance(),
        netherlands=country(),
        peers=peers(),
        published=published(),
        provisions=descriptions(),
        peers_because={
            "nl": "Even groot, en even veel huurwoningen.",
            "en": "As large, and as many rented homes.",
        },
        examples=examples(),
        map_points=points(),
    )


def points() -> tuple[MapPoint, ...]:
    """Invented municipalities on the map, the invented town among them."""
    random = np.random.default_rng(3)
    own = MapPoint("GM9999", "Voorbeeldstad", 5.1, 52.1, town().children, town().value(RATE))
    return own, *(
        MapPoint(
            code=f"GM{index:04d}",
            name=f"Plaats {index}",
            longitude=float(random.uniform(3.5, 7.1)),
            latitude=float(random.uniform(50.8, 53.5)),
            children=int(random.lognormal(8.6, 0.9)),
            value=None if index % 40 == 0 else float(np.clip(random.gamma(4, 0.03), 0.01, 0.4)),
        )
        for index in range(1, 343)
    )


def country_inputs() -> PictureInputs:
    """Everything for the picture of the invented country, with a map."""
    return PictureInputs(
        area=country(),
        provenance=provenance(),
        published=published(),
        map_points=points(),
        examples=Examples(compared(), (), (Neighbour("GM9001", "Dijkdorp"),)),
    )


def small_inputs() -> PictureInputs:
    """A village so small that figures are withheld, where the provisions are unknown and nothing is compared."""
    village = observe(summary("GM9009", 90, 5, 1.0, provisions=False), "Kleindorp", ORIGIN)
    return PictureInputs(area=village, provenance=provenance())
