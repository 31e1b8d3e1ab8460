"""What the tests against a running Integreat CMS share: its address, orders with a pretended translation, a human.

`SPRACHLOTSE_TEST_CMS` names the address, `SPRACHLOTSE_TEST_CMS_RESET` a command that puts the seed data back.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from connectors.cms.integreat.client import Client, Form
from connectors.cms.integreat.connector import IntegreatCms
from pipeline.document import ContentType, DocumentRef, Field
from pipeline.publication import PublicationOrder, PublicationOutcome, Published

ADDRESS = os.environ.get("SPRACHLOTSE_TEST_CMS", "http://127.0.0.1:8099")
REGION = "musterstadt"
SCRIPT = Path(__file__).parents[4] / "shared" / "cms" / "cms-up.sh"
RESET = os.environ.get("SPRACHLOTSE_TEST_CMS_RESET") or (f"{SCRIPT} reset" if SCRIPT.exists() else "")
WORDS = re.compile(r'(?<!translate="no" dir="ltr">)(?<=>)[^<>]*\w[^<>]*(?=<)')
KEPT = (r'href="tel:[^"]*"', r'href="mailto:[^"]*"', r"\[(?:page|contact) [^\]]*\]", r'data-contact-id="\d+"')


def connector(**how: object) -> IntegreatCms:
    settings = {"locale_slugs": {"de-simple": "de-si"}} | how
    return IntegreatCms(ADDRESS, REGION, "connector", "connector-lab-2026", **settings)  # type: ignore[arg-type]


WEEKLY = "3001"
"""The seed starts this weekly event three days after its own day; the CMS takes it only if that is a Wednesday."""


def page(number: int) -> DocumentRef:
    return DocumentRef(REGION, ContentType.PAGE, str(number))


def event(number: int) -> DocumentRef:
    return DocumentRef(REGION, ContentType.EVENT, str(number))


def location(number: int) -> DocumentRef:
    return DocumentRef(REGION, ContentType.LOCATION, str(number))


def order(cms: IntegreatCms, ref: DocumentRef, locale: str, *, expected: str | None = None) -> PublicationOrder:
    """The German text with every word marked as translated."""
    document = cms.fetch(ref)
    assert document is not None
    fields = tuple(replace(field, value=translated(field, locale)) for field in document.fields)
    return PublicationOrder(ref, locale, fields, expected, machine_translated=False)


def translated(field: Field, locale: str) -> str:
    return WORDS.sub(rf"{locale} \g<0>", field.value) if field.name == "body" else f"{locale} {field.value}"


def reworded(first: PublicationOrder, expected: str | None) -> PublicationOrder:
    title, *others = first.fields
    return replace(first, fields=(replace(title, value=f"{title.value} 2"), *others), expected=expected)


def publish(cms: IntegreatCms, *orders: PublicationOrder) -> list[PublicationOutcome]:
    outcomes = {id(written): outcome for written, outcome in cms.publish(orders)}
    return [outcomes[id(each)] for each in orders]


def token(outcome: PublicationOutcome) -> str:
    assert isinstance(outcome, Published), outcome
    return outcome.token


def edit(human: Client, ref: DocumentRef, slug: str, *, title: str, status: str = "PUBLIC") -> None:
    form = human.form(ref, slug)
    data = {name: values for name, values in form.data.items() if name != "minor_edit"}
    human.submit(Form(form.path, data | {"title": [title], "status": [status]}), about="a human edit")


def stored(cms: IntegreatCms, ref: DocumentRef, slug: str) -> str:
    return cms._client.versions(ref, slug)[0].body


def kept(body: str) -> Sequence[list[str]]:
    return [
        sorted(re.findall(pattern, re.sub(r"(?s)(data-contact-id[^>]*>).*?</div>", r"\1", body))) for pattern in KEPT
    ]


def seed_or_skip() -> None:
    """Put the seed data back; skip, with the reason, where no CMS runs."""
    try:
        httpx.get(f"{ADDRESS}/login/", timeout=10)
    except httpx.HTTPError:
        pytest.skip(f"no Integreat CMS answers at {ADDRESS}")
    if not RESET:
        pytest.skip("no command is known that puts the seed data back (SPRACHLOTSE_TEST_CMS_RESET)")
    subprocess.run(shlex.split(RESET), check=True, capture_output=True, timeout=300)
