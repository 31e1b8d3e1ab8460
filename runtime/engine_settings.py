"""What can be set about engines: accounts, prices, and which engine gets which segments."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from pipeline.document import ContentType
from pipeline.ledger import Budget
from pipeline.locales import canonical


def split(value: object) -> object:
    """A list may be written `en, ar, uk` in the environment."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def read_json(value: object) -> object:
    """A structured setting may be written as JSON in the environment."""
    return json.loads(value) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(split)]


def canonical_all(locales: tuple[str, ...]) -> tuple[str, ...]:
    """Our tags for locales that may be written otherwise."""
    return tuple(map(canonical, locales))


Price = Annotated[float, Field(ge=0)]


class Frozen(BaseModel):
    """Settings do not change while a process runs, and an unknown one is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DeeplSettings(Frozen):
    """The DeepL API; without a key it is not used."""

    key: SecretStr = SecretStr("")
    server_url: str | None = None
    glossaries: bool = True
    """Whether the terms of each municipality are kept as a glossary at DeepL."""
    euros_per_million: Price = 20.0


class ArgosSettings(Frozen):
    """The offline engine."""

    packages: Path | None = None
    """Folder of the installed packages; `argos/` in the home by default."""
    beam: Annotated[int, Field(ge=1, le=16)] = 2
    beams: Mapping[str, Annotated[int, Field(ge=1, le=16)]] = Field(default_factory=dict)
    """Another beam for one leg: `{ de_en = 4 }`."""


class LibreTranslateSettings(Frozen):
    """A LibreTranslate server; without an address it is not used."""

    url: str = ""
    api_key: SecretStr = SecretStr("")
    is_local: bool = True
    """Whether it runs in the house, so that no text leaves it."""
    models: str = ""
    """A name for its models, of which it tells no versions: a new name has sentences translated anew."""
    euros_per_million: Price = 0.0


class AzureSettings(Frozen):
    """Azure Translator; without a key it is not used."""

    key: SecretStr = SecretStr("")
    region: str = ""
    url: str = "https://api-eur.cognitive.microsofttranslator.com"
    """The European endpoint keeps texts in data centres of the EU."""
    category: str = ""
    """The id of a model of one's own from Custom Translator."""
    euros_per_million: Price = 10.0


class OpenAiCompatibleSettings(Frozen):
    """A language model behind an API like OpenAI's; without an address it is not used."""

    url: str = ""
    model: str = ""
    api_key: SecretStr = SecretStr("")
    locales: Names = ()
    """The locales that it may be used for; nobody can ask a model what it knows."""
    is_local: bool = False
    extra: Mapping[str, object] = Field(default_factory=dict)
    """More parameters of its API: `{ temperature = 1 }`."""
    euros_per_million: Price = 0.0


class EngineSettings(Frozen):
    """The engines, and the order in which they are asked."""

    order: Names = ("deepl", "argos")
    deepl: DeeplSettings = DeeplSettings()
    argos: ArgosSettings = ArgosSettings()
    libretranslate: LibreTranslateSettings = LibreTranslateSettings()
    azure: AzureSettings = AzureSettings()
    openai_compatible: OpenAiCompatibleSettings = OpenAiCompatibleSettings()
    plugins: Mapping[str, Mapping[str, object]] = Field(default_factory=dict)
    """Settings of the engines of third parties, by the name of their entry point."""


class RouteSettings(Frozen):
    """An engine that a municipality uses, and for what; an empty condition is none."""

    engine: str
    locales: Annotated[Names, AfterValidator(canonical_all)] = ()
    content_types: Annotated[tuple[ContentType, ...], BeforeValidator(split)] = ()
    longest: Annotated[int, Field(ge=1)] | None = None
    """Characters of the longest segment that it gets."""


class BudgetSettings(Frozen):
    """What an engine may cost the municipality in a calendar month."""

    characters: Annotated[int, Field(ge=0)] | None = None
    euros: Annotated[float, Field(ge=0)] | None = None
    warn_at: Annotated[float, Field(gt=0, le=1)] = 0.8
    """The share from which people are warned; it holds nothing back."""

    @property
    def budget(self) -> Budget:
        """The same for the steps."""
        return Budget(self.characters, self.euros, self.warn_at)
