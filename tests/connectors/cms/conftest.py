"""A running, seeded Integreat CMS; tests that ask for it are skipped with a reason where there is none."""

from collections.abc import Iterator

import pytest

from connectors.cms.integreat.client import Client
from connectors.cms.integreat.connector import IntegreatCms
from connectors.cms.integreat.session import Account, Session, http_client
from tests.connectors.cms.integreat_lab import ADDRESS, REGION, connector, seed_or_skip


@pytest.fixture(scope="module")
def seeded() -> None:
    seed_or_skip()


@pytest.fixture(scope="module")
def cms(seeded: None) -> Iterator[IntegreatCms]:
    with connector() as made:
        yield made


@pytest.fixture(scope="module")
def human(seeded: None) -> Iterator[Client]:
    session = Session(http_client(ADDRESS), Account(REGION, "editor", "editor-lab-2026"))
    yield Client(session)
    session.close()
