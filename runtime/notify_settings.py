"""What can be set about notifications: the mail server, and when and where a municipality is told."""

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator

from pipeline.digest_times import DAYS, DigestTimes
from pipeline.schedule import window
from runtime.engine_settings import Frozen, Names, split

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_WORKDAYS = DAYS[:5]


class MailSettings(Frozen):
    """The server that takes our mail."""

    host: str
    port: Annotated[int, Field(ge=0, le=65535)] = 0
    """By default the one that belongs to the security: 587, 465 or 25."""
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str
    """`Sprachlotse <lotse@musterstadt.de>`."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    """`none` is for a server on the same machine: a password is never sent in the clear."""

    @property
    def used_port(self) -> int:
        """The port, also when none is given."""
        return self.port or _PORTS[self.security]

    @model_validator(mode="after")
    def _keeps_its_password(self) -> Self:
        if self.security == "none" and self.password.get_secret_value():
            raise ValueError('Ein Passwort braucht „security = "starttls"“ oder „"tls"“.')
        return self


class NotifyWebhookSettings(Frozen):
    """A system that wants to be told, for example a chat or a ticket system."""

    url: str
    secret: SecretStr
    """What we sign with: `whsec_…`."""

    @field_validator("url")
    @classmethod
    def _reachable(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("beginnt mit https://, zum Beispiel „https://hooks.musterstadt.de/lotse“")
        return url

    @field_validator("secret")
    @classmethod
    def _present(cls, secret: SecretStr) -> SecretStr:
        if not secret.get_secret_value():
            raise ValueError("darf nicht leer sein; der Empfänger prüft damit die Unterschrift")
        return secret


class NotifySettings(Frozen):
    """When the people of a municipality are told how things stand."""

    at: str = "07:30"
    """In the municipality's own time (`schedule.timezone`)."""
    days: Names = _WORKDAYS
    """Of `mon,tue,wed,thu,fri,sat,sun`; without any nobody is told."""
    quiet: Annotated[tuple[str, ...], BeforeValidator(split)] = ("19:00-06:00",)
    """Hours in which nothing is sent, also not what was missed."""
    webhook: NotifyWebhookSettings | None = None

    @field_validator("at")
    @classmethod
    def _clock(cls, text: str) -> str:
        try:
            time.fromisoformat(text)
        except ValueError:
            raise ValueError("Eine Uhrzeit wie „07:30“ wird erwartet.") from None
        return text

    @field_validator("days")
    @classmethod
    def _known(cls, days: tuple[str, ...]) -> tuple[str, ...]:
        found = tuple(day for day in days if day)
        if set(found) - set(DAYS):
            raise ValueError(f"Tage heißen {', '.join(DAYS)}.")
        return found

    @field_validator("quiet")
    @classmethod
    def _readable(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        for text in texts:
            window(text)
        return texts

    @property
    def times(self) -> DigestTimes:
        """When the digest is due."""
        return DigestTimes(time.fromisoformat(self.at), frozenset(self.days), [window(text) for text in self.quiet])
