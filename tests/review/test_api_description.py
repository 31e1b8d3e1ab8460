"""The description of the API: only its own routes, every answer, and the same as the documentation."""

from pathlib import Path

import pytest

from review.api.description import description
from review.api.problems import MEANS

DOCS = (Path(__file__).parents[2] / "docs/reference/api.md").read_text(encoding="utf-8")
OPERATIONS = [(method, path, its) for path, of in description()["paths"].items() for method, its in of.items()]
IDS = [f"{method} {path}" for method, path, _ in OPERATIONS]


def test_the_description_is_open_and_holds_nothing_but_the_api(client):
    answer = client("").get("/api/v1/openapi.json")
    assert (answer.status_code, answer.json()["openapi"][:3]) == (200, "3.1")
    assert all(path.startswith("/api/v1/m/{slug}/") for path in answer.json()["paths"])


@pytest.mark.parametrize(("method", "path", "its"), OPERATIONS, ids=IDS)
def test_every_address_is_in_the_documentation(method, path, its):
    assert f"| `{method.upper()} {path}` |" in DOCS


@pytest.mark.parametrize("status", MEANS)
def test_every_refusal_is_in_the_documentation(status):
    assert str(status) in DOCS.split("## Fehler")[1]


@pytest.mark.parametrize(("method", "path", "its"), OPERATIONS, ids=IDS)
def test_every_refusal_is_described_as_a_problem_document(method, path, its):
    refusals = {status: each for status, each in its["responses"].items() if status >= "400"}
    assert {"400", "401", "403", "404", "422", "503"} <= refusals.keys()
    assert all(list(each["content"]) == ["application/problem+json"] for each in refusals.values())


@pytest.mark.parametrize(("method", "path", "its"), OPERATIONS, ids=IDS)
def test_what_has_a_version_is_described_with_it(method, path, its):
    headers = {each["name"].lower() for each in its["parameters"] if each["in"] == "header"}
    assert ("if-match" in headers) == ("428" in its["responses"]) == ("412" in its["responses"])


def test_requests_refuse_unknown_fields():
    bodies = [
        each
        for name, each in description()["components"]["schemas"].items()
        if each.get("additionalProperties") is False
    ]
    asked = {ref for _, _, its in OPERATIONS for ref in [str(its.get("requestBody"))] if "$ref" in ref}
    names = {part.split("'")[0] for text in asked for part in text.split("#/components/schemas/")[1:]}
    assert len(names) > 8
    assert all(description()["components"]["schemas"][name] in bodies for name in names)
