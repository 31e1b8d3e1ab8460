"""The database as the steps see it: one transaction a task, scoped to one municipality."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from pipeline import notice_ports, run_ports
from pipeline import review_ports as review
from pipeline import store_ports as ports
from pipeline.ledger import Ledger
from pipeline.publication_ports import Publications
from store import inbox
from store.accounts import SqlAccounts
from store.actions import SqlActions
from store.answers import SqlAnswers
from store.connection import answering, connect, reading
from store.decisions import SqlDecisions
from store.deliveries import SqlDeliveries
from store.documents import SqlDocuments
from store.drafts import SqlDrafts
from store.failures import SqlFailures
from store.figures import Figures, figures
from store.handshakes import SqlHandshakes
from store.leases import SqlLeases
from store.ledger import SqlLedger
from store.made_once import MadeOnce
from store.memory import SqlMemory
from store.notices import SqlNotices
from store.overview import SqlOverview
from store.people import SqlPeople
from store.presence import SqlPresence
from store.publications import SqlPublications
from store.queue import SqlQueue
from store.queue_counts import Remembered
from store.records import SqlRecords
from store.remarks import SqlRemarks
from store.runs import SqlRuns
from store.saved_filters import SqlSavedFilters
from store.scope import Scope, enter
from store.sessions import SqlSessions
from store.sign_ins import SqlSignIns
from store.situations import SqlSituations
from store.sweeping import sweep
from store.tokens import SqlBearers, SqlTokens
from store.translations import SqlTranslations
from store.turns import Turns
from store.webhook_secrets import SqlWebhookSecrets


class SqlWork:
    """The repositories of one transaction, each made when it is first asked for."""

    documents = MadeOnce[ports.Documents](SqlDocuments)
    drafts = MadeOnce[ports.Drafts](SqlDrafts)
    memory = MadeOnce[ports.Memory](SqlMemory)
    translations = MadeOnce[ports.Translations](SqlTranslations)
    ledger = MadeOnce[Ledger](SqlLedger)
    publications = MadeOnce[Publications](SqlPublications)
    runs = MadeOnce[ports.Runs](SqlRuns)
    leases = MadeOnce[run_ports.Leases](SqlLeases)
    failures = MadeOnce[run_ports.Failures](SqlFailures)
    deliveries = MadeOnce[run_ports.Deliveries](SqlDeliveries)
    webhook_secrets = MadeOnce[run_ports.WebhookSecrets](SqlWebhookSecrets)
    decisions = MadeOnce[review.Decisions](SqlDecisions)
    remarks = MadeOnce[review.Remarks](SqlRemarks)
    presence = MadeOnce[review.Presence](SqlPresence)
    actions = MadeOnce[review.Actions](SqlActions)
    answers = MadeOnce[review.Answers](SqlAnswers)
    situations = MadeOnce[notice_ports.Situations](SqlSituations)
    notices = MadeOnce[notice_ports.Notices](SqlNotices)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


class SqlVisits:
    """What is read about everybody who comes, in one transaction that writes nothing."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.sessions = SqlSessions(connection, now)
        self.people = SqlPeople(connection, now)


class SqlStore:
    """A database that `store.upgrade` has brought up to date; `clock` gives the moments that it notes."""

    def __init__(self, url: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = connect(url)
        self._clock = clock
        self._turns = Turns() if self._engine.dialect.name == "sqlite" else nullcontext()
        self._sums = Remembered()

    @contextmanager
    def transaction(self, municipality: str) -> Iterator[ports.Work]:
        """Begin a transaction of one municipality, created on first use; commits at the end, rolls back on an error.

        On SQLite it holds the only write lock: keep network and engine calls outside.
        """
        with self._writing() as connection:
            yield SqlWork(enter(connection, municipality, now=self._clock))

    @contextmanager
    def records(self, municipality: str, *, writes: bool = False) -> Iterator[SqlRecords]:
        """What the screens of one municipality read and keep beside the work; without `writes` only to read."""
        begin = self._writing() if writes else reading(self._engine)
        with answering(), begin as connection:
            scope = enter(connection, municipality, now=self._clock)
            yield SqlRecords(scope, SqlWork(scope))

    @contextmanager
    def reading(self, municipality: str) -> Iterator[ports.Work]:
        """A transaction of a municipality that is known; it writes nothing, and on SQLite it waits for no writer."""
        with answering(), reading(self._engine) as connection:
            yield SqlWork(enter(connection, municipality, now=self._clock))

    @contextmanager
    def rehearsal(self, municipality: str) -> Iterator[ports.Work]:
        """A transaction that shows what would happen and then undoes all of it."""
        with answering(), self._turns, self._engine.connect() as connection, connection.begin() as everything:
            yield SqlWork(enter(connection, municipality, now=self._clock))
            everything.rollback()

    @contextmanager
    def accounts(self) -> Iterator[SqlAccounts]:
        """A transaction about the accounts at paid engines, which belong to the installation and to no municipality."""
        with self._writing() as connection:
            yield SqlAccounts(connection)

    @contextmanager
    def people(self) -> Iterator[SqlPeople]:
        """A transaction about accounts and memberships, which belong to the installation."""
        with self._writing() as connection:
            yield SqlPeople(connection, self._clock())

    @contextmanager
    def sessions(self) -> Iterator[SqlSessions]:
        """A transaction about who is signed in."""
        with self._writing() as connection:
            yield SqlSessions(connection, self._clock())

    def with_deliveries(self, *, quiet: timedelta) -> Sequence[str]:
        """Municipalities whose webhooks wait, if no more came for so long."""
        with answering(), reading(self._engine) as connection:
            return inbox.with_deliveries(connection, self._clock(), quiet=quiet)

    def with_approved(self) -> Sequence[str]:
        """Municipalities with something to publish."""
        with answering(), reading(self._engine) as connection:
            return inbox.with_approved(connection)

    def running(self) -> Sequence[str]:
        """Municipalities in which a run goes on."""
        with answering(), reading(self._engine) as connection:
            return inbox.running(connection, self._clock())

    def figures(self) -> Figures:
        """What a monitoring system asks for; TryLater if the database does not answer."""
        with answering(), reading(self._engine) as connection:
            return figures(connection, self._clock())

    def sweep(self) -> int:
        """Delete what has run out; returns how many rows there were."""
        with self._writing() as connection:
            return sweep(connection, self._clock())

    @contextmanager
    def visits(self) -> Iterator[SqlVisits]:
        """Read who comes with a cookie and what they are where; on SQLite this waits for nobody who writes."""
        with answering(), reading(self._engine) as connection:
            yield SqlVisits(connection, self._clock())

    @contextmanager
    def queue(self, slugs: Sequence[str]) -> Iterator[SqlQueue]:
        """Read the drafts of exactly these municipalities; the caller has checked that somebody may."""
        with answering(), reading(self._engine) as connection:
            yield SqlQueue(connection, slugs, now=self._clock(), memory=self._sums)

    @contextmanager
    def overview(self, slugs: Sequence[str]) -> Iterator[SqlOverview]:
        """Read how things stand in exactly these municipalities; the caller has checked that somebody may."""
        with answering(), reading(self._engine) as connection:
            yield SqlOverview(connection, slugs, now=self._clock(), memory=self._sums)

    @contextmanager
    def saved_filters(self, person_id: int) -> Iterator[SqlSavedFilters]:
        """A transaction about the views of the queue that one person keeps."""
        with self._writing() as connection:
            yield SqlSavedFilters(connection, person_id)

    @contextmanager
    def handshakes(self) -> Iterator[SqlHandshakes]:
        """A transaction about sign-ins under way."""
        with self._writing() as connection:
            yield SqlHandshakes(connection, self._clock())

    @contextmanager
    def sign_ins(self) -> Iterator[SqlSignIns]:
        """A transaction about attempts to sign in."""
        with self._writing() as connection:
            yield SqlSignIns(connection, self._clock())

    @contextmanager
    def tokens(self, municipality: str) -> Iterator[SqlTokens]:
        """A transaction about the keys to the API of one municipality."""
        with self._writing() as connection:
            yield SqlTokens(enter(connection, municipality, now=self._clock))

    @contextmanager
    def bearers(self) -> Iterator[SqlBearers]:
        """A transaction about who comes with a key."""
        with self._writing() as connection:
            yield SqlBearers(connection, self._clock())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that may write; on SQLite the threads of a process take turns.

        SQLite's own way to wait for its one write lock is to try again after longer and longer pauses, so that some of
        fifty writers wait for seconds.
        """
        with answering(), self._turns, self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()
