"""What the installation is made of: no secrets, nothing open to everybody, and only settings that there are."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from runtime.settings import load

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
EXAMPLE = (ROOT / "docs/deploy/env.example").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SERVICES = list(COMPOSE["services"])


def environment(service: str) -> dict[str, str]:
    return dict(COMPOSE["services"][service].get("environment", {}))


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_watched_and_starts_again(service: str) -> None:
    its = COMPOSE["services"][service]
    assert its["restart"] == "unless-stopped"
    assert "healthcheck" in its or service == "web", "the image says how the web app is asked"


@pytest.mark.parametrize("service", SERVICES)
def test_ports_are_for_this_machine_only(service: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"][service].get("ports", ()))


@pytest.mark.parametrize("service", SERVICES)
def test_no_secret_is_in_the_file(service: str) -> None:
    given = {name: re.sub(r"\$\{[^}]*\}", "$", value) for name, value in environment(service).items()}
    passwords = [value for name, value in given.items() if "PASSWORD" in name or "URL" in name]
    assert not [each for each in passwords if re.search(r":[^/$@]+@", each) or each.isalnum()]


@pytest.mark.parametrize("service", ["web", "worker"])
def test_the_settings_of_a_service_are_settings(service: str, tmp_path: Path) -> None:
    given = {name: value for name, value in environment(service).items() if name != "SPRACHLOTSE_CONFIG"}
    loaded = load({**given, "SPRACHLOTSE_HOME": str(tmp_path)})
    assert loaded.database.startswith("postgresql://")
    assert loaded.prefect_api_url == "http://prefect:4200/api"


def test_the_settings_of_the_example_are_settings(tmp_path: Path) -> None:
    names = re.findall(r"^#?(SPRACHLOTSE_\w+)=", EXAMPLE, re.MULTILINE)
    town = "SPRACHLOTSE_MUNICIPALITIES__MUSTERSTADT__"
    config = tmp_path / "x.toml"
    config.write_text(
        '[mail]\nhost = "m"\nsender = "a@b.de"\n[municipalities.musterstadt]\nname = "M"\nlocales = ["en"]\n'
        'cms = {kind = "integreat", url = "https://c", region = "m", username = "u"}\n'
    )
    loaded = load(dict.fromkeys(names, "x") | {"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_CONFIG": str(config)})
    assert f"{town}CMS__PASSWORD" in names
    assert loaded.web.proxies == ("x",)
    assert re.findall(r"^\w+=(.+)$", EXAMPLE, re.MULTILINE) == []


def test_prefect_gets_none_of_our_secrets_and_reports_nothing_home() -> None:
    assert COMPOSE["services"]["prefect"]["env_file"] == []
    assert "PREFECT_SERVER_UI_STATIC_DIRECTORY=/var/lib/sprachlotse/" in DOCKERFILE, "elsewhere it may not write"
    for name in ("PREFECT_SERVER_ANALYTICS_ENABLED=false", "PREFECT_SERVER_UI_V2_ENABLED=false", "DO_NOT_TRACK=1"):
        assert name in DOCKERFILE


def test_the_image_runs_as_nobody_special_and_holds_every_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert DOCKERFILE.rindex("USER sprachlotse") > DOCKERFILE.rindex("FROM ")
    assert set(project["tool"]["uv"]["build-backend"]["module-name"]) <= {line.removeprefix("!") for line in kept}


def test_the_tools_of_development_stay_out_of_the_image() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for requirement in project["dependency-groups"]["dev"]:
        assert re.split(r"[><=,]", requirement)[0] in DOCKERFILE
