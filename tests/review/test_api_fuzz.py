"""Whatever a program sends, the API answers as its own description says; nothing breaks it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, checks
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pipeline.scopes import TokenScope
from review.api.description import description
from review.api.fields import HIGHEST
from review.app import create_app
from runtime.wiring import Application
from tests.review.conftest import Program, settings_of

TOWN = "musterstadt"
CHECKS = [
    checks.not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
SOME = 24
OPERATIONS = [(path, method) for path, its in description()["paths"].items() for method in its]
BOUNDED = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


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
def app(desk: Application) -> FastAPI:
    return create_app(desk)


@pytest.fixture(scope="module")
def described(app: FastAPI):
    refusals = [400, 401, 403, 404, 405, 409, 412, 413, 422, 428]
    rules = {"checks": {"negative_data_rejection": {"expected-statuses": refusals}}}
    config = SchemathesisConfig.from_dict(rules)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config)


@pytest.fixture(scope="module")
def program(app: FastAPI, key: str) -> Program:
    """Asks beside the requests that are made up; it has brought some units to the memory."""
    its = Program(app, key)
    units = [{"source": f"Satz {number}.", "target": f"Sentence {number}.", "locale": "en"} for number in range(SOME)]
    assert its.ask("POST", "/memory/units", {"units": units}).json() == {"learned": SOME}
    return its


def steered(case, program: Program, mode: GenerationMode) -> dict[str, str]:
    """Let the request be about something that is there, in the version that is current; most random ones are not."""
    its = case.path_parameters
    its["slug"] = TOWN
    if mode is GenerationMode.POSITIVE:
        its |= {"content_type": "page", "key": "kita"} if "key" in its else {}
        for unit in case.body.get("units", ()) if isinstance(case.body, dict) else ():
            unit["locale"] = "en"
    if not isinstance(its.get("id"), int) or its["id"] not in range(1, HIGHEST + 1):
        return {}
    its["id"] = its["id"] % SOME + 1
    found = program.get(case.path.split("{slug}")[1].replace("{id}", str(its["id"])).removesuffix("/decisions"))
    return {"If-Match": found.headers["etag"]} if "etag" in found.headers and its["id"] % 4 else {}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_request_breaks_the_api(path, method, mode, described, program):  # a table of requests
    @BOUNDED
    @given(case=described[path][method].as_strategy(generation_mode=mode))
    def ask(case):
        headers = {"authorization": program.authorization} | steered(case, program, mode)
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"null",
        b"[" * 100_000,
        b'{"action": "due", "due": null, "drafts": [{"id": 1e400, "version": 0}]}',
        b'{"action": "due", "due": null, "drafts": [{"id": %s, "version": 0}]}' % (b"9" * 5000),
        b'{"action": "due", "due": null, "drafts": [{"id": 1, "version": %s}]}' % (b"9" * 4000),
        b'{"action": "due", "due": "9999999-01-01", "drafts": [{"id": 1, "version": 0}]}',
        b'{"action": "\\ud800"}',
        b'{"action": "approve", "\\ud800": 1}',
        b'{"action": "hold", "reason": "\\udfff", "drafts": [{"id": 1, "version": 0}]}',
        b'{"action": "assign", "person": "\\u0000", "drafts": [{"id": 1, "version": 0}]}',
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_a_problem_document(program, content):
    answer = program.send("POST", "/decisions", content, content_type="application/json")
    assert (answer.headers["content-type"], answer.json()["status"]) == ("application/problem+json", answer.status_code)
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize(
    "query", ["text=%00", "text=%ED%A0%80", "check=%00", "after=99999999999999999999", "limit=1e3"]
)
def test_a_question_that_makes_no_sense_breaks_nothing(program, query):
    assert program.send("GET", f"/drafts?{query}").status_code in {200, 422}
