"""The verdict on a text: every broken rule with its place, a score, and what is missing for each profile."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Page, Sentence
from quality.leichte_sprache.profile import DIN, PROFILES, Profile
from quality.leichte_sprache.register import IN_SENTENCES, ON_PAGES
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

_COSTS = {Weight.ERROR: 0.5, Weight.WARNING: 0.2, Weight.INFO: 0.04, Weight.PEOPLE: 0.0}
"""What a broken rule takes from the one point of its sentence; each rule once."""
_PAGE_COSTS = {Weight.ERROR: 6.0, Weight.WARNING: 3.0, Weight.INFO: 1.0, Weight.PEOPLE: 0.0}
"""What a rule takes from the hundred points of the page if it is broken there."""
PASSING_SCORE = 80
"""A text passes from this score on, if hardly a sentence has an error.

Set by hand: 60 to 98 of 100 pages of a wiki in Leichte Sprache reach it, 7 of 100 municipal pages.
"""
ALLOWED = 0.02
"""So many of the sentences may break a rule that weighs as an error: genuine texts do, and detectors err."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a rule is broken; without a segment it is about the whole page."""

    rule: str
    weight: Weight
    segment: str | None
    start: int
    end: int
    """Places in the readable text of the segment (`reading.readable`)."""
    text: str
    said: str
    instead: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one profile says about a page."""

    profile: Profile
    score: float
    """0–100: the mean of what the sentences keep of their point, less what the page breaks as a whole."""
    breaches: tuple[Breach, ...]
    sentences: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each rule is broken, most often first."""
        return dict(Counter(breach.rule for breach in self.breaches).most_common())

    @property
    def passes(self) -> bool:
        """Whether hardly any sentence has an error and the score is high enough; people have still to read it."""
        return bool(self.sentences) and not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """What keeps the text from passing, in German."""
        errors = Counter(breach.rule for breach in self.breaches if breach.weight is Weight.ERROR)
        allowed = int(ALLOWED * self.sentences)
        told = [f"{rule} {rules()[rule].title}: {n}-mal verletzt" for rule, n in errors.most_common() if n > allowed]
        if self.score < PASSING_SCORE:
            told.append(f"Punktzahl {self.score:.0f} statt mindestens {PASSING_SCORE}")
        return tuple(told)

    @property
    def people(self) -> tuple[str, ...]:
        """What only people can check, in German: first what no program sees at all."""
        asked = [f"{rule.id} {rule.title}: {rule.people}" for rule in rules().values() if rule.weight is Weight.PEOPLE]
        broken = [rules()[rule] for rule in self.counts if rules()[rule].weight is not Weight.PEOPLE]
        return (*asked, *(f"{rule.id} {rule.title}: {rule.people}" for rule in broken if rule.people))


def assess(page: Page, profile: Profile = DIN) -> Verdict:
    """The verdict of one profile."""
    in_sentences = [list(_in_sentence(sentence, profile)) for sentence in page.sentences]
    on_page = tuple(_on_page(page, profile))
    kept = [max(0.0, 1 - sum(_COSTS[weight] for _, weight in _once(found))) for found in in_sentences]
    score = 100 * sum(kept) / len(kept) if kept else 0.0
    score -= sum(_PAGE_COSTS[weight] for _, weight in _once(on_page))
    breaches = (*(breach for found in in_sentences for breach in found), *on_page)
    return Verdict(profile, max(0.0, score), breaches, len(page.sentences))


def assess_all(page: Page) -> Mapping[str, Verdict]:
    """The verdicts of all profiles, by their ids."""
    return {name: assess(page, profile) for name, profile in PROFILES.items()}


def _once(breaches: list[Breach] | tuple[Breach, ...]) -> set[tuple[str, Weight]]:
    return {(breach.rule, breach.weight) for breach in breaches}


def _in_sentence(sentence: Sentence, profile: Profile) -> Iterator[Breach]:
    for rule, detect in IN_SENTENCES.items():
        weight = profile.weight(rule)
        if weight is not Weight.OFF:
            for hit in detect(sentence, profile):
                yield _breach(rule, weight, sentence=sentence, hit=hit)


def _on_page(page: Page, profile: Profile) -> Iterator[Breach]:
    for rule, detect in ON_PAGES.items():
        weight = profile.weight(rule)
        if weight is Weight.OFF:
            continue
        for hit in detect(page, profile):
            if hit.sentence is None:
                yield Breach(rule, weight, None, 0, 0, "", hit.said, hit.instead)
            else:
                where = Hit(hit.start, hit.end, hit.said, hit.instead)
                yield _breach(rule, weight, sentence=page.sentences[hit.sentence], hit=where)


def _breach(rule: str, weight: Weight, *, sentence: Sentence, hit: Hit) -> Breach:
    start, end = sentence.start + hit.start, sentence.start + hit.end
    text = sentence.text[hit.start : hit.end]
    return Breach(rule, weight, sentence.key, start, end, text, hit.said, hit.instead)
