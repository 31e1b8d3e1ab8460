"""Engines of third parties, found through an entry point of an installed distribution."""

import sys
from collections.abc import Callable
from importlib import invalidate_caches
from pathlib import Path

import pytest

from connectors.engine_plugins import plugin_engine, plugin_names
from pipeline.engine import EngineRequest, Translated
from pipeline.errors import SettingsError

MODULE = """
from connectors.engines.echo import EchoEngine
from pipeline.errors import SettingsError


class Parrot(EchoEngine):
    name = "papagei"


def make(settings):
    return Parrot(unable=settings["unable"])


def fail(settings):
    raise RuntimeError("secret text")


def refuse(settings):
    raise SettingsError("Bitte „engines.papagei.farbe“ setzen.")


def nothing(settings):
    return object()
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a distribution on the path, as an installer would."""

    def put(factory: str, name: str = "papagei", distribution: str = "papagei_engine") -> None:
        folder = tmp_path / distribution
        info = folder / f"{distribution}-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[sprachlotse.engines]\n{name} = {factory}\n", encoding="utf-8")
        (folder / "papagei_module.py").write_text(MODULE, encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, "papagei_module", raising=False)
        invalidate_caches()

    return put


def test_an_installed_engine_is_found_and_gets_its_settings(install: Install) -> None:
    install("papagei_module:make")
    engine = plugin_engine("papagei", {"unable": ["Deich"]})
    assert "papagei" in plugin_names()
    [parcel] = engine.parcels([EngineRequest("Guten Tag", "en")])
    assert engine.translate(parcel) == [Translated("Gatin Teg")]


def test_an_unknown_engine_names_the_known_ones(install: Install) -> None:
    install("papagei_module:make")
    with pytest.raises(SettingsError, match=r"„kakadu“ gibt es nicht; bekannt sind: argos, .*papagei"):
        plugin_engine("kakadu", {}, known=["argos", "deepl"])


FAILING = [
    ("papagei_module:fail", "papagei_engine 1.2.*RuntimeError"),
    ("papagei_module:missing", "papagei_engine 1.2.*AttributeError"),
    ("no_such_module:make", "papagei_engine 1.2.*ModuleNotFoundError"),
    ("papagei_module:nothing", "papagei_engine 1.2.*keine Maschine"),
    ("papagei_module:refuse", "engines.papagei.farbe"),
]


@pytest.mark.parametrize(("factory", "message"), FAILING)
def test_an_engine_that_cannot_be_made_names_its_distribution(install: Install, factory: str, message: str) -> None:
    install(factory)
    with pytest.raises(SettingsError, match=message) as raised:
        plugin_engine("papagei", {})
    assert "secret" not in str(raised.value)


def test_two_distributions_with_the_same_name_are_an_error(install: Install) -> None:
    install("papagei_module:make", distribution="ara_engine")
    install("papagei_module:make", distribution="papagei_engine")
    with pytest.raises(SettingsError) as raised:
        plugin_engine("papagei", {})
    assert all(name in str(raised.value) for name in ("ara_engine 1.2", "papagei_engine 1.2"))
