"""Settings: one TOML file and `SPRACHLOTSE_*`, parsed once into frozen objects.

`SPRACHLOTSE_HOME` is the folder of the installation; `SPRACHLOTSE_CONFIG` names another file than `sprachlotse.toml`
in it; `SPRACHLOTSE_LANGUAGE` is read by `runtime.language`. Every other setting can be given in the file or in the
environment, where two underscores go one level down: `SPRACHLOTSE_ENGINES__DEEPL__KEY`,
`SPRACHLOTSE_MUNICIPALITIES__MUSTERSTADT__CMS__PASSWORD`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from platformdirs import user_data_path
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from pipeline.document import ContentType
from pipeline.errors import SettingsError
from pipeline.locales import canonical
from pipeline.schedule import window
from quality.selection import selection
from runtime.engine_settings import BudgetSettings, EngineSettings, Frozen, Names, RouteSettings, read_json, split
from runtime.notify_settings import MailSettings, NotifySettings
from runtime.priority_settings import PrioritySettings

PREFIX = "SPRACHLOTSE_"
READ_ELSEWHERE = frozenset({"ACTOR", "LANGUAGE", "VERBOSE"})
EXAMPLE = "docs/reference/einstellungen.md"
DEMO_LOCALES = ["en", "ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "so"]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("ist keine Zeitzone, zum Beispiel „Europe/Berlin“")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
"""A name of the IANA database."""


class FolderSettings(Frozen):
    """A CMS that exports files."""

    kind: Literal["folder"]
    path: Path


class IntegreatSettings(Frozen):
    """An Integreat CMS and our account there."""

    kind: Literal["integreat"]
    url: str
    region: str
    username: str
    password: SecretStr
    locales: Mapping[str, str] = Field(default_factory=dict)
    """Our locale → the CMS's slug, where they differ: `de-simple = "de-si"`."""


class MemorySettings(Frozen):
    """The shared pool of approved sentences; nobody is in it unless both sides say so."""

    gives: bool = False
    """Others may use what was approved here; who approved it stays here."""
    takes: bool = False
    """What others give may be used here, at a lower score."""


class ReadabilitySettings(Frozen):
    """How easy German has to be before it is translated; without a threshold everything is."""

    lowest_index: Annotated[float, Field(ge=0, le=20)] | None = None
    """Of the open readability index, after calibration."""
    highest_hardness: Annotated[float, Field(ge=1, le=7)] | None = None
    """Of the estimated hardness."""
    holds: bool = True
    """Whether a page that is too hard waits for the editor, or is translated with a warning."""
    fewest_words: Annotated[int, Field(ge=0)] = 40
    slope: float = 1.0
    intercept: float = 0.0
    """Calibration with the municipality's own pairs: score = slope · index + intercept."""
    points: tuple[tuple[float, float], ...] = ()
    """Or a rising table of index and score."""

    @property
    def is_on(self) -> bool:
        """Whether there is any threshold."""
        return self.lowest_index is not None or self.highest_hardness is not None


class CheckSettings(Frozen):
    """Checks that a municipality wants beside the usual ones, and usual ones that it does not want."""

    on: Names = ()
    off: Names = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        selection(on=self.on, off=self.off)
        return self


class BulkSettings(Frozen):
    """Drafts of low risk that a coordinator may approve without reading each one; off by default."""

    is_on: bool = False
    threshold: Annotated[float, Field(ge=0, le=1)] = 0.1
    sample: Annotated[float, Field(ge=0, le=1)] = 0.1


class ScheduleSettings(Frozen):
    """When a municipality's runs begin, for `sprachlotse worker`."""

    night: str = "0 2 * * *"
    """Cron, in the municipality's own time."""
    timezone: TimeZone = "Europe/Berlin"
    spread_minutes: Annotated[int, Field(ge=0, le=59)] = 30
    """Over so many minutes the municipalities of an installation are spread."""
    blackout: Annotated[tuple[str, ...], BeforeValidator(split)] = ()
    """Hours in which nothing begins: `08:00-12:00`."""
    watch_minutes: Annotated[float, Field(ge=0)] = 5
    """How often the CMS is asked whether something changed; 0 is never, where it sends webhooks."""
    publish_minutes: Annotated[float, Field(ge=0)] = 5
    """How often approved drafts are published; 0 is at night only."""

    @field_validator("blackout")
    @classmethod
    def _readable(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        for text in texts:
            window(text)
        return texts


class OidcSettings(Frozen):
    """An OpenID provider, for example Keycloak, where people sign in instead of here."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    name: str = "Keycloak"
    """As the button on the sign-in page says it."""
    creates: bool = False
    """Whether people who have no account here get one at their first sign-in, without any membership."""


class WebSettings(Frozen):
    """The web app of the reviewers."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8300
    url: str = ""
    """Under which people reach it, for example `https://lotse.musterstadt.de`; behind a proxy it must be set."""
    session_hours: Annotated[float, Field(gt=0)] = 10
    """After so long without a request somebody has to sign in again."""
    session_longest_hours: Annotated[float, Field(gt=0)] = 168
    """And after so long in any case."""
    upload_mb: Annotated[int, Field(ge=1)] = 32
    """How large a file may be that somebody imports."""
    timezone: TimeZone = "Europe/Berlin"
    """In which moments are shown; the store keeps UTC."""
    proxies: Names = ()
    """Addresses of the proxies whose word about the sender and the protocol is believed."""
    oidc: OidcSettings | None = None
    monitors: Names = ("127.0.0.1", "::1")
    """Addresses that may read `/metrics`."""

    @field_validator("url")
    @classmethod
    def _origin(cls, url: str) -> str:
        """Without a slash at its end, as browsers name an origin."""
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("beginnt mit https://, zum Beispiel „https://lotse.musterstadt.de“")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _has_a_way_back(self) -> Self:
        """The provider sends people back to our address."""
        if self.oidc and not self.url:
            raise ValueError("oidc braucht auch url, zum Beispiel „https://lotse.musterstadt.de“")
        return self


class MunicipalitySettings(Frozen):
    """One tenant."""

    name: str
    locales: Names
    cms: Annotated[FolderSettings | IntegreatSettings, Field(discriminator="kind")]
    land_terms: Annotated[tuple[Path, ...], BeforeValidator(split)] = ()
    """Term bases of the Land, between the shipped one and the municipality's own."""
    terms: Annotated[tuple[Path, ...], BeforeValidator(split)] = ()
    """Term bases of the municipality as CSV, on top of the shipped one; later ones win."""
    memory: MemorySettings = MemorySettings()
    readability: ReadabilitySettings = ReadabilitySettings()
    checks: CheckSettings = CheckSettings()
    simple_profile: Literal["din", "netzwerk", "bitv", "einfach"] = "din"
    """The rules that its Leichte Sprache keeps."""
    bulk: BulkSettings = BulkSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    notify: NotifySettings = NotifySettings()
    priority: PrioritySettings = PrioritySettings()
    four_eyes: Annotated[tuple[ContentType, ...], BeforeValidator(split)] = ()
    """Kinds of content that nobody may release after editing them alone."""
    publishes_unreviewed: bool = True
    """Whether text that nobody read may be published, labelled as machine-translated."""
    offline_only: bool = False
    """Whether no text may leave the house: only engines that run here are asked."""
    routes: Annotated[tuple[RouteSettings, ...], BeforeValidator(read_json)] = ()
    """Which engine is asked for what, first choice first; without routes the order of all engines holds."""
    budgets: Mapping[str, BudgetSettings] = Field(default_factory=dict)
    """Limits by engine."""

    @field_validator("locales")
    @classmethod
    def _canonical(cls, locales: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(canonical, locales))


class Settings(Frozen):
    """Everything an installation can set."""

    home: Path
    database_url: str = ""
    """`sqlite:///…` or `postgresql://…`; a SQLite file in the home by default."""
    prefect_api_url: str = ""
    """Address of a running Prefect server, for `sprachlotse flow`."""
    batch_size: Annotated[int, Field(ge=1, le=500)] = 100
    """Documents that are translated together, into all locales: engines work best on large streams."""
    engines: EngineSettings = EngineSettings()
    web: WebSettings = WebSettings()
    mail: MailSettings | None = None
    """Without a server nobody gets mail."""
    municipalities: Mapping[str, MunicipalitySettings] = Field(default_factory=dict)

    @property
    def database(self) -> str:
        """URL of the database."""
        return self.database_url or f"sqlite:///{self.home / 'sprachlotse.sqlite'}"

    @property
    def argos_packages(self) -> Path:
        """Folder of the installed offline models."""
        return self.engines.argos.packages or self.home / "argos"

    def municipality(self, slug: str) -> MunicipalitySettings:
        """The settings of one municipality; SettingsError names the known ones if it is not there."""
        if slug not in self.municipalities:
            known = ", ".join(self.municipalities) or "keine"
            raise SettingsError(f"Die Kommune „{slug}“ ist nicht eingerichtet; bekannt: {known}. Siehe {EXAMPLE}.")
        return self.municipalities[slug]


def load(environment: Mapping[str, str]) -> Settings:
    """Read the settings; SettingsError names the wrong one and shows what it may be."""
    ours = {name.removeprefix(PREFIX): value for name, value in environment.items() if name.startswith(PREFIX)}
    home = Path(ours.pop("HOME", "") or user_data_path("sprachlotse")).expanduser().absolute()
    values = _read(home, ours.pop("CONFIG", ""))
    for name, value in ours.items():
        if name not in READ_ELSEWHERE and not name.startswith("TEST_"):
            _put(values, name.lower().split("__"), value)
    values.setdefault("municipalities", demo_municipality(home))
    try:
        return Settings.model_validate({**values, "home": home})
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None  # the cause would show the values, secrets among them


def demo_municipality(home: Path) -> dict[str, Any]:
    """The shipped municipality, which every command works on while no other is set."""
    its_cms = {"kind": "folder", "path": home / "demo" / "musterstadt"}
    return {"musterstadt": {"name": "Musterstadt", "locales": DEMO_LOCALES, "cms": its_cms}}


def _read(home: Path, config: str) -> dict[str, Any]:
    path = Path(config) if config else home / "sprachlotse.toml"
    if not path.exists():
        if config:
            raise SettingsError(f"Die Datei {path} aus SPRACHLOTSE_CONFIG gibt es nicht.")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} ist keine gültige TOML-Datei: {error}") from error


def _put(values: dict[str, Any], names: list[str], value: str) -> None:
    *folders, last = names
    for name in folders:
        values = values.setdefault(name, {})
        if not isinstance(values, dict):
            raise SettingsError(f"Die Einstellung „{name}“ ist ein Abschnitt, kein Wert. Siehe {EXAMPLE}.")
    values[last] = value


def _explain(error: ValidationError) -> str:
    lines = [
        f"{'.'.join(map(str, problem['loc'])) or 'Einstellungen'}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_input=False, include_url=False)
    ]
    return f"Die Einstellungen stimmen nicht. {'; '.join(lines)}. Beispiele stehen in {EXAMPLE}."
