"""A running, seeded Integreat CMS; tests that ask for it are skipped with a reason where there is none."""

import shlex
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from connectors.cms.integreat.client import Client
from connectors.cms.integreat.connector import IntegreatCms
from connectors.cms.integreat.session import Account, Session, http_client
from tests.connectors.cms.integreat_lab import ADDRESS, REGION, RESET, connector


@pytest.fixture(scope="module")
def seeded() -> None:
    try:
        httpx.get(f"{ADDRESS}/login/", timeout=10)
    except httpx.HTTPError:
        pytest.skip(f"no Integreat CMS answers at {ADDRESS}")
    if not RESET:
        pytest.skip("no command is known that puts the seed data back (SPRACHLOTSE_TEST_CMS_RESET)")
    subprocess.run(shlex.split(RESET), check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def cms(seeded: None) -> Iterator[IntegreatCms]:
    with connector() as made:
        yield made


@pytest.fixture(scope="module")
def human(seeded: None) -> Iterator[Client]:
    session = Session(http_client(ADDRESS), Account(REGION, "editor", "editor-lab-2026"))
    yield Client(session)
    session.close()
