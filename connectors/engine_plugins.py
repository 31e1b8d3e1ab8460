"""Engines of third parties: a distribution names a factory under the entry-point group `sprachlotse.engines`.

The factory takes the engine's table of the settings and gives an engine that keeps the port. What stands in the
distribution's `pyproject.toml`:

    [project.entry-points."sprachlotse.engines"]
    papagei = "papagei.engine:make"
"""

from collections.abc import Callable, Collection, Mapping
from importlib.metadata import EntryPoint, entry_points

from pipeline.errors import SettingsError
from pipeline.ports import Engine

GROUP = "sprachlotse.engines"

Factory = Callable[[Mapping[str, object]], Engine]

_METHODS = ("coverage", "parcels", "translate")
_FACTS = ("name", "version", "is_offline")


def plugin_names() -> tuple[str, ...]:
    """The names of the engines that installed distributions offer."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def plugin_engine(name: str, settings: Mapping[str, object], *, known: Collection[str] = ()) -> Engine:
    """The engine that a distribution offers under the name; `known` are the names of our own.

    Raises SettingsError for a name that nobody offers, that two offer, or whose factory fails.
    """
    offers = list(entry_points(group=GROUP, name=name))
    if not offers:
        names = ", ".join(sorted({*known, *plugin_names()}))
        raise SettingsError(f"Die Maschine „{name}“ gibt es nicht; bekannt sind: {names}.")
    if len(offers) > 1:
        raise SettingsError(
            f"Die Maschine „{name}“ bieten mehrere Pakete an ({', '.join(map(_distribution, offers))}); bitte alle bis "
            "auf eines deinstallieren."
        )
    return _made(offers[0], settings)


def _made(offer: EntryPoint, settings: Mapping[str, object]) -> Engine:
    distribution = _distribution(offer)
    try:
        factory: Factory = offer.load()
        engine = factory(settings)
    except SettingsError:
        raise
    except Exception as error:  # foreign code: whatever it raises, only this engine is concerned
        raise SettingsError(
            f"Das Paket {distribution} kann die Maschine „{offer.name}“ nicht bereitstellen ({type(error).__name__}); "
            f"bitte „engines.plugins.{offer.name}“ und die Anleitung des Pakets prüfen."
        ) from error
    if not _is_engine(engine):
        raise SettingsError(f"Was das Paket {distribution} als Maschine „{offer.name}“ anbietet, ist keine Maschine.")
    return engine


def _is_engine(made: object) -> bool:
    has_methods = all(callable(getattr(made, name, None)) for name in _METHODS)
    return has_methods and all(hasattr(made, name) for name in _FACTS)


def _distribution(offer: EntryPoint) -> str:
    return f"{offer.dist.name} {offer.dist.version}" if offer.dist else offer.value
