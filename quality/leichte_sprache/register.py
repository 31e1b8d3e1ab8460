"""Which detector finds which rule: the one list to add to."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from quality.leichte_sprache.detectors import (
    grammar,
    layout,
    length,
    numbers,
    punctuation,
    style,
    tense,
    text,
    vocabulary,
    words,
)
from quality.leichte_sprache.detectors.genitive_advice import advise
from quality.leichte_sprache.hit import Hit, PageHit
from quality.leichte_sprache.page import Page, Sentence
from quality.leichte_sprache.profile import Profile

SentenceDetector = Callable[[Sentence, Profile], Iterator[Hit]]
PageDetector = Callable[[Page, Profile], Iterator[PageHit]]


def _alone(detector: Callable[[Sentence], Iterator[Hit]]) -> SentenceDetector:
    """A detector that needs no profile."""
    return lambda sentence, _: detector(sentence)


def _page(detector: Callable[[Page], Iterator[PageHit]]) -> PageDetector:
    return lambda page, _: detector(page)


IN_SENTENCES: Mapping[str, SentenceDetector] = {
    **{rule: _alone(partial(length.too_long, rule)) for rule in length.LIMITS},
    "S05": _alone(punctuation.commas),
    "S06": _alone(punctuation.nested),
    "S07": _alone(grammar.subordinate),
    "S08": _alone(grammar.passive),
    "S09": _alone(advise),
    "S10": _alone(grammar.konjunktiv),
    "S11": _alone(grammar.negation),
    "S12": _alone(grammar.double_negation),
    "S13": _alone(tense.preterite),
    "S14": _alone(tense.future),
    "S15": _alone(tense.with_zu),
    "S16": _alone(grammar.nobody),
    "S17": _alone(style.nominal_style),
    "S18": _alone(style.function_verbs),
    "S19": _alone(punctuation.brackets),
    "S20": _alone(punctuation.dashes),
    "S21": _alone(punctuation.quotes),
    "S22": _alone(grammar.reported),
    "S23": _alone(grammar.pronouns),
    "S24": _alone(style.two_statements),
    "S25": _alone(style.enumeration),
    "S26": _alone(grammar.subordinate_first),
    "S27": _alone(punctuation.exclamations),
    "S28": _alone(style.far_verb),
    "S29": _alone(style.far_halves),
    "W01": words.too_long,
    "W02": words.much_too_long,
    "W03": _alone(words.many_syllables),
    "W04": _alone(words.abbreviations),
    "W05": _alone(words.short_forms),
    "W06": _alone(vocabulary.foreign),
    "W07": _alone(vocabulary.rare),
    "W08": _alone(vocabulary.uncommon),
    "W09": _alone(words.gender_signs),
    "W10": _alone(vocabulary.idioms),
    "W11": _alone(vocabulary.english),
    "W12": _alone(vocabulary.office_words),
    "W13": words.undivided,
    "W16": _alone(style.nominalised),
    "N01": _alone(numbers.roman),
    "N02": _alone(numbers.percentages),
    "N03": _alone(numbers.high_numbers),
    "N04": _alone(numbers.old_years),
    "N05": numbers.number_words,
    "N06": _alone(numbers.numeric_dates),
    "N07": _alone(punctuation.special_signs),
    "N08": _alone(numbers.clock_times),
    "N09": _alone(numbers.phone_numbers),
    "T01": _alone(text.cross_references),
    "T02": _alone(punctuation.missing_end),
    "T10": _alone(punctuation.footnotes),
}
"""Rules that one sentence breaks."""

ON_PAGES: Mapping[str, PageDetector] = {
    "W14": text.mixed_joints,
    "W15": _page(text.synonyms),
    "T03": _page(text.shared_lines),
    "T04": text.headings,
    "T05": text.long_paragraphs,
    "T06": _page(text.forms_of_address),
    "T07": _page(text.open_questions),
    "T08": _page(text.unexplained),
    "T09": _page(text.hyphenation),
    "T11": _page(layout.tables),
    "T12": _page(layout.links),
    "T13": _page(layout.images),
    "T14": _page(layout.styles),
    "T15": _page(layout.review),
}
"""Rules that only the whole page shows."""
