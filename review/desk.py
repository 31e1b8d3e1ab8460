"""What the web app works on: the installation, its municipalities, and what it may take from a browser."""

from datetime import timedelta
from functools import cached_property
from threading import Lock
from zoneinfo import ZoneInfo

from connectors.openid import OpenIdProvider
from glossaries.term_base import TermBase
from pipeline.errors import SettingsError
from pipeline.municipality import Municipality
from review.shelf import Shelf
from runtime.likeness import Likeness
from runtime.settings import Settings, WebSettings
from runtime.wiring import Application
from store.work import SqlStore


class Desk:
    """One per process; municipalities are wired on first use and kept."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._municipalities: dict[str, Municipality] = {}
        self._lock = Lock()
        self.likeness = Likeness(application.settings.home / "index")
        self.shelf = Shelf()

    @property
    def store(self) -> SqlStore:
        """The database."""
        return self._application.store

    @property
    def settings(self) -> Settings:
        """All settings of the installation."""
        return self._application.settings

    @property
    def web(self) -> WebSettings:
        """The settings of the web app."""
        return self.settings.web

    @property
    def session_lasts(self) -> timedelta:
        """How long somebody may be idle."""
        return timedelta(hours=self.web.session_hours)

    @property
    def session_longest(self) -> timedelta:
        """How long somebody stays signed in at most."""
        return timedelta(hours=self.web.session_longest_hours)

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach us over HTTPS, so that cookies may demand it."""
        return self.web.url.startswith("https://")

    @cached_property
    def zone(self) -> ZoneInfo:
        """Where people look at the clock."""
        return ZoneInfo(self.web.timezone)

    def cookie(self, name: str) -> str:
        """What a cookie is called; over HTTPS so that browsers take it from this host only."""
        return f"__Host-{name}" if self.is_secure else name

    @cached_property
    def provider(self) -> OpenIdProvider | None:
        """Where people sign in instead, if anywhere."""
        its = self.web.oidc
        if its is None:
            return None
        back = f"{self.web.url}/sign-in/oidc/back"
        return OpenIdProvider(its.issuer, its.client_id, its.client_secret.get_secret_value(), back=back)

    def municipality(self, slug: str) -> Municipality:
        """One tenant, ready to work; SettingsError if it is not set up."""
        with self._lock:
            if slug not in self._municipalities:
                if slug not in self.settings.municipalities:
                    raise SettingsError(f"Die Kommune „{slug}“ ist nicht eingerichtet.")
                self._municipalities[slug] = self._application.municipality(slug)
            return self._municipalities[slug]

    def terms(self, slug: str) -> TermBase:
        """The term base of a municipality as it is now."""
        return self._application.terms(slug)

    def file_terms(self, slug: str) -> TermBase:
        """The layers below what is edited in the web app."""
        return self._application.file_terms(slug)

    def renew_terms(self, slug: str) -> None:
        """Let the municipality work with its terms as they are now, after somebody edited them."""
        its = self._application.with_new_terms(self.municipality(slug))
        with self._lock:
            self._municipalities[slug] = its

    def close(self) -> None:
        """Stop what goes on in the background."""
        self.shelf.close()
