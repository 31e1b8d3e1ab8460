"""What may be set about notifications, and what is refused at the start."""

import pytest

from pipeline.errors import SettingsError
from runtime.settings import Settings, load

MAIL = {"MAIL__HOST": "mail.stadt.de", "MAIL__SENDER": "lotse@stadt.de"}
TOWN = "MUNICIPALITIES__X__"
SET = {f"{TOWN}NAME": "X", f"{TOWN}LOCALES": "en", f"{TOWN}CMS__KIND": "folder", f"{TOWN}CMS__PATH": "/x"}


def settings(**given: str) -> Settings:
    return load({f"SPRACHLOTSE_{name}": value for name, value in {**SET, **given}.items()})


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_belongs_to_the_security(security: str, port: int) -> None:
    mail = settings(**MAIL, MAIL__SECURITY=security).mail
    assert mail is not None
    assert mail.used_port == port


def test_no_password_is_sent_in_the_clear() -> None:
    with pytest.raises(SettingsError, match="mail") as raised:
        settings(**MAIL, MAIL__SECURITY="none", MAIL__PASSWORD="geheim")
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NOTIFY__AT", "halb acht"),
        ("NOTIFY__DAYS", "montags"),
        ("NOTIFY__QUIET", "nachts"),
        ("NOTIFY__WEBHOOK__URL", "hooks.stadt.de"),
    ],
)
def test_a_wish_that_nobody_understands_stops_the_start(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match="notify"):
        settings(**{TOWN + name: value, f"{TOWN}NOTIFY__WEBHOOK__SECRET": "whsec_x"})


def test_a_webhook_needs_a_secret() -> None:
    with pytest.raises(SettingsError, match="secret"):
        settings(**{f"{TOWN}NOTIFY__WEBHOOK__URL": "https://hooks.stadt.de"})


def test_without_days_nobody_is_told() -> None:
    assert settings(**{f"{TOWN}NOTIFY__DAYS": ""}).municipality("x").notify.days == ()
