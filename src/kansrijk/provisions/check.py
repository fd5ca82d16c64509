# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Checking a data file for an editor: its form first, then whether what it says fits together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kansrijk.provisions.cases import check_cases
from kansrijk.provisions.check_more import (
    check_bands,
    check_currency,
    check_named,
    check_wider_amount,
    check_wider_income,
    check_windows,
    check_years,
)
from kansrijk.provisions.check_notes import cases_beside, computed_text
from kansrijk.provisions.findings import Finding, Findings, Where
from kansrijk.provisions.loader import every_code, path_of, read_yaml
from kansrijk.provisions.model import Ages, Amount, IncomeTest, Limit, Municipality, Period, Provision
from kansrijk.provisions.patterns import PATTERNS
from kansrijk.provisions.reckon_income import shares_of
from kansrijk.provisions.structure import build

SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CODE = re.compile(r"GM(?!0000)\d{4}|BQ-(BO|SE|SA)|NL")
REPLACED = ("superseded", "abolished")


def check(path: Path | str) -> list[Finding]:
    """Everything wrong in a data file, each with the line, the field, what is wrong and the way out.

    Raises:
        Problem: there is no such file.
    """
    data, findings = read_yaml(path)
    if findings.found:
        return findings.found
    municipality = build(Municipality, data, (), findings)
    if municipality is None or findings.found:
        return findings.found
    _check_head(municipality, Path(path), findings)
    for i, provision in enumerate(municipality.provisions):
        _check_provision(provision, ("provisions", i), findings)
    _check_together(municipality, findings)
    return findings.found


def check_text(paths: Sequence[Path | str] | None = None, language: str = "nl") -> tuple[str, bool]:
    """The findings of some files (all of the project when none is named) as text, and whether all is well.

    Worked cases are run too: those of the project, or those in a folder `cases` beside a named file. Of a named file
    that is right the text also tells what can be computed, and why the rest cannot.
    """
    chosen: list[Path] = [Path(path) for path in paths] if paths else [path_of(code) for code in every_code()]
    lines: list[str] = []
    for path in chosen:
        found = check(path)
        if not found:
            found = (
                check_cases(path.stem, path.parent, cases_beside(path)) if paths else check_cases(path.stem)
            )
        lines += [item.as_text(language) for item in found]
    if lines:
        return "\n".join(lines) + "\n", False
    count = len(chosen)
    text = f"{count} bestand(en) in orde.\n" if language == "nl" else f"{count} file(s) in order.\n"
    if paths:
        text += "".join(computed_text(path, language) for path in chosen)
    return text, True


def _check_head(municipality: Municipality, path: Path, findings: Findings) -> None:
    if not CODE.fullmatch(municipality.code):
        findings.add(
            ("code",),
            "moet GM en vier cijfers zijn, zoals GM0599.",
            "must be GM and four digits, such as GM0599.",
        )
    elif path.stem.startswith("GM") and path.stem != municipality.code:
        findings.add(
            ("code",),
            f"is {municipality.code}, maar het bestand heet {path.name}. Maak ze gelijk.",
            f"is {municipality.code}, but the file is called {path.name}. Make them the same.",
        )
    if not municipality.provisions:
        findings.add(
            ("provisions",),
            "is leeg. Zonder regelingen is een bestand niet nodig: dan is alles onbekend.",
            "is empty. Without provisions no file is needed: then all is unknown.",
        )


def _check_provision(provision: Provision, where: Where, findings: Findings) -> None:
    if not SLUG.fullmatch(provision.slug):
        findings.add(
            (*where, "slug"),
            f"'{provision.slug}' mag alleen kleine letters, cijfers en _ hebben, zoals kindpakket_fiets.",
            f"'{provision.slug}' may hold only small letters, digits and _, such as kindpakket_fiets.",
        )
    _check_status(provision, where, findings)
    for i, pattern in enumerate(provision.patterns):
        if pattern.code not in PATTERNS:
            findings.add(
                (*where, "patterns", i),
                f"'{pattern.code}' is geen bekend patroon. Kies uit: {', '.join(PATTERNS)}.",
                f"'{pattern.code}' is no known pattern. Choose from: {', '.join(PATTERNS)}.",
            )
    if not provision.source.url.startswith(("http://", "https://")):
        findings.add((*where, "source", "url"), "moet met http beginnen.", "must start with http.")
    for key, given in (("categories", provision.categories), ("environments", provision.environments)):
        if not given:
            findings.add((*where, key), "is leeg. Kies er minstens één.", "is empty. Choose at least one.")
    for i, ground in enumerate(provision.grounds):
        if ground.instead_of_income and ground.kind != "debt_help":
            findings.add(
                (*where, "grounds", i, "instead_of_income"),
                "alleen debt_help wordt berekend. Haal dit weg; de zin blijft zichtbaar.",
                "only debt_help is computed. Remove this; the sentence stays visible.",
            )
    _check_ages(provision.ages, (*where, "ages"), findings)
    _check_period(provision.valid, (*where, "valid"), findings)
    for i, amount in enumerate(provision.amounts):
        _check_amount(amount, provision, (*where, "amounts", i), findings)
    _check_same_way(provision.amounts, (*where, "amounts"), findings)
    check_bands(provision.amounts, (*where, "amounts"), findings)
    check_years(provision, where, findings)
    if provision.income is not None:
        _check_income(provision.income, (*where, "income"), findings)
    _check_wealth(provision, (*where, "wealth"), findings)
    check_windows(provision.windows, (*where, "windows"), findings)


def _check_status(provision: Provision, where: Where, findings: Findings) -> None:
    status = provision.status
    if status.kind in ("current", "as_seen") and status.year is None:
        findings.add(
            (*where, "status"),
            f"'{status.kind}' vraagt een jaar (year). Is er geen jaar, kies dan undated.",
            f"'{status.kind}' needs a year. If there is none, choose undated.",
        )
    if status.kind == "undated" and status.year is not None:
        findings.add(
            (*where, "status"),
            "heeft een jaar en heet toch undated. Kies as_seen of haal het jaar weg.",
            "has a year and is called undated. Choose as_seen or remove the year.",
        )
    if status.kind == "superseded" and status.note is None:
        findings.add(
            (*where, "status"),
            "een vervangen regeling vraagt een note: wat is er nieuw?",
            "a replaced provision needs a note: what is new?",
        )


def _check_ages(ages: Ages | None, where: Where, findings: Findings) -> None:
    if ages is None:
        return
    for key, age in (("from", ages.from_), ("to", ages.to)):
        if age is not None and not 0 <= age <= 30:
            findings.add(
                (*where, key), f"{age} is geen leeftijd van een kind.", f"{age} is no age of a child."
            )
    if ages.from_ is not None and ages.to is not None and ages.from_ > ages.to:
        findings.add(where, "from is hoger dan to. Draai ze om.", "from is above to. Swap them.")


def _check_period(period: Period | None, where: Where, findings: Findings) -> None:
    if (
        period is not None
        and period.from_ is not None
        and period.until is not None
        and period.from_ > period.until
    ):
        findings.add(
            where,
            "de eerste dag ligt na de laatste. Draai ze om.",
            "the first day is after the last. Swap them.",
        )


def _check_amount(amount: Amount, provision: Provision, where: Where, findings: Findings) -> None:
    if amount.eur is not None and amount.eur <= 0:
        findings.add(
            (*where, "eur"),
            "moet meer dan 0 zijn. Is het bedrag niet bekend, laat eur dan weg.",
            "must be more than 0. If the amount is not known, leave eur out.",
        )
    if amount.period == "n_years" and (amount.n is None or amount.n < 2):
        findings.add((*where, "n"), "bij n_years hoort n, 2 of meer.", "n_years needs n, 2 or more.")
    if amount.period != "n_years" and amount.n is not None:
        findings.add(
            (*where, "n"), "n hoort alleen bij period: n_years.", "n belongs to period: n_years only."
        )
    if amount.ages is not None and amount.school is not None:
        findings.add(where, "geef ages of school, niet allebei.", "give ages or school, not both.")
    if amount.school_years is not None and amount.school is None:
        findings.add((*where, "school_years"), "vraagt ook school.", "needs school as well.")
    check_wider_amount(amount, where, findings)
    _check_ages(amount.ages, (*where, "ages"), findings)
    if amount.ages is not None and provision.ages is not None and not _within(amount.ages, provision.ages):
        findings.add(
            (*where, "ages"),
            "vallen buiten de leeftijden van de regeling. Maak ze gelijk.",
            "lie outside the ages of the provision. Make them agree.",
        )


def _within(inner: Ages, outer: Ages) -> bool:
    low = outer.from_ is None or inner.from_ is None or inner.from_ >= outer.from_
    return low and (outer.to is None or inner.to is None or inner.to <= outer.to)


def _check_same_way(amounts: Sequence[Amount], where: Where, findings: Findings) -> None:
    if len({(item.per, item.period, item.n) for item in amounts}) > 1:
        findings.add(
            where,
            "per, period en n moeten overal gelijk zijn. Maak er anders twee regelingen van.",
            "per, period and n must be the same everywhere. Otherwise make two provisions of it.",
        )


def _check_income(test: IncomeTest, where: Where, findings: Findings) -> None:
    if test.base == "none" and test.limits:
        findings.add(
            where,
            "base is none maar er staan grenzen. Kies een van beide.",
            "base is none but limits are given. Choose one.",
        )
    if test.limits and test.base is None:
        findings.add(
            (*where, "base"),
            "ontbreekt: van welke norm is dit een percentage?",
            "is missing: a percentage of which norm?",
        )
    if test.base == "euro_table" and not test.euro:
        findings.add(
            (*where, "euro"), "ontbreekt: vul de tabel in euro in.", "is missing: fill in the table in euro."
        )
    if test.base == "norm_plus_euro" and test.added_eur_m is None:
        findings.add(
            (*where, "added_eur_m"),
            "ontbreekt: hoeveel euro per maand?",
            "is missing: how many euro a month?",
        )
    check_wider_income(test, where, findings)
    for i, limit in enumerate(test.limits):
        _check_limit(limit, (*where, "limits", i), findings)
    if len({shares_of(limit) for limit in test.limits}) > 1:
        findings.add(
            (*where, "limits"),
            "de afbouw verschilt per grens; dat wordt niet berekend. Maak er twee regelingen van.",
            "the taper differs between limits; that is not computed. Make two provisions of it.",
        )


def _check_limit(limit: Limit, where: Where, findings: Findings) -> None:
    if limit.from_pct is not None and limit.from_pct >= limit.pct:
        findings.add(
            (*where, "from_pct"),
            "de ondergrens ligt niet onder de grens. Kijk beide na.",
            "the lower edge is not below the limit. Check both.",
        )
    if not 50 <= limit.pct <= 300:
        findings.add(
            (*where, "pct"),
            f"{limit.pct:g} is geen waarschijnlijk percentage. Schrijf 130 voor 130%.",
            f"{limit.pct:g} is no likely percentage. Write 130 for 130%.",
        )
    if limit.ages is not None and limit.school is not None:
        findings.add(where, "geef ages of school, niet allebei.", "give ages or school, not both.")
    _check_ages(limit.ages, (*where, "ages"), findings)
    _check_period(limit.valid, (*where, "valid"), findings)
    if not limit.steps:
        return
    ordered = sorted(limit.steps, key=lambda step: step.pct)
    if ordered[-1].pct != limit.pct:
        findings.add(
            (*where, "steps"),
            f"de laatste stap moet op {limit.pct:g} eindigen.",
            f"the last step must end at {limit.pct:g}.",
        )
    if any(not 0 < step.share <= 1 for step in ordered):
        findings.add(
            (*where, "steps"), "share is een deel van 1, zoals 0.5.", "share is a part of 1, such as 0.5."
        )
    if any(later.share > earlier.share for earlier, later in zip(ordered, ordered[1:], strict=False)):
        findings.add(
            (*where, "steps"),
            "bij een hoger inkomen mag share niet hoger zijn.",
            "share may not be higher at a higher income.",
        )


def _check_wealth(provision: Provision, where: Where, findings: Findings) -> None:
    wealth = provision.wealth
    if wealth is None:
        return
    if wealth.kind != "own" and (wealth.family_eur is not None or wealth.single_eur is not None):
        findings.add(
            where,
            "bedragen horen bij kind: own. Kies own of haal de bedragen weg.",
            "amounts belong to kind: own. Choose own or remove the amounts.",
        )


def _check_together(municipality: Municipality, findings: Findings) -> None:
    slugs = {item.slug for item in municipality.provisions}
    for i, provision in enumerate(municipality.provisions):
        for key in ("alternative_of", "after"):
            check_named(getattr(provision, key), provision.slug, slugs, ("provisions", i, key), findings)
        for key in ("proof", "conflict_with"):
            named = getattr(provision, key)
            check_named((named,) if named else (), provision.slug, slugs, ("provisions", i, key), findings)
    for i, pot in enumerate(municipality.shared_budgets):
        check_named(pot.schemes, "", slugs, ("shared_budgets", i, "schemes"), findings)
    check_currency(municipality, findings)
    for i, later in enumerate(municipality.provisions):
        for earlier in municipality.provisions[:i]:
            if earlier.slug == later.slug and _both_in_use(earlier, later):
                findings.add(
                    ("provisions", i, "slug"),
                    f"'{later.slug}' komt twee keer voor. Maak de oude superseded, of geef laatste en eerste dag.",
                    f"'{later.slug}' occurs twice. Make the old one superseded, or give last and first day.",
                )


def _both_in_use(one: Provision, other: Provision) -> bool:
    """Whether two records of one provision could hold on the same day."""

    def span(item: Provision) -> tuple[Period, bool]:
        valid = item.valid or Period()
        closed = valid.from_ is not None and valid.until is not None
        return valid, closed or item.status.kind not in (*REPLACED, "pointer", "announced", "suspended")

    (first, counts), (second, also) = span(one), span(other)
    if not (counts and also):
        return False
    before = first.until is not None and second.from_ is not None and first.until < second.from_
    after = second.until is not None and first.from_ is not None and second.until < first.from_
    return not (before or after)
