"""What failed again and again, of one municipality."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from pipeline.document import DocumentRef
from pipeline.run_ports import Failure
from pipeline.target import Target
from store.run_tables import FailureRow
from store.scope import Scope
from store.upsert import insert


class SqlFailures:
    """Keeps `pipeline.run_ports.Failures` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = FailureRow.municipality_id == scope.municipality_id

    def note(self, step: str, failed: Collection[tuple[Target, str]]) -> None:
        """Count another failure of each target, with its reason."""
        now = self._scope.now()
        for target, reason in failed:
            place = self._place(target) | {"step": step}
            row = insert(self._connection, FailureRow).values(times=1, reason=reason, first=now, last=now, **place)
            again = {"times": FailureRow.times + 1, "reason": reason, "last": now}
            self._connection.execute(row.on_conflict_do_update(index_elements=list(place), set_=again))

    def forget(self, step: str, worked: Collection[Target]) -> None:
        """These worked."""
        known = {(failure.target, failure.step) for failure in self.all()}
        for target in worked:
            if (target, step) in known:
                where = [getattr(FailureRow, name) == value for name, value in self._place(target).items()]
                self._connection.execute(delete(FailureRow).where(*where, FailureRow.step == step))

    def clear(self, ref: DocumentRef) -> None:
        """The document has changed, or somebody wants it to be tried again: nothing counts any more."""
        row = FailureRow
        self._connection.execute(
            delete(row).where(self._is_mine, row.content_type == ref.content_type, row.key == ref.key)
        )

    def all(self) -> Sequence[Failure]:
        """Everything that failed, the most often failed first."""
        query = select(FailureRow.__table__).where(self._is_mine)
        return [
            Failure(
                Target(self._scope.ref(row.content_type, row.key), row.locale),
                row.step,
                row.times,
                row.reason,
                row.first,
                row.last,
            )
            for row in self._connection.execute(query.order_by(FailureRow.times.desc(), FailureRow.last))
        ]

    def _place(self, target: Target) -> dict[str, object]:
        if target.ref.municipality != self._scope.municipality:
            raise KeyError(target.ref)
        return {
            "municipality_id": self._scope.municipality_id,
            "content_type": target.ref.content_type,
            "key": target.ref.key,
            "locale": target.locale,
        }
