"""A run learns the words of a locale from what the municipality approved, and judges its drafts by them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.memory import Unit
from pipeline.segment import SegmentKind
from quality.vocabulary import NO_VOCABULARY
from runtime.vocabularies import LearnedVocabularies
from runtime.wiring import Quality, shipped_terms
from store.upgrade import upgrade
from store.work import SqlStore

TOWN = "musterstadt"
APPROVED = (
    ("Die Beratung hilft", "Counselling helps"),
    ("Beratung am Montag", "Counselling on Monday"),
    ("Das Amt ist offen", "The office is open"),
    ("Guten Tag", "Good day"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    upgrade(url)
    store = SqlStore(url)
    yield store
    store.close()


def learn(store: SqlStore, pairs: tuple[tuple[str, str], ...], *, town: str = TOWN) -> None:
    origin, now = Origin(OriginKind.HUMAN, "anna"), datetime.now(UTC)
    with store.transaction(town) as work:
        work.memory.learn(Unit(source, target, "en", "", "", "page/1", "anna", origin, now) for source, target in pairs)


def test_the_words_of_a_locale_come_from_its_approved_texts(store: SqlStore) -> None:
    learn(store, APPROVED)
    known = LearnedVocabularies(store, TOWN)
    assert known("en").mismatch("Beratung", "Help").missing
    assert known("ar") == NO_VOCABULARY


def test_no_municipality_learns_from_another(store: SqlStore) -> None:
    learn(store, APPROVED, town="anderswo")
    assert LearnedVocabularies(store, TOWN)("en") == NO_VOCABULARY


def test_a_locale_is_learned_once_in_a_run(store: SqlStore) -> None:
    known = LearnedVocabularies(store, TOWN)
    before = known("en")
    learn(store, APPROVED)
    assert known("en") is before


def test_a_draft_that_does_not_fit_to_them_is_more_doubtful(store: SqlStore) -> None:
    learn(store, APPROVED)
    judge = Quality(shipped_terms(), vocabularies=LearnedVocabularies(store, TOWN))
    engine = Origin(OriginKind.ENGINE, "deepl")
    fits, odd = (
        DraftSegment("body:a", SegmentKind.SENTENCE, "Beratung am Dienstag", target, engine)
        for target in ("Counselling on Tuesday", "Opening on Tuesday")
    )
    ref = DocumentRef(TOWN, ContentType.PAGE, "1")
    risks = [judge(Draft(ref, "en", "hash", (segment,))).risk for segment in (fits, odd)]
    assert risks[0] < risks[1]
