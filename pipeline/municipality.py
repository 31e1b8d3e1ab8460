"""One tenant with everything that its pages need on their way."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from pipeline.document import ContentType
from pipeline.ports import Cms, Gate, Judge, TermFinder, Unread, all_read, open_gate
from pipeline.priority import NO_PRIORITIES, Priorities
from pipeline.routing import Routing
from pipeline.store_ports import KeptDocument, Store, Work


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city or county, its target locales, and the adapters that were wired for it."""

    slug: str
    locales: tuple[str, ...]
    cms: Cms
    routing: Routing
    terms: TermFinder
    judge: Judge
    store: Store
    gate: Gate = open_gate
    four_eyes: frozenset[ContentType] = frozenset()
    """Kinds of content that nobody releases after editing them alone."""
    publishes_unreviewed: bool = True
    """Whether text that nobody read may be published, labelled as machine-translated."""
    may_stay_unread: Unread = all_read
    priorities: Priorities = NO_PRIORITIES

    def transaction(self) -> AbstractContextManager[Work]:
        """One transaction, scoped to this municipality."""
        return self.store.transaction(self.slug)

    def reading(self) -> AbstractContextManager[Work]:
        """The same only to read, which waits for nobody who writes."""
        return self.store.reading(self.slug)

    def documents(self) -> list[KeptDocument]:
        """The newest version of every document that is not gone, parents before children."""
        with self.reading() as work:
            return list(work.documents.kept())
