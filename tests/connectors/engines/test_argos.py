"""Real Argos packages, made by hand: installed by argostranslate, decoded by us."""

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from connectors.engines.argos import decoder
from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.argos.library import argos_package
from connectors.engines.argos.model import MODELS
from connectors.engines.argos.packages import install, installed, remove
from connectors.engines.argos.stream import decoded
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable, SettingsError
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
    MODELS.clear()
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


def test_packages_are_installed_listed_and_removed(package_files: Files, tmp_path: Path) -> None:
    folder = tmp_path / "argos"
    assert installed(folder) == []
    assert str(install(package_files["de_en"], folder)) == "de_en 1.0"
    install(package_files["en_fr"], folder)
    (folder / "etwas anderes").mkdir()
    assert [str(package) for package in installed(folder)] == ["de_en 1.0", "en_fr 1.0"]
    remove("de_en", folder)
    assert [str(package) for package in installed(folder)] == ["en_fr 1.0"]
    with pytest.raises(SettingsError, match="nicht eingerichtet"):
        remove("de_en", folder)


def test_a_newer_package_takes_the_place_of_the_older(package_files: Files, tmp_path: Path) -> None:
    install(package_files["de_en"], tmp_path)
    newer = tmp_path / "newer.argosmodel"
    with zipfile.ZipFile(package_files["de_en"]) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'"package_version": "1.0"', b'"package_version": "1.5"')
            new.writestr(name.replace("1_0", "1_5"), content)
    install(newer, tmp_path)
    assert [str(package) for package in installed(tmp_path)] == ["de_en 1.5"]


def test_what_is_no_package_is_refused_and_leaves_nothing(package_files: Files, tmp_path: Path) -> None:
    folder = tmp_path / "argos"
    text, other, half = tmp_path / "a.txt", tmp_path / "b.zip", tmp_path / "c.argosmodel"
    text.write_text("kein Paket", encoding="utf-8")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("lies-mich.txt", "kein Paket")
    half.write_bytes(package_files["de_en"].read_bytes()[:20_000])
    for wanted in (text, other, half, tmp_path / "fehlt", "kein Paar", "../de_en"):
        with pytest.raises(SettingsError):
            install(wanted, folder)
    assert list(folder.iterdir()) == []


@contextmanager
def index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A public index on loopback; its address is what the library asks."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        with argos_package(folder) as library:
            monkeypatch.setattr(library.settings, "remote_package_index", f"{url}/public.json")
        yield url
        server.shutdown()
        thread.join()


def test_a_pair_comes_from_the_public_index(
    package_files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public, folder = package_files["de_en"].parent, tmp_path / "argos"
    with index(public, monkeypatch) as url:
        offer = {"from_code": "de", "to_code": "en", "links": [f"{url}/{package_files['de_en'].name}"]}
        offers = [offer | {"package_version": "1.0"}, offer | {"package_version": "0.9", "links": []}]
        (public / "public.json").write_text(json.dumps(offers), encoding="utf-8")
        assert str(install("de_en", folder)) == "de_en 1.0"
        with pytest.raises(SettingsError, match="kein Paket „de_so“"):
            install("de_so", folder)
    assert [path.name for path in folder.iterdir()] == ["translate-de_en-1_0"]


def test_without_a_network_the_message_says_how_to_do_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with argos_package(tmp_path) as library:
        monkeypatch.setattr(library.settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    with pytest.raises(EngineUnavailable, match=r"argosmodel-Datei"):
        install("de_en", tmp_path / "argos")


def test_nothing_is_written_outside_the_folder_and_nothing_heavy_is_imported(
    package_files: Files, tmp_path: Path
) -> None:
    home, folder = tmp_path / "home", tmp_path / "argos"
    home.mkdir()
    script = (
        "import sys; from pathlib import Path; from connectors.engines.argos.packages import install;"
        f"install(Path({str(package_files['de_en'])!r}), Path({str(folder)!r}));"
        "print([name for name in ('stanza', 'torch', 'argostranslate.translate') if name in sys.modules])"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
    assert list(home.iterdir()) == []
    assert [path.name for path in folder.iterdir()] == ["translate-de_en-1_0"]
