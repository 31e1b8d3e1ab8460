"""What the first screen says of the state of things, as rows that a template can show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.ledger import UNLIMITED, Spent, Usage
from pipeline.overview import Covered, Night, Overview
from pipeline.queue import Age, Risk
from pipeline.report import Problem
from runtime.settings import Settings

NIGHTLY = ("changed", "segments", "reused", "engine_calls", "billed_characters", "whole_characters", "drafts_queued",
           "drafts_held", "published", "conflicts")  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocaleRow:
    """What waits in one locale."""

    locale: str
    by_risk: Mapping[Risk, int]

    @property
    def drafts(self) -> int:
        """All of them."""
        return sum(self.by_risk.values())


@dataclass(frozen=True, slots=True)
class TownRow:
    """One municipality in the table of those who have several."""

    slug: str
    drafts: int
    high: int
    overdue: int
    night: Night | None
    euros: float


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What an engine may cost a municipality this month, and what it has cost."""

    slug: str
    usage: Usage


def locale_rows(overview: Overview) -> list[LocaleRow]:
    """What waits by locale, most doubtful first."""
    found: dict[str, Counter[Risk]] = {}
    for each in overview.waiting:
        found.setdefault(each.locale, Counter())[each.risk] += each.drafts
    rows = [LocaleRow(locale, {risk: counts[risk] for risk in Risk}) for locale, counts in found.items()]
    return sorted(rows, key=lambda row: (-row.by_risk[Risk.HIGH], -row.drafts, row.locale))


def ages(overview: Overview) -> dict[Age, int]:
    """How many drafts have been waiting how long."""
    found = Counter[Age]()
    for each in overview.waiting:
        found[each.age] += each.drafts
    return {age: found[age] for age in Age}


def night_sums(overview: Overview) -> dict[str, int]:
    """The counts of the last runs together."""
    return {name: sum(int(each.counts.get(name, 0)) for each in overview.nights) for name in NIGHTLY}


def problems(overview: Overview) -> list[tuple[str, Problem]]:
    """What the last runs left undone, with the municipality."""
    return [(night.municipality, problem) for night in overview.nights for problem in night.problems]


def town_rows(overview: Overview, slugs: Sequence[str]) -> list[TownRow]:
    """A row per municipality, where most is to be done first."""
    drafts, high, overdue = Counter[str](), Counter[str](), Counter[str]()
    for each in overview.waiting:
        drafts[each.municipality] += each.drafts
        overdue[each.municipality] += each.overdue
        high[each.municipality] += each.drafts if each.risk is Risk.HIGH else 0
    euros = Counter[str]()
    for cost in overview.costs:
        euros[cost.municipality] += cost.micro_euros
    nights = {each.municipality: each for each in overview.nights}
    rows = [
        TownRow(slug, drafts[slug], high[slug], overdue[slug], nights.get(slug), euros[slug] / 1_000_000)
        for slug in slugs
    ]
    return sorted(rows, key=lambda row: (-row.overdue, -row.high, -row.drafts, row.slug))


def coverage_rows(overview: Overview, settings: Settings, slugs: Sequence[str]) -> list[Covered]:
    """How far the municipalities are together, by locale; a locale in which nothing was made yet is there, too."""
    known = {(each.municipality, each.locale): each for each in overview.covered}
    documents = overview.documents
    found: dict[str, list[Covered]] = {}
    for slug in slugs:
        for locale in settings.municipalities[slug].locales:
            nothing = Covered(slug, locale, 0, 0, documents.get(slug, 0))
            found.setdefault(locale, []).append(known.get((slug, locale), nothing))
    return [_together(locale, several) for locale, several in found.items()]


def budget_rows(overview: Overview, settings: Settings, slugs: Sequence[str]) -> list[BudgetRow]:
    """What was spent this month by engine and municipality; those with a budget first, the fullest on top."""
    spent = {(each.municipality, each.engine): Spent(each.characters, each.micro_euros) for each in overview.costs}
    limits = {
        (slug, engine): its.budget for slug in slugs for engine, its in settings.municipalities[slug].budgets.items()
    }
    rows = [
        BudgetRow(slug, Usage(engine, spent.get((slug, engine), Spent(0, 0)), limits.get((slug, engine), UNLIMITED)))
        for slug, engine in dict.fromkeys([*limits, *spent])
    ]
    return sorted(rows, key=_fullest_first)


def _fullest_first(row: BudgetRow) -> tuple[bool, float, float, str, str]:
    share = row.usage.share
    return share is None, -(share or 0.0), -row.usage.spent.euros, row.slug, row.usage.engine


def _together(locale: str, several: Sequence[Covered]) -> Covered:
    return Covered(
        "",
        locale,
        sum(each.fresh for each in several),
        sum(each.waiting for each in several),
        sum(each.documents for each in several),
    )
