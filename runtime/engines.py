"""From settings to the engines that a municipality may ask, in its order and within its budgets."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property, partial
from typing import TypeVar

from connectors.engine_plugins import plugin_engine
from connectors.engines.argos.engine import ArgosEngine
from connectors.engines.azure import AzureEngine, AzureSettings
from connectors.engines.deepl import DeeplEngine
from connectors.engines.deepl.client import Client
from connectors.engines.echo import EchoEngine
from connectors.engines.libretranslate import LibretranslateEngine, LibretranslateSettings
from connectors.engines.openai_compatible import ModelSettings, OpenaiCompatibleEngine
from glossaries.pairs import preferred_pairs
from glossaries.term_base import TermBase
from pipeline.breaker import Breaker
from pipeline.errors import SettingsError
from pipeline.ledger import UNLIMITED
from pipeline.locales import canonical, code, english_name
from pipeline.ports import Engine
from pipeline.routing import Route, Routing
from runtime.engine_settings import BudgetSettings, RouteSettings
from runtime.glossary import MunicipalGlossary
from runtime.settings import EXAMPLE, MunicipalitySettings, Settings

Closing = TypeVar("Closing", AzureEngine, LibretranslateEngine, OpenaiCompatibleEngine)
Tenant = tuple[str, MunicipalitySettings, TermBase]
"""What an engine may want to know of the municipality that asks: its slug, settings and terms."""


class Engines:
    """The engines of an installation; those that all municipalities share are made once."""

    def __init__(self, settings: Settings, open_: ExitStack) -> None:
        self._settings = settings
        self._its = settings.engines
        self._open = open_
        self._shared: dict[str, Engine | None] = {}

    def routing(self, slug: str, its: MunicipalitySettings, base: TermBase) -> Routing:
        """The routes of a municipality; an engine without an account is left out, unless a route names it."""
        self._ensure_known(slug, its)
        wanted = its.routes or tuple(RouteSettings(engine=name) for name in self._its.order)
        made: dict[str, Engine | None] = {}
        breakers: dict[str, dict[str, Breaker]] = {}
        routes = []
        for route in wanted:
            if route.engine not in made:
                made[route.engine] = self._engine(route.engine, (slug, its, base))
            engine = made[route.engine]
            if engine is not None:
                breaker = breakers.setdefault(route.engine, {})
                routes.append(self._route(route, engine, its.budgets.get(route.engine), breaker))
            elif its.routes:
                raise SettingsError(
                    f"„{slug}“ soll die Maschine „{route.engine}“ benutzen, aber „engines.{route.engine}“ ist nicht "
                    f"eingerichtet. Siehe {EXAMPLE}."
                )
        return Routing(tuple(routes), is_offline_only=its.offline_only)

    def _ensure_known(self, slug: str, its: MunicipalitySettings) -> None:
        """A budget or a condition that is misspelt would hold nobody back."""
        used = {route.engine for route in its.routes} or set(self._its.order)
        for name in its.budgets:
            if name not in used:
                raise SettingsError(f"„{slug}“ hat ein Budget für „{name}“, benutzt diese Maschine aber nicht.")
        for locale in (locale for route in its.routes for locale in route.locales):
            if locale not in its.locales:
                raise SettingsError(f"„{slug}“ hat einen Weg für „{locale}“, aber nicht diese Sprache.")

    def _route(
        self, route: RouteSettings, engine: Engine, limits: BudgetSettings | None, breakers: dict[str, Breaker]
    ) -> Route:
        return Route(
            engine,
            frozenset(route.locales),
            frozenset(route.content_types),
            longest=route.longest,
            euros_per_million=self._price(engine.name),
            budget=limits.budget if limits else UNLIMITED,
            breakers=breakers,
        )

    def _price(self, name: str) -> float:
        plugin = self._its.plugins.get(name, {}).get("euros_per_million", 0.0)
        price = getattr(getattr(self._its, name, None), "euros_per_million", plugin)
        if not isinstance(price, int | float):
            raise SettingsError(f"„engines.plugins.{name}.euros_per_million“ ist keine Zahl. Siehe {EXAMPLE}.")
        return float(price)

    def _engine(self, name: str, tenant: Tenant) -> Engine | None:
        if name == "deepl":
            return self._deepl(*tenant)
        if name not in self._shared:
            self._shared[name] = self._builders[name]() if name in self._builders else self._plugin(name)
        return self._shared[name]

    def _plugin(self, name: str) -> Engine:
        return plugin_engine(name, self._its.plugins.get(name, {}), known=["deepl", *self._builders])

    @cached_property
    def _builders(self) -> Mapping[str, Callable[[], Engine | None]]:
        return {
            "argos": self._argos,
            "echo": EchoEngine,
            "libretranslate": self._libretranslate,
            "azure": self._azure,
            "openai_compatible": self._openai_compatible,
        }

    def _deepl(self, slug: str, its: MunicipalitySettings, base: TermBase) -> Engine | None:
        """Its own for each municipality: it knows their terms, and DeepL counts apart what each has used."""
        wanted = self._its.deepl
        if not (key := wanted.key.get_secret_value().strip()):
            return None
        if not key.isascii():
            raise SettingsError(f"„engines.deepl.key“ enthält Zeichen, die kein Schlüssel hat. Siehe {EXAMPLE}.")
        if wanted.server_url and not wanted.server_url.startswith(("http://", "https://")):
            raise SettingsError("„engines.deepl.server_url“ beginnt mit http:// oder https://.")
        client = Client(key, server_url=wanted.server_url, reporting_tag=slug)
        pairs = preferred_pairs(base, its.locales) if wanted.glossaries else {}
        engine = DeeplEngine(key, client=client, glossary=MunicipalGlossary(client, slug, pairs))
        self._open.callback(engine.close)
        return engine

    def _argos(self) -> Engine:
        wanted = self._its.argos
        return ArgosEngine(self._settings.argos_packages, beam=wanted.beam, beams=wanted.beams)

    def _libretranslate(self) -> Engine | None:
        wanted = self._its.libretranslate
        if not wanted.url:
            return None
        account = LibretranslateSettings(
            wanted.url,
            wanted.api_key.get_secret_value(),
            is_local=wanted.is_local,
            is_billed=wanted.euros_per_million > 0,
            models=wanted.models,
        )
        return self._kept(LibretranslateEngine(account, code=partial(code, system="libretranslate")))

    def _azure(self) -> Engine | None:
        wanted = self._its.azure
        if not (key := wanted.key.get_secret_value()):
            return None
        account = AzureSettings(key, wanted.region, url=wanted.url, category=wanted.category)
        return self._kept(AzureEngine(account, code=partial(code, system="azure")))

    def _openai_compatible(self) -> Engine | None:
        wanted = self._its.openai_compatible
        if not wanted.url:
            return None
        model = ModelSettings(
            wanted.url,
            wanted.model,
            frozenset(map(canonical, wanted.locales)),
            api_key=wanted.api_key.get_secret_value(),
            is_local=wanted.is_local,
            extra=wanted.extra,
        )
        return self._kept(OpenaiCompatibleEngine(model, code=english_name))

    def _kept(self, engine: Closing) -> Closing:
        """The engine, closed with the installation."""
        self._open.callback(engine.close)
        return engine
