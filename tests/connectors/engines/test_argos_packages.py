"""Argos packages: installed by argostranslate in a folder of ours, from a file or the public index."""

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from connectors.engines.argos import manifest
from connectors.engines.argos.library import argos_package
from connectors.engines.argos.packages import install, installed, remove, update
from pipeline.errors import EngineUnavailable, SettingsError

Files = dict[str, Path]


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
    newer = _newer(package_files["de_en"], tmp_path / "newer.argosmodel")
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


def _newer(package: Path, path: Path) -> Path:
    """The same as version 1.5."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'"package_version": "1.0"', b'"package_version": "1.5"')
            new.writestr(name.replace("1_0", "1_5"), content)
    return path


def offered(public: Path, links: list[str], *, version: str = "1.0", older: str = "0.9") -> None:
    """What the index says of de_en; the older version comes last and has no address."""
    offer = {"from_code": "de", "to_code": "en"}
    versions = [offer | {"package_version": version, "links": links}, offer | {"package_version": older, "links": []}]
    (public / "public.json").write_text(json.dumps(versions), encoding="utf-8")


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
    public, folder, heard = package_files["de_en"].parent, tmp_path / "argos", list[tuple[int, int]]()
    with index(public, monkeypatch) as url:
        link = f"{url}/{package_files['de_en'].name}"
        offered(public, [link], version="1.0", older="0.9")
        assert str(install("de_en", folder, heard=lambda done, total: heard.append((done, total)))) == "de_en 1.0"
        with pytest.raises(SettingsError, match="kein Paket „de_so“"):
            install("de_so", folder)
    assert [path.name for path in folder.iterdir()] == ["translate-de_en-1_0"]
    size = package_files["de_en"].stat().st_size
    assert heard[-1] == (size, size)
    noted = manifest.read(folder / "translate-de_en-1_0")
    assert noted is not None
    assert (noted.source, noted.sha256) == (link, manifest.sha256(package_files["de_en"]))


def test_the_next_address_is_asked_when_one_fails(
    package_files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = package_files["de_en"].parent
    with index(public, monkeypatch) as url:
        links = ["ipfs://irgendwo", f"{url}/fehlt.argosmodel", f"{url}/{package_files['de_en'].name}"]
        offered(public, links)
        assert str(install("de_en", tmp_path / "argos")) == "de_en 1.0"
        offered(public, links[:2])
        with pytest.raises(EngineUnavailable, match="konnte nicht geladen werden"):
            install("de_en", tmp_path / "argos")
    assert [str(package) for package in installed(tmp_path / "argos")] == ["de_en 1.0"]


def test_an_index_that_is_none_is_said_so(
    package_files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = package_files["de_en"].parent
    with index(public, monkeypatch):
        (public / "public.json").write_text("<html>Bitte anmelden</html>", encoding="utf-8")
        with pytest.raises(EngineUnavailable, match="nicht lesbar"):
            install("de_en", tmp_path / "argos")


def test_an_update_takes_what_is_newer_and_nothing_else(
    package_files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, public = tmp_path / "argos", tmp_path / "public"
    public.mkdir()
    for file in package_files.values():
        install(file, folder)
    assert update([], tmp_path / "empty") == []
    with pytest.raises(SettingsError, match="de_so"):
        update(["de_so"], folder)
    with index(public, monkeypatch) as url:
        offered(public, [f"{url}/newer.argosmodel"], version="1.5")
        _newer(package_files["de_en"], public / "newer.argosmodel")
        assert update(["en_fr"], folder) == []
        assert [str(package) for package in update([], folder)] == ["de_en 1.5"]
        assert update(["de_en"], folder) == []
    assert [str(package) for package in installed(folder)] == ["de_en 1.5", "en_fr 1.0"]


def test_a_package_file_with_another_checksum_is_refused(package_files: Files, tmp_path: Path) -> None:
    file = package_files["de_en"]
    with pytest.raises(SettingsError, match="Prüfsumme"):
        install(file, tmp_path / "argos", sha256="0" * 64)
    assert list((tmp_path / "argos").iterdir()) == []
    assert install(file, tmp_path / "argos", sha256=f" {manifest.sha256(file).upper()} ").pair == "de_en"


def test_what_was_changed_after_the_installation_is_found(package_files: Files, tmp_path: Path) -> None:
    path = install(package_files["de_en"], tmp_path).path
    assert manifest.verify(path) is manifest.State.INTACT
    vocabulary = path / "model" / "shared_vocabulary.json"
    if not vocabulary.exists():
        vocabulary = path / "model" / "config.json"
    vocabulary.write_bytes(vocabulary.read_bytes() + b" ")
    assert manifest.verify(path) is manifest.State.CHANGED
    (path / manifest.FILE).write_text("[]", encoding="utf-8")
    assert manifest.verify(path) is manifest.State.UNKNOWN


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
