"""One stream per leg: in slices, can be cancelled, and knows which words belong together."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.argos.known import TEXTS
from connectors.engines.argos.parcels import parcels
from connectors.engines.argos.spans import alignment, chained
from connectors.engines.argos.stream import BATCH_SENTENCES, BATCH_TOKENS, decoded, slices
from pipeline.alignment import Alignment
from pipeline.engine import EngineRequest, Translated, Untranslated
from pipeline.errors import EngineUnavailable


@pytest.fixture(autouse=True)
def _nothing_is_known() -> None:
    TEXTS.clear()


@given(st.lists(st.integers(0, 400), max_size=300))
def test_slices_hold_every_sentence_once_and_never_too_much(lengths: list[int]) -> None:
    sentences = [["x"] * length for length in lengths]
    found = list(slices(sentences))
    assert sorted(index for one in found for index in one) == list(range(len(sentences)))
    assert all(len(one) <= BATCH_SENTENCES for one in found)
    assert all(len(one) == 1 or len(one) * max(lengths[i] for i in one) <= BATCH_TOKENS for one in found)
    ordered = [lengths[index] for one in found for index in one]
    assert ordered == sorted(lengths, reverse=True)


class Translator:
    """Notes how much is under way at the same time."""

    num_translators = 2

    def __init__(self) -> None:
        self.submitted = self.collected = self.most = 0

    def translate_batch(self, sentences: Sequence[Any], **options: Any) -> list["Translator"]:
        assert options["asynchronous"]
        self.submitted += len(sentences)
        self.most = max(self.most, self.submitted - self.collected)
        return [self] * len(sentences)

    def result(self) -> str:
        self.collected += 1
        return "found"


def test_only_a_few_slices_are_under_way() -> None:
    translator = Translator()
    found = list(decoded(translator, [["x"]] * 5_000, {}, check=lambda: None))
    assert sorted(index for index, _ in found) == list(range(5_000))
    assert translator.most <= 6 * BATCH_SENTENCES


def test_a_cancelled_stream_submits_nothing_more() -> None:
    translator, checks = Translator(), count()

    def check() -> None:
        if next(checks) == 3:
            raise EngineUnavailable("abgebrochen")

    with pytest.raises(EngineUnavailable):
        list(decoded(translator, [["x"]] * 5_000, {}, check=check))
    assert translator.submitted == 3 * BATCH_SENTENCES


def requests(*locales: str) -> list[EngineRequest]:
    return [EngineRequest("Das Amt hilft Ihnen.", locale) for locale in locales]


def test_a_cancelled_engine_says_so_and_bills_nothing(argos_folder: Path) -> None:
    engine = ArgosEngine(argos_folder, is_cancelled=lambda: True)
    [parcel] = engine.parcels(requests("en", "fr"))
    with pytest.raises(EngineUnavailable, match="abgebrochen") as told:
        engine.translate(parcel)
    assert not told.value.may_be_billed


def test_what_was_finished_before_it_was_cancelled_is_kept(argos_folder: Path) -> None:
    checks = count()
    engine = ArgosEngine(argos_folder, is_cancelled=lambda: next(checks) >= 2)
    [parcel] = engine.parcels(requests("en", "fr"))
    english, french = engine.translate(parcel)
    assert english == Translated("DAS AMT HILFT IHNEN.")
    assert isinstance(french, Untranslated)
    assert "abgebrochen" in french.reason
    assert not french.is_final


def test_a_locale_whose_package_is_broken_does_not_spoil_the_others(argos_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "argos"
    folder.mkdir()
    for package in argos_folder.iterdir():
        _copied(package, folder / package.name)
    next(folder.glob("*en_fr*")).joinpath("model/model.bin").write_bytes(b"broken")
    engine = ArgosEngine(folder)
    [parcel] = engine.parcels(requests("fr", "en"))
    french, english = engine.translate(parcel)
    assert isinstance(french, Untranslated)
    assert "en_fr" in french.reason
    assert isinstance(english, Translated)


def _copied(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            (target / file.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            (target / file.relative_to(source)).write_bytes(file.read_bytes())


def test_a_parcel_has_many_sentences_each_with_all_its_locales() -> None:
    asked = [EngineRequest(f"Satz {number}", locale) for locale in ("en", "fr", "ar") for number in range(5)]
    found = [[(each.text, each.locale) for each in parcel.requests] for parcel in parcels(asked, sentences=2)]
    assert [len(parcel) for parcel in found] == [6, 6, 3]
    assert found[0] == [(f"Satz {number}", locale) for number in (0, 1) for locale in ("en", "fr", "ar")]


def linked(text: str, found: Alignment) -> Iterator[tuple[str, str]]:
    for (start, stop), (first, last) in found.links:
        yield text[start:stop], found.target[first:last]


@pytest.mark.parametrize(("locale", "spelled"), [("en", "IHNEN"), ("fr", "IHNÉN")])
def test_words_are_linked_on_every_way(argos_folder: Path, locale: str, spelled: str) -> None:
    text = "Das Amt hilft Ihnen."
    found = ArgosEngine(argos_folder).aligned([text, "Das Amt " * 300], locale)
    assert list(found) == [text]
    assert found[text].target == f"D{'AÂ'[locale == 'fr']}S {'AÂ'[locale == 'fr']}MT HILFT {spelled}."
    pairs = list(linked(text, found[text]))
    assert len(pairs) > 3
    assert all(len(source) == len(target) for source, target in pairs)
    assert all(source.upper() == target.replace("Â", "A").replace("É", "E") for source, target in pairs)


def test_a_link_has_no_blanks_around_it() -> None:
    found = alignment("Das Amt", ["▁Das", "▁Amt"], ["▁office", "▁the"], [[0, 1, 0], [1, 0, 0]])
    assert found == Alignment("office the", (((4, 7), (0, 6)), ((0, 3), (7, 10))))


@pytest.mark.parametrize(
    ("source", "tokens"),
    [("½ Tag", ["▁1/2", "▁Tag"]), ("Das  Amt", ["▁Das", "▁Amt"]), ("Eß", ["▁E", "s"])],
)
def test_characters_that_the_model_reads_otherwise_are_not_linked(source: str, tokens: list[str]) -> None:
    assert alignment(source, tokens, ["▁x"], [[1.0, 0.0]]) is None


def test_a_look_at_the_end_mark_is_no_link() -> None:
    assert alignment("Amt", ["▁Amt"], ["▁office"], [[0.1, 0.9]]) == Alignment("office", ())


def test_two_legs_are_chained() -> None:
    first = Alignment("the office", (((0, 3), (0, 3)), ((4, 7), (4, 10))))
    second = Alignment("bureau le", (((4, 10), (0, 6)), ((0, 3), (7, 9))))
    assert chained(first, second) == Alignment("bureau le", (((4, 7), (0, 6)), ((0, 3), (7, 9))))
