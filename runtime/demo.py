"""The embedded default: the demo municipality and the small offline models that ship with the project."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from connectors.engines.argos.packages import install, installed
from runtime.engine_settings import EngineSettings
from runtime.settings import MunicipalitySettings, Settings, demo_municipality

SLUG = "musterstadt"


def prepare(settings: Settings) -> Settings:
    """Put the demo's pages and models into the home, and return settings that use nothing else.

    The engine is always the offline one: a demo must never send text away or cost money.
    """
    its = MunicipalitySettings.model_validate(demo_municipality(settings.home)[SLUG])
    _copy_pages(settings.home / "demo" / SLUG)
    _install_models(settings.argos_packages)
    # These small models are sure of every word: a wider beam only finds worse ends (see training/RESULTS.md).
    argos = settings.engines.argos.model_copy(update={"beam": 1, "beams": {}})
    engines = EngineSettings(order=("argos",), argos=argos)
    municipalities = {**settings.municipalities, SLUG: its}
    return settings.model_copy(update={"engines": engines, "municipalities": municipalities})


def _copy_pages(root: Path) -> None:
    """German pages are copied once; what somebody changed there to try things out stays."""
    with as_file(files("connectors.demo") / "musterstadt" / "de") as shipped:
        (root / "de").mkdir(parents=True, exist_ok=True)
        for page in sorted(shipped.glob("*.html")):
            if not (root / "de" / page.name).exists():
                shutil.copyfile(page, root / "de" / page.name)


def _install_models(folder: Path) -> None:
    there = {(package.source, package.target) for package in installed(folder)}
    with as_file(files("connectors.demo") / "models") as shipped:
        for model in sorted(shipped.glob("*.argosmodel")):
            source, target = model.name.split("-")[1].split("_")
            if (source, target) not in there:
                install(model, folder)
