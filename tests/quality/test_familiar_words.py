"""Words that a municipality's readers hear every day are not called rare."""

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.engine import TermHit
from pipeline.segment import SegmentKind
from quality.judge import Criteria, judge
from quality.readability import score
from quality.readability.model import Rating, shipped
from quality.readability.score import score_text
from quality.readability.trait import Trait
from runtime.wiring import shipped_terms

SENTENCE = "Kinder besuchen die Kindertagesstätten oder den Integrationskurs in der Gemeinschaftsunterkunft."
REF = DocumentRef("musterstadt", ContentType.PAGE, "1")


def no_terms(text: str, *, locale: str) -> tuple[TermHit, ...]:
    return ()


def page_in(locale: str) -> Draft:
    origin = Origin(OriginKind.ENGINE, "echo")
    segment = DraftSegment("body:0", SegmentKind.SENTENCE, SENTENCE, "Something.", origin)
    return Draft(REF, locale, "hash", (segment,))


@pytest.fixture
def rated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that the model was asked about."""
    asked: list[str] = []

    class Counting:
        def rate(self, sentence: str, familiar: frozenset[str]) -> Rating | None:
            asked.append(sentence)
            return shipped().rate(sentence, familiar)

    score.rating.cache_clear()
    score._score.cache_clear()
    monkeypatch.setattr(score, "shipped", Counting)
    return asked


def test_terms_of_the_term_base_in_any_form_are_familiar() -> None:
    familiar = shipped_terms().familiar("Die Ausländerbehörden verlängern Aufenthaltstitel und Obliegenheiten.")
    assert familiar == {"Ausländerbehörden", "Aufenthaltstitel"}


def test_familiar_words_are_no_reason_and_make_a_text_easier() -> None:
    told, without = score_text(SENTENCE, shipped_terms().familiar), score_text(SENTENCE)
    assert Trait.RARE_WORDS in {reason.trait for reason in without.reasons}
    assert Trait.RARE_WORDS not in {reason.trait for reason in told.reasons}
    assert (told.hardness or 7) < (without.hardness or 0)


def test_other_rare_words_stay_a_reason() -> None:
    told = score_text(f"{SENTENCE} Vorausgesetzt sind Obliegenheitserfüllungen.", shipped_terms().familiar)
    assert [example for reason in told.reasons for example in reason.examples if "Obliegen" in example]


def test_a_page_is_read_once_for_all_locales(rated: list[str]) -> None:
    by = Criteria(no_terms, familiar=shipped_terms().familiar)
    for locale in ("en", "uk", "tr"):
        judge(page_in(locale), by)
    assert rated == [SENTENCE]
