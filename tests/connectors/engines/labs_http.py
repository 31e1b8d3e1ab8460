"""Engines behind HTTP with impatient clients, and the servers behind them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from connectors.engines.azure import AzureEngine, AzureSettings
from connectors.engines.azure import service as azure_service
from connectors.engines.azure.engine import azure_http
from connectors.engines.libretranslate import LibretranslateEngine, LibretranslateSettings
from connectors.engines.libretranslate import service as libretranslate_service
from connectors.engines.libretranslate.engine import libretranslate_http
from connectors.engines.openai_compatible import ModelSettings, OpenaiCompatibleEngine
from connectors.engines.openai_compatible import service as model_service
from connectors.engines.openai_compatible.engine import model_http
from connectors.service.http_once import OnceClient
from pipeline.engine import Answer, EngineRequest, Parcel
from pipeline.ports import Engine
from tests.connectors.engines.contract_cases_http import LOCALES, NAMES
from tests.fake_engines.azure import FakeAzure
from tests.fake_engines.libretranslate import FakeLibretranslate
from tests.fake_engines.loopback import Loopback, running
from tests.fake_engines.model import FakeModel

TIMEOUT_S = 0.5


@dataclass
class Lab:
    """An engine, its server, and how long the engine has waited between two attempts."""

    engine: Engine
    server: Loopback
    pauses: list[float] = field(default_factory=list)

    def parcel(self, *texts: str, locale: str = "en") -> Parcel:
        [parcel] = self.engine.parcels([EngineRequest(text, locale) for text in texts])
        return parcel

    def ask(self, *texts: str, locale: str = "en") -> list[Answer]:
        return list(self.engine.translate(self.parcel(*texts, locale=locale)))


@contextmanager
def libretranslate(fake: FakeLibretranslate | None = None, **more: bool) -> Iterator[Lab]:
    given = {"is_local": False, "is_billed": True, **more}
    with running(fake or FakeLibretranslate()) as server:
        settings = LibretranslateSettings(server.url, timeout_s=TIMEOUT_S, **given)
        pauses: list[float] = []
        client = OnceClient(libretranslate_service.SERVICE, libretranslate_http(settings), sleep=pauses.append)
        yield Lab(LibretranslateEngine(settings, code=LOCALES.get, client=client), server, pauses)
        client.close()


@contextmanager
def azure(fake: FakeAzure | None = None, category: str = "") -> Iterator[Lab]:
    with running(fake or FakeAzure()) as server:
        settings = AzureSettings(
            "azure-key", region="germanywestcentral", url=server.url, timeout_s=TIMEOUT_S, category=category
        )
        pauses: list[float] = []
        client = OnceClient(azure_service.SERVICE, azure_http(settings), sleep=pauses.append)
        codes = {**LOCALES, "so": "so", "ti": "ti", "am": "am", "ckb": "ku", "xx": "xx", "de": "de"}
        yield Lab(AzureEngine(settings, code=codes.get, client=client), server, pauses)
        client.close()


@contextmanager
def openai_compatible(fake: FakeModel | None = None, batch: int = 20) -> Iterator[Lab]:
    with running(fake or FakeModel()) as server:
        settings = ModelSettings(
            f"{server.url}/v1",
            "lotse-7b",
            api_key="model-key",
            locales=frozenset({"en", "uk", "de-simple"}),
            batch=batch,
            timeout_s=TIMEOUT_S,
        )
        pauses: list[float] = []
        client = OnceClient(model_service.SERVICE, model_http(settings), sleep=pauses.append)
        yield Lab(OpenaiCompatibleEngine(settings, code=NAMES.get, client=client), server, pauses)
        client.close()


LABS = [libretranslate, azure, openai_compatible]
