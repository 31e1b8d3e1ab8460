"""No room for the database in the middle of a night: what is stored stays, and the next night goes on."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from pipeline.errors import TryLater
from pipeline.lifecycle import DraftState
from pipeline.report import Report
from pipeline.routing import Route, Routing
from store.work import SqlStore
from tests.journeys.conftest import CountingEngine, Town
from tests.journeys.test_nights import drafts

PAGES = 30
ONE_PARCEL = 50
"""Texts that are in flight when there is no room for their answers."""


@contextmanager
def little_room(town: Town, pages: int) -> Iterator[None]:
    """The database may grow by so many pages of 4 KiB only."""
    store = town.municipality.store
    assert isinstance(store, SqlStore)

    def limit(connection: Any, record: Any) -> None:
        [used] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + pages}")

    event.listen(store._engine, "connect", limit)
    store._engine.dispose()
    yield
    event.remove(store._engine, "connect", limit)
    store._engine.dispose()


def what_it_says(town: Town) -> str:
    """What a night says when it ends, by whichever way."""
    try:
        report: Report = town.run()
    except TryLater as error:
        return str(error)
    return " ".join(problem.message for problem in report.problems)


class Remembering(CountingEngine):
    """Remembers over all nights what it was asked."""

    def __init__(self, asked: Counter[str]) -> None:
        super().__init__()
        self._all = asked

    def translate(self, parcel: Any) -> Any:
        self._all.update(request.text for request in parcel.requests)
        return super().translate(parcel)


@pytest.mark.parametrize("room", [0, 5, 10, 20, 25])
def test_a_full_disk_is_named_and_the_next_night_goes_on(town: Town, room: int) -> None:
    asked: Counter[str] = Counter()
    town = replace(town, engine=Remembering(asked))
    town = replace(town, municipality=replace(town.municipality, routing=Routing((Route(town.engine),))))
    for number in range(PAGES):
        town.write(
            str(number), f"<p>Das Amt {number} hilft Ihnen. {'Es hat geöffnet. ' * 20}</p>", title=f"Amt {number}"
        )
    with little_room(town, room):
        assert "kein Platz" in what_it_says(town)
    assert town.run().problems == ()
    assert len(drafts(town, DraftState.QUEUED)) == PAGES
    assert sum(times - 1 for times in asked.values()) <= ONE_PARCEL
