"""Like `killable.py`, but with a bug that `PLANTED_BUG` names: the tests show that a kill brings it to light."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from killable import main
from sqlalchemy import Connection, insert

from connectors.cms import folder
from pipeline import ask
from pipeline.draft import Draft
from pipeline.publication import PublicationOrder, PublicationOutcome, Published
from runtime import holding
from store import history
from store.draft_rows import segment_values
from store.drafts import SqlDrafts
from store.runs import SqlRuns
from store.tables import DraftSegmentRow


def _published_before_it_is_written() -> None:
    waiting: list[tuple[Path, bytes]] = []
    write, whole = folder._write, folder.FolderCms.publish

    def publish(cms: folder.FolderCms, orders: Any) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        yield from whole(cms, orders)
        for path, data in waiting:
            write(path, data)
        waiting.clear()

    folder._write = lambda path, data: waiting.append((path, data))
    folder.FolderCms.publish = publish  # type: ignore[method-assign]


def _written_without_a_look() -> None:
    whole = folder.FolderCms._publish_one

    def publish_one(cms: folder.FolderCms, order: PublicationOrder) -> PublicationOutcome:
        outcome = whole(cms, order)
        path = cms._path(order.locale, order.ref.key)
        if isinstance(outcome, Published):
            folder._write(path, path.read_bytes())
        return outcome

    folder.FolderCms._publish_one = publish_one  # type: ignore[method-assign]


def _answers_kept_when_all_are_there() -> None:
    keep, whole = ask.Asking._keep, ask.Asking.ask
    waiting: list[Callable[[], None]] = []

    def ask_all(asking: ask.Asking, questions: Any) -> Any:
        replies = whole(asking, questions)
        for each in waiting:
            each()
        waiting.clear()
        return replies

    ask.Asking._keep = lambda *given: waiting.append(partial(keep, *given))  # type: ignore[method-assign]
    ask.Asking.ask = ask_all  # type: ignore[method-assign]


def _booked_when_the_answer_is_there() -> None:
    keep, reserve = ask.Asking._keep, ask.reserve

    def booked(asking: ask.Asking, engine: Any, reserved: Any, *given: Any) -> None:
        keep(asking, engine, reserved(), *given)

    ask.reserve = lambda *given, **more: partial(reserve, *given, **more)  # type: ignore[assignment]
    ask.Asking._keep = booked  # type: ignore[method-assign]


def _half_a_draft() -> None:
    whole = SqlDrafts.add

    def add(drafts: SqlDrafts, draft: Draft, *, actor: str, why: str) -> int:
        half = len(draft.segments) // 2
        number = whole(drafts, replace(draft, segments=draft.segments[:half]), actor=actor, why=why)
        _commit_early(drafts._connection)
        for position, segment in enumerate(draft.segments[half:], start=half):
            row = {"draft_id": number, "position": position} | segment_values(segment)
            drafts._connection.execute(insert(DraftSegmentRow), row)
        return number

    SqlDrafts.add = add  # type: ignore[method-assign]


def _moved_before_its_event() -> None:
    record = history.record

    def late(scope: Any, event: Any) -> None:
        _commit_early(scope.connection)
        record(scope, event)

    history.record = late


def _commit_early(connection: Connection) -> None:
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lease_never_taken_over() -> None:
    holding._is_dead = lambda holder: False


def _runs_never_closed() -> None:
    SqlRuns.close_cut_off = lambda runs: 0  # type: ignore[method-assign]


BUGS = {
    plant.__name__.strip("_").replace("_", " "): plant
    for plant in (
        _published_before_it_is_written,
        _written_without_a_look,
        _answers_kept_when_all_are_there,
        _booked_when_the_answer_is_there,
        _half_a_draft,
        _moved_before_its_event,
        _lease_never_taken_over,
        _runs_never_closed,
    )
}

if __name__ == "__main__":
    BUGS[os.environ["PLANTED_BUG"]]()
    main(sys.argv[1])
