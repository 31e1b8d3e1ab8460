"""The engines behind HTTP as the contract suite wants them: an engine, and a text that it cannot translate."""

from collections.abc import Iterator
from contextlib import contextmanager

from connectors.engines.azure import AzureEngine, AzureSettings
from connectors.engines.libretranslate import LibretranslateEngine, LibretranslateSettings
from connectors.engines.openai_compatible import ModelSettings, OpenaiCompatibleEngine
from pipeline.ports import Engine
from tests.fake_engines.azure import FakeAzure
from tests.fake_engines.libretranslate import FakeLibretranslate
from tests.fake_engines.loopback import running
from tests.fake_engines.model import FakeModel

LOCALES = {"en": "en", "fr": "fr", "uk": "uk"}
NAMES = {"en": "English", "fr": "French", "uk": "Ukrainian", "de-simple": "German (Leichte Sprache)"}

Case = tuple[Engine, str]


@contextmanager
def libretranslate() -> Iterator[Case]:
    """A host that bills characters."""
    with running(FakeLibretranslate(key="key")) as server:
        settings = LibretranslateSettings(server.url, api_key="key", is_local=False, is_billed=True)
        engine = LibretranslateEngine(settings, code=LOCALES.get)
        yield engine, "Das Amt hilft Ihnen. " * 300
        engine.close()


@contextmanager
def azure() -> Iterator[Case]:
    """A resource in Germany."""
    fake = FakeAzure()
    with running(fake) as server:
        engine = AzureEngine(AzureSettings(fake.key, region=fake.region, url=server.url), code=LOCALES.get)
        yield engine, "Das Amt hilft Ihnen. " * 3_000
        engine.close()


@contextmanager
def openai_compatible() -> Iterator[Case]:
    """A model that leaves one word out, however it is asked."""
    fake = FakeModel(unable="Deich")
    with running(fake) as server:
        settings = ModelSettings(f"{server.url}/v1", fake.model, api_key=fake.key, locales=frozenset(NAMES))
        engine = OpenaiCompatibleEngine(settings, code=NAMES.get)
        yield engine, "Der Deich."
        engine.close()


HTTP_ENGINES = [libretranslate, azure, openai_compatible]
