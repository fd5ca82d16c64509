# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a record holds on a day: confirmed, as seen in some year, undated, or not in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kansrijk.engine.wording import show_date
from kansrijk.provisions.model import Period, Provision, Text

OnDay = Literal[
    "current",
    "as_seen",
    "undated",
    "not_yet",
    "ended",
    "superseded",
    "abolished",
    "suspended",
    "announced",
    "pointer",
]
STOP_WORDS = {
    "budget": ("het geld is op", "the money is gone"),
    "policy": ("de gemeente koos daarvoor", "the municipality chose so"),
    "law": ("de wet liet het niet meer toe", "the law no longer allowed it"),
}
IN_USE: tuple[OnDay, ...] = ("current", "as_seen", "undated")


@dataclass(frozen=True)
class StandingOn:
    """What a record is worth on one day, with its sentence. `in_use` when it may be counted."""

    kind: OnDay
    text: Text

    @property
    def in_use(self) -> bool:
        """Whether the record may be counted on that day."""
        return self.kind in IN_USE


def standing_on(provision: Provision, day: date) -> StandingOn:
    """What `provision` is worth on `day`.

    A record is current when its source confirms the year of `day`, or when first and last day are both known and
    `day` lies between them. Otherwise it stays "as seen" or "undated", whatever the day, until a known last day.
    """
    status, valid = provision.status, provision.valid or Period()
    if valid.from_ is not None and day < valid.from_:
        nl, en = show_date(valid.from_, "nl"), show_date(valid.from_, "en")
        return _not_in_force("not_yet", f"gaat pas in op {nl}", f"starts on {en} only")
    if valid.until is not None and day > valid.until:
        nl, en = show_date(valid.until, "nl"), show_date(valid.until, "en")
        return _not_in_force("ended", f"is gestopt na {nl}", f"ended after {en}")
    if provision.stop is not None and day >= provision.stop.day:
        nl, en = STOP_WORDS[provision.stop.why]
        return _not_in_force(
            "suspended",
            f"geeft sinds {show_date(provision.stop.day, 'nl')} niets nieuws: {nl}",
            f"grants nothing new since {show_date(provision.stop.day, 'en')}: {en}",
        )
    if status.kind == "pointer":
        return _not_in_force(
            "pointer", "is alleen een verwijzing op een pagina", "is only a pointer on a page"
        )
    if valid.from_ is not None and valid.until is not None:
        return StandingOn("current", Text("Geldig op deze dag.", "In force on this day."))
    if status.kind == "superseded":
        return _not_in_force("superseded", "is vervangen door een nieuwere", "was replaced by a newer one")
    if status.kind == "abolished":
        return _not_in_force("abolished", "is afgeschaft", "was abolished")
    if status.kind == "suspended":
        return _not_in_force("suspended", "is stilgelegd", "is suspended")
    if status.kind == "announced":
        return _not_in_force("announced", "is alleen aangekondigd", "is only announced")
    if status.kind == "current" and status.year == day.year:
        return StandingOn("current", Text(f"Geldig in {day.year}.", f"In force in {day.year}."))
    if status.year is not None:
        return StandingOn(
            "as_seen",
            Text(
                f"Zo gezien in {status.year}. Vraag de gemeente of het nog klopt.",
                f"As seen in {status.year}. Ask the municipality whether it still holds.",
            ),
        )
    return StandingOn(
        "undated",
        Text(
            "De bron heeft geen datum. Vraag de gemeente of het nog klopt.",
            "The source has no date. Ask the municipality whether it still holds.",
        ),
    )


def _not_in_force(kind: OnDay, nl: str, en: str) -> StandingOn:
    return StandingOn(kind, Text(f"De regeling {nl}.", f"The scheme {en}."))


def in_use(provisions: Iterable[Provision], day: date, only_current: bool = False) -> list[Provision]:
    """The records that hold on `day`; with `only_current`, only those confirmed for that day."""
    wanted: tuple[OnDay, ...] = ("current",) if only_current else IN_USE
    return [item for item in provisions if standing_on(item, day).kind in wanted]
