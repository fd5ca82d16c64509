# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cliffs in every municipality, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from kansrijk.engine.wording import number, show_date
from kansrijk.policy.cliffs import (
    HIGHEST,
    PROFIT,
    Drop,
    FamilyCliffs,
    OnceDrop,
    PlaceCliffs,
    Slide,
    worst_by_place,
)
from kansrijk.policy.cliffs_benefit import BenefitRule

TEXTS = {
    "nl": {
        "head": "{title} (bruto {what} van volwassene {member} van 0 tot € {to}; {day})",
        "wage": "loon", "profit": "winst",
        "known": "Bekend van {known} gemeenten, onbekend van {unknown}. Onbekend is iets anders dan geen drempel.",
        "hard": "Harde grens in {n} van de {known}; ergste verlies € {worst}, middelste € {middle} per jaar.",
        "none": "Nergens waar het bekend is een harde grens voor dit gezin.",
        "unknown": "Van {place} is niet bekend wat kinderen elk jaar krijgen. Onbekend is niet nul.",
        "no_local": "In {place} is er voor dit gezin geen harde grens van de gemeente.",
        "drop": "{place}: bij € {wage} ({pct}) € {loss} minder ({causes}); {back}.",
        "back": "weer evenveel bij € {wage}, € {more} meer", "never": "tot € {to} niet weer evenveel",
        "slide": " Met glijdende schaal kost een euro er hoogstens € {rate}.",
        "once": "{place}: bij € {wage} ({pct}) eenmalig € {amount} minder ({causes}).",
        "once_head": "Eenmalig, niet in het verlies hierboven:",
        "once_more": "en nog {n} grenzen in andere gemeenten",
        "benefit": "De uitkering daalt met {share} cent per euro loon en houdt op boven {ends}% van het oude loon, "
        "zoals de WW.",
        "national": "Landelijk: bij € {wage} € {loss} minder ({causes}).",
        "by_place": "De ergste drempel van elke gemeente, over alle gezinnen",
        "worst": "{place}: € {loss} bij € {wage}, {family}",
        "scale": "Glijdende schaal: {name}. {source}",
        "person": "Een mens beslist. Deze berekening geeft geen recht en is geen afwijzing.",
    },
    "en": {
        "head": "{title} (gross {what} of adult {member} from 0 to € {to}; {day})",
        "wage": "wage", "profit": "profit",
        "known": "Known of {known} municipalities, unknown of {unknown}. Unknown is not the same as no cliff.",
        "hard": "Hard limit in {n} of {known}; worst loss € {worst}, middle € {middle} a year.",
        "none": "No hard limit for this family anywhere it is known.",
        "unknown": "It is not known what children get each year in {place}. Unknown is not zero.",
        "no_local": "In {place} the municipality has no hard limit for this family.",
        "drop": "{place}: at € {wage} ({pct}) € {loss} less ({causes}); {back}.",
        "back": "as much again at € {wage}, € {more} more", "never": "not as much again up to € {to}",
        "slide": " With a sliding scale one euro costs at most € {rate} there.",
        "once": "{place}: at € {wage} ({pct}) € {amount} less once ({causes}).",
        "once_head": "One-off, not in the loss above:",
        "once_more": "and {n} more limits in other municipalities",
        "benefit": "The benefit falls by {share} cents per euro of wage and ends above {ends}% of the earlier wage, "
        "as the WW does.",
        "national": "National: at € {wage} € {loss} less ({causes}).",
        "by_place": "The worst cliff of each municipality, over all families",
        "worst": "{place}: € {loss} at € {wage}, {family}",
        "scale": "Sliding scale: {name}. {source}",
        "person": "A person decides. This computation gives no right and is no refusal.",
    },
}  # fmt: skip
SHOWN = 8


def cause_names(drop: Drop, language: str) -> str:
    """What falls at a cliff, by name."""
    return ", ".join(cause.nl if language == "nl" else cause.en for cause in drop.causes)


def percent(value: float, language: str) -> str:
    """A limit in percent of the social minimum; a decimal only where it is no whole number."""
    return f"{number(value, 0 if abs(value - round(value)) < 0.05 else 1, language)}%"


def cliffs_text(found: Sequence[FamilyCliffs], language: str = "nl") -> str:
    """For each family the worst municipalities, or all of the one that was asked; last, how it was computed."""
    t = TEXTS[language]
    lines: list[str] = []
    for item in found:
        lines += [*_family(item, language), ""]
    if len(found) > 1 and len(found[0].places) > 1:
        lines.append(t["by_place"])
        for place, item, drop in worst_by_place(found):
            at, loss = number(drop.wage, 0, language), number(drop.loss, 0, language)
            worst = t["worst"].format(place=place.name, wage=at, loss=loss, family=item.family.title)
            lines.append(f"  {worst}")
        lines.append("")
    scale = found[0].scale
    told = t["scale"].format(name=scale.name.in_language(language), source=scale.source.in_language(language))
    return "\n".join([*lines, told, t["person"]]) + "\n"


def _family(item: FamilyCliffs, language: str) -> list[str]:
    t = TEXTS[language]
    what = t["profit" if item.column == PROFIT else "wage"]
    to, day = number(HIGHEST, 0, language), show_date(item.day, language)
    lines = [t["head"].format(title=item.family.title, what=what, member=item.member, to=to, day=day)]
    if item.benefit is not None:
        lines.append(f"  {benefit_line(item.benefit, language)}")
    if len(item.places) == 1:
        lines += _one_place(item.places[0], language)
    else:
        known = len(item.known)
        lines.append("  " + t["known"].format(known=known, unknown=len(item.places) - known))
        lines += _worst(item, known, language)
    lines += _once(item, language)
    for drop in item.national_drops:
        at, loss = number(drop.wage, 0, language), number(drop.loss, 0, language)
        lines.append("  " + t["national"].format(wage=at, loss=loss, causes=cause_names(drop, language)))
    return lines


def _one_place(place: PlaceCliffs, language: str) -> list[str]:
    t = TEXTS[language]
    if not place.known:
        return ["  " + t["unknown"].format(place=place.name)]
    if not place.hard:
        return ["  " + t["no_local"].format(place=place.name)]
    return [f"  {drop_line(place, drop, language)}" for drop in place.hard]


def _worst(item: FamilyCliffs, known: int, language: str) -> list[str]:
    t = TEXTS[language]
    if not item.ranked:
        return ["  " + t["none"]]
    worst, middle = item.ranked[0][1].loss, item.middle_loss
    amounts = {"worst": number(worst, 0, language), "middle": number(middle, 0, language)}
    return [
        "  " + t["hard"].format(n=len(item.ranked), known=known, **amounts),
        *(f"    {drop_line(place, drop, language)}" for place, drop in item.ranked[:SHOWN]),
    ]


def benefit_line(rule: BenefitRule, language: str) -> str:
    """How the benefit falls away as the wage rises."""
    shares = {
        "share": number(100 * rule.share, 0, language),
        "ends": number(100 * rule.ends_above, 1, language),
    }
    return TEXTS[language]["benefit"].format(**shares)


def once_line(place: PlaceCliffs, drop: OnceDrop, language: str) -> str:
    """One limit at which one-off amounts end."""
    return TEXTS[language]["once"].format(
        place=place.name,
        wage=number(drop.wage, 0, language),
        pct=percent(drop.pct, language),
        amount=number(drop.amount, 0, language),
        causes=", ".join(name.in_language(language) for name in drop.names),
    )


def _once(item: FamilyCliffs, language: str) -> list[str]:
    if not item.once:
        return []
    t = TEXTS[language]
    shown = [f"    {once_line(place, drop, language)}" for place, drop in item.once[:SHOWN]]
    more = len(item.once) - len(shown)
    return [f"  {t['once_head']}", *shown, *([f"    {t['once_more'].format(n=more)}"] if more else [])]


def drop_line(place: PlaceCliffs, drop: Drop, language: str) -> str:
    """One cliff of a municipality: where, how much, what, when made good, and what the scale makes of it."""
    t = TEXTS[language]
    more = drop.more_to_earn
    back = (
        t["never"].format(to=number(HIGHEST, 0, language))
        if drop.recovered is None or more is None
        else t["back"].format(wage=number(drop.recovered, 0, language), more=number(more, 0, language))
    )
    line = t["drop"].format(
        place=place.name,
        wage=number(drop.wage, 0, language),
        pct=percent(drop.pct, language),
        loss=number(drop.loss, 0, language),
        causes=cause_names(drop, language),
        back=back,
    )
    return line + _slide(place.slide, language)


def _slide(slide: Slide | None, language: str) -> str:
    return "" if slide is None else TEXTS[language]["slide"].format(rate=number(slide.steepest, 2, language))
