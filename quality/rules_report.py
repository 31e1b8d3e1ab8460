"""Which rules of Leichte or Einfache Sprache a page breaks, and which a municipality breaks most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import Field, FieldFormat
from quality.leichte_sprache.assess import Breach, Verdict, assess
from quality.leichte_sprache.profile import Profile
from quality.leichte_sprache.reading import page_of_html, page_of_text
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

_ORDER = (Weight.ERROR, Weight.WARNING, Weight.INFO)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule is broken, and on how many pages."""

    rule: str
    title: str
    weight: Weight
    breaches: int
    pages: int


@dataclass(frozen=True, slots=True)
class RulesReport:
    """What one profile says about some pages."""

    profile: str
    name: str
    pages: int
    passing: int
    score: float | None
    """The mean of the pages, 0–100; None without pages."""
    rules: tuple[RuleCount, ...]
    """Broken most first, without those that only people can judge."""


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """One rule that a page breaks, with every place."""

    rule: str
    title: str
    weight: Weight
    why: str
    source: str
    places: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class PageRules:
    """What one profile says about one page."""

    profile: str
    name: str
    score: float
    passes: bool
    missing: tuple[str, ...]
    """What keeps it from passing, in German."""
    sentences: int
    broken: tuple[BrokenRule, ...]
    """Errors first, then warnings and hints; within these the one broken most first."""
    people: tuple[str, ...]
    """What only people can check, in German."""


def rules_report(pages: Iterable[Sequence[Field]], profile: Profile) -> RulesReport:
    """The verdicts on the pages that have any text, counted by rule."""
    verdicts = [verdict for fields in pages if (verdict := assess_fields(fields, profile)).sentences]
    breaches, on_pages = Counter[str](), Counter[str]()
    for verdict in verdicts:
        breaches.update(verdict.counts)
        on_pages.update(verdict.counts.keys())
    known = rules()
    told = [
        RuleCount(rule, known[rule].title, profile.weight(rule), count, on_pages[rule])
        for rule, count in breaches.most_common()
        if profile.weight(rule) is not Weight.PEOPLE
    ]
    score = sum(verdict.score for verdict in verdicts) / len(verdicts) if verdicts else None
    passing = sum(verdict.passes for verdict in verdicts)
    return RulesReport(profile.id, profile.name, len(verdicts), passing, score, tuple(told))


def page_rules(fields: Sequence[Field], profile: Profile) -> PageRules | None:
    """The verdict on one page; None if it has no text."""
    verdict = assess_fields(fields, profile)
    if not verdict.sentences:
        return None
    places: dict[str, list[Breach]] = {}
    for breach in verdict.breaches:
        if breach.weight in _ORDER:
            places.setdefault(breach.rule, []).append(breach)
    broken = [_broken(rule, profile, tuple(found)) for rule, found in places.items()]
    broken.sort(key=lambda each: (_ORDER.index(each.weight), -len(each.places), each.rule))
    return PageRules(
        profile.id,
        profile.name,
        verdict.score,
        verdict.passes,
        verdict.missing,
        verdict.sentences,
        tuple(broken),
        verdict.people,
    )


def assess_fields(fields: Sequence[Field], profile: Profile) -> Verdict:
    """The verdict on the HTML of a page, or on its plain texts where it has no HTML; a title is no sentence."""
    html = [field.value for field in fields if field.format is FieldFormat.HTML]
    if html:
        return assess(page_of_html("\n".join(html)), profile)
    texts = [field.value for field in fields if field.name != "title"]
    return assess(page_of_text("\n\n".join(texts)), profile)


def _broken(rule: str, profile: Profile, places: tuple[Breach, ...]) -> BrokenRule:
    known = rules()[rule]
    return BrokenRule(rule, known.title, profile.weight(rule), known.why, profile.source_of(rule), places)
