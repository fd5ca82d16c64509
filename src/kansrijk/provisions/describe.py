# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading: a provision, a municipality and the list of all, as plain text in Dutch or English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kansrijk.engine import Problem
from kansrijk.engine.rulebook import as_day
from kansrijk.provisions import labels, wording
from kansrijk.provisions.definitions import conflicts, in_words
from kansrijk.provisions.loader import codes, every_code, load_municipality, municipality_code
from kansrijk.provisions.model import Municipality, Provision, Text
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.reckon import NO_LIMIT, Reckoning, reckon
from kansrijk.provisions.rules import ProvisionRules, rules_for

HEADINGS = {
    "nl": {
        "amount": "Bedrag",
        "unknown": "niet bekend",
        "not_computed": "Niet berekend",
        "conditions": "Voorwaarden",
        "grounds": "Kan ook als",
        "assumed": "Aangenomen",
        "source": "Bron",
        "certainty": "Zekerheid",
        "form": "Vorm",
        "for": "Voor",
        "how": "Aanvragen",
        "who": "Wie vraagt aan",
        "when": "Jaar",
        "wealth": "Vermogen",
        "income": "Inkomen",
        "decision": "Besluit",
        "rules": "Regels",
        "also": "Let op",
    },
    "en": {
        "amount": "Amount",
        "unknown": "not known",
        "not_computed": "Not computed",
        "conditions": "Conditions",
        "grounds": "Also possible when",
        "assumed": "Assumed",
        "source": "Source",
        "certainty": "Certainty",
        "form": "Form",
        "for": "For",
        "how": "Applying",
        "who": "Who applies",
        "when": "Year",
        "wealth": "Wealth",
        "income": "Income",
        "decision": "Decision",
        "rules": "Rules",
        "also": "Note",
    },
}


def describe(provision: Provision | Reckoning, language: str = "nl", day: date | str | None = None) -> str:
    """A provision for reading: amount, limit, conditions, what is assumed or not computed, and the source.

    Args:
        provision: the record, or what `reckon` made of it.
        language: "nl" or "en".
        day: the day it is read for; today when absent and `provision` is a record.
    """
    if isinstance(provision, Provision):
        provision = reckon(provision, as_day(day) if day is not None else date.today())
    words = HEADINGS[language]
    record = provision.provision
    head = record.name.in_language(language)
    lines = [f"{head} ({record.provider})" if record.provider else head]
    lines += [f"  {words['certainty']}: {provision.standing.text.in_language(language)}"]
    if record.amounts:
        lines.append(f"  {words['amount']}: {wording.amount(provision, language)}")
    if provision.unknown_ages:
        lines.append(f"  {wording.unknown_ages(provision, language)}")
    if provision.limits:
        lines.append(f"  {wording.limit(provision, language)}")
    lines += _practical(record, words, language)
    lines += _listed(words["grounds"], (ground.text for ground in record.grounds), language)
    lines += _listed(words["conditions"], _conditions(record), language)
    lines += _listed(words["also"], _shown_patterns(record), language)
    reasons = [item.text for item in provision.reasons if item.text != provision.standing.text]
    lines += _listed(words["not_computed"], reasons, language)
    if provision.computable:
        lines += _listed(words["assumed"], (item.text for item in provision.assumptions), language)
    lines += _listed(words["also"], record.notes, language)
    urls = dict.fromkeys(item.url for item in (record.source, *record.more_sources))
    lines.append(f"  {words['source']}: {', '.join(urls)}")
    return "\n".join(lines)


def _practical(record: Provision, words: dict[str, str], language: str) -> list[str]:
    """Wealth, what it is for, its form, how and by whom it is applied for: each on a line when known."""
    routes = [
        " ".join(
            text
            for text in (labels.ROUTES[item.way].in_language(language), _group(item.group, language))
            if text
        )
        for item in record.routes
    ]
    rows = [
        (words["income"], in_words(record.income).in_language(language) if record.income else ""),
        (words["wealth"], wording.wealth_limit(record, language)),
        (words["for"], _joined(record.categories, labels.CATEGORIES, language)),
        (words["form"], _joined(record.forms, labels.FORMS, language)),
        (words["when"], labels.CADENCES[record.cadence].in_language(language) if record.cadence else ""),
        (words["how"], ", ".join(routes)),
        (words["who"], _joined(record.who_may_apply, labels.APPLICANTS, language)),
        (words["decision"], wording.decision(record, language)),
        (words["rules"], record.legal_basis or ""),
    ]
    return [f"  {heading}: {text}" for heading, text in rows if text]


def _group(group: str, language: str) -> str:
    text = labels.GROUPS[group].in_language(language)
    return f"({text})" if text else ""


def _joined(values: Iterable[str], words: dict[str, Text], language: str) -> str:
    return ", ".join(words[value].in_language(language) for value in values)


def _listed(heading: str, texts: Iterable[Text], language: str) -> list[str]:
    shown = [text.in_language(language) for text in texts]
    return [f"  {heading}: {text[:1].upper()}{text[1:]}" for text in shown]


def _conditions(record: Provision) -> list[Text]:
    found = list(record.conditions)
    for text in (record.needs_pass, record.age_on, record.window, record.outside_total):
        if text is not None:
            found.append(text)
    if record.income is not None and record.income.reference is not None:
        found.append(record.income.reference)
    if record.own_contribution is not None:
        found.append(record.own_contribution.text)
    found += [wording.window(item) for item in record.windows]
    found += [wording.sub_ceiling(part) for item in record.amounts for part in item.within]
    return found


def _shown_patterns(record: Provision) -> list[Text]:
    known = [(item, PATTERNS[item.code]) for item in record.patterns]
    return [item.text or pattern.text for item, pattern in known if not pattern.blocks]


def describe_municipality(
    code: str, day: date | str, language: str = "nl", only_current: bool = False
) -> str:
    """All provisions of a municipality on a day, those in use first; says so when they are not known."""
    found = rules_for(code, day, only_current)
    municipality = load_municipality(code)
    lines = [f"{found.name} ({found.code})", ""]
    if found.unknown is not None:
        lines += [found.unknown.in_language(language), ""]
    elif found.at_least:
        lines += [_INCOMPLETE.in_language(language), ""]
    for note in (*municipality.notes, *conflicts(municipality.provisions, found.day)) if municipality else ():
        lines += [note.in_language(language), ""]
    ordered = sorted(found.provisions, key=lambda item: not item.standing.in_use)
    for item in ordered:
        lines += [describe(item, language), ""]
    return "\n".join(lines).rstrip() + "\n"


_INCOMPLETE = Text(
    "Niet alles is bekend of te berekenen: een kind kan meer krijgen dan hier is opgeteld.",
    "Not everything is known or can be computed: a child may get more than is added up here.",
)


def list_text(
    area: str | None = None,
    day: date | str | None = None,
    language: str = "nl",
    only_current: bool = False,
) -> str:
    """The list of municipalities with their provisions, or all provisions of one (a code or a name).

    `only_current` leaves out of the counts and limits what is not confirmed for the day.
    """
    on = as_day(day) if day is not None else date.today()
    if area is not None:
        return describe_municipality(find(area), on, language, only_current)
    rows = [_row(rules_for(code, on, only_current), language) for code in codes()]
    width = max(len(row[1]) for row in rows)
    return "".join(f"{code}  {name:<{width}}  {text}\n" for code, name, text in rows)


def _row(found: ProvisionRules, language: str) -> tuple[str, str, str]:
    if found.unknown is not None:
        return found.code, found.name, "onbekend" if language == "nl" else "unknown"
    count, total = len(found.computed), len(found.provisions)
    limits = [limit for item in found.computed for limit in item.limits.values() if limit != NO_LIMIT]
    years = sorted({item.provision.status.year or 0 for item in found.computed})
    seen = ", ".join(
        str(year) if year else ("zonder datum" if language == "nl" else "undated") for year in years
    )
    span = wording.percent(min(limits), language) if limits else "-"
    if limits and max(limits) > min(limits):
        span += f" - {wording.percent(max(limits), language)}"
    if language == "nl":
        return found.code, found.name, f"{count} van {total} te berekenen; grens {span}; gezien: {seen}"
    return found.code, found.name, f"{count} of {total} computed; limit {span}; seen: {seen}"


def find(area: str) -> str:
    """The code of a municipality given as code or as the name in its file.

    Raises:
        Problem: no file has that name and it is no code.
    """
    for code in every_code():
        municipality: Municipality | None = load_municipality(code)
        if municipality is not None and municipality.name.casefold() == area.strip().casefold():
            return code
    try:
        return municipality_code(area)
    except Problem:
        raise Problem(
            nl=f"Van '{area}' is geen bestand met kindvoorzieningen. Dat betekent onbekend, niet geen. "
            "Schrijf de naam zoals in `kansrijk provisions list`, of de code zoals GM0599.",
            en=f"There is no file with child provisions of '{area}'. That means unknown, not none. "
            "Write the name as in `kansrijk provisions list`, or the code such as GM0599.",
        ) from None
