"""A sentence that was lost, a sentence that was joined to the next, and what is too short to have a usual length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segment import SegmentKind
from quality.checks import ending, length, sentences
from quality.joined import leaves_one_out
from quality.pair import Pair

GERMAN = "Meine Schwester kann mir den Ausweis schicken. Dafür brauche ich aber zuerst eine feste Anschrift."


def finds(check: object, source: str, target: str, locale: str) -> bool:
    pair = Pair(source, target, locale, SegmentKind.SENTENCE)
    return bool(list(check.check(pair)))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("Min syster kan skicka mitt pass till mig, men jag behöver en adress.", "sv"),
        ("Сестра може да ми пошаље личну карту, али ми прво треба стална адреса.", "sr"),
        ("A minha irmã pode enviar-me o documento, mas primeiro preciso de uma morada fixa.", "pt"),
    ],
)
def test_sentences_joined_by_a_comma_are_not_lost(target: str, locale: str) -> None:
    assert not finds(sentences, GERMAN, target, locale)


@pytest.mark.parametrize(
    ("target", "locale"),
    [("Min syster kan skicka passet.", "sv"), ("Сначала мне нужен постоянный адрес.", "ru")],
)
def test_a_lost_sentence_is_told(target: str, locale: str) -> None:
    assert finds(sentences, GERMAN, target, locale)


def test_lengths_tell_a_gap_from_a_join() -> None:
    assert leaves_one_out([40, 60, 50], [41, 52])
    assert not leaves_one_out([40, 60, 50], [41, 108])


@given(st.lists(st.integers(1, 300), min_size=1, max_size=8))
def test_nothing_is_left_out_of_a_text_of_usual_lengths(lengths: list[int]) -> None:
    assert not leaves_one_out(lengths, lengths)


def test_a_name_with_its_variant_has_no_usual_length() -> None:
    assert not finds(length, "soziale Gruppe; Community", "grupp", "sv")
    assert not finds(length, "Beschwerde (Österreich) Rechtsmittel (Deutschland)", "appel", "fr")


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Haben Sie einen Pass?", "Pasaportunuz var mı.", "tr"),
        ("Wo finde ich ___?", "Où puis-je trouver.", "fr"),
        ("Haben Sie Fragen? Brauchen Sie Hilfe?", "Do you have questions? You need help.", "en"),
    ],
)
def test_a_question_that_ends_with_a_full_stop_is_told(source: str, target: str, locale: str) -> None:
    assert finds(ending, source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Haben Sie einen Pass?", "Pasaportunuz var mı", "tr"),
        ("Wo ist das Amt?", "وين البلدية", "ar"),
        ("Wo ist ...?", "Où est ...", "fr"),
        ("Sie brauchen Hilfe?", "Do you need help? Call us.", "en"),
    ],
)
def test_a_question_asked_otherwise_is_left_alone(source: str, target: str, locale: str) -> None:
    assert not finds(ending, source, target, locale)
