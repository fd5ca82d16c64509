# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is known of the child provisions of one municipality: one file a municipality, one record a provision.

Everywhere an absent field means "not known". It never means "no limit" or "nothing".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Category = Literal[
    "school",
    "digital",
    "bike_travel",
    "clothing",
    "sport",
    "culture",
    "swimming",
    "birthday",
    "food",
    "holiday",
    "participation",
    "family_help",
    "income",
    "identity_card",
    "baby_goods",
    "playgroup",
    "homework_help",
    "other",
]
Environment = Literal["thuis", "school", "vrije_tijd", "buurt"]
Per = Literal["child", "family", "person"]
PeriodKind = Literal["year", "month", "week", "once", "n_years"]
School = Literal["po", "vo", "mbo"]
NormBase = Literal[
    "sociaal_minimum", "minimum_wage", "euro_table", "norm_plus_euro", "usd_table", "school", "none"
]
HolidayPay = Literal["included", "excluded"]
Event = Literal["birth", "start_po", "start_vo", "start_mbo", "birthday"]
AgeDay = Literal["day", "1_january", "other"]
WealthKind = Literal["none", "bijstand", "own"]
GroundKind = Literal[
    "debt_help",
    "individual",
    "tax_remission",
    "collective_health_insurance",
    "food_bank",
    "other_scheme",
    "other",
]
Form = Literal[
    "cash", "pass", "in_kind", "voucher", "to_club", "to_school", "to_provider", "webshop", "loan", "declare"
]
Cadence = Literal["calendar_year", "school_year", "pass_year", "own_year", "twelve_months", "rolling"]
RouteGroup = Literal["all", "bijstand", "without_bijstand", "last_year_users", "known_families"]
RouteWay = Literal["automatic", "online", "paper", "phone", "visit", "desk", "intermediary", "school"]
Applicant = Literal[
    "parent", "guardian", "foster_parent", "co_parent", "child", "professional", "school", "club", "executor"
]
StatusKind = Literal[
    "current", "as_seen", "undated", "superseded", "abolished", "suspended", "announced", "pointer"
]
StopReason = Literal["budget", "policy", "law"]
SourceKind = Literal["municipality", "executor", "foundation", "legal_text", "news", "third_party"]


@dataclass(frozen=True)
class Text:
    """One sentence or name in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language`: "nl" or "en"."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Ages:
    """Ages in whole years, both included; an absent end is not known."""

    from_: int | None = None
    to: int | None = None


@dataclass(frozen=True)
class Period:
    """Days, both included; an absent end is not known."""

    from_: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether `day` is not outside what is known of the period."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class SubCeiling:
    """A lower ceiling inside an amount, for some of the costs."""

    eur: float
    text: Text


@dataclass(frozen=True)
class Amount:
    """One band of a provision's amount.

    The children it is for are told by `ages`, by `school` (with the years of that school in `school_years`;
    groep 1-8 for po) or by an `event`. `period` "n_years" needs `n`, "week" needs `weeks` (so many a year).
    `maximum` is true when it is a ceiling on real costs; `share_of_cost` of `cost_eur` is paid, up to `eur`.
    `points` of `point_eur` each stand for an amount. `within` are lower ceilings for some costs. `usd` is for the
    islands of Caribbean Netherlands.
    """

    eur: float | None = None
    usd: float | None = None
    ages: Ages | None = None
    school: School | None = None
    school_years: Ages | None = None
    per: Per | None = None
    period: PeriodKind | None = None
    n: int | None = None
    weeks: int | None = None
    maximum: bool | None = None
    share_of_cost: float | None = None
    cost_eur: float | None = None
    points: float | None = None
    point_eur: float | None = None
    event: Event | None = None
    within: tuple[SubCeiling, ...] = ()
    label: Text | None = None


@dataclass(frozen=True)
class TaperStep:
    """Up to and including `pct` percent of the norm the child gets `share` (0-1) of the amount."""

    pct: float
    share: float


@dataclass(frozen=True)
class Limit:
    """An income limit in percent of the norm, for an age band or school when it differs, on the days of `valid`.

    `from_pct` is a lower edge: the band starts above it. `steps` make the amount fall before the limit. `children`
    is the number of children in the family it is for.
    """

    pct: float
    ages: Ages | None = None
    school: School | None = None
    from_pct: float | None = None
    children: Ages | None = None
    steps: tuple[TaperStep, ...] = ()
    valid: Period | None = None
    inferred: bool = False


@dataclass(frozen=True)
class EuroLimit:
    """An income limit in euro for one kind of household, as printed for the day `as_of`."""

    household: Literal["single_parent", "couple", "single"]
    eur: float
    period: Literal["month", "year"]
    holiday_pay: HolidayPay | None = None
    as_of: date | None = None


@dataclass(frozen=True)
class DollarLimit:
    """An income limit of the islands in US dollars, for so many children when it differs."""

    usd: float
    period: Literal["month", "year"]
    children: Ages | None = None


@dataclass(frozen=True)
class LeftOver:
    """Also entitled is a family with at most this much a month after its fixed costs, whatever its income."""

    first_adult_eur: float
    second_adult_eur: float
    child_eur: float


@dataclass(frozen=True)
class IncomeTest:
    """How income decides: a percentage of a norm, a table in euro, or "none" (stated: every child).

    `holiday_pay` tells whether the norm counts with holiday pay, `income_holiday_pay` whether the income does.
    `added_eur_m` is the fixed sum a month on top of the norm when `base` is "norm_plus_euro"; `child_eur_m` is added
    for every child from number `from_child`. `left_over` is a second test beside it: either one opens the scheme.
    `below_edge` tells what holds under a lower edge. `counts`, `allowances` and `debts` define income.
    """

    base: NormBase | None = None
    limits: tuple[Limit, ...] = ()
    holiday_pay: HolidayPay | None = None
    income_holiday_pay: HolidayPay | None = None
    euro: tuple[EuroLimit, ...] = ()
    usd: tuple[DollarLimit, ...] = ()
    added_eur_m: float | None = None
    child_eur_m: float | None = None
    from_child: int = 1
    left_over: LeftOver | None = None
    below_edge: Literal["nothing", "unknown"] = "unknown"
    counts: Literal["net", "gross"] | None = None
    allowances: Literal["counted", "left_out"] | None = None
    debts: Literal["deducted", "left_out"] | None = None
    reference: Text | None = None


@dataclass(frozen=True)
class WealthTest:
    """`kind`: none (stated), the limits of social assistance, or own amounts; `home_exempt_eur` for an own home."""

    kind: WealthKind
    family_eur: float | None = None
    single_eur: float | None = None
    home_counts: bool | None = None
    home_exempt_eur: float | None = None


@dataclass(frozen=True)
class Ground:
    """Another way in than income. `instead_of_income`: the income test falls away (only debt help is computed)."""

    kind: GroundKind
    text: Text
    instead_of_income: bool | None = None


@dataclass(frozen=True)
class Window:
    """Days of the year, both included, written month-day such as "03-01"; it may pass the turn of the year."""

    for_: Literal["apply", "spend"]
    from_: str
    until: str


@dataclass(frozen=True)
class Stop:
    """From this day nothing new is granted, though the scheme was not ended."""

    day: date
    why: StopReason


@dataclass(frozen=True)
class Route:
    """How one group gets it."""

    way: RouteWay
    group: RouteGroup = "all"


@dataclass(frozen=True)
class OwnContribution:
    """What the family pays itself."""

    text: Text
    eur: float | None = None


@dataclass(frozen=True)
class Standing:
    """What the record is worth: confirmed for `year`, seen on a page of `year`, without a date, replaced, ended."""

    kind: StatusKind
    year: int | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Pattern:
    """A feature of the provision by its name in patterns.py, with the detail of this municipality."""

    code: str
    text: Text | None = None


@dataclass(frozen=True)
class Source:
    """Where it was read. `seen` is when the page was seen as printed (a day, month or year)."""

    url: str
    kind: SourceKind | None = None
    title: str | None = None
    seen: str | None = None
    page_year: int | None = None


@dataclass(frozen=True)
class Provision:
    """One provision of one municipality; see docs/reference/provisions.md for each field.

    Two versions of one provision share their `slug`. `outside_total` gives the reason why the value is shown but
    not added up; `records` are the finds it rests on. `after` names the schemes that come first: what they give is
    not given again, unless `after_counts` says it comes on top. `proof` names the scheme of this file whose income and
    wealth test is the test here. `conflict_with` names the scheme that says otherwise and is counted in its place.
    `more_sources` are where the rest of the facts was read. `most_children` of one family can have it.
    """

    slug: str
    name: Text
    status: Standing
    source: Source
    provider: str | None = None
    categories: tuple[Category, ...] = ()
    environments: tuple[Environment, ...] = ()
    valid: Period | None = None
    ages: Ages | None = None
    age_on: Text | None = None
    age_day: AgeDay = "day"
    most_children: int | None = None
    amounts: tuple[Amount, ...] = ()
    income: IncomeTest | None = None
    wealth: WealthTest | None = None
    grounds: tuple[Ground, ...] = ()
    alternative_of: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_counts: Literal["up_to", "on_top"] = "up_to"
    proof: str | None = None
    needs_pass: Text | None = None
    forms: tuple[Form, ...] = ()
    cadence: Cadence | None = None
    window: Text | None = None
    windows: tuple[Window, ...] = ()
    stop: Stop | None = None
    routes: tuple[Route, ...] = ()
    who_may_apply: tuple[Applicant, ...] = ()
    own_contribution: OwnContribution | None = None
    replacement: bool | None = None
    decision_weeks: int | None = None
    budget: Literal["open", "closed"] | None = None
    legal_basis: str | None = None
    conditions: tuple[Text, ...] = ()
    outside_total: Text | None = None
    patterns: tuple[Pattern, ...] = ()
    inferred: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    more_sources: tuple[Source, ...] = ()
    conflict_with: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedBudget:
    """One pot for several schemes: together they give a child at most `eur` a year."""

    schemes: tuple[str, ...]
    eur: float
    text: Text


@dataclass(frozen=True)
class Municipality:
    """The provisions known of one municipality. A scheme that is not here is not known; it is not "none".

    An island of Caribbean Netherlands (BQ-BO, BQ-SE, BQ-SA) has amounts in US dollars; "NL" holds national funds.
    """

    code: str
    name: str
    provisions: tuple[Provision, ...]
    shared_budgets: tuple[SharedBudget, ...] = ()
    notes: tuple[Text, ...] = ()
