"""A municipality made of real parts: files as the CMS, SQLite as the store, all checks; only the engine is a toy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from connectors.cms.folder import FolderCms
from connectors.engines.echo import EchoEngine
from glossaries.shipped import shipped
from pipeline.engine import Answers, Coverage, EngineRequest, Parcel
from pipeline.errors import EngineUnavailable
from pipeline.municipality import Municipality
from pipeline.report import Report
from pipeline.routing import Route, Routing
from runtime.night import run
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore

PAGE = '<!doctype html>\n<html lang="de">\n<head>\n<title>{title}</title>\n</head>\n<body>{body}</body>\n</html>\n'


@dataclass
class CountingEngine:
    """The echo engine; remembers what it was asked, and fails when told to."""

    broken: bool = False
    asked: list[str] = field(default_factory=list)
    inner: EchoEngine = field(default_factory=EchoEngine)

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def version(self) -> str:
        return self.inner.version

    is_offline = True

    def coverage(self, locale: str) -> Coverage | None:
        return self.inner.coverage(locale)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        return self.inner.parcels(requests)

    def translate(self, parcel: Parcel) -> Answers:
        if self.broken:
            raise EngineUnavailable("Die Maschine antwortet nicht.")
        self.asked += [request.text for request in parcel.requests]
        return self.inner.translate(parcel)


@dataclass
class Town:
    """The municipality of a test, with handles on its parts."""

    root: Path
    engine: CountingEngine
    municipality: Municipality

    def write(self, key: str, body: str, *, title: str = "Guten Tag") -> None:
        """Put a German page into the CMS."""
        (self.root / "de").mkdir(parents=True, exist_ok=True)
        (self.root / "de" / f"{key}.html").write_text(PAGE.format(title=title, body=body), encoding="utf-8")

    def run(self) -> Report:
        """One night."""
        self.engine.asked.clear()
        return run(self.municipality, batch_size=10, cause="test", progress=silent)


def silent(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    upgrade(url)
    store = SqlStore(url)
    terms = Terms(shipped())
    engine = CountingEngine()
    root = tmp_path / "cms"
    cms = FolderCms(root, "musterstadt")
    routing = Routing((Route(engine),))
    yield Town(root, engine, Municipality("musterstadt", ("en",), cms, routing, terms, Quality(terms), store))
    store.close()
