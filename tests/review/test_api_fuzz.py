"""Whatever a program sends, the API answers as its own description says; nothing breaks it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pipeline.scopes import TokenScope
from review.app import create_app
from runtime.wiring import Application
from tests.review.conftest import settings_of

TOWN = "musterstadt"
CHECKS = [
    checks.not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
DRAFTS = 24


@pytest.fixture(scope="module")
def desk(after_the_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """An installation that all requests change."""
    home = Path(shutil.copytree(after_the_night, tmp_path_factory.mktemp("fuzz") / "home"))
    application = Application(settings_of(home))
    yield application
    application.close()


@pytest.fixture(scope="module")
def key(desk: Application) -> str:
    """A key that opens everything."""
    with desk.store.people() as people:
        emil = people.account("emil")
    with desk.store.tokens(TOWN) as tokens:
        return tokens.create(emil.person, name="fuzz", scopes=list(TokenScope))


@pytest.fixture(scope="module")
def described(desk: Application):
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(desk))


api = schemathesis.pytest.from_fixture("described")


def steered(case, desk: Application) -> dict[str, str]:
    """Let the request be about something that is there, in the version that is current; most random ones are not."""
    case.path_parameters["slug"] = TOWN
    number = case.path_parameters.get("id")
    if not isinstance(number, int) or number % 3 == 0:
        return {}
    case.path_parameters["id"] = number = number % DRAFTS + 1
    with desk.store.transaction(TOWN) as work:
        try:
            return {"If-Match": f'"{work.drafts.get(number).version}"'}
        except KeyError:
            return {}


@api.parametrize()
@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_breaks_the_api(case, desk, key):
    more = steered(case, desk)
    case.call_and_validate(headers={"authorization": f"Bearer {key}"} | more, checks=CHECKS)
