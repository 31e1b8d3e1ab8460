"""What is set, for people who look after an installation: name, value, whether it is set at all; never a secret."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from runtime.settings import PREFIX, FolderSettings, MunicipalitySettings, Settings
from store.connection import parse


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    name: str
    """As in the file: `municipalities.musterstadt.locales`."""
    value: str
    is_set: bool
    """In the file or the environment; else the default holds."""

    @property
    def variable(self) -> str:
        """What it is called in the environment."""
        return PREFIX + self.name.upper().replace(".", "__")


@dataclass(frozen=True, slots=True)
class EngineState:
    """One engine of the installation."""

    name: str
    is_set_up: bool
    euros_per_million: float
    place: int
    """In the order in which engines are asked; 0 if it is not asked."""


def settings_of_installation(its: Settings) -> tuple[Setting, ...]:
    """What is the same for all municipalities."""
    web = its.web
    values = {
        "database_url": (_database(its), its),
        "prefect_api_url": (its.prefect_api_url, its),
        "batch_size": (str(its.batch_size), its),
        "web.url": (web.url, web),
        "web.session_hours": (f"{web.session_hours:g}", web),
        "web.upload_mb": (str(web.upload_mb), web),
        "web.proxies": (", ".join(web.proxies), web),
        "web.oidc": (f"{web.oidc.name}: {web.oidc.issuer}" if web.oidc else "", web),
        "engines.order": (", ".join(its.engines.order), its.engines),
    }
    return tuple(_setting(name, value, owner) for name, (value, owner) in values.items())


def settings_of_municipality(slug: str, its: MunicipalitySettings) -> tuple[Setting, ...]:
    """What is set for one municipality."""
    values = {
        "locales": ", ".join(its.locales),
        "cms": _cms(its),
        "land_terms": ", ".join(path.name for path in its.land_terms),
        "terms": ", ".join(path.name for path in its.terms),
        "memory": ", ".join(name for name in ("gives", "takes") if getattr(its.memory, name)),
        "readability": _readability(its),
        "bulk": f"≤ {its.bulk.threshold:g}" if its.bulk.is_on else "",
        "four_eyes": ", ".join(its.four_eyes),
        "publishes_unreviewed": "true" if its.publishes_unreviewed else "false",
        "offline_only": "true" if its.offline_only else "false",
        "routes": ", ".join(route.engine for route in its.routes),
        "budgets": ", ".join(its.budgets),
    }
    prefix = f"municipalities.{slug}."
    first = {
        "priority.urgent": ", ".join(its.priority.urgent),
        "priority.views": its.priority.views.name if its.priority.views else "",
    }
    return (
        *(_setting(name, value, its, prefix=prefix) for name, value in values.items()),
        *(_setting(name, value, its.priority, prefix=prefix) for name, value in first.items()),
    )


def engine_states(its: Settings) -> tuple[EngineState, ...]:
    """Every engine that ships, and the plugins that are set up."""
    use = its.engines
    set_up = {
        "deepl": bool(use.deepl.key.get_secret_value()),
        "argos": its.argos_packages.exists(),
        "libretranslate": bool(use.libretranslate.url),
        "azure": bool(use.azure.key.get_secret_value()),
        "openai_compatible": bool(use.openai_compatible.url),
    } | dict.fromkeys(use.plugins, True)
    return tuple(
        EngineState(name, is_set_up, _price(its, name), use.order.index(name) + 1 if name in use.order else 0)
        for name, is_set_up in set_up.items()
    )


def _price(its: Settings, name: str) -> float:
    return float(getattr(getattr(its.engines, name, None), "euros_per_million", 0.0))


def _setting(name: str, value: str, owner: BaseModel, *, prefix: str = "") -> Setting:
    return Setting(prefix + name, value, name.rpartition(".")[2] in owner.model_fields_set)


def _database(its: Settings) -> str:
    """Without user and password."""
    address = parse(its.database)
    return f"{address.get_backend_name()}: {address.database or ''}"


def _cms(its: MunicipalitySettings) -> str:
    cms = its.cms
    return f"folder: {cms.path}" if isinstance(cms, FolderSettings) else f"integreat: {cms.url}, {cms.region}"


def _readability(its: MunicipalitySettings) -> str:
    return ", ".join(_thresholds(its))


def _thresholds(its: MunicipalitySettings) -> Iterator[str]:
    limits = its.readability
    if limits.lowest_index is not None:
        yield f"lowest_index {limits.lowest_index:g}"
    if limits.highest_hardness is not None:
        yield f"highest_hardness {limits.highest_hardness:g}"
    if limits.is_on:
        yield "holds" if limits.holds else "warns"
