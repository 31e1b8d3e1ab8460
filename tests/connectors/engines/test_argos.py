"""Real Argos packages, made by hand, decoded by us."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from connectors.engines.argos import decoder
from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.argos.known import TEXTS
from connectors.engines.argos.packages import install
from connectors.engines.argos.stream import decoded
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.transfer import CUT_AT_EVERYTHING, FOUND
from tests.connectors.engines.copy_model import write_package

Files = dict[str, Path]


def answers(engine: ArgosEngine, *requests: EngineRequest) -> list[Answer]:
    return [answer for parcel in engine.parcels(requests) for answer in engine.translate(parcel)]


def translated(engine: ArgosEngine, text: str, locale: str, **contents: str) -> Translated:
    shown = tuple((int(number.removeprefix("n")), content) for number, content in contents.items())
    [answer] = answers(engine, EngineRequest(text, locale, contents=shown))
    assert isinstance(answer, Translated), answer
    return answer


def test_a_direct_pair_is_decoded_at_once(argos_folder: Path) -> None:
    assert translated(ArgosEngine(argos_folder), "Das Amt hilft Ihnen.", "en").text == "DAS AMT HILFT IHNEN."


def test_without_a_direct_pair_the_way_leads_through_english(argos_folder: Path) -> None:
    assert translated(ArgosEngine(argos_folder), "Das Amt hilft Ihnen.", "fr").text == "DÂS ÂMT HILFT IHNÉN."


def test_a_direct_pair_is_preferred_to_the_way_through_english(package_files: Files, tmp_path: Path) -> None:
    direct = write_package(tmp_path, "de", "fr", str.swapcase)
    for file in (*package_files.values(), direct):
        install(file, tmp_path / "argos")
    assert translated(ArgosEngine(tmp_path / "argos"), "Das Amt hilft Ihnen.", "fr").text == "dAS aMT HILFT iHNEN."


def test_tags_and_facts_are_carried_through_the_model(argos_folder: Path) -> None:
    engine = ArgosEngine(argos_folder)
    text = "<1>Das <2>Amt</2> hilft Ihnen.</1><3/>"
    assert translated(engine, text, "en") == Translated("<1>DAS <2>AMT</2> HILFT IHNEN.</1><3/>", notes=(FOUND,))
    assert translated(engine, "Rufen Sie uns an: <1/>.", "fr", n1="0821 324-0").text == "RUFÉN SIÉ UNS ÂN: <1/>."


def test_a_fact_that_the_model_spells_differently_cuts_the_sentence(argos_folder: Path) -> None:
    found = translated(ArgosEngine(argos_folder), "Schreiben Sie an <1/>!", "en", n1="amt@stadt.de")
    assert found == Translated("SCHREIBEN SIE AN <1/>!", notes=(CUT_AT_EVERYTHING,))


@pytest.fixture
def submitted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to CTranslate2, sentence by sentence; with a memory of its own, so that nothing is known yet."""
    seen: list[str] = []

    def listening(translator: Any, sentences: Sequence[Sequence[str]], *rest: Any, **more: Any) -> Any:
        seen.extend("".join(tokens).replace("▁", " ").strip() for tokens in sentences)
        return decoded(translator, sentences, *rest, **more)

    monkeypatch.setattr(decoder, "decoded", listening)
    TEXTS.clear()
    return seen


def test_the_pivot_is_decoded_once_for_all_locales_and_engines(argos_folder: Path, submitted: list[str]) -> None:
    requests = [EngineRequest("Das Amt hilft Ihnen.", locale) for locale in ("en", "fr", "en-GB")]
    answers(ArgosEngine(argos_folder), *requests)
    answers(ArgosEngine(argos_folder), *requests)
    assert submitted == ["Das Amt hilft Ihnen.", "DAS AMT HILFT IHNEN."]


def test_another_beam_is_decoded_anew(argos_folder: Path, submitted: list[str]) -> None:
    engines = [ArgosEngine(argos_folder, beam=beam) for beam in (1, 2)]
    for engine in engines:
        answers(engine, EngineRequest("Das Amt hilft Ihnen.", "en"))
    assert len(submitted) == 2
    assert engines[0].version != engines[1].version


def test_a_leg_may_have_a_beam_of_its_own(argos_folder: Path) -> None:
    careful = ArgosEngine(argos_folder, beams={"de_en": 4, "en_so": 9})
    assert ", beam 2, de_en 4, " in careful.version
    assert translated(careful, "Das Amt hilft Ihnen.", "fr").text == "DÂS ÂMT HILFT IHNÉN."


def test_a_sentence_that_is_too_long_for_the_model_is_left_to_people(argos_folder: Path) -> None:
    [answer] = answers(ArgosEngine(argos_folder), EngineRequest("Das Amt hilft Ihnen. " * 99, "en"))
    assert isinstance(answer, Untranslated)


def test_the_target_prefix_of_a_model_for_several_languages_is_not_part_of_the_answer(tmp_path: Path) -> None:
    install(write_package(tmp_path, "de", "en", str.upper, target_prefix="▁D"), tmp_path / "argos")
    # The prefix takes the place of the first piece of this model, which copies by position.
    assert translated(ArgosEngine(tmp_path / "argos"), "Das Amt hilft Ihnen.", "en").text == "AS AMT HILFT IHNEN."


def test_covered_is_what_can_be_reached(argos_folder: Path, tmp_path: Path) -> None:
    engine = ArgosEngine(argos_folder)
    assert [locale for locale in ("en", "en-GB", "fr", "uk", "de", "fa-AF") if engine.coverage(locale)] == [
        "en",
        "en-GB",
        "fr",
    ]
    nothing = ArgosEngine(tmp_path / "not there")
    assert nothing.coverage("en") is None
    with pytest.raises(EngineRefused, match="engines install"):
        nothing.parcels([EngineRequest("Hallo", "en")])


def test_the_version_follows_the_models(argos_folder: Path, package_files: Files, tmp_path: Path) -> None:
    folder = tmp_path / "argos"
    install(package_files["de_en"], folder)
    before = ArgosEngine(folder).version
    assert ArgosEngine(folder).version == before
    install(write_package(tmp_path, "de", "en", str.title), folder)
    assert ArgosEngine(folder).version not in {before, ArgosEngine(argos_folder).version}


def test_a_model_that_cannot_be_loaded_is_named(package_files: Files, tmp_path: Path) -> None:
    done = install(package_files["de_en"], tmp_path)
    (done.path / "model" / "model.bin").write_bytes(b"broken")
    with pytest.raises(EngineRefused, match="de_en"):
        answers(ArgosEngine(tmp_path), EngineRequest("Hallo", "en"))
