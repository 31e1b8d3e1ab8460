"""The description of the API: OpenAPI 3.1, made from its routes and nothing else."""

from functools import cache
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from review.api import router as api
from review.api.problems import Problem

router = APIRouter()
ABOUT = "Alles über docs/reference/api.md. Jede Anfrage trägt „Authorization: Bearer slt_…“."


@router.get("/api/v1/openapi.json", include_in_schema=False)
def openapi() -> JSONResponse:
    """The description; it holds nothing that is not in the documentation."""
    return JSONResponse(description())


@cache
def description() -> dict[str, Any]:
    """What there is to ask, and every answer."""
    made = get_openapi(title="Sprachlotse", version=version("sprachlotse"), description=ABOUT, routes=api.routes)
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts = made.setdefault("components", {})
    parts["schemas"] |= schema.pop("$defs", {}) | {"Problem": schema}
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "slt_…"}}
    made["security"] = [{"token": []}]
    return made
