"""Tags and facts come back in place from an engine that knows only plain text."""

import random
from collections.abc import Collection, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.alignment import Alignment
from pipeline.dropped import dropped
from pipeline.engine import EngineRequest, TermHit, Translated, Untranslated
from pipeline.placeholders import alone, closing, opening, plain
from pipeline.repair import structural_faults
from pipeline.transfer import (
    ALIGNED,
    CUT_AT_EVERYTHING,
    CUT_AT_TAGS,
    EMPHASIS_DROPPED,
    FOUND,
    Align,
    Translate,
    has_words,
    transfer,
)

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


TOWN = {
    # sentences of our own, as a plain engine renders them
    "Das Standesamt beurkundet Geburten.": "Births are registered by the registry office.",
    "Standesamt": "Registry offices",
    "Bitte bringen Sie Ihren Reisepass zum Termin mit.": "Please bring your passport to the appointment.",
    "Reisepass": "Passport",
    "Termin": "Date",
    "Die Kita öffnet morgens und die Kita schließt abends.": "The nursery opens in the morning and closes at night.",
    "Kita": "Nursery",
    "Infos finden Sie auf der Seite der Stadt und beim Bürgerbüro.": "See the town's website or the citizens' office.",
    "Seite der Stadt": "Town page",
    "Bürgerbüro": "Citizen service",
    "Infos finden Sie auf der": "Find information on the",
    "und beim": "and at the",
    "Infos finden Sie auf der Seite der Stadt und beim": "Find information on the town page and at the",
    "Achtung! Das Formular ist neu.": "Mind the new form.",
    "Achtung!": "Attention!",
    "Das Formular ist neu.": "The form is new.",
    "Kommen Sie mit Kind und Pass ins Amt.": "Come to the office with your child and passport.",
    "Kind und Pass": "Child with passport",
    "Pass": "Passport",
    "Kind": "Child",
}  # fmt: skip
ROUTES = [
    # what it shows, source, emphasis, expected target, notes
    ("a wrapper needs no words found", "<1>Das Standesamt beurkundet Geburten.</1>", {1},
     "<1>Births are registered by the registry office.</1>", ()),
    ("found by its words alone", "Bitte bringen Sie Ihren <1>Reisepass</1> zum Termin mit.", {1},
     "Please bring your <1>passport</1> to the appointment.", (FOUND,)),
    ("one found, one dropped", "Bitte bringen Sie Ihren <1>Reisepass</1> zum <2>Termin</2> mit.", {1, 2},
     "Please bring your <1>passport</1> to the appointment.", (EMPHASIS_DROPPED,)),
    ("dropped", "Das <1>Standesamt</1> beurkundet Geburten.", {1},
     "Births are registered by the registry office.", (EMPHASIS_DROPPED,)),
    ("said twice in German", "Die <1>Kita</1> öffnet morgens und die Kita schließt abends.", {1},
     "The nursery opens in the morning and closes at night.", (EMPHASIS_DROPPED,)),
    ("a link inside is kept", "Kommen Sie mit <1>Kind und <2>Pass</2></1> ins Amt.", {1},
     "Come to the office with your child and <2>passport</2>.", (EMPHASIS_DROPPED,)),
    ("cut at the link only", "Infos finden Sie auf der <1>Seite der Stadt</1> und beim <2>Bürgerbüro</2>.", {1},
     "Find information on the <1>town page</1> and at the <2>Citizen service</2>.", (CUT_AT_TAGS,)),
    ("links are never dropped", "Infos finden Sie auf der <1>Seite der Stadt</1> und beim <2>Bürgerbüro</2>.", set(),
     "Find information on the <1>Town page</1> and at the <2>Citizen service</2>.", (CUT_AT_TAGS,)),
    ("a label is cut off, not dropped", "<1>Achtung!</1> Das Formular ist neu.", {1},
     "<1>Attention!</1> The form is new.", (CUT_AT_TAGS,)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "source", "emphasis", "target", "notes"), ROUTES, ids=[row[0] for row in ROUTES])
def test_a_sentence_goes_the_best_way_that_is_certain(
    why: str, source: str, emphasis: set[int], target: str, notes: tuple[str, ...]
) -> None:
    request = EngineRequest(source, "en", emphasis=frozenset(emphasis))
    [answer] = transfer([request], lambda texts: {text: TOWN[text] for text in texts if text in TOWN})
    assert answer == Translated(target, notes=notes), why


def linked(target: str, *pairs: tuple[str, str], source: str) -> Alignment:
    """Links between words that stand once in their text."""

    def span(words: str, text: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Alignment(target, tuple((span(one, source), span(other, target)) for one, other in pairs))


BIRTHS = "Das Standesamt beurkundet Geburten."
REGISTERED = "Births are registered by the registry office."
WHOLE = [("beurkundet", "registered"), ("Geburten", "Births"), ("Standesamt", "registry"), ("Standesamt", "office")]
SPANS = [
    ("one contiguous stretch", WHOLE, "registry office"),
    ("a word between belongs elsewhere", [*WHOLE[:3], ("Standesamt", "Births")], None),
    ("another word leads there too", [*WHOLE, ("Geburten", "office")], None),
    ("a gap", [("Standesamt", "by"), ("Standesamt", "office"), ("Geburten", "Births")], None),
    ("half a word", [("Standesamt", "regis"), ("Geburten", "Births")], None),
    ("nothing", [("Geburten", "Births")], None),
    ("far too long", [("Standesamt", REGISTERED)], None),
    ("punctuation comes along", [*WHOLE[:3], ("Standesamt", "office.")], "registry office"),
]


@pytest.mark.parametrize(("why", "pairs", "found"), SPANS, ids=[row[0] for row in SPANS])
def test_links_place_a_tag_only_if_every_sign_agrees(why: str, pairs: list[tuple[str, str]], found: str | None) -> None:
    asked: list[str] = []

    def align(texts: Collection[str]) -> Mapping[str, Alignment]:
        asked.extend(texts)
        return {BIRTHS: linked(REGISTERED, *pairs, source=BIRTHS)}

    request = EngineRequest("Das <1>Standesamt</1> beurkundet Geburten.", "en", emphasis=frozenset({1}))
    [answer] = transfer([request], lambda texts: {t: TOWN[t] for t in texts if t in TOWN}, align=align)
    assert asked == [BIRTHS]
    if found is None:
        assert answer == Translated(REGISTERED, notes=(EMPHASIS_DROPPED,)), why
    else:
        assert answer == Translated(REGISTERED.replace(found, f"<1>{found}</1>"), notes=(ALIGNED,)), why


def test_links_of_another_translation_are_not_used_and_none_are_asked_for_without_need() -> None:
    asked: list[str] = []

    def align(texts: Collection[str]) -> Mapping[str, Alignment]:
        asked.extend(texts)
        return {text: Alignment("something else", (((0, 3), (0, 9)),)) for text in texts}

    requests = [EngineRequest("Das <1>Amt</1> da", "en", emphasis=frozenset({1})), EngineRequest("<1>Amt</1>", "en")]
    told = {"Das Amt da": "The bureau", "Amt": "Office"}
    assert transfer(requests, lambda texts: told, align=align) == [
        Translated("The bureau", notes=(EMPHASIS_DROPPED,)), Translated("<1>Office</1>"),
    ]  # fmt: skip
    assert asked == ["Das Amt da"]


def test_a_tag_around_an_agreed_term_is_put_around_what_it_should_be_called() -> None:
    request = EngineRequest("Das <1>Amt</1> hilft.", "en", terms=(TermHit("Amt", "amt", "public authority"),))
    told = {"Das Amt hilft.": "The public authority helps.", "Amt": "Office"}
    [answer] = transfer([request], lambda texts: told)
    assert answer == Translated("The <1>public authority</1> helps.", notes=(FOUND,))


def test_what_was_done_to_the_words_is_told_with_the_sentence_they_are_in() -> None:
    requests = [EngineRequest("<1>Amt</1>", "en"), EngineRequest("Rat", "en")]
    answers = transfer(requests, lambda texts: {t: t for t in texts}, remarks=lambda text: [f"{text}!"])
    assert answers == [Translated("<1>Amt</1>", notes=("Amt!",)), Translated("Rat", notes=("Rat!",))]


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

    text = pieces(0)
    emphasis = draw(st.frozensets(st.integers(1, 12)))
    return EngineRequest(text, "en", contents=tuple(contents), emphasis=emphasis)


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


def linking(translate: Translate, seed: int) -> Align:
    """Links at random, some of them outside of the text."""

    def align(texts: Collection[str]) -> Mapping[str, Alignment]:
        chance = random.Random(seed)

        def span(text: str) -> tuple[int, int]:
            first, last = sorted(chance.randint(0, len(text) + 1) for _ in range(2))
            return first, last

        told = translate(texts)
        return {
            text: Alignment(told[text], tuple((span(text), span(told[text])) for _ in range(chance.randint(0, 4))))
            for text in texts
        }

    return align


@settings(deadline=None)
@given(st.lists(sources(), max_size=3), st.integers(0, 9))
def test_whatever_the_engine_does_the_placeholders_are_those_of_the_source(
    requests: list[EngineRequest], seed: int
) -> None:
    translate = damaging(seed)
    answers = transfer(requests, translate, align=linking(translate, seed))
    assert len(answers) == len(requests)
    for request, answer in zip(requests, answers, strict=True):
        if isinstance(answer, Translated):
            assert structural_faults(request.text, answer.text, droppable=request.emphasis) == ()
            gone = dropped(request.text, answer.text, droppable=frozenset(range(1, 100)))
            assert gone <= request.emphasis
            assert bool(gone) == (EMPHASIS_DROPPED in answer.notes)


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
