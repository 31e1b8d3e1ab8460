"""Tags and facts come back in place from an engine that knows only plain text."""

import random
from collections.abc import Collection, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engine import EngineRequest, Translated, Untranslated
from pipeline.placeholders import alone, closing, opening, plain
from pipeline.repair import structural_faults
from pipeline.transfer import CUT_AT_EVERYTHING, CUT_AT_TAGS, FOUND, Translate, has_words, transfer

ENGLISH = {
    "Das Jobcenter hilft Ihnen.": "The job centre helps you.",
    "Jobcenter": "Job centre",
    "Kommen Sie ins Jobcenter in der Stadt.": "Come to the job centre in the city.",
    "Stadt": "City.",
    "Jobcenter in der Stadt": "Job centre in the city",
    "Rufen Sie uns an: 0123 456789.": "Call us: 0123 456789.",
    "Sie erreichen uns unter 0123 456789 oder info@example.org.": "Our e-mail is info@example.org, phone 0123 456789.",
    "Zuerst": "First",
    "dann": "then",
    "Wichtig: Kommen Sie heute.": "Come today, it matters.",
    "Wichtig:": "Important:",
    "Kommen Sie heute.": "Come today.",
}


class Dictionary:
    """Translates whole texts that it knows, and remembers what it was asked."""

    def __init__(self) -> None:
        self.rounds: list[list[str]] = []

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        self.rounds.append(list(texts))
        return {text: ENGLISH[text] for text in texts if text in ENGLISH}


def translated(text: str, contents: Mapping[int, str] | None = None) -> Translated:
    [answer] = transfer([EngineRequest(text, "en", contents=tuple((contents or {}).items()))], Dictionary())
    assert isinstance(answer, Translated), answer
    return answer


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Das Jobcenter hilft Ihnen.", "The job centre helps you."),
        ("<1>Das Jobcenter hilft Ihnen.</1>", "<1>The job centre helps you.</1>"),
        ("<1><2>Das Jobcenter hilft Ihnen.</2></1>", "<1><2>The job centre helps you.</2></1>"),
        ("<1/> Das Jobcenter hilft Ihnen.<2/>", "<1/> The job centre helps you.<2/>"),
        ("<1><2/> Jobcenter</1>:", "<1><2/> Job centre</1>:"),
        ("Zuerst<1/>dann", "First<1/>then"),
    ],
)
def test_tags_around_the_words_are_set_aside_and_put_back(source: str, target: str) -> None:
    assert translated(source) == Translated(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Das <1>Jobcenter</1> hilft Ihnen.", "The <1>job centre</1> helps you."),
        ("Kommen Sie ins Jobcenter in der <1>Stadt</1>.", "Come to the job centre in the <1>city</1>."),
        (
            "Kommen Sie ins <1><2>Jobcenter</2> in der <3>Stadt</3></1>.",
            "Come to the <1><2>job centre</2> in the <3>city</3></1>.",
        ),
    ],
)
def test_the_words_of_a_tag_are_found_by_translating_them_alone(source: str, target: str) -> None:
    assert translated(source) == Translated(target, notes=(FOUND,))


def test_facts_have_stand_ins_of_their_kind_and_may_change_their_order() -> None:
    found = translated("Sie erreichen uns unter <1/> oder <2/>.", {1: "0821 3240", 2: "amt@stadt.de"})
    assert found.text == "Our e-mail is <2/>, phone <1/>."


def test_a_link_around_a_fact_needs_no_alignment() -> None:
    found = translated("Rufen Sie uns an: <1><2/></1>.", {2: "+49 821 324-0"})
    assert found.text == "Call us: <1><2/></1>."


def test_a_tag_whose_words_are_not_found_cuts_the_sentence_there() -> None:
    found = translated("<1>Wichtig:</1> Kommen Sie heute.")
    assert found == Translated("<1>Important:</1> Come today.", notes=(CUT_AT_TAGS,))


def test_a_fact_that_the_engine_loses_cuts_the_sentence_there() -> None:
    told = {"Rufen Sie 0123 456789 an": "Call us", "Rufen Sie": "Call", "an": "now"}
    [answer] = transfer([EngineRequest("Rufen Sie <1/> an", "en", contents=((1, "0821 3240"),))], lambda texts: told)
    assert answer == Translated("Call <1/> now", notes=(CUT_AT_EVERYTHING,))


def test_words_that_must_not_be_translated_stand_for_themselves() -> None:
    [answer] = transfer(
        [EngineRequest("Der <1/> hilft.", "en", contents=((1, "Familienstützpunkt"),))],
        lambda texts: {text: text.replace("Der", "The").replace("hilft", "helps") for text in texts},
    )
    assert answer == Translated("The <1/> helps.", notes=(FOUND,))


def test_two_facts_of_a_kind_have_different_stand_ins() -> None:
    sent: list[str] = []

    def reversing(texts: Collection[str]) -> Mapping[str, str]:
        sent.extend(texts)
        return {text: " / ".join(reversed(text.split(" oder "))) for text in texts}

    contents = ((1, "0821 1111"), (2, "0821 2222"))
    [answer] = transfer([EngineRequest("Telefon <1/> oder <2/>", "en", contents=contents)], reversing)
    assert answer == Translated("<2/> / Telefon <1/>", notes=(FOUND,))
    assert sent == ["Telefon 0123 456789 oder 0123 456780"]


def test_what_has_no_words_is_not_sent() -> None:
    engine = Dictionary()
    requests = [EngineRequest("<1/>", "en"), EngineRequest("08:00 – 12:00", "en"), EngineRequest("", "en")]
    assert transfer(requests, engine) == [Translated("<1/>"), Translated("08:00 – 12:00"), Translated("")]
    assert engine.rounds == []
    assert not has_words("<1>112</1>")


def test_all_sentences_of_a_batch_are_decoded_in_one_stream() -> None:
    engine = Dictionary()
    transfer(
        [EngineRequest(text, "en") for text in ("Das <1>Jobcenter</1> hilft Ihnen.", "Jobcenter", "Zuerst")], engine
    )
    assert engine.rounds == [["Das Jobcenter hilft Ihnen.", "Jobcenter", "Zuerst"]]


def test_a_text_that_the_engine_leaves_out_is_untranslated_and_the_others_are_not() -> None:
    lost, found = transfer([EngineRequest("Unbekannt <1>hier</1>", "en"), EngineRequest("Zuerst", "en")], Dictionary())
    assert isinstance(lost, Untranslated)
    assert lost.is_final, "the same model says the same again"
    assert found == Translated("First")


def test_a_placeholder_that_the_engine_invents_is_removed() -> None:
    [answer] = transfer([EngineRequest("Wort", "en")], lambda texts: dict.fromkeys(texts, "<9/>word </2>"))
    assert answer == Translated("word")


def test_tags_that_are_not_nested_come_back_as_they_were() -> None:
    [answer] = transfer([EngineRequest("Eins <1>zwei <2>drei</1> vier</2>", "en")], lambda texts: {t: t for t in texts})
    assert isinstance(answer, Translated)
    assert answer.text == "Eins <1>zwei <2>drei</1> vier</2>"


WORDS = st.lists(st.sampled_from(["Das", "Amt", "hilft", "Ihnen", "hier", "12.", "Amt", "–", "(neu)"]), max_size=4)


@st.composite
def sources(draw: st.DrawFn) -> EngineRequest:
    """Segment texts with soundly nested placeholders, some of them facts."""
    numbers = iter(range(1, 100))
    contents: list[tuple[int, str]] = []

    def piece(depth: int) -> str:
        kind = draw(st.sampled_from(["words", "words", "alone", "fact"] + ["pair"] * (depth < 3)))
        if kind == "words":
            return " ".join(draw(WORDS))
        number = next(numbers)
        if kind == "fact":
            contents.append((number, draw(st.sampled_from(["0821 324-0", "a@b.de", "www.stadt.de", "Amt", "112"]))))
        if kind == "pair":
            return opening(number) + pieces(depth + 1) + closing(number)
        return alone(number)

    def pieces(depth: int) -> str:
        gaps = st.sampled_from(["", " "])
        return "".join(piece(depth) + draw(gaps) for _ in range(draw(st.integers(0, 4))))

    return EngineRequest(pieces(0), "en", contents=tuple(contents))


def damaging(seed: int) -> Translate:
    """An engine that shuffles, loses, doubles and glues words, and sometimes gives nothing."""

    def translate(texts: Collection[str]) -> Mapping[str, str]:
        chance = random.Random(seed)
        told = {}
        for text in texts:
            words = text.split()
            if chance.random() < 0.5:
                chance.shuffle(words)
            words = [word for word in words for _ in range(chance.choice([0, 1, 1, 1, 1, 1, 2]))]
            told[text] = chance.choice([" ", " ", " ", ""]).join(words)
        return told

    return translate


@settings(deadline=None)
@given(st.lists(sources(), max_size=3), st.integers(0, 9))
def test_whatever_the_engine_does_the_placeholders_are_those_of_the_source(
    requests: list[EngineRequest], seed: int
) -> None:
    answers = transfer(requests, damaging(seed))
    assert len(answers) == len(requests)
    for request, answer in zip(requests, answers, strict=True):
        if isinstance(answer, Translated):
            assert structural_faults(request.text, answer.text) == ()


@settings(deadline=None)
@given(sources())
def test_an_engine_that_changes_nothing_gives_back_the_words(request_: EngineRequest) -> None:
    [answer] = transfer([request_], lambda texts: {text: text for text in texts})
    assert isinstance(answer, Translated)
    assert plain(answer.text).split() == plain(request_.text).split()


def test_a_stand_in_that_the_engine_says_out_of_habit_is_taken_out() -> None:
    request = EngineRequest("Rufen Sie an unter <1>116 117</1>.", "en")
    spoken = {"Rufen Sie an unter": "Call 0123 456789 0123 456789"}
    [answer] = transfer([request], lambda texts: {text: spoken.get(text, text) for text in texts})
    assert isinstance(answer, Translated)
    assert "0123" not in answer.text


def test_a_stand_in_that_the_engine_invents_is_removed_even_when_it_is_glued_to_a_word() -> None:
    [answer] = transfer([EngineRequest("Wort", "en")], lambda texts: dict.fromkeys(texts, "takes0123 456789."))
    assert answer == Translated("takes.")
